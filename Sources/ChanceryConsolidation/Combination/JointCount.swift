// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Agreements or events that several of the numbers of a sum count.
///
/// They count once when every number that counts one of them is exactly the number of its own entries. Otherwise nobody
/// knows how often they are in the sum, and it stays as it is.
struct JointCount {
    /// By id in its order, the indices of the numbers that count it; at least two each.
    let entries: [(id: String, numbers: [Int])]
    /// Indices of numbers that are not the number of their entries, ascending.
    let unsettled: [Int]

    static let none = JointCount(entries: [], unsettled: [])

    private init(entries: [(id: String, numbers: [Int])], unsettled: [Int]) {
        self.entries = entries
        self.unsettled = unsettled
    }

    /// - Parameter chosen: indices of the numbers that are added.
    init(_ numbers: [FoldedNumber], chosen: [Int]) {
        var holders: [String: [Int]] = [:]
        for index in chosen {
            guard let listed = numbers[index].listed else { continue }
            for id in listed.ids { holders[id, default: []].append(index) }
        }
        let entries = holders.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
        self.entries = entries.map { (id: $0.key, numbers: $0.value) }
        unsettled = Set(entries.flatMap(\.value)).filter { numbers[$0].listed?.isWhole == false }.sorted()
    }

    /// Whether the entries are taken out of the sum as often as they are too many in it.
    var isSettled: Bool { !entries.isEmpty && unsettled.isEmpty }

    /// How many times an entry is counted too often.
    var repeatCount: Int64 { entries.reduce(0) { $0 + Int64($1.numbers.count) - 1 } }
}
