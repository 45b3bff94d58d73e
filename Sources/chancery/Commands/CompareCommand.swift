// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire

struct CompareCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "Compares consolidated figures with those of another window.",
        discussion: """
            What cannot be compared is told with the reason and with what would make it comparable. --where counts the \
            members that meet a condition: 'INDICATOR>=400', 'INDICATOR>average', 'growth:INDICATOR>=10'.
            """)

    @OptionGroup var question: ConsolidationOptions

    @Option(
        help: ArgumentHelp(
            "With what: same-period (of last year), previous-period, plan, or the code of a period.",
            valueName: "window"),
        transform: againstArgument)
    var against: ComparisonAgainst

    @Option(
        name: .customLong("where"), parsing: .singleValue,
        help: ArgumentHelp("Count the members that meet this.", valueName: "condition"), transform: predicateArgument)
    var predicates: [MemberPredicate] = []

    @OptionGroup var moment: MomentOption
    @OptionGroup var options: GlobalOptions

    func validate() throws { try refuseYAML() }

    func execute(_ session: Session) async throws -> CommandStatus {
        let request = GetComparisonRequest(
            query: question.request(moment: moment.asOf), against: against, predicates: predicates)
        let answer = try await session.ask { try await $0.comparison(request, timeout: $1) }
        try session.show(ComparisonView(answer: answer))
        return .success
    }
}

private func againstArgument(_ text: String) throws -> ComparisonAgainst {
    switch text {
    case "same-period": return .samePeriodOfLastYear
    case "previous-period": return .previousPeriod
    case "plan": return .plan
    default:
        guard let period = Period(code: text) else {
            throw ValidationError(
                "‘\(text)’ is nothing to compare with; write same-period, previous-period, plan or the code of a period."
            )
        }
        return .period(period)
    }
}

/// Reads `INDICATOR>=400` and the like.
func predicateArgument(_ text: String) throws -> MemberPredicate {
    let comparators: [(sign: String, comparator: PredicateComparator)] = [
        (">=", .atLeast), ("<=", .atMost), (">", .above), ("<", .below),
    ]
    for (sign, comparator) in comparators {
        guard let range = text.firstRange(of: sign) else { continue }
        var indicator = String(text[..<range.lowerBound])
        let growth = "growth:"
        let measure: PredicateMeasure = indicator.hasPrefix(growth) ? .growth : .value
        if measure == .growth { indicator.removeFirst(growth.count) }
        let limit = String(text[range.upperBound...])
        if limit == "average" {
            return MemberPredicate(
                indicator: indicator, measure: measure, comparator: comparator, threshold: .groupAverage)
        }
        do {
            return MemberPredicate(
                indicator: indicator, measure: measure, comparator: comparator,
                threshold: .decimal(try DecimalReading(limit).value))
        } catch {
            throw ValidationError("‘\(limit)’ is no number; write digits, or average.")
        }
    }
    throw ValidationError("‘\(text)’ is no condition; write INDICATOR>=NUMBER, with >, >=, < or <=.")
}
