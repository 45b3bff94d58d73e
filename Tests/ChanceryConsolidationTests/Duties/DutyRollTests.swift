// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import SeededRandom
internal import Testing

@Suite("Who owes what by when")
struct DutyRollTests {
    private func duty(_ roll: DutyRoll, _ office: String) throws -> Duty {
        try #require(roll.duties.first { $0.office.office == office })
    }

    @Test("The deadline of 17 June: 15 of 17 on time is 88.2 %, 17 of 17 reported is 100.0 %")
    func scenario() throws {
        let (reports, acts) = Deadline.scenario
        let roll = try Deadline.roll(reports, acts, at: "2024-06-20T08:00:00+07:00")
        let all = try #require(roll.timeliness.first).counts
        #expect(all.expected == 17 && all.onTime == 15 && all.extended == 1 && all.late == 2)
        #expect(all.onTimePercent == "88.2" && all.reportedPercent == "100.0")
        #expect(roll.duties.map(\.state).prefix(5) == [.onTime, .late, .extended, .late, .onTime])
        #expect(roll.owed.isEmpty)
        #expect(
            roll.timeliness.map { "\($0.group) \($0.kind?.rawValue ?? "-") \($0.counts.onTime)/\($0.counts.expected)" }
                == [" - 15/17", "emulation-2 - 15/17", "emulation-2 A 5/7", "emulation-2 B 10/10"])
    }

    @Test(
        "The boundary is exact",
        arguments: [
            ("2024-06-17T23:59:59.9+07:00", DutyState.onTime), ("2024-06-17T23:59:59.999999+07:00", .onTime),
            ("2024-06-18T00:00:00+07:00", .late), ("2024-06-17T17:00:00Z", .late), ("2024-06-17T16:59:59Z", .onTime),
        ])
    func boundary(moment: String, state: DutyState) throws {
        let roll = try Deadline.roll([Deadline.report("vn-34", at: moment)], at: "2024-07-01T00:00:00Z")
        #expect(try duty(roll, "vn-34").state == state)
    }

    @Test(
        "What did not come is future, due or overdue by the moment that is asked for",
        arguments: [
            ("2024-06-14T23:59:59.999999+07:00", DutyState.future, false, 0, 259_201),
            ("2024-06-15T00:00:00+07:00", .due, true, 0, 259_200),
            ("2024-06-17T23:59:59.9+07:00", .due, true, 0, 1), ("2024-06-18T00:00:00+07:00", .overdue, true, 0, 0),
            ("2024-06-18T00:00:01.5+07:00", .overdue, true, 1, 0),
        ])
    func missing(moment: String, state: DutyState, isOwing: Bool, overdue: Int64, remaining: Int64) throws {
        let duty = try duty(try Deadline.roll([], at: moment), "vn-34")
        #expect(duty.state == state && duty.isOwing == isOwing)
        #expect(duty.overdueSeconds == overdue && duty.remainingSeconds == remaining)
        #expect(duty.lateFrom == instant("2024-06-18T00:00:00+07:00"))
        #expect(duty.opensAt == instant("2024-06-15T00:00:00+07:00"))
    }

    @Test("Of several extensions the longest holds, and one that ends before the due time changes nothing")
    func extensions() throws {
        let acts = [
            Deadline.extended("vn-34", until: "2024-06-25T00:00:00+07:00", 1),
            Deadline.extended("vn-34", until: "2024-06-20T00:00:00+07:00", 2),
            Deadline.extended("vn-31", until: "2024-06-16T00:00:00+07:00", 3),
        ]
        let roll = try Deadline.roll([], acts, at: "2024-06-18T00:00:00+07:00")
        #expect(try duty(roll, "vn-34").lateFrom == instant("2024-06-25T00:00:00+07:00"))
        #expect(try duty(roll, "vn-34").state == .due)
        #expect(try duty(roll, "vn-31").lateFrom == instant("2024-06-18T00:00:00+07:00"))
        #expect(try duty(roll, "vn-31").state == .overdue)
    }

    @Test("A returned report is owed again, with its reason, until a correction comes")
    func returned() throws {
        let note = Deadline.recorded(
            Act(
                key: Deadline.key("vn-34"), kind: .giveBack, actor: "leader", reason: "6 delegations, 3 persons",
                revision: 1), 9, at: "2024-06-19T02:00:00Z")
        let first = Deadline.report("vn-34", at: "2024-06-16T00:00:00Z")
        let roll = try Deadline.roll([first], [note], at: "2024-06-20T00:00:00Z")
        let duty = try duty(roll, "vn-34")
        #expect(duty.state == .returned && duty.isOwing && duty.standing.standing.state == .returned)
        #expect(duty.returned?.reason == "6 delegations, 3 persons" && duty.returned?.actor == "leader")
        #expect(try #require(roll.timeliness.first).counts.returned == 1)
        let corrected = Deadline.report("vn-34", at: "2024-06-16T00:00:00Z", revision: 2)
        let after = try Deadline.roll([corrected], [note], at: "2024-06-21T00:00:00Z")
        #expect(try self.duty(after, "vn-34").state == .onTime)
    }

    @Test("Reminders hold what is owed alone, by due time, and questions that were left open")
    func reminders() throws {
        var reports = GroupTwo.rows.dropLast(3).map { Deadline.report("vn-" + $0.code, at: "2024-06-16T00:00:00Z") }
        reports[0] = Deadline.report("vn-31", at: "2024-06-16T00:00:00Z", questions: 2)
        let acts = [
            Deadline.extended("vn-37", until: "2024-06-20T12:00:00+07:00"),
            Deadline.recorded(Act(key: Deadline.key("vn-15"), kind: .close, actor: "leader"), 2),
        ]
        let owed = try Deadline.roll(reports, acts, at: "2024-06-19T08:00:00+07:00").owed
        #expect(owed.map(\.office.office) == ["vn-31", "vn-15", "vn-34", "vn-37"])
        #expect(
            owed.map(\.sentence.english) == [
                "Hai Phong: first half of 2024 came on 16 June 2024; 2 questions of the check unanswered",
                "Yen Bai: first half of 2024 was due by the end of 17 June 2024; 2 days overdue; "
                    + "it is closed and takes nothing until it is reopened",
                "Thai Binh: first half of 2024 was due by the end of 17 June 2024; 2 days overdue",
                "Ninh Binh: first half of 2024 is due before 12:00 on 20 June 2024 (extended); 1 day left",
            ])
        #expect(owed.allSatisfy { $0.sentence.vietnamese.hasPrefix("\($0.office.name.vietnamese): ") })
    }

    @Test("Any order of reports and acts, and copies of older revisions, give the same answer")
    func orderInvariance() throws {
        let (reports, acts) = Deadline.scenario
        let older = reports.map {
            DutyReport(key: $0.key, revision: $0.revision, firstReceivedAt: $0.firstReceivedAt, openQuestionCount: 0)
        }
        let newer = reports.map {
            DutyReport(key: $0.key, revision: 2, firstReceivedAt: $0.firstReceivedAt, openQuestionCount: 1)
        }
        let more =
            acts + [
                Deadline.extended("vn-25", until: "2024-06-18T09:00:00.000001+07:00", 2),
                Deadline.recorded(
                    Act(key: Deadline.key("vn-19"), kind: .giveBack, actor: "a", reason: "first", revision: 2), 3),
                Deadline.recorded(Act(key: Deadline.key("vn-19"), kind: .accept, actor: "a", revision: 2), 4),
            ]
        let expected = try Deadline.roll(newer, more, at: "2024-06-20T00:00:00Z")
        var generator = SeededGenerator(seed: 8)
        for _ in 0..<50 {
            let shuffled = try Deadline.roll(
                (older + newer).shuffled(using: &generator), more.shuffled(using: &generator),
                at: "2024-06-20T00:00:00Z")
            #expect(shuffled.duties == expected.duties && shuffled.timeliness == expected.timeliness)
        }
        #expect(try duty(expected, "vn-25").state == .extended)
        #expect(try duty(expected, "vn-19").standing.standing.state == .accepted)
    }
}
