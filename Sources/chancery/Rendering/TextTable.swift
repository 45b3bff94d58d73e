// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Rows under headings in straight columns.
struct TextTable {
    enum Alignment {
        case leading
        /// For numbers.
        case trailing
    }

    struct Column {
        let heading: String
        let alignment: Alignment

        init(_ heading: String, _ alignment: Alignment = .leading) {
            self.heading = heading
            self.alignment = alignment
        }
    }

    private static let gap = "  "

    let columns: [Column]
    private var rows: [[String]] = []

    init(_ columns: [Column]) {
        self.columns = columns
    }

    var isEmpty: Bool { rows.isEmpty }

    /// Missing cells are empty; cells without a column are a programmer's error.
    mutating func add(_ cells: [String]) {
        precondition(cells.count <= columns.count, "a row has more cells than the table has columns")
        rows.append(cells.map(printable) + Array(repeating: "", count: columns.count - cells.count))
    }

    /// Every line indented by `indentation` spaces and ended by a line break; without trailing spaces.
    func text(_ style: TextStyle, indentation: Int = 0) -> String {
        let lines = [columns.map(\.heading)] + rows
        let widths = columns.indices.map { column in
            lines.reduce(0) { max($0, DisplayWidth.columns(of: $1[column])) }
        }
        return lines.map { line in
            var text = String(repeating: " ", count: indentation)
            for (column, cell) in line.enumerated() {
                if column > 0 { text += TextTable.gap }
                let padding = String(repeating: " ", count: widths[column] - DisplayWidth.columns(of: cell))
                let shown = isolated(cell, style)
                text += columns[column].alignment == .leading ? shown + padding : padding + shown
            }
            while text.last == " " { text.removeLast() }
            return text + "\n"
        }.joined()
    }

    private func isolated(_ cell: String, _ style: TextStyle) -> String {
        style.isolatesRightToLeft && DisplayWidth.hasRightToLeft(cell) ? "\u{2068}\(cell)\u{2069}" : cell
    }
}
