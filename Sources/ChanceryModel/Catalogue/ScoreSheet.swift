// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// What the members of a group are scored by. Criteria, weights and the rule for ties are data, like everything that a
/// group agrees on.
public struct ScoreSheet: Hashable, Sendable {
    /// Stable key.
    public let code: String
    public let label: Label
    /// Ids of the groups that are scored by it; empty means every group.
    public let groups: [String]
    /// Code of the regime whose reports are scored.
    public let regime: String
    /// Forms of period; empty means all.
    public let forms: [PeriodForm]
    /// It holds for the periods whose last day lies in here.
    public let validity: Validity
    /// Whether it only shows the form of a sheet, and no group ever agreed on it.
    public let isSample: Bool
    /// Who decided it.
    public let source: String
    public let criteria: [ScoreCriterion]
    /// Codes of the criteria that decide between equal totals, in order. After them decides the earlier first report,
    /// and then nothing: the rank is shared.
    public let tieBreak: [String]

    /// Digits after the decimal point of all points.
    public static let pointsScale = 2
    /// Most criteria of one sheet.
    public static let criteriaMax = 200
    /// Most points for one criterion.
    public static let pointsLimit = FixedPoint(units: 10_000_00, scale: pointsScale)

    public init(
        code: String, label: Label, groups: [String] = [], regime: String, forms: [PeriodForm] = [],
        validity: Validity = .always, isSample: Bool = false, source: String = "", criteria: [ScoreCriterion],
        tieBreak: [String] = []
    ) {
        self.code = code
        self.label = label
        self.groups = groups
        self.regime = regime
        self.forms = forms
        self.validity = validity
        self.isSample = isSample
        self.source = source
        self.criteria = criteria
        self.tieBreak = tieBreak
    }

    public func criterion(_ code: String) -> ScoreCriterion? { criteria.first { $0.code == code } }

    /// Whether the members of `group` are scored by it for `period` under `regime`.
    ///
    /// - Parameter window: the days that the period covers.
    public func isInForce(group: String, regime: String, period: Period, window: DateRange) -> Bool {
        self.regime == regime && (groups.isEmpty || groups.contains(group))
            && (forms.isEmpty || forms.contains(period.form)) && validity.contains(window.last)
    }
}

/// One thing that is scored.
public struct ScoreCriterion: Hashable, Sendable {
    /// Key within the sheet.
    public let code: String
    public let label: Label
    /// Most points, or for a deduction the most that is taken off; at `ScoreSheet.pointsScale`, above zero.
    public let pointsMax: FixedPoint
    public let form: ScoreForm

    public init(code: String, label: Label, pointsMax: FixedPoint, form: ScoreForm) {
        self.code = code
        self.label = label
        self.pointsMax = pointsMax
        self.form = form
    }

    /// The least and the most points that the criterion can give.
    public var pointsRange: (least: FixedPoint, most: FixedPoint) {
        let zero = FixedPoint.zero(scale: pointsMax.scale)
        guard case .deduction = form else { return (zero, pointsMax) }
        return (FixedPoint(units: -pointsMax.units, scale: pointsMax.scale), zero)
    }
}

/// Where the points for a criterion come from.
public enum ScoreForm: Hashable, Sendable {
    /// What members state about themselves and about each other.
    case judged
    /// The most points times the own result of `indicator`, divided by the best among members of the same kind.
    case resultShare(indicator: String)
    /// The points of the highest step that the result of `indicator` reaches. Steps ascend.
    case resultThreshold(indicator: String, steps: [ScoreStep])
    /// Points off for each event, up to the most.
    case deduction(event: DeductionEvent, pointsEach: FixedPoint)
    /// All points for a report that is as it should be, otherwise none.
    case bonus(event: BonusEvent)

    /// The indicator whose results give the points.
    public var indicator: String? {
        switch self {
        case .resultShare(let indicator), .resultThreshold(let indicator, _): indicator
        case .judged, .deduction, .bonus: nil
        }
    }
}

/// From which result on how many points are given.
public struct ScoreStep: Hashable, Sendable {
    /// In the unit of the indicator, at the scale in which it is written.
    public let atLeast: FixedPoint
    /// At `ScoreSheet.pointsScale`.
    public let points: FixedPoint

    public init(atLeast: FixedPoint, points: FixedPoint) {
        self.atLeast = atLeast
        self.points = points
    }
}

/// What takes points off.
public enum DeductionEvent: String, CaseIterable, Hashable, Sendable {
    /// The first revision came at or after the first late moment. Extensions move that moment.
    case late
    /// No report came.
    case missing
    /// A revision after the first came at or after the first late moment: each counts.
    case corrected
    /// The report was sent back: each time counts.
    case returned
}

/// What earns all points.
public enum BonusEvent: String, CaseIterable, Hashable, Sendable {
    /// The first revision came before the first late moment.
    case onTime = "on-time"
    /// Every figure that the regime makes mandatory has a number.
    case complete
}
