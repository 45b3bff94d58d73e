// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel

/// The words of reports for scripts: the fields of chancery.v1.ConsolidatedTexts.
enum TextsJSON {
    static func texts(_ texts: ConsolidatedTexts) -> JSONValue {
        [
            "sequence": .integer(texts.sequence), "catalogue_version": .integer(texts.catalogueVersion),
            "narratives": .array(texts.narratives.map(narrative)),
            "difficulties": .array(texts.difficulties.map(difficulty)),
            "proposals": .array(texts.proposals.map(proposal)), "plan_items": .array(texts.planItems.map(plan)),
            "gaps": .array(
                texts.gaps.map {
                    [
                        "office": .string($0.office.office), "name": JSONValue($0.office.name),
                        "code": .optional($0.office.code), "period": .string($0.period.code),
                        "is_returned": .bool($0.isReturned),
                    ]
                }),
        ]
    }

    private static func origin(_ origin: TextOrigin) -> JSONValue {
        [
            "office": .string(origin.office.office), "name": JSONValue(origin.office.name),
            "code": .optional(origin.office.code), "period": .string(origin.period.code),
            "revision": .integer(origin.revision), "language": .optional(origin.language),
        ]
    }

    private static func narrative(_ item: MergedNarrative) -> JSONValue {
        [
            "origin": origin(item.origin), "heading": .optional(item.heading), "pillars": .strings(item.pillars),
            "section": .string(item.section), "title": JSONValue(item.title), "text": .string(item.text),
        ]
    }

    private static func difficulty(_ item: MergedDifficulty) -> JSONValue {
        [
            "origin": origin(item.origin), "heading": .optional(item.heading),
            "difficulty": [
                "text": .string(item.difficulty.text), "cause": .optional(item.difficulty.cause),
                "pillars": .strings(item.difficulty.pillars),
            ],
        ]
    }

    private static func proposal(_ item: CarriedProposal) -> JSONValue {
        [
            "origin": origin(item.origin),
            "proposal": [
                "id": .string(item.proposal.id), "addressee": .string(item.proposal.addressee),
                "text": .string(item.proposal.text), "status": .string(item.proposal.status.rawValue),
                "reply": .optional(item.proposal.reply),
            ], "status": .string(item.status.rawValue),
            "replies": .array(
                item.replies.map {
                    [
                        "sequence": .integer($0.sequence), "committed_at": .optional($0.committedAt),
                        "actor": .string($0.actor), "authority": .optional($0.authority), "text": .string($0.text),
                    ]
                }), "first_period": .string(item.firstPeriod.code), "age_periods": .integer(item.agePeriods),
            "is_carried_forward": .bool(item.isCarriedForward),
        ]
    }

    private static func plan(_ item: CheckedPlanItem) -> JSONValue {
        [
            "origin": origin(item.origin),
            "item": [
                "text": .string(item.item.text), "pillars": .strings(item.item.pillars),
                "owner": .optional(item.item.owner), "window": .optional(item.item.window),
                "target_indicator": .optional(item.item.targetIndicator),
                "target_decimal": .optional(item.item.targetDecimal),
            ], "is_earlier": .bool(item.isEarlier), "outcome": .string(item.check.outcome.rawValue),
            "target": .optional(item.check.target?.description ?? ""),
            "result": item.check.result.map { JSONValue($0) } ?? .null,
            "result_from": .optional(item.check.from?.code ?? ""),
            "result_through": .optional(item.check.through?.code ?? ""), "reason": JSONValue(item.check.reason),
        ]
    }
}
