// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel

/// The definition of consolidation over again, day by day and text by text, sharing nothing with the product but the
/// model. Slow and plain on purpose.
final class BruteForce {
    let catalogue: Catalogue
    private var belongings: [String: String?] = [:]

    init(_ catalogue: Catalogue) { self.catalogue = catalogue }

    /// What one office says of one row.
    private struct Say {
        let office: String
        let month: String
        let subUnit: String
        let value: Int128
        let qualifier: String
        let status: String
        let asOf: String
        let codes: [String]
    }

    private struct Row {
        var says: [Say] = []
        var refusals: [String] = []
        var refusedCells: Set<String> = []
        var beside: [String] = []
    }

    /// Row text to the text of everything that is answered about it.
    func answer(
        _ query: ConsolidationQuery, _ reports: [AcceptedReport], _ acts: [ActRecord]
    ) -> [String: String] {
        let months = months(of: query)
        var newest: [String: AcceptedReport] = [:]
        for report in reports {
            let cell = report.report.office + "@" + report.report.period
            if let known = newest[cell], known.receipt.revision > report.receipt.revision { continue }
            newest[cell] = report
        }
        let returned = returnedCells(acts, &newest)
        let named: [String]
        switch scope(of: query, lastMonth: months[months.count - 1]) {
        case .refused(let name): return ["refused": name]
        case .offices(let ids): named = ids
        }
        let offices = named.filter { office in months.contains { kind(office, $0, query.scope) != nil } }
        if offices.isEmpty { return ["refused": "NO_MEMBERS_IN_WINDOW"] }
        var units: [String] = []
        for office in offices {
            guard let day = query.bordersOn else { break }
            guard let unit = unit(of: office, on: day) else { return ["refused": "OFFICE_NOT_IN_BORDERS"] }
            if !units.contains(unit) { units.append(unit) }
        }
        var rows = gather(query, months, offices, newest)
        for indicator in query.indicators {
            let plan = indicator == "plan" ? "plan" : "result"
            let head = indicator + "|" + plan + "|"
            if !rows.keys.contains(where: { $0.hasPrefix(head) }) { rows[head + "|item|||"] = Row() }
        }
        var texts: [String: String] = [:]
        for (key, row) in rows {
            texts[key] = describe(key, row, months, offices, newest, query, units)
        }
        texts["members"] = offices.map { office in
            office
                + months.compactMap { month in
                    kind(office, month, query.scope).map {
                        let cell = office + "@" + month
                        return " \(month)\($0)\(newest[cell] != nil ? "+" : returned.contains(cell) ? "r" : "-")"
                    }
                }.joined()
        }.joined(separator: "; ")
        texts["units"] = units.map { unit in
            let parts = offices.filter { office in query.bordersOn.map { self.unit(of: office, on: $0) } == unit }
            let others = outsiders(of: unit, scope: offices, months: months)
            return "\(unit):\(parts.joined(separator: "+"))/\(others.joined(separator: "+"))"
        }.joined(separator: "; ")
        return texts
    }

    private func months(of query: ConsolidationQuery) -> [String] {
        if query.parts == nil { return RandomCase.months.filter { query.from.code <= $0 && $0 <= query.through.code } }
        return (1...6).map { "2024-0\($0)" }.filter { month in
            query.until.map { Sample.family.window(of: period(month)).last <= $0 } ?? true
        }
    }

    /// Takes out of `newest` what was returned and neither accepted afterwards nor corrected.
    private func returnedCells(_ acts: [ActRecord], _ newest: inout [String: AcceptedReport]) -> Set<String> {
        var returned: Set<String> = []
        for (cell, report) in newest {
            let verdict = acts.filter {
                $0.key == report.receipt.key && $0.fact.revision == report.receipt.revision
                    && ($0.fact.kind == .giveBack || $0.fact.kind == .accept)
            }.max { $0.sequence < $1.sequence }
            if verdict?.fact.kind == .giveBack { returned.insert(cell) }
        }
        for cell in returned { newest[cell] = nil }
        return returned
    }

