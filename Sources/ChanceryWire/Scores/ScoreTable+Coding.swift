// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

extension ScoreTable {
    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 1024 + members.count * (256 + sheet.criteria.count * 256))
        writer.integer(1, sequence)
        writer.integer(2, catalogueVersion)
        writer.text(3, group)
        writer.label(4, groupLabel)
        writer.text(5, regime)
        writer.text(6, period.code)
        writer.dateRange(7, window)
        writer.message(8) { $0.scoreSheet(sheet) }
        for member in members { writer.message(9) { $0.memberScore(member) } }
        return writer.bytes
    }
}

extension ProtoWriter {
    fileprivate mutating func memberScore(_ member: MemberScore) {
        message(1) { writer in
            writer.text(1, member.office.office)
            writer.label(2, member.office.name)
            writer.text(3, member.office.code)
        }
        enumeration(2, member.kind, Enumerations.memberKind)
        enumeration(3, member.state, Enumerations.reportState)
        timestamp(4, member.firstReceivedAt)
        timestamp(5, member.lateFrom)
        bool(6, member.isExtended)
        for criterion in member.criteria { message(7) { $0.criterionScore(criterion) } }
        text(8, member.total.description)
        text(9, member.computedTotal.description)
        integer(10, member.rank)
        if let tie = member.tie {
            message(11) { writer in
                writer.texts(1, tie.others)
                writer.enumeration(2, tie.rule, Enumerations.scoreTieRule)
                writer.text(3, tie.criterion)
                writer.label(4, tie.reason)
            }
        }
        for source in member.sources {
            message(12) { writer in
                writer.text(1, source.scorer)
                writer.integer(2, source.sequence)
                writer.timestamp(3, source.committedAt)
                writer.text(4, source.total.description)
                writer.integer(5, source.setAsideCount)
            }
        }
    }

    private mutating func criterionScore(_ score: CriterionScore) {
        text(1, score.criterion)
        text(2, score.points?.description ?? "")
        enumeration(3, score.basis, Enumerations.scoreBasis)
        label(4, score.reason)
        bool(5, score.takesLowerBound)
        if let own = score.own { message(6) { $0.statedPoints(own) } }
        for stated in score.crossChecks { message(7) { $0.statedPoints(stated) } }
    }

    private mutating func statedPoints(_ stated: StatedPoints) {
        text(1, stated.scorer)
        text(2, stated.points.description)
        text(3, stated.difference?.description ?? "")
        text(4, stated.note)
    }
}

extension WireDecoder {
    public func scoreTable(_ bytes: [UInt8]) throws(WireError) -> ScoreTable {
        let table = try decode(
            bytes, as: "chancery.v1.ScoreTable", with: chancery__v1__score_table__unpack
        ) { message, fields in
            fields.scoreTable(message)
        }
        guard let table else { throw .malformed(message: "chancery.v1.ScoreTable") }
        return table
    }
}

extension FieldReader {
    fileprivate mutating func scoreTable(_ message: UnsafeMutablePointer<Chancery__V1__ScoreTable>) -> ScoreTable? {
        guard let window = mandatoryDateRange(message.pointee.window, "window") else { return nil }
        guard let sheet = message.pointee.sheet else {
            report("sheet", "a score sheet is mandatory")
            return nil
        }
        return ScoreTable(
            sequence: message.pointee.sequence, catalogueVersion: message.pointee.catalogue_version,
            group: line(message.pointee.group, "group"), groupLabel: label(message.pointee.group_label, "group_label"),
            regime: line(message.pointee.regime, "regime"),
            period: mandatoryPeriod(message.pointee.period, "period"), window: window,
            sheet: scoreSheet(sheet, "sheet"),
            members: each(message.pointee.members, message.pointee.n_members, "members") { $0.memberScore($1, $2) })
    }

    private mutating func memberScore(
        _ message: UnsafeMutablePointer<Chancery__V1__MemberScore>, _ path: ItemPath
    ) -> MemberScore? {
        guard let office = message.pointee.office else {
            report(path + ".office", "an office is mandatory")
            return nil
        }
        return MemberScore(
            office: NamedOffice(
                office: line(office.pointee.office, path + ".office.office"),
                name: label(office.pointee.name, path + ".office.name"),
                code: line(office.pointee.code, path + ".office.code")),
            kind: choice(message.pointee.kind.rawValue, Enumerations.memberKind, path + ".kind"),
            state: choice(message.pointee.state.rawValue, Enumerations.reportState, path + ".state"),
            firstReceivedAt: instant(message.pointee.first_received_at, path + ".first_received_at"),
            lateFrom: instant(message.pointee.late_from, path + ".late_from"),
            isExtended: message.pointee.is_extended != 0,
            criteria: each(message.pointee.criteria, message.pointee.n_criteria, path + ".criteria") {
                $0.criterionScore($1, $2)
            },
            total: points(message.pointee.total, path + ".total"),
            computedTotal: points(message.pointee.computed_total, path + ".computed_total"),
            rank: count(message.pointee.rank, path + ".rank"), tie: scoreTie(message.pointee.tie, path + ".tie"),
            sources: each(message.pointee.sources, message.pointee.n_sources, path + ".sources") {
                fields, source, path in
                ScoreSource(
                    scorer: fields.line(source.pointee.scorer, path + ".scorer"),
                    sequence: fields.count(source.pointee.sequence, path + ".sequence"),
                    committedAt: fields.mandatoryInstant(source.pointee.committed_at, path + ".committed_at"),
                    total: fields.points(source.pointee.total, path + ".total"),
                    setAsideCount: fields.count(source.pointee.set_aside, path + ".set_aside"))
            })
    }

    private mutating func scoreTie(
        _ message: UnsafeMutablePointer<Chancery__V1__ScoreTie>?, _ path: @autoclosure () -> String
    ) -> ScoreTie? {
        guard let message else { return nil }
        let path = path()
        return ScoreTie(
            others: lines(message.pointee.others, message.pointee.n_others, path + ".others"),
            rule: choice(message.pointee.rule.rawValue, Enumerations.scoreTieRule, path + ".rule"),
            criterion: line(message.pointee.criterion, path + ".criterion"),
            reason: label(message.pointee.reason, path + ".reason"))
    }

    private mutating func criterionScore(
        _ message: UnsafeMutablePointer<Chancery__V1__CriterionScore>, _ path: ItemPath
    ) -> CriterionScore {
        CriterionScore(
            criterion: line(message.pointee.criterion, path + ".criterion"),
            points: optionalPoints(message.pointee.points, path + ".points"),
            basis: choice(message.pointee.basis.rawValue, Enumerations.scoreBasis, path + ".basis"),
            reason: label(message.pointee.reason, path + ".reason"),
            takesLowerBound: message.pointee.takes_lower_bound != 0,
            own: message.pointee.own.map { statedPoints($0, path + ".own") },
            crossChecks: each(message.pointee.cross_checks, message.pointee.n_cross_checks, path + ".cross_checks") {
                $0.statedPoints($1, $2 + "")
            })
    }

    private mutating func statedPoints(
        _ message: UnsafeMutablePointer<Chancery__V1__StatedPoints>, _ path: @autoclosure () -> String
    ) -> StatedPoints {
        StatedPoints(
            scorer: line(message.pointee.scorer, path() + ".scorer"),
            points: points(message.pointee.points, path() + ".points"),
            difference: optionalPoints(message.pointee.difference, path() + ".difference"),
            note: prose(message.pointee.note, path() + ".note"))
    }
}
