// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryDocuments
internal import ChanceryModel
internal import ChanceryWire

/// Something that keeps a command from doing its work, as it is told: to people, to scripts, and by the exit status.
struct Problem: Error, Sendable {
    let status: CommandStatus
    /// In English, one line.
    let message: String
    /// Reason of the contract; empty where there is none.
    var reason = ""
    /// What is wrong with what was sent, each with its place and what would pass.
    var findings: [Finding] = []
    /// What the refusal also names: similar figures, the sheet in force, the current revision.
    var details: [FailureDetail] = []

    init(_ status: CommandStatus, _ message: String, reason: String = "") {
        self.status = status
        self.message = message
        self.reason = reason
    }

    init(_ error: any Error) {
        switch error {
        case let problem as Problem:
            self = problem
        case let end as DeadlineReached:
            let last = Problem(end.lastError)
            self.init(
                last.status == .unreachable ? .unreachable : .tryAgain, end.description, reason: last.reason)
        case let failure as CallFailure:
            self.init(Problem.status(of: failure), failure.message, reason: failure.reason.name)
            findings = failure.findings
            details = failure.metadata
        case is PlaintextRefused:
            self.init(.usage, "\(error)")
        case is CredentialsUnusable:
            self.init(.unreadable, "\(error)")
        case is PeerNotAccepted:
            self.init(.notAccepted, "\(error)")
        case is ConnectionLost:
            self.init(.unreachable, "\(error)")
        case let status as ForeignStatus:
            let isTemporary = RetryPolicy.leastDelay(after: status) != nil
            self.init(isTemporary ? .tryAgain : .internalError, status.description)
        case let failure as FileFailure:
            let status: CommandStatus =
                switch failure.operation {
                case .read: .unreadable
                case .write: .cannotWrite
                case .lock: .tryAgain
                }
            self.init(status, failure.description)
        default:
            self.init(.internalError, "\(error)")
        }
    }

    private static func status(of failure: CallFailure) -> CommandStatus {
        if RetryPolicy.leastDelay(after: failure) != nil { return .tryAgain }
        return switch failure.reason {
        case .internalError, .malformedRequest, .unknownField, .unknownMethod, .badPageToken: .internalError
        case .unauthenticated: .notAccepted
        default: .refused
        }
    }

    /// For people.
    var text: String {
        let located = findings.map { LocatedFinding(finding: $0, location: nil) }
        let list = FindingList.text(located, file: "refused", TextStyle())
        // Only what can be asked for instead; the message says the rest.
        let instead = details.filter { ["near", "sheet_in_force"].contains($0.name) }.map {
            "\n    → " + printable($0.value)
        }
        // By this the operator finds the call in the log.
        let request = details.first { $0.name == "request_id" }.map { " (request " + printable($0.value) + ")" } ?? ""
        return "chancery: " + printable(message) + (reason.isEmpty ? "" : " [\(reason)]") + request
            + instead.joined() + (list.isEmpty ? "" : "\n" + list.dropLast())
    }

    /// For scripts.
    var json: JSONValue {
        [
            "error": [
                "exit_status": .integer(Int64(status.rawValue)), "reason": .optional(reason),
                "message": .string(message),
                "details": .array(details.map { ["name": .string($0.name), "value": .string($0.value)] }),
                "findings": FindingList.json(findings.map { LocatedFinding(finding: $0, location: nil) }),
            ]
        ]
    }
}
