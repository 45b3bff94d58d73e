// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@testable internal import ChanceryWire

extension Codec {
    static func registerCodecs() throws -> [Codec] {
        let query = GetConsolidationRequest(
            scope: .offices(["vn-01", "31"]), regime: "FA-D09", period: try Sample.period("2024-01"),
            throughPeriod: try Sample.period("2024-03"), indicators: ["agreements.signed"], moment: .sequence(7),
            bordersOn: try Sample.date("2025-07-01"))
        let plain = GetConsolidationRequest(scope: .group("g2"), regime: "r", period: try Sample.period("2024"))
        return [
            Codec(
                "ListRegisterEntriesRequest",
                [
                    ListRegisterEntriesRequest(
                        query: query, register: .agreements, statuses: ["signed", "ended"], partners: ["LA"],
                        offices: ["vn-01", "vn-04"], conflictsOnly: true, pageSize: 9, pageToken: "t"),
                    ListRegisterEntriesRequest(query: plain, register: .cases),
                ], { $0.encoded() }, { try $0.listRegisterEntriesRequest($1) }),
            Codec(
                "ListRegisterEntriesResponse",
                [
                    try Sample.register(),
                    ListRegisterEntriesResponse(sequence: 1, catalogueVersion: 1, register: .aid),
                ], { $0.encoded() }, { try $0.listRegisterEntriesResponse($1) }),
        ]
    }
}

extension Sample {
    static func reporter(_ office: String, _ code: String = "2024-H1", status: String = "") throws -> EntryReporter {
        EntryReporter(office: office, period: try period(code), revision: 3, status: status)
    }

    static func jointEntry() throws -> JointEntry {
        JointEntry(id: "a-1", reporters: [try reporter("vn-01", status: "signed"), try reporter("vn-31")])
    }

    static func registerFinding() throws -> ConsolidationFinding {
        ConsolidationFinding(
            .entryDateDiffers, subject: "a-1", field: "date",
            statements: [
                OfficeStatement(office: "vn-01", period: try period("2024-H1"), revision: 2, value: "2024-03-05"),
                OfficeStatement(office: "vn-31", period: try period("2024-H1"), revision: 1, value: "2024-03-06"),
            ], message: label("the day"))
    }

    static func register() throws -> ListRegisterEntriesResponse {
        let report = try report()
        return ListRegisterEntriesResponse(
            sequence: 4, catalogueVersion: 2, register: .agreements,
            periods: [PeriodWindow(period: try period("2024-05"), window: try range("2024-04-15", "2024-05-14"))],
            rowCount: 500,
            rows: [
                RegisterRow(
                    entry: .agreement(report.agreements[0]),
                    reporters: [try reporter("vn-01", status: "signed"), try reporter("vn-31", "2024-Q1")],
                    inheritors: [
                        EntryInheritor(
                            office: "vn-31-2025", origin: "vn-30", date: try date("2025-07-01"),
                            statement: try reporter("vn-30", status: "in-force"))
                    ], conflicts: [try registerFinding()]),
                RegisterRow(entry: .delegation(report.delegations[0]), office: "vn-01", reporters: []),
                RegisterRow(entry: .aid(report.aid[0]), office: "vn-02", reporters: [try reporter("vn-02")]),
                RegisterRow(entry: .event(report.events[0]), reporters: [try reporter("vn-03")]),
                RegisterRow(entry: .handledCase(report.cases[0]), office: "vn-04", reporters: [try reporter("vn-04")]),
            ],
            counts: [
                RegisterCount(
                    indicator: "agreements.signed", label: label("signed"), unit: "agreement",
                    stated: quantity(5, scale: 0), listed: quantity(4, scale: 0, .atLeast), entryCount: 4,
                    joint: [try jointEntry()],
                    reports: [
                        ReportCount(
                            office: "vn-01", period: try period("2024-05"), revision: 2, stated: quantity(2, scale: 0),
                            listed: quantity(3, scale: 0), isGenerated: true),
                        ReportCount(
                            office: "vn-31", period: try period("2024-05"), revision: 1, stated: nil, listed: nil),
                    ]),
                RegisterCount(
                    indicator: "x", label: Label(english: "x"), unit: "y", stated: nil, listed: nil, entryCount: 0),
            ], findings: [try registerFinding()],
            offices: [NamedOffice(office: "vn-01", name: label("Hanoi"), code: "01")], nextPageToken: "1-4-2-9")
    }
}
