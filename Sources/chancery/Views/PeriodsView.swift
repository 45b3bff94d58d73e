// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire

/// Where an office stands with its periods, newest first.
struct PeriodsView: View {
    let office: String
    let periods: [PeriodStatus]

    func text(_ style: TextStyle) -> String {
        guard !periods.isEmpty else { return "\(printable(office)) has no such periods.\n" }
        var table = TextTable([
            TextTable.Column("REGIME"), TextTable.Column("PERIOD"), TextTable.Column("WINDOW"),
            TextTable.Column("STATE"), TextTable.Column("OPENS"), TextTable.Column("LATE FROM"),
            TextTable.Column("REVISION", .trailing), TextTable.Column("RECEIVED"),
        ])
        for status in periods {
            table.add([
                status.regime, status.period.code, status.window.description, status.state.rawValue,
                style.time(status.opensAt), status.lateFrom.map { style.time($0) } ?? "",
                status.receipt.map { String($0.revision) } ?? "",
                status.receipt.map { style.time($0.receivedAt) } ?? "",
            ])
        }
        return table.text(style)
    }

    var json: JSONValue {
        [
            "office": .string(office),
            "periods": .array(
                periods.map { status in
                    [
                        "regime": .string(status.regime), "period": .string(status.period.code),
                        "window": JSONValue(status.window), "state": .string(status.state.rawValue),
                        "opens_at": .optional(status.opensAt), "late_from": .optional(status.lateFrom),
                        "receipt": status.receipt.map { JSONValue(receipt: $0) } ?? .null,
                    ]
                }),
        ]
    }

    var csv: [[String]] {
        let header = [
            "office", "regime", "period", "window_first", "window_last", "state", "opens_at", "late_from", "revision",
            "sequence", "received_at", "digest",
        ]
        return [header]
            + periods.map { status in
                [
                    office, status.regime, status.period.code, status.window.first.description,
                    status.window.last.description, status.state.rawValue, status.opensAt.rfc3339(in: .utc),
                    status.lateFrom?.rfc3339(in: .utc) ?? "", status.receipt.map { String($0.revision) } ?? "",
                    status.receipt.map { String($0.sequence) } ?? "",
                    status.receipt?.receivedAt.rfc3339(in: .utc) ?? "", status.receipt?.digest.description ?? "",
                ]
            }
    }
}
