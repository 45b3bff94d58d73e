// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Which lines of the audit trail are wanted. What is `nil` does not restrict.
public struct AuditFilter: Hashable, Sendable {
    public var actor: String?
    public var method: String?
    /// The first moment.
    public var from: Instant?
    /// The last moment.
    public var to: Instant?

    public init(actor: String? = nil, method: String? = nil, from: Instant? = nil, to: Instant? = nil) {
        self.actor = actor
        self.method = method
        self.from = from
        self.to = to
    }

    func matches(_ event: AuditEvent) -> Bool {
        (actor ?? event.actor) == event.actor && (method ?? event.method) == event.method
            && from ?? event.at <= event.at && to ?? event.at >= event.at
    }
}
