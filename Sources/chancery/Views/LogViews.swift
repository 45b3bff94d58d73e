// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryCrypto
internal import ChanceryModel

/// A signed head: the note itself, which is what one keeps.
struct TreeHeadView: View {
    let treeHead: SignedTreeHead

    func text(_ style: TextStyle) -> String { treeHead.note }

    var json: JSONValue {
        let head = treeHead.head
        return [
            "tree_size": .integer(head.size), "root": .string(head.root.description),
            "time": .optional(head.time), "audit_lines": .integer(head.audit.count),
            "audit_chain": .string(head.audit.chain.description), "note": .string(treeHead.note),
        ]
    }

    var csv: [[String]] {
        let head = treeHead.head
        return [
            ["tree_size", "root", "time", "audit_lines", "audit_chain"],
            [
                String(head.size), head.root.description, head.time.rfc3339(in: .utc), String(head.audit.count),
                head.audit.chain.description,
            ],
        ]
    }
}

/// That one log is the beginning of another.
struct ConsistencyView: View {
    let old: TreeHead
    let new: TreeHead

    func text(_ style: TextStyle) -> String {
        "The log of \(new.size) leaves (\(style.time(new.time))) begins with the log of \(old.size) leaves "
            + "(\(style.time(old.time))), and both are signed: nothing before was changed.\n"
    }

    var json: JSONValue {
        [
            "consistent": .bool(true), "from_size": .integer(old.size), "from_time": .optional(old.time),
            "to_size": .integer(new.size), "to_time": .optional(new.time),
        ]
    }

    var csv: [[String]] {
        [
            ["consistent", "from_size", "to_size"],
            ["yes", String(old.size), String(new.size)],
        ]
    }
}
