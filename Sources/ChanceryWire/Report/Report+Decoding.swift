// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

extension WireDecoder {
    /// Decodes a chancery.v1.Report.
    public func report(_ bytes: [UInt8]) throws(WireError) -> Report {
        try decode(bytes, as: "chancery.v1.Report", with: chancery__v1__report__unpack) { message, fields in
            fields.report(message.pointee)
        }
    }
}

extension FieldReader {
    fileprivate mutating func report(_ message: Chancery__V1__Report) -> Report {
        var report = Report(
            office: line(message.office, "office"),
            regime: line(message.regime, "regime"),
            period: line(message.period, "period"),
            catalogueVersion: message.catalogue_version,
            language: line(message.language, "language"),
            author: line(message.author, "author")
        )
        if let correction = message.correction?.pointee {
            report.correction = Correction(
                replacesRevision: correction.replaces_revision, reason: prose(correction.reason, "correction.reason"))
        }
        report.figures.reserveCapacity(message.n_figures)
        for (index, item) in elements(message.figures, message.n_figures).enumerated() {
            guard let item else { continue }
            report.figures.append(figure(item, index))
        }
        readText(message, into: &report)
        readRegisters(message, into: &report)
        report.answers = each(message.answers, message.n_answers, "answers") { fields, answer, path in
            FindingAnswer(
                code: fields.line(answer.pointee.code, path + ".code"),
                path: fields.line(answer.pointee.path, path + ".path"),
                text: fields.prose(answer.pointee.text, path + ".text"))
        }
        return report
    }

    private mutating func readText(_ message: Chancery__V1__Report, into report: inout Report) {
        for (index, item) in elements(message.narratives, message.n_narratives).enumerated() {
            guard let item = item?.pointee else { continue }
            report.narratives.append(
                Narrative(
                    section: line(item.section, "narratives[\(index)].section"),
                    pillars: lines(item.pillars, item.n_pillars, "narratives[\(index)].pillars"),
                    text: prose(item.text, "narratives[\(index)].text")))
        }
        report.difficulties = each(message.difficulties, message.n_difficulties, "difficulties") { fields, item, path in
            fields.difficulty(item, path + "")
        }
        report.proposals = each(message.proposals, message.n_proposals, "proposals") { fields, item, path in
            fields.proposal(item, path + "")
        }
        report.planItems = each(message.plan_items, message.n_plan_items, "plan_items") { fields, item, path in
            fields.planItem(item, path + "")
        }
    }

    /// A repeated text field.
    mutating func lines(
        _ items: UnsafeMutablePointer<ProtobufCBinaryData>?, _ count: Int, _ path: @autoclosure () -> String
    ) -> [String] {
        if count == 0 { return [] }
        return elements(items, count).enumerated().map { index, item in line(item, path() + "[\(index)]") }
    }
}
