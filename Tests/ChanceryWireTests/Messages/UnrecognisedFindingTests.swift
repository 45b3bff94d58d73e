// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@testable internal import ChanceryWire

@Suite("Findings of a newer server")
struct UnrecognisedFindingTests {
    @Test func isShownWithItsNumberAndName() throws {
        var writer = ProtoWriter()
        writer.message(1) { finding in
            finding.integer(1, Int32(9001))
            finding.text(2, "MOON_IN_WRONG_PHASE")
            finding.integer(3, Int32(2))
            finding.text(4, "figures[3]")
            finding.text(6, "moon")
            finding.label(7, Label(english: "Wait.", vietnamese: "Xin chờ."))
        }
        let decoder = try Codec.decoder(.dropped)
        let finding = try #require(try decoder.validateReportResponse(writer.bytes).findings.first)
        #expect(finding.code == .unrecognised)
        #expect(finding.rule == "9001 MOON_IN_WRONG_PHASE: moon")
        #expect(finding.severity == .warning)
        #expect(finding.path == "figures[3]")
        #expect(finding.message.vietnamese == "Xin chờ.")
    }
}
