// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
internal import ChanceryModel

// Joint entries and findings, in consolidations, registers and explanations.
extension ProtoWriter {
    mutating func jointEntry(_ entry: JointEntry) {
        text(1, entry.id)
        for reporter in entry.reporters { message(2) { $0.reporter(reporter) } }
    }

    mutating func reporter(_ reporter: EntryReporter) {
        text(1, reporter.office)
        text(2, reporter.period.code)
        integer(3, reporter.revision)
        text(4, reporter.status)
    }

    mutating func finding(_ finding: ConsolidationFinding) {
        integer(1, finding.code)
        text(2, finding.name)
        text(3, finding.subject)
        text(4, finding.field)
        for statement in finding.statements {
            message(5) { writer in
                writer.text(1, statement.office)
                writer.text(2, statement.period.code)
                writer.integer(3, statement.revision)
                writer.text(4, statement.value)
            }
        }
        label(6, finding.message)
    }
}

extension FieldReader {
    mutating func jointEntries(
        _ items: UnsafeMutablePointer<UnsafeMutablePointer<Chancery__V1__JointEntry>?>?, _ count: Int, _ list: String
    ) -> [JointEntry] {
        each(items, count, list) { fields, item, path in
            JointEntry(
                id: fields.line(item.pointee.id, path + ".id"),
                reporters: fields.reporters(item.pointee.reporters, item.pointee.n_reporters, path + ".reporters"))
        }
    }

    mutating func reporters(
        _ items: UnsafeMutablePointer<UnsafeMutablePointer<Chancery__V1__EntryReporter>?>?, _ count: Int,
        _ list: String
    ) -> [EntryReporter] {
        each(items, count, list) { fields, item, path in fields.reporter(item, path + "") }
    }

    mutating func reporter(
        _ message: UnsafeMutablePointer<Chancery__V1__EntryReporter>, _ path: String
    ) -> EntryReporter {
        EntryReporter(
            office: line(message.pointee.office, path + ".office"),
            period: mandatoryPeriod(message.pointee.period, path + ".period"), revision: message.pointee.revision,
            status: line(message.pointee.status, path + ".status"))
    }

    mutating func findings(
        _ items: UnsafeMutablePointer<UnsafeMutablePointer<Chancery__V1__ConsolidationFinding>?>?, _ count: Int,
        _ list: String
    ) -> [ConsolidationFinding] {
        each(items, count, list) { fields, item, path in
            ConsolidationFinding(
                code: item.pointee.code, name: fields.line(item.pointee.name, path + ".name"),
                subject: fields.line(item.pointee.subject, path + ".subject"),
                field: fields.line(item.pointee.field, path + ".field"),
                statements: fields.each(
                    item.pointee.statements, item.pointee.n_statements, path + ".statements"
                ) { fields, item, path in
                    OfficeStatement(
                        office: fields.line(item.pointee.office, path + ".office"),
                        period: fields.mandatoryPeriod(item.pointee.period, path + ".period"),
                        revision: item.pointee.revision, value: fields.line(item.pointee.value, path + ".value"))
                }, message: fields.label(item.pointee.message, path + ".message"))
        }
    }
}
