// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

extension WireDecoder {
    /// Decodes an answer or one page of it.
    public func consolidation(_ bytes: [UInt8]) throws(WireError) -> Consolidation {
        try decode(
            bytes, as: "chancery.v1.Consolidation", with: chancery__v1__consolidation__unpack
        ) { message, fields in
            fields.consolidation(message)
        }
    }
}

extension FieldReader {
    mutating func consolidation(
        _ message: UnsafeMutablePointer<Chancery__V1__Consolidation>
    ) -> Consolidation {
        var answer = Consolidation(
            sequence: message.pointee.sequence, catalogueVersion: message.pointee.catalogue_version,
            group: line(message.pointee.group, "group"), groupLabel: label(message.pointee.group_label, "group_label"),
            regime: line(message.pointee.regime, "regime"),
            windowFamily: line(message.pointee.window_family, "window_family"))
        if message.pointee.digest.len > 0 { answer.digest = digest(message.pointee.digest, "digest") }
        answer.periods = periodWindows(message.pointee.periods, message.pointee.n_periods, "periods")
        answer.members = each(message.pointee.members, message.pointee.n_members, "members") { fields, item, path in
            fields.member(item, path)
        }
        answer.completeness.total = completeness(message.pointee.completeness)
        answer.completeness.byKind = each(
            message.pointee.completeness_by_kind, message.pointee.n_completeness_by_kind, "completeness_by_kind"
        ) { fields, item, path in
            KindCompleteness(
                kind: fields.choice(item.pointee.kind.rawValue, Enumerations.membershipKind, path + ".kind"),
                counts: fields.completeness(item.pointee.completeness))
        }
        answer.figures = each(message.pointee.figures, message.pointee.n_figures, "figures") { fields, item, path in
            fields.consolidatedFigure(item, path)
        }
        answer.nextPageToken = line(message.pointee.next_page_token, "next_page_token")
        answer.unread = each(message.pointee.unread, message.pointee.n_unread, "unread") { fields, item, path in
            fields.unreadFigure(item, path)
        }
        territory(message, into: &answer)
        answer.completeness.byPeriod = each(
            message.pointee.completeness_by_period, message.pointee.n_completeness_by_period, "completeness_by_period"
        ) { fields, item, path in
            PeriodCompleteness(
                period: fields.mandatoryPeriod(item.pointee.period, path + ".period"),
                counts: fields.completeness(item.pointee.completeness))
        }
        return answer
    }

    mutating func periodWindows(
        _ items: UnsafeMutablePointer<UnsafeMutablePointer<Chancery__V1__PeriodWindow>?>?, _ count: Int, _ list: String
    ) -> [PeriodWindow] {
        each(items, count, list) { fields, item, path in
            guard let window = fields.mandatoryDateRange(item.pointee.window, path + ".window") else { return nil }
            return PeriodWindow(
                period: fields.mandatoryPeriod(item.pointee.period, path + ".period"), window: window)
        }
    }

    func completeness(_ message: UnsafeMutablePointer<Chancery__V1__Completeness>?) -> CompletenessCounts {
        guard let counts = message?.pointee else { return CompletenessCounts() }
        return CompletenessCounts(
            expected: counts.expected, reported: counts.reported, onTime: counts.on_time, late: counts.late,
            notDue: counts.not_due, missing: counts.missing, returned: counts.returned, extended: counts.extended)
    }

    private mutating func member(
        _ message: UnsafeMutablePointer<Chancery__V1__Member>, _ path: ItemPath
    ) -> ConsolidationMember {
        ConsolidationMember(
            office: line(message.pointee.office, path + ".office"), name: label(message.pointee.name, path + ".name"),
            code: line(message.pointee.code, path + ".code"),
            kind: choice(message.pointee.kind.rawValue, Enumerations.memberKind, path + ".kind"),
            reports: each(message.pointee.reports, message.pointee.n_reports, path + ".reports") { fields, item, path in
                MemberReport(
                    period: fields.mandatoryPeriod(item.pointee.period, path + ".period"),
                    kind: fields.choice(item.pointee.kind.rawValue, Enumerations.memberKind, path + ".kind"),
                    timeliness: fields.choice(
                        item.pointee.timeliness.rawValue, Enumerations.timeliness, path + ".timeliness"),
                    revision: item.pointee.revision, sequence: item.pointee.sequence,
                    receivedAt: fields.instant(item.pointee.received_at, path + ".received_at"),
                    firstReceivedAt: fields.instant(item.pointee.first_received_at, path + ".first_received_at"),
                    lateFrom: fields.instant(item.pointee.late_from, path + ".late_from"),
                    state: fields.choice(item.pointee.state.rawValue, Enumerations.reportState, path + ".state"),
                    extendedUntil: fields.instant(item.pointee.extended_until, path + ".extended_until"),
                    isExtended: item.pointee.is_extended != 0, returnedRevision: item.pointee.returned_revision,
                    returnedSequence: item.pointee.returned_sequence,
                    returnReason: fields.prose(item.pointee.return_reason, path + ".return_reason"))
            })
    }

