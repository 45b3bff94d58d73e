// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

extension Figure {
    /// Takes a value as written: a number, or a word quantity with its floor.
    ///
    /// - Parameters:
    ///   - given: The qualifier that stands beside it, if any.
    ///   - qualifierPlace: Where that stands.
    mutating func take(
        value text: String, at place: Place, qualifier given: Qualifier?, at qualifierPlace: Place,
        context: ReadingContext
    ) {
        qualifier = given ?? .exact
        guard let floor = WordQuantity.floor(of: text) else {
            value = .decimal(text)
            return
        }
        value = .decimal(floor)
        qualifier = .atLeast
        if words.isEmpty { words = text }
        context.notes.append(.wordQuantity(at: place, words: text, floor: floor))
        if let given, given != .atLeast {
            context.log.add(
                .unknownWord(given.rawValue, at: qualifierPlace, known: [Qualifier.atLeast.rawValue]))
        }
    }
}

/// Names of report fields in paths, for keys of report files that are called otherwise.
func reportFieldName(_ key: String) -> String {
    switch key {
    case "value": "decimal"
    case "plan": "plan_items"
    case "record": "is_record"
    default: String(key.map { $0 == "-" ? "_" : $0 })
    }
}
