// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Testing

@Suite("Registers over offices and periods") struct RegisterTests {
    private func event(
        _ id: String, partner: String = "CN-GUANGXI", ordinal: Int32 = 16, _ days: DateRange? = nil, title: String = "t"
    ) -> EventEntry {
        EventEntry(id: id, title: title, partner: partner, ordinal: ordinal, dates: days)
    }

    private func events(_ reports: AcceptedReport..., query: ConsolidationQuery? = nil) throws -> ConsolidatedRegister {
        try RegisterSample.register(.events, query ?? RegisterSample.query("2025-H1"), reports).register
    }

    private func agreements(
        _ reports: AcceptedReport..., query: ConsolidationQuery? = nil, history: [AcceptedReport] = []
    ) throws -> ConsolidatedRegister {
        try RegisterSample.register(.agreements, query ?? RegisterSample.query("2025-H1"), reports, history: history)
            .register
    }

    @Test("an event of two provinces is one row with both reporters; titles are labels") func joint() throws {
        let register = try events(
            RegisterSample.report("vn-31", "2025-H1", events: [event("jc-16", title: "Hội nghị lần thứ 16")]),
            RegisterSample.report("vn-20", "2025-H1", revision: 2, events: [event("jc-16", title: "16th conference")]))
        #expect(register.rows.count == 1)
        #expect(register.rows[0].reporters.map(\.office) == ["vn-20", "vn-31"])
        #expect(register.rows[0].reporters.map(\.revision) == [2, 1])
        #expect(register.rows[0].entry.title == "16th conference")
        #expect(register.rows[0].conflicts.isEmpty && register.rows[0].office.isEmpty)
    }

    @Test("where reporters disagree the row says in what, who, and what each says") func conflicts() throws {
        let register = try events(
            RegisterSample.report(
                "vn-20", "2025-H1", events: [event("jc-16", range("2025-04-01", "2025-04-02"))]),
            RegisterSample.report(
                "vn-31", "2025-H1",
                events: [event("jc-16", partner: "CN", ordinal: 15, range("2025-04-01", "2025-04-03"))]),
            RegisterSample.report("vn-46", "2025-H1", events: [event("jc-16", partner: "", ordinal: 0)]))
        let conflicts = register.rows[0].conflicts
        #expect(conflicts.map(\.name) == ["ENTRY_PARTNER_DIFFERS", "ENTRY_DATE_DIFFERS", "ENTRY_ORDINAL_DIFFERS"])
        #expect(conflicts.map(\.code) == [901, 902, 904])
        #expect(conflicts.allSatisfy { $0.subject == "jc-16" && $0.statements.map(\.office) == ["vn-20", "vn-31"] })
        #expect(conflicts[2].statements.map(\.value) == ["16", "15"])
        #expect(conflicts[0].message.english.contains("Lang Son: CN-GUANGXI; Hai Phong: CN."))
        #expect(conflicts[0].message.vietnamese.contains("đối tác"))
        #expect(Array(register.findings.prefix(3)) == conflicts)
    }

    @Test("own ids stay apart: two offices may both have a delegation 1") func ownIdentity() throws {
        func delegation(_ partner: String) -> DelegationEntry {
            DelegationEntry(id: "1", title: "t", direction: .outbound, partner: partner, persons: 5)
        }
        let register = try RegisterSample.register(
            .delegations, RegisterSample.query("2025-H1"),
            [
                RegisterSample.report("vn-20", "2025-H1", delegations: [delegation("CN")]),
                RegisterSample.report("vn-46", "2025-H1", delegations: [delegation("JP")]),
            ]
        ).register
        #expect(register.rows.map(\.office) == ["vn-20", "vn-46"])
        #expect(register.rows.allSatisfy { $0.conflicts.isEmpty })
    }

    @Test("the latest statement of an office wins over its earlier ones") func latest() throws {
        let query = RegisterSample.query("2025-01", through: "2025-03")
        let register = try agreements(
            RegisterSample.report(
                "vn-46", "2025-03", agreements: [RegisterSample.agreement("a", date: "2025-03-01", .signed)]),
            RegisterSample.report("vn-46", "2025-01", agreements: [RegisterSample.agreement("a", .inProgress)]),
            query: query)
        #expect(register.rows.map(\.entry.status) == ["signed"])
        #expect(register.rows[0].reporters.map(\.period) == [period("2025-03")])
    }

