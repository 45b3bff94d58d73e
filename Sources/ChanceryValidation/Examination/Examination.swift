// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// One report under examination: what is known of it so far, and what there is to say.
struct Examination {
    let plan: CataloguePlan
    let report: Report
    let now: Instant
    var log = FindingLog()
    var office: Office?
    var regime: RegimePlan?
    var period: Period?
    /// The days of the period under the regime; `nil` while one of them is unknown.
    var window: DateRange?
    /// Whether the period is over.
    var isClosed = false
    /// The figures within their bound, and what is known of them once they were read.
    var figures: [Figure] = []
    var table: FigureTable?
    /// Figures with a number that should not be below an earlier one: positions in `figures`.
    var lasting: [Int] = []
    /// Figures that say what they are compared with: positions in `figures`.
    var compared: [Int] = []
    private var suggestionsLeft = Limits.suggestionsMax

    init(plan: CataloguePlan, report: Report, now: Instant) {
        self.plan = plan
        self.report = report
        self.now = now
    }

    var key: ReportKey? {
        guard let office, let regime, let period else { return nil }
        return ReportKey(office: office.id, regime: regime.code, period: period)
    }

    func result() -> ValidationResult {
        ValidationResult(
            findings: log.ordered(), key: key, window: window, openQuestionCount: Int32(clamping: log.openQuestionCount)
        )
    }

    /// Known codes near `code`, for the first unknown codes of a report only.
    mutating func suggestion(
        for code: String, among candidates: some Sequence<(code: String, label: Label)>
    ) -> Suggestion {
        guard suggestionsLeft > 0 else { return .none }
        suggestionsLeft -= 1
        return Suggestion.similar(to: code, among: candidates)
    }

    mutating func suggestion(for value: String, in dimension: DimensionPlan) -> Suggestion {
        suggestion(for: value, among: dimension.values.lazy.map { (code: $0.code, label: $0.label) })
    }

    /// How many entries of a repeated field are examined; beyond that there is one finding.
    mutating func boundedCount(_ count: Int, of field: ReportField, max: Int) -> Int {
        guard count > max else { return count }
        log.add(
            .tooManyEntries, at: Place(field), value: String(count), rule: "limit \(field.name) \(max)",
            ReportMessages.tooManyEntries(count: count, max: max))
        return max
    }

    /// Notes a text longer than `max` Unicode scalars.
    mutating func checkLength(_ text: String, max: Int, at place: @autoclosure () -> Place) {
        guard text.utf8.count > max else { return }
        let length = text.unicodeScalars.count
        guard length > max else { return }
        log.add(
            .textTooLong, at: place(), value: text, rule: "limit length \(max)",
            TextMessages.tooLong(length: length, max: max))
    }
}

/// Whether a text has nothing in it but white space.
func isBlank(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
}
