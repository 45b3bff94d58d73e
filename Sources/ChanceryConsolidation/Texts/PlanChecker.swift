// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Holds targets against results. A target is a floor: it is met by a result that is certainly not less.
public struct PlanChecker: Sendable {
    private let catalogue: CatalogueIndex
    private let regime: Regime
    private let family: WindowFamily?
    private let endedBy: CivilDate

    public init(_ frame: TextFrame) {
        catalogue = frame.catalogue
        regime = frame.frame.regime
        family = frame.catalogue.windowFamily(frame.frame.regime.windowFamily)
        endedBy = frame.endedBy
    }

    /// What has to be asked for before a verdict; `nil` when there is nothing to ask, and `verdict` says why.
    public func periods(of item: PlanItem) -> PlanPeriods? {
        guard !item.targetIndicator.isEmpty, let window = item.window, window.last <= endedBy, let family else {
            return nil
        }
        return PlanPeriods(window: window, regime: regime, family: family)
    }

    /// - Parameter figures: of the consolidation over `periods(of:)` that holds the result; `nil` when there is none to
    ///   ask.
    public func verdict(on item: PlanItem, figures: [ConsolidatedFigure]?) -> PlanCheck {
        guard !item.targetIndicator.isEmpty, !item.targetDecimal.isEmpty, let window = item.window else {
            return PlanCheck(outcome: .noTarget)
        }
        let target: FixedPoint
        do {
            target = try DecimalReading(item.targetDecimal).value
        } catch {
            return PlanCheck(outcome: .notComparable, reason: PlanReasons.unreadableTarget(item.targetDecimal))
        }
        guard window.last <= endedBy else { return PlanCheck(outcome: .running, target: target) }
        guard let indicator = catalogue.indicator(item.targetIndicator) else {
            return PlanCheck(
                outcome: .notComparable, target: target, reason: PlanReasons.unknownIndicator(item.targetIndicator))
        }
        guard let periods = periods(of: item) else {
            return PlanCheck(
                outcome: .notComparable, target: target, reason: PlanReasons.foreignWindow(window, regime: regime))
        }
        var check = verdict(target, indicator, figures ?? [])
        check.from = periods.from
        check.through = periods.through
        return check
    }

    private func verdict(
        _ target: FixedPoint, _ indicator: Indicator, _ figures: [ConsolidatedFigure]
    ) -> PlanCheck {
        let results = figures.filter { $0.indicator == indicator.code && !$0.isPlan && !$0.contributions.isEmpty }
        let whole = results.filter {
            $0.dimensions.isEmpty && $0.unit == indicator.unit && $0.event.isEmpty && $0.window == nil
        }
        guard let figure = whole.first else {
            return results.isEmpty
                ? PlanCheck(outcome: .noResult, target: target, reason: PlanReasons.noResult)
                : PlanCheck(outcome: .notComparable, target: target, reason: PlanReasons.onlyParts)
        }
        guard whole.count == 1 else {
            return PlanCheck(outcome: .notComparable, target: target, reason: PlanReasons.severalStarts)
        }
        let result: Quantity
        switch figure.outcome {
        case .sum(let quantity): result = quantity
        case .refused(let refusal):
            return PlanCheck(outcome: .notComparable, target: target, reason: refusal.message)
        }
        return decide(target, result, figure, indicator)
    }

    private func decide(
        _ target: FixedPoint, _ result: Quantity, _ figure: ConsolidatedFigure, _ indicator: Indicator
    ) -> PlanCheck {
        // What is missing can only add to numbers that are never negative.
        let floorHolds = figure.isComplete || !indicator.allowsNegative
        if floorHolds, let floor = figure.bounds.lower.map({ $0.floor(of: indicator) }), !floor.isLess(than: target) {
            return PlanCheck(outcome: .met, target: target, result: result)
        }
        guard figure.isComplete else {
            return PlanCheck(
                outcome: .notComparable, target: target, result: result, reason: PlanReasons.incomplete)
        }
        if let upper = figure.bounds.upper,
            upper.value.isLess(than: target) || !upper.isInclusive && upper.value.isEqualInValue(to: target)
        {
            return PlanCheck(outcome: .notMet, target: target, result: result)
        }
        return PlanCheck(outcome: .notComparable, target: target, result: result, reason: PlanReasons.undecided)
    }
}

extension Bound {
    /// The least value that is possible above this lower end: things are counted whole, so that more than 4 is 5 or more.
    fileprivate func floor(of indicator: Indicator) -> FixedPoint {
        guard !isInclusive, indicator.kind.countsWholeThings,
            let next = value.rescaled(to: 0)?.adding(FixedPoint(units: 1, scale: 0))
        else { return value }
        return next
    }
}

extension IndicatorKind {
    fileprivate var countsWholeThings: Bool {
        switch self {
        case .flowCount, .stockCount, .distinctCount, .cumulativeCount, .pipeline, .eventCount, .memberCount: true
        default: false
        }
    }
}

/// Why a plan has no verdict. English and Vietnamese.
private enum PlanReasons {
    static func unreadableTarget(_ text: String) -> Label {
        let text = Finding.shortened(text)
        return Label(
            english: "The target “\(text)” is not a number.",
            vietnamese: "Chỉ tiêu kế hoạch “\(text)” không phải là số.")
    }

    static func unknownIndicator(_ code: String) -> Label {
        let code = Finding.shortened(code)
        return Label(english: "There is no indicator \(code).", vietnamese: "Không có chỉ tiêu \(code).")
    }

    static func foreignWindow(_ window: DateRange, regime: Regime) -> Label {
        Label(
            english: "No periods of regime \(regime.code) make up \(window).",
            vietnamese: "Không có kỳ nào của chế độ \(regime.code) ghép thành \(window).")
    }

    static let noResult = Label(
        english: "Nobody gave a number for the window.", vietnamese: "Chưa có số liệu cho kỳ kế hoạch.")
    static let onlyParts = Label(
        english: "The result is given in parts or in another unit only, and parts are not added up here.",
        vietnamese: "Kết quả chỉ có theo từng phần hoặc theo đơn vị khác, không cộng lại.")
    static let severalStarts = Label(
        english: "The result is given since more than one start.",
        vietnamese: "Kết quả được tính từ nhiều mốc khác nhau.")
    static let incomplete = Label(
        english: "Reports are missing, and what is there does not reach the target.",
        vietnamese: "Còn thiếu báo cáo, và số liệu hiện có chưa đạt kế hoạch.")
    static let undecided = Label(
        english: "The result is not known exactly enough to decide.",
        vietnamese: "Kết quả chưa đủ chính xác để kết luận.")
}
