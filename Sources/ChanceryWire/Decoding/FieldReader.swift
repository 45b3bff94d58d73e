// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
internal import ChanceryModel

/// Reads the fields of decoded C structs: text with its checks, dates, enumerations. Collects what is wrong with them.
///
/// Paths are built only when something is wrong, so honest messages pay nothing for them.
struct FieldReader {
    /// A message with more problems than this is broken beyond the use of a list.
    static let problemCountMax = 100

    private(set) var problems: [FieldProblem] = []
    private let interner: TextInterner

    init(interner: TextInterner) {
        self.interner = interner
    }

    mutating func report(_ path: @autoclosure () -> String, _ rule: String) {
        guard problems.count < FieldReader.problemCountMax else { return }
        problems.append(FieldProblem(path: path(), rule: rule))
    }

    /// A code or a name: one line without control characters. Repeated values share their storage.
    mutating func line(_ data: ProtobufCBinaryData, _ path: @autoclosure () -> String) -> String {
        text(data, allowsLines: false, path)
    }

    /// The same of bytes that were not decoded.
    mutating func line(_ bytes: UnsafeBufferPointer<UInt8>, _ path: @autoclosure () -> String) -> String {
        text(bytes, allowsLines: false, path)
    }

    /// Free text: line breaks and tabs are allowed, other control characters are not. Kept exactly as sent.
    mutating func prose(_ data: ProtobufCBinaryData, _ path: @autoclosure () -> String) -> String {
        text(data, allowsLines: true, path)
    }

    private mutating func text(_ data: ProtobufCBinaryData, allowsLines: Bool, _ path: () -> String) -> String {
        guard let start = data.data, data.len > 0 else { return "" }
        return text(UnsafeBufferPointer(start: start, count: data.len), allowsLines: allowsLines, path)
    }

    private mutating func text(
        _ bytes: UnsafeBufferPointer<UInt8>, allowsLines: Bool, _ path: () -> String
    ) -> String {
        if bytes.isEmpty { return "" }
        if let known = interner.text(for: bytes) { return known }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            report(path(), "text must be UTF-8")
            return ""
        }
        for scalar in text.unicodeScalars where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) {
            if allowsLines, scalar == "\n" || scalar == "\t" || scalar == "\r" { continue }
            report(path(), "text must not hold the control character U+\(scalar.hexadecimalValue)")
            return ""
        }
        interner.remember(text, for: bytes)
        return text
    }

    /// A day; `nil` when absent.
    mutating func date(_ message: UnsafePointer<Google__Type__Date>?, _ path: @autoclosure () -> String) -> CivilDate? {
        guard let date = message?.pointee else { return nil }
        if let valid = CivilDate(year: Int(date.year), month: Int(date.month), day: Int(date.day)) { return valid }
        report(path(), "\(date.year)-\(date.month)-\(date.day) is no day of the calendar")
        return nil
    }

    /// A range of days; `nil` when absent.
    mutating func dateRange(
        _ message: UnsafePointer<Chancery__V1__DateRange>?, _ path: @autoclosure () -> String
    ) -> DateRange? {
        guard let range = message?.pointee else { return nil }
        let first = date(range.first, path() + ".first")
        let last = date(range.last, path() + ".last")
        if range.first == nil || range.last == nil {
            report(path(), "a range of days has a first and a last day")
            return nil
        }
        guard let first, let last else { return nil }
        if let valid = DateRange(first: first, last: last) { return valid }
        report(path(), "the last day \(last) must not lie before the first day \(first)")
        return nil
    }

    /// The value of an enumeration by its number; numbers that are not in the table are a problem.
    mutating func choice<Value>(
        _ number: UInt32, _ table: EnumerationTable<Value>, _ path: @autoclosure () -> String
    ) -> Value {
        if let value = table.value(of: number) { return value }
        report(path(), "\(number) is no value of \(table.name)")
        return table.fallback
    }
}

extension Unicode.Scalar {
    fileprivate var hexadecimalValue: String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

/// The elements of a repeated field of sub-messages.
func elements<Message>(
    _ items: UnsafeMutablePointer<UnsafeMutablePointer<Message>?>?, _ count: Int
) -> UnsafeBufferPointer<UnsafeMutablePointer<Message>?> {
    UnsafeBufferPointer(start: items, count: items == nil ? 0 : count)
}

/// The elements of a repeated field of text or bytes.
func elements(
    _ items: UnsafeMutablePointer<ProtobufCBinaryData>?, _ count: Int
) -> UnsafeBufferPointer<ProtobufCBinaryData> {
    UnsafeBufferPointer(start: items, count: items == nil ? 0 : count)
}

/// A copy of a bytes field.
func copiedBytes(_ data: ProtobufCBinaryData) -> [UInt8] {
    guard let start = data.data, data.len > 0 else { return [] }
    return Array(UnsafeBufferPointer(start: start, count: data.len))
}
