// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// An installed catalogue with its version and its look-ups by key. Immutable; made once per version and shared.
public final class CatalogueIndex: Sendable {
    public let version: CatalogueVersion
    public let catalogue: Catalogue
    /// Position in `catalogue.indicators` by code.
    public let indicatorPositions: [String: Int]
    /// The same by the bytes of the code.
    public let indicatorCodes: CodeTable
    /// Positions in `catalogue.indicators` of those whose figures count register entries, ascending.
    public let countedIndicators: [Int]
    private let officesByID: [String: Office]
    private let groupsByID: [String: Group]
    private let regimesByCode: [String: Regime]
    private let familiesByCode: [String: WindowFamily]
    private let dimensionsByCode: [String: Dimension]
    private let measureUnitsByCode: [String: MeasureUnit]
    private let scoreSheetsByCode: [String: ScoreSheet]
    private let mergersByPredecessor: [String: Merger]
    private let mergersBySuccessor: [String: Merger]

    public init(_ catalogue: Catalogue, version: CatalogueVersion) {
        self.version = version
        self.catalogue = catalogue
        indicatorPositions = Dictionary(
            catalogue.indicators.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
        indicatorCodes = CodeTable(catalogue.indicators.lazy.map(\.code))
        countedIndicators = catalogue.indicators.indices.filter { catalogue.indicators[$0].entries != nil }
        officesByID = catalogue.offices.keyed(by: \.id)
        groupsByID = catalogue.groups.keyed(by: \.id)
        regimesByCode = catalogue.regimes.keyed(by: \.code)
        familiesByCode = catalogue.windowFamilies.keyed(by: \.code)
        dimensionsByCode = catalogue.dimensions.keyed(by: \.code)
        measureUnitsByCode = catalogue.measureUnits.keyed(by: \.code)
        scoreSheetsByCode = catalogue.scoreSheets.keyed(by: \.code)
        mergersByPredecessor = Dictionary(
            catalogue.mergers.flatMap { merger in merger.predecessors.map { ($0, merger) } },
            uniquingKeysWith: { first, _ in first })
        mergersBySuccessor = catalogue.mergers.keyed(by: \.successor)
    }

    public func office(_ id: String) -> Office? { officesByID[id] }
    public func group(_ id: String) -> Group? { groupsByID[id] }
    public func regime(_ code: String) -> Regime? { regimesByCode[code] }
    public func windowFamily(_ code: String) -> WindowFamily? { familiesByCode[code] }
    public func dimension(_ code: String) -> Dimension? { dimensionsByCode[code] }
    public func measureUnit(_ code: String) -> MeasureUnit? { measureUnitsByCode[code] }
    public func scoreSheet(_ code: String) -> ScoreSheet? { scoreSheetsByCode[code] }
    /// The merger that ended an office.
    public func merger(ending office: String) -> Merger? { mergersByPredecessor[office] }
    /// The merger that founded an office.
    public func merger(founding office: String) -> Merger? { mergersBySuccessor[office] }

    public func indicator(_ code: String) -> Indicator? {
        indicatorPositions[code].map { catalogue.indicators[$0] }
    }

    /// The days a period covers under a regime; `nil` when the regime or its family is unknown.
    public func window(of period: Period, regime: String) -> DateRange? {
        guard let regime = regimesByCode[regime], let family = familiesByCode[regime.windowFamily] else { return nil }
        return family.window(of: period)
    }

    /// Offices that carry `code` on `date`. Codes are two-digit province codes, so there is at most one.
    public func office(code: String, on date: CivilDate) -> Office? {
        catalogue.offices.first { office in
            office.validity.contains(date)
                && office.names.contains { $0.code == code && $0.validity.contains(date) }
        }
    }
}

extension Array {
    /// The first element of each key wins.
    fileprivate func keyed(by key: KeyPath<Element, String>) -> [String: Element] {
        Dictionary(map { ($0[keyPath: key], $0) }, uniquingKeysWith: { first, _ in first })
    }
}
