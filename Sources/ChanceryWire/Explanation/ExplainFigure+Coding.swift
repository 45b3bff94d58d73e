// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
internal import ChanceryModel

extension WireDecoder {
    public func explainFigureRequest(_ bytes: [UInt8]) throws(WireError) -> ExplainFigureRequest {
        try decode(
            bytes, as: "chancery.v1.ExplainFigureRequest", with: chancery__v1__explain_figure_request__unpack
        ) { message, fields in
            ExplainFigureRequest(
                query: fields.consolidationQuestion(message.pointee.query, "query"),
                figure: FigureReference(
                    indicator: fields.mandatoryLine(message.pointee.indicator, "indicator"),
                    dimensions: fields.dimensionChoices(
                        message.pointee.dimensions, message.pointee.n_dimensions, "dimensions"),
                    unit: fields.line(message.pointee.unit, "unit"), isPlan: message.pointee.is_plan != 0,
                    event: fields.line(message.pointee.event, "event"),
                    since: fields.date(message.pointee.since, "since"),
                    window: fields.dateRange(message.pointee.window, "window")))
        }
    }

    public func explainFigureResponse(_ bytes: [UInt8]) throws(WireError) -> ExplainFigureResponse {
        let read = try decode(
            bytes, as: "chancery.v1.ExplainFigureResponse", with: chancery__v1__explain_figure_response__unpack
        ) { message, fields in fields.explanation(message) }
        guard let read else {
            throw .invalidFields([FieldProblem(path: "figure", rule: "a figure and its rule are mandatory")])
        }
        return read
    }
}

extension FieldReader {
    fileprivate mutating func explanation(
        _ message: UnsafeMutablePointer<Chancery__V1__ExplainFigureResponse>
    ) -> ExplainFigureResponse? {
        guard let item = message.pointee.figure, let rule = message.pointee.rule,
            let figure = consolidatedFigure(item, ItemPath(list: "figure", index: 0))
        else { return nil }
        return ExplainFigureResponse(
            sequence: message.pointee.sequence, catalogueVersion: message.pointee.catalogue_version,
            periods: periodWindows(message.pointee.periods, message.pointee.n_periods, "periods"), figure: figure,
            definition: label(message.pointee.definition, "definition"), rule: combiningRule(rule),
            parts: each(message.pointee.parts, message.pointee.n_parts, "parts") { fields, item, path in
                fields.consolidatedFigure(item, path)
            }, remedy: label(message.pointee.remedy, "remedy"),
            reports: each(message.pointee.reports, message.pointee.n_reports, "reports") { fields, item, path in
                fields.explainedReport(item, path)
            },
            gaps: each(message.pointee.gaps, message.pointee.n_gaps, "gaps") { fields, item, path in
                FigureGap(
                    office: fields.line(item.pointee.office, path + ".office"),
                    period: fields.mandatoryPeriod(item.pointee.period, path + ".period"),
                    kind: fields.choice(item.pointee.kind.rawValue, Enumerations.figureGapKind, path + ".kind"),
                    reason: fields.prose(item.pointee.reason, path + ".reason"))
            }, entries: registerRows(message.pointee.entries, message.pointee.n_entries, "entries"),
            entryCount: count(message.pointee.entry_count, "entry_count"),
            count: message.pointee.count.map { registerCount($0, "count") },
            offices: each(message.pointee.offices, message.pointee.n_offices, "offices") { fields, item, path in
                fields.namedOffice(item, path)
            })
    }

    private mutating func combiningRule(_ message: UnsafeMutablePointer<Chancery__V1__CombiningRule>) -> CombiningRule {
        CombiningRule(
            kind: line(message.pointee.kind, "rule.kind"),
            overMembers: ruleText(message.pointee.over_members, "rule.over_members"),
            overTime: ruleText(message.pointee.over_time, "rule.over_time"),
            atMerger: ruleText(message.pointee.at_merger, "rule.at_merger"))
    }

