// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

extension WireDecoder {
    public func comparison(_ bytes: [UInt8]) throws(WireError) -> ComparisonAnswer {
        try decode(bytes, as: "chancery.v1.Comparison", with: chancery__v1__comparison__unpack) { message, fields in
            fields.comparison(message)
        }
    }
}

extension FieldReader {
    fileprivate mutating func comparison(
        _ message: UnsafeMutablePointer<Chancery__V1__Comparison>
    ) -> ComparisonAnswer {
        let period =
            message.pointee.against_case == CHANCERY__V1__COMPARISON__AGAINST_AGAINST_PERIOD
            ? message.pointee.against_period : nil
        let basis =
            message.pointee.against_case == CHANCERY__V1__COMPARISON__AGAINST_BASIS
            ? message.pointee.basis.rawValue : nil
        var answer = ComparisonAnswer(
            sequence: message.pointee.sequence, catalogueVersion: message.pointee.catalogue_version,
            group: line(message.pointee.group, "group"), groupLabel: label(message.pointee.group_label, "group_label"),
            regime: line(message.pointee.regime, "regime"),
            windowFamily: line(message.pointee.window_family, "window_family"),
            bordersOn: date(message.pointee.borders_on, "borders_on"),
            against: against(basis: basis, period: period, "against", "against_period"))
        answer.current = periodWindows(message.pointee.current, message.pointee.n_current, "current")
        answer.earlier = periodWindows(message.pointee.earlier, message.pointee.n_earlier, "earlier")
        answer.offices = each(message.pointee.offices, message.pointee.n_offices, "offices") { fields, item, path in
            fields.namedOffice(item, path)
        }
        answer.figures = each(message.pointee.figures, message.pointee.n_figures, "figures") { fields, item, path in
            fields.comparedFigure(item, path)
        }
        return answer
    }

    private mutating func comparedFigure(
        _ message: UnsafeMutablePointer<Chancery__V1__ComparedFigure>, _ path: ItemPath
    ) -> FigureComparison? {
        guard let current = comparedSide(message.pointee.current, path + ".current"),
            let earlier = comparedSide(message.pointee.earlier, path + ".earlier"),
            let change = comparedNumber(message.pointee.change, path + ".change"),
            let growth = comparedNumber(message.pointee.growth_percent, path + ".growth_percent")
        else { return nil }
        var figure = FigureComparison(
            indicator: "", label: Label(english: ""), kind: "", unit: "", current: current, earlier: earlier,
            change: change, growthPercent: growth)
        head(message.pointee.head, path, into: &figure)
        figure.members = each(message.pointee.members, message.pointee.n_members, path + ".members") {
            fields, item, path in fields.comparedMember(item, path)
        }
        figure.predicates = each(message.pointee.predicates, message.pointee.n_predicates, path + ".predicates") {
            fields, item, path in fields.predicateCount(item, path)
        }
        figure.published = each(message.pointee.published, message.pointee.n_published, path + ".published") {
            fields, item, path in fields.publishedCheck(item, path)
        }
        return figure
    }

    private mutating func comparedSide(
        _ message: UnsafeMutablePointer<Chancery__V1__ComparedSide>?, _ path: @autoclosure () -> String
    ) -> ComparedSide? {
        guard let message else {
            report(path(), "a side is mandatory")
            return nil
        }
        guard let outcome = comparedNumber(message.pointee.outcome, path() + ".outcome") else { return nil }
        return ComparedSide(
            outcome: outcome, includedCount: message.pointee.included_count,
            without: lines(message.pointee.without, message.pointee.n_without, path() + ".without"),
            isComplete: message.pointee.is_complete != 0)
    }

    private mutating func comparedNumber(
        _ message: UnsafeMutablePointer<Chancery__V1__ComparedNumber>?, _ path: @autoclosure () -> String
    ) -> ComparedNumber? {
        switch message?.pointee.outcome_case {
        case CHANCERY__V1__COMPARED_NUMBER__OUTCOME_QUANTITY:
            guard let number = boundedQuantity(message, path()) else { break }
            return .number(number, words: label(message?.pointee.words, path() + ".words"))
        case CHANCERY__V1__COMPARED_NUMBER__OUTCOME_REFUSAL:
            guard let refusal = message?.pointee.refusal else { break }
            return .refused(
                ComparisonRefusal(
                    code: refusal.pointee.code, name: line(refusal.pointee.name, path() + ".refusal.name"),
                    message: label(refusal.pointee.message, path() + ".refusal.message"),
                    remedy: label(refusal.pointee.remedy, path() + ".refusal.remedy")))
        default: break
        }
        report(path(), "a quantity or a refusal is mandatory")
        return nil
    }

