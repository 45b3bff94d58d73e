// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import Testing

@testable internal import ChanceryWire

/// Values with every field set, no two alike, so that a swapped field is seen.
enum Sample {
    static func date(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

    static func range(_ first: String, _ last: String) throws -> DateRange {
        try #require(DateRange(first: date(first), last: date(last)))
    }

    static func validity(_ from: String?, _ to: String?) throws -> Validity {
        try #require(Validity(from: from.map { try date($0) }, to: to.map { try date($0) }))
    }

    static func period(_ code: String) throws -> Period { try #require(Period(code: code)) }

    static func instant(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }

    static func requestID(_ text: String = "0f8fad5b-d9cb-469f-a165-70867728950e") throws -> RequestID {
        try #require(RequestID(text: text))
    }

    static func quantity(
        _ units: Int64, scale: Int, _ qualifier: Qualifier = .exact, _ status: FigureStatus = .actual
    ) -> Quantity {
        Quantity(value: FixedPoint(units: units, scale: scale), qualifier: qualifier, status: status)
    }

    static func label(_ word: String) -> Label {
        Label(english: word, vietnamese: "tiếng Việt: " + word, arabic: "عربي: " + word)
    }

    static func receipt(_ office: String = "vn-01", revision: Int32 = 3) throws -> Receipt {
        try Receipt(
            key: ReportKey(office: office, regime: "FA-D09", period: period("2024-H1")), revision: revision,
            sequence: 9_007_199_254_740_993, receivedAt: instant("2024-06-17T09:30:00.125Z"),
            digest: Digest.sha256(of: Array("report".utf8)), requestID: requestID(), catalogueVersion: 4,
            treeHead: treeHead(9_007_199_254_740_994))
    }

    static let finding = Finding(
        code: .tooManyDecimals, severity: .warning, path: "figures[3].decimal", value: "13,45\nand more",
        rule: "indicator delegations.outbound", message: label("message"), remedy: label("remedy"))

    static let otherFinding = Finding(
        code: .foreignDigitsRead, severity: .info, path: "", value: "١٢", rule: "", message: Label(english: "read"),
        remedy: Label(english: "", vietnamese: "không có"))

    static let question = Finding(
        code: .perItemQuestioned, severity: .warning, path: "figures[1].decimal", value: "1040000",
        rule: "ngo-per-project",
        message: label("each"), remedy: label("bounds"))
}
