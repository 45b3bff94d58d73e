// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

extension DutyList {
    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 64 + duties.count * 512 + timeliness.count * 64)
        writer.integer(1, sequence)
        writer.integer(2, catalogueVersion)
        writer.timestamp(3, moment)
        for duty in duties { writer.message(4) { $0.duty(duty) } }
        for row in timeliness { writer.message(5) { $0.timelinessRow(row) } }
        writer.text(6, nextPageToken)
        return writer.bytes
    }
}

extension ProtoWriter {
    fileprivate mutating func duty(_ duty: Duty) {
        text(1, duty.office.office)
        label(2, duty.office.name)
        text(3, duty.office.code)
        text(4, duty.group)
        enumeration(5, duty.kind, Enumerations.memberKind)
        enumeration(6, duty.level, Enumerations.reportingLevel)
        text(7, duty.period.code)
        dateRange(8, duty.window)
        timestamp(9, duty.opensAt)
        timestamp(10, duty.lateFrom)
        message(11) { $0.standing(duty.standing) }
        enumeration(12, duty.state, Enumerations.dutyState)
        bool(13, duty.isOwing)
        integer(14, duty.overdueSeconds)
        integer(15, duty.remainingSeconds)
        timestamp(16, duty.firstReceivedAt)
        if let returned = duty.returned {
            message(17) { writer in
                writer.text(1, returned.reason)
                writer.text(2, returned.actor)
                writer.timestamp(3, returned.committedAt)
            }
        }
        label(18, duty.sentence)
    }

    fileprivate mutating func timelinessRow(_ row: TimelinessRow) {
        text(1, row.group)
        enumeration(2, row.kind, Enumerations.memberKind)
        text(3, row.period?.code ?? "")
        integer(4, row.counts.expected)
        integer(5, row.counts.onTime)
        integer(6, row.counts.extended)
        integer(7, row.counts.late)
        integer(8, row.counts.notDue)
        integer(9, row.counts.returned)
        integer(10, row.counts.due)
        integer(11, row.counts.overdue)
        integer(12, row.counts.future)
        text(13, row.counts.onTimePercent)
        text(14, row.counts.reportedPercent)
    }
}

extension WireDecoder {
    public func dutyList(_ bytes: [UInt8]) throws(WireError) -> DutyList {
        try decode(bytes, as: "chancery.v1.DutyList", with: chancery__v1__duty_list__unpack) { message, fields in
            DutyList(
                sequence: message.pointee.sequence, catalogueVersion: message.pointee.catalogue_version,
                moment: fields.mandatoryInstant(message.pointee.at, "at"),
                duties: fields.each(message.pointee.duties, message.pointee.n_duties, "duties") { fields, item, path in
                    fields.duty(item, path)
                },
                timeliness: fields.each(message.pointee.timeliness, message.pointee.n_timeliness, "timeliness") {
                    fields, item, path in
                    fields.timelinessRow(item, path)
                },
                nextPageToken: fields.line(message.pointee.next_page_token, "next_page_token"))
        }
    }
}

extension FieldReader {
    fileprivate mutating func duty(_ message: UnsafeMutablePointer<Chancery__V1__Duty>, _ path: ItemPath) -> Duty? {
        guard let window = mandatoryDateRange(message.pointee.window, path + ".window") else { return nil }
        guard let standing = standing(message.pointee.standing, path + ".standing") else {
            report(path + ".standing", "a standing is mandatory")
            return nil
        }
        return Duty(
            office: NamedOffice(
                office: line(message.pointee.office, path + ".office"),
                name: label(message.pointee.name, path + ".name"), code: line(message.pointee.code, path + ".code")),
            group: line(message.pointee.group, path + ".group"),
            kind: choice(message.pointee.kind.rawValue, Enumerations.memberKind, path + ".kind"),
            level: choice(message.pointee.level.rawValue, Enumerations.reportingLevel, path + ".level"),
            period: mandatoryPeriod(message.pointee.period, path + ".period"), window: window,
            opensAt: mandatoryInstant(message.pointee.opens_at, path + ".opens_at"),
            lateFrom: instant(message.pointee.late_from, path + ".late_from"), standing: standing,
            state: choice(message.pointee.state.rawValue, Enumerations.dutyState, path + ".state"),
            isOwing: message.pointee.is_owing != 0, overdueSeconds: message.pointee.overdue_seconds,
            remainingSeconds: message.pointee.remaining_seconds,
            firstReceivedAt: instant(message.pointee.first_received_at, path + ".first_received_at"),
            returned: returnNote(message.pointee.returned, path + ".returned"),
            sentence: label(message.pointee.sentence, path + ".sentence"))
    }

    private mutating func returnNote(
        _ message: UnsafeMutablePointer<Chancery__V1__ReturnNote>?, _ path: @autoclosure () -> String
    ) -> ReturnNote? {
        guard let message else { return nil }
        return ReturnNote(
            reason: prose(message.pointee.reason, path() + ".reason"),
            actor: line(message.pointee.actor, path() + ".actor"),
            committedAt: mandatoryInstant(message.pointee.committed_at, path() + ".committed_at"))
    }

    /// The percentages follow from the counts and are not read.
    fileprivate mutating func timelinessRow(
        _ message: UnsafeMutablePointer<Chancery__V1__TimelinessRow>, _ path: ItemPath
    ) -> TimelinessRow {
        var counts = TimelinessCounts()
        counts.expected = message.pointee.expected
        counts.onTime = message.pointee.on_time
        counts.extended = message.pointee.extended
        counts.late = message.pointee.late
        counts.notDue = message.pointee.not_due
        counts.returned = message.pointee.returned
        counts.due = message.pointee.due
        counts.overdue = message.pointee.overdue
        counts.future = message.pointee.future
        return TimelinessRow(
            group: line(message.pointee.group, path + ".group"),
            kind: choice(message.pointee.kind.rawValue, Enumerations.memberKind, path + ".kind"),
            period: period(message.pointee.period, path + ".period"), counts: counts)
    }
}
