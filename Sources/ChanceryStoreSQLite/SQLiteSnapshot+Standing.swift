// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore

extension SQLiteSnapshot {
    func standingCounts() throws(StoreError) -> StandingCounts {
        try reading {
            let sql = "SELECT count(*) FROM report INDEXED BY report_revision WHERE revision = 1"
            let total = try sequenceList(sql) { _ in }.first
            let returned = try decided(.giveBack)
            let accepted = try decided(.accept)
            return StandingCounts(
                submittedCount: (total ?? 0) - returned - accepted, returnedCount: returned, acceptedCount: accepted)
        }
    }

    /// Reports whose current revision was last judged by an act of that kind.
    private func decided(_ kind: ActKind) throws -> Int64 {
        let sql = """
            SELECT count(*) FROM act a WHERE a.kind = ?1
                AND a.revision = (SELECT max(r.revision) FROM report r
                    WHERE r.round_id = a.round_id AND r.office_id = a.office_id)
                AND NOT EXISTS (SELECT 1 FROM act b WHERE b.round_id = a.round_id AND b.office_id = a.office_id
                    AND b.sequence > a.sequence AND b.revision = a.revision AND b.kind IN (?2, ?3))
            """
        return try sequenceList(sql) { statement in
            try statement.bind(kind.rawValue, at: 1)
            try statement.bind(ActKind.giveBack.rawValue, at: 2)
            try statement.bind(ActKind.accept.rawValue, at: 3)
        }.first ?? 0
    }
}
