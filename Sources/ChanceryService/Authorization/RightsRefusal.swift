// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel
internal import ChanceryWire

/// A call that was refused for lack of rights: for the audit trail and the log.
public struct RightsRefusal: Hashable, Sendable {
    public let identity: PeerIdentity
    public let requestID: String
    /// `chancery.v1.ReportService/SubmitReport`.
    public let method: String
    /// What it was about, in words; holds no content of reports.
    public let subject: String
    public let rule: Rule
}

extension CallFailure {
    init(_ refusal: RightsRefusal) {
        self.init(
            .permissionDenied,
            "\(refusal.identity) may not call \(refusal.method) on \(refusal.subject): \(refusal.rule.sentence)",
            metadata: [
                FailureDetail("identity", refusal.identity.description), FailureDetail("method", refusal.method),
                FailureDetail("subject", refusal.subject), FailureDetail("rule", refusal.rule.rawValue),
            ])
    }
}
