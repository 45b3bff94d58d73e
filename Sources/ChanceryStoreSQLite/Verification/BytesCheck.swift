// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import GRDB

/// Holds the digest of every row against its bytes.
struct BytesCheck {
    private let database: Database

    init(_ database: Database) { self.database = database }

    func run(_ verification: inout StoreVerification) throws {
        verification.reportCount = try check("report", "Report", &verification)
        verification.actCount = try check("act", "Act", &verification)
        verification.packCount = try check("pack", "Pack", &verification)
        verification.catalogueCount = try check("catalogue", "Catalogue", &verification)
    }

    /// - Returns: how many rows there are.
    private func check(_ table: String, _ name: String, _ verification: inout StoreVerification) throws -> Int64 {
        let sql = "SELECT sequence, digest, bytes FROM \(table) ORDER BY sequence"
        let statement = try PreparedStatement(database, sql)
        defer { statement.reset() }
        var count: Int64 = 0
        while try statement.step() {
            let bytes = statement.bytes(2)
            count += 1
            verification.byteCount += Int64(bytes.count)
            if Digest.sha256(of: bytes).bytes != statement.bytes(1) {
                verification.find(
                    "\(name) at sequence \(statement.int(0)): its stored bytes do not have the stored digest.")
            }
        }
        return count
    }
}
