// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// What is wrong with the form of a file, before it is known whether a report or a catalogue is read from it.
struct FileProblem {
    enum Kind: CaseIterable {
        case unreadable
        case tooLarge
        case aliasRefused
        case unknownKey
        case duplicateKey
        case missingKey
        case wrongType
        case unknownWord
        case malformedDate
        case numberOutOfRange
    }

    let kind: Kind
    let location: SourceLocation?
    let path: String
    let value: String
    let message: Label
    let remedy: Label
}

/// Where something stands, both in the file and in the value that is read from it.
struct Place {
    let location: SourceLocation?
    let path: String
}

extension FileProblem {
    init(_ kind: Kind, at place: Place, value: String, message: Label, remedy: Label) {
        self.init(
            kind: kind, location: place.location, path: place.path, value: value, message: message, remedy: remedy)
    }

    static func unreadable(at place: Place, value: String = "", english: String, vietnamese: String) -> FileProblem {
        FileProblem(
            .unreadable, at: place, value: value,
            message: Label(
                english: "The file cannot be read: \(english).",
                vietnamese: "Không đọc được tệp: \(vietnamese)."),
            remedy: Label(
                english: "Save the file as UTF-8 text in the documented form.",
                vietnamese: "Hãy lưu tệp dưới dạng văn bản UTF-8 theo đúng mẫu."))
    }

    static func tooLarge(at place: Place, what: Label, limit: Int) -> FileProblem {
        FileProblem(
            .tooLarge, at: place, value: "",
            message: Label(
                english: "There are more than \(limit) \(what.english).",
                vietnamese: "Có nhiều hơn \(limit) \(what.vietnamese)."),
            remedy: Label(
                english: "Divide the content over several files.",
                vietnamese: "Hãy chia nội dung ra nhiều tệp."))
    }

    static func aliasRefused(at place: Place, value: String) -> FileProblem {
        FileProblem(
            .aliasRefused, at: place, value: value,
            message: Label(
                english: "Anchors (&) and aliases (*) are not read.",
                vietnamese: "Không chấp nhận neo (&) và tham chiếu (*) của YAML."),
            remedy: Label(
                english: "Write the content out, or put a text that begins with & or * in quotes.",
                vietnamese: "Hãy ghi đầy đủ nội dung, hoặc đặt văn bản bắt đầu bằng & hay * trong dấu nháy."))
    }

    static func unknownKey(_ key: String, at place: Place, known: [String]) -> FileProblem {
        FileProblem(
            .unknownKey, at: place, value: key,
            message: Label(english: "“\(key)” is not known here.", vietnamese: "Ở đây không có mục “\(key)”."),
            remedy: Label.oneOf(known))
    }

    static func duplicateKey(_ key: String, at place: Place) -> FileProblem {
        FileProblem(
            .duplicateKey, at: place, value: key,
            message: Label(
                english: "“\(key)” stands here more than once; only the first was read.",
                vietnamese: "“\(key)” bị ghi lặp lại; chỉ mục đầu tiên được đọc."),
            remedy: Label(english: "Keep one of them.", vietnamese: "Hãy chỉ giữ lại một mục."))
    }

    static func missingKey(_ key: String, at place: Place) -> FileProblem {
        FileProblem(
            .missingKey, at: place, value: "",
            message: Label(english: "“\(key)” is missing.", vietnamese: "Thiếu “\(key)”."),
            remedy: Label(english: "Add “\(key)”.", vietnamese: "Hãy bổ sung “\(key)”."))
    }

    static func wrongType(at place: Place, value: String, expected: Label) -> FileProblem {
        FileProblem(
            .wrongType, at: place, value: value,
            message: Label(
                english: "This is not \(expected.english).",
                vietnamese: "Đây không phải là \(expected.vietnamese)."),
            remedy: Label(english: "Write \(expected.english).", vietnamese: "Hãy ghi \(expected.vietnamese)."))
    }

    static func unknownWord(_ word: String, at place: Place, known: [String]) -> FileProblem {
        FileProblem(
            .unknownWord, at: place, value: word,
            message: Label(
                english: "“\(word)” is not one of the words that may stand here.",
                vietnamese: "“\(word)” không phải là từ được dùng ở đây."),
            remedy: Label.oneOf(known))
    }

    static func malformedDate(at place: Place, value: String) -> FileProblem {
        FileProblem(
            .malformedDate, at: place, value: value,
            message: Label(english: "“\(value)” is not a date.", vietnamese: "“\(value)” không phải là ngày hợp lệ."),
            remedy: Label(
                english: "Write year, month and day, as in 2024-06-14.",
                vietnamese: "Hãy ghi năm-tháng-ngày, ví dụ 2024-06-14."))
    }

    static func reversedDates(at place: Place, value: String) -> FileProblem {
        FileProblem(
            .malformedDate, at: place, value: value,
            message: Label(
                english: "The last day lies before the first.",
                vietnamese: "Ngày cuối đứng trước ngày đầu."),
            remedy: Label(english: "Write the earlier day first.", vietnamese: "Hãy ghi ngày sớm hơn trước."))
    }

    static func numberOutOfRange(at place: Place, value: String, range: ClosedRange<Int>) -> FileProblem {
        FileProblem(
            .numberOutOfRange, at: place, value: value,
            message: Label(
                english: "“\(value)” is not a whole number from \(range.lowerBound) to \(range.upperBound).",
                vietnamese: "“\(value)” không phải là số nguyên từ \(range.lowerBound) đến \(range.upperBound)."),
            remedy: Label(
                english: "Write a whole number from \(range.lowerBound) to \(range.upperBound).",
                vietnamese: "Hãy ghi số nguyên từ \(range.lowerBound) đến \(range.upperBound)."))
    }
}

extension Label {
    /// "Use one of ...".
    static func oneOf(_ words: [String]) -> Label {
        let list = words.joined(separator: ", ")
        return Label(english: "Use one of: \(list).", vietnamese: "Hãy dùng một trong: \(list).")
    }
}
