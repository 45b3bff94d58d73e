// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

extension Consolidator {
    /// By which rule a figure of an answer was combined.
    public func rule(of figure: ConsolidatedFigure, in consolidation: Consolidation) -> CombiningRule {
        let kind = catalogue.indicator(figure.indicator)?.kind
        let marks = FigureMarks(
            dimensions: figure.dimensions, event: figure.event, since: figure.since, window: figure.window)
        let rule = CombinationRule(kind: kind ?? .flowCount, marks: marks)
        let isOneReport = consolidation.members.count == 1 && consolidation.periods.count == 1
        var texts = RuleTexts(rule, isOneFact: rule.isOneFact(marks))
        if figure.recomputedFrom != nil { texts = .fromParts }
        if isOneReport, figure.contributions.count == 1, figure.outcome.quantity != nil, figure.recomputedFrom == nil {
            texts.overMembers = .unchanged
            texts.overTime = .unchanged
        }
        return CombiningRule(
            kind: kind?.rawValue ?? "", overMembers: texts.overMembers, overTime: texts.overTime,
            atMerger: texts.atMerger)
    }
}

private struct RuleTexts {
    var overMembers: RuleText
    var overTime: RuleText
    var atMerger: RuleText

    static let fromParts = RuleTexts(overMembers: .fromParts, overTime: .fromParts, atMerger: .fromParts)

    private init(overMembers: RuleText, overTime: RuleText, atMerger: RuleText) {
        self.overMembers = overMembers
        self.overTime = overTime
        self.atMerger = atMerger
    }

    init(_ rule: CombinationRule, isOneFact: Bool) {
        switch rule {
        case .flow:
            self.init(
                overMembers: .sum, overTime: isOneFact ? .latestStatement : .disjointPeriods,
                atMerger: .sumOfPredecessors)
        case .standing:
            self.init(overMembers: .sumAtOneDate, overTime: .lastPeriod, atMerger: .lastValues)
        case .cumulative:
            self.init(overMembers: .sumSinceOneStart, overTime: .lastPeriod, atMerger: .lastValues)
        case .distinct:
            self.init(overMembers: .unionOfLists, overTime: .lastPeriod, atMerger: .unionOfLists)
        case .event:
            self.init(overMembers: .oneFact, overTime: .latestStatement, atMerger: .oneFact)
        case .separate:
            self.init(overMembers: .notCombined, overTime: .notCombined, atMerger: .notCombined)
        }
    }
}

extension RuleText {
    private init(_ code: String, _ english: String, _ vietnamese: String, _ arabic: String) {
        self.init(code: code, text: Label(english: english, vietnamese: vietnamese, arabic: arabic))
    }

    fileprivate static let sum = RuleText(
        "SUM", "The numbers of the members are added.", "Cộng số liệu của các đơn vị.", "تُجمع أرقام الأعضاء.")
    fileprivate static let sumAtOneDate = RuleText(
        "SUM_AT_ONE_DATE", "The numbers of the members are added when all hold on one day.",
        "Cộng số liệu của các đơn vị khi cùng một ngày chốt.", "تُجمع أرقام الأعضاء إذا كانت كلها في يوم واحد.")
    fileprivate static let sumSinceOneStart = RuleText(
        "SUM_SINCE_ONE_START", "The numbers of the members are added when all count from one start.",
        "Cộng số liệu của các đơn vị khi cùng một mốc bắt đầu.", "تُجمع أرقام الأعضاء إذا بدأت كلها من تاريخ واحد.")
    fileprivate static let unionOfLists = RuleText(
        "UNION_OF_LISTS", "The lists of what was counted are united; counts without lists are not added.",
        "Hợp các danh sách đã đếm; không cộng số đếm không có danh sách.",
        "تُدمج قوائم ما تم عده، ولا تُجمع الأعداد التي ليست لها قوائم.")
    fileprivate static let oneFact = RuleText(
        "ONE_FACT", "It is one fact however many report it: equal statements count once.",
        "Là một sự việc dù nhiều đơn vị báo cáo: số liệu như nhau chỉ tính một lần.",
        "حقيقة واحدة مهما كثر المبلّغون عنها، فتُحسب الأقوال المتساوية مرة واحدة.")
    fileprivate static let notCombined = RuleText(
        "NOT_COMBINED", "Figures of this kind are not combined.", "Không tổng hợp số liệu loại này.",
        "لا تُجمع أرقام هذا النوع.")
    fileprivate static let fromParts = RuleText(
        "FROM_PARTS", "It is worked out from the sums of its parts; the stated numbers are only shown.",
        "Tính lại từ tổng các thành phần; số liệu đơn vị nêu chỉ để đối chiếu.",
        "يُحسب من مجاميع أجزائه، أما الأرقام المذكورة فتُعرض فقط.")
    fileprivate static let unchanged = RuleText(
        "UNCHANGED", "One report gives one number, which passes unchanged.",
        "Một báo cáo cho một số, giữ nguyên.", "تقرير واحد برقم واحد يمر كما هو.")
    fileprivate static let disjointPeriods = RuleText(
        "SUM_OF_PERIODS", "The periods of the range do not overlap and are added.",
        "Các kỳ không chồng nhau và được cộng lại.", "فترات المدى لا تتداخل وتُجمع.")
    fileprivate static let lastPeriod = RuleText(
        "LAST_PERIOD", "Of a range the last period counts.", "Trong nhiều kỳ, lấy kỳ cuối.",
        "تُعتمد الفترة الأخيرة من المدى.")
    fileprivate static let latestStatement = RuleText(
        "LATEST_STATEMENT", "Of each office the latest statement counts.", "Lấy số liệu mới nhất của mỗi đơn vị.",
        "يُعتمد آخر قول لكل مكتب.")
    fileprivate static let sumOfPredecessors = RuleText(
        "SUM_OF_PREDECESSORS", "What merged offices reported is added for their successor.",
        "Cộng số liệu của các đơn vị trước sáp nhập cho đơn vị mới.", "تُجمع أرقام المكاتب المدمجة لخلفها.")
    fileprivate static let lastValues = RuleText(
        "LAST_VALUES_OF_PREDECESSORS",
        "The last values of merged offices are added until their successor gives its own.",
        "Cộng giá trị cuối của các đơn vị trước sáp nhập cho đến khi đơn vị mới có số liệu.",
        "تُجمع آخر قيم المكاتب المدمجة إلى أن يقدم خلفها رقمه.")
}
