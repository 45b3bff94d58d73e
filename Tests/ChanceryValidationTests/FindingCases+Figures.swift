// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryValidation

extension FindingCase {
    /// Position of a figure that is appended to the honest report.
    private static let end = SampleReport.figures.count

    static let figures: [FindingCase] = [
        FindingCase(
            .unknownIndicator, figure: "abtc.requests", "indicator", says: "Did you mean abtc.requests?"
        ) { $0.indicator = "abtc.request" },
        FindingCase(.retiredIndicator, "figures[\(end)].indicator", says: "..2019-12-31") {
            $0.figures.append(Figure(indicator: "old.count", value: .decimal("1")))
        },
        FindingCase(.indicatorNotInRegime, "figures[\(end)].indicator") {
            $0.figures.append(Figure(indicator: "elsewhere.count", value: .decimal("1")))
        },
        FindingCase(.missingFigure, "figures", says: "0 if there was none") {
            $0.figures.removeAll { $0.indicator == "abtc.requests" }
        },
        FindingCase(.missingFigure, "figures", severity: .warning) {
            $0.office = "vn-20-dong-dang"
            $0.figures.removeAll { $0.indicator == "abtc.requests" }
        },
        FindingCase(.missingFigure, "figures") {
            $0.figures[SampleReport.index(of: "abtc.requests")].subUnit = "vn-20-dong-dang"
        },
        FindingCase(.missingFigure, "figures") {
            $0.figures[SampleReport.index(of: "abtc.requests")].status = .plan
        },
        FindingCase(.duplicateFigure, "figures[\(end)]", says: "figures[0]") { $0.figures.append($0.figures[0]) },
        FindingCase(.duplicateFigure, "figures[\(end + 1)]", says: "figures[\(end)]") {
            let choices = [
                DimensionChoice(dimension: "partner", value: "CN"),
                DimensionChoice(dimension: "pillar", value: "party"),
            ]
            var figure = Figure(indicator: "delegations.outbound", value: .decimal("2"), dimensions: choices)
            $0.figures.append(figure)
            figure.dimensions.reverse()
            $0.figures.append(figure)
        },
        FindingCase(.unknownDimension, figure: "abtc.requests", "dimensions[0].dimension") {
            $0.dimensions = [DimensionChoice(dimension: "colour", value: "red")]
        },
        FindingCase(.dimensionNotOfIndicator, figure: "abtc.requests", "dimensions[0].dimension") {
            $0.dimensions = [DimensionChoice(dimension: "partner", value: "CN")]
        },
        FindingCase(.duplicateDimension, figure: "agreements.signed", "dimensions[1].dimension") {
            $0.dimensions.append(DimensionChoice(dimension: "partner", value: "KR"))
        },
        FindingCase(.missingDimension, figure: "agreements.signed", "dimensions", says: "A value of partner") {
            $0.dimensions = []
        },
        FindingCase(
            .unknownDimensionValue, figure: "agreements.signed", "dimensions[0].value", says: "Did you mean CN?"
        ) { $0.dimensions[0].value = "China" },
        FindingCase(.retiredDimensionValue, figure: "agreements.signed", "dimensions[0].value") {
            $0.dimensions[0].value = "SU"
        },
        FindingCase(.tooManyEntries, figure: "agreements.signed", "dimensions") {
            $0.dimensions = Array(repeating: $0.dimensions[0], count: 17)
        },
        FindingCase(.unknownSubUnit, "figures[4].sub_unit") { $0.figures[4].subUnit = "vn-01" },
        FindingCase(.unknownSubUnit, "figures[4].sub_unit") { $0.figures[4].subUnit = "vn-20" },
        FindingCase(.unknownSubUnit, "figures[4].sub_unit") { $0.figures[4].subUnit = "dong-dang" },
        FindingCase(.inclusionWithoutSubUnit, figure: "abtc.requests", "inclusion") { $0.inclusion = .separate },
        FindingCase(.aboutWithoutEstimate, figure: "grdp.growth", "status") { $0.status = .actual },
    ]