    @Test(
        "an agreement moves on between periods and never back",
        arguments: [
            (AgreementStatus.inProgress, AgreementStatus.signed, false), (.signed, .inForce, false),
            (.signed, .signed, false), (.inForce, .inherited, false), (.inherited, .inForce, false),
            (.signed, .ended, false), (.inForce, .signed, true), (.ended, .inForce, true), (.signed, .inProgress, true),
        ])
    func progress(_ earlier: AgreementStatus, _ later: AgreementStatus, isConflict: Bool) throws {
        let reports = [
            RegisterSample.report("vn-20", "2025-01", agreements: [RegisterSample.agreement("a", earlier)]),
            RegisterSample.report("vn-46", "2025-02", agreements: [RegisterSample.agreement("a", later)]),
        ]
        let query = RegisterSample.query("2025-01", through: "2025-02")
        let rows = try RegisterSample.register(.agreements, query, reports).register.rows
        #expect(rows[0].conflicts.contains { $0.field == "status" } == isConflict)
        // In one period it stands in one place.
        let together = [
            RegisterSample.report("vn-20", "2025-01", agreements: [RegisterSample.agreement("a", earlier)]),
            RegisterSample.report("vn-46", "2025-01", agreements: [RegisterSample.agreement("a", later)]),
        ]
        let same = try RegisterSample.register(.agreements, RegisterSample.query("2025-01"), together).register.rows
        let isAlike = earlier == later || Set([earlier, later]) == [.inForce, .inherited]
        #expect(same[0].conflicts.contains { $0.field == "status" } == !isAlike)
    }

    @Test("Hue's three agreements: stated by partner, listed, and counted") func hue() throws {
        let partners = ["JP-NARA", "KR-CHUNGCHEONGNAM", "ORG-VIETNAM-SWITZERLAND-FORUM"]
        let report = RegisterSample.report(
            "vn-46", "2025-H1",
            figures: partners.map {
                Figure(
                    indicator: "agreements.signed", value: .decimal("1"),
                    dimensions: [DimensionChoice(dimension: "partner", value: $0)])
            }, agreements: partners.map { RegisterSample.agreement("hue-\($0)", partner: $0) })
        let register = try agreements(report)
        #expect(register.rows.count == 3)
        let count = try #require(register.counts.first { $0.indicator == "agreements.signed" })
        #expect(count.entryCount == 3 && count.listed == Quantity(value: FixedPoint(units: 3, scale: 0)))
        #expect(count.stated == nil && count.joint.isEmpty)
        #expect(register.findings.isEmpty)
    }

    @Test("counts: the stated sum, the entries once, the joint ones, and who differs") func counts() throws {
        let shared = RegisterSample.agreement("shared")
        let register = try agreements(
            RegisterSample.report(
                "vn-20", "2025-H1", figures: [Figure(indicator: "agreements.signed", value: .decimal("5"))],
                agreements: [shared, RegisterSample.agreement("x")]),
            RegisterSample.report("vn-46", "2025-H1", agreements: [shared]))
        let count = try #require(register.counts.first { $0.indicator == "agreements.signed" })
        #expect(count.stated?.value.units == 6 && count.listed?.value.units == 2 && count.entryCount == 2)
        #expect(count.joint.map(\.id) == ["shared"])
        #expect(count.reports.map(\.isGenerated) == [false, true])
        #expect(count.reports.map { $0.listed?.value.units } == [2, 1])
        #expect(register.findings.map(\.code) == [906, 907])
        #expect(register.findings[0].statements.map(\.value) == ["5", "2"])
        #expect(register.findings[0].message.english.contains("Lang Son states 5"))
    }
}

/// What a successor holds without having said so.
@Suite("Succession of agreements") struct SuccessionTests {
    private let old = RegisterSample.report(
        "vn-30", "2024-H2",
        agreements: [
            RegisterSample.agreement("hd-1", date: "2024-09-01", .signed), RegisterSample.agreement("hd-2", .ended),
            RegisterSample.agreement("hd-3", .inForce),
        ])

