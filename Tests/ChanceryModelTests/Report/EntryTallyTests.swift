// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import SeededRandom
internal import Testing

@Suite("What register entries come to") struct EntryTallyTests {
    private let agreements = Indicator(code: "a", label: Label(english: "a"), kind: .flowCount, unit: "agreement")
    private let committed = Indicator(
        code: "c", label: Label(english: "c"), kind: .flowAmount, unit: "USD", scale: 2, moneyKind: .committed)

    private func partner(_ value: String) -> [DimensionChoice] { [DimensionChoice(dimension: "partner", value: value)] }

    /// The three agreements of Hue in 2025, one with each partner.
    @Test("three agreements are three, and one with each partner") func hue() {
        let entries = ["JP-NARA", "KR-CHUNGCHEONGNAM", "ORG-VIETNAM-SWITZERLAND-FORUM"].map {
            RegisterEntry.agreement(AgreementEntry(id: "hue-\($0)", title: $0, partner: $0, status: .signed))
        }
        let count = EntryCount(register: .agreements, statuses: ["signed"])
        var tallies = EntryTallies(entries, counting: count, for: agreements)
        #expect(tallies.tally()?.quantity == Quantity(value: FixedPoint(units: 3, scale: 0)))
        #expect(tallies.tally()?.ids.count == 3)
        #expect(tallies.tally(of: partner("JP-NARA"))?.quantity.value.units == 1)
        #expect(tallies.tally(of: partner("CN"))?.quantity.value.units == 0)
        #expect(tallies.tally(of: [DimensionChoice(dimension: "event-scale", value: "other")]) == nil)
    }

    @Test("amounts count in the indicator's currency and legal weight, and keep their qualifiers") func amounts() {
        func aid(_ amount: String, _ currency: String, _ kind: MoneyKind?, _ qualifier: Qualifier = .exact)
            -> RegisterEntry
        {
            .aid(
                AidEntry(
                    id: amount + currency, title: "t", sponsor: "s", amount: amount, currency: currency,
                    qualifier: qualifier, moneyKind: kind))
        }
        func tally(_ entries: RegisterEntry...) -> EntryTally? {
            var tallies = EntryTallies(
                entries, counting: EntryCount(register: .aid, measure: .amount), for: committed)
            return tallies.tally()
        }
        let exact = aid("1600000.50", "USD", .committed)
        #expect(tally(exact, aid("8000000000", "VND", .committed))?.quantity.value.description == "1600000.50")
        #expect(tally(exact, aid("7", "USD", .disbursed))?.quantity.qualifier == .exact)
        #expect(tally(exact, aid("7", "USD", nil))?.quantity.qualifier == .atLeast)
        #expect(tally(exact, aid("", "", nil))?.quantity.qualifier == .atLeast)
        #expect(tally(exact, aid("0.001", "USD", .committed))?.quantity.qualifier == .atLeast)
        let more = tally(exact, aid("2080000", "USD", .committed, .moreThan))?.quantity
        #expect(more?.value.description == "3680000.50" && more?.qualifier == .moreThan)
        #expect(tally(aid("90000000000000000", "USD", .committed), aid("10000000000000000", "USD", .committed)) == nil)
    }

    /// The tallies look cells up; this one asks every entry.
    private func slow(
        _ entries: [RegisterEntry], _ count: EntryCount, _ cell: [DimensionChoice]
    ) -> (Int64, Qualifier) {
        var sum: Int64 = 0
        var isFloor = false
        for entry in entries where count.counts(entry) {
            let values = cell.map { (wanted: $0.value, found: entry.value(of: $0.dimension) ?? "") }
            if values.contains(where: { !$0.found.isEmpty && $0.found != $0.wanted }) { continue }
            let persons = count.measure == .persons ? Int64(entry.persons ?? 0) : 1
            if values.contains(where: \.found.isEmpty) || persons <= 0 {
                isFloor = true
            } else {
                sum += persons
            }
        }
        return (sum, isFloor ? .atLeast : .exact)
    }

    @Test("the tally of every cell is the count of its entries, in any order", arguments: 0..<200 as Range<UInt64>)
    func random(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let places = ["", "CN", "LA", "JP"]
        var entries: [RegisterEntry] = (0..<generator.below(30)).map { number in
            .delegation(
                DelegationEntry(
                    id: "d\(number)", title: "t", direction: generator.pick([.outbound, .inbound]),
                    partner: generator.pick(places), headLevel: generator.pick(["", "chair", "vice"]),
                    persons: Int32(generator.below(4))))
        }
        let count = EntryCount(
            register: .delegations, measure: generator.pick([.entries, .persons]),
            direction: generator.pick([nil, .outbound, .inbound]))
        var tallies = EntryTallies(entries, counting: count, for: agreements)
        entries.shuffle(using: &generator)
        var shuffled = EntryTallies(entries, counting: count, for: agreements)
        for place in places.dropFirst() {
            let level = DimensionChoice(dimension: "head-level", value: generator.pick(["chair", "vice"]))
            for cell in [[], partner(place), [level], [level] + partner(place)] {
                let (sum, qualifier) = slow(entries, count, cell)
                let tally = tallies.tally(of: cell)
                #expect(tally?.quantity == Quantity(value: FixedPoint(units: sum, scale: 0), qualifier: qualifier))
                #expect(shuffled.tally(of: cell)?.quantity == tally?.quantity)
                #expect(shuffled.tally(of: cell).map { Set($0.ids) } == tally.map { Set($0.ids) })
            }
        }
    }
}
