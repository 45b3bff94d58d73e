// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
public import ChanceryModel

extension JSONValue {
    /// The receipt in the form of receipt files: times in UTC, digest and request id in their text forms. A receipt
    /// with a tree head has the number of its leaf too; `proof` stands beside what it proves.
    public init(receipt: Receipt, proof: ReceiptProof? = nil) {
        var members = [
            Member("office", .string(receipt.key.office)), Member("regime", .string(receipt.key.regime)),
            Member("period", .string(receipt.key.period.code)), Member("revision", .integer(Int64(receipt.revision))),
            Member("sequence", .integer(receipt.sequence)),
            Member("received_at", .string(receipt.receivedAt.rfc3339(in: .utc))),
            Member("digest", .string(receipt.digest.description)),
            Member("request_id", .string(receipt.requestID.description)),
            Member("catalogue_version", .integer(receipt.catalogueVersion)),
        ]
        if let treeHead = receipt.treeHead {
            members.append(Member("leaf_index", .integer(receipt.leafIndex)))
            members.append(Member("tree_head", .string(treeHead.note)))
        }
        if let proof { members.append(Member("proof", JSONValue(proof: proof))) }
        self = .object(members)
    }

    private init(proof: ReceiptProof) {
        self = [
            "leaf": .string(Base64.encode(proof.leaf)),
            "hashes": .array(proof.hashes.map { .string($0.description) }),
            "tree_head": .string(proof.treeHead.note),
        ]
    }
}
