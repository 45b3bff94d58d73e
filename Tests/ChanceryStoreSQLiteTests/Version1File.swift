// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryStoreConformance
internal import Foundation
internal import GRDB

/// A file as the release with schema version 1 left it: its statements are kept here as they were, because those of
/// later releases do not say what is on the disks of today.
enum Version1File {
    /// What it holds as reports, in the order of their sequences, which begin at 3. Some are longer than a page.
    static let submissions: [ReportSubmission] = {
        var submissions: [ReportSubmission] = []
        for (index, office) in ["vn-01", "vn-02", "vn-03"].enumerated() {
            for regime in ["FA-D09", "FA-ADHOC"] {
                for revision in Int32(0)...Int32(index) {
                    let number = submissions.count
                    submissions.append(
                        Samples.submission(
                            Samples.key(office, regime: regime), request: UInt64(number), replaces: revision,
                            reason: revision == 0 ? "" : "sửa \(number)",
                            text: "\(number) \u{0} báo cáo " + String(repeating: "x", count: number * 700),
                            receivedAt: time(number), catalogue: CatalogueVersion(1 + number % 2)))
                }
            }
        }
        return submissions
    }()

    /// When the submission of that number was received and committed.
    static func time(_ number: Int) -> Instant { Samples.start.adding(seconds: Int64(number)) }

    /// Makes the file where `directory` has its store.
    static func write(in directory: TemporaryDirectory) throws {
        try FileManager.default.createDirectory(atPath: directory.store, withIntermediateDirectories: true)
        let queue = try DatabaseQueue(path: directory.file)
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA journal_mode = WAL")
            try database.inTransaction {
                try database.execute(sql: schema)
                for version in 1...2 { try addCatalogue(version, to: database) }
                for number in submissions.indices { try addReport(number, to: database) }
                try database.execute(sql: "PRAGMA application_id = 1128809305; PRAGMA user_version = 1")
                return .commit
            }
        }
        try queue.close()
    }

    private static func addCatalogue(_ version: Int, to database: Database) throws {
        let bytes: [UInt8] = [UInt8(version), 0, 0xFF]
        try database.execute(
            sql: "INSERT INTO catalogue VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
                version, version, micros(Samples.start), "bản \(version)", Data(Samples.digest(of: bytes).bytes),
                Data(bytes),
            ])
    }

    private static func addReport(_ number: Int, to database: Database) throws {
        let submission = submissions[number]
        let key = submission.key
        let first = number - Int(submission.replacesRevision)
        try database.execute(sql: "INSERT OR IGNORE INTO office (name) VALUES (?)", arguments: [key.office])
        try database.execute(
            sql: "INSERT OR IGNORE INTO round (regime, period) VALUES (?, ?)",
            arguments: [key.regime, key.period.code])
        try database.execute(
            sql: """
                INSERT INTO report VALUES (?, (SELECT id FROM round WHERE regime = ? AND period = ?),
                    (SELECT id FROM office WHERE name = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                number + 3, key.regime, key.period.code, key.office, submission.replacesRevision + 1,
                micros(time(number)), micros(submission.receivedAt), micros(time(first)),
                submission.catalogueVersion, Data(submission.requestID.bytes), Data(submission.digest.bytes),
                submission.reason, Data(submission.bytes),
            ])
    }

    private static func micros(_ time: Instant) -> Int64 { time.microsecondsSinceEpoch }

    private static let schema = """
        CREATE TABLE office (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE
        ) STRICT;
        CREATE TABLE round (
            id INTEGER PRIMARY KEY,
            regime TEXT NOT NULL,
            period TEXT NOT NULL,
            UNIQUE (regime, period)
        ) STRICT;
        CREATE TABLE catalogue (
            version INTEGER PRIMARY KEY,
            sequence INTEGER NOT NULL UNIQUE,
            committed_at INTEGER NOT NULL,
            edition TEXT NOT NULL,
            digest BLOB NOT NULL CHECK (length(digest) = 32),
            bytes BLOB NOT NULL
        ) STRICT;
        CREATE TABLE report (
            sequence INTEGER PRIMARY KEY,
            round_id INTEGER NOT NULL REFERENCES round (id),
            office_id INTEGER NOT NULL REFERENCES office (id),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            committed_at INTEGER NOT NULL,
            received_at INTEGER NOT NULL,
            first_received_at INTEGER NOT NULL,
            catalogue_version INTEGER NOT NULL REFERENCES catalogue (version),
            request_id BLOB NOT NULL CHECK (length(request_id) = 16),
            digest BLOB NOT NULL CHECK (length(digest) = 32),
            reason TEXT NOT NULL,
            bytes BLOB NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX report_revision ON report (round_id, office_id, revision);
        CREATE UNIQUE INDEX report_request ON report (round_id, office_id, request_id) WHERE revision > 1;
        CREATE TRIGGER report_is_history BEFORE UPDATE ON report
            BEGIN SELECT RAISE(ABORT, 'history is never rewritten'); END;
        CREATE TRIGGER report_stays BEFORE DELETE ON report
            BEGIN SELECT RAISE(ABORT, 'history is never rewritten'); END;
        CREATE TRIGGER catalogue_is_history BEFORE UPDATE ON catalogue
            BEGIN SELECT RAISE(ABORT, 'history is never rewritten'); END;
        CREATE TRIGGER catalogue_stays BEFORE DELETE ON catalogue
            BEGIN SELECT RAISE(ABORT, 'history is never rewritten'); END;
        """
}
