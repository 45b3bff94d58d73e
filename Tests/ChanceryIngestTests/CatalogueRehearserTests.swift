// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCatalogue
internal import ChanceryIngest
internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryWire
internal import Testing

@Suite("A rehearsal of a catalogue")
struct CatalogueRehearserTests {
    private static let strict = Sample.catalogue(
        edition: "strict", mandatory: ["delegations.outbound", "delegations.inbound"])

    private static func rehearse(
        _ store: any ReportStore, _ catalogue: Catalogue = strict, isStopped: () -> Bool = { false }
    ) throws -> CatalogueRehearsal {
        let current = try CatalogueLibrary(store: store).current
        return try CatalogueRehearser(store: store, current: current, decoder: try Sample.decoder())
            .rehearse(catalogue, at: Sample.now, isStopped: isStopped)
    }

    @Test("looks at current revisions alone, once each, over as many pages as there are")
    func pages() throws {
        let store = try Sample.store()
        var request = 0
        for office in Sample.members {
            for revision in 0..<300 {
                request += 1
                let report = Sample.report(
                    office: office, outbound: revision, replacing: revision == 0 ? nil : Int32(revision))
                let outcomes = try store.writer.commit([Sample.validated(report, request: request)], at: Sample.now)
                guard case .accepted = outcomes[0] else {
                    Issue.record("\(outcomes)")
                    return
                }
            }
        }
        let answer = try Self.rehearse(store)
        #expect(answer.examinedCount == 4 && answer.affectedCount == 4 && !answer.isIncomplete)
        #expect(answer.reports.map(\.key.office) == Sample.members)
        #expect(answer.reports.allSatisfy { $0.revision == 300 && !$0.isAcceptable })
    }

    @Test("stops when it is told, with the newest reports and without a claim to all")
    func stopped() throws {
        let store = try Sample.store()
        for (number, office) in Sample.members.enumerated() {
            _ = try store.writer.commit(
                [Sample.validated(Sample.report(office: office), request: number)], at: Sample.now)
        }
        var asked = 0
        let answer = try Self.rehearse(store) {
            asked += 1
            return asked > 2
        }
        #expect(asked == 3)
        #expect(answer.isIncomplete && answer.examinedCount == 2)
        #expect(answer.reports.map(\.key.office) == ["vn-03", "vn-20"])
    }

    @Test("leaves out what was received longer ago, and says nothing of it")
    func old() throws {
        let store = try Sample.store()
        let before = Sample.now.adding(seconds: -Int64(CatalogueRehearser.dayCountMax + 1) * 86_400)
        _ = try store.writer.commit([Sample.validated(request: 1, receivedAt: before)], at: Sample.now)
        _ = try store.writer.commit(
            [Sample.validated(Sample.report(office: "vn-02"), request: 2)], at: Sample.now)
        let answer = try Self.rehearse(store)
        #expect(answer.reports.map(\.key.office) == ["vn-02"])
        #expect(answer.examinedCount == 1 && !answer.isIncomplete)
    }

    @Test("finds a signature that the other catalogue demands")
    func signatures() throws {
        let store = try Sample.store()
        _ = try store.writer.commit([Sample.validated(request: 1)], at: Sample.now)
        let base = Sample.catalogue()
        let regimes = base.regimes.map { regime in
            regime.code != Sample.regime
                ? regime
                : Regime(
                    code: regime.code, title: regime.title, content: regime.content, reporters: regime.reporters,
                    receiver: regime.receiver, sending: regime.sending, dues: regime.dues, forms: regime.forms,
                    windowFamily: regime.windowFamily, sections: regime.sections, figures: regime.figures,
                    signature: .required)
        }
        let answer = try Self.rehearse(store, Self.changed(base, regimes: regimes))
        let report = try #require(answer.reports.first)
        #expect(!report.isAcceptable && report.addedFindings.count == 1)
        #expect(report.addedFindings[0].contains("SIGNATURE"), "\(report.addedFindings)")
        #expect(
            answer.changedDefinitions == [
                ChangedDefinition(kind: "regime", name: Sample.regime, change: .changed, reportCount: 1)
            ])
    }

    private static func changed(
        _ base: Catalogue, offices: [Office]? = nil, groups: [Group]? = nil, regimes: [Regime]? = nil,
        indicators: [Indicator]? = nil, scoreSheets: [ScoreSheet]? = nil
    ) -> Catalogue {
        Catalogue(
            edition: "changed", offices: offices ?? base.offices, mergers: base.mergers, groups: groups ?? base.groups,
            windowFamilies: base.windowFamilies, regimes: regimes ?? base.regimes, measureUnits: base.measureUnits,
            dimensions: base.dimensions, indicators: indicators ?? base.indicators, rules: base.rules,
            scoreSheets: scoreSheets ?? base.scoreSheets)
    }

    @Test("names every definition that differs, with the reports that it touches, where no finding differs")
    func definitions() throws {
        let store = try Sample.store()
        for (number, office) in ["vn-01", "vn-02"].enumerated() {
            _ = try store.writer.commit(
                [Sample.validated(Sample.report(office: office), request: number)], at: Sample.now)
        }
        let base = Sample.catalogue()
        let group = base.groups[0]
        let led = Group(
            id: group.id, label: group.label, members: group.members,
            leaders: [Leadership(office: "vn-01", validity: .always)])
        let indicators = base.indicators.map { indicator in
            indicator.code != "delegations.outbound"
                ? indicator
                : Indicator(
                    code: indicator.code, label: Label(english: "Other"), kind: .flowCount, unit: indicator.unit)
        }
        let other = Self.changed(base, groups: [led], indicators: indicators, scoreSheets: [])
        let answer = try Self.rehearse(store, other)
        #expect(answer.affectedCount == 0)
        #expect(
            answer.changedDefinitions == [
                ChangedDefinition(kind: "group", name: group.id, change: .changed, reportCount: 2),
                ChangedDefinition(kind: "indicator", name: "delegations.outbound", change: .changed, reportCount: 2),
                ChangedDefinition(kind: "score sheet", name: "s", change: .removed),
            ])
        #expect(answer.changedDefinitionCount == 3)
        let back = try Self.rehearse(try Sample.store(other), base)
        #expect(back.changedDefinitions.map(\.change) == [.changed, .changed, .added])
        #expect(try Self.rehearse(store, base).changedDefinitions == [])
    }
}
