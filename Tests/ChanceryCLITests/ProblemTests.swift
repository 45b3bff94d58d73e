// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryWire
internal import Testing

@testable internal import chancery

struct ProblemTests {
    @Test(arguments: ErrorReason.allCases)
    func `every reason of the contract has an exit status`(reason: ErrorReason) {
        let problem = Problem(CallFailure(reason, "why", retryDelayMilliseconds: nil))
        let expected: CommandStatus =
            switch reason {
            case .draining, .storeUnavailable, .deadlinePassed: .tryAgain
            case .unauthenticated: .notAccepted
            case .internalError, .malformedRequest, .unknownField, .unknownMethod, .badPageToken: .internalError
            default: .refused
            }
        #expect(problem.status == expected)
        #expect(problem.text == "chancery: why [\(reason.name)]")
    }

    @Test func `a refusal ends with the id by which the operator finds it`() {
        let failure = CallFailure(.noSuchGroup, "no such group", metadata: [FailureDetail("request_id", "4qk7x-1")])
        #expect(Problem(failure).text == "chancery: no such group [NO_SUCH_GROUP] (request 4qk7x-1)")
    }

    @Test func `a busy server says when to try again`() {
        #expect(Problem(CallFailure(.officeBusy, "busy", retryDelayMilliseconds: 5)).status == .tryAgain)
    }

    @Test func `the worse status wins`() {
        for status in CommandStatus.allCases {
            #expect(status.combined(with: .success) == status)
            #expect(CommandStatus.success.combined(with: status) == status)
        }
        #expect(CommandStatus.refused.combined(with: .unreachable) == .unreachable)
        #expect(CommandStatus.internalError.combined(with: .tryAgain) == .internalError)
    }

    @Test func `a refusal names what can be asked for instead`() {
        let failure = CallFailure(
            .noSuchFigure, "no such figure",
            metadata: [FailureDetail("near", "agreements.signed partner=JP-NARA"), FailureDetail("limit", "9")])
        let problem = Problem(failure)
        #expect(problem.text == "chancery: no such figure [NO_SUCH_FIGURE]\n    → agreements.signed partner=JP-NARA")
        #expect(problem.json.line.contains("\"details\":[{\"name\":\"near\""))
    }
}