    private func gather(
        _ query: ConsolidationQuery, _ months: [String], _ offices: [String], _ newest: [String: AcceptedReport]
    ) -> [String: Row] {
        var rows: [String: Row] = [:]
        var unplaced: [(key: String, isGeneral: Bool, cell: String, text: String)] = []
        for office in offices {
            for month in months where kind(office, month, query.scope) != nil {
                for figure in newest[office + "@" + month]?.report.figures ?? [] {
                    guard query.indicators.isEmpty || query.indicators.contains(figure.indicator) else { continue }
                    let key = rowKey(figure, month)
                    if month != months.last, ["asof", "since", "union"].contains(rule(key)) { continue }
                    let isBeside = figure.subUnit != "" && figure.inclusion != .separate
                    switch figure.value {
                    case .decimal(let text):
                        guard let value = number(text, scale: scale(figure.indicator)) else { continue }
                        let say = Say(
                            office: office, month: month, subUnit: figure.subUnit, value: value,
                            qualifier: figure.qualifier.rawValue, status: figure.status.rawValue,
                            asOf: figure.asOf?.description ?? "", codes: figure.members)
                        if isBeside {
                            rows[key, default: Row()].beside.append("\(office) \(month) \(figure.subUnit) \(value)")
                        } else {
                            rows[key, default: Row()].says.append(say)
                        }
                    default:
                        let text = "\(office) \(month)"
                        if isBeside {
                            rows[key, default: Row()].beside.append("\(text) \(figure.subUnit) none")
                        } else {
                            let isGeneral = figure.event == "" && figure.since == nil && key.hasSuffix("|||")
                            unplaced.append((key, isGeneral, office + "@" + month, text))
                        }
                    }
                }
            }
        }
        let stated = Array(rows.keys)
        for (key, isGeneral, cell, text) in unplaced {
            let targets = isGeneral ? stated.filter { $0.hasPrefix(key.dropLast(3) + "|") } : []
            for target in targets.isEmpty ? [key] : targets {
                rows[target, default: Row()].refusals.append(text)
                rows[target, default: Row()].refusedCells.insert(cell)
            }
        }
        return rows
    }

    /// `indicator|plan|dimensions|unit|event|since|window`
    private func rowKey(_ figure: Figure, _ month: String) -> String {
        let plan = figure.status == .plan || figure.indicator == "plan" ? "plan" : "result"
        let window = figure.window.flatMap { $0 == Sample.family.window(of: period(month)) ? nil : "\($0)" } ?? ""
        let since = figure.event == "" ? figure.since?.description ?? "" : ""
        return [
            figure.indicator, plan, figure.dimensions.map(\.value).joined(separator: "+"),
            figure.unit == "" ? "item" : figure.unit, figure.event, since, window,
        ].joined(separator: "|")
    }

    private func rule(_ key: String) -> String {
        let parts = key.split(separator: "|", omittingEmptySubsequences: false)
        if parts[4] != "" { return "event" }
        switch parts[0] {
        case "flow-count", "flow-amount": return parts[6] == "" ? "add" : "add-latest"
        case "stock-count", "stock-amount", "pipeline": return "asof"
        case "cumulative-count", "cumulative-amount": return "since"
        case "distinct-count": return "union"
        case "ordinal", "event-count", "event-amount": return "event"
        default: return "never"
        }
    }

