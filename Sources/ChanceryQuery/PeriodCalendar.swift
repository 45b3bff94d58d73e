// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryWire

/// The windows that an office owes reports for, as the catalogue says it.
struct PeriodCalendar {
    let index: CatalogueIndex
    let now: Instant

    /// Years that are looked back, so that a listing ends.
    static let yearsBackMax = 20

    /// One window that is owed.
    struct Entry {
        let regime: String
        let period: Period
        let window: DateRange
        let opensAt: Instant
        let lateFrom: Instant?
    }

    /// Every window that has begun and that the office exists in, newest first. An empty `regime` means all regimes
    /// that the office reports under.
    ///
    /// - Throws: `CallFailure` for an unknown office or regime.
    func periods(office id: String, regime code: String) throws -> [Entry] {
        guard let office = index.office(id) else {
            throw CallFailure(.noSuchOffice, "there is no office \(id)")
        }
        let regimes = index.catalogue.regimes.filter { code.isEmpty || $0.code == code }
        guard !regimes.isEmpty else { throw CallFailure(.noSuchRegime, "there is no regime \(code)") }
        var entries: [Entry] = []
        for regime in regimes {
            guard let family = index.windowFamily(regime.windowFamily) else { continue }
            for form in regime.forms {
                entries.append(contentsOf: windows(of: form, regime, family, office))
            }
        }
        // Shorter windows that end on the same day come first: they are due before the sums that they are part of.
        return entries.sorted { left, right in
            if left.window.last != right.window.last { return left.window.last > right.window.last }
            if left.regime != right.regime { return left.regime < right.regime }
            return left.window.dayCount < right.window.dayCount
        }
    }

    private func windows(of form: PeriodForm, _ regime: Regime, _ family: WindowFamily, _ office: Office) -> [Entry] {
        let today = now.date(in: regime.zone)
        let level: ReportingLevel = office.parent == nil ? .member : .subUnit
        let due = regime.dues.first { $0.level == level }
        var entries: [Entry] = []
        // A window can begin in December before the year it is named after.
        var period = Period(form: form, year: min(today.year + 1, 2999), index: form.countPerYear)
        while let current = period, current.year > today.year - PeriodCalendar.yearsBackMax {
            period = current.previous
            let window = family.window(of: current)
            guard window.first <= today, regime.validity.overlaps(window), office.validity.overlaps(window),
                isReporter(office, of: regime, in: window)
            else { continue }
            entries.append(
                Entry(
                    regime: regime.code, period: current, window: window,
                    opensAt: Instant(startOf: window.last.adding(days: 1), in: regime.zone),
                    lateFrom: due?.lateFrom(window: window, zone: regime.zone)))
        }
        return entries
    }

    private func isReporter(_ office: Office, of regime: Regime, in window: DateRange) -> Bool {
        if regime.reporters.isEmpty { return true }
        // A sub-unit reports where its office does.
        var chain = [office.id]
        var parent = office.parent
        while let id = parent, !chain.contains(id) {
            chain.append(id)
            parent = index.office(id)?.parent
        }
        return regime.reporters.compactMap(index.group).contains { group in
            group.members.contains { chain.contains($0.office) && $0.validity.overlaps(window) }
        }
    }
}

extension PeriodCalendar.Entry {
    func status(of stored: StoredReport?, now: Instant) -> PeriodStatus {
        PeriodStatus(
            regime: regime, period: period, window: window, opensAt: opensAt, lateFrom: lateFrom,
            state: state(firstReceivedAt: stored?.firstReceivedAt, now: now), receipt: stored?.receipt)
    }

    private func state(firstReceivedAt: Instant?, now: Instant) -> PeriodState {
        if let firstReceivedAt {
            guard let lateFrom, firstReceivedAt >= lateFrom else { return .reported }
            return .reportedLate
        }
        if now < opensAt { return .running }
        guard let lateFrom, now >= lateFrom else { return .due }
        return .overdue
    }
}
