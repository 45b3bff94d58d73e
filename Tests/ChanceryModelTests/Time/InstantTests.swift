// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@Suite struct InstantTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", Int64(0)),
        ("2024-06-17T23:59:59.9+07:00", 1_718_643_599_900_000),
        ("1969-12-31T23:59:59.999999Z", -1),
        ("2024-06-18T00:00:00-03:30", 1_718_681_400_000_000),
    ])
    func readsRFC3339(text: String, microseconds: Int64) throws {
        let instant = try #require(Instant(rfc3339: text))
        #expect(instant.microsecondsSinceEpoch == microseconds)
        let zone = try #require(ZoneOffset(text: text.hasSuffix("Z") ? "Z" : String(text.suffix(6))))
        #expect(instant.rfc3339(in: zone) == text)
    }

    @Test(arguments: [
        "", "2024-06-17", "2024-06-17T23:59:59", "2024-06-17 23:59:59Z", "2024-06-17T24:00:00Z",
        "2024-06-17T23:60:00Z", "2024-06-17T23:59:60Z", "2024-06-17T23:59:59.Z", "2024-06-17T23:59:59.1234567Z",
        "2024-06-17T23:59:59+0700", "2024-06-17T23:59:59+19:00", "2024-02-30T00:00:00Z", "2024-06-17T23:59:59ZZ",
    ])
    func refusesAnythingElse(_ text: String) { #expect(Instant(rfc3339: text) == nil) }

    @Test func findsTheDayOfAZone() throws {
        let instant = try #require(Instant(rfc3339: "2024-06-14T17:00:00Z"))
        #expect(instant.date(in: .utc).description == "2024-06-14")
        #expect(instant.date(in: .indochina).description == "2024-06-15")
        #expect(instant == Instant(startOf: instant.date(in: .indochina), in: .indochina))
        let before = Instant(microsecondsSinceEpoch: -1)
        #expect(before.date(in: .utc).description == "1969-12-31")
        #expect(before.secondsSinceEpoch == -1)
    }

    @Test func zonesAreBounded() {
        #expect(ZoneOffset(minutes: 18 * 60) != nil && ZoneOffset(minutes: 18 * 60 + 1) == nil)
        #expect(ZoneOffset(text: "+05:45")?.minutes == 345)
        #expect(ZoneOffset(text: "-00:30")?.description == "-00:30")
    }
}
