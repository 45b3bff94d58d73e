// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
internal import ChanceryModel

/// Path of one element of a repeated field. The text is made only when somebody asks for it.
struct ItemPath {
    /// `figures[3].contributions`
    let list: String
    let index: Int

    static func + (path: ItemPath, suffix: String) -> String { "\(path.list)[\(path.index)]\(suffix)" }
}

extension FieldReader {
    /// Reads every element of a repeated field of sub-messages; elements that `read` gives `nil` for are left out,
    /// after it noted why.
    mutating func each<Message, Value>(
        _ items: UnsafeMutablePointer<UnsafeMutablePointer<Message>?>?, _ count: Int, _ list: String,
        _ read: (inout FieldReader, UnsafeMutablePointer<Message>, ItemPath) -> Value?
    ) -> [Value] {
        if count == 0 { return [] }
        var values: [Value] = []
        values.reserveCapacity(count)
        for (index, item) in elements(items, count).enumerated() {
            guard let item, let value = read(&self, item, ItemPath(list: list, index: index)) else { continue }
            values.append(value)
        }
        return values
    }

    /// The cell of a breakdown that a figure of an answer stands for.
    mutating func dimensionChoices(
        _ items: UnsafeMutablePointer<UnsafeMutablePointer<Chancery__V1__DimensionChoice>?>?, _ count: Int,
        _ list: String
    ) -> [DimensionChoice] {
        each(items, count, list) { fields, item, path in
            DimensionChoice(
                dimension: fields.line(item.pointee.dimension, path + ".dimension"),
                value: fields.line(item.pointee.value, path + ".value"))
        }
    }
}
