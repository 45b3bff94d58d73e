// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryService
internal import ChanceryStore
internal import ChanceryWire
internal import Synchronization
internal import Testing

@Suite("What the operator does with a running daemon")
struct OperatorMethodsTests {
    private static func installed(_ outcome: CallOutcome) throws -> InstallCatalogueResponse {
        try Sample.decoder().installCatalogueResponse(try outcome.get())
    }

    private static func reason(_ outcome: CallOutcome) -> ErrorReason? {
        guard case .failure(let failure) = outcome else { return nil }
        return failure.reason
    }

    private static let strict = Sample.catalogue(
        edition: "strict", mandatory: ["delegations.outbound", "delegations.inbound"])

    @Test("an installed catalogue holds for the next report, and a roll-back installs the old bytes anew")
    func installAndRollBack() async throws {
        let bench = try ServiceBench()
        let taken = try await bench.call(MethodNames.submitReport, Sample.submission(request: 1), number: 1)
        #expect(try Sample.decoder().submitReportResponse(try taken.get()).receipt.catalogueVersion == 1)
        let request = InstallCatalogueRequest(catalogue: Self.strict.encoded()).encoded()
        let first = try Self.installed(try await bench.call(MethodNames.installCatalogue, request))
        #expect(first.current.version == 2 && first.current.edition == "strict" && !first.isUnchanged)
        #expect(bench.services.catalogueVersion == 2)
        let again = try Self.installed(try await bench.call(MethodNames.installCatalogue, request))
        #expect(again.isUnchanged && again.current == first.current)
        let other = Sample.submission(Sample.report(office: "vn-02"), request: 2)
        #expect(Self.reason(try await bench.call(MethodNames.submitReport, other, number: 2)) == .reportRefused)
        let back = try Self.installed(
            try await bench.call(MethodNames.rollBackCatalogue, RollBackCatalogueRequest(version: 1).encoded()))
        #expect(back.current.version == 3 && back.current.edition == "sample")
        let third = try await bench.call(MethodNames.submitReport, other, number: 3)
        #expect(try Sample.decoder().submitReportResponse(try third.get()).receipt.catalogueVersion == 3)
        let list = try Sample.decoder().listCataloguesResponse(
            try await bench.call(MethodNames.listCatalogues, ListCataloguesRequest().encoded()).get()
        ).catalogues
        #expect(list.map(\.version) == [3, 2, 1] && list[0].digest == list[2].digest)
        let page = try Sample.decoder().listCataloguesResponse(
            try await bench.call(
                MethodNames.listCatalogues, ListCataloguesRequest(before: 3, pageSize: 1).encoded()
            ).get())
        #expect(page.catalogues.map(\.version) == [2])
    }

    @Test("what is no catalogue, and a version that is not there, are refused and change nothing")
    func refused() async throws {
        let bench = try ServiceBench()
        let rubbish = InstallCatalogueRequest(catalogue: [9, 9, 9]).encoded()
        #expect(Self.reason(try await bench.call(MethodNames.installCatalogue, rubbish)) == .invalidField)
        let missing = RollBackCatalogueRequest(version: 7).encoded()
        #expect(Self.reason(try await bench.call(MethodNames.rollBackCatalogue, missing)) == .noSuchCatalogue)
        #expect(bench.services.catalogueVersion == 1)
        bench.services.beginDrain()
        let good = InstallCatalogueRequest(catalogue: Self.strict.encoded()).encoded()
        #expect(Self.reason(try await bench.call(MethodNames.installCatalogue, good)) == .draining)
    }

    @Test("a rehearsal lists the reports that would be judged otherwise, and changes nothing")
    func rehearsal() async throws {
        let bench = try ServiceBench()
        for (number, office) in ["vn-01", "vn-02", "vn-03"].enumerated() {
            let payload = Sample.submission(Sample.report(office: office), request: number)
            _ = try await bench.call(MethodNames.submitReport, payload, number: number).get()
        }
        let closing = Act(key: Sample.key("vn-03"), kind: .close, actor: "A", authority: "", reason: "done")
        _ = try bench.store.writer.commit(acts: [Sample.submission(of: closing, request: 9)], at: Sample.now)
        let request = RehearseCatalogueRequest(catalogue: Self.strict.encoded()).encoded()
        let answer = try Sample.decoder().catalogueRehearsal(
            try await bench.call(MethodNames.rehearseCatalogue, request).get())
        #expect(answer.reports.map(\.key.office) == ["vn-01", "vn-02"])
        #expect(answer.affectedCount == 2 && answer.examinedCount == 2 && !answer.isIncomplete)
        #expect(answer.currentVersion == 1 && answer.sequence == 5)
        for report in answer.reports {
            #expect(!report.isAcceptable && report.removedFindings.isEmpty)
            #expect(report.addedFindings.count == 1 && report.addedFindings[0].hasPrefix("error MISSING_FIGURE"))
        }
        #expect(bench.services.catalogueVersion == 1)
        let same = RehearseCatalogueRequest(version: 1).encoded()
        let nothing = try Sample.decoder().catalogueRehearsal(
            try await bench.call(MethodNames.rehearseCatalogue, same).get())
        #expect(nothing.reports.isEmpty && nothing.examinedCount == 2)
        let both = RehearseCatalogueRequest(catalogue: [1], version: 1).encoded()
        #expect(Self.reason(try await bench.call(MethodNames.rehearseCatalogue, both)) == .invalidField)
    }

    @Test("a backup's folder is an absolute path; its outcome is the maker's")
    func backups() async throws {
        let maker = ScriptedBackups()
        let bench = try ServiceBench(backups: maker)
        for folder in ["relative", "/a/../b", "/.."] {
            let request = BackUpStoreRequest(folder: folder).encoded()
            #expect(Self.reason(try await bench.call(MethodNames.backUpStore, request)) == .backupRefused)
        }
        #expect(maker.folders.count == 0)
        let request = BackUpStoreRequest(folder: "/srv/b").encoded()
        let made = try Sample.decoder().storeBackup(try await bench.call(MethodNames.backUpStore, request).get())
        #expect(made.folder == "/srv/b" && maker.folders.all == ["/srv/b"])
        let without = try ServiceBench()
        #expect(Self.reason(try await without.call(MethodNames.backUpStore, request)) == .backupRefused)
    }
}
