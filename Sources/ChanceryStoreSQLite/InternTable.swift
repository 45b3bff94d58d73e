// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Remembers the small integers that stand for long keys, up to a bound; beyond it, it starts afresh.
struct InternTable<Key: Hashable> {
    private var numbers: [Key: Int64] = [:]
    private let countMax: Int

    init(countMax: Int) { self.countMax = countMax }

    subscript(key: Key) -> Int64? { numbers[key] }

    mutating func remember(_ number: Int64, for key: Key) {
        if numbers.count >= countMax { numbers.removeAll(keepingCapacity: true) }
        numbers[key] = number
    }

    mutating func forgetAll() { numbers.removeAll() }
}

/// One regime in one period.
struct Round: Hashable {
    let regime: String
    let period: Period
}
