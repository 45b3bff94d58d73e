// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// One line of the audit trail: who tried or did what, and what came of it.
public struct AuditEvent: Hashable, Sendable {
    public enum Outcome: String, CaseIterable, Hashable, Sendable {
        /// Let pass, by a rule that is worth a line.
        case allowed
        case refused
        case done
    }

    public var at: Instant
    /// A `PeerIdentity` as text; `daemon` for what the daemon did by itself.
    public var actor: String
    /// The request id of the call; empty where there was no call.
    public var requestID: String
    /// The method (`chancery.v1.ReportService/SubmitReport`) or the deed (`daemon.start`).
    public var method: String
    /// What it was about, such as an office, a report key, a catalogue version.
    public var subject: String
    public var outcome: Outcome
    /// In words: the rule that refused, or what changed.
    public var detail: String
    /// How many equal events this line stands for.
    public var count: Int64

    public init(
        at: Instant, actor: String, requestID: String = "", method: String, subject: String = "", outcome: Outcome,
        detail: String = "", count: Int64 = 1
    ) {
        self.at = at
        self.actor = actor
        self.requestID = requestID
        self.method = method
        self.subject = subject
        self.outcome = outcome
        self.detail = detail
        self.count = count
    }

    /// Bytes of one text of an event; longer ones are cut by whoever makes the event.
    public static let textBytesMax = 1024
    public static let detailBytesMax = 4096
}

/// A line of the audit trail as it is kept.
public struct RecordedAuditEvent: Hashable, Sendable {
    /// 1, 2, 3, ... without gaps.
    public let number: Int64
    public let event: AuditEvent
    /// SHA-256 over the chain hash of the line before (32 zero bytes for the first) and this event.
    public let chain: Digest

    public init(number: Int64, event: AuditEvent, chain: Digest) {
        self.number = number
        self.event = event
        self.chain = chain
    }
}

extension AuditEvent {
    /// With texts cut, at a character, to what a store takes.
    public var bounded: AuditEvent {
        var event = self
        event.actor = actor.cut(toBytes: AuditEvent.textBytesMax)
        event.requestID = requestID.cut(toBytes: AuditEvent.textBytesMax)
        event.method = method.cut(toBytes: AuditEvent.textBytesMax)
        event.subject = subject.cut(toBytes: AuditEvent.textBytesMax)
        event.detail = detail.cut(toBytes: AuditEvent.detailBytesMax)
        event.count = max(1, count)
        return event
    }
}

extension String {
    /// The longest beginning of whole scalars that has at most `bytesMax` bytes.
    fileprivate func cut(toBytes bytesMax: Int) -> String {
        guard utf8.count > bytesMax else { return self }
        var result = String.UnicodeScalarView()
        var bytes = 0
        for scalar in unicodeScalars {
            bytes += String(scalar).utf8.count
            if bytes > bytesMax { break }
            result.append(scalar)
        }
        return String(result)
    }
}
