// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Score sheets: criteria of one form each, results that a single member has, points that can be given, and never two
/// sheets for the same members and periods.
extension CatalogueChecker {
    func checkScoreSheets() {
        let groups = Set(draft.groups.map(\.value.id))
        let regimes = Set(draft.regimes.map(\.value.code))
        for entry in draft.scoreSheets {
            let sheet = entry.value.sheet
            for (position, group) in sheet.groups.enumerated() {
                checkReference(
                    group, "\(entry.path).groups[\(position)]", "group", "cụm thi đua", isKnown: groups.contains(group))
            }
            checkNotRepeated(sheet.groups) { "\(entry.path).groups[\($0)]" }
            checkReference(
                sheet.regime, entry.path + ".regime", "regime", "chế độ báo cáo",
                isKnown: regimes.contains(sheet.regime))
            checkNotRepeated(sheet.forms.map(\.rawValue)) { "\(entry.path).forms[\($0)]" }
            checkCriterionCount(entry)
            for (criterion, given) in zip(sheet.criteria, entry.value.criteria) { checkCriterion(criterion, given) }
            for (position, code) in sheet.tieBreak.enumerated() {
                checkReference(
                    code, "\(entry.path).tie-break[\(position)]", "criterion", "tiêu chí",
                    isKnown: sheet.criterion(code) != nil)
            }
            checkNotRepeated(sheet.tieBreak) { "\(entry.path).tie-break[\($0)]" }
        }
        checkSheetsApart()
    }

    private func checkCriterionCount(_ entry: Placed<ScoreSheetDraft>) {
        let count = entry.value.sheet.criteria.count
        guard entry.isWhole, !(1...ScoreSheet.criteriaMax).contains(count) else { return }
        add(
            .criterionCount, entry.path + ".criteria", value: String(count),
            ("The score sheet has \(count) criteria.", "Bảng điểm có \(count) tiêu chí."),
            remedy: (
                "Give 1 to \(ScoreSheet.criteriaMax) of them.", "Hãy ghi từ 1 đến \(ScoreSheet.criteriaMax) tiêu chí."
            ))
    }

    private func checkCriterion(_ criterion: ScoreCriterion, _ given: Placed<[String]>) {
        if given.value.count != 1 {
            let keys = ScoreSheetDraft.formKeys.joined(separator: ", ")
            add(
                .criterionFormCount, given.path, value: given.value.joined(separator: ", "),
                (
                    "The criterion has \(given.value.count) forms; it must have one.",
                    "Tiêu chí có \(given.value.count) dạng; phải có đúng một."
                ),
                remedy: ("Give exactly one of \(keys).", "Hãy ghi đúng một trong \(keys)."))
            return
        }
        guard given.isWhole else { return }
        let zero = FixedPoint.zero(scale: ScoreSheet.pointsScale)
        checkPoints(criterion.pointsMax, above: zero, most: ScoreSheet.pointsLimit, given.path + ".points-max")
        switch criterion.form {
        case .judged, .bonus:
            break
        case .resultShare(let indicator):
            checkResult(indicator, given.path + ".result-share.indicator")
        case .resultThreshold(let indicator, let steps):
            checkResult(indicator, given.path + ".result-threshold.indicator")
            checkSteps(steps, of: criterion, indicator, given.path + ".result-threshold.steps")
        case .deduction(_, let pointsEach):
            checkPoints(pointsEach, above: zero, most: criterion.pointsMax, given.path + ".deduction.points-each")
        }
    }

    private func checkPoints(_ points: FixedPoint, above: FixedPoint, most: FixedPoint, _ path: String) {
        if above.isLess(than: points), !most.isLess(than: points) { return }
        add(
            .pointsNotInRange, path, value: "\(points)",
            ("\(points) points cannot be given here.", "Không thể cho \(points) điểm ở đây."),
            remedy: (
                "Write points above \(above) and at most \(most).",
                "Hãy ghi số điểm lớn hơn \(above) và tối đa \(most)."
            ))
    }

