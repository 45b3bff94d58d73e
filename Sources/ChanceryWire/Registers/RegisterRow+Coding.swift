// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
internal import ChanceryModel

extension ProtoWriter {
    mutating func registerRow(_ row: RegisterRow) {
        text(1, row.office)
        switch row.entry {
        case .agreement(let entry): message(2) { $0.agreement(entry) }
        case .delegation(let entry): message(3) { $0.delegation(entry) }
        case .aid(let entry): message(4) { $0.aid(entry) }
        case .event(let entry): message(5) { $0.event(entry) }
        case .handledCase(let entry): message(6) { $0.handledCase(entry) }
        }
        for reporter in row.reporters { message(7) { $0.reporter(reporter) } }
        for inheritor in row.inheritors {
            message(8) { writer in
                writer.text(1, inheritor.office)
                writer.text(2, inheritor.origin)
                writer.date(3, inheritor.date)
                writer.message(4) { $0.reporter(inheritor.statement) }
            }
        }
        for conflict in row.conflicts { message(9) { $0.finding(conflict) } }
    }

    mutating func registerCount(_ count: RegisterCount) {
        text(1, count.indicator)
        label(2, count.label)
        text(3, count.unit)
        quantity(4, count.stated)
        quantity(5, count.listed)
        integer(6, count.entryCount)
        for entry in count.joint { message(7) { $0.jointEntry(entry) } }
        for report in count.reports {
            message(8) { writer in
                writer.text(1, report.office)
                writer.text(2, report.period.code)
                writer.integer(3, report.revision)
                writer.quantity(4, report.stated)
                writer.quantity(5, report.listed)
                writer.bool(6, report.isGenerated)
            }
        }
    }
}

extension FieldReader {
    mutating func registerRows(
        _ items: UnsafeMutablePointer<UnsafeMutablePointer<Chancery__V1__RegisterRow>?>?, _ count: Int, _ list: String
    ) -> [RegisterRow] {
        each(items, count, list) { fields, item, path in fields.registerRow(item, path) }
    }

    private mutating func registerRow(
        _ message: UnsafeMutablePointer<Chancery__V1__RegisterRow>, _ path: ItemPath
    ) -> RegisterRow? {
        guard let entry = registerEntry(message, path) else {
            report(path + "", "an entry is mandatory")
            return nil
        }
        return RegisterRow(
            entry: entry, office: line(message.pointee.office, path + ".office"),
            reporters: reporters(message.pointee.reporters, message.pointee.n_reporters, path + ".reporters"),
            inheritors: each(message.pointee.inheritors, message.pointee.n_inheritors, path + ".inheritors") {
                fields, item, path in fields.inheritor(item, path)
            },
            conflicts: findings(message.pointee.conflicts, message.pointee.n_conflicts, path + ".conflicts"))
    }

    private mutating func registerEntry(
        _ message: UnsafeMutablePointer<Chancery__V1__RegisterRow>, _ path: ItemPath
    ) -> RegisterEntry? {
        switch message.pointee.entry_case {
        case CHANCERY__V1__REGISTER_ROW__ENTRY_AGREEMENT:
            message.pointee.agreement.map { .agreement(agreement($0.pointee, path + ".agreement")) }
        case CHANCERY__V1__REGISTER_ROW__ENTRY_DELEGATION:
            message.pointee.delegation.map { .delegation(delegation($0.pointee, path + ".delegation")) }
        case CHANCERY__V1__REGISTER_ROW__ENTRY_AID:
            message.pointee.aid.map { .aid(aid($0.pointee, path + ".aid")) }
        case CHANCERY__V1__REGISTER_ROW__ENTRY_EVENT:
            message.pointee.event.map { .event(event($0.pointee, path + ".event")) }
        case CHANCERY__V1__REGISTER_ROW__ENTRY_HANDLED_CASE:
            message.pointee.handled_case.map { .handledCase(handledCase($0.pointee, path + ".handled_case")) }
        default: nil
        }
    }

    private mutating func inheritor(
        _ message: UnsafeMutablePointer<Chancery__V1__EntryInheritor>, _ path: ItemPath
    ) -> EntryInheritor? {
        guard let date = date(message.pointee.date, path + ".date"), let statement = message.pointee.statement else {
            report(path + "", "an inheritance has a date and a statement")
            return nil
        }
        return EntryInheritor(
            office: line(message.pointee.office, path + ".office"),
            origin: line(message.pointee.origin, path + ".origin"), date: date,
            statement: reporter(statement, path + ".statement"))
    }

    mutating func registerCounts(
        _ items: UnsafeMutablePointer<UnsafeMutablePointer<Chancery__V1__RegisterCount>?>?, _ count: Int,
        _ list: String
    ) -> [RegisterCount] {
        each(items, count, list) { fields, item, path in fields.registerCount(item, path + "") }
    }

    mutating func registerCount(
        _ message: UnsafeMutablePointer<Chancery__V1__RegisterCount>, _ path: String
    ) -> RegisterCount {
        RegisterCount(
            indicator: line(message.pointee.indicator, path + ".indicator"),
            label: label(message.pointee.label, path + ".label"), unit: line(message.pointee.unit, path + ".unit"),
            stated: quantity(message.pointee.stated, path + ".stated"),
            listed: quantity(message.pointee.listed, path + ".listed"),
            entryCount: count(message.pointee.entry_count, path + ".entry_count"),
            joint: jointEntries(message.pointee.joint, message.pointee.n_joint, path + ".joint"),
            reports: each(message.pointee.reports, message.pointee.n_reports, path + ".reports") {
                fields, item, path in fields.reportCount(item, path)
            })
    }

    private mutating func reportCount(
        _ message: UnsafeMutablePointer<Chancery__V1__ReportCount>, _ path: ItemPath
    ) -> ReportCount {
        ReportCount(
            office: line(message.pointee.office, path + ".office"),
            period: mandatoryPeriod(message.pointee.period, path + ".period"), revision: message.pointee.revision,
            stated: quantity(message.pointee.stated, path + ".stated"),
            listed: quantity(message.pointee.listed, path + ".listed"), isGenerated: message.pointee.is_generated != 0)
    }
}
