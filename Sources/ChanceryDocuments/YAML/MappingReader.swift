// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Reads one mapping by its keys. Whatever does not fit is logged with its place, and reading goes on.
struct MappingReader {
    let path: String
    let context: ReadingContext
    let location: SourceLocation
    private let values: [String: YAMLNode]

    /// `nil` after a problem was logged because `node` is no mapping.
    init?(_ node: YAMLNode, path: String, keys: [String], context: ReadingContext) {
        self.path = path
        self.context = context
        location = node.location
        context.locations[path] = node.location
        guard case .mapping(let entries) = node.content else {
            context.log.add(
                .wrongType(
                    at: Place(location: node.location, path: path), value: node.excerpt,
                    expected: Label(
                        english: "a mapping of keys to values (\(keys.joined(separator: ", ")))",
                        vietnamese: "danh sách “khóa: giá trị” (\(keys.joined(separator: ", ")))")))
            return nil
        }
        var values: [String: YAMLNode] = [:]
        for entry in entries {
            guard keys.contains(entry.key) else {
                context.log.add(
                    .unknownKey(entry.key, at: Place(location: entry.keyLocation, path: path), known: keys))
                continue
            }
            if !entry.value.isAbsent { values[entry.key] = entry.value }
            context.locations[context.path(path, entry.key)] = entry.value.location
        }
        self.values = values
    }

    /// A mapping without entries.
    init(emptyAt location: SourceLocation, path: String, _ context: ReadingContext) {
        self.path = path
        self.context = context
        self.location = location
        values = [:]
    }

    func has(_ key: String) -> Bool { values[key] != nil }

    func node(_ key: String) -> YAMLNode? { values[key] }

    func path(_ key: String) -> String { context.path(path, key) }

    func place(_ key: String) -> Place {
        Place(location: values[key]?.location ?? location, path: path(key))
    }

    func logMissing(_ key: String) {
        context.log.add(.missingKey(key, at: Place(location: location, path: path(key))))
    }

    /// The text under `key`, or `nil` where there is none.
    func optionalText(_ key: String) -> String? {
        guard let node = values[key] else { return nil }
        if let text = node.text { return text }
        logWrongType(key, expected: Label(english: "a text", vietnamese: "văn bản"))
        return nil
    }

    func text(_ key: String) -> String { optionalText(key) ?? "" }

    /// The text under `key`; an absent or empty one is a problem and reads as empty.
    func requiredText(_ key: String) -> String {
        if let text = optionalText(key) {
            if !text.isEmpty { return text }
            logMissing(key)
        } else if values[key] == nil {
            logMissing(key)
        }
        return ""
    }

    func flag(_ key: String, default standard: Bool = false) -> Bool {
        guard let text = optionalText(key) else { return standard }
        switch text {
        case "true": return true
        case "false": return false
        default:
            context.log.add(.unknownWord(text, at: place(key), known: ["true", "false"]))
            return standard
        }
    }

    func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let text = optionalText(key) else { return nil }
        if let number = wholeNumber(text, in: range) { return number }
        context.log.add(.numberOutOfRange(at: place(key), value: text, range: range))
        return nil
    }

    func date(_ key: String) -> CivilDate? {
        guard let text = optionalText(key) else { return nil }
        if let date = CivilDate(iso: text) { return date }
        context.log.add(.malformedDate(at: place(key), value: text))
        return nil
    }

    /// One of the words of an enumeration.
    func word<Word: RawRepresentable<String> & CaseIterable>(_ key: String, _ type: Word.Type = Word.self) -> Word? {
        guard let text = optionalText(key) else { return nil }
        if let word = Word(rawValue: text) { return word }
        context.log.add(.unknownWord(text, at: place(key), known: Word.allCases.map(\.rawValue)))
        return nil
    }

    func requiredInteger(_ key: String, in range: ClosedRange<Int>) -> Int? {
        if !has(key) { logMissing(key) }
        return integer(key, in: range)
    }

    /// One of the words of an enumeration; an absent one is a problem.
    func requiredWord<Word: RawRepresentable<String> & CaseIterable>(_ key: String, _ type: Word.Type) -> Word? {
        if !has(key) { logMissing(key) }
        return word(key, type)
    }

    /// The elements under `key` with their paths; `first` is the position of the first one.
    func list(_ key: String, from first: Int = 0) -> [(node: YAMLNode, path: String)] {
        guard let node = values[key] else { return [] }
        guard case .sequence(let elements) = node.content else {
            logWrongType(key, expected: Label(english: "a list", vietnamese: "danh sách"))
            return []
        }
        return elements.enumerated().map { offset, element in
            let elementPath = "\(path(key))[\(first + offset)]"
            context.locations[elementPath] = element.location
            return (element, elementPath)
        }
    }

    func texts(_ key: String) -> [String] {
        list(key).map { element in
            if let text = element.node.text, !text.isEmpty { return text }
            context.log.add(
                .wrongType(
                    at: Place(location: element.node.location, path: element.path), value: element.node.excerpt,
                    expected: Label(english: "a text", vietnamese: "văn bản")))
            return ""
        }
    }

    /// The mapping under `key`, or `nil` where there is none.
    func mapping(_ key: String, keys: [String]) -> MappingReader? {
        values[key].flatMap { MappingReader($0, path: path(key), keys: keys, context: context) }
    }

    /// The days from the one under `from` to the one under `to`; both or neither are given.
    func dateRange(_ from: String = "from", _ to: String = "to") -> DateRange? {
        if !has(from), !has(to) { return nil }
        if !has(from) { logMissing(from) }
        if !has(to) { logMissing(to) }
        guard let first = date(from), let last = date(to) else { return nil }
        if let range = DateRange(first: first, last: last) { return range }
        context.log.add(.reversedDates(at: place(to), value: "\(first) … \(last)"))
        return nil
    }

    private func logWrongType(_ key: String, expected: Label) {
        context.log.add(.wrongType(at: place(key), value: values[key]?.excerpt ?? "", expected: expected))
    }
}

/// A number in ASCII digits, without a sign unless negative, in a range; `nil` for anything else.
func wholeNumber(_ text: String, in range: ClosedRange<Int>) -> Int? {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text),
        range.contains(number)
    else { return nil }
    return number
}
