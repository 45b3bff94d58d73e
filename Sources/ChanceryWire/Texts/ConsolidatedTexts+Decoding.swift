// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

extension WireDecoder {
    /// Decodes an answer or one page of it.
    public func consolidatedTexts(_ bytes: [UInt8]) throws(WireError) -> ConsolidatedTexts {
        try decode(
            bytes, as: "chancery.v1.ConsolidatedTexts", with: chancery__v1__consolidated_texts__unpack
        ) { message, fields in
            let texts = message.pointee
            return ConsolidatedTexts(
                sequence: texts.sequence, catalogueVersion: texts.catalogue_version,
                narratives: fields.each(texts.narratives, texts.n_narratives, "narratives") { $0.narrative($1, $2) },
                difficulties: fields.each(texts.difficulties, texts.n_difficulties, "difficulties") {
                    $0.mergedDifficulty($1, $2)
                },
                proposals: fields.each(texts.proposals, texts.n_proposals, "proposals") { $0.carriedProposal($1, $2) },
                planItems: fields.each(texts.plan_items, texts.n_plan_items, "plan_items") {
                    $0.checkedPlanItem($1, $2)
                },
                gaps: fields.each(texts.gaps, texts.n_gaps, "gaps") { $0.textGap($1, $2) },
                nextPageToken: fields.line(texts.next_page_token, "next_page_token"))
        }
    }
}

extension FieldReader {
    private mutating func origin(_ message: UnsafePointer<Chancery__V1__TextOrigin>?, _ path: ItemPath) -> TextOrigin? {
        guard let message else {
            report(path + ".origin", "an origin is mandatory")
            return nil
        }
        return TextOrigin(
            office: NamedOffice(
                office: line(message.pointee.office, path + ".origin.office"),
                name: label(message.pointee.name, path + ".origin.name"),
                code: line(message.pointee.code, path + ".origin.code")),
            period: mandatoryPeriod(message.pointee.period, path + ".origin.period"),
            revision: message.pointee.revision, language: line(message.pointee.language, path + ".origin.language"))
    }

    fileprivate mutating func narrative(
        _ message: UnsafeMutablePointer<Chancery__V1__MergedNarrative>, _ path: ItemPath
    ) -> MergedNarrative? {
        guard let origin = origin(message.pointee.origin, path) else { return nil }
        return MergedNarrative(
            origin: origin, heading: line(message.pointee.heading, path + ".heading"),
            pillars: lines(message.pointee.pillars, message.pointee.n_pillars, path + ".pillars"),
            section: line(message.pointee.section, path + ".section"),
            title: label(message.pointee.title, path + ".title"), text: prose(message.pointee.text, path + ".text"))
    }

    fileprivate mutating func mergedDifficulty(
        _ message: UnsafeMutablePointer<Chancery__V1__MergedDifficulty>, _ path: ItemPath
    ) -> MergedDifficulty? {
        guard let origin = origin(message.pointee.origin, path), let item = message.pointee.difficulty else {
            report(path + ".difficulty", "an origin and a difficulty are mandatory")
            return nil
        }
        return MergedDifficulty(
            origin: origin, heading: line(message.pointee.heading, path + ".heading"),
            difficulty: difficulty(item, path + ".difficulty"))
    }

    fileprivate mutating func carriedProposal(
        _ message: UnsafeMutablePointer<Chancery__V1__CarriedProposal>, _ path: ItemPath
    ) -> CarriedProposal? {
        guard let origin = origin(message.pointee.origin, path), let item = message.pointee.proposal else {
            report(path + ".proposal", "an origin and a proposal are mandatory")
            return nil
        }
        return CarriedProposal(
            origin: origin, proposal: proposal(item, path + ".proposal"),
            status: choice(message.pointee.status.rawValue, Enumerations.proposalStatus, path + ".status"),
            replies: each(message.pointee.replies, message.pointee.n_replies, path + ".replies") {
                fields, reply, path in
                ProposalReply(
                    sequence: reply.pointee.sequence,
                    committedAt: fields.mandatoryInstant(reply.pointee.committed_at, path + ".committed_at"),
                    actor: fields.line(reply.pointee.actor, path + ".actor"),
                    authority: fields.line(reply.pointee.authority, path + ".authority"),
                    text: fields.prose(reply.pointee.text, path + ".text"))
            },
            firstPeriod: mandatoryPeriod(message.pointee.first_period, path + ".first_period"),
            agePeriods: message.pointee.age_periods, isCarriedForward: message.pointee.is_carried_forward != 0)
    }

    fileprivate mutating func checkedPlanItem(
        _ message: UnsafeMutablePointer<Chancery__V1__CheckedPlanItem>, _ path: ItemPath
    ) -> CheckedPlanItem? {
        guard let origin = origin(message.pointee.origin, path), let item = message.pointee.item else {
            report(path + ".item", "an origin and an item are mandatory")
            return nil
        }
        return CheckedPlanItem(
            origin: origin, item: planItem(item, path + ".item"), isEarlier: message.pointee.is_earlier != 0,
            check: PlanCheck(
                outcome: choice(message.pointee.outcome.rawValue, Enumerations.planOutcome, path + ".outcome"),
                target: message.pointee.target.len == 0 ? nil : decimal(message.pointee.target, path + ".target"),
                result: quantity(message.pointee.result, path + ".result"),
                from: period(message.pointee.result_from, path + ".result_from"),
                through: period(message.pointee.result_through, path + ".result_through"),
                reason: label(message.pointee.reason, path + ".reason")))
    }

    fileprivate mutating func textGap(
        _ message: UnsafeMutablePointer<Chancery__V1__TextGap>, _ path: ItemPath
    ) -> TextGap {
        TextGap(
            office: NamedOffice(
                office: line(message.pointee.office, path + ".office"),
                name: label(message.pointee.name, path + ".name"), code: line(message.pointee.code, path + ".code")),
            period: mandatoryPeriod(message.pointee.period, path + ".period"),
            isReturned: message.pointee.is_returned != 0)
    }
}