    private mutating func ruleText(
        _ message: UnsafeMutablePointer<Chancery__V1__RuleText>?, _ path: String
    ) -> RuleText {
        guard let message else { return RuleText(code: "", text: Label(english: "")) }
        return RuleText(
            code: line(message.pointee.code, path + ".code"), text: label(message.pointee.text, path + ".text"))
    }

    private mutating func explainedReport(
        _ message: UnsafeMutablePointer<Chancery__V1__ExplainedReport>, _ path: ItemPath
    ) -> ExplainedReport {
        ExplainedReport(
            office: line(message.pointee.office, path + ".office"),
            period: mandatoryPeriod(message.pointee.period, path + ".period"),
            state: choice(message.pointee.state.rawValue, Enumerations.reportState, path + ".state"),
            revisions: each(message.pointee.revisions, message.pointee.n_revisions, path + ".revisions") {
                fields, item, path in
                ExplainedRevision(
                    revision: item.pointee.revision, sequence: item.pointee.sequence,
                    receivedAt: fields.mandatoryInstant(item.pointee.received_at, path + ".received_at"),
                    reason: fields.prose(item.pointee.reason, path + ".reason"),
                    author: fields.line(item.pointee.author, path + ".author"),
                    submittedBy: fields.line(item.pointee.submitted_by, path + ".submitted_by"),
                    isCounted: item.pointee.is_counted != 0,
                    statements: fields.each(
                        item.pointee.statements, item.pointee.n_statements, path + ".statements"
                    ) { fields, item, path in fields.reportedStatement(item, path) })
            })
    }

    private mutating func reportedStatement(
        _ message: UnsafeMutablePointer<Chancery__V1__ReportedStatement>, _ path: ItemPath
    ) -> ReportedStatement {
        ReportedStatement(
            subUnit: line(message.pointee.sub_unit, path + ".sub_unit"),
            inclusion: choice(message.pointee.inclusion.rawValue, Enumerations.inclusion, path + ".inclusion"),
            quantity: quantity(message.pointee.quantity, path + ".quantity"),
            unavailable: prose(message.pointee.unavailable, path + ".unavailable"),
            asOf: date(message.pointee.as_of, path + ".as_of"),
            flags: flags(message.pointee.flags, message.pointee.n_flags, path + ".flags"),
            source: prose(message.pointee.source, path + ".source"), note: prose(message.pointee.note, path + ".note"))
    }
}

extension ProtoWriter {
    mutating func combiningRule(_ rule: CombiningRule) {
        text(1, rule.kind)
        message(2) { $0.ruleText(rule.overMembers) }
        message(3) { $0.ruleText(rule.overTime) }
        message(4) { $0.ruleText(rule.atMerger) }
    }

    private mutating func ruleText(_ rule: RuleText) {
        text(1, rule.code)
        label(2, rule.text)
    }

    mutating func explainedReport(_ report: ExplainedReport) {
        text(1, report.office)
        text(2, report.period.code)
        enumeration(3, report.state, Enumerations.reportState)
        for revision in report.revisions {
            message(4) { writer in
                writer.integer(1, revision.revision)
                writer.integer(2, revision.sequence)
                writer.timestamp(3, revision.receivedAt)
                writer.text(4, revision.reason)
                writer.text(5, revision.author)
                writer.bool(6, revision.isCounted)
                for statement in revision.statements { writer.message(7) { $0.reportedStatement(statement) } }
                writer.text(8, revision.submittedBy)
            }
        }
    }

    private mutating func reportedStatement(_ statement: ReportedStatement) {
        text(1, statement.subUnit)
        enumeration(2, statement.inclusion, Enumerations.inclusion)
        quantity(3, statement.quantity)
        text(4, statement.unavailable)
        date(5, statement.asOf)
        flags(6, statement.flags)
        text(7, statement.source)
        text(8, statement.note)
    }
}
