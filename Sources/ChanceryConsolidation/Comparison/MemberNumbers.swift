// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// The numbers of single members, or of the units of the borders, behind one consolidated figure.
struct MemberNumbers {
    /// By office id; a member that gave several numbers that do not add has none.
    private(set) var numbers: [String: QualifiedNumber] = [:]

    init(_ figure: ConsolidatedFigure?, _ indicator: Indicator, isByUnit: Bool) {
        guard let figure else { return }
        let isNeverNegative = !indicator.allowsNegative
        if isByUnit {
            for unit in figure.unitFigures {
                guard let quantity = unit.outcome.quantity else { continue }
                numbers[unit.office] = QualifiedNumber(quantity, bounds: unit.bounds, isNeverNegative: isNeverNegative)
            }
            return
        }
        var parts: [String: [Contribution]] = [:]
        for part in figure.contributions where part.use != .restated && part.use != .succeeded {
            parts[part.office, default: []].append(part)
        }
        let adds = KindComparison(indicator.kind, event: figure.event) == .adding
        for (office, parts) in parts {
            guard parts.count == 1 || adds && parts.allSatisfy(\.isInSum) else { continue }
            let terms = parts.map { QualifiedNumber($0.quantity, isNeverNegative: isNeverNegative) }
            numbers[office] = MemberNumbers.sum(terms)
        }
    }

    subscript(office: String) -> QualifiedNumber? { numbers[office] }

    /// `nil` for an overflow.
    static func sum(_ terms: [QualifiedNumber]) -> QualifiedNumber? {
        guard var sum = terms.first else { return nil }
        for term in terms.dropFirst() {
            do {
                sum = try sum.adding(term)
            } catch {
                return nil
            }
        }
        return sum
    }
}
