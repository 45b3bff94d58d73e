// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// What stands above the figures of an answer: whose they are, of when, and how complete.
struct AnswerHeading {
    /// Offices named one by one before the rest is counted.
    private static let namedMax = 8

    let answer: Consolidation

    func text(_ style: TextStyle) -> String {
        var name = counted(answer.members.count, "named office")
        if !answer.group.isEmpty {
            let label = style.name(answer.groupLabel)
            name = label.isEmpty ? answer.group : label
        }
        var text = "\(name) · \(answer.regime) · \(periods)"
        if let first = answer.periods.first?.window.first, let last = answer.periods.last?.window.last {
            text += " (\(first)..\(last))"
        }
        text = printable(text)
        text += "\nSequence \(answer.sequence) · catalogue \(answer.catalogueVersion)"
        if let digest = answer.digest { text += " · digest \(digest)" }
        return text + "\n"
    }

    private var periods: String {
        guard let first = answer.periods.first?.period else { return "" }
        guard let last = answer.periods.last?.period, last != first else { return first.code }
        return "\(first) to \(last)"
    }

    /// `Reports: 16 of 17, missing Thai Binh (B)`, and how many were on time.
    func completeness(_ style: TextStyle) -> String {
        let counts = answer.completeness.total
        var reports = "Reports: \(counts.reported) of \(counts.expected)"
        let missing = missing(style)
        if !missing.isEmpty {
            reports += ", missing " + missing.prefix(AnswerHeading.namedMax).joined(separator: ", ")
            if missing.count > AnswerHeading.namedMax {
                reports += " and \(missing.count - AnswerHeading.namedMax) more"
            }
        }
        var times = "On time: "
        let kinds = answer.completeness.byKind.map {
            "\($0.kind.rawValue) \($0.counts.onTime)/\($0.counts.expected)"
        }
        times += kinds.isEmpty ? "\(counts.onTime)/\(counts.expected)" : kinds.joined(separator: ", ")
        if counts.extended > 0 { times += " (\(counts.extended) under an extension)" }
        if counts.late > 0 { times += "; late \(counts.late)" }
        if counts.returned > 0 { times += "; returned \(counts.returned)" }
        if counts.notDue > 0 { times += "; without a due time \(counts.notDue)" }
        return printable(reports) + "\n" + times + "\n"
    }

    private func missing(_ style: TextStyle) -> [String] {
        answer.members.compactMap { member in
            let gaps = member.reports.filter { $0.timeliness == .missing }
            guard !gaps.isEmpty else { return nil }
            var text = style.name(member.name)
            if let kind = gaps.last?.kind { text += " (\(kind.rawValue))" }
            if answer.periods.count > 1 { text += " \(gaps.map(\.period.code).joined(separator: " "))" }
            return text
        }
    }
}

/// Names of the offices of an answer.
struct OfficeNames {
    private let offices: [String: NamedOffice]

    init(_ answer: Consolidation) {
        self.init(answer.members.map { NamedOffice(office: $0.office, name: $0.name, code: $0.code) })
    }

    init(_ offices: [NamedOffice]) {
        self.offices = Dictionary(offices.map { ($0.office, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func name(_ office: String, _ style: TextStyle) -> String { offices[office].map { style.name($0.name) } ?? office }

    /// `Hanoi (01)`.
    func full(_ office: String, _ style: TextStyle) -> String {
        let code = offices[office]?.code ?? ""
        return code.isEmpty ? name(office, style) : "\(name(office, style)) (\(code))"
    }
}

/// How a figure is called: its label, its cell, and what else tells it from its neighbours.
enum FigureName {
    static func text(_ figure: some FigureHead, _ style: TextStyle) -> String {
        FigureText.name(
            label: figure.label, indicator: figure.indicator, dimensions: figure.dimensions, isPlan: figure.isPlan,
            event: figure.event, since: figure.since, window: figure.window, style)
    }
}

/// Which offices are in a figure, as a note.
struct CoverageText {
    private static let namedMax = 3

    private let coverage: FigureCoverage
    private let names: OfficeNames

    init(_ coverage: FigureCoverage, names: OfficeNames) {
        self.coverage = coverage
        self.names = names
    }

    /// `16 of 17; missing Thai Binh`.
    func text(_ style: TextStyle) -> String {
        let others =
            [coverage.partial, coverage.missing.map(\.office), coverage.notAvailable.map(\.office)]
            + [coverage.silent.map(\.office)]
        // An office can be in more than one list when there are several periods.
        let expected = Set(coverage.included).union(others.joined()).count
        var parts = ["\(coverage.included.count) of \(expected)"]
        func add(_ title: String, _ offices: [String]) {
            guard !offices.isEmpty else { return }
            let named = offices.prefix(CoverageText.namedMax).map { names.name($0, style) }.joined(separator: ", ")
            let rest = offices.count - CoverageText.namedMax
            parts.append("\(title) \(named)" + (rest > 0 ? " and \(rest) more" : ""))
        }
        add("in part", coverage.partial)
        add("missing", coverage.missing.map(\.office))
        add("not available", coverage.notAvailable.map(\.office))
        add("not said", coverage.silent.map(\.office))
        return parts.joined(separator: "; ")
    }
}
