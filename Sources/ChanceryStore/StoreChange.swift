// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// One entry of the store's history. Every sequence number belongs to exactly one change.
public enum StoreChange: Hashable, Sendable {
    case report(sequence: StoreSequence, key: ReportKey, revision: Int32)
    case catalogue(sequence: StoreSequence, version: CatalogueVersion)
    case act(sequence: StoreSequence, key: ReportKey, kind: ActKind)
    case pack(sequence: StoreSequence, group: String, number: Int32)

    public var sequence: StoreSequence {
        switch self {
        case .report(let sequence, _, _), .catalogue(let sequence, _), .act(let sequence, _, _),
            .pack(let sequence, _, _):
            sequence
        }
    }
}
