// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChancerySamples
internal import ChanceryTelemetry
internal import Logging
internal import Testing

@testable internal import ChanceryServer

@Suite struct ConfigurationReloadTests {
    private static func text(level: String, lanes: Int) -> String {
        "store: {directory: /s}\nlog: {level: \(level)}\ningest: {lanes: \(lanes)}\n"
    }

    @Test("What may change is taken over, what may not is named, and a mistake changes nothing")
    func reload() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(Self.text(level: "info", lanes: 1), to: "c.yaml")
        let sources = ConfigurationSources(file: path)
        let level = SharedLogLevel(.info)
        let log = LogLines()
        let reload = ConfigurationReload(
            sources: sources, started: try sources.read(), logLevel: level, logger: log.logger)

        _ = try folder.write(Self.text(level: "debug", lanes: 1), to: "c.yaml")
        try reload.reload()
        #expect(level.level == .debug)
        #expect(log.lines.all.isEmpty)

        _ = try folder.write(Self.text(level: "loud", lanes: 2), to: "c.yaml")
        let error = #expect(throws: StartupError.self) { try reload.reload() }
        #expect(error?.description.contains("log.level (line 2)") == true)
        #expect(level.level == .debug)
        #expect(log.lines.all.isEmpty)

        _ = try folder.write(Self.text(level: "warning", lanes: 2), to: "c.yaml")
        try reload.reload()
        #expect(level.level == .warning)
        #expect(log.lines.all.count == 1)
        #expect(log.lines.all.first?.contains("ingest.lanes") == true)
        #expect(log.lines.all.first?.contains("log.level") == false)
    }
}
