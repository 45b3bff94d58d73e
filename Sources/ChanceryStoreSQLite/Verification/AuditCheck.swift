// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryTransparency
internal import GRDB

/// Computes the chain of the audit trail anew.
struct AuditCheck {
    private let reader: LogReader
    private let keys: [VerificationKey]?

    init(_ database: Database) { self.database = database }

    /// - Returns: the number of the last line that could be read.
    func run(_ verification: inout StoreVerification) throws -> Int64 {
        let signers = try reader.signers()
        var mark = AuditMark.start
        while true {
            let page: [RecordedAuditEvent]
            do {
                page = try reader.auditEvents(after: mark.count, limit: StoreVerifier.pageCount, filter: AuditFilter())
            } catch let defect as StoredValueDefect {
                verification.find("The audit trail cannot be read after line \(mark.count): \(defect.description).")
                return mark.count
            }
            if page.isEmpty { return mark.count }
            for line in page {
                let wanted = mark.recording(line.event)
                if line.number != wanted.number {
                    verification.find("Audit line \(wanted.number) is missing; \(line.number) comes next.")
                } else if line.chain != wanted.chain {
                    verification.find(
                        "Audit line \(line.number) does not have the hash that its text and the line before give.")
                }
                verification.auditCount += 1
                // Going on from what is stored, one altered line is one finding.
                mark = AuditMark(after: line)
            }
        }
    }

/// The chain hash after every line.
struct AuditMarks {
    private var chains: [Int64: Digest] = [0: .zero]
    private(set) var count: Int64 = 0

    mutating func add(_ mark: AuditMark) {
        chains[mark.count] = mark.chain
        count = max(count, mark.count)
    }
}
