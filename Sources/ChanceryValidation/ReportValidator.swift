// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Checks whole reports against one catalogue. Made once per catalogue version; every table it needs is made then.
///
/// Validation is a pure function of the report, the catalogue, the moment and the history, and costs time linear in the
/// report. It never stops at the first finding.
public struct ReportValidator: Sendable {
    private let plan: CataloguePlan

    public init(catalogue: CatalogueIndex) {
        plan = CataloguePlan(catalogue)
    }

    /// Version of the catalogue that reports are checked against.
    public var catalogueVersion: CatalogueVersion { plan.index.version }

    /// Every finding about `report` at the moment `now`.
    ///
    /// - Throws: only what `history` throws.
    public func validate(_ report: Report, at now: Instant, history: some ReportHistory) throws -> ValidationResult {
        var examination = Examination(plan: plan, report: report, now: now)
        examination.examineEnvelope()
        examination.examineFigures()
        examination.examineTexts()
        examination.examineMarkings()
        try examination.compare(with: history)
        examination.examineRegisters()
        examination.examineAnswers()
        return examination.result()
    }
}
