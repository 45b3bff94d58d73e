// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Changes of report items as sentences, in English and Vietnamese.
enum ItemWords {
    static func added(_ item: ReportItem) -> Label {
        let value = value(of: item)
        return words(item, english: "added\(value)", vietnamese: "thêm mới\(value)")
    }

    static func removed(_ item: ReportItem) -> Label {
        let value = value(of: item)
        return words(item, english: "removed\(value)", vietnamese: "bỏ\(value)")
    }

    /// Numbers and short codes are shown; of texts only that they changed.
    static func changed(_ item: ReportItem, _ fields: [FieldChange]) -> Label {
        words(
            item, english: fields.map { part($0, "not set", "changed") }.joined(separator: "; "),
            vietnamese: fields.map { part($0, "chưa nêu", "thay đổi") }.joined(separator: "; "))
    }

    /// Longest text, in characters, that a sentence shows.
    private static let shownCountMax = 40

    private static func part(_ field: FieldChange, _ unset: String, _ changed: String) -> String {
        guard field.before.count <= shownCountMax, field.after.count <= shownCountMax else {
            return "\(field.field) \(changed)"
        }
        let name = field.field == "decimal" ? "" : field.field + " "
        let old = field.before.isEmpty ? unset : field.before
        let new = field.after.isEmpty ? unset : field.after
        guard let difference = field.difference else { return "\(name)\(old) → \(new)" }
        let sign = difference.units > 0 ? "+" : ""
        return "\(name)\(old) → \(new) (\(sign)\(difference))"
    }

    private static func value(of item: ReportItem) -> String {
        guard let decimal = item.content.first(where: { $0.name == "decimal" }) else { return "" }
        return " (\(decimal.value))"
    }

    private static func words(_ item: ReportItem, english: String, vietnamese: String) -> Label {
        Label(
            english: "\(shortened(item.label.text(in: .english))): \(english)",
            vietnamese: "\(shortened(item.label.text(in: .vietnamese))): \(vietnamese)")
    }

    private static func shortened(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        return line.count > 2 * shownCountMax ? line.prefix(2 * shownCountMax - 1) + "…" : line
    }
}
