// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

extension LogEntry {
    /// Whether this is the leaf of the report that `receipt` is for: everything that a receipt says is in it.
    public func isOf(_ receipt: Receipt) -> Bool {
        guard case .report(let report) = change else { return false }
        return report.key == receipt.key && report.revision == receipt.revision && sequence == receipt.sequence
            && report.receivedAt == receipt.receivedAt && digest == receipt.digest
            && report.requestID == receipt.requestID && report.catalogueVersion == receipt.catalogueVersion
    }
}
