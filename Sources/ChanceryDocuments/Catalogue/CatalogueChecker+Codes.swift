// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Codes: their form, that they are unique, and that references lead somewhere.
extension CatalogueChecker {
    func checkCodes() {
        checkCodes(of: draft.windowFamilies, "window family", "họ kỳ báo cáo", key: "code", \.code)
        checkCodes(of: draft.measureUnits, "unit", "đơn vị tính", key: "code", \.code)
        checkCodes(of: draft.dimensions, "dimension", "chiều phân tổ", key: "code", \.code)
        checkCodes(of: draft.offices, "office", "cơ quan", key: "id", \.id)
        checkCodes(of: draft.groups, "group", "cụm thi đua", key: "id", \.id)
        checkCodes(of: draft.regimes, "regime", "chế độ báo cáo", key: "code", \.code)
        checkCodes(of: draft.indicators, "indicator", "chỉ tiêu", key: "code", \.code)
        checkCodes(of: draft.rules, "rule", "quy tắc", key: "code", \.rule.code)
        checkCodes(of: draft.scoreSheets, "score sheet", "bảng điểm", key: "code", \.sheet.code)
        for dimension in draft.dimensions {
            let codes = dimension.value.values.map(\.code)
            checkUnique(codes, "value", "giá trị") { "\(dimension.path).values[\($0)].code" }
        }
        for regime in draft.regimes {
            let codes = regime.value.sections.map(\.code)
            checkUnique(codes, "section", "mục") { "\(regime.path).sections[\($0)].code" }
        }
        for sheet in draft.scoreSheets {
            let codes = sheet.value.sheet.criteria.map(\.code)
            checkUnique(codes, "criterion", "tiêu chí") { "\(sheet.path).criteria[\($0)].code" }
        }
    }

    private func checkCodes<Value>(
        of entries: [Placed<Value>], _ english: String, _ vietnamese: String, key: String,
        _ code: KeyPath<Value, String>
    ) {
        checkUnique(entries.map { $0.value[keyPath: code] }, english, vietnamese) { entries[$0].path + "." + key }
    }

    private func checkUnique(_ codes: [String], _ english: String, _ vietnamese: String, path: (Int) -> String) {
        var seen: Set<String> = []
        for (position, code) in codes.enumerated() where !code.isEmpty {
            checkForm(ofCode: code, path(position))
            if seen.insert(code).inserted { continue }
            add(
                .duplicateCode, path(position), value: code,
                ("There is another \(english) “\(code)”.", "Đã có \(vietnamese) “\(code)”."),
                remedy: ("Give each \(english) a code of its own.", "Mỗi \(vietnamese) cần một mã riêng."))
        }
    }

    /// `[A-Za-z0-9][A-Za-z0-9._-]*`, at most `DocumentLimits.codeBytesMax` bytes.
    func checkForm(ofCode code: String, _ path: String) {
        if code.isCatalogueCode { return }
        let limit = DocumentLimits.codeBytesMax
        add(
            .malformedCode, path, value: code,
            ("“\(code)” cannot be a code.", "“\(code)” không thể dùng làm mã."),
            remedy: (
                "Use at most \(limit) ASCII letters, digits and . _ -, beginning with a letter or a digit.",
                "Chỉ dùng tối đa \(limit) chữ cái ASCII, chữ số và . _ -; bắt đầu bằng chữ hoặc số."
            ))
    }

    /// Logs `code` unless it is empty (which reading has reported) or known.
    func checkReference(
        _ code: String, _ path: String, _ english: String, _ vietnamese: String, isKnown: Bool
    ) {
        if code.isEmpty || isKnown { return }
        add(
            .unknownReference, path, value: code,
            ("There is no \(english) “\(code)” in the catalogue.", "Danh mục không có \(vietnamese) “\(code)”."),
            remedy: (
                "Add the \(english), or name one that exists.",
                "Hãy bổ sung \(vietnamese) này hoặc ghi một \(vietnamese) đã có."
            ))
    }

    func checkOffice(_ id: String, _ path: String) {
        checkReference(id, path, "office", "cơ quan", isKnown: officesByID[id] != nil)
    }

    func checkIndicator(_ code: String, _ path: String) {
        checkReference(code, path, "indicator", "chỉ tiêu", isKnown: indicatorsByCode[code] != nil)
    }

    /// Logs what stands in a list for the second time.
    func checkNotRepeated(_ entries: [String], path: (Int) -> String) {
        var seen: Set<String> = []
        for (position, entry) in entries.enumerated() where !entry.isEmpty && !seen.insert(entry).inserted {
            add(
                .repeatedEntry, path(position), value: entry,
                ("“\(entry)” stands in this list twice.", "“\(entry)” xuất hiện hai lần trong danh sách này."),
                remedy: ("Keep one of them.", "Hãy chỉ giữ lại một."))
        }
    }
}

extension String {
    /// Whether the text has the form of a code.
    var isCatalogueCode: Bool {
        guard let first = utf8.first, utf8.count <= DocumentLimits.codeBytesMax else { return false }
        return first.isASCIIAlphanumeric
            && utf8.allSatisfy { $0.isASCIIAlphanumeric || $0 == 0x2E || $0 == 0x5F || $0 == 0x2D }
    }
}

extension UInt8 {
    fileprivate var isASCIIAlphanumeric: Bool {
        (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
    }
}