    private func describe(
        _ key: String, _ row: Row, _ months: [String], _ offices: [String], _ newest: [String: AcceptedReport],
        _ query: ConsolidationQuery, _ units: [String]
    ) -> String {
        let rule = rule(key)
        let isOfADay = ["asof", "since", "union"].contains(rule)
        let relevant = isOfADay ? months.suffix(1) : months[...]
        var lists: [String: [String]] = [:]
        var cells: [String: Int] = [:]
        var gapOffices: [String] = []
        let there = offices.filter { office in relevant.contains { kind(office, $0, query.scope) != nil } }
        let (succeeded, carried) =
            isOfADay ? succession(there: there, stated: Set(row.says.map(\.office))) : (Set<String>(), [])
        for office in there {
            let expected = relevant.filter { kind(office, $0, query.scope) != nil }
            if succeeded.contains(office) {
                if row.says.contains(where: { $0.office == office }) { lists["included", default: []].append(office) }
                continue
            }
            cells[office] = expected.count
            let given = expected.filter { month in row.says.contains { $0.office == office && $0.month == month } }
            let refused = expected.filter { row.refusedCells.contains(office + "@" + $0) }
            var gaps = expected.filter { !given.contains($0) && !refused.contains($0) }
            if !given.isEmpty, rule == "event" || rule == "add-latest" { gaps = [] }
            let missing = gaps.filter { newest[office + "@" + $0] == nil }
            let silent = gaps.filter { newest[office + "@" + $0] != nil }
            let isEvent = key.split(separator: "|", omittingEmptySubsequences: false)[4] != ""
            if !missing.isEmpty || !refused.isEmpty || !silent.isEmpty && !isEvent { gapOffices.append(office) }
            if !missing.isEmpty { lists["missing", default: []].append(office + missing.joined(separator: "+")) }
            if !silent.isEmpty { lists["silent", default: []].append(office + silent.joined(separator: "+")) }
            if !given.isEmpty {
                lists[gaps.isEmpty && refused.isEmpty ? "included" : "partial", default: []].append(office)
            }
        }
        let refusals = row.refusals.filter { text in !succeeded.contains { text.hasPrefix($0 + " ") } }
        let isComplete =
            !row.says.isEmpty && lists["missing"] == nil && refusals.isEmpty
            && (lists["silent"] == nil || key.split(separator: "|", omittingEmptySubsequences: false)[4] != "")
        let coverage = ["included", "partial", "missing", "silent"].map { name in
            name + ":" + (lists[name] ?? []).joined(separator: ",")
        }.joined(separator: " ")
        let counting = row.says.filter { !succeeded.contains($0.office) }
        let limits = Dictionary(carried.map { ($0.office, $0.end.description) }, uniquingKeysWith: { day, _ in day })
        let byUnit = units.compactMap { unit -> String? in
            let isPart = { (office: String) in query.bordersOn.map { self.unit(of: office, on: $0) } == unit }
            let says = counting.filter { isPart($0.office) }
            if says.isEmpty { return nil }
            let count = cells.filter { isPart($0.key) }.values.reduce(0, +)
            let words = combine(key, rule, says, count, limits).split(separator: " ", maxSplits: 5)
            let text = words.prefix(words[0] == "!" ? 3 : 5).joined(separator: " ")
            return "\(unit)[\(text) \(gapOffices.filter(isPart).joined(separator: "+"))]"
        }
        return combine(key, rule, counting, cells.values.reduce(0, +), limits) + " " + coverage + " none:"
            + refusals.joined(separator: ",") + " beside:" + row.beside.joined(separator: ",")
            + " complete:\(isComplete) succeeded:"
            + row.says.filter { succeeded.contains($0.office) }.map { "\($0.office)/\($0.value)" }
            .joined(separator: ",")
            + " carried:" + carried.map(\.text).sorted().joined(separator: ",") + " units:"
            + byUnit.joined(separator: ",")
    }

