// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import ChanceryTransparency
internal import Testing

@testable internal import ChanceryWire

extension Codec {
    static func logCodecs() throws -> [Codec] {
        [
            Codec(
                "LogEntry", try Sample.logEntries(), { $0.leaf }, { try $0.logEntry($1) }),
            Codec(
                "GetTreeHeadRequest", [GetTreeHeadRequest(treeSize: 5), GetTreeHeadRequest()], { $0.encoded() },
                { try $0.getTreeHeadRequest($1) }),
            Codec(
                "GetTreeHeadResponse", [GetTreeHeadResponse(treeHead: try Sample.treeHead(7))], { $0.encoded() },
                { try $0.getTreeHeadResponse($1) }),
            Codec(
                "GetInclusionProofRequest",
                [
                    GetInclusionProofRequest(leaf: .receipt(try Sample.receipt()), treeSize: 9),
                    GetInclusionProofRequest(leaf: .index(4), treeSize: 9),
                    GetInclusionProofRequest(leaf: .index(0)),
                ], { $0.encoded() }, { try $0.getInclusionProofRequest($1) }),
            Codec(
                "GetInclusionProofResponse",
                [
                    GetInclusionProofResponse(
                        leafIndex: 3, leaf: [8, 1], hashes: [Digest.sha256(of: [1]), Digest.sha256(of: [2])],
                        treeHead: try Sample.treeHead(4)),
                    GetInclusionProofResponse(leafIndex: 0, leaf: [], hashes: [], treeHead: try Sample.treeHead(1)),
                ], { $0.encoded() }, { try $0.getInclusionProofResponse($1) }),
            Codec(
                "GetConsistencyProofRequest",
                [
                    GetConsistencyProofRequest(fromSize: 2, toSize: 3), GetConsistencyProofRequest(fromSize: 1),
                ], { $0.encoded() }, { try $0.getConsistencyProofRequest($1) }),
            Codec(
                "GetConsistencyProofResponse",
                [
                    GetConsistencyProofResponse(
                        fromTreeHead: try Sample.treeHead(2), toTreeHead: try Sample.treeHead(3),
                        hashes: [Digest.sha256(of: [3])])
                ], { $0.encoded() }, { try $0.getConsistencyProofResponse($1) }),
            Codec(
                "ListLogEntriesRequest",
                [
                    ListLogEntriesRequest(firstLeafIndex: 7, pageSize: 5, pageToken: "token"), ListLogEntriesRequest(),
                ], { $0.encoded() }, { try $0.listLogEntriesRequest($1) }),
            Codec(
                "ListLogEntriesResponse",
                [
                    ListLogEntriesResponse(
                        firstLeafIndex: 7, leaves: [[8, 1], [8, 2, 16]], nextPageToken: "next", sequence: 40),
                    ListLogEntriesResponse(firstLeafIndex: 0, leaves: [], sequence: 0),
                ], { $0.encoded() }, { try $0.listLogEntriesResponse($1) }),
            Codec(
                "ListAuditEventsRequest",
                [
                    ListAuditEventsRequest(
                        actor: "office:vn-01", method: "daemon.start", from: try Sample.instant("2024-01-01T00:00:00Z"),
                        to: try Sample.instant("2024-02-01T00:00:00.5Z"), pageSize: 3, pageToken: "token"),
                    ListAuditEventsRequest(),
                ], { $0.encoded() }, { try $0.listAuditEventsRequest($1) }),
            Codec(
                "ListAuditEventsResponse",
                [
                    ListAuditEventsResponse(events: try Sample.auditEvents(), nextPageToken: "next"),
                    ListAuditEventsResponse(events: []),
                ], { $0.encoded() }, { try $0.listAuditEventsResponse($1) }),
        ]
    }
}

extension Sample {
    /// A head whose signature nobody checks here.
    static func treeHead(_ size: Int64) throws -> SignedTreeHead {
        let key = try VerificationKey(ed25519: [UInt8](repeating: 7, count: 32))
        let head = TreeHead(
            size: size, root: Digest.sha256(of: [UInt8(truncatingIfNeeded: size)]),
            time: try instant("2024-06-17T02:10:00.5Z"), audit: AuditMark(count: 12, chain: Digest.sha256(of: [12])))
        return Checkpoint.note(
            of: head, verifier: try LogVerifier(origin: .standard, key: key),
            signature: [UInt8](repeating: 9, count: 64))
    }

    static func signature(_ algorithm: SignatureAlgorithm = .ed25519) -> ReportSignature {
        ReportSignature(algorithm: algorithm, keyID: "key-1", value: [UInt8](repeating: 5, count: 64))
    }

    /// One of each kind, together with every field.
    static func logEntries() throws -> [LogEntry] {
        let time = try instant("2024-06-17T02:10:00.5Z")
        let key = try receipt().key
        func entry(_ change: LogEntry.Change) -> LogEntry {
            LogEntry(
                sequence: 9, committedAt: time, digest: Digest.sha256(of: [9]), submittedBy: "office:vn-01",
                change: change)
        }
        return [
            entry(
                .report(
                    LogEntry.ReportLeaf(
                        key: key, revision: 2, receivedAt: time.adding(seconds: -1),
                        firstReceivedAt: time.adding(seconds: -7), requestID: try requestID(), catalogueVersion: 3,
                        openQuestionCount: 4, reasonDigest: Digest.sha256(of: [1]),
                        signatureDigest: Digest.sha256(of: [2])))),
            entry(
                .act(
                    LogEntry.ActLeaf(
                        key: key, requestID: try requestID(),
                        fact: ActFact(kind: .reopen, revision: 0, until: time.adding(seconds: 60))))),
            entry(
                .pack(
                    LogEntry.PackLeaf(
                        group: "g2", regime: "FA-D09", from: key.period, through: try period("2024"), number: 2,
                        requestID: try requestID(), requestDigest: Digest.sha256(of: [3])))),
            entry(.catalogue(version: 5, edition: "bản 2024")),
        ]
    }

    /// What is read from a sample that says it is of this kind; `nil` when no sample does with what else it says.
    static func logEntry(ofKind number: UInt32) -> LogEntry? {
        let kind = RawMessage.make { $0.number(1, UInt64(number)) }
        do {
            let decoder = try Codec.decoder(.dropped)
            for sample in try logEntries() {
                do throws(WireError) {
                    // Every leaf begins with its kind, in two bytes.
                    return try decoder.logEntry(kind + sample.leaf.dropFirst(2))
                } catch {
                    continue
                }
            }
        } catch {
            Issue.record(error, "there are no samples")
        }
        return nil
    }

    static func auditEvents() throws -> [RecordedAuditEvent] {
        let time = try instant("2024-06-17T02:10:00.5Z")
        let event = AuditEvent(
            at: time, actor: "office:vn-01", requestID: "r-1", method: "chancery.v1.PackService/FreezePack",
            subject: "g2", outcome: .refused, detail: "an office does not freeze\npacks", count: 3)
        let first = AuditMark.start.recording(event)
        let second = AuditEvent(at: time, actor: "daemon", method: "daemon.start", outcome: .done)
        return [first, AuditMark(after: first).recording(second)]
    }
}

extension LogEntry {
    /// The kind of change in the words of the code.
    var kindName: String {
        switch change {
        case .report: "report"
        case .act: "act"
        case .pack: "pack"
        case .catalogue: "catalogue"
        }
    }
}