    static let values: [FindingCase] = [
        FindingCase(.valueUnstated, figure: "abtc.requests", "") { $0.value = .unstated },
        FindingCase(.notANumber, figure: "abtc.requests", "decimal", says: "U+002C") { $0.value = .decimal("1,040") },
        FindingCase(.notANumber, figure: "abtc.requests", "decimal") { $0.value = .decimal("") },
        FindingCase(.notANumber, figure: "abtc.requests", "decimal") {
            $0.value = .decimal(String(repeating: "1", count: 65))
        },
        FindingCase(.foreignDigitsRead, figure: "letters.exchanged", "decimal", says: "read as 39") {
            $0.value = .decimal("٣٩")
        },
        FindingCase(.foreignDigitsRead, figure: "grdp.growth", "decimal", says: "read as 13.45") {
            $0.value = .decimal("۱۳٫۴۵")
        },
        FindingCase(.tooManyDecimals, figure: "abtc.requests", "decimal", says: "A whole number, 0 or more.") {
            $0.value = .decimal("1.5")
        },
        FindingCase(.tooManyDecimals, figure: "abtc.requests", "decimal") { $0.value = .decimal("1.0000000000") },
        FindingCase(.numberTooLarge, figure: "abtc.requests", "decimal") {
            $0.value = .decimal("9223372036854775808")
        },
        FindingCase(.numberTooLarge, figure: "grdp.growth", "decimal") {
            $0.value = .decimal("9223372036854775807")
        },
        FindingCase(.negativeNotAllowed, figure: "abtc.requests", "decimal", says: "0 or more") {
            $0.value = .decimal("-3")
        },
        FindingCase(.wrongUnit, figure: "ngo.committed", "unit", says: "An amount in VND") { $0.unit = "VND" },
        FindingCase(.notAvailableWithoutReason, figure: "letters.exchanged", "not_available.reason") {
            $0.value = .notAvailable(reason: "")
        },
    ]

    static let dates: [FindingCase] = [
        FindingCase(.asOfMissing, figure: "fdi.projects", "as_of", says: "such as 2024-06-14") { $0.asOf = nil },
        FindingCase(.asOfOutsideWindow, figure: "fdi.projects", "as_of") { $0.asOf = day("2024-06-15") },
        FindingCase(.asOfOutsideWindow, figure: "fdi.projects", "as_of", severity: .warning) {
            $0.asOf = day("2023-12-14")
        },
        FindingCase(.asOfNotExpected, figure: "abtc.requests", "as_of") { $0.asOf = day("2024-06-14") },
        FindingCase(.startMissing, figure: "delegations.cumulative", "since") { $0.since = nil },
        FindingCase(.startAfterWindow, figure: "delegations.cumulative", "since") { $0.since = day("2024-06-15") },
        FindingCase(.startNotExpected, figure: "abtc.requests", "since") { $0.since = day("2024-01-01") },
        FindingCase(.figureWindowOutsideReport, figure: "abtc.requests", "window", severity: .error) {
            $0.window = days("2024-01-01", "2024-12-31")
        },
        FindingCase(.figureWindowOutsideReport, figure: "letters.exchanged", "window", severity: .warning) {
            $0.window = days("2023-01-01", "2023-12-31")
        },
        FindingCase(.eventMissing, figure: "committee.session", "event") { $0.event = "" },
    ]

    static let comparisons: [FindingCase] = [
        FindingCase(.malformedBase, figure: "trade.turnover", "base.reference") { $0.base?.reference = "" },
        FindingCase(.malformedBase, figure: "trade.turnover", "base.decimal") { $0.base?.decimal = "43.34 bn" },
        FindingCase(.malformedBase, figure: "trade.turnover", "base.change_percent") {
            $0.base?.changePercent = "20.9%"
        },
        FindingCase(.growthDisagrees, figure: "trade.turnover", "base.change_percent") {
            $0.base?.decimal = "43000000000"
        },
        FindingCase(.rankOutsidePopulation, figure: "grdp.rank", "decimal", says: "1 to 63") {
            $0.value = .decimal("64")
        },
        FindingCase(.rankOutsidePopulation, figure: "grdp.rank", "decimal", says: "1 or more") {
            $0.value = .decimal("0")
            $0.ranking = nil
        },
        FindingCase(.rankOutsidePopulation, figure: "grdp.rank", "ranking.population") {
            $0.ranking?.population = -1
        },
        FindingCase(.membersDisagreeWithValue, figure: "fdi.countries", "members", says: "the number 2") {
            $0.value = .decimal("44")
        },
        FindingCase(.duplicateMember, figure: "fdi.countries", "members[2]") { $0.members.append("CN") },
        FindingCase(.missingIdentifier, figure: "fdi.countries", "members[0]") { $0.members[0] = "" },
        FindingCase(.unknownMember, figure: "fdi.countries", "members[1]", says: "Did you mean KR?") {
            $0.members[1] = "KOR"
        },
        FindingCase(.membersNotExpected, figure: "abtc.requests", "members") { $0.members = ["CN"] },
        FindingCase(.tooManyEntries, figure: "fdi.countries", "members") {
            $0.members = (0..<401).map(String.init)
        },
    ]
}
