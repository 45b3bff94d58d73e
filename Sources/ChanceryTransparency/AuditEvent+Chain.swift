// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
public import ChanceryModel

extension AuditEvent {
    /// The chain hash of the line with this event, after a line whose chain hash is `previous`.
    public func chain(after previous: Digest, number: Int64) -> Digest {
        var writer = CanonicalBytes()
        writer.number(1, number)
        writer.number(2, at.microsecondsSinceEpoch)
        writer.text(3, actor)
        writer.text(4, requestID)
        writer.text(5, method)
        writer.text(6, subject)
        writer.text(7, outcome.rawValue)
        writer.text(8, detail)
        writer.number(9, count)
        return .sha256(previous.bytes, writer.bytes)
    }
}

extension AuditMark {
    /// The next line of the trail.
    public func recording(_ event: AuditEvent) -> RecordedAuditEvent {
        RecordedAuditEvent(number: count + 1, event: event, chain: event.chain(after: chain, number: count + 1))
    }

    public init(after line: RecordedAuditEvent) { self.init(count: line.number, chain: line.chain) }
}
