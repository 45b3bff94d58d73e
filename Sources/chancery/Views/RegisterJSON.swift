// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire

/// A consolidated register for scripts: the fields of chancery.v1.ListRegisterEntriesResponse.
enum RegisterJSON {
    static func answer(_ answer: ListRegisterEntriesResponse) -> JSONValue {
        [
            "sequence": .integer(answer.sequence), "catalogue_version": .integer(answer.catalogueVersion),
            "register": .string(answer.register.rawValue),
            "periods": .array(answer.periods.map(period)), "row_count": .integer(answer.rowCount),
            "rows": .array(answer.rows.map(row)), "counts": .array(answer.counts.map(count)),
            "findings": .array(answer.findings.map(finding)),
            "offices": .array(answer.offices.map { JSONValue($0) }),
        ]
    }

    static func period(_ window: PeriodWindow) -> JSONValue {
        [
            "period": .string(window.period.code), "first": .string(window.window.first.description),
            "last": .string(window.window.last.description),
        ]
    }

    static func row(_ row: RegisterRow) -> JSONValue {
        .object([
            JSONValue.Member("office", .optional(row.office)), entry(row.entry),
            JSONValue.Member("reporters", .array(row.reporters.map(reporter))),
            JSONValue.Member(
                "inheritors",
                .array(
                    row.inheritors.map {
                        [
                            "office": .string($0.office), "origin": .string($0.origin),
                            "date": .string($0.date.description), "statement": reporter($0.statement),
                        ]
                    })),
            JSONValue.Member("conflicts", .array(row.conflicts.map(finding))),
        ])
    }

    /// Under the name of its field in the contract.
    private static func entry(_ entry: RegisterEntry) -> JSONValue.Member {
        switch entry {
        case .agreement(let item): JSONValue.Member("agreement", ReportJSON.agreement(item))
        case .delegation(let item): JSONValue.Member("delegation", ReportJSON.delegation(item))
        case .aid(let item): JSONValue.Member("aid", ReportJSON.aid(item))
        case .event(let item): JSONValue.Member("event", ReportJSON.event(item))
        case .handledCase(let item): JSONValue.Member("handled_case", ReportJSON.handledCase(item))
        }
    }

    private static func reporter(_ reporter: EntryReporter) -> JSONValue {
        [
            "office": .string(reporter.office), "period": .string(reporter.period.code),
            "revision": .integer(reporter.revision), "status": .optional(reporter.status),
        ]
    }

    static func count(_ count: RegisterCount) -> JSONValue {
        [
            "indicator": .string(count.indicator), "label": JSONValue(count.label), "unit": .string(count.unit),
            "stated": quantity(count.stated), "listed": quantity(count.listed),
            "entry_count": .integer(count.entryCount), "joint": .array(count.joint.map(joint)),
            "reports": .array(
                count.reports.map {
                    [
                        "office": .string($0.office), "period": .string($0.period.code),
                        "revision": .integer($0.revision), "stated": quantity($0.stated),
                        "listed": quantity($0.listed), "is_generated": .bool($0.isGenerated),
                    ]
                }),
        ]
    }

    static func joint(_ joint: JointEntry) -> JSONValue {
        ["id": .string(joint.id), "reporters": .array(joint.reporters.map(reporter))]
    }

    static func finding(_ finding: ConsolidationFinding) -> JSONValue {
        [
            "code": .integer(finding.code), "name": .string(finding.name), "subject": .string(finding.subject),
            "field": .optional(finding.field),
            "statements": .array(
                finding.statements.map {
                    [
                        "office": .string($0.office), "period": .string($0.period.code),
                        "revision": .integer($0.revision), "value": .optional($0.value),
                    ]
                }), "message": JSONValue(finding.message),
        ]
    }

    private static func quantity(_ quantity: Quantity?) -> JSONValue { quantity.map { JSONValue($0) } ?? .null }
}
