// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryStore
internal import ChanceryTransparency
internal import GRDB

/// The tables, by version. `docs/reference/store.md` explains them.
enum Schema {
    /// Written into the file's header: "CHCY".
    static let applicationID: Int64 = 0x4348_4359
    static let version: Int64 = 3
    /// The first that has a signed log.
    static let firstLogVersion: Int64 = 3

    /// The steps from each version to the next; the first makes version 1 of an empty file.
    private static let steps = [version1, version2, version3]

    /// Brings the file from the version it has to `version`, in one transaction. What was stored before there was a log
    /// gets its leaves, its tiles and one head, which `signer` signs.
    static func migrate(_ database: Database, from old: Int64, signer: LogSigner) throws {
        guard old < version else { return }
        try database.inTransaction(.immediate) {
            for step in steps[Int(old)...] { try database.execute(sql: step) }
            if old < firstLogVersion { try LogUpgrade.run(database, signer: signer) }
            try database.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(version)")
            return .commit
        }
    }

    /// Makes what is in an empty file of the current version, without its marks.
    static func make(_ database: Database) throws {
        for step in steps { try database.execute(sql: step) }
    }

    /// Integer keys stand for offices and for rounds, a round being one regime in one period, so that no long or random
    /// value is ever the first part of an index. A first report costs one small index entry. Corrections cost a second
    /// one, with their request id, so that finding a repeat takes the same time however often a report was corrected.
    private static let version1 = """
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
    /// Acts on reports, packs, and how many questions of a report are open. Adding the column rewrites no row.
    ///
    /// Acts are few, so that two indexes on them cost nothing that matters; the first serves a report, a round and the
    /// lists. A kind is kept by the raw value of `ActKind`.
    private static let version2 = """
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

    /// The log: who brought what, full tiles, signed heads and the audit trail. `docs/reference/transparency.md` has
    /// the formats. Leaves have no rows: they are made from the rows that they are about.
    private static let version3 = """
        ALTER TABLE report ADD COLUMN submitted_by TEXT NOT NULL DEFAULT '';
        ALTER TABLE report ADD COLUMN signature BLOB;
        ALTER TABLE act ADD COLUMN submitted_by TEXT NOT NULL DEFAULT '';
        ALTER TABLE pack ADD COLUMN submitted_by TEXT NOT NULL DEFAULT '';
        ALTER TABLE catalogue ADD COLUMN installed_by TEXT NOT NULL DEFAULT '';

        CREATE TABLE log_key (
            id INTEGER PRIMARY KEY,
            origin TEXT NOT NULL,
            public_key BLOB NOT NULL CHECK (length(public_key) = 32),
            UNIQUE (origin, public_key)
        ) STRICT;

        CREATE TABLE tile (
            level INTEGER NOT NULL CHECK (level >= 0),
            number INTEGER NOT NULL CHECK (number >= 0),
            root BLOB NOT NULL CHECK (length(root) = 32),
            hashes BLOB NOT NULL CHECK (length(hashes) = 8192),
            UNIQUE (level, number)
        ) STRICT;

        CREATE TABLE head (
            size INTEGER PRIMARY KEY CHECK (size >= 1),
            first_sequence INTEGER NOT NULL,
            root BLOB NOT NULL CHECK (length(root) = 32),
            committed_at INTEGER NOT NULL,
            audit_count INTEGER NOT NULL,
            audit_chain BLOB NOT NULL CHECK (length(audit_chain) = 32),
            key_id INTEGER NOT NULL REFERENCES log_key (id),
            signature BLOB NOT NULL CHECK (length(signature) = 64)
        ) STRICT;

        CREATE TABLE audit (
            number INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            request_id TEXT NOT NULL,
            method TEXT NOT NULL,
            subject TEXT NOT NULL,
            outcome TEXT NOT NULL,
            detail TEXT NOT NULL,
            count INTEGER NOT NULL CHECK (count >= 1),
            chain BLOB NOT NULL CHECK (length(chain) = 32)
        ) STRICT;

        CREATE INDEX audit_actor ON audit (actor);
        CREATE INDEX audit_method ON audit (method);

        """ + ["log_key", "tile", "head", "audit"].map(isHistory).joined()

    /// Triggers that let nobody change or take away a row of `table`.
    private static func isHistory(_ table: String) -> String {
        """
        CREATE TRIGGER \(table)_is_history BEFORE UPDATE ON \(table)
            BEGIN SELECT RAISE(ABORT, 'history is never rewritten'); END;
        CREATE TRIGGER \(table)_stays BEFORE DELETE ON \(table)
            BEGIN SELECT RAISE(ABORT, 'history is never rewritten'); END;

        """
    }
}