    mutating func consolidatedFigure(
        _ message: UnsafeMutablePointer<Chancery__V1__ConsolidatedFigure>, _ path: ItemPath
    ) -> ConsolidatedFigure? {
        guard let outcome = outcome(message, path) else { return nil }
        var figure = ConsolidatedFigure(indicator: "", label: Label(english: ""), kind: "", unit: "", outcome: outcome)
        head(message.pointee.head, path, into: &figure)
        figure.bounds = bounds(message.pointee.bounds, path + ".bounds")
        figure.coverage = coverage(message.pointee.coverage, path + ".coverage")
        figure.contributions = each(
            message.pointee.contributions, message.pointee.n_contributions, path + ".contributions"
        ) { fields, item, path in fields.contribution(item, path) }
        figure.beside = each(message.pointee.beside, message.pointee.n_beside, path + ".beside") { fields, item, path in
            fields.besideFigure(item, path)
        }
        figure.words = label(message.pointee.words, path + ".words")
        figure.carriedOver = carriedOver(message, path)
        figure.unitFigures = unitFigures(message, path)
        figure.recomputedFrom = rateParts(message.pointee.recomputed_from, path + ".recomputed_from")
        figure.joint = jointEntries(message.pointee.joint, message.pointee.n_joint, path + ".joint")
        figure.findings = findings(message.pointee.findings, message.pointee.n_findings, path + ".findings")
        return figure
    }

    private mutating func outcome(
        _ message: UnsafeMutablePointer<Chancery__V1__ConsolidatedFigure>, _ path: ItemPath
    ) -> FigureOutcome? {
        switch message.pointee.outcome_case {
        case CHANCERY__V1__CONSOLIDATED_FIGURE__OUTCOME_QUANTITY:
            return outcome(quantity: message.pointee.quantity, refusal: nil, path)
        case CHANCERY__V1__CONSOLIDATED_FIGURE__OUTCOME_REFUSAL:
            return outcome(quantity: nil, refusal: message.pointee.refusal, path)
        default:
            return outcome(quantity: nil, refusal: nil, path)
        }
    }

    /// The one of the two that is there.
    mutating func outcome(
        quantity: UnsafeMutablePointer<Chancery__V1__Quantity>?,
        refusal: UnsafeMutablePointer<Chancery__V1__FigureRefusal>?, _ path: ItemPath
    ) -> FigureOutcome? {
        if let quantity = self.quantity(quantity, path + ".quantity") { return .sum(quantity) }
        if let refusal {
            return .refused(
                FigureRefusal(
                    code: refusal.pointee.code, name: line(refusal.pointee.name, path + ".refusal.name"),
                    message: label(refusal.pointee.message, path + ".refusal.message")))
        }
        report(path + "", "a quantity or a refusal is mandatory")
        return nil
    }

    mutating func bounds(
        _ message: UnsafeMutablePointer<Chancery__V1__Bounds>?, _ path: @autoclosure () -> String
    ) -> QuantityBounds {
        guard let message else { return .open }
        var lower: Bound?
        var upper: Bound?
        if message.pointee.lower_bound_case == CHANCERY__V1__BOUNDS__LOWER_BOUND_LOWER,
            let value = decimal(message.pointee.lower, path() + ".lower")
        {
            lower = Bound(value: value, isInclusive: message.pointee.lower_inclusive != 0)
        }
        if message.pointee.upper_bound_case == CHANCERY__V1__BOUNDS__UPPER_BOUND_UPPER,
            let value = decimal(message.pointee.upper, path() + ".upper")
        {
            upper = Bound(value: value, isInclusive: message.pointee.upper_inclusive != 0)
        }
        return QuantityBounds(lower: lower, upper: upper)
    }
}
