// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// The texts: sections, difficulties, proposals and plan items.
extension Examination {
    mutating func examineTexts() {
        examineNarratives()
        examineDifficulties()
        examineProposals()
        examinePlanItems()
    }

    /// Notes texts that repeat the same section of the previous period's report.
    mutating func compareTexts(with previous: Report) {
        guard let rule = regime?.history.text, applies(rule), let key, !previous.narratives.isEmpty else { return }
        let known = Set(previous.narratives.lazy.map { SectionText(section: $0.section, text: $0.text) })
        for (index, narrative) in report.narratives.prefix(Limits.narrativesMax).enumerated() {
            guard known.contains(SectionText(section: narrative.section, text: narrative.text)),
                !isBlank(narrative.text)
            else { continue }
            log.add(
                .textSameAsPrevious, severity: rule.severity, at: Place(.narratives, index, "text"),
                value: narrative.text, rule: rule.code, TextMessages.sameAsPrevious(rule, key: key))
        }
    }

    private mutating func examineNarratives() {
        let count = boundedCount(report.narratives.count, of: .narratives, max: Limits.narrativesMax)
        var seen: [SectionPillars: Int] = [:]
        var written: Set<String> = []
        for (index, narrative) in report.narratives.prefix(count).enumerated() {
            let lengthMax = examineSection(narrative.section, at: index)
            if isBlank(narrative.text) {
                log.add(
                    .emptyText, at: Place(.narratives, index, "text"), value: narrative.text,
                    rule: "section \(Finding.shortened(narrative.section))", TextMessages.empty())
            } else {
                written.insert(narrative.section)
            }
            checkLength(narrative.text, max: lengthMax, at: Place(.narratives, index, "text"))
            examinePillars(narrative.pillars, of: .narratives, at: index)
            let pillars = narrative.pillars.prefix(Limits.pillarsMax).sorted()
            let place = SectionPillars(section: narrative.section, pillars: pillars)
            if let earlier = seen[place] {
                log.add(
                    .duplicateSection, at: Place(.narratives, index, "section"), value: narrative.section,
                    rule: "section \(Finding.shortened(narrative.section))",
                    TextMessages.duplicateSection(earlier: earlier))
            } else {
                seen[place] = index
            }
        }
        examineMandatorySections(written)
    }

    /// Gives the longest text that the section takes.
    private mutating func examineSection(_ code: String, at index: Int) -> Int {
        guard let regime, !regime.sections.isEmpty else { return Limits.textLengthMax }
        if let position = regime.sections[code] { return regime.regime.sections[position].lengthMax }
        let sections = regime.regime.sections
        let near = suggestion(for: code, among: sections.lazy.map { (code: $0.code, label: $0.title) })
        log.add(
            .unknownSection, at: Place(.narratives, index, "section"), value: code, rule: regime.rule,
            TextMessages.unknownSection(code, regime: regime.regime, near: near))
        return Limits.textLengthMax
    }

    private mutating func examineMandatorySections(_ written: Set<String>) {
        guard let regime else { return }
        let severity: Severity = office?.parent == nil ? .error : .warning
        for section in regime.regime.sections where section.isMandatory && !written.contains(section.code) {
            log.add(
                .missingSection, severity: severity, at: Place(.narratives), rule: "section \(section.code)",
                TextMessages.missingSection(section, regime: regime.code))
        }
    }

    private mutating func examineDifficulties() {
        let count = boundedCount(report.difficulties.count, of: .difficulties, max: Limits.itemsMax)
        for (index, difficulty) in report.difficulties.prefix(count).enumerated() {
            examineItemText(difficulty.text, of: .difficulties, at: index)
            checkLength(difficulty.cause, max: Limits.textLengthMax, at: Place(.difficulties, index, "cause"))
            examinePillars(difficulty.pillars, of: .difficulties, at: index)
        }
    }

