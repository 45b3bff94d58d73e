// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel

/// An answer in the lines of the oracle.
func lines(_ answer: Consolidation, _ catalogue: CatalogueIndex) -> [String] {
    (answer.asked.map { [line($0)] } ?? [])
        + answer.periods.map { "window \($0.period) \($0.window)" }
        + answer.members.flatMap(lines) + answer.units.map(line)
        + countLines(answer.completeness)
        + answer.figures.flatMap { lines($0, isQuotient: isQuotient($0, catalogue)) }
        + answer.unread.map { "unread \($0.office) \($0.period) r\($0.revision) \($0.indicator) \($0.reason)" }
}

private func line(_ asked: AskedWindow) -> String {
    "asked \(asked.from) \(asked.through) \(asked.window) until=\(text(asked.until))"
        + " uncovered=\(asked.uncovered?.description ?? "")"
}

private func line(_ unit: TerritoryUnit) -> String {
    "unit \(unit.office) \(unit.code) \(unit.name.english) parts \(unit.parts.joined(separator: " "))"
        + " without \(unit.outsiders.map(\.office).joined(separator: " "))"
}

private func lines(_ member: ConsolidationMember) -> [String] {
    let head = "member \(member.office) \(member.code) \(member.name.english) \(member.kind?.rawValue ?? "-")"
    return [head] + member.reports.map(line)
}

private func line(_ owed: MemberReport) -> String {
    let lateFrom = owed.lateFrom.map { String($0.microsecondsSinceEpoch) } ?? "-"
    let text =
        "  owes \(owed.period) \(owed.kind?.rawValue ?? "-") late-from \(lateFrom)"
        + " extended-until \(owed.extendedUntil.map { String($0.microsecondsSinceEpoch) } ?? "-")"
        + " \(owed.state.rawValue)"
    if owed.returnedRevision > 0 {
        return text + " r\(owed.returnedRevision) sequence \(owed.returnedSequence) because \(owed.returnReason)"
    }
    guard owed.timeliness != .missing else { return text }
    func moment(_ moment: Instant?) -> String { moment.map { String($0.microsecondsSinceEpoch) } ?? "none" }
    return text + " r\(owed.revision) sequence \(owed.sequence) received \(moment(owed.receivedAt))"
        + " first \(moment(owed.firstReceivedAt)) \(owed.timeliness.rawValue)" + (owed.isExtended ? " extended" : "")
}

private func countLines(_ completeness: Completeness) -> [String] {
    [line("all", completeness.total)] + completeness.byKind.map { line($0.kind.rawValue, $0.counts) }
        + completeness.byPeriod.map { line($0.period.code, $0.counts) }
}

private func line(_ name: String, _ counts: CompletenessCounts) -> String {
    "counts \(name) expected \(counts.expected) reported \(counts.reported) on-time \(counts.onTime)"
        + " late \(counts.late) not-due \(counts.notDue) missing \(counts.missing)"
        + " returned \(counts.returned) extended \(counts.extended)"
}

/// Whether a figure may be worked out from parts.
private func isQuotient(_ figure: ConsolidatedFigure, _ catalogue: CatalogueIndex) -> Bool {
    guard let indicator = catalogue.indicator(figure.indicator) else { return false }
    return indicator.parts != nil && figure.event.isEmpty && figure.unit == indicator.unit
}

private func lines(_ figure: ConsolidatedFigure, isQuotient: Bool) -> [String] {
    let choices = figure.dimensions.map { "\($0.dimension)=\($0.value)" }.joined(separator: ",")
    let head =
        "figure \(figure.indicator) [\(choices)] \(figure.unit) \(figure.isPlan ? "plan" : "result")"
        + " event=\(figure.event) since=\(text(figure.since)) window=\(figure.window?.description ?? "")"
    let outcome = [head] + lines("  ", figure.outcome, figure.bounds)
    // What a rate is made of is told at its parts.
    if isQuotient {
        return outcome
            + figure.unitFigures.flatMap { ["  unit \($0.office)"] + lines("    ", $0.outcome, $0.bounds) }
    }
    return outcome + lines(figure.coverage)
        + ["  complete \(figure.isComplete ? "yes" : "no")"] + figure.contributions.map(line)
        + figure.beside.map(line) + figure.joint.map(line) + figure.findings.map(line)
        + figure.carriedOver.map {
            "  carried \($0.successor) \($0.date) \($0.predecessors.joined(separator: " "))"
        }
        + figure.unitFigures.flatMap { unit in
            ["  unit \(unit.office) missing \(unit.missing.joined(separator: " "))"]
                + lines("    ", unit.outcome, unit.bounds)
        }
}

private func lines(_ margin: String, _ outcome: FigureOutcome, _ bounds: QuantityBounds) -> [String] {
    let first =
        switch outcome {
        case .sum(let quantity): "\(margin)number \(text(quantity))"
        case .refused(let refusal): "\(margin)refused \(refusal.name)"
        }
    return [first, "\(margin)bounds \(text(bounds))"]
}

private func lines(_ coverage: FigureCoverage) -> [String] {
    func gap(_ gap: CoverageGap) -> String { ([gap.office] + gap.periods.map(\.code)).joined(separator: " ") }
    return [
        "  included \(coverage.included.joined(separator: " "))",
        "  partial \(coverage.partial.joined(separator: " "))",
    ] + coverage.missing.map { "  missing \(gap($0))" }
        + coverage.notAvailable.map { "  not-available \($0.office) \($0.period) \($0.reason)" }
        + coverage.silent.map { "  silent \(gap($0))" }
}

private func line(_ part: Contribution) -> String {
    "  part \(part.office) \(part.period) r\(part.revision) sub-unit=\(part.subUnit) \(text(part.quantity))"
        + " as-of=\(text(part.asOf)) \(part.use.rawValue) flags=\(text(part.flags))"
}

private func line(_ joint: JointEntry) -> String {
    "  shared \(joint.id) " + joint.reporters.map { "\($0.office)@\($0.period)" }.joined(separator: " ")
}

private func line(_ finding: ConsolidationFinding) -> String {
    let stated = finding.statements.map { "\($0.office)@\($0.period)=\($0.value)" }
    return "  finding \(finding.name) \(stated.joined(separator: " "))"
}

private func line(_ beside: BesideFigure) -> String {
    "  beside \(beside.office) \(beside.period) r\(beside.revision) sub-unit=\(beside.subUnit)"
        + " \(beside.inclusion.rawValue) \(beside.quantity?.value.description ?? "none")"
        + " as-of=\(text(beside.asOf)) reason=\(beside.reason) flags=\(text(beside.flags))"
}

func text(_ quantity: Quantity) -> String {
    "\(quantity.value) \(quantity.qualifier.rawValue) \(quantity.status.rawValue)"
}

private func text(_ date: CivilDate?) -> String { date?.description ?? "" }

func text(_ bounds: QuantityBounds) -> String {
    let lower = bounds.lower.map { ($0.isInclusive ? "[" : "(") + $0.value.description } ?? "open"
    let upper = bounds.upper.map { $0.value.description + ($0.isInclusive ? "]" : ")") } ?? "open"
    return "\(lower) \(upper)"
}

private func text(_ flags: FigureFlags) -> String {
    let names: [(FigureFlags, String)] = [
        (.note, "note"), (.source, "source"), (.words, "words"), (.record, "record"), (.base, "base"),
        (.ranking, "ranking"), (.members, "members"),
        (.generated, "generated"),
    ]
    return names.filter { flags.contains($0.0) }.map(\.1).joined(separator: "+")
}