    /// A result is one number of one member for the window, so that members can be compared by it.
    private func checkResult(_ code: String, _ path: String) {
        checkIndicator(code, path)
        guard let indicator = indicatorsByCode[code], indicator.isWhole else { return }
        guard !indicator.value.kind.isScorable || indicator.value.dimensions.contains(where: \.isRequired) else {
            return
        }
        add(
            .resultNotScorable, path, value: code,
            (
                "A member has no single result of “\(code)” for a period.",
                "Một thành viên không có một kết quả duy nhất của “\(code)” trong kỳ."
            ),
            remedy: (
                "Name a flow, a stock, a pipeline, a count of different things, a rate, a ratio or a multiple without "
                    + "required dimensions.",
                "Hãy nêu chỉ tiêu loại flow, stock, pipeline, distinct-count, rate, ratio hoặc multiple không có chiều phân tổ "
                    + "bắt buộc."
            ))
    }

    private func checkSteps(_ steps: [ScoreStep], of criterion: ScoreCriterion, _ indicator: String, _ path: String) {
        if let scale = scale(of: indicator) {
            for (position, step) in steps.enumerated() {
                _ = bound(step.atLeast, at: scale, "\(path)[\(position)].at-least")
            }
        }
        // Zero points are a step too: it says that less than the next one is worth nothing.
        let belowZero = FixedPoint(units: -1, scale: ScoreSheet.pointsScale)
        for (position, step) in steps.enumerated() {
            checkPoints(step.points, above: belowZero, most: criterion.pointsMax, "\(path)[\(position)].points")
        }
        let ascends = zip(steps, steps.dropFirst()).allSatisfy {
            $0.atLeast.isLess(than: $1.atLeast) && $0.points.isLess(than: $1.points)
        }
        if ascends, !steps.isEmpty { return }
        add(
            .stepsNotAscending, path, value: steps.map { "\($0.atLeast)" }.joined(separator: ", "),
            (
                "There are no steps, or one does not ask and give more than the one before.",
                "Không có bậc nào, hoặc có bậc không yêu cầu và không cho điểm cao hơn bậc trước."
            ),
            remedy: (
                "List at least one step, each with a larger at-least: and more points: than the one before.",
                "Hãy ghi ít nhất một bậc, mỗi bậc có at-least: và points: lớn hơn bậc trước."
            ))
    }

    /// Of two sheets nobody could say which one is in force.
    private func checkSheetsApart() {
        for (position, entry) in draft.scoreSheets.enumerated() where entry.isWhole {
            let sheet = entry.value.sheet
            let other = draft.scoreSheets[..<position].first { $0.isWhole && $0.value.sheet.meets(sheet) }
            guard let other else { continue }
            add(
                .scoreSheetsOverlap, entry.path, value: sheet.code,
                (
                    "“\(sheet.code)” and “\(other.value.sheet.code)” hold for the same group, form of period and day.",
                    "“\(sheet.code)” và “\(other.value.sheet.code)” cùng áp dụng cho một cụm, loại kỳ và ngày."
                ),
                remedy: (
                    "End the older one with valid: {to: ...}, or name different groups: or forms:.",
                    "Hãy kết thúc bảng cũ bằng valid: {to: ...}, hoặc ghi groups: hay forms: khác nhau."
                ))
        }
    }
}

extension ScoreSheet {
    /// Whether some member could be scored by both for some period.
    fileprivate func meets(_ other: ScoreSheet) -> Bool {
        func meet<Element: Hashable>(_ left: [Element], _ right: [Element]) -> Bool {
            left.isEmpty || right.isEmpty || !Set(left).isDisjoint(with: right)
        }
        return regime == other.regime && meet(groups, other.groups) && meet(forms, other.forms)
            && validity.overlaps(other.validity)
    }
}

extension IndicatorKind {
    /// Whether a member has one number of the kind for a period, of which more is better.
    fileprivate var isScorable: Bool {
        switch self {
        case .flowCount, .flowAmount, .stockCount, .stockAmount, .pipeline, .distinctCount, .rate, .ratio, .multiple:
            true
        default: false
        }
    }
}
