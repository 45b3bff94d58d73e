// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@testable internal import ChanceryWire

@Suite("Failures as google.rpc.Status")
struct CallFailureTests {
    private func decoded(_ failure: CallFailure) throws -> CallFailure? {
        try Codec.decoder(.dropped).callFailure(
            code: failure.reason.code.rawValue, message: failure.message, details: failure.statusDetails())
    }

    @Test("a failure with every detail comes back")
    func everything() throws {
        let failure = try Sample.failure()
        #expect(try decoded(failure) == failure)
        #expect(
            failure.statusDetails().map(\.typeURL) == [
                "type.googleapis.com/google.rpc.ErrorInfo", "type.googleapis.com/google.rpc.RetryInfo",
                "type.googleapis.com/chancery.v1.ReportRefusal", "type.googleapis.com/chancery.v1.RevisionConflict",
            ])
    }

    @Test("every reason comes back, with its code", arguments: ErrorReason.allCases)
    func reasons(reason: ErrorReason) throws {
        let failure = CallFailure(reason, "a sentence")
        #expect(failure.statusDetails().count == 1)
        #expect(try decoded(failure) == failure)
        let decoder = try Codec.decoder(.dropped)
        let status = try decoder.status(failure.encodedStatus())
        #expect(status.code == reason.code.rawValue)
        #expect(decoder.callFailure(code: status.code, message: status.message, details: status.details) == failure)
    }

    @Test("the first detail names reason and domain")
    func errorInfo() {
        let value = CallFailure(.officeBusy, "", metadata: [FailureDetail("limit", "8")]).statusDetails()[0].value
        let expected = RawMessage.make { info in
            info.text(1, "OFFICE_BUSY")
            info.text(2, "chancery")
            info.message(3) { entry in
                entry.text(1, "limit")
                entry.text(2, "8")
            }
        }
        #expect(value == expected)
    }

    @Test(
        "retry delays to the millisecond, rounded up",
        arguments: [
            (0, 0, 0), (1, 250_000_000, 1250), (0, 1, 1), (90, 999_999_999, 91_000),
        ] as [(UInt64, UInt64, Int64)])
    func retryDelay(seconds: UInt64, nanoseconds: UInt64, milliseconds: Int64) throws {
        let retryInfo = RawMessage.make { info in
            info.message(1) { duration in
                duration.number(1, seconds)
                duration.number(2, nanoseconds)
            }
        }
        let failure = CallFailure(.draining, "")
        let details =
            failure.statusDetails() + [(typeURL: "type.googleapis.com/google.rpc.RetryInfo", value: retryInfo)]
        let read = try Codec.decoder(.dropped).callFailure(code: 14, message: "", details: details)
        #expect(read?.retryDelayMilliseconds == milliseconds)
    }

    @Test("failures of others are not taken for ours")
    func foreign() throws {
        let decoder = try Codec.decoder(.dropped)
        func read(_ reason: String, _ domain: String, code: Int32 = 14) -> CallFailure? {
            let info = RawMessage.make { info in
                info.text(1, reason)
                info.text(2, domain)
            }
            return decoder.callFailure(
                code: code, message: "", details: [(typeURL: "type.googleapis.com/google.rpc.ErrorInfo", value: info)])
        }
        #expect(read("DRAINING", "chancery")?.reason == .draining)
        #expect(read("DRAINING", "example.com") == nil)
        #expect(read("TEAPOT", "chancery") == nil)
        #expect(read("DRAINING", "chancery", code: 13) == nil)
        #expect(decoder.callFailure(code: 14, message: "", details: []) == nil)
    }

    @Test("details that nobody can read make no failure, details of other types are passed over")
    func otherDetails() throws {
        let decoder = try Codec.decoder(.dropped)
        let details = CallFailure(.draining, "").statusDetails()
        let broken = details + [(typeURL: "type.googleapis.com/chancery.v1.RevisionConflict", value: [0xFF])]
        #expect(decoder.callFailure(code: 14, message: "", details: broken) == nil)
        let more = details + [(typeURL: "type.googleapis.com/google.rpc.Help", value: [0xFF])]
        #expect(decoder.callFailure(code: 14, message: "", details: more)?.reason == .draining)
    }

    @Test("an import counts what became of its reports")
    func importCounts() throws {
        let response = try Sample.imports()
        #expect(response.acceptedCount == 1 && response.repeatedCount == 1 && response.refusedCount == 2)
    }

    @Test("an import result with a reason of a later version is refused by name")
    func unknownReasonInImport() throws {
        let bytes = RawMessage.make { response in
            response.message(1) { result in
                result.message(3) { $0.number(1, 14) }
            }
        }
        #expect(
            throws: WireError.invalidFields([
                FieldProblem(path: "results[0].error", rule: "must have a reason of this contract")
            ])
        ) {
            try Codec.decoder(.dropped).importReportsResponse(bytes)
        }
    }

    @Test("decoding failures say what a client can act on")
    func decodingFailures() {
        #expect(CallFailure(WireError.malformed(message: "m")).reason == .malformedRequest)
        let tooBig = CallFailure(WireError.tooBig(message: "m", budgetBytes: 7))
        #expect(tooBig.reason == .requestTooBig && tooBig.metadata == [FailureDetail("budget_bytes", "7")])
        #expect(CallFailure(WireError.unknownField(message: "m", tag: 9)).reason.code == .invalidArgument)
        let invalid = CallFailure(WireError.invalidFields([FieldProblem(path: "a.b", rule: "must be c")]))
        #expect(invalid.reason == .invalidField && invalid.metadata == [FailureDetail("a.b", "must be c")])
    }
}
