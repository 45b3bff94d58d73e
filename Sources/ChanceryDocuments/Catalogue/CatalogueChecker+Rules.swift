// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Rules: one form each, indicators that exist and differ, bounds at the scale of their indicator.
extension CatalogueChecker {
    func checkRules() {
        let regimes = Set(draft.regimes.map(\.value.code))
        for entry in draft.rules {
            let rule = entry.value.rule
            for (position, regime) in rule.regimes.enumerated() {
                checkReference(
                    regime, "\(entry.path).regimes[\(position)]", "regime", "chế độ báo cáo",
                    isKnown: regimes.contains(regime))
            }
            checkNotRepeated(rule.regimes) { "\(entry.path).regimes[\($0)]" }
            if entry.value.formKeys.count != 1 { logFormCount(entry) }
            let form = entry.value.formKeys.isEmpty ? rule.form : checkedForm(entry)
            rules.append(
                ValidationRule(
                    code: rule.code, severity: rule.severity, explanation: rule.explanation, form: form,
                    regimes: rule.regimes, validity: rule.validity))
        }
    }

    private func logFormCount(_ entry: Placed<RuleDraft>) {
        let keys = RuleDraft.formKeys.joined(separator: ", ")
        add(
            .ruleFormCount, entry.path, value: entry.value.formKeys.joined(separator: ", "),
            (
                "The rule has \(entry.value.formKeys.count) forms; it must have one.",
                "Quy tắc có \(entry.value.formKeys.count) dạng; phải có đúng một."
            ),
            remedy: ("Give exactly one of \(keys).", "Hãy ghi đúng một trong \(keys)."))
    }

    private func checkedForm(_ entry: Placed<RuleDraft>) -> RuleForm {
        let form = entry.value.rule.form
        switch form {
        case .notLess(let larger, let smaller):
            checkIndicator(larger, entry.path + ".not-less.larger")
            checkIndicator(smaller, entry.path + ".not-less.smaller")
            checkDiffers(smaller, from: [larger], entry.path + ".not-less.smaller")
        case .sum(let total, let parts):
            checkSum(entry, total: total, parts: parts)
        case .range(let indicator, let minimum, let maximum):
            return checkedRange(entry, indicator: indicator, minimum: minimum, maximum: maximum)
        case .requires(let indicator, let companion):
            checkIndicator(indicator, entry.path + ".requires.indicator")
            checkIndicator(companion, entry.path + ".requires.companion")
            checkDiffers(companion, from: [indicator], entry.path + ".requires.companion")
        case .secretMarking(let marks):
            checkMarks(entry, marks)
        case .changeWithin, .peersWithin, .perItem, .stockArithmetic, .growthMatchesHistory, .similarToPrevious:
            return checkedQuestion(entry)
        case .textDiffersFromPrevious:
            break
        }
        return form
    }

    private func checkSum(_ entry: Placed<RuleDraft>, total: String, parts: [String]) {
        let path = entry.path + ".sum"
        checkIndicator(total, path + ".total")
        for (position, part) in parts.enumerated() { checkIndicator(part, "\(path).parts[\(position)]") }
        checkNotRepeated(parts) { "\(path).parts[\($0)]" }
        checkDiffers(total, from: parts, path + ".total")
        guard entry.isWhole, parts.isEmpty else { return }
        add(
            .sumWithoutParts, path, value: total,
            ("The sum has no parts.", "Tổng không có thành phần nào."),
            remedy: ("List the indicators under parts:.", "Hãy liệt kê các chỉ tiêu trong parts:."))
    }

    func checkDiffers(_ code: String, from others: [String], _ path: String) {
        guard !code.isEmpty, others.contains(code) else { return }
        add(
            .ruleNamesItself, path, value: code,
            ("The rule compares “\(code)” with itself.", "Quy tắc so sánh “\(code)” với chính nó."),
            remedy: ("Name two different indicators.", "Hãy nêu hai chỉ tiêu khác nhau."))
    }

    private func checkedRange(
        _ entry: Placed<RuleDraft>, indicator: String, minimum: FixedPoint?, maximum: FixedPoint?
    ) -> RuleForm {
        let path = entry.path + ".range"
        checkIndicator(indicator, path + ".indicator")
        checkBounds(entry, path, indicator: indicator, minimum: minimum, maximum: maximum)
        guard let scale = scale(of: indicator) else { return entry.value.rule.form }
        return .range(
            indicator: indicator, minimum: bound(minimum, at: scale, path + ".minimum"),
            maximum: bound(maximum, at: scale, path + ".maximum"))
    }

    /// That there is a bound, and that the lower one is not above the upper one.
    func checkBounds(
        _ entry: Placed<RuleDraft>, _ path: String, indicator: String, minimum: FixedPoint?, maximum: FixedPoint?
    ) {
        if entry.isWhole, minimum == nil, maximum == nil {
            add(
                .rangeWithoutBounds, path, value: indicator,
                ("The range has no bound.", "Khoảng không có giới hạn nào."),
                remedy: ("Give minimum:, maximum: or both.", "Hãy ghi minimum:, maximum: hoặc cả hai."))
        }
        if let minimum, let maximum, maximum.isLess(than: minimum) {
            add(
                .boundsReversed, path + ".maximum", value: "\(maximum)",
                ("The maximum is less than the minimum.", "Giá trị lớn nhất nhỏ hơn giá trị nhỏ nhất."),
                remedy: ("Exchange them.", "Hãy đổi chỗ hai giá trị."))
        }
    }

    /// Digits after the decimal point; `nil` where the indicator is unknown or could not be read.
    func scale(of indicator: String) -> Int? {
        indicatorsByCode[indicator].flatMap { $0.isWhole ? $0.value.scale : nil }
    }

    func bound(_ bound: FixedPoint?, at scale: Int, _ path: String) -> FixedPoint? {
        guard let bound else { return nil }
        if let rescaled = bound.rescaled(to: scale) { return rescaled }
        add(
            .boundNotAtScale, path, value: "\(bound)",
            (
                "The indicator has \(scale) decimals; \(bound) cannot be written with them.",
                "Chỉ tiêu có \(scale) chữ số thập phân; không thể ghi \(bound) như vậy."
            ),
            remedy: (
                "Write the bound with at most \(scale) decimals.",
                "Hãy ghi giới hạn với tối đa \(scale) chữ số thập phân."
            ))
        return nil
    }
}
