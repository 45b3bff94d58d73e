// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import Testing

@testable internal import ChanceryWire

extension Codec {
    static func lifeCodecs() throws -> [Codec] {
        let act = try Sample.act()
        let recorded = try Sample.recordedAct()
        return [
            Codec(
                "RecordActRequest",
                [
                    RecordActRequest(act: act, requestID: recorded.requestID),
                    RecordActRequest(act: try Sample.closing(), requestID: recorded.requestID),
                ], { $0.encoded() }, { try $0.recordActRequest($1) }),
            Codec(
                "RecordActResponse",
                [
                    RecordActResponse(recorded: recorded, standing: try Sample.standing(), isRepeated: true),
                    RecordActResponse(
                        recorded: recorded,
                        standing: StandingAnswer(standing: ReportStanding(state: .missing, revision: 0))),
                ], { $0.encoded() }, { try $0.recordActResponse($1) }),
            Codec(
                "ListActsRequest",
                [
                    ListActsRequest(
                        offices: ["vn-01", "vn-34"], regime: "FA-D09", period: try Sample.period("2024-H1"),
                        kinds: [.extend, .giveBack], moment: .sequence(9), pageSize: 7, pageToken: "t"),
                    ListActsRequest(moment: .time(try Sample.instant("2024-06-18T00:00:00+07:00"))),
                    ListActsRequest(),
                ], { $0.encoded() }, { try $0.listActsRequest($1) }),
            Codec(
                "ListActsResponse",
                [
                    ListActsResponse(acts: [recorded, recorded], nextPageToken: "more", sequence: 44),
                    ListActsResponse(acts: [], sequence: 0),
                ], { $0.encoded() }, { try $0.listActsResponse($1) }),
            Codec(
                "ListDutiesRequest", try Sample.dutyRequests(), { $0.encoded() }, { try $0.listDutiesRequest($1) }),
            Codec("DutyList", try Sample.dutyLists(), { $0.encoded() }, { try $0.dutyList($1) }),
        ]
    }
}

extension Sample {
    /// No kind of act has all of this; the wire does not mind.
    static func act() throws -> Act {
        Act(
            key: ReportKey(office: "vn-34", regime: "FA-D09", period: try period("2024-H1")), kind: .extend,
            actor: "Trần Thị B", authority: "Hanoi, leader", reason: "flood\nin June", revision: 3,
            until: try instant("2024-06-20T00:00:00+07:00"), proposal: "p-1",
            score: ScoreStatement(
                sheet: "group-2", scorer: "vn-01",
                points: [
                    CriterionPoints(criterion: "on-time", decimal: "9.5", note: "one day"),
                    CriterionPoints(criterion: "complete", decimal: "10"),
                ]))
    }

    static func closing() throws -> Act {
        Act(
            key: ReportKey(office: "vn-34", regime: "FA-D09", period: try period("2024-H1")), kind: .close, actor: "B")
    }

    static func recordedAct() throws -> RecordedAct {
        let act = try act()
        return RecordedAct(
            act: act, sequence: 41, committedAt: try instant("2024-06-17T10:00:00.000001Z"), requestID: try requestID(),
            digest: Digest.sha256(of: act.encoded()), submittedBy: "leader:vn-24")
    }

    static func dutyRequests() throws -> [ListDutiesRequest] {
        let at = try instant("2024-06-16T08:00:00+07:00")
        return [
            ListDutiesRequest(
                scope: .offices(["vn-01", "vn-34"]), regime: "FA-D09", period: try period("2024-H1"),
                throughPeriod: try period("2024-H2"), level: .subUnit, moment: .sequence(4), at: at, owingOnly: true,
                pageSize: 9, pageToken: "t"),
            ListDutiesRequest(
                scope: .group("g2"), regime: "FA-D09", period: try period("2024"), moment: .time(at), at: at),
            ListDutiesRequest(scope: .everybody, regime: "FA-D09", period: try period("2024"), at: at),
        ]
    }

    static func dutyLists() throws -> [DutyList] {
        var counts = TimelinessCounts()
        for state in DutyState.allCases { counts.count(state) }
        let at = try instant("2024-06-20T08:00:00+07:00")
        let duty = Duty(
            office: NamedOffice(office: "vn-34", name: label("Thai Binh"), code: "34"), group: "g2", kind: .officeUnit,
            level: .member, period: try period("2024-H1"), window: try range("2023-12-15", "2024-06-14"),
            opensAt: try instant("2024-06-15T00:00:00+07:00"), lateFrom: try instant("2024-06-18T00:00:00+07:00"),
            standing: try standing(), state: .returned, isOwing: true, overdueSeconds: 3, remainingSeconds: 5,
            firstReceivedAt: try instant("2024-06-17T23:59:59.9+07:00"),
            returned: ReturnNote(reason: "two\nlines", actor: "leader", committedAt: at), sentence: label("sentence"))
        let bare = Duty(
            office: NamedOffice(office: "vn-01", name: Label(english: "")), group: "", kind: nil, level: .leader,
            period: try period("2024"), window: try range("2023-12-15", "2024-12-14"), opensAt: at, lateFrom: nil,
            standing: StandingAnswer(standing: ReportStanding(state: .missing, revision: 0)), state: .future,
            isOwing: false)
        return [
            DutyList(
                sequence: 9, catalogueVersion: 2, moment: at, duties: [duty, bare],
                timeliness: [
                    TimelinessRow(group: "g2", kind: .department, period: try period("2024-H1"), counts: counts),
                    TimelinessRow(group: "", counts: TimelinessCounts()),
                ], nextPageToken: "more"),
            DutyList(sequence: 0, catalogueVersion: 0, moment: at),
        ]
    }

    static func standing() throws -> StandingAnswer {
        StandingAnswer(
            standing: ReportStanding(
                state: .returned, revision: 2, isClosed: true, reopenedUntil: try instant("2024-07-01T00:00:00Z"),
                extendedUntil: try instant("2024-06-20T00:00:00+07:00")), openQuestionCount: 3)
    }
}

@Suite("Acts on the wire")
struct ActCodingTests {
    @Test("an act comes back from the bytes that the store keeps")
    func keptBytes() throws {
        for act in [try Sample.act(), try Sample.closing()] {
            #expect(try Codec.decoder().act(act.encoded()) == act)
        }
    }

    @Test("a request without an act is refused by its field, one of an unknown kind too")
    func refusals() throws {
        let decoder = try Codec.decoder()
        let id = try Sample.requestID().description
        var writer = ProtoWriter()
        writer.text(2, id)
        #expect(throws: WireError.invalidFields([FieldProblem(path: "act", rule: "an act is mandatory")])) {
            _ = try decoder.recordActRequest(writer.bytes)
        }
        writer = ProtoWriter()
        let key = try Sample.closing().key
        writer.message(1) { writer in
            writer.message(1) { $0.reportKey(key) }
            writer.integer(2, Int64(9))
        }
        writer.text(2, id)
        #expect(throws: WireError.invalidFields([FieldProblem(path: "act.kind", rule: "9 is no value of ActKind")])) {
            _ = try decoder.recordActRequest(writer.bytes)
        }
    }
}
