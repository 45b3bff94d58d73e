// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Bytes of a file to text: the size, the encoding and the characters are checked before anything is parsed.
enum SourceText {
    /// The text without a byte order mark and otherwise exactly as sent; `nil` after a problem was logged.
    static func decode(_ bytes: [UInt8], file: String, log: ProblemLog) -> String? {
        let start = Place(location: SourceLocation(file: file, line: 1, column: 1), path: "")
        guard bytes.count <= DocumentLimits.fileBytesMax else {
            log.add(
                .tooLarge(
                    at: start, what: Label(english: "bytes in the file", vietnamese: "byte trong tệp"),
                    limit: DocumentLimits.fileBytesMax))
            return nil
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            log.add(
                .unreadable(
                    at: start, english: "it is UTF-16 and not UTF-8",
                    vietnamese: "tệp ở dạng UTF-16 chứ không phải UTF-8"))
            return nil
        }
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        guard let text = String(validating: content, as: UTF8.self) else {
            logInvalidBytes(content, file: file, log: log)
            return nil
        }
        return check(text, file: file, log: log) ? text : nil
    }

    /// Whether `text` is short enough and free of control characters.
    static func check(_ text: String, file: String, log: ProblemLog) -> Bool {
        guard text.utf8.count <= DocumentLimits.fileBytesMax else {
            let start = Place(location: SourceLocation(file: file, line: 1, column: 1), path: "")
            log.add(
                .tooLarge(
                    at: start, what: Label(english: "bytes in the file", vietnamese: "byte trong tệp"),
                    limit: DocumentLimits.fileBytesMax))
            return false
        }
        var position = TextPosition()
        var isClean = true
        for scalar in text.unicodeScalars {
            if isForbidden(scalar) {
                isClean = false
                let place = Place(location: position.location(in: file), path: "")
                log.add(forbidden(scalar, at: place))
            }
            position.advance(over: scalar)
        }
        return isClean
    }

    static func forbidden(_ scalar: Unicode.Scalar, at place: Place) -> FileProblem {
        let name =
            "U+" + String(repeating: "0", count: scalar.value < 0x10 ? 3 : scalar.value < 0x100 ? 2 : 0)
            + String(scalar.value, radix: 16, uppercase: true)
        return .unreadable(
            at: place, value: name, english: "it holds the control character \(name)",
            vietnamese: "tệp chứa ký tự điều khiển \(name)")
    }

    /// Control characters other than tab and line breaks, and the two code points that are no characters.
    static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0x00...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF: true
        default: false
        }
    }

    private static func logInvalidBytes(_ bytes: ArraySlice<UInt8>, file: String, log: ProblemLog) {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var position = TextPosition()
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar):
                position.advance(over: scalar)
            case .emptyInput:
                return
            case .error:
                log.add(
                    .unreadable(
                        at: Place(location: position.location(in: file), path: ""),
                        english: "the bytes here are not UTF-8", vietnamese: "các byte ở đây không phải UTF-8"))
                return
            }
        }
    }
}

/// A line and a column that advance over text. LF, CR and CR LF end a line.
struct TextPosition {
    private(set) var line = 1
    private(set) var column = 1
    private var followsReturn = false

    mutating func advance(over scalar: Unicode.Scalar) {
        switch scalar {
        case "\n" where followsReturn:
            followsReturn = false
        case "\n", "\r":
            line += 1
            column = 1
            followsReturn = scalar == "\r"
        default:
            column += 1
            followsReturn = false
        }
    }

    func location(in file: String) -> SourceLocation { SourceLocation(file: file, line: line, column: column) }
}
