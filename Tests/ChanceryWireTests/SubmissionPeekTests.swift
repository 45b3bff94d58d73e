// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import SeededRandom
internal import Testing

@testable internal import ChanceryWire

@Suite("SubmissionPeek")
struct SubmissionPeekTests {
    private func submission(_ report: [UInt8]) throws -> [UInt8] {
        SubmitReportRequest(report: report, requestID: try Sample.requestID()).encoded()
    }

    @Test("finds the office of what the encoder writes")
    func encoded() throws {
        #expect(try SubmissionPeek.office(inSubmission: submission(Sample.report().encoded())) == "vn-01")
    }

    @Test("finds it behind other fields, within a bound")
    func otherOrders() throws {
        func report(after count: Int) -> [UInt8] {
            RawMessage.make { report in
                for index in 0..<count {
                    if index % 2 == 0 { report.number(4, 9) } else { report.text(2, "FA-D09") }
                }
                report.text(1, "vn-31")
            }
        }
        let request = RawMessage.make { request in
            request.text(2, "id first")
            request.data(1, report(after: 5))
        }
        #expect(SubmissionPeek.office(inSubmission: request) == "vn-31")
        #expect(try SubmissionPeek.office(inSubmission: submission(report(after: 63))) == "vn-31")
        #expect(try SubmissionPeek.office(inSubmission: submission(report(after: 64))) == nil)
    }

    @Test("fixed-width fields are passed over, groups end the search")
    func wireTypes() throws {
        let fixed: [UInt8] = [0x09] + Array(repeating: 1, count: 8) + [0x15] + Array(repeating: 2, count: 4)
        let office = RawMessage.make { $0.text(1, "vn-06") }
        #expect(try SubmissionPeek.office(inSubmission: submission(Array(fixed[9...]) + office)) == "vn-06")
        #expect(try SubmissionPeek.office(inSubmission: submission([0x13, 0x14] + office)) == nil)
    }

    @Test("no office where there is none or none that can be one")
    func none() throws {
        #expect(SubmissionPeek.office(inSubmission: []) == nil)
        #expect(try SubmissionPeek.office(inSubmission: submission([])) == nil)
        #expect(try SubmissionPeek.office(inSubmission: submission(RawMessage.make { $0.text(2, "r") })) == nil)
        #expect(try SubmissionPeek.office(inSubmission: submission(RawMessage.make { $0.data(1, [0xFF]) })) == nil)
        let long = String(repeating: "x", count: SubmissionPeek.officeBytesMax)
        #expect(try SubmissionPeek.office(inSubmission: submission(RawMessage.make { $0.text(1, long) })) == long)
        #expect(try SubmissionPeek.office(inSubmission: submission(RawMessage.make { $0.text(1, long + "x") })) == nil)
    }

    @Test("random and cut-off bytes")
    func random() throws {
        var generator = SeededGenerator(seed: 3)
        let sample = try submission(Sample.report().encoded())
        for length in 0..<sample.count { _ = SubmissionPeek.office(inSubmission: Array(sample[..<length])) }
        for _ in 0..<5000 {
            let count = Int.random(in: 0...60, using: &generator)
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            _ = SubmissionPeek.office(inSubmission: bytes)
        }
    }
}
