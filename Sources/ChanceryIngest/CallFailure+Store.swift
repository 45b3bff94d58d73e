// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
public import ChanceryStore
public import ChanceryWire

extension CallFailure {
    /// The refusal of a report, with every finding.
    init(refusedWith findings: [Finding]) {
        let errors = findings.count { $0.severity == .error }
        self.init(
            .reportRefused,
            "the report has \(errors) \(errors == 1 ? "error" : "errors"); nothing was stored",
            metadata: [FailureDetail("errors", String(errors))], findings: findings)
    }

    /// The same with the head of the receipt that stands in the way.
    func sealed(by store: any ReportStore) -> CallFailure {
        guard let current else { return self }
        do {
            var failure = self
            failure.current?.treeHead = try store.treeHead(sealing: current.sequence)
            return failure
        } catch {
            return CallFailure(readError: error)
        }
    }

    init(_ refusal: CommitRefusal) {
        switch refusal {
        case .requestIDReused(let first):
            self.init(
                .requestIDReused,
                "the request id was used before for another report of \(first.key) and cannot be used again; "
                    + "nothing was changed",
                current: first)
        case .alreadyReported(let current):
            self.init(
                .alreadyReported,
                "\(current.key) has revision \(current.revision); a correction names the revision it replaces",
                metadata: [FailureDetail("current_revision", String(current.revision))], current: current)
        case .staleRevision(let current):
            self.init(
                .staleRevision,
                "\(current.key) is at revision \(current.revision) by now; get it and correct that one",
                metadata: [FailureDetail("current_revision", String(current.revision))], current: current)
        case .nothingToCorrect:
            self.init(.nothingToCorrect, "there is no report to correct; send it without a correction")
        case .closed(let standing, let since):
            self.init(closed: standing, since: since)
        case .revisionLimit(let max):
            self.init(
                .revisionLimit, "the report has \(max) revisions, as many as one report may have",
                metadata: [FailureDetail("revisions_max", String(max))])
        case .unknownCatalogueVersion:
            self.init(.internalError, "the catalogue that the report was validated against is not installed")
        }
    }

    private init(closed standing: ReportStanding, since: Instant) {
        let closedAt = since.rfc3339(in: .utc)
        var metadata = [FailureDetail("closed_at", closedAt)]
        var message = "the report was closed at \(closedAt) and takes no more revisions"
        if let until = standing.reopenedUntil?.rfc3339(in: .utc) {
            metadata.append(FailureDetail("reopened_until", until))
            message = "the report was closed at \(closedAt) and reopened until \(until), which is past"
        }
        self.init(.reportClosed, message, metadata: metadata)
    }

    /// The store could not commit. The operator finds the cause in the log.
    public init(commitError error: StoreError) {
        switch error.kind {
        case .closed:
            self.init(.draining, "the server is stopping; nothing was stored", retryDelayMilliseconds: 1000)
        case .diskFull:
            self.init(
                .storeFull, "the server's disk is full; nothing was stored, try again later",
                retryDelayMilliseconds: 30_000)
        default:
            self.init(
                .storeUnavailable, "the server cannot write at the moment; nothing was stored",
                retryDelayMilliseconds: 5000)
        }
    }

    /// The store could not be read.
    init(readError error: StoreError) {
        switch error.kind {
        case .closed:
            self.init(.draining, "the server is stopping", retryDelayMilliseconds: 1000)
        default:
            self.init(
                .storeUnavailable, "the server cannot read its store at the moment", retryDelayMilliseconds: 5000)
        }
    }
}
