// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel

/// An answer in the texts of `BruteForce`.
func rendered(_ answer: Consolidation) -> [String: String] {
    var texts: [String: String] = [:]
    for figure in answer.figures {
        let key = [
            figure.indicator, figure.isPlan ? "plan" : "result",
            figure.dimensions.map(\.value).joined(separator: "+"), figure.unit, figure.event,
            figure.since?.description ?? "", figure.window?.description ?? "",
        ].joined(separator: "|")
        let uses = figure.contributions.filter { $0.use != .succeeded }.map {
            "\($0.office)/\($0.period)/\($0.quantity.value.units)=\($0.use.rawValue)"
        }
        let gaps = { (gaps: [CoverageGap]) in
            gaps.map { $0.office + $0.periods.map(\.code).joined(separator: "+") }.joined(separator: ",")
        }
        let coverage = figure.coverage
        texts[key, default: ""] +=
            "\(text(figure.outcome)) \(text(figure.bounds)) " + uses.joined(separator: ",")
            + " included:\(coverage.included.joined(separator: ","))"
            + " partial:\(coverage.partial.joined(separator: ","))"
            + " missing:\(gaps(coverage.missing)) silent:\(gaps(coverage.silent)) none:"
            + coverage.notAvailable.map { "\($0.office) \($0.period)" }.joined(separator: ",") + " beside:"
            + figure.beside.map {
                "\($0.office) \($0.period) \($0.subUnit) \($0.quantity.map { String($0.value.units) } ?? "none")"
            }.joined(separator: ",") + " complete:\(figure.isComplete)" + territory(figure)
    }
    texts["members"] = answer.members.map { member in
        member.office
            + member.reports.map {
                " \($0.period)\($0.kind?.rawValue ?? "")"
                    + ($0.timeliness != .missing ? "+" : $0.state == .returned ? "r" : "-")
            }.joined()
    }.joined(separator: "; ")
    texts["units"] = answer.units.map { unit in
        "\(unit.office):\(unit.parts.joined(separator: "+"))/"
            + unit.outsiders.map(\.office).sorted().joined(separator: "+")
    }.joined(separator: "; ")
    return texts
}

private func territory(_ figure: ConsolidatedFigure) -> String {
    let succeeded = figure.contributions.filter { $0.use == .succeeded }
        .map { "\($0.office)/\($0.quantity.value.units)" }
    let carried = figure.carriedOver.flatMap { merger in
        merger.predecessors.map { "\($0)>\(merger.successor)@\(merger.date)" }
    }
    let units = figure.unitFigures.map {
        "\($0.office)[\(text($0.outcome)) \(text($0.bounds)) \($0.missing.joined(separator: "+"))]"
    }
    return " succeeded:\(succeeded.joined(separator: ",")) carried:\(carried.sorted().joined(separator: ","))"
        + " units:\(units.joined(separator: ","))"
}

private func text(_ outcome: FigureOutcome) -> String {
    switch outcome {
    case .sum(let sum): "= \(sum.value.units) \(sum.qualifier.rawValue) \(sum.status.rawValue)"
    case .refused(let refusal): "! \(refusal.name)"
    }
}

private func text(_ bounds: QuantityBounds) -> String {
    let lower = bounds.lower.map { ($0.isInclusive ? "[" : "(") + String($0.value.units) } ?? "-"
    let upper = bounds.upper.map { String($0.value.units) + ($0.isInclusive ? "]" : ")") } ?? "-"
    return lower + ".." + upper
}
