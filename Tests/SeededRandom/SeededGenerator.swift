// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// SplitMix64: the same seed gives the same numbers on every machine, so that a failing case can be had again.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// 0 to `count` - 1.
    package mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }

    package mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }

    /// True once in `count` times.
    package mutating func once(in count: UInt64) -> Bool { next() % count == 0 }

    package mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: 0...255, using: &self) }
    }
}
