// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore

/// How packs are stored.
extension WriterState {
    func commit(pack: PackSubmission, at time: Instant) throws -> PackOutcome {
        switch PackRule.decide(pack, sameRequest: try sameRequest(pack), lastNumber: try lastNumber(pack)) {
        case .answer(let outcome):
            return outcome
        case .freeze(let number):
            let position = try advance(to: time)
            let statement = statements.addPack
            try PackRow.bind(pack.group, pack.regime, pack.from, pack.through, to: statement)
            statement.bind(position.sequence, at: 5)
            statement.bind(Int64(number), at: 6)
            statement.bind(position.time.microsecondsSinceEpoch, at: 7)
            try statement.bind(pack.requestID.bytes, at: 8)
            try statement.bind(pack.requestDigest.bytes, at: 9)
            try statement.bind(pack.digest.bytes, at: 10)
            try statement.bind(pack.bytes, at: 11)
            try statement.bind(pack.submittedBy, at: 12)
            try statement.run()
            countPack()
            let head = PackHead(pack, number: number, sequence: position.sequence, committedAt: position.time)
            try log.append(LogEntry(head))
            return .frozen(head)
        }
    }

    private func sameRequest(_ pack: PackSubmission) throws -> PackHead? {
        let statement = statements.samePack
        defer { statement.reset() }
        try PackRow.bind(pack.group, pack.regime, pack.from, pack.through, to: statement)
        try statement.bind(pack.requestID.bytes, at: 5)
        return try statement.step() ? PackRow.head(statement) : nil
    }

    private func lastNumber(_ pack: PackSubmission) throws -> Int32 {
        let statement = statements.lastPackNumber
        defer { statement.reset() }
        try PackRow.bind(pack.group, pack.regime, pack.from, pack.through, to: statement)
        return try statement.step() ? statement.int32(0) : 0
    }
}
