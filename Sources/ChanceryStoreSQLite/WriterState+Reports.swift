// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore

/// How reports and catalogues are stored.
extension WriterState {
    func commit(_ submission: ReportSubmission, at time: Instant) throws -> CommitOutcome {
        let key = submission.key
        let round = Round(regime: key.regime, period: key.period)
        let office = try officeNumber(key.office)
        let roundNumber = try roundNumber(round)
        var sameRequest: Receipt?
        var current: (receipt: Receipt, firstReceivedAt: Instant)?
        var facts: [RecordedFact] = []
        if let office, let roundNumber {
            current = try latestRevision(roundNumber, office, key)
            if hasActs(inRound: roundNumber) { facts = try self.facts(roundNumber, office) }
            if current?.receipt.requestID == submission.requestID {
                sameRequest = current?.receipt
            } else if let current, current.receipt.revision > 1 {
                sameRequest = try find(statements.sameRequest, roundNumber, office, submission.requestID, key)?.receipt
            }
        }
        let decision = CommitRule.decide(
            submission, sameRequest: sameRequest, current: current?.receipt, newestCatalogue: newestCatalogue,
            acts: facts)
        switch decision {
        case .answer(let outcome):
            return outcome
        case .store(let revision):
            let position = try advance(to: time)
            let statement = statements.addReport
            statement.bind(position.sequence, at: 1)
            statement.bind(try roundNumber ?? addRound(round), at: 2)
            statement.bind(try office ?? addOffice(key.office), at: 3)
            statement.bind(Int64(revision), at: 4)
            statement.bind(position.time.microsecondsSinceEpoch, at: 5)
            statement.bind(submission.receivedAt.microsecondsSinceEpoch, at: 6)
            let firstReceivedAt = current?.firstReceivedAt ?? submission.receivedAt
            statement.bind(firstReceivedAt.microsecondsSinceEpoch, at: 7)
            statement.bind(submission.catalogueVersion, at: 8)
            try statement.bind(submission.requestID.bytes, at: 9)
            try statement.bind(submission.digest.bytes, at: 10)
            try statement.bind(submission.reason, at: 11)
            statement.bind(Int64(submission.openQuestionCount), at: 13)
            try statement.bind(submission.submittedBy, at: 14)
            try statement.bind(submission.signature?.stored, at: 15)
            try submission.bytes.withUnsafeBytes { bytes in
                try statement.bind(inPlace: bytes, at: 12)
                try statement.run()
            }
            countReport()
            try log.append(
                LogEntry(
                    submission, revision: revision, sequence: position.sequence, firstReceivedAt: firstReceivedAt,
                    committedAt: position.time))
            return .accepted(
                Receipt(
                    key: key, revision: revision, sequence: position.sequence, receivedAt: submission.receivedAt,
                    digest: submission.digest, requestID: submission.requestID,
                    catalogueVersion: submission.catalogueVersion))
        }
    }

    func installCatalogue(
        bytes: [UInt8], digest: Digest, edition: String, installedBy: String, at time: Instant
    ) throws -> InstalledCatalogue {
        if let current = try currentCatalogue(), current.digest == digest { return current }
        let position = try advance(to: time)
        let catalogue = InstalledCatalogue(
            version: newestCatalogue + 1, edition: edition, digest: digest, bytes: bytes, installedAt: position.time,
            sequence: position.sequence, installedBy: installedBy)
        let statement = statements.addCatalogue
        statement.bind(catalogue.version, at: 1)
        statement.bind(catalogue.sequence, at: 2)
        statement.bind(catalogue.installedAt.microsecondsSinceEpoch, at: 3)
        try statement.bind(edition, at: 4)
        try statement.bind(digest.bytes, at: 5)
        try statement.bind(bytes, at: 6)
        try statement.bind(installedBy, at: 7)
        try statement.run()
        countCatalogue()
        try log.append(LogEntry(catalogue))
        return catalogue
    }

    private func currentCatalogue() throws -> InstalledCatalogue? {
        let statement = statements.newestCatalogue
        defer { statement.reset() }
        return try statement.step() ? CatalogueRow.read(statement) : nil
    }

    func latestRevision(
        _ round: Int64, _ office: Int64, _ key: ReportKey
    ) throws -> (receipt: Receipt, firstReceivedAt: Instant)? {
        try find(statements.latestRevision, round, office, nil, key)
    }

    private func find(
        _ statement: PreparedStatement, _ round: Int64, _ office: Int64, _ requestID: RequestID?, _ key: ReportKey
    ) throws -> (receipt: Receipt, firstReceivedAt: Instant)? {
        defer { statement.reset() }
        statement.bind(round, at: 1)
        statement.bind(office, at: 2)
        if let requestID { try statement.bind(requestID.bytes, at: 3) }
        guard try statement.step() else { return nil }
        return (
            try ReportRow.receipt(statement, from: 0, key: key), Instant(microsecondsSinceEpoch: statement.int(6))
        )
    }
}
