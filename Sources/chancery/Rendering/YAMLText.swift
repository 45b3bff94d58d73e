// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Builds YAML in the subset that report files use: block mappings and lists, and scalars on one line.
struct YAMLText {
    private(set) var text = ""
    private var indentation = 0

    /// `key: value`, left out where the value is empty.
    mutating func entry(_ key: String, _ value: String) {
        if !value.isEmpty { line("\(YAMLText.scalar(key)): \(YAMLText.scalar(value))") }
    }

    /// `key: [a, b]`, left out where there are none.
    mutating func entry(_ key: String, _ values: [String]) {
        if !values.isEmpty { line("\(key): [\(values.map(YAMLText.scalar).joined(separator: ", "))]") }
    }

    /// A key with what `content` writes below it; left out where that is nothing.
    mutating func mapping(_ key: String, _ content: (inout YAMLText) -> Void) {
        var inner = YAMLText()
        inner.indentation = indentation + 2
        content(&inner)
        guard !inner.text.isEmpty else { return }
        line("\(YAMLText.scalar(key)):")
        text += inner.text
    }

    /// A key with a list of mappings below it; left out where the list is empty.
    mutating func list<Item>(_ key: String, _ items: [Item], _ content: (inout YAMLText, Item) -> Void) {
        guard !items.isEmpty else { return }
        line("\(YAMLText.scalar(key)):")
        for item in items {
            var inner = YAMLText()
            inner.indentation = indentation + 4
            content(&inner, item)
            // The mark of the element takes the place of the first line's indentation.
            text += String(repeating: " ", count: indentation + 2) + "- " + inner.text.dropFirst(indentation + 4)
        }
    }

    mutating func comment(_ text: String) { line("# " + text) }

    private mutating func line(_ content: String) {
        text += String(repeating: " ", count: indentation) + content + "\n"
    }

    /// Plain where nothing can be read into it, otherwise in double quotes with escapes.
    private static func scalar(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        if isPlain, let first = text.utf8.first, first != UInt8(ascii: "-"), first != UInt8(ascii: ".") { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case "\u{2028}": quoted += "\\L"
            case "\u{2029}": quoted += "\\P"
            case "\u{FEFF}": quoted += "\\uFEFF"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
