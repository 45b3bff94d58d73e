// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryTransparency
internal import ChanceryWire
internal import Testing

@testable internal import ChanceryService

/// The log as clients see it.
@Suite struct LogMethodsTests {
    /// A store with one catalogue and six reports in two commits.
    private func bench() throws -> ServiceBench {
        let bench = try ServiceBench()
        for (index, numbers) in [[1, 2, 3, 4], [5, 6]].enumerated() {
            let reports = numbers.map { number in
                Sample.validated(Sample.report(period: String(2000 + number)), request: number)
            }
            _ = try bench.store.base.writer.commit(reports, at: Sample.now.adding(seconds: Int64(index)))
        }
        return bench
    }

    private func proof(_ bench: ServiceBench, _ request: GetInclusionProofRequest) async throws
        -> GetInclusionProofResponse
    {
        let outcome = try await bench.call(MethodNames.getInclusionProof, request.encoded())
        return try Sample.decoder().getInclusionProofResponse(try #require(outcome.bytes))
    }

    @Test("Every leaf is proved in the tree of its commit, and in later ones")
    func inclusion() async throws {
        let bench = try bench()
        for (index, own) in [1, 5, 5, 5, 5, 7, 7].enumerated() {
            for size in [0, 7] {
                let found = try await proof(
                    bench, GetInclusionProofRequest(leaf: .index(Int64(index)), treeSize: Int64(size)))
                let head = found.treeHead.head
                #expect(head.size == (size == 0 ? Int64(own) : 7))
                #expect(found.leafIndex == Int64(index))
                #expect(
                    MerkleProof.isIncluded(
                        MerkleHash.leaf(found.leaf), at: found.leafIndex, size: head.size, root: head.root,
                        proof: found.hashes))
            }
        }
    }

