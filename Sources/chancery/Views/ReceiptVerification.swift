// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryTransparency

/// What became of checking one report against its receipt.
struct ReceiptVerification: Sendable {
    let report: Report
    let receipt: Receipt?
    /// What the leaf says, when everything holds.
    let entry: LogEntry?
    /// The tree that the leaf is in.
    let treeHead: SignedTreeHead?
    /// Who signed it.
    let origin: String
    /// What does not hold; empty when everything does.
    let problem: String
    /// Whether nothing is wrong, but something is missing.
    let isUnproved: Bool

    init(_ encoded: EncodedReport, in book: ReceiptBook, keys: LogKeys) {
        report = encoded.report
        let receipt = book.receipts.last { $0.digest == encoded.digest }
        self.receipt = receipt
        var entry: LogEntry?
        var origin = ""
        var problem = ""
        var isUnproved = false
        let proof = receipt.flatMap { book.proof(of: $0) }
        if let receipt, let proof {
            do {
                let head = try Checkpoint(note: proof.treeHead.note)
                entry = try proof.check(receipt, verifiers: keys.verifiers(of: head))
                origin = head.origin.description
            } catch {
                entry = nil
                problem = "\(error)"
            }
        } else if receipt != nil {
            problem = "its proof was not fetched; ‘chancery receipt prove’ does that"
            isUnproved = true
        } else {
            problem = "no receipt has its digest \(encoded.digest): it was changed since, or never sent"
        }
        self.entry = entry
        treeHead = proof?.treeHead
        self.origin = origin
        self.problem = problem
        self.isUnproved = isUnproved
    }
}

struct ReceiptVerificationView: View {
    struct VerifiedFile: Sendable {
        let path: String
        let reports: [ReceiptVerification]
    }

    let files: [VerifiedFile]

    var status: CommandStatus {
        files.allSatisfy { $0.reports.allSatisfy { $0.entry != nil } } ? .success : .refused
    }

    func text(_ style: TextStyle) -> String {
        files.map { file in
            file.reports.map { "\(printable(file.path)): " + line($0, style) + "\n" }.joined()
        }.joined()
    }

    private func line(_ found: ReceiptVerification, _ style: TextStyle) -> String {
        let name = "\(found.report.office) \(found.report.regime) \(found.report.period)"
        guard let entry = found.entry, let receipt = found.receipt, let head = found.treeHead?.head else {
            return printable("\(name): NOT PROVED: \(found.problem)")
        }
        let by = entry.submittedBy.isEmpty ? "" : ", brought by \(entry.submittedBy)"
        return printable(
            "\(name) revision \(receipt.revision) is in the log: received \(style.time(receipt.receivedAt)), committed "
                + "\(style.time(entry.committedAt))\(by); leaf \(receipt.leafIndex) of a tree of \(head.size), signed by "
                + "\(found.origin)")
    }

    var json: JSONValue {
        [
            "files": .array(
                files.map { file in
                    ["file": .string(file.path), "reports": .array(file.reports.map(Self.json))]
                })
        ]
    }

    private static func json(_ found: ReceiptVerification) -> JSONValue {
        [
            "office": .string(found.report.office), "regime": .string(found.report.regime),
            "period": .string(found.report.period), "proved": .bool(found.entry != nil),
            "problem": .optional(found.problem), "revision": found.receipt.map { .integer($0.revision) } ?? .null,
            "leaf_index": found.receipt.map { .integer($0.leafIndex) } ?? .null,
            "received_at": .optional(found.receipt?.receivedAt), "committed_at": .optional(found.entry?.committedAt),
            "submitted_by": .optional(found.entry?.submittedBy ?? ""),
            "tree_size": found.treeHead.map { .integer($0.head.size) } ?? .null, "log": .optional(found.origin),
        ]
    }

    var csv: [[String]] {
        [["file", "office", "regime", "period", "proved", "leaf_index", "committed_at", "problem"]]
            + files.flatMap { file in
                file.reports.map { found in
                    [
                        file.path, found.report.office, found.report.regime, found.report.period,
                        found.entry == nil ? "no" : "yes", found.receipt.map { String($0.leafIndex) } ?? "",
                        found.entry?.committedAt.rfc3339(in: .utc) ?? "", found.problem,
                    ]
                }
            }
    }
}

/// How many proofs came.
struct ProofCountView: View {
    struct ProvedFile: Sendable {
        let path: String
        let count: Int
    }

    let files: [ProvedFile]

    func text(_ style: TextStyle) -> String {
        files.map { printable("\($0.path): \(counted($0.count, "proof")) fetched") + "\n" }.joined()
    }

    var json: JSONValue {
        ["files": .array(files.map { ["file": .string($0.path), "proofs": .integer(Int64($0.count))] })]
    }

    var csv: [[String]] { [["file", "proofs"]] + files.map { [$0.path, String($0.count)] } }
}