    /// - Parameter limits: last days of what speaks for a later office.
    private func combine(
        _ key: String, _ rule: String, _ says: [Say], _ cells: Int, _ limits: [String: String]
    ) -> String {
        func refused(_ name: String, _ bounds: String = "-..-") -> String {
            let uses = says.map { say in
                let isLeftOut = takesLatest && isSaidAgain(say, says)
                return "\(say.office)/\(say.month)/\(say.value)=\(isLeftOut ? "restated" : "refused")"
            }
            return "! \(name) \(bounds) " + uses.joined(separator: ",")
        }
        let passes = says.count == 1 && cells == 1
        let takesLatest = !passes && (rule == "event" || rule == "add-latest")
        if says.isEmpty { return refused("NO_NUMBER") }
        let chosen = takesLatest ? says.filter { !isSaidAgain($0, says) } : says
        let speakers = chosen.map { $0.office + "/" + $0.month + "/" + $0.subUnit }
        let isTwice = Set(speakers).count < speakers.count
        func used(_ value: Int128, _ qualifier: String, _ bounds: String, onlyFirst: Bool = false) -> String {
            let uses = says.map { say in
                let index = chosen.firstIndex {
                    $0.office == say.office && $0.month == say.month && $0.subUnit == say.subUnit
                }
                let use = index == nil ? "restated" : onlyFirst && index != 0 ? "same-fact" : "used"
                return "\(say.office)/\(say.month)/\(say.value)=\(use)"
            }
            return "= \(value) \(qualifier) \(status(chosen)) \(bounds) " + uses.joined(separator: ",")
        }
        let lowers = chosen.map(lower)
        let uppers = chosen.map(upper)
        if passes { return used(says[0].value, says[0].qualifier, lowers[0].text + ".." + uppers[0].text) }
        if rule == "never" { return refused(neverName(key)) }
        let isTooLate = says.contains { say in limits[say.office].map { say.asOf > $0 } ?? false }
        let dayProblem = isTooLate ? "AS_OF_AFTER_MERGER" : dayProblem(says, limits)
        switch rule {
        case "asof":
            if let dayProblem { return refused(dayProblem) }
        case "since":
            if isTooLate { return refused("AS_OF_AFTER_MERGER") }
            if says.count > 1, key.hasSuffix("||") { return refused("START_UNKNOWN") }
        case "union":
            if isTwice { return refused("STATED_TWICE") }
            let range = End.tightest(lowers, up: true).text + ".." + End.sum(uppers).text
            guard says.allSatisfy({ !$0.codes.isEmpty || ($0.value == 0 && $0.qualifier == "exact") }) else {
                return refused("DISTINCT_COUNTS_DO_NOT_ADD", range)
            }
            if let dayProblem { return refused(dayProblem, range) }
            let union = Int128(Set(says.flatMap(\.codes)).count)
            let isExact = says.allSatisfy { $0.qualifier == "exact" && $0.value == Int128(Set($0.codes).count) }
            return used(union, isExact ? "exact" : "at-least", isExact ? "[\(union)..\(union)]" : "[\(union)..-")
        case "event":
            if isTwice { return refused("STATED_TWICE") }
            if chosen.count > 1, key.split(separator: "|", omittingEmptySubsequences: false)[4] == "" {
                return refused("EVENT_UNKNOWN")
            }
            guard Set(chosen.map { "\($0.value) \($0.qualifier)" }).count == 1 else {
                let low = End.tightest(lowers, up: true)
                let high = End.tightest(uppers, up: false)
                return refused(
                    "EVENT_REPORTERS_DIFFER", End.contradict(low, high) ? "-..-" : low.text + ".." + high.text)
            }
            return used(
                chosen[0].value, chosen[0].qualifier, lowers[0].text + ".." + uppers[0].text, onlyFirst: true)
        default: break
        }
        if isTwice { return refused("STATED_TWICE") }
        if takesLatest, speakForEachOther(Set(chosen.map(\.office))) { return refused("WINDOW_OF_MERGED_OFFICES") }
        let total = chosen.map(\.value).reduce(0, +)
        if total > 9_223_372_036_854_775_807 || total < -9_223_372_036_854_775_808 { return refused("OVERFLOW") }
        return used(total, qualifier(chosen), End.sum(lowers).text + ".." + End.sum(uppers).text)
    }

