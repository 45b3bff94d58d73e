// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Finds what is code in Swift source.
enum SwiftCode {
    /// The source with every comment and string literal replaced by spaces; line breaks stay where they are.
    ///
    /// Code inside string interpolations is blanked with its literal. Regex literals are left as they are.
    static func withoutCommentsAndStrings(_ source: [UInt8]) -> String {
        var scanner = SwiftScanner(source)
        scanner.run()
        return String(decoding: scanner.output, as: UTF8.self)
    }
}

private struct SwiftScanner {
    private let source: [UInt8]
    private var position = 0
    private(set) var output: [UInt8]

    init(_ source: [UInt8]) {
        self.source = source
        self.output = source
    }

    mutating func run() {
        while self.position < self.source.count {
            if self.isAt("//") {
                self.blankLine()
            } else if self.isAt("/*") {
                self.blankComment()
            } else if let opening = self.openingQuote() {
                self.blankString(hashes: opening.hashes, quotes: opening.quotes)
            } else {
                self.position += 1
            }
        }
    }

    private func isAt(_ text: StaticString, offset: Int = 0) -> Bool {
        let start = self.position + offset
        guard start + text.utf8CodeUnitCount <= self.source.count else { return false }
        for index in 0..<text.utf8CodeUnitCount where self.source[start + index] != text.utf8Start[index] {
            return false
        }
        return true
    }

    private mutating func blank(_ count: Int) {
        for index in self.position..<min(self.position + count, self.source.count)
        where self.source[index] != UInt8(ascii: "\n") {
            self.output[index] = UInt8(ascii: " ")
        }
        self.position += count
    }

    private mutating func blankLine() {
        while self.position < self.source.count, self.source[self.position] != UInt8(ascii: "\n") {
            self.blank(1)
        }
    }

    private mutating func blankComment() {
        var depth = 0
        repeat {
            if self.isAt("/*") {
                depth += 1
                self.blank(2)
            } else if self.isAt("*/") {
                depth -= 1
                self.blank(2)
            } else {
                self.blank(1)
            }
        } while depth > 0 && self.position < self.source.count
    }

    /// How many `#` and how many quotation marks open a string here.
    private func openingQuote() -> (hashes: Int, quotes: Int)? {
        var hashes = 0
        while self.isAt("#", offset: hashes) {
            hashes += 1
        }
        guard self.isAt("\"", offset: hashes) else { return nil }
        return (hashes, self.isAt("\"\"\"", offset: hashes) ? 3 : 1)
    }

    private mutating func blankString(hashes: Int, quotes: Int) {
        self.blank(hashes + quotes)
        while self.position < self.source.count {
            if self.isClosing(hashes: hashes, quotes: quotes) {
                self.blank(quotes + hashes)
                return
            }
            if self.isAt("\\"), self.hasHashes(hashes, offset: 1) {
                if self.isAt("(", offset: 1 + hashes) {
                    self.blank(1 + hashes)
                    self.blankInterpolation()
                } else {
                    self.blank(2 + hashes)
                }
            } else if quotes == 1, self.isAt("\n") {
                return
            } else {
                self.blank(1)
            }
        }
    }

    private mutating func blankInterpolation() {
        var depth = 0
        repeat {
            if let opening = self.openingQuote() {
                self.blankString(hashes: opening.hashes, quotes: opening.quotes)
                continue
            }
            if self.isAt("(") { depth += 1 }
            if self.isAt(")") { depth -= 1 }
            self.blank(1)
        } while depth > 0 && self.position < self.source.count
    }

    private func isClosing(hashes: Int, quotes: Int) -> Bool {
        (0..<quotes).allSatisfy { self.isAt("\"", offset: $0) } && self.hasHashes(hashes, offset: quotes)
    }

    private func hasHashes(_ count: Int, offset: Int) -> Bool {
        (0..<count).allSatisfy { self.isAt("#", offset: offset + $0) }
    }
}