    private mutating func examineProposals() {
        let count = boundedCount(report.proposals.count, of: .proposals, max: Limits.itemsMax)
        var seen = IdentifierTable()
        for (index, proposal) in report.proposals.prefix(count).enumerated() {
            examineIdentifier(proposal.id, of: .proposals, at: index, in: &seen)
            examineItemText(proposal.text, of: .proposals, at: index)
            if isBlank(proposal.addressee) {
                log.add(
                    .addresseeMissing, at: Place(.proposals, index, "addressee"), value: proposal.addressee,
                    rule: "proposal", EntryMessages.addresseeMissing())
            }
            checkLength(proposal.addressee, max: Limits.noteLengthMax, at: Place(.proposals, index, "addressee"))
            if proposal.status == .answered, isBlank(proposal.reply) {
                log.add(
                    .replyMissing, at: Place(.proposals, index, "reply"), value: proposal.reply, rule: "proposal",
                    EntryMessages.replyMissing())
            }
            checkLength(proposal.reply, max: Limits.textLengthMax, at: Place(.proposals, index, "reply"))
        }
    }

    private mutating func examinePlanItems() {
        let count = boundedCount(report.planItems.count, of: .planItems, max: Limits.itemsMax)
        for (index, item) in report.planItems.prefix(count).enumerated() {
            examineItemText(item.text, of: .planItems, at: index)
            examinePillars(item.pillars, of: .planItems, at: index)
            checkLength(item.owner, max: Limits.noteLengthMax, at: Place(.planItems, index, "owner"))
            examineTarget(of: item, at: index)
        }
    }

    private mutating func examineTarget(of item: PlanItem, at index: Int) {
        let code = item.targetIndicator
        let position = plan.indicatorPositions.position(of: code)
        if !code.isEmpty, position == nil {
            let indicators = plan.index.catalogue.indicators
            let near = suggestion(for: code, among: indicators.lazy.map { (code: $0.code, label: $0.label) })
            log.add(
                .unknownTargetIndicator, at: Place(.planItems, index, "target_indicator"), value: code,
                rule: "catalogue indicators", EntryMessages.unknownTargetIndicator(code, near: near))
        }
        guard !item.targetDecimal.isEmpty else { return }
        let indicator = position.map { plan.indicators[$0] }
        if code.isEmpty || !isTarget(item.targetDecimal, of: indicator) {
            let form = NumberForm(scale: indicator?.scale, allowsNegative: indicator?.allowsNegative ?? true)
            log.add(
                .malformedTarget, at: Place(.planItems, index, "target_decimal"), value: item.targetDecimal,
                rule: indicator?.rule ?? "plan item", EntryMessages.malformedTarget(form: form))
        }
    }

    private func isTarget(_ text: String, of indicator: IndicatorPlan?) -> Bool {
        let number: FixedPoint
        do {
            number = try DecimalReading(text).value
        } catch {
            return false
        }
        guard let indicator else { return true }
        return number.rescaled(to: indicator.scale) != nil && (indicator.allowsNegative || !number.isNegative)
    }

    private mutating func examineItemText(_ text: String, of field: ReportField, at index: Int) {
        if isBlank(text) {
            log.add(.emptyText, at: Place(field, index, "text"), value: text, rule: "text", TextMessages.empty())
        }
        checkLength(text, max: Limits.textLengthMax, at: Place(field, index, "text"))
    }

    private mutating func examinePillars(_ pillars: [String], of field: ReportField, at index: Int) {
        guard !pillars.isEmpty, let known = plan.pillars else { return }
        if pillars.count > Limits.pillarsMax {
            let max = Limits.pillarsMax
            log.add(
                .tooManyEntries, at: Place(field, index, "pillars"), value: String(pillars.count),
                rule: "limit pillars \(max)", ReportMessages.tooManyEntries(count: pillars.count, max: max))
        }
        for (position, pillar) in pillars.prefix(Limits.pillarsMax).enumerated()
        where known.validity(of: pillar) == nil {
            let near = suggestion(for: pillar, in: known)
            log.add(
                .unknownPillar, at: Place(field, index, "pillars[\(position)]"), value: pillar,
                rule: "dimension pillar", TextMessages.unknownPillar(pillar, known: known, near: near))
        }
    }
}

private struct SectionText: Hashable {
    let section: String
    let text: String
}

/// What makes two narratives the same place of the outline: a section may be written once per set of pillars.
private struct SectionPillars: Hashable {
    let section: String
    let pillars: [String]
}
