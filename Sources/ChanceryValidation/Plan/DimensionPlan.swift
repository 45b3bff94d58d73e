// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// A dimension with its values by code.
final class DimensionPlan: Sendable {
    let code: String
    let label: Label
    let values: [DimensionValue]
    private let positions: CodeTable

    init(_ dimension: Dimension) {
        code = dimension.code
        label = dimension.label
        values = dimension.values
        positions = CodeTable(dimension.values.lazy.map(\.code))
    }

    /// When the value holds; `nil` when there is no such value.
    func validity(of value: String) -> Validity? { positions.position(of: value).map { values[$0].validity } }
}
