// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import Testing

@testable internal import ChanceryServer

@Suite("What ends is said in time, and again")
struct ExpiryReminderTests {
    private static let hour: Int64 = 3600

    @Test("a certificate within its last two weeks, once a day")
    func certificate() {
        let log = LogLines()
        var reminder = ExpiryReminder(logger: log.logger)
        let ends = Sample.now.adding(seconds: 15 * 24 * Self.hour)
        for hours in 0..<(3 * 24) {
            reminder.look(
                certificateEnds: ends, listEnds: nil, graceSeconds: 0,
                at: Sample.now.adding(seconds: Int64(hours) * Self.hour))
        }
        #expect(log.lines.count == 2 && log.lines.all.allSatisfy { $0.contains("certificate ends soon") })
    }

    @Test("a list within its last day as a warning, at its end as an error, and every hour until a newer one is there")
    func list() {
        let log = LogLines()
        var reminder = ExpiryReminder(logger: log.logger)
        let never = Sample.now.adding(seconds: 365 * 24 * Self.hour)
        func look(_ seconds: Int64, _ ends: Int64) -> Int {
            let before = log.lines.count
            reminder.look(
                certificateEnds: never, listEnds: Sample.now.adding(seconds: ends), graceSeconds: Self.hour,
                at: Sample.now.adding(seconds: seconds))
            return log.lines.count - before
        }
        let ends = 48 * Self.hour
        #expect(look(0, ends) == 0)
        #expect(look(24 * Self.hour, ends) == 0)
        #expect(look(24 * Self.hour + 30, ends) == 1)
        #expect(look(24 * Self.hour + 60, ends) == 0)
        #expect(look(25 * Self.hour + 30, ends) == 1)
        #expect(look(48 * Self.hour + 2000, ends) == 1)
        #expect(log.lines.all.allSatisfy { $0.contains("the revocation list ends; put") })
        // The grace is over, long before an hour has passed since the last line.
        #expect(look(49 * Self.hour, ends) == 1)
        #expect(log.lines.all.last?.contains("new connections are refused") == true)
        #expect(look(49 * Self.hour + 30, ends) == 0)
        #expect(look(50 * Self.hour, ends) == 1)
        #expect(look(50 * Self.hour + 30, 200 * Self.hour) == 0)
        #expect(look(199 * Self.hour, 200 * Self.hour) == 1)
    }
}
