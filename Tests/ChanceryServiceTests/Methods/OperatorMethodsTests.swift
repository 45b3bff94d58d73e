// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryQuery
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
        let installs = try await bench.audited("catalogue.install", count: 1)
        #expect(installs.map(\.subject) == ["catalogue 2"] && installs.map(\.outcome) == [.done])
        #expect(
            installs.map(\.actor) == [PeerIdentity.unrestricted.description] && installs.map(\.requestID) == ["test-1"])
        let backs = try await bench.audited("catalogue.roll-back", count: 1)
        #expect(backs.map(\.subject) == ["catalogue 3"])
        #expect(backs.allSatisfy { $0.detail.hasPrefix("bytes of version 1, edition sample") })
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

    @Test("entries that do not go together are refused with the list, whoever sends them; an earlier version is taken")
    func checked() async throws {
        let problems = (1...120).map { "error UNKNOWN_REFERENCE offices[\($0)].parent" }
        let bench = try ServiceBench(checkCatalogue: { $0.edition == "strict" ? problems : [] })
        let bytes = Self.strict.encoded()
        for (method, payload) in [
            (MethodNames.installCatalogue, InstallCatalogueRequest(catalogue: bytes).encoded()),
            (MethodNames.rehearseCatalogue, RehearseCatalogueRequest(catalogue: bytes).encoded()),
        ] {
            let failure = try #require(try await bench.call(method, payload).failure)
            #expect(failure.reason == .invalidField && failure.metadata == [FailureDetail("problems", "120")])
            #expect(failure.message.contains("\nerror UNKNOWN_REFERENCE offices[100].parent\n20 more"))
            #expect(!failure.message.contains("offices[101]"))
        }
        #expect(bench.services.catalogueVersion == 1)
        try Sample.install(Self.strict, in: bench.store)
        try Sample.install(Sample.catalogue(edition: "third"), in: bench.store)
        let back = RollBackCatalogueRequest(version: 2).encoded()
        #expect(try Self.installed(try await bench.call(MethodNames.rollBackCatalogue, back)).current.version == 4)
    }

    @Test("a rehearsal holds up no query lane, is alone, and ends with its caller or with the server")
    func rehearsalEnds() async throws {
        let bench = try ServiceBench(query: QueryConfiguration(laneCount: 1, laneArenaBytes: 1 << 20))
        for (number, office) in ["vn-01", "vn-02", "vn-03"].enumerated() {
            let payload = Sample.submission(Sample.report(office: office), request: number)
            _ = try await bench.call(MethodNames.submitReport, payload, number: number).get()
        }
        let request = RehearseCatalogueRequest(catalogue: Self.strict.encoded()).encoded()
        // The lane asks once; the second report is where it stops.
        let gone = GatedTicket(freeCount: 2)
        try bench.begin(MethodNames.rehearseCatalogue, request, number: 10, ticket: gone)
        try await eventually("the rehearsal is held up") { gone.gate.waitingCount == 1 }
        let list = try await bench.call(MethodNames.listCatalogues, ListCataloguesRequest().encoded(), number: 11)
        #expect(list.failure == nil)
        let second = try await bench.call(MethodNames.rehearseCatalogue, request, number: 12)
        #expect(second.failure?.reason == .serverBusy)
        let idle = Recorder<Bool>()
        bench.services.whenQueriesIdle { idle.record(true) }
        #expect(idle.count == 0)
        gone.cancel()
        gone.gate.open()
        try await eventually("nothing runs") { idle.count == 1 }

        let stopped = GatedTicket(freeCount: 2)
        try bench.begin(MethodNames.rehearseCatalogue, request, number: 13, ticket: stopped)
        try await eventually("the rehearsal is held up") { stopped.gate.waitingCount == 1 }
        bench.services.beginDrain()
        stopped.gate.open()
        let answerBack = bench.port
        try await eventually("an answer") { answerBack.unnumbered.count == 2 }
        for outcome in answerBack.unnumbered {
            let answer = try Sample.decoder().catalogueRehearsal(try outcome.get())
            #expect(answer.isIncomplete && answer.examinedCount <= 2)
            #expect(answer.reports.first?.key.office != "vn-01", "the newest come first")
        }
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
        let failing = try ServiceBench(backups: ScriptedBackups(failure: CallFailure(.backupRefused, "no room")))
        let request = BackUpStoreRequest(folder: "/srv/b").encoded()
        let made = try Sample.decoder().storeBackup(try await bench.call(MethodNames.backUpStore, request).get())
        #expect(made.folder == "/srv/b" && maker.folders.all == ["/srv/b"])
        let lines = try await bench.audited(MethodNames.backUpStore.description, count: 1)
        #expect(lines.map(\.outcome) == [.done] && lines.map(\.subject) == ["/srv/b"])
        #expect(Self.reason(try await failing.call(MethodNames.backUpStore, request)) == .backupRefused)
        let failed = try await failing.audited(MethodNames.backUpStore.description, count: 1)
        #expect(failed.map(\.outcome) == [.refused] && failed.map(\.subject) == ["/srv/b"])
        #expect(failed.map(\.detail) == ["no room"])
        let without = try ServiceBench()
        #expect(Self.reason(try await without.call(MethodNames.backUpStore, request)) == .backupRefused)
    }
}
