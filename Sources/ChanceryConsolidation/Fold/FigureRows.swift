// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// The rows of a fold by their keys. Most figures have no marks; theirs are found without hashing a key.
struct FigureRows {
    private(set) var keys: [FigureKey] = []
    private var rows: [FigureRow] = []
    private var indices: [FigureKey: Int] = [:]
    /// Index of the row without marks, by twice the indicator and one more for a plan; -1 for none.
    private var plainIndices: [Int] = []

    /// Changes the row of a key; an empty one is added where there is none.
    mutating func update(_ key: FigureKey, _ body: (inout FigureRow) -> Void) {
        body(&rows[add(key)])
    }

    /// Appends a number to the row of an indicator without marks.
    mutating func addPlain(_ number: FoldedNumber, indicator: Int32, isPlan: Bool) {
        let slot = Int(indicator) * 2 + (isPlan ? 1 : 0)
        while slot >= plainIndices.count { plainIndices.append(-1) }
        if plainIndices[slot] < 0 {
            plainIndices[slot] = add(FigureKey(indicator: indicator, isPlan: isPlan, marks: .plain))
        }
        rows[plainIndices[slot]].numbers.append(number)
    }

    /// The index of a key's row, which is added where there is none.
    @discardableResult
    mutating func add(_ key: FigureKey) -> Int {
        if let index = indices[key] { return index }
        indices[key] = rows.count
        keys.append(key)
        rows.append(FigureRow())
        return rows.count - 1
    }

    /// In the order of the answer.
    func sorted() -> [(key: FigureKey, row: FigureRow)] {
        zip(keys, rows).sorted { $0.0 < $1.0 }.map { (key: $0.0, row: $0.1) }
    }
}
