// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Response of DiffConsolidations and DiffPacks, whole or one page of it.
public struct DifferencePage: Hashable, Sendable {
    /// On pages after the first without its reports.
    public var difference: ConsolidationDifference
    /// Digest of the whole difference.
    public var digest: Digest?
    /// Empty on the last page.
    public var nextPageToken: String

    public init(difference: ConsolidationDifference, digest: Digest? = nil, nextPageToken: String = "") {
        self.difference = difference
        self.digest = digest
        self.nextPageToken = nextPageToken
    }
}

extension WireDecoder {
    /// Decodes a difference of answers or one page of it.
    public func consolidationDifference(_ bytes: [UInt8]) throws(WireError) -> DifferencePage {
        try decode(
            bytes, as: "chancery.v1.ConsolidationDifference", with: chancery__v1__consolidation_difference__unpack
        ) { message, fields in
            DifferencePage(
                difference: ConsolidationDifference(
                    from: fields.differenceSide(message.pointee.from),
                    to: fields.differenceSide(message.pointee.to),
                    reports: fields.each(message.pointee.reports, message.pointee.n_reports, "reports") {
                        $0.reportChange($1, $2)
                    },
                    figures: fields.each(message.pointee.figures, message.pointee.n_figures, "figures") {
                        $0.figureChange($1, $2)
                    }),
                digest: message.pointee.digest.len > 0 ? fields.digest(message.pointee.digest, "digest") : nil,
                nextPageToken: fields.line(message.pointee.next_page_token, "next_page_token"))
        }
    }
}

extension FieldReader {
    fileprivate func differenceSide(_ message: UnsafeMutablePointer<Chancery__V1__DifferenceSide>?) -> DifferenceSide {
        guard let side = message?.pointee else {
            return DifferenceSide(sequence: 0, catalogueVersion: 0, expected: 0, reported: 0)
        }
        return DifferenceSide(
            sequence: side.sequence, catalogueVersion: side.catalogue_version, packNumber: side.pack_number,
            expected: side.expected, reported: side.reported)
    }

    fileprivate mutating func reportChange(
        _ message: UnsafeMutablePointer<Chancery__V1__ReportChange>, _ path: ItemPath
    ) -> ReportChange {
        ReportChange(
            office: line(message.pointee.office, path + ".office"), name: label(message.pointee.name, path + ".name"),
            period: mandatoryPeriod(message.pointee.period, path + ".period"),
            before: choice(message.pointee.before.rawValue, Enumerations.expectedReportState, path + ".before"),
            after: choice(message.pointee.after.rawValue, Enumerations.expectedReportState, path + ".after"),
            revisionBefore: message.pointee.revision_before, revisionAfter: message.pointee.revision_after,
            steps: each(message.pointee.steps, message.pointee.n_steps, path + ".steps") { $0.changeStep($1, $2) },
            stepsLeftOut: message.pointee.steps_left_out)
    }

    private mutating func changeStep(
        _ message: UnsafeMutablePointer<Chancery__V1__ChangeStep>, _ path: ItemPath
    ) -> ChangeStep {
        ChangeStep(
            act: choice(message.pointee.act.rawValue, Enumerations.optionalActKind, path + ".act"),
            revision: message.pointee.revision, sequence: message.pointee.sequence,
            time: mandatoryInstant(message.pointee.time, path + ".time"),
            author: line(message.pointee.author, path + ".author"),
            reason: prose(message.pointee.reason, path + ".reason"),
            value: quantity(message.pointee.value, path + ".value"))
    }

    mutating func figureChange(
        _ message: UnsafeMutablePointer<Chancery__V1__FigureChange>, _ path: ItemPath
    ) -> FigureChange {
        FigureChange(
            figure: figureIdentity(message.pointee.figure, path + ".figure"),
            label: label(message.pointee.label, path + ".label"),
            kind: choice(message.pointee.kind.rawValue, Enumerations.figureChangeKind, path + ".kind"),
            before: figureStatement(message.pointee.before, path + ".before"),
            after: figureStatement(message.pointee.after, path + ".after"),
            difference: quantity(message.pointee.difference, path + ".difference"),
            causes: each(message.pointee.causes, message.pointee.n_causes, path + ".causes") { $0.figureCause($1, $2) })
    }

    private mutating func figureIdentity(
        _ message: UnsafeMutablePointer<Chancery__V1__FigureIdentity>?, _ path: String
    ) -> FigureIdentity {
        guard let message else {
            report(path, "a figure is mandatory")
            return FigureIdentity(indicator: "", unit: "")
        }
        return FigureIdentity(
            indicator: line(message.pointee.indicator, path + ".indicator"),
            unit: line(message.pointee.unit, path + ".unit"),
            dimensions: dimensionChoices(
                message.pointee.dimensions, message.pointee.n_dimensions, path + ".dimensions"),
            isPlan: message.pointee.is_plan != 0, event: line(message.pointee.event, path + ".event"),
            since: date(message.pointee.since, path + ".since"),
            window: dateRange(message.pointee.window, path + ".window"))
    }

    private mutating func figureStatement(
        _ message: UnsafeMutablePointer<Chancery__V1__FigureStatement>?, _ path: String
    ) -> FigureStatement? {
        guard let message else { return nil }
        switch message.pointee.outcome_case {
        case CHANCERY__V1__FIGURE_STATEMENT__OUTCOME_QUANTITY:
            guard let number = quantity(message.pointee.quantity, path + ".quantity") else { return nil }
            return .number(
                number, words: label(message.pointee.words, path + ".words"),
                digits: label(message.pointee.digits, path + ".digits"))
        case CHANCERY__V1__FIGURE_STATEMENT__OUTCOME_REFUSAL:
            guard let refusal = message.pointee.refusal?.pointee else { return nil }
            return .refused(
                code: refusal.code, name: line(refusal.name, path + ".refusal.name"),
                message: label(refusal.message, path + ".refusal.message"))
        default:
            report(path, "a number or a refusal is mandatory")
            return nil
        }
    }

    private mutating func figureCause(
        _ message: UnsafeMutablePointer<Chancery__V1__FigureCause>, _ path: ItemPath
    ) -> FigureCause {
        let isTerm = message.pointee.term_case == CHANCERY__V1__FIGURE_CAUSE__TERM_CONTRIBUTION
        return FigureCause(
            kind: choice(message.pointee.kind.rawValue, Enumerations.causeKind, path + ".kind"),
            indicator: line(message.pointee.indicator, path + ".indicator"),
            office: line(message.pointee.office, path + ".office"), name: label(message.pointee.name, path + ".name"),
            period: period(message.pointee.period, path + ".period"),
            subUnit: line(message.pointee.sub_unit, path + ".sub_unit"),
            revisionBefore: message.pointee.revision_before, revisionAfter: message.pointee.revision_after,
            before: quantity(message.pointee.before, path + ".before"),
            after: quantity(message.pointee.after, path + ".after"),
            contribution: isTerm ? decimal(message.pointee.contribution, path + ".contribution") : nil,
            steps: each(message.pointee.steps, message.pointee.n_steps, path + ".steps") { $0.changeStep($1, $2) },
            stepsLeftOut: message.pointee.steps_left_out)
    }
}
