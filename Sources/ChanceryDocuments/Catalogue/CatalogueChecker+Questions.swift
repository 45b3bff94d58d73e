// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Rules that ask, and rules about marks of secrecy.
extension CatalogueChecker {
    func checkedQuestion(_ entry: Placed<RuleDraft>) -> RuleForm {
        checkSeverity(entry)
        let form = entry.value.rule.form
        switch form {
        case .changeWithin(let indicator, let factor):
            checkBand(entry, entry.path + ".change-within", indicator: indicator, factor: factor)
        case .peersWithin(let indicator, let factor):
            checkBand(entry, entry.path + ".peers-within", indicator: indicator, factor: factor)
        case .perItem(let amount, let count, let minimum, let maximum):
            return checkedPerItem(entry, amount: amount, count: count, minimum: minimum, maximum: maximum)
        case .stockArithmetic(let stock, let added, let ended):
            let path = entry.path + ".stock-arithmetic"
            checkIndicator(stock, path + ".stock")
            checkIndicator(added, path + ".new")
            checkDiffers(added, from: [stock], path + ".new")
            if let ended {
                checkIndicator(ended, path + ".ended")
                checkDiffers(ended, from: [stock, added], path + ".ended")
            }
        default:
            break
        }
        return form
    }

    func checkMarks(_ entry: Placed<RuleDraft>, _ marks: [String]) {
        let path = entry.path + ".secret-marking"
        checkNotRepeated(marks) { "\(path).marks[\($0)]" }
        guard entry.isWhole else { return }
        // A mark is compared by its letters, so one without any would be found in nothing.
        let isUsable = !marks.isEmpty && marks.allSatisfy { $0.contains(where: \.isLetter) }
        guard !isUsable else { return }
        add(
            .markingWithoutMarks, path, value: marks.joined(separator: ", "),
            ("The rule has no mark, or one without letters.", "Quy tắc không có dấu mật, hoặc có dấu không có chữ."),
            remedy: ("List the marks in words under marks:.", "Hãy liệt kê các dấu mật bằng chữ trong marks:."))
    }

    private func checkSeverity(_ entry: Placed<RuleDraft>) {
        let rule = entry.value.rule
        guard entry.isWhole, rule.severity != .warning else { return }
        add(
            .questionNotWarning, entry.path + ".severity", value: rule.severity.rawValue,
            (
                "A rule of this form asks and never refuses.",
                "Quy tắc dạng này chỉ hỏi, không từ chối báo cáo."
            ),
            remedy: ("severity: warning", "severity: warning"))
    }

    private func checkBand(_ entry: Placed<RuleDraft>, _ path: String, indicator: String, factor: FixedPoint) {
        checkIndicator(indicator, path + ".indicator")
        let least = FixedPoint(units: 1, scale: 0)
        let most = FixedPoint(units: 1_000, scale: 0)
        guard entry.isWhole, factor.isLess(than: least) || most.isLess(than: factor) || factor.scale > 3 else { return }
        add(
            .factorOutOfRange, path + ".factor", value: "\(factor)",
            (
                "A factor lies in 1 to 1000 and has at most 3 decimals.",
                "Hệ số từ 1 đến 1000 và có nhiều nhất 3 chữ số thập phân."
            ),
            remedy: ("A factor such as 3 or 1.5.", "Hệ số như 3 hoặc 1.5."))
    }

    private func checkedPerItem(
        _ entry: Placed<RuleDraft>, amount: String, count: String, minimum: FixedPoint?, maximum: FixedPoint?
    ) -> RuleForm {
        let path = entry.path + ".per-item"
        checkIndicator(amount, path + ".amount")
        checkIndicator(count, path + ".count")
        checkDiffers(count, from: [amount], path + ".count")
        checkBounds(entry, path, indicator: amount, minimum: minimum, maximum: maximum)
        guard let scale = scale(of: amount) else { return entry.value.rule.form }
        return .perItem(
            amount: amount, count: count, minimum: bound(minimum, at: scale, path + ".minimum"),
            maximum: bound(maximum, at: scale, path + ".maximum"))
    }
}
