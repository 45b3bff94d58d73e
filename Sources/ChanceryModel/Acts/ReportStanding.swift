// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// What the store knows of an act without reading its text.
public struct ActFact: Hashable, Sendable {
    public let kind: ActKind
    /// The revision it is about; 0 for none.
    public let revision: Int32
    public let until: Instant?

    public init(kind: ActKind, revision: Int32 = 0, until: Instant? = nil) {
        self.kind = kind
        self.revision = revision
        self.until = until
    }
}

/// Where a report stands, from its current revision and the acts on it.
public struct ReportStanding: Hashable, Sendable {
    public enum State: String, CaseIterable, Hashable, Sendable {
        /// Never sent.
        case missing
        case submitted
        /// Sent back and not corrected since: it counts nowhere.
        case returned
        case accepted
    }

    public let state: State
    /// The current revision; 0 when missing.
    public let revision: Int32
    /// Whether a `close` was the last word, whatever was reopened for a time.
    public let isClosed: Bool
    /// The first moment at which a reopened report is shut again; `nil` when it was not reopened since it was closed.
    public let reopenedUntil: Instant?
    /// The first late moment by the longest extension; `nil` without one.
    public let extendedUntil: Instant?

    public init(
        state: State, revision: Int32, isClosed: Bool = false, reopenedUntil: Instant? = nil,
        extendedUntil: Instant? = nil
    ) {
        self.state = state
        self.revision = revision
        self.isClosed = isClosed
        self.reopenedUntil = reopenedUntil
        self.extendedUntil = extendedUntil
    }

    /// - Parameter acts: of this report, in the order of the store.
    public init(revision: Int32, acts: some Sequence<ActFact>) {
        var state = revision == 0 ? State.missing : .submitted
        var isClosed = false
        var reopenedUntil: Instant?
        var extendedUntil: Instant?
        for act in acts {
            switch act.kind {
            case .giveBack: if act.revision == revision, revision > 0 { state = .returned }
            case .accept: if act.revision == revision, revision > 0 { state = .accepted }
            case .close:
                isClosed = true
                reopenedUntil = nil
            case .reopen: if isClosed { reopenedUntil = act.until }
            case .extend:
                if let until = act.until { extendedUntil = max(until, extendedUntil ?? until) }
            case .reply, .score: break
            }
        }
        self.init(
            state: state, revision: revision, isClosed: isClosed, reopenedUntil: reopenedUntil,
            extendedUntil: extendedUntil)
    }

    /// Whether a revision received at `moment` can be taken.
    public func takesRevisions(at moment: Instant) -> Bool {
        guard isClosed else { return true }
        guard let reopenedUntil else { return false }
        return moment < reopenedUntil
    }
}
