// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

extension CriterionPoints {
    /// Points as written, at `ScoreSheet.pointsScale`; `nil` when the text is no decimal or has more digits after the
    /// point.
    public static func points(_ decimal: String) -> FixedPoint? {
        do {
            return try DecimalReading(decimal).value.rescaled(to: ScoreSheet.pointsScale)
        } catch {
            return nil
        }
    }
}

extension ScoreCriterion {
    /// Whether the criterion can give so many points.
    public func takes(_ points: FixedPoint) -> Bool {
        let (least, most) = pointsRange
        return !points.isLess(than: least) && !most.isLess(than: points)
    }
}
