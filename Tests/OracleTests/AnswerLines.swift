// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel

/// An answer in the lines of the oracle.
func lines(_ answer: Consolidation) -> [String] {
    answer.windows.map { "window \($0.period) \($0.window)" }
        + answer.members.flatMap(lines)
        + countLines(answer.completeness)
        + answer.figures.flatMap(lines)
        + answer.unread.map { "unread \($0.office) \($0.period) r\($0.revision) \($0.indicator) \($0.reason.rawValue)" }
}

private func lines(_ member: ConsolidationMember) -> [String] {
    let head = "member \(member.office) \(member.code) \(member.name.english) \(member.kind?.rawValue ?? "-")"
    return [head] + member.periods.map(line)
}

private func line(_ owed: MemberPeriod) -> String {
    let lateFrom = owed.lateFrom.map { String($0.microsecondsSinceEpoch) } ?? "-"
    let text = "  owes \(owed.period) \(owed.kind?.rawValue ?? "-") late-from \(lateFrom)"
    guard let submission = owed.submission else { return text + " missing" }
    return text + " r\(submission.revision) sequence \(submission.sequence)"
        + " received \(submission.receivedAt.microsecondsSinceEpoch)"
        + " first \(submission.firstReceivedAt.microsecondsSinceEpoch) \(submission.timeliness.rawValue)"
}

private func countLines(_ completeness: Completeness) -> [String] {
    [line("all", completeness.total)] + completeness.byKind.map { line($0.kind.rawValue, $0.counts) }
}

private func line(_ name: String, _ counts: CompletenessCounts) -> String {
    "counts \(name) expected \(counts.expected) reported \(counts.reported) on-time \(counts.onTime)"
        + " late \(counts.late) not-due \(counts.notDue) missing \(counts.missing)"
}

private func lines(_ figure: ConsolidatedFigure) -> [String] {
    let choices = figure.dimensions.map { "\($0.dimension)=\($0.value)" }.joined(separator: ",")
    let head =
        "figure \(figure.indicator) [\(choices)] \(figure.unit) \(figure.isPlan ? "plan" : "result")"
        + " event=\(figure.event) since=\(text(figure.since)) window=\(figure.window?.description ?? "")"
    let outcome =
        switch figure.outcome {
        case .sum(let quantity): "  number \(text(quantity))"
        case .refused(let reason, _): "  refused \(reason.name)"
        }
    return [head, outcome, "  bounds \(text(figure.bounds))"] + lines(figure.coverage)
        + ["  complete \(figure.isComplete ? "yes" : "no")"] + figure.contributions.map(line)
        + figure.beside.map(line)
}

private func lines(_ coverage: Coverage) -> [String] {
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

private func line(_ beside: BesideFigure) -> String {
    "  beside \(beside.office) \(beside.period) r\(beside.revision) sub-unit=\(beside.subUnit)"
        + " \(beside.inclusion.rawValue) \(beside.quantity?.value.description ?? "none")"
        + " as-of=\(text(beside.asOf)) reason=\(beside.reason) flags=\(text(beside.flags))"
}

private func text(_ quantity: Quantity) -> String {
    "\(quantity.value) \(quantity.qualifier.rawValue) \(quantity.status.rawValue)"
}

private func text(_ date: CivilDate?) -> String { date?.description ?? "" }

private func text(_ bounds: QuantityBounds) -> String {
    let lower = bounds.lower.map { ($0.isInclusive ? "[" : "(") + $0.value.description } ?? "open"
    let upper = bounds.upper.map { $0.value.description + ($0.isInclusive ? "]" : ")") } ?? "open"
    return "\(lower) \(upper)"
}

private func text(_ flags: FigureFlags) -> String {
    let names: [(FigureFlags, String)] = [
        (.note, "note"), (.source, "source"), (.words, "words"), (.record, "record"), (.base, "base"),
        (.ranking, "ranking"), (.members, "members"),
    ]
    return names.filter { flags.contains($0.0) }.map(\.1).joined(separator: "+")
}
