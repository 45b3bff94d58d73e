// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Who reports under which regime for which period, and against which catalogue.
extension Examination {
    mutating func examineEnvelope() {
        regime = plan.regime(report.regime)
        period = Period(code: report.period)
        if let family = regime?.family, let period { window = family.window(of: period) }
        examineRegime()
        examinePeriod()
        examineOffice()
        examineCatalogueVersion()
        examineCorrection()
        if !report.language.isEmpty, !LanguageCodes.contains(report.language) {
            log.add(
                .unknownLanguage, at: Place(.language), value: report.language, rule: "ISO 639-1",
                ReportMessages.unknownLanguage(report.language))
        }
        checkLength(report.author, max: Limits.noteLengthMax, at: Place(.author))
    }

    private mutating func examineRegime() {
        let code = report.regime
        guard let regime else {
            let regimes = plan.index.catalogue.regimes
            let near = suggestion(for: code, among: regimes.lazy.map { (code: $0.code, label: $0.title) })
            log.add(
                .unknownRegime, at: Place(.regime), value: code, rule: "catalogue regimes",
                ReportMessages.unknownRegime(code, near: near))
            return
        }
        guard let window, !regime.regime.validity.overlaps(window) else { return }
        log.add(
            .regimeNotInForce, at: Place(.regime), value: code, rule: regime.rule,
            ReportMessages.regimeNotInForce(regime.regime, window: window))
    }

    private mutating func examinePeriod() {
        let code = report.period
        guard let period else {
            log.add(
                .malformedPeriod, at: Place(.period), value: code, rule: "period code",
                ReportMessages.malformedPeriod(code))
            return
        }
        guard let regime else { return }
        if !regime.regime.forms.contains(period.form) {
            log.add(
                .periodFormNotInRegime, at: Place(.period), value: code, rule: regime.rule,
                ReportMessages.periodFormNotInRegime(period, regime: regime.regime))
        }
        guard let window else { return }
        let zone = regime.regime.zone
        let opens = Instant(startOf: window.last.adding(days: 1), in: zone)
        isClosed = now >= opens
        if !isClosed {
            log.add(
                .periodNotFinished, at: Place(.period), value: code, rule: regime.rule,
                ReportMessages.periodNotFinished(window: window, opens: opens, zone: zone))
        }
    }

    private mutating func examineOffice() {
        let id = report.office
        guard let office = plan.index.office(id) else {
            let near = officesLike(id)
            log.add(
                .unknownOffice, at: Place(.office), value: id, rule: "catalogue offices",
                ReportMessages.unknownOffice(id, near: near))
            return
        }
        self.office = office
        guard let window else { return }
        if let last = office.validity.to, last < window.first {
            let merger = plan.index.merger(ending: id)
            let successor = merger.flatMap { plan.index.office($0.successor) }
            log.add(
                .retiredOffice, at: Place(.office), value: id, rule: "office \(id)",
                OfficeMessages.retired(office, on: last, merger: merger, successor: successor))
            return
        }
        if let first = office.validity.from, first > window.last {
            let merger = plan.index.merger(founding: id)
            let predecessors = (merger?.predecessors ?? []).compactMap(plan.index.office)
            log.add(
                .officeNotYetFounded, at: Place(.office), value: id, rule: "office \(id)",
                OfficeMessages.notYetFounded(office, on: first, predecessors: predecessors))
            return
        }
        if let regime, !isReporter(office, of: regime, during: window) {
            log.add(
                .officeNotInRegime, at: Place(.office), value: id, rule: regime.rule,
                OfficeMessages.notInRegime(office, regime: regime.regime, window: window))
        }
    }

    /// Whether the office, or one above it, belongs to a reporting group on a day of the window.
    private func isReporter(_ office: Office, of regime: RegimePlan, during window: DateRange) -> Bool {
        guard let memberships = regime.memberships else { return true }
        return plan.chain(from: office).contains { office in
            memberships[office.id]?.contains { $0.overlaps(window) } ?? false
        }
    }

    /// Offices with a similar id, with that name, or with that province code in the window.
    private mutating func officesLike(_ text: String) -> Suggestion {
        if let window, let office = plan.index.office(code: text, on: window.last), !text.isEmpty {
            return Suggestion(codes: [office.id])
        }
        let offices = plan.index.catalogue.offices
        return suggestion(
            for: text,
            among: offices.lazy.flatMap { office in
                office.names.lazy.map { (code: office.id, label: $0.label) }
            })
    }

    private mutating func examineCatalogueVersion() {
        let stated = report.catalogueVersion
        let current = plan.index.version
        if stated < 0 || stated > current {
            log.add(
                .unknownCatalogueVersion, at: Place(.catalogueVersion), value: String(stated),
                rule: "catalogue version \(current)",
                ReportMessages.unknownCatalogueVersion(stated, current: current))
        } else if stated != 0, stated < current {
            log.add(
                .catalogueVersionOutdated, at: Place(.catalogueVersion), value: String(stated),
                rule: "catalogue version \(current)",
                ReportMessages.catalogueVersionOutdated(stated, current: current))
        }
    }

    private mutating func examineCorrection() {
        guard let correction = report.correction else { return }
        if correction.replacesRevision < 1 {
            log.add(
                .malformedCorrection, at: Place(.correction, -1, "replaces_revision"),
                value: String(correction.replacesRevision), rule: "correction", ReportMessages.malformedCorrection())
        }
        if isBlank(correction.reason) {
            log.add(
                .correctionWithoutReason, at: Place(.correction, -1, "reason"), value: correction.reason,
                rule: "correction", ReportMessages.correctionWithoutReason())
        }
        checkLength(correction.reason, max: Limits.noteLengthMax, at: Place(.correction, -1, "reason"))
    }
}
