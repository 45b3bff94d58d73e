// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Checks a catalogue whole: everything that one entry cannot know about itself.
final class CatalogueChecker {
    let draft: CatalogueDraft
    /// Rules with bounds at the scales of their indicators.
    var rules: [ValidationRule] = []
    private(set) var findings: [CatalogueFinding] = []
    /// All findings, kept or not.
    private(set) var findingCount = 0
    private(set) var hasErrors = false
    private let context: ReadingContext

    let officesByID: [String: Placed<Office>]
    let indicatorsByCode: [String: Placed<Indicator>]
    let unitsByCode: [String: Placed<MeasureUnit>]
    /// Codes of the values of each dimension.
    let dimensionValues: [String: Set<String>]

    init(draft: CatalogueDraft, context: ReadingContext) {
        self.draft = draft
        self.context = context
        officesByID = Dictionary(draft.offices.map { ($0.value.id, $0) }, uniquingKeysWith: { first, _ in first })
        indicatorsByCode = Dictionary(
            draft.indicators.map { ($0.value.code, $0) }, uniquingKeysWith: { first, _ in first })
        unitsByCode = Dictionary(
            draft.measureUnits.map { ($0.value.code, $0) }, uniquingKeysWith: { first, _ in first })
        dimensionValues = Dictionary(
            draft.dimensions.map { ($0.value.code, Set($0.value.values.map(\.code))) },
            uniquingKeysWith: { $0.union($1) })
    }

    func checkAll() {
        checkEdition()
        checkLabels()
        checkCodes()
        checkOffices()
        checkMergers()
        checkGroups()
        checkIndicators()
        checkRegimes()
        checkRules()
        checkScoreSheets()
    }

    /// A message in English and Vietnamese, and a remedy in both.
    func add(
        _ code: CatalogueFindingCode, _ path: String, value: String, _ message: (String, String),
        remedy: (String, String), severity: Severity = .error
    ) {
        findingCount += 1
        if severity == .error { hasErrors = true }
        guard findings.count < DocumentLimits.findingsMax else { return }
        findings.append(
            CatalogueFinding(
                code: code, severity: severity, location: context.locations.nearest(to: path), path: path,
                value: value, message: Label(english: message.0, vietnamese: message.1),
                remedy: Label(english: remedy.0, vietnamese: remedy.1)))
    }

    private func checkEdition() {
        if draft.editions.count == 1, let edition = draft.editions.first {
            if edition.isWhole { checkForm(ofCode: edition.value, edition.path) }
            return
        }
        add(
            .editionNotOnce, "edition", value: draft.editions.map(\.value).joined(separator: ", "),
            (
                "The edition is given \(draft.editions.count) times.",
                "Ấn bản (edition) được ghi \(draft.editions.count) lần."
            ),
            remedy: (
                "Give it once over all files: edition: \"2026.1\".",
                "Hãy ghi đúng một lần trong tất cả các tệp: edition: \"2026.1\"."
            ))
    }

    private func checkLabels() {
        for (label, path) in context.labels {
            for (text, key) in [(label.english, "en"), (label.vietnamese, "vi"), (label.arabic, "ar")] {
                checkLength(text, path + "." + key)
            }
            guard label.vietnamese.isEmpty, !label.english.isEmpty else { continue }
            add(
                .vietnameseMissing, path, value: label.english,
                ("The label has no Vietnamese text.", "Nhãn chưa có tiếng Việt."),
                remedy: ("Add vi: with the Vietnamese text.", "Hãy thêm vi: kèm văn bản tiếng Việt."),
                severity: .warning)
        }
        for merger in draft.mergers { checkLength(merger.value.source, merger.path + ".source") }
        for regime in draft.regimes { checkLength(regime.value.source, regime.path + ".source") }
        for sheet in draft.scoreSheets { checkLength(sheet.value.sheet.source, sheet.path + ".source") }
    }

    private func checkLength(_ text: String, _ path: String) {
        // A scalar takes at least one byte, so most texts need no counting.
        guard text.utf8.count > DocumentLimits.labelLengthMax,
            text.unicodeScalars.count > DocumentLimits.labelLengthMax
        else { return }
        add(
            .textTooLong, path, value: text,
            (
                "The text is longer than \(DocumentLimits.labelLengthMax) characters.",
                "Văn bản dài hơn \(DocumentLimits.labelLengthMax) ký tự."
            ),
            remedy: ("Shorten it.", "Hãy rút ngắn."))
    }
}
