// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@testable internal import ChanceryWire

extension Codec {
    static func scoreCodecs() throws -> [Codec] {
        [
            Codec(
                "GetScoresRequest",
                [
                    GetScoresRequest(
                        group: "g2", regime: "FA-D09", period: try Sample.period("2024-H1"), sheet: "s",
                        moment: .sequence(7)),
                    GetScoresRequest(
                        group: "g2", regime: "FA-D09", period: try Sample.period("2024"),
                        moment: .time(try Sample.instant("2024-06-18T00:00:00+07:00"))),
                    GetScoresRequest(group: "g2", regime: "FA-D09", period: try Sample.period("2024")),
                ], { $0.encoded() }, { try $0.getScoresRequest($1) }),
            Codec(
                "ScoreTable", [try Sample.scoreTable(), try Sample.bareScoreTable()], { $0.encoded() },
                { try $0.scoreTable($1) }),
        ]
    }
}

extension Sample {
    static func points(_ hundredths: Int64) -> FixedPoint { FixedPoint(units: hundredths, scale: 2) }

    /// Every field, and every form of criterion.
    static func scoreSheet() throws -> ScoreSheet {
        func criterion(_ code: String, _ form: ScoreForm) -> ScoreCriterion {
            ScoreCriterion(code: code, label: label(code), pointsMax: points(1050), form: form)
        }
        return ScoreSheet(
            code: "sheet", label: label("sheet"), groups: ["g1", "g2"], regime: "FA-D09", forms: [.half, .nineMonths],
            validity: try validity("2024-01-01", "2024-12-31"), isSample: true, source: "nobody\nat all",
            criteria: [
                criterion("judged", .judged), criterion("share", .resultShare(indicator: "fdi")),
                criterion(
                    "steps",
                    .resultThreshold(
                        indicator: "out",
                        steps: [
                            ScoreStep(atLeast: FixedPoint(units: -15, scale: 1), points: points(0)),
                            ScoreStep(atLeast: FixedPoint(units: 2, scale: 0), points: points(1050)),
                        ])),
                criterion("late", .deduction(event: .late, pointsEach: points(1))),
                criterion("returned", .deduction(event: .returned, pointsEach: points(250))),
                criterion("on-time", .bonus(event: .onTime)), criterion("complete", .bonus(event: .complete)),
            ], tieBreak: ["share", "judged"])
    }

    static let bareScoreSheet = ScoreSheet(code: "", label: Label(english: ""), regime: "", criteria: [])

    static func scoreTable() throws -> ScoreTable {
        let at = try instant("2024-06-18T09:00:00.5+07:00")
        let share = CriterionScore(
            criterion: "share", points: points(525), basis: .computed, reason: label("62 beside 118"),
            takesLowerBound: true,
            own: StatedPoints(scorer: "vn-31", points: points(600), difference: points(75), note: "two\nlines"),
            crossChecks: [
                StatedPoints(scorer: "vn-01", points: points(500), difference: points(-25)),
                StatedPoints(scorer: "vn-24", points: points(525), difference: points(0), note: "as computed"),
            ])
        let late = CriterionScore(
            criterion: "late", points: points(-500), basis: .computed, reason: label("late by 9 hours"))
        let judged = CriterionScore(criterion: "judged", points: nil, basis: .none, reason: label("nobody"))
        let member = MemberScore(
            office: NamedOffice(office: "vn-31", name: label("Hai Phong"), code: "31"), kind: .department,
            state: .accepted, firstReceivedAt: at, lateFrom: try instant("2024-06-18T00:00:00+07:00"),
            isExtended: true, criteria: [share, late, judged], total: points(25), computedTotal: points(25), rank: 1,
            tie: ScoreTie(others: ["vn-01", "vn-24"], rule: .criterion, criterion: "share", reason: label("ahead")),
            sources: [
                ScoreSource(scorer: "vn-31", sequence: 9, committedAt: at, total: points(600), setAsideCount: 2),
                ScoreSource(scorer: "vn-01", sequence: 11, committedAt: at, total: points(500)),
            ])
        let absent = MemberScore(
            office: NamedOffice(office: "vn-34", name: Label(english: "")), kind: nil, state: .missing, criteria: [],
            total: points(-1000), computedTotal: points(0), rank: 2)
        return ScoreTable(
            sequence: 44, catalogueVersion: 3, group: "g2", groupLabel: label("Group No. 2"), regime: "FA-D09",
            period: try period("2024-H1"), window: try range("2023-12-15", "2024-06-14"), sheet: try scoreSheet(),
            members: [member, absent])
    }

    static func bareScoreTable() throws -> ScoreTable {
        ScoreTable(
            sequence: 0, catalogueVersion: 0, group: "", groupLabel: Label(english: ""), regime: "",
            period: try period("2024"), window: try range("2023-12-15", "2024-12-14"), sheet: bareScoreSheet,
            members: [])
    }
}

@Suite("Score sheets on the wire")
struct ScoreSheetCodingTests {
    private func problems(_ change: (inout ProtoWriter) -> Void) throws -> [FieldProblem] {
        var catalogue = ProtoWriter()
        catalogue.message(11) { sheet in
            sheet.message(10) { criterion in
                criterion.text(1, "c")
                change(&criterion)
            }
        }
        do {
            _ = try Codec.decoder().catalogue(catalogue.bytes)
            return []
        } catch WireError.invalidFields(let problems) {
            return problems
        }
    }

    @Test("a criterion without a form, with points of three digits or an unknown event is refused by its field")
    func refusals() throws {
        #expect(try problems { $0.text(3, "1") }.map(\.path) == ["score_sheets[0].criteria[0].form"])
        let fine: (inout ProtoWriter) -> Void = { $0.message(4) { _ in } }
        #expect(
            try problems {
                $0.text(3, "1.005")
                fine(&$0)
            }.map(\.path).first == "score_sheets[0].criteria[0].points_max")
        #expect(
            try problems {
                $0.text(3, "0")
                fine(&$0)
            }.map(\.rule) == ["must be above zero"])
        #expect(
            try problems { criterion in
                criterion.text(3, "1")
                criterion.message(8) { $0.text(1, "early") }
            }.map(\.path) == ["score_sheets[0].criteria[0].bonus.event"])
    }
}