    @Test("A receipt finds its leaf; another's receipt does not")
    func receipt() async throws {
        let bench = try bench()
        let stored = try #require(
            try bench.store.read { try $0.list(.init(), after: nil, limit: 9, currentOnly: true, asOf: nil) }.last)
        let found = try await proof(bench, GetInclusionProofRequest(leaf: .receipt(stored.receipt)))
        #expect(try Sample.decoder().logEntry(found.leaf).isOf(stored.receipt))
        let other = Receipt(
            key: stored.receipt.key, revision: 2, sequence: stored.receipt.sequence,
            receivedAt: stored.receipt.receivedAt, digest: stored.receipt.digest, requestID: stored.receipt.requestID,
            catalogueVersion: 1)
        let request = GetInclusionProofRequest(leaf: .receipt(other))
        let failure = try await bench.call(MethodNames.getInclusionProof, request.encoded()).failure
        #expect(failure?.reason == .noSuchLeaf)
    }

    @Test("Heads are proved to belong to one log")
    func consistency() async throws {
        let bench = try bench()
        for (from, to) in [(1, 5), (5, 7), (1, 0), (7, 7)] {
            let request = GetConsistencyProofRequest(fromSize: Int64(from), toSize: Int64(to))
            let outcome = try await bench.call(MethodNames.getConsistencyProof, request.encoded())
            let found = try Sample.decoder().getConsistencyProofResponse(try #require(outcome.bytes))
            let (old, new) = (found.fromTreeHead.head, found.toTreeHead.head)
            #expect(old.size == Int64(from) && new.size == (to == 0 ? 7 : Int64(to)))
            #expect(
                MerkleProof.isConsistent(
                    old: old.size, oldRoot: old.root, new: new.size, newRoot: new.root, proof: found.hashes))
        }
    }

    @Test("Heads, leaves and sizes that there are not are refused, with what there is")
    func refused() async throws {
        let bench = try bench()
        let head = try await bench.call(MethodNames.getTreeHead, GetTreeHeadRequest(treeSize: 6).encoded()).failure
        #expect(head?.reason == .noSuchTreeHead && head?.metadata.first?.value == "7")
        for (leaf, size, reason) in [(7, 0, ErrorReason.noSuchLeaf), (6, 5, .noSuchLeaf), (0, 3, .noSuchTreeHead)] {
            let request = GetInclusionProofRequest(leaf: .index(Int64(leaf)), treeSize: Int64(size))
            let failure = try await bench.call(MethodNames.getInclusionProof, request.encoded()).failure
            #expect(failure?.reason == reason)
        }
        let backwards = GetConsistencyProofRequest(fromSize: 7, toSize: 5)
        let failure = try await bench.call(MethodNames.getConsistencyProof, backwards.encoded()).failure
        #expect(failure?.reason == .invalidField)
        let ahead = try await bench.call(
            MethodNames.getConsistencyProof, GetConsistencyProofRequest(fromSize: 99).encoded()
        ).failure
        #expect(ahead?.reason == .noSuchTreeHead)
    }

    @Test("Pages of leaves joined are the leaves, from any leaf on", arguments: [Int64(0), 3, 7, 50])
    func leaves(first: Int64) async throws {
        let bench = try bench()
        let all = try bench.store.read { try $0.logEntries(from: 0, limit: 99) }.map(\.leaf)
        var request = ListLogEntriesRequest(firstLeafIndex: first, pageSize: 2)
        var found: [[UInt8]] = []
        repeat {
            let outcome = try await bench.call(MethodNames.listLogEntries, request.encoded())
            let page = try Sample.decoder().listLogEntriesResponse(try #require(outcome.bytes))
            #expect(page.leaves.count <= 2 && page.sequence == 7)
            #expect(page.firstLeafIndex == first + Int64(found.count))
            found += page.leaves
            request.pageToken = page.nextPageToken
        } while !request.pageToken.isEmpty
        #expect(found == Array(all.dropFirst(Int(first))))
    }

    @Test("Audit lines are listed by actor, method and time, in pages")
    func audit() async throws {
        let bench = try bench()
        let events = (0..<7).map { number in
            AuditEvent(
                at: Sample.now.adding(seconds: Int64(number)), actor: number % 2 == 0 ? "a:1" : "b:2", method: "m",
                outcome: .refused)
        }
        try bench.store.base.writer.append(audit: events, at: Sample.now)
        var request = ListAuditEventsRequest(actor: "a:1", from: Sample.now.adding(seconds: 1), pageSize: 2)
        var found: [AuditEvent] = []
        repeat {
            let outcome = try await bench.call(MethodNames.listAuditEvents, request.encoded())
            let page = try Sample.decoder().listAuditEventsResponse(try #require(outcome.bytes))
            #expect(page.events.count <= 2)
            found += page.events.map(\.event)
            request.pageToken = page.nextPageToken
        } while !request.pageToken.isEmpty
        #expect(found == [events[2], events[4], events[6]])
    }

    @Test("A page of the longest audit lines fits into the shortest answer that a daemon can be set to")
    func longAudit() async throws {
        let bench = try bench()
        let text = String(repeating: "x", count: AuditEvent.textBytesMax)
        let line = AuditEvent(
            at: Sample.now, actor: text, requestID: text, method: text, subject: text, outcome: .refused,
            detail: String(repeating: "d", count: 16), count: .max)
        for _ in 0..<2 {
            try bench.store.base.writer.append(audit: Array(repeating: line, count: 300), at: Sample.now)
        }
        var request = ListAuditEventsRequest(pageSize: 1000)
        var count = 0
        repeat {
            let bytes = try #require(try await bench.call(MethodNames.listAuditEvents, request.encoded()).bytes)
            #expect(bytes.count <= 1_114_112 - 4096)
            let page = try Sample.decoder().listAuditEventsResponse(bytes)
            count += page.events.count
            request.pageToken = page.nextPageToken
        } while !request.pageToken.isEmpty
        #expect(count == 600)
    }
}
