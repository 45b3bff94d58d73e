// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
public import ChanceryStore
public import ChanceryWire

/// Reads of the life of reports. Used like `ReportQueries`.
public struct LifeQueries: Sendable {
    private let store: any ReportStore

    public init(store: any ReportStore) {
        self.store = store
    }

    /// LifeService.ListActs. All pages belong to the sequence of the first.
    public func listActs(_ payload: [UInt8], _ decoder: WireDecoder) throws -> [UInt8] {
        let request = try decoder.listActsRequest(payload)
        let token = try request.continuation()
        return try store.read { snapshot in
            let asked = try token.map { $0.sequence } ?? StoreMoment(request.moment)?.sequence(in: snapshot)
            let sequence = asked ?? snapshot.sequence
            let found = try snapshot.listActs(
                offices: request.offices.isEmpty ? nil : request.offices,
                regime: request.regime.isEmpty ? nil : request.regime, period: request.period,
                kinds: request.kinds.isEmpty ? nil : request.kinds, after: token?.position,
                limit: request.pageCountMax, asOf: sequence)
            let page = found[...].fittingPage { $0.bytes.count + 128 }
            let isLast = page.count == found.count && found.count < request.pageCountMax
            return ListActsResponse(
                acts: try page.map { try $0.recorded(by: decoder) },
                nextPageToken: isLast
                    ? "" : request.nextPageToken(sequence: sequence, position: page.last?.sequence ?? 0),
                sequence: sequence
            ).encoded()
        }
    }
}
