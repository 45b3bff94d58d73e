// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// A cell with its place.
struct CSVCell {
    let text: String
    let location: SourceLocation
    let isQuoted: Bool
}

/// Rows of comma-separated values (RFC 4180), or of semicolon-separated ones where the header has semicolons.
///
/// A cell in double quotes may hold separators, line breaks (kept as sent) and doubled quotes. LF, CR LF and CR end
/// a row. Empty lines are skipped.
enum CSVTable {
    /// The rows, the header first. What is malformed is logged, and the rest is read.
    static func rows(_ text: String, context: ReadingContext) -> [[CSVCell]] {
        var scanner = CSVScanner(separator: separator(of: text), context: context)
        for scalar in text.unicodeScalars { scanner.take(scalar) }
        return scanner.finish()
    }

    /// Whichever of `,` and `;` is more frequent outside quotes in the first line.
    private static func separator(of text: String) -> Unicode.Scalar {
        var commas = 0
        var semicolons = 0
        var isQuoted = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": isQuoted.toggle()
            case "\n" where !isQuoted, "\r" where !isQuoted: return semicolons > commas ? ";" : ","
            case "," where !isQuoted: commas += 1
            case ";" where !isQuoted: semicolons += 1
            default: break
            }
        }
        return semicolons > commas ? ";" : ","
    }
}

private struct CSVScanner {
    private enum State {
        case cellStart
        case plain
        case quoted
        case afterQuote
    }

    private let separator: Unicode.Scalar
    private let context: ReadingContext
    private var state = State.cellStart
    private var position = TextPosition()
    private var cellStart = TextPosition()
    private var cell = String.UnicodeScalarView()
    private var isQuoted = false
    private var row: [CSVCell] = []
    private var rows: [[CSVCell]] = []
    private var followsReturn = false

    init(separator: Unicode.Scalar, context: ReadingContext) {
        self.separator = separator
        self.context = context
    }

    mutating func take(_ scalar: Unicode.Scalar) {
        defer { position.advance(over: scalar) }
        let endsPair = followsReturn && scalar == "\n"
        followsReturn = false
        if endsPair, state == .cellStart, row.isEmpty { return }
        switch state {
        case .cellStart:
            cellStart = position
            if scalar == "\"" {
                isQuoted = true
                state = .quoted
            } else {
                takeOutsideQuotes(scalar)
            }
        case .plain:
            if scalar == "\"" {
                logStray("a quote inside a cell that is not quoted", "dấu nháy kép trong ô không đặt trong nháy")
            }
            takeOutsideQuotes(scalar)
        case .quoted:
            if scalar == "\"" { state = .afterQuote } else { cell.append(scalar) }
        case .afterQuote:
            if scalar == "\"" {
                cell.append(scalar)
                state = .quoted
            } else {
                if scalar != separator, scalar != "\n", scalar != "\r" {
                    logStray("text after a closing quote", "văn bản sau dấu nháy kép đóng")
                }
                takeOutsideQuotes(scalar)
            }
        }
    }

    mutating func finish() -> [[CSVCell]] {
        if state == .quoted {
            context.log.add(
                .unreadable(
                    at: Place(location: cellStart.location(in: context.file), path: ""),
                    english: "the quote that opens here is never closed",
                    vietnamese: "dấu nháy kép mở ở đây không được đóng"))
        }
        if state != .cellStart || !row.isEmpty {
            if state == .cellStart { cellStart = position }
            endRow()
        }
        return rows
    }

    private mutating func takeOutsideQuotes(_ scalar: Unicode.Scalar) {
        switch scalar {
        case separator:
            endCell()
        case "\n", "\r":
            followsReturn = scalar == "\r"
            endRow()
        default:
            cell.append(scalar)
            state = .plain
        }
    }

    private mutating func endCell() {
        row.append(
            CSVCell(text: String(cell), location: cellStart.location(in: context.file), isQuoted: isQuoted))
        cell = String.UnicodeScalarView()
        isQuoted = false
        state = .cellStart
    }

    private mutating func endRow() {
        endCell()
        if row.count > 1 || row[0].isQuoted || !row[0].text.isEmpty { rows.append(row) }
        row = []
    }

    private func logStray(_ english: String, _ vietnamese: String) {
        context.log.add(
            .unreadable(
                at: Place(location: position.location(in: context.file), path: ""), english: english,
                vietnamese: vietnamese))
    }
}