    private func isSaidAgain(_ say: Say, _ says: [Say]) -> Bool {
        says.contains { $0.office == say.office && $0.subUnit == say.subUnit && $0.month > say.month }
    }

    private func dayProblem(_ says: [Say], _ limits: [String: String]) -> String? {
        let free = says.filter { limits[$0.office] == nil }
        guard says.count > 1 || free.count < says.count else { return nil }
        if says.contains(where: { $0.asOf == "" }) { return "AS_OF_DATE_UNKNOWN" }
        return Set(free.map(\.asOf)).count > 1 ? "DIFFERENT_AS_OF_DATES" : nil
    }

    private func neverName(_ key: String) -> String {
        switch key.split(separator: "|")[0] {
        case "rate": "RATES_DO_NOT_ADD"
        case "ratio": "RATIOS_DO_NOT_ADD"
        case "multiple": "MULTIPLES_DO_NOT_ADD"
        case "rank": "RANKS_DO_NOT_ADD"
        case "rank-band": "RANK_BANDS_DO_NOT_ADD"
        case "member-count": "MEMBER_COUNTS_DO_NOT_ADD"
        default: "PLANS_DO_NOT_ADD"
        }
    }

    /// From the intervals, not from pairs of qualifiers.
    private func qualifier(_ says: [Say]) -> String {
        let words = Set(says.map(\.qualifier))
        if words == ["exact"] { return "exact" }
        let floors = words.intersection(["more-than", "at-least"])
        let ceilings = words.intersection(["nearly", "at-most"])
        if words.contains("about") || !floors.isEmpty && !ceilings.isEmpty { return "about" }
        if ceilings.isEmpty { return floors.contains("more-than") ? "more-than" : "at-least" }
        return ceilings.contains("nearly") ? "nearly" : "at-most"
    }

    private func status(_ says: [Say]) -> String {
        ["plan", "estimate", "provisional"].first { word in says.contains { $0.status == word } } ?? "actual"
    }

    private func lower(_ say: Say) -> End {
        switch say.qualifier {
        case "exact", "at-least": End(value: say.value, bracket: "[", isOpen: false)
        case "more-than": End(value: say.value, bracket: "(", isOpen: false)
        default: End(value: 0, bracket: "", isOpen: true)
        }
    }

    private func upper(_ say: Say) -> End {
        switch say.qualifier {
        case "exact", "at-most": End(value: say.value, bracket: "]", isOpen: false)
        case "nearly": End(value: say.value, bracket: ")", isOpen: false)
        default: End(value: 0, bracket: "", isOpen: true)
        }
    }

    private func scale(_ indicator: String) -> Int { indicator == "rate" || indicator == "stock-amount" ? 2 : 0 }

    private func number(_ text: String, scale: Int) -> Int128? {
        let parts = text.split(separator: ".")
        var decimals = parts.count > 1 ? String(parts[1]) : ""
        guard decimals.count <= scale else { return nil }
        while decimals.count < scale { decimals += "0" }
        guard let value = Int128(parts[0] + decimals), value <= 9_223_372_036_854_775_807 else { return nil }
        return value
    }

    /// Kind of the last day of the window on which the office is there; `nil` when there is none.
    private func kind(_ office: String, _ month: String, _ scope: ConsolidationScope) -> String? {
        var group: Group?
        if case .group(let id) = scope { group = catalogue.groups.first { $0.id == id } }
        let memo = "\(office)@\(month)@\(group?.id ?? "")"
        if let known = belongings[memo] { return known }
        var found: String?
        let window = Sample.family.window(of: period(month))
        var day = window.first
        while day <= window.last {
            if catalogue.offices.contains(where: { $0.id == office && $0.validity.contains(day) }) {
                if let group {
                    found = group.members(on: day).first { $0.office == office }?.kind.rawValue ?? found
                } else {
                    found = ""
                }
            }
            day = day.adding(days: 1)
        }
        belongings[memo] = .some(found)
        return found
    }
}
