// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

extension LogEntry {
    /// The leaf: an encoded chancery.v1.LogEntry in the one form that is hashed.
    public var leaf: [UInt8] {
        var writer = CanonicalBytes()
        writer.number(1, change.number)
        writer.number(2, sequence)
        writer.number(3, committedAt.microsecondsSinceEpoch)
        writer.data(4, digest.bytes)
        writer.text(5, submittedBy)
        switch change {
        case .report(let report): writer.report(report)
        case .act(let act): writer.act(act)
        case .pack(let pack): writer.pack(pack)
        case .catalogue(let version, let edition):
            writer.number(13, version)
            writer.text(23, edition)
        }
        return writer.bytes
    }

    public var leafHash: Digest { MerkleHash.leaf(leaf) }
}

extension LogEntry.Change {
    /// As in chancery.v1.LogEntryKind.
    fileprivate var number: Int64 {
        switch self {
        case .report: 1
        case .act: 2
        case .pack: 3
        case .catalogue: 4
        }
    }
}

extension CanonicalBytes {
    fileprivate mutating func report(_ report: LogEntry.ReportLeaf) {
        key(report.key)
        number(9, Int64(report.revision))
        number(10, report.receivedAt.microsecondsSinceEpoch)
        number(11, report.firstReceivedAt.microsecondsSinceEpoch)
        data(12, report.requestID.bytes)
        number(13, report.catalogueVersion)
        number(14, Int64(report.openQuestionCount))
        data(15, report.reasonDigest?.bytes)
        data(16, report.signatureDigest?.bytes)
    }

    fileprivate mutating func act(_ act: LogEntry.ActLeaf) {
        key(act.key)
        number(9, Int64(act.fact.revision))
        data(12, act.requestID.bytes)
        text(17, act.fact.kind.rawValue)
        number(18, act.fact.until?.microsecondsSinceEpoch ?? 0)
    }

    fileprivate mutating func pack(_ pack: LogEntry.PackLeaf) {
        text(7, pack.regime)
        text(8, pack.from.code)
        data(12, pack.requestID.bytes)
        text(19, pack.group)
        text(20, pack.through.code)
        number(21, Int64(pack.number))
        data(22, pack.requestDigest.bytes)
    }

    private mutating func key(_ key: ReportKey) {
        text(6, key.office)
        text(7, key.regime)
        text(8, key.period.code)
    }
}
