// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// What `Finding.rule` says for findings about the form of a file.
private let fileRule = "file format"

extension LocatedFinding {
    init(_ problem: FileProblem) {
        let code: FindingCode =
            switch problem.kind {
            case .unreadable: .fileUnreadable
            case .tooLarge: .fileTooLarge
            case .aliasRefused: .fileAliasRefused
            case .unknownKey: .unknownFileKey
            case .duplicateKey: .duplicateFileKey
            case .missingKey: .missingFileKey
            case .wrongType, .numberOutOfRange: .wrongFileType
            case .unknownWord: .unknownFileWord
            case .malformedDate: .malformedDate
            }
        self.init(
            code, at: Place(location: problem.location, path: problem.path), value: problem.value,
            message: problem.message, remedy: problem.remedy)
    }

    init(
        _ code: FindingCode, severity: Severity = .error, at place: Place, value: String, rule: String = fileRule,
        message: Label, remedy: Label
    ) {
        self.init(
            finding: Finding(
                code: code, severity: severity, path: place.path, value: value, rule: rule, message: message,
                remedy: remedy),
            location: place.location)
    }

    static func emptyFile(_ name: String) -> LocatedFinding {
        LocatedFinding(
            .fileEmpty, at: Place(location: SourceLocation(file: name, line: 1, column: 1), path: ""), value: name,
            message: Label(english: "There is no report in the file.", vietnamese: "Tệp không có báo cáo nào."),
            remedy: Label(english: "Write at least one report into it.", vietnamese: "Hãy ghi ít nhất một báo cáo."))
    }

    static func moreFindings(_ count: Int) -> LocatedFinding {
        LocatedFinding(
            .fileTooLarge, at: Place(location: nil, path: ""), value: String(count),
            message: Label(
                english: "There are \(count) more findings, which are not listed.",
                vietnamese: "Còn \(count) phát hiện khác không được liệt kê."),
            remedy: Label(
                english: "Mend the listed ones and read the file again.",
                vietnamese: "Hãy sửa các lỗi đã nêu rồi đọc lại tệp."))
    }

    static func rowLength(at place: Place, cells: Int, columns: Int) -> LocatedFinding {
        LocatedFinding(
            .fileRowLength, at: place, value: String(cells),
            message: Label(
                english: "The row has \(cells) cells and the header \(columns); the row was not read.",
                vietnamese: "Dòng có \(cells) ô còn tiêu đề có \(columns) ô; dòng này không được đọc."),
            remedy: Label(
                english: "Give every row as many cells as the header, and quote cells that hold the separator.",
                vietnamese: "Mỗi dòng cần đủ số ô như tiêu đề; ô chứa dấu phân cách phải đặt trong dấu nháy kép."))
    }

    static func conflictingRows(at place: Place, column: String, value: String, first: String) -> LocatedFinding {
        LocatedFinding(
            .conflictingFileRows, at: place, value: value,
            message: Label(
                english: "An earlier row of the same report has “\(first)” as \(column).",
                vietnamese: "Một dòng trước của cùng báo cáo ghi \(column) là “\(first)”."),
            remedy: Label(
                english: "Give all rows of a report the same \(column), or leave the later cells empty.",
                vietnamese: "Các dòng của một báo cáo phải có cùng \(column), hoặc để trống ở các dòng sau."))
    }

    static func wordQuantity(at place: Place, words: String, floor: String) -> LocatedFinding {
        LocatedFinding(
            .wordQuantityRead, severity: .info, at: place, value: words,
            message: Label(
                english: "“\(words)” was read as at least \(floor); the words are kept.",
                vietnamese: "“\(words)” được đọc là ít nhất \(floor); giữ nguyên câu chữ."),
            remedy: Label(english: "Write a number where one is known.", vietnamese: "Hãy ghi con số nếu biết."))
    }
}
