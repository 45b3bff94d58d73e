// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// The acts on the reports of a query, by period and office.
struct ActTable {
    private var acts: [[String: [ActRecord]]]
    private let isEmpty: Bool

    /// Acts of other regimes and periods are left aside.
    init(_ records: [ActRecord], regime: String, slots: [Period: Int]) {
        isEmpty = records.isEmpty
        acts = isEmpty ? [] : Array(repeating: [:], count: slots.count)
        for record in records where record.key.regime == regime {
            guard let slot = slots[record.key.period] else { continue }
            acts[slot][record.key.office, default: []].append(record)
        }
        for slot in acts.indices {
            for office in acts[slot].keys { acts[slot][office]?.sort { $0.sequence < $1.sequence } }
        }
    }

    /// - Parameter revision: the current one; 0 when the report is missing.
    func standing(of office: String, slot: Int, revision: Int32) -> (standing: ReportStanding, returnReason: String) {
        let records = isEmpty ? [] : acts[slot][office] ?? []
        let standing = ReportStanding(revision: revision, acts: records.lazy.map(\.fact))
        guard standing.state == .returned else { return (standing, "") }
        let last = records.last { $0.fact.kind == .giveBack && $0.fact.revision == revision }
        return (standing, last?.reason ?? "")
    }
}
