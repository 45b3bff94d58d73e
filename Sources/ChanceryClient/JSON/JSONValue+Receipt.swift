// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

extension JSONValue {
    /// The receipt in the form of receipt files: times in UTC, digest and request id in their text forms.
    public init(receipt: Receipt) {
        self = [
            "office": .string(receipt.key.office), "regime": .string(receipt.key.regime),
            "period": .string(receipt.key.period.code), "revision": .integer(Int64(receipt.revision)),
            "sequence": .integer(receipt.sequence), "received_at": .string(receipt.receivedAt.rfc3339(in: .utc)),
            "digest": .string(receipt.digest.description), "request_id": .string(receipt.requestID.description),
            "catalogue_version": .integer(receipt.catalogueVersion),
        ]
    }
}
