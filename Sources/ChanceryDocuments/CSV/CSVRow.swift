// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// The columns of a file that are read, by name and in order.
struct CSVColumns {
    private(set) var ordered: [(name: String, position: Int)] = []
    private var positions: [String: Int] = [:]

    subscript(name: String) -> Int? { positions[name] }

    mutating func append(_ name: String, at position: Int) {
        ordered.append((name, position))
        positions[name] = position
    }
}

/// One row by the names of its columns. Empty cells read as absent.
struct CSVRow {
    let cells: [CSVCell]
    let columns: CSVColumns
    let context: ReadingContext

    var location: SourceLocation? { cells.first?.location }

    func cell(_ column: String) -> CSVCell? { columns[column].map { cells[$0] } }

    func text(_ column: String) -> String { cell(column)?.text ?? "" }

    func place(_ column: String, _ path: String) -> Place {
        Place(location: cell(column)?.location ?? location, path: path)
    }

    func date(_ column: String, _ path: String) -> CivilDate? {
        let text = text(column)
        if text.isEmpty { return nil }
        if let date = CivilDate(iso: text) { return date }
        context.log.add(.malformedDate(at: place(column, path), value: text))
        return nil
    }

    func dateRange(_ from: String, _ to: String, _ path: String) -> DateRange? {
        if text(from).isEmpty, text(to).isEmpty { return nil }
        for column in [from, to] where text(column).isEmpty {
            context.log.add(.missingKey(column, at: place(column, path)))
        }
        guard let first = date(from, path), let last = date(to, path) else { return nil }
        if let range = DateRange(first: first, last: last) { return range }
        context.log.add(.reversedDates(at: place(to, path), value: "\(first) … \(last)"))
        return nil
    }

    func word<Word: RawRepresentable<String> & CaseIterable>(_ column: String, _ path: String) -> Word? {
        let text = text(column)
        if text.isEmpty { return nil }
        if let word = Word(rawValue: text) { return word }
        context.log.add(.unknownWord(text, at: place(column, path), known: Word.allCases.map(\.rawValue)))
        return nil
    }

    func flag(_ column: String, _ path: String) -> Bool {
        switch text(column) {
        case "true": return true
        case "", "false": return false
        case let text:
            context.log.add(.unknownWord(text, at: place(column, path), known: ["true", "false"]))
            return false
        }
    }

    /// A whole number of 32 bits, 0 where there is none.
    func number(_ column: String, _ path: String) -> Int32 {
        let text = text(column)
        if text.isEmpty { return 0 }
        let range = Int(Int32.min)...Int(Int32.max)
        if let number = wholeNumber(text, in: range) { return Int32(number) }
        context.log.add(.numberOutOfRange(at: place(column, path), value: text, range: range))
        return 0
    }
}
