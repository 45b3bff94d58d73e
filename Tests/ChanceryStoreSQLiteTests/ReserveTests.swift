// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryStoreConformance
internal import ChanceryStoreSQLite
internal import Testing

/// What is refused while less is free than the reserve, and what is not.
@Suite struct ReserveTests {
    private static let catalogue: [UInt8] = [1]

    @discardableResult
    private func install(_ bytes: [UInt8], in store: SQLiteStore) throws -> CatalogueVersion {
        try store.writer.installCatalogue(
            bytes: bytes, digest: Samples.digest(of: bytes), edition: "1", installedBy: "daemon", at: Samples.start
        ).version
    }

    private func refusal(_ body: () throws -> Void) -> StoreError? {
        do { try body() } catch { return error as? StoreError }
        return nil
    }

    @Test("Whatever would be stored is refused; what is stored already is answered, and the store opens and is read")
    func inForce() throws {
        let directory = try TemporaryDirectory()
        let report = Samples.submission(request: 1)
        let act = Samples.act(.close, request: 2)
        let pack = Samples.pack(request: 3)
        let before = try directory.open()
        try install(Self.catalogue, in: before)
        guard case .accepted(let receipt) = try before.writer.commit([report], at: Samples.start).first else {
            Issue.record("the report was not stored")
            return
        }
        guard case .recorded(let stored) = try before.writer.commit(acts: [act], at: Samples.start).first else {
            Issue.record("the act was not stored")
            return
        }
        guard case .frozen(let head) = try before.writer.commit(pack: pack, at: Samples.start) else {
            Issue.record("the pack was not stored")
            return
        }
        before.writer.close()

        let store = try directory.open(SQLiteStoreOptions(freeBytesMin: .max))
        defer { store.writer.close() }
        #expect(try install(Self.catalogue, in: store) == 1)
        #expect(
            try store.writer.commit([report, report], at: Samples.start) == [.repeated(receipt), .repeated(receipt)])
        #expect(try store.writer.commit(acts: [act], at: Samples.start) == [.repeated(stored)])
        #expect(try store.writer.commit(pack: pack, at: Samples.start) == .repeated(head))
        let other = Samples.submission(Samples.key("vn-02"), request: 9)
        let refusals = [
            refusal { try install([2], in: store) },
            refusal { _ = try store.writer.commit([other], at: Samples.start) },
            refusal { _ = try store.writer.commit([report, other], at: Samples.start) },
            refusal {
                _ = try store.writer.commit(acts: [Samples.act(.close, on: other.key, request: 8)], at: Samples.start)
            },
            refusal { _ = try store.writer.commit(pack: Samples.pack(request: 7), at: Samples.start) },
            refusal { try store.writer.append(audit: [Self.line], at: Samples.start) },
        ]
        #expect(refusals.allSatisfy { $0?.kind == .diskFull }, "\(refusals)")
        #expect(refusals[0]?.message.contains("reserve") == true)
        #expect(store.statistics().sequence == 4 && store.statistics().commitCount == 0)
        #expect(try store.read { try $0.current(report.key, asOf: nil) }?.receipt == receipt)
    }

    @Test("Audit lines may use the reserve down to a quarter of it")
    func auditLines() throws {
        let directory = try TemporaryDirectory()
        let first = try directory.open()
        let free = try #require(first.statistics().volumeFreeBytes)
        first.writer.close()
        let store = try directory.open(SQLiteStoreOptions(freeBytesMin: free * 2))
        defer { store.writer.close() }
        #expect(refusal { try install(Self.catalogue, in: store) }?.kind == .diskFull)
        try store.writer.append(audit: [Self.line], at: Samples.start)
        #expect(try store.read { try $0.auditEvents(after: 0, limit: 9, filter: AuditFilter()) }.count == 1)
    }

    private static let line = AuditEvent(at: Samples.start, actor: "daemon", method: "daemon.start", outcome: .done)
}
