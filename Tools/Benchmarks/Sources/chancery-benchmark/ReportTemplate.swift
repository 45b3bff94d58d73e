// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryWire

/// Frames of SubmitReport calls, made by changing a few bytes of one template: the load must cost less than what it
/// measures.
///
/// Every report is the first of its key: an office that existed until the mergers of 2025, under the calendar regime,
/// and one of the nineteen periods of a year whose codes have seven characters.
struct ReportTemplate: Sendable {
    /// Length of one encoded report.
    let reportBytes: Int
    let figureCount: Int
    private let frame: [UInt8]
    private let officeAt: Int
    private let periodAt: Int
    private let requestIDAt: Int
    private let streamIDAt = 4

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
        let flows = [
            "agreements.signed", "ngo.projects", "ngo.committed", "ngo.disbursed", "letters.exchanged",
            "meetings.held", "consular.cases", "protection.cases", "protection.persons", "abtc.requests",
            "delegations.outbound", "delegations.inbound", "delegations.outbound.persons",
            "delegations.inbound.persons", "fdi.projects.new", "fdi.registered.new", "fdi.attracted",
            "fdi.disbursed", "investment.converted", "trade.exports", "trade.imports",
            "promotion.programmes", "conferences.held", "diaspora-associations.founded", "people.exchanges",
            "culture.activities", "information.products", "information.journalists",
        ]
        var figures = flows.enumerated().map { index, code in
            Figure(indicator: code, value: .decimal(code.hasSuffix("persons") ? "5\(index)" : "1\(index % 10)"))
        }
        for partner in ["CN", "JP", "KR", "US", "FR", "LA", "TH", "SG", "DE", "GB", "AU", "IN"] {
            figures.append(
                Figure(
                    indicator: "people.exchanges", value: .decimal("3"),
                    dimensions: [DimensionChoice(dimension: "partner", value: partner)], note: "By the partner's list."))
        }
        let report = Report(
            office: "vn-00", regime: "FA-CAL", period: "0000-00", language: "vi", author: "Sở Ngoại vụ",
            figures: figures)
        let encoded = report.encoded()
        reportBytes = encoded.count
        figureCount = figures.count
        let id = "00000000-0000-4000-8000-000000000000"
        guard let requestID = RequestID(text: id) else { throw BenchmarkError("the template's request id is none") }
        let payload = SubmitReportRequest(report: encoded, requestID: requestID).encoded()
        let envelope =
            Self.field(1, Array(MethodNames.submitReport.service.utf8))
            + Self.field(2, Array(MethodNames.submitReport.method.utf8)) + Self.field(3, payload)
        let length = UInt32(envelope.count)
        let header =
            withUnsafeBytes(of: length.bigEndian, Array.init) + [0, 0, 0, 1] + [1, 0]
        frame = header + envelope
        officeAt = try Self.position(of: "vn-00", in: frame)
        periodAt = try Self.position(of: "0000-00", in: frame)
        requestIDAt = try Self.position(of: id, in: frame)
    }

    /// The frame of the report with the given number, on a stream of its connection.
    func frame(number: Int, streamID: UInt32) -> [UInt8] {
        var bytes = frame
        withUnsafeBytes(of: streamID.bigEndian) { bytes.replaceSubrange(streamIDAt..<streamIDAt + 4, with: $0) }
        let office = Self.offices[number % Self.offices.count]
        let rest = number / Self.offices.count
        let period =
            String(Self.firstYear + rest / Self.periodsOfYear.count % Self.yearCount)
            + Self.periodsOfYear[rest % Self.periodsOfYear.count]
        bytes.replaceSubrange(officeAt..<officeAt + 5, with: office.utf8)
        bytes.replaceSubrange(periodAt..<periodAt + 7, with: period.utf8)
        // Spread like a random id, and the same on every run.
        var value = UInt64(truncatingIfNeeded: number) &* 0x9E37_79B9_7F4A_7C15
        for digit in 0..<8 {
            bytes[requestIDAt + digit] = Array("0123456789abcdef".utf8)[Int(value & 15)]
            value >>= 4
        }
        let serial = String(number, radix: 16)
        let padded = String(repeating: "0", count: 12 - serial.count) + serial
        bytes.replaceSubrange(requestIDAt + 24..<requestIDAt + 36, with: padded.utf8)
        return bytes
    }

    private static func field(_ number: UInt8, _ value: [UInt8]) -> [UInt8] {
        var result: [UInt8] = [number << 3 | 2]
        var length = value.count
        while length >= 0x80 {
            result.append(UInt8(length & 0x7F) | 0x80)
            length >>= 7
        }
        result.append(UInt8(length))
        return result + value
    }

    private static func position(of text: String, in bytes: [UInt8]) throws -> Int {
        let pattern = Array(text.utf8)
        guard let index = (0...(bytes.count - pattern.count)).first(where: { bytes[$0...].starts(with: pattern) })
        else { throw BenchmarkError("\(text) is not in the template") }
        return index
    }
}

/// Why a benchmark cannot be run or its figures cannot be believed.
struct BenchmarkError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
