// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// A moment in UTC, in whole microseconds since 1970-01-01T00:00:00Z.
public struct Instant: Hashable, Comparable, Sendable {
    public let microsecondsSinceEpoch: Int64

    public init(microsecondsSinceEpoch: Int64) {
        self.microsecondsSinceEpoch = microsecondsSinceEpoch
    }

    /// The first moment of `date` in a zone that is `zone` ahead of UTC.
    public init(startOf date: CivilDate, in zone: ZoneOffset) {
        let seconds = Int64(date.daysSinceEpoch) * 86_400 - Int64(zone.minutes) * 60
        self.init(microsecondsSinceEpoch: seconds * 1_000_000)
    }

    public static func < (left: Instant, right: Instant) -> Bool {
        left.microsecondsSinceEpoch < right.microsecondsSinceEpoch
    }

    /// The day this moment falls on in a zone.
    public func date(in zone: ZoneOffset) -> CivilDate {
        CivilDate(daysSinceEpoch: Int(floorDivide(secondsSinceEpoch + Int64(zone.minutes) * 60, by: 86_400)))
    }

    public func adding(seconds: Int64) -> Instant {
        Instant(microsecondsSinceEpoch: microsecondsSinceEpoch + seconds * 1_000_000)
    }

    /// Whole seconds since the epoch, rounded towards the past.
    public var secondsSinceEpoch: Int64 { floorDivide(microsecondsSinceEpoch, by: 1_000_000) }

    /// RFC 3339 in the given zone, with microseconds only where there are any: `2024-06-17T23:59:59.9+07:00`.
    public func rfc3339(in zone: ZoneOffset) -> String {
        let local = secondsSinceEpoch + Int64(zone.minutes) * 60
        let day = floorDivide(local, by: 86_400)
        let second = Int(local - day * 86_400)
        var text = CivilDate(daysSinceEpoch: Int(day)).description + "T"
        text += paddedDecimal(second / 3600, width: 2) + ":" + paddedDecimal(second / 60 % 60, width: 2)
        text += ":" + paddedDecimal(second % 60, width: 2)
        let fraction = Int(microsecondsSinceEpoch - secondsSinceEpoch * 1_000_000)
        if fraction > 0 {
            var digits = paddedDecimal(fraction, width: 6)
            while digits.last == "0" { digits.removeLast() }
            text += "." + digits
        }
        return text + zone.description
    }

    /// Reads RFC 3339: a date, `T`, a time with up to six decimals of a second, and `Z` or `+HH:MM`. Anything else is `nil`.
    public init?(rfc3339 text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"),
            let date = CivilDate(iso: text.prefix(10)),
            let hour = twoDigits(bytes, at: 11), bytes[13] == UInt8(ascii: ":"),
            let minute = twoDigits(bytes, at: 14), bytes[16] == UInt8(ascii: ":"),
            let second = twoDigits(bytes, at: 17), hour < 24, minute < 60, second < 60
        else { return nil }
        var index = 19
        var microseconds: Int64 = 0
        if bytes[index] == UInt8(ascii: ".") {
            index += 1
            var scale: Int64 = 100_000
            while index < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) {
                guard scale > 0 else { return nil }
                microseconds += Int64(bytes[index] - UInt8(ascii: "0")) * scale
                scale /= 10
                index += 1
            }
            guard scale < 100_000 else { return nil }
        }
        guard let zone = ZoneOffset(suffix: bytes[index...]) else { return nil }
        let seconds = Int64(hour * 3600 + minute * 60 + second)
        let start = Instant(startOf: date, in: zone)
        self.init(microsecondsSinceEpoch: start.microsecondsSinceEpoch + seconds * 1_000_000 + microseconds)
    }
}

/// How far a zone is ahead of UTC, in minutes. Due times are in the zone that the regime names (UTC+7 in Viet Nam).
public struct ZoneOffset: Hashable, Sendable, CustomStringConvertible {
    public let minutes: Int

    /// `nil` beyond 18 hours either way.
    public init?(minutes: Int) {
        guard abs(minutes) <= 18 * 60 else { return nil }
        self.minutes = minutes
    }

    private init(unchecked minutes: Int) { self.minutes = minutes }

    public static let utc = ZoneOffset(unchecked: 0)
    /// Indochina Time, UTC+7, without daylight saving.
    public static let indochina = ZoneOffset(unchecked: 7 * 60)

    /// Reads `Z` or `+HH:MM` / `-HH:MM`.
    public init?(text: String) { self.init(suffix: Array(text.utf8)[...]) }

    init?(suffix bytes: ArraySlice<UInt8>) {
        let suffix = Array(bytes)
        if suffix == [UInt8(ascii: "Z")] {
            self = .utc
            return
        }
        guard suffix.count == 6, suffix[3] == UInt8(ascii: ":"),
            let hours = twoDigits(suffix, at: 1), let minutes = twoDigits(suffix, at: 4), minutes < 60
        else { return nil }
        switch suffix[0] {
        case UInt8(ascii: "+"): self.init(minutes: hours * 60 + minutes)
        case UInt8(ascii: "-"): self.init(minutes: -(hours * 60 + minutes))
        default: return nil
        }
    }

    public var description: String {
        if minutes == 0 { return "Z" }
        let magnitude = abs(minutes)
        return (minutes < 0 ? "-" : "+") + paddedDecimal(magnitude / 60, width: 2) + ":"
            + paddedDecimal(magnitude % 60, width: 2)
    }
}

private func twoDigits(_ bytes: [UInt8], at index: Int) -> Int? {
    guard index + 1 < bytes.count else { return nil }
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard digits.contains(bytes[index]), digits.contains(bytes[index + 1]) else { return nil }
    return Int(bytes[index] - UInt8(ascii: "0")) * 10 + Int(bytes[index + 1] - UInt8(ascii: "0"))
}

private func floorDivide(_ value: Int64, by divisor: Int64) -> Int64 {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient - 1 : quotient
}
