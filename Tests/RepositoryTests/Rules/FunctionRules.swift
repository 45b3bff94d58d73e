// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// How long functions are.
enum FunctionRules {
    static let lengthLinesMax = 70

    static let length = Rule.file("functions are at most \(lengthLinesMax) lines long") { file in
        let lines = file.codeLines
        return lines.indices.compactMap { index in
            guard declaresFunction(lines[index]), let end = lastLine(ofFunctionAt: index, in: lines) else { return nil }
            let count = end - index + 1
            return count > lengthLinesMax ? (index + 1, "\(count) lines; give its parts names") : nil
        }
    }

    private static func declaresFunction(_ line: Substring) -> Bool {
        guard line.contains("func ") || line.contains("init") || line.contains("subscript") else { return false }
        let words = line.split(separator: " ")
        return words.contains("func")
            || words.contains { word in
                ["init(", "init?(", "init<", "subscript(", "subscript<"].contains { word.hasPrefix($0) }
            }
    }

    /// The line of the brace that closes the body; nil when there is none, as in a protocol or at a call.
    private static func lastLine(ofFunctionAt start: Int, in lines: [Substring]) -> Int? {
        var parentheses = 0
        var braces = 0
        for index in start..<lines.count {
            if index > start, braces == 0, parentheses == 0, !continuesSignature(lines[index]) { return nil }
            for byte in lines[index].utf8 {
                switch byte {
                case UInt8(ascii: "("): parentheses += 1
                case UInt8(ascii: ")"): parentheses -= 1
                case UInt8(ascii: "{") where parentheses == 0 || braces > 0: braces += 1
                case UInt8(ascii: "}") where braces > 0:
                    braces -= 1
                    if braces == 0 { return index }
                default: break
                }
            }
        }
        return nil
    }

    private static func continuesSignature(_ line: Substring) -> Bool {
        let text = line.drop { $0 == " " }
        return ["{", ")", "->", "where ", "throws", "async", "rethrows"].contains { text.hasPrefix($0) }
    }

    static let all = [length]
}
