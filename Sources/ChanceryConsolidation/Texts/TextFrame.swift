// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// What is asked of the words of reports, with everything that it names looked up.
public struct TextFrame: Sendable {
    let frame: QueryFrame
    let catalogue: CatalogueIndex
    /// Only words of these pillars; empty means all.
    let pillars: [String]
    /// The last day by which a plan's window must have ended to be checked.
    let endedBy: CivilDate

    /// How many periods an open proposal is carried over.
    public static let periodsBackMax = 8
    /// Reports that are read for one answer.
    public static let reportsMax = 20_000

    /// - Parameters:
    ///   - endedBy: `nil` means the last day of the last window.
    public init(
        _ query: ConsolidationQuery, pillars: [String], endedBy: CivilDate?, catalogue: CatalogueIndex
    ) throws(ConsolidationRefusal) {
        let known = Set(catalogue.dimension("pillar")?.values.map(\.code) ?? [])
        if let unknown = pillars.first(where: { !known.contains($0) }) {
            throw ConsolidationRefusal(
                .unknownPillar, english: "There is no pillar \(unknown).", vietnamese: "Không có trụ cột \(unknown).")
        }
        frame = try QueryFrame(query, catalogue: catalogue)
        self.catalogue = catalogue
        self.pillars = pillars
        self.endedBy = endedBy ?? frame.windows[frame.lastSlot].last
        guard frame.roster.members.count * (frame.periods.count + earlierPeriods.count) <= TextFrame.reportsMax else {
            throw ConsolidationRefusal(
                .answerTooLarge,
                english:
                    "Texts are read from at most \(TextFrame.reportsMax) reports; ask for fewer offices or periods.",
                vietnamese:
                    "Văn bản được đọc từ nhiều nhất \(TextFrame.reportsMax) báo cáo; hãy bớt đơn vị hoặc kỳ.")
        }
    }

    public var regime: String { frame.regime.code }
    /// Ids of the offices whose reports are expected.
    public var offices: [String] { frame.roster.members.map(\.office.id) }
    /// Ascending.
    public var periods: [Period] { frame.periods }

    /// The periods before the first one, in which open proposals and plans are looked for; ascending.
    public var earlierPeriods: [Period] {
        var periods: [Period] = []
        var period = frame.periods.first?.previous
        while let current = period, periods.count < TextFrame.periodsBackMax {
            periods.append(current)
            period = current.previous
        }
        return periods.reversed()
    }

    /// Whether the catalogue has an indicator.
    public func knows(_ indicator: String) -> Bool { catalogue.indicator(indicator) != nil }

    func isAsked(_ pillars: [String]) -> Bool {
        self.pillars.isEmpty || pillars.contains { self.pillars.contains($0) }
    }

    /// Position of a pillar in the catalogue; those it does not know stand behind, and none at the end.
    func pillarPosition(_ pillar: String) -> (Int, String) {
        let values = catalogue.dimension("pillar")?.values ?? []
        let position = values.firstIndex { $0.code == pillar } ?? (pillar.isEmpty ? values.count + 1 : values.count)
        return (position, pillar)
    }

    /// The pillar that words stand under.
    func heading(_ pillars: [String]) -> String {
        let candidates = self.pillars.isEmpty ? pillars : pillars.filter(self.pillars.contains)
        return candidates.min { pillarPosition($0) < pillarPosition($1) } ?? ""
    }

    func origin(_ report: AcceptedReport, _ office: Office) -> TextOrigin {
        let window = catalogue.window(of: report.receipt.key.period, regime: regime)
        return TextOrigin(
            office: office.named(on: window?.last ?? endedBy), period: report.receipt.key.period,
            revision: report.receipt.revision, language: report.report.language)
    }
}
