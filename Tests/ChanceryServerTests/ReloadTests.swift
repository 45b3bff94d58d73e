// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChancerySamples
internal import Testing

@testable internal import ChanceryServer

@Suite struct ReloadTests {
    private struct Part: Reloadable {
        struct Broken: Error {}
        let reloads: Recorder<String>
        let name: String
        var isBroken = false

        func reload() throws {
            reloads.record(name)
            if isBroken { throw Broken() }
        }
    }

    @Test("Every part is reloaded, a failing one keeps nobody back, and the log tells each outcome")
    func all() {
        let log = LogLines()
        let reloads = Recorder<String>()
        let reloading = Reloading(logger: log.logger)
        reloading.add("first", Part(reloads: reloads, name: "first"))
        reloading.add("second", Part(reloads: reloads, name: "second", isBroken: true))
        reloading.add("third", Part(reloads: reloads, name: "third"))
        #expect(reloading.reload() == ["second"])
        #expect(reloads.all == ["first", "second", "third"])
        #expect(log.lines.all.count { $0.hasPrefix("notice: reloaded") } == 2)
        #expect(log.lines.all.count { $0.hasPrefix("error: a reload failed") && $0.contains("second") } == 1)
    }
}