    private func rows(
        _ query: ConsolidationQuery, _ reports: [AcceptedReport], history: [AcceptedReport] = []
    ) throws -> [RegisterRow] {
        try RegisterSample.register(.agreements, query, reports, history: history).register.rows
    }

    @Test("who is asked for history: the merged, and those that followed") func offices() throws {
        let consolidator = RegisterSample.consolidator
        let after = try consolidator.consolidate(RegisterSample.query("2025-H2"), reports: [])
        #expect(consolidator.officesWithHistory(in: after) == ["vn-30", "vn-31", "vn-31-2025"])
        let before = try consolidator.consolidate(RegisterSample.query("2025-H1", offices: ["vn-30"]), reports: [])
        #expect(consolidator.officesWithHistory(in: before) == [])
    }

    @Test("after the merger the new Hai Phong holds what Hai Duong did not end") func inherits() throws {
        let rows = try rows(RegisterSample.query("2025-H2"), [], history: [old])
        #expect(rows.map(\.entry.id) == ["hd-1", "hd-3"])
        #expect(rows.allSatisfy { $0.entry.status == "inherited" && $0.reporters.isEmpty })
        let heir = try #require(rows[0].inheritors.first)
        #expect(heir.office == "vn-31-2025" && heir.origin == "vn-30" && heir.date == date("2025-07-01"))
        #expect(heir.statement.status == "signed" && heir.statement.period == period("2024-H2"))
    }

    @Test("what the successor restated or ended is its own word") func restated() throws {
        let now = RegisterSample.report(
            "vn-31-2025", "2025-H2",
            agreements: [RegisterSample.agreement("hd-1", .inherited), RegisterSample.agreement("hd-3", .ended)])
        let rows = try rows(RegisterSample.query("2025-H2"), [now], history: [old])
        #expect(rows.map(\.entry.id) == ["hd-1", "hd-3"])
        #expect(rows.allSatisfy { $0.inheritors.isEmpty && $0.reporters.map(\.office) == ["vn-31-2025"] })
        #expect(rows.allSatisfy { $0.conflicts.isEmpty })
        // The next period is silent about both; what was said in between still holds.
        #expect(try self.rows(RegisterSample.query("2026-H1"), [], history: [old, now]).isEmpty)
    }

    @Test("over a range across the merger the old reporter is shown beside its heir") func range() throws {
        let rows = try rows(RegisterSample.query("2024-H2", through: "2025-H2"), [old])
        let row = try #require(rows.first { $0.entry.id == "hd-1" })
        #expect(row.reporters.map(\.office) == ["vn-30"] && row.inheritors.map(\.office) == ["vn-31-2025"])
        #expect(row.entry.status == "inherited")
        #expect(rows.first { $0.entry.id == "hd-2" }?.inheritors.isEmpty == true)
    }

    @Test("before the merger nothing is inherited, unless the borders of later are asked for") func borders() throws {
        #expect(try rows(RegisterSample.query("2024-H2"), [old]).allSatisfy { $0.inheritors.isEmpty })
        let later = RegisterSample.query("2024-H2", bordersOn: date("2026-01-01"))
        let rows = try rows(later, [old])
        #expect(rows.filter { !$0.inheritors.isEmpty }.map(\.entry.id) == ["hd-1", "hd-3"])
        #expect(rows.first { $0.entry.id == "hd-1" }?.entry.status == "inherited")
    }

    @Test("a partner of the merged office keeps its own word") func shared() throws {
        let partner = RegisterSample.report(
            "vn-20", "2025-H2", agreements: [RegisterSample.agreement("hd-3", .inForce)])
        let rows = try rows(RegisterSample.query("2025-H2"), [partner], history: [old])
        let row = try #require(rows.first { $0.entry.id == "hd-3" })
        #expect(row.entry.status == "in-force" && row.reporters.map(\.office) == ["vn-20"])
        #expect(row.inheritors.map(\.origin) == ["vn-30"])
    }
}
