// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryStoreConformance
internal import Foundation
internal import GRDB

/// A file as the release with schema version 2 left it: the one of version 1, brought up to date by the statements of
/// then, with acts, a pack and questions added.
enum Version2File {
    /// What is known of the acts and the pack, in their order; their sequences begin at 15.
    static let acts: [ActSubmission] = [
        Samples.act(.giveBack, request: 100, revision: 1, text: "trả lại"),
        Samples.act(.extend, on: Samples.key("vn-09"), request: 101, until: Samples.start.adding(seconds: 900)),
        Samples.act(.close, on: Samples.key("vn-02"), request: 102),
    ]
    static let pack = Samples.pack(request: 103, text: "báo cáo khối")
    static let packSequence: StoreSequence = 18

    static func write(in directory: TemporaryDirectory) throws {
        try Version1File.write(in: directory)
        let queue = try DatabaseQueue(path: directory.file)
        try queue.writeWithoutTransaction { database in
            try database.inTransaction {
                try database.execute(sql: step)
                for (index, act) in acts.enumerated() { try add(act, sequence: 15 + index, to: database) }
                try addPack(to: database)
                try database.execute(sql: "PRAGMA user_version = 2")
                return .commit
            }
        }
        try queue.close()
    }

    private static func add(_ act: ActSubmission, sequence: Int, to database: Database) throws {
        try database.execute(sql: "INSERT OR IGNORE INTO office (name) VALUES (?)", arguments: [act.key.office])
        try database.execute(
            sql: """
                INSERT INTO act VALUES (?, (SELECT id FROM round WHERE regime = ? AND period = ?),
                    (SELECT id FROM office WHERE name = ?), ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                sequence, act.key.regime, act.key.period.code, act.key.office, act.fact.kind.rawValue,
                act.fact.revision, act.fact.until?.microsecondsSinceEpoch, micros(sequence), Data(act.requestID.bytes),
                Data(act.digest.bytes), Data(act.bytes),
            ])
    }

    private static func addPack(to database: Database) throws {
        try database.execute(
            sql: "INSERT INTO pack VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?)",
            arguments: [
                packSequence, pack.group, pack.regime, pack.from.code, pack.through.code, micros(Int(packSequence)),
                Data(pack.requestID.bytes), Data(pack.requestDigest.bytes), Data(pack.digest.bytes), Data(pack.bytes),
            ])
    }

    private static func micros(_ sequence: Int) -> Int64 {
        Samples.start.adding(seconds: Int64(sequence)).microsecondsSinceEpoch
    }

    private static let step = """
        ALTER TABLE report ADD COLUMN open_question_count INTEGER NOT NULL DEFAULT 0;
        CREATE TABLE act (
            sequence INTEGER PRIMARY KEY,
            round_id INTEGER NOT NULL REFERENCES round (id),
            office_id INTEGER NOT NULL REFERENCES office (id),
            kind TEXT NOT NULL,
            revision INTEGER NOT NULL CHECK (revision >= 0),
            until INTEGER,
            committed_at INTEGER NOT NULL,
            request_id BLOB NOT NULL CHECK (length(request_id) = 16),
            digest BLOB NOT NULL CHECK (length(digest) = 32),
            bytes BLOB NOT NULL
        ) STRICT;
        CREATE INDEX act_report ON act (round_id, office_id);
        CREATE UNIQUE INDEX act_request ON act (round_id, office_id, request_id);
        CREATE TABLE pack (
            sequence INTEGER PRIMARY KEY,
            group_code TEXT NOT NULL,
            regime TEXT NOT NULL,
            from_period TEXT NOT NULL,
            through_period TEXT NOT NULL,
            number INTEGER NOT NULL CHECK (number >= 1),
            committed_at INTEGER NOT NULL,
            request_id BLOB NOT NULL CHECK (length(request_id) = 16),
            request_digest BLOB NOT NULL CHECK (length(request_digest) = 32),
            digest BLOB NOT NULL CHECK (length(digest) = 32),
            bytes BLOB NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX pack_number ON pack (group_code, regime, from_period, through_period, number);
        CREATE UNIQUE INDEX pack_request ON pack (group_code, regime, from_period, through_period, request_id);
        CREATE TRIGGER act_is_history BEFORE UPDATE ON act
            BEGIN SELECT RAISE(ABORT, 'history is never rewritten'); END;
        CREATE TRIGGER act_stays BEFORE DELETE ON act
            BEGIN SELECT RAISE(ABORT, 'history is never rewritten'); END;
        CREATE TRIGGER pack_is_history BEFORE UPDATE ON pack
            BEGIN SELECT RAISE(ABORT, 'history is never rewritten'); END;
        CREATE TRIGGER pack_stays BEFORE DELETE ON pack
            BEGIN SELECT RAISE(ABORT, 'history is never rewritten'); END;
        """
}
