// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCatalogue
internal import ChanceryCrypto
internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryWire

/// A store in memory with a catalogue of its own and the reports of all members for all periods, and corrections to
/// them.
struct ConsolidationSample {
    static let officeCount = 63
    static let periodCount = 20
    static let indicatorCount = 60
    private static let regime = "M"
    private static let partners = ["CN", "JP", "KR", "US", "LA"]

    let store = InMemoryStore()
    let library: CatalogueLibrary
    /// The stored bytes of every first revision.
    private(set) var reports: [[UInt8]] = []
    private let periods: [Period]
    private let time: Instant
    private var revisions: [Int: Int32] = [:]
    private var requestCount = 0

    init() throws {
        guard let first = Period(code: "2023-01"), let time = Instant(rfc3339: "2024-09-16T08:00:00+07:00") else {
            throw BenchmarkError("the sample's first period or time is none")
        }
        self.time = time
        periods = Array(sequence(first: first) { $0.next }.prefix(ConsolidationSample.periodCount))
        try CatalogueLibrary.install(try ConsolidationSample.catalogue(), in: store, by: "benchmark", at: time)
        library = try CatalogueLibrary(store: store)
        for cell in 0..<ConsolidationSample.officeCount * ConsolidationSample.periodCount {
            reports.append(try commit(cell: cell))
        }
    }

    /// Asks for every figure of every member over all periods, with the contributions.
    var request: GetConsolidationRequest {
        GetConsolidationRequest(
            scope: .group("g"), regime: ConsolidationSample.regime, period: periods[0],
            throughPeriod: periods[periods.count - 1])
    }

    /// Commits a correction of one office's report for one period, with other numbers in a third of its figures.
    mutating func correct(cell: Int) throws { _ = try commit(cell: cell) }

    private mutating func commit(cell: Int) throws -> [UInt8] {
        let period = periods[cell / ConsolidationSample.officeCount]
        let office = cell % ConsolidationSample.officeCount
        let revision = revisions[cell] ?? 0
        let report = Report(
            office: "vn-\(office)", regime: ConsolidationSample.regime, period: period.code,
            correction: revision > 0 ? Correction(replacesRevision: revision, reason: "counted again") : nil,
            language: "vi", author: "Sở Ngoại vụ",
            figures: ConsolidationSample.figures(cell: cell, revision: Int(revision), period: period))
        let bytes = report.encoded()
        requestCount += 1
        let digits = String(requestCount)
        let id = "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.utf8.count) + digits
        guard let requestID = RequestID(text: id) else { throw BenchmarkError("\(id) is no request id") }
        let submission = ReportSubmission(
            key: ReportKey(office: report.office, regime: report.regime, period: period), requestID: requestID,
            replacesRevision: revision, reason: report.correction?.reason ?? "", digest: Digest.sha256(of: bytes),
            bytes: bytes, receivedAt: time, catalogueVersion: 1, submittedBy: "benchmark")
        guard case .accepted = try store.writer.commit([submission], at: time).first else {
            throw BenchmarkError("the store refused a report of the sample")
        }
        revisions[cell] = revision + 1
        return bytes
    }

    /// One figure of each indicator: every tenth a stock with its day, every twentieth a rate, every sixth by partner,
    /// every seventh with a qualifier, every twelfth with a note.
    private static func figures(cell: Int, revision: Int, period: Period) -> [Figure] {
        let qualifiers: [Qualifier] = [.about, .atLeast, .nearly, .moreThan]
        let day = CivilDate(iso: period.code + "-14")
        return (0..<indicatorCount).map { index in
            let spread = (cell &* 7919 &+ index &* 104_729) % 9973 + (index.isMultiple(of: 3) ? revision : 0)
            return Figure(
                indicator: code(index), value: .decimal(index % 4 == 1 ? String(spread * 1000) : String(spread)),
                qualifier: index % 7 == 6 ? qualifiers[(cell + index) % qualifiers.count] : .exact,
                asOf: index % 10 == 9 ? day : nil,
                dimensions: index % 6 == 5
                    ? [DimensionChoice(dimension: "partner", value: partners[(cell + index) % partners.count])] : [],
                note: index % 12 == 11 ? "Theo danh sách của đối tác." : "")
        }
    }

    private static func code(_ index: Int) -> String { "indicator.\(index < 10 ? "0" : "")\(index)" }

    private static func kind(_ index: Int) -> IndicatorKind {
        if index % 20 == 19 { return .rate }
        if index % 10 == 9 { return .stockCount }
        return index % 4 == 1 ? .flowAmount : .flowCount
    }

    private static func catalogue() throws -> Catalogue {
        let label = Label(english: "Sample", vietnamese: "Mẫu")
        guard let family = WindowFamily(code: "decree-09", label: label, startDay: 15, monthShift: -1) else {
            throw BenchmarkError("the sample's window family is none")
        }
        let offices = (0..<officeCount).map { index in
            let number = index + 1
            return Office(
                id: "vn-\(index)",
                names: [OfficeName(code: number < 10 ? "0\(number)" : "\(number)", label: label)])
        }
        return Catalogue(
            edition: "benchmark", offices: offices,
            groups: [
                Group(
                    id: "g", label: label, members: offices.map { Membership(office: $0.id, kind: .department) },
                    leaders: [])
            ],
            windowFamilies: [family],
            regimes: [
                Regime(
                    code: regime, title: label, content: label, receiver: label, sending: label,
                    dues: [DueRule(level: .member, daysAfterCutOff: 3)], forms: [.month], windowFamily: "decree-09",
                    sections: [], figures: [])
            ],
            measureUnits: [MeasureUnit(code: "item", label: label)],
            indicators: (0..<indicatorCount).map {
                Indicator(code: code($0), label: label, kind: kind($0), unit: "item")
            })
    }
}
