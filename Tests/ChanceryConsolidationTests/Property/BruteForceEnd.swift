// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// One end of an interval in `BruteForce`, with the bracket that is written for it.
struct End {
    let value: Int128
    let bracket: String
    let isOpen: Bool

    var text: String {
        if isOpen { return "-" }
        return bracket == "[" || bracket == "(" ? "\(bracket)\(value)" : "\(value)\(bracket)"
    }

    static let open = End(value: 0, bracket: "", isOpen: true)

    static func sum(_ ends: [End]) -> End {
        if ends.contains(where: \.isOpen) { return open }
        let total = ends.map(\.value).reduce(0, +)
        if total > 9_223_372_036_854_775_807 || total < -9_223_372_036_854_775_808 { return open }
        let strict = ends.first { $0.bracket == "(" || $0.bracket == ")" }
        return End(value: total, bracket: strict?.bracket ?? ends[0].bracket, isOpen: false)
    }

    static func tightest(_ ends: [End], up: Bool) -> End {
        let known = ends.filter { !$0.isOpen }
        guard let extreme = up ? known.map(\.value).max() : known.map(\.value).min() else { return open }
        let there = known.filter { $0.value == extreme }
        return there.first { $0.bracket == "(" || $0.bracket == ")" } ?? there[0]
    }

    static func contradict(_ low: End, _ high: End) -> Bool {
        if low.isOpen || high.isOpen { return false }
        return low.value > high.value || low.value == high.value && (low.bracket == "(" || high.bracket == ")")
    }
}
