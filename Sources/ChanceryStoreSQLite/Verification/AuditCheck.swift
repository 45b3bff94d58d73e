// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryTransparency
internal import GRDB

/// Computes the chain of the audit trail anew, and checks the seals in it.
struct AuditCheck {
    private let reader: LogReader
    private let keys: [VerificationKey]?

    /// - Parameter keys: one of them must have signed a seal; `nil` takes those that the store names.
    init(_ database: Database, keys: [VerificationKey]?) {
        reader = LogReader(database: database, size: 0)
        self.keys = keys
    }

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
                if line.event.isSeal { try checkSeal(line, after: mark, signers, &verification) }
                verification.auditCount += 1
                // Going on from what is stored, one altered line is one finding.
                mark = AuditMark(after: line)
            }
        }
    }

    /// - Parameter mark: the line before.
    private func checkSeal(
        _ line: RecordedAuditEvent, after mark: AuditMark, _ signers: [LogVerifier],
        _ verification: inout StoreVerification
    ) throws {
        let place = "The seal in audit line \(line.number)"
        do {
            let seal = try Checkpoint(note: line.event.detail)
            if seal.head.audit != mark {
                verification.find("\(place) was signed over other lines: the trail before it was changed.")
            }
            let head = try reader.head(size: seal.head.size)?.head
            if head?.root != seal.head.root || head?.time != seal.head.time {
                verification.find(
                    "\(place) was signed over a tree of \(seal.head.size) leaves that the log does not have.")
            }
            let verifiers = try keys?.map { try LogVerifier(origin: seal.origin, key: $0) } ?? signers
            if !verifiers.contains(where: seal.isSigned) {
                verification.find("The signature of the seal in audit line \(line.number) does not hold.")
            }
        } catch let error as CheckpointError {
            verification.find("\(place) cannot be read: \(error).")
        } catch let defect as StoredValueDefect {
            verification.find("\(place) cannot be checked: \(defect.description).")
        }
    }
}
