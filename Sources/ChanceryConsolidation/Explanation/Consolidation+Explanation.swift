// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

extension Consolidation {
    /// The figure that `reference` means; `nil` when the answer has no such figure.
    public func figure(_ reference: FigureReference, by catalogue: CatalogueIndex) -> ConsolidatedFigure? {
        let unit = reference.unit.isEmpty ? catalogue.indicator(reference.indicator)?.unit : reference.unit
        let dimensions = reference.dimensions.sorted()
        return figures.first {
            $0.indicator == reference.indicator && $0.dimensions == dimensions && $0.unit == unit
                && $0.isPlan == reference.isPlan && $0.event == reference.event && $0.since == reference.since
                && $0.window == reference.window
        }
    }

    /// Who is not in a figure, and why, in the order of the members and periods.
    public func gaps(of figure: ConsolidatedFigure) -> [FigureGap] {
        var gaps: [FigureGap] = []
        let missing = FigureGapTable(figure.coverage.missing)
        let silent = FigureGapTable(figure.coverage.silent)
        let unavailable = Dictionary(grouping: figure.coverage.notAvailable) {
            FigureGapTable.Place(office: $0.office, period: $0.period)
        }
        for member in members {
            for report in member.reports {
                let place = FigureGapTable.Place(office: member.office, period: report.period)
                for item in unavailable[place] ?? [] {
                    gaps.append(
                        FigureGap(office: place.office, period: place.period, kind: .notAvailable, reason: item.reason))
                }
                if missing.places.contains(place) {
                    gaps.append(
                        FigureGap(
                            office: place.office, period: place.period,
                            kind: report.returnedRevision == 0 ? .missing : .returned, reason: report.returnReason))
                } else if silent.places.contains(place) {
                    gaps.append(FigureGap(office: place.office, period: place.period, kind: .silent))
                }
            }
        }
        return gaps
    }
}

private struct FigureGapTable {
    struct Place: Hashable {
        let office: String
        let period: Period
    }

    let places: Set<Place>

    init(_ gaps: [CoverageGap]) {
        places = Set(gaps.flatMap { gap in gap.periods.map { Place(office: gap.office, period: $0) } })
    }
}
