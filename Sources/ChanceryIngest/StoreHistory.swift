// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryValidation
internal import ChanceryWire

/// What validation may ask of earlier reports, answered from the store. Used on a lane, where waiting is allowed.
struct StoreHistory: ReportHistory {
    let store: any ReportStore
    let decoder: WireDecoder

    func previousNarratives(of key: ReportKey) throws -> [Narrative]? {
        guard let previous = key.period.previous else { return nil }
        let previousKey = ReportKey(office: key.office, regime: key.regime, period: previous)
        guard let stored = try store.read({ try $0.current(previousKey, asOf: nil) }) else { return nil }
        return try decoder.report(stored.bytes).narratives
    }
}
