// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

extension Figure {
    /// Whether the figure is the office's own result over the whole of its report, so that the report's registers list
    /// what it counts.
    public func countsWholeReport(in reportWindow: DateRange?) -> Bool {
        guard status != .plan else { return false }
        guard hasParticulars else { return true }
        return subUnit.isEmpty && event.isEmpty && since == nil && (window == nil || window == reportWindow)
    }
}
