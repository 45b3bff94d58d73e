// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryDocuments

extension CatalogueDamage {
    static let scoreSheets: [CatalogueDamage] = [
        CatalogueDamage(.duplicateCode, "score-sheets[1].code", ("code: sheet-2025", "code: sheet-2024")),
        CatalogueDamage(
            .duplicateCode, "score-sheets[0].criteria[1].code", ("code: outbound-result", "code: work")),
        CatalogueDamage(.unknownReference, "score-sheets[0].groups[0]", ("groups: [emulation-2]", "groups: [none]")),
        CatalogueDamage(
            .unknownReference, "score-sheets[1].regime",
            ("regime: FA-D09\n    valid: {from: 2024-12-15}", "regime: FA-X\n    valid: {from: 2024-12-15}")),
        CatalogueDamage(
            .unknownReference, "score-sheets[0].criteria[1].result-share.indicator",
            ("result-share: {indicator: delegations.outbound}", "result-share: {indicator: delegations}")),
        CatalogueDamage(
            .unknownReference, "score-sheets[0].tie-break[1]",
            ("tie-break: [outbound-result, work]", "tie-break: [outbound-result, play]")),
        CatalogueDamage(
            .repeatedEntry, "score-sheets[0].tie-break[1]",
            ("tie-break: [outbound-result, work]", "tie-break: [work, work]")),
        CatalogueDamage(
            .repeatedEntry, "score-sheets[0].forms[1]", ("forms: [half, year]", "forms: [half, half]")),
        CatalogueDamage(.unknownWord, "score-sheets[0].forms[1]", ("forms: [half, year]", "forms: [half, century]")),
        CatalogueDamage(
            .unknownWord, "score-sheets[0].criteria[3].deduction.event", ("{event: late,", "{event: early,")),
        CatalogueDamage(
            .unknownWord, "score-sheets[0].criteria[0].judged",
            ("points-max: \"20\", judged: true", "points-max: \"20\", judged: yes")),
        CatalogueDamage(
            .missingKey, "score-sheets[0].criteria[0].points-max",
            ("points-max: \"20\", judged: true", "judged: true")),
        CatalogueDamage(
            .missingKey, "score-sheets[0].criteria[2].result-threshold.steps[0].at-least",
            ("{at-least: \"100000\", points", "{points")),
        CatalogueDamage(
            .wrongType, "score-sheets[0].criteria[0].points-max",
            ("points-max: \"20\", judged", "points-max: \"20.125\", judged")),
        CatalogueDamage(.criterionCount, "score-sheets[1].criteria", (allWork, " []")),
        CatalogueDamage(
            .criterionFormCount, "score-sheets[1].criteria[0]",
            (", points-max: \"100\", judged: true", ", points-max: \"1\"")),
        CatalogueDamage(
            .criterionFormCount, "score-sheets[1].criteria[0]",
            ("points-max: \"100\", judged: true", "points-max: \"100\", judged: true, bonus: {event: complete}")),
        CatalogueDamage(
            .pointsNotInRange, "score-sheets[0].criteria[0].points-max", ("\"20\", judged", "\"0\", judged")),
        CatalogueDamage(
            .pointsNotInRange, "score-sheets[1].criteria[0].points-max", ("\"100\", judged", "\"10000.01\", judged")),
        CatalogueDamage(
            .pointsNotInRange, "score-sheets[0].criteria[2].result-threshold.steps[1].points", ("\"7.50\"", "\"7.51\"")),
        CatalogueDamage(
            .pointsNotInRange, "score-sheets[0].criteria[2].result-threshold.steps[0].points",
            ("points: \"5\"}", "points: \"-0.01\"}")),
        CatalogueDamage(
            .pointsNotInRange, "score-sheets[0].criteria[3].deduction.points-each",
            ("points-each: \"2.5\"", "points-each: \"5.01\"")),
        CatalogueDamage(
            .resultNotScorable, "score-sheets[0].criteria[2].result-threshold.indicator",
            ("indicator: ngo.committed\n", "indicator: delegations.outbound.planned\n")),
        CatalogueDamage(
            .resultNotScorable, "score-sheets[0].criteria[1].result-share.indicator",
            ("{dimension: partner, required: false}", "{dimension: partner, required: true}")),
        CatalogueDamage(
            .stepsNotAscending, "score-sheets[0].criteria[2].result-threshold.steps",
            ("at-least: \"500000\"", "at-least: \"100000\"")),
        CatalogueDamage(
            .stepsNotAscending, "score-sheets[0].criteria[2].result-threshold.steps", ("\"7.50\"", "\"5\"")),
        CatalogueDamage(
            .boundNotAtScale, "score-sheets[0].criteria[2].result-threshold.steps[0].at-least",
            ("at-least: \"100000\"", "at-least: \"100000.5\"")),
        CatalogueDamage(.scoreSheetsOverlap, "score-sheets[1]", ("valid: {to: 2024-12-14}", "valid: {to: 2024-12-15}")),
        CatalogueDamage(.textTooLong, "score-sheets[0].source", ("Made up", String(repeating: "x", count: 4_001))),
    ]

    private static let allWork =
        "\n      - {code: work, label: {en: All work, vi: Mọi công việc}, points-max: \"100\", judged: true}"
}
