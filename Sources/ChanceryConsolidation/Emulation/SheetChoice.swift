// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Why there is no sheet to score by.
public enum SheetRefusal: Error, Hashable, Sendable {
    /// The catalogue has no such sheet.
    case unknown
    /// The sheet that was named does not hold for the group, the regime and the period; `inForce` does, where there is one.
    case notInForce(inForce: String?)
    /// No sheet was named, and none holds.
    case noneInForce
}

extension CatalogueIndex {
    /// The sheet by which a group is scored for a period.
    ///
    /// - Parameter code: empty asks for the one that holds.
    public func scoreSheet(
        _ code: String, group: String, regime: String, period: Period, window: DateRange
    ) throws(SheetRefusal) -> ScoreSheet {
        let inForce = scoreSheets(group: group, regime: regime, period: period, window: window)
        guard !code.isEmpty else {
            guard let sheet = inForce.first else { throw .noneInForce }
            return sheet
        }
        guard let sheet = scoreSheet(code) else { throw .unknown }
        guard inForce.contains(sheet) else { throw .notInForce(inForce: inForce.first?.code) }
        return sheet
    }
}
