// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryWire
internal import NIOCore

/// Payloads of SubmitReport calls, made by changing a few bytes of one template: the load must cost less than what it
/// measures.
///
/// Every report is the first of its key: an office that existed until the mergers of 2025, under the calendar regime,
/// and one of the nineteen periods of a year whose codes have seven characters.
struct ReportTemplate: Sendable {
    /// Length of one encoded report.
    let reportBytes: Int
    let figureCount: Int
    private let payload: ByteBuffer
    private let officeAt: Int
    private let periodAt: Int
    private let requestIDAt: Int

    var payloadBytes: Int { payload.readableBytes }

    static let offices: [String] = [
        "01", "02", "04", "06", "08", "10", "11", "12", "14", "15", "17", "19", "20", "22", "24", "25", "26", "27",
        "30", "31", "33", "34", "35", "36", "37", "38", "40", "42", "44", "45", "48", "49", "51", "52", "54", "56",
        "58", "60", "62", "64", "66", "67", "68", "70", "72", "74", "75", "77", "79", "80", "82", "83", "84", "86",
        "87", "89", "91", "92", "93", "94", "95", "96",
    ].map { "vn-" + $0 }

    private static let periodsOfYear: [String] =
        (1...12).map { $0 < 10 ? "-0\($0)" : "-\($0)" } + (1...4).map { "-Q\($0)" } + ["-H1", "-H2", "-9M"]
    private static let firstYear = 1900
    /// Years before the mergers, so that every office exists in every window.
    private static let yearCount = 125

    /// Reports that can be made before keys repeat.
    static var keyCount: Int { offices.count * periodsOfYear.count * yearCount }

    init() throws {
        let report = Report(
            office: "vn-00", regime: "FA-CAL", period: "0000-00", language: "vi", author: "Sở Ngoại vụ",
            figures: ReportTemplate.figures)
        let encoded = report.encoded()
        reportBytes = encoded.count
        figureCount = report.figures.count
        let id = "00000000-0000-4000-8000-000000000000"
        guard let requestID = RequestID(text: id) else { throw BenchmarkError("the template's request id is none") }
        let bytes = SubmitReportRequest(report: encoded, requestID: requestID).encoded()
        payload = ByteBuffer(bytes: bytes)
        officeAt = try ReportTemplate.position(of: "vn-00", in: bytes)
        periodAt = try ReportTemplate.position(of: "0000-00", in: bytes)
        requestIDAt = try ReportTemplate.position(of: id, in: bytes)
    }

    /// Thirty plain figures, and ten by partner with a note.
    private static var figures: [Figure] {
        let counts: [(code: String, value: String)] = [
            ("agreements.signed", "3"), ("ngo.projects", "12"), ("ngo.committed", "1040000"),
            ("ngo.disbursed", "640000"), ("letters.exchanged", "214"), ("meetings.held", "61"),
            ("consular.cases", "398"), ("protection.cases", "14"), ("protection.persons", "23"),
            ("abtc.requests", "98"), ("delegations.outbound", "52"), ("delegations.inbound", "38"),
            ("delegations.outbound.persons", "361"), ("delegations.inbound.persons", "412"),
            ("fdi.projects.new", "17"), ("fdi.registered.new", "86000000"), ("fdi.attracted", "93000000"),
            ("fdi.disbursed", "41000000"), ("investment.converted", "2500000"), ("trade.exports", "1980000000"),
            ("trade.imports", "1240000000"), ("trade.turnover", "3220000000"), ("promotion.programmes", "9"),
            ("conferences.held", "4"), ("diaspora-associations.founded", "1"), ("people.exchanges", "27"),
            ("culture.activities", "33"), ("information.products", "118"), ("information.journalists", "16"),
            ("delegations.outbound.described", "2"),
        ]
        let partners = ["CN", "JP", "KR", "US", "FR", "LA", "TH", "SG", "DE", "AU"]
        return counts.map { Figure(indicator: $0.code, value: .decimal($0.value)) }
            + partners.map { partner in
                Figure(
                    indicator: "people.exchanges", value: .decimal("3"),
                    dimensions: [DimensionChoice(dimension: "partner", value: partner)],
                    note: "Theo danh sách của đối tác.")
            }
    }

    /// The payload of the report with the given number.
    func payload(number: Int) -> ByteBuffer {
        var bytes = payload
        let office = ReportTemplate.offices[number % ReportTemplate.offices.count]
        let rest = number / ReportTemplate.offices.count
        let periods = ReportTemplate.periodsOfYear
        let year = ReportTemplate.firstYear + rest / periods.count % ReportTemplate.yearCount
        bytes.setString(office, at: officeAt)
        bytes.setString(String(year), at: periodAt)
        bytes.setString(periods[rest % periods.count], at: periodAt + 4)
        // Spread like a random id, and the same on every run.
        let spread = UInt32(truncatingIfNeeded: (UInt64(number) &* 0x9E37_79B9_7F4A_7C15) >> 32)
        ReportTemplate.setHexadecimal(UInt64(spread), digitCount: 8, at: requestIDAt, in: &bytes)
        ReportTemplate.setHexadecimal(UInt64(number), digitCount: 12, at: requestIDAt + 24, in: &bytes)
        return bytes
    }

    private static func setHexadecimal(_ value: UInt64, digitCount: Int, at index: Int, in bytes: inout ByteBuffer) {
        for digit in 0..<digitCount {
            let nibble = UInt8(truncatingIfNeeded: value >> UInt64(4 * (digitCount - 1 - digit)) & 15)
            let character = nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
            bytes.setInteger(character, at: index + digit)
        }
    }

    private static func position(of text: String, in bytes: [UInt8]) throws -> Int {
        let pattern = Array(text.utf8)
        guard let index = (0...(bytes.count - pattern.count)).first(where: { bytes[$0...].starts(with: pattern) })
        else { throw BenchmarkError("\(text) is not in the template") }
        return index
    }
}