    /// `nil` when there is none, or no number in it.
    private mutating func boundedQuantity(
        _ message: UnsafeMutablePointer<Chancery__V1__ComparedNumber>?, _ path: @autoclosure () -> String
    ) -> BoundedQuantity? {
        guard let message, message.pointee.outcome_case == CHANCERY__V1__COMPARED_NUMBER__OUTCOME_QUANTITY,
            let quantity = quantity(message.pointee.quantity, path() + ".quantity")
        else { return nil }
        return BoundedQuantity(
            quantity: quantity, bounds: bounds(message.pointee.bounds, path() + ".bounds"))
    }

    private mutating func comparedMember(
        _ message: UnsafeMutablePointer<Chancery__V1__ComparedMember>, _ path: ItemPath
    ) -> MemberComparison? {
        guard let change = comparedNumber(message.pointee.change, path + ".change"),
            let growth = comparedNumber(message.pointee.growth_percent, path + ".growth_percent"),
            let share = comparedNumber(message.pointee.share_percent, path + ".share_percent")
        else { return nil }
        return MemberComparison(
            office: line(message.pointee.office, path + ".office"),
            current: boundedQuantity(message.pointee.current, path + ".current"),
            earlier: boundedQuantity(message.pointee.earlier, path + ".earlier"), change: change,
            growthPercent: growth, sharePercent: share, rank: memberRank(message.pointee.rank),
            growthRank: memberRank(message.pointee.growth_rank))
    }

    private func memberRank(_ message: UnsafeMutablePointer<Chancery__V1__MemberRank>?) -> MemberRank? {
        message.map { MemberRank(first: $0.pointee.first, last: $0.pointee.last, count: $0.pointee.count) }
    }

    private mutating func predicateCount(
        _ message: UnsafeMutablePointer<Chancery__V1__PredicateCount>, _ path: ItemPath
    ) -> PredicateCount? {
        guard let predicate = predicate(message.pointee.predicate.map { UnsafePointer($0) }, path + ".predicate"),
            let threshold = comparedNumber(message.pointee.threshold, path + ".threshold")
        else { return nil }
        return PredicateCount(
            predicate: predicate, threshold: threshold,
            certain: lines(message.pointee.certain, message.pointee.n_certain, path + ".certain"),
            possible: lines(message.pointee.possible, message.pointee.n_possible, path + ".possible"),
            notMet: lines(message.pointee.not_met, message.pointee.n_not_met, path + ".not_met"),
            unknown: lines(message.pointee.unknown, message.pointee.n_unknown, path + ".unknown"))
    }

    private mutating func publishedCheck(
        _ message: UnsafeMutablePointer<Chancery__V1__PublishedCheck>, _ path: ItemPath
    ) -> PublishedCheck? {
        guard let quantity = quantity(message.pointee.quantity, path + ".quantity") else {
            report(path + ".quantity", "a quantity is mandatory")
            return nil
        }
        return PublishedCheck(
            office: line(message.pointee.office, path + ".office"),
            subUnit: line(message.pointee.sub_unit, path + ".sub_unit"), quantity: quantity,
            changePercent: message.pointee.change_percent.len == 0
                ? nil : decimal(message.pointee.change_percent, path + ".change_percent"),
            base: message.pointee.stated_base.len == 0
                ? nil : decimal(message.pointee.stated_base, path + ".stated_base"),
            reference: line(message.pointee.reference, path + ".reference"),
            verdict: choice(message.pointee.verdict.rawValue, Enumerations.publishedVerdict, path + ".verdict"),
            stored: self.quantity(message.pointee.stored, path + ".stored"),
            possible: bounds(message.pointee.possible, path + ".possible"),
            message: label(message.pointee.message, path + ".message"))
    }
}
