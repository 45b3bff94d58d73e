// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// What one report says about the base or the growth of its own figure.
public struct GrowthClaim: Hashable, Sendable {
    public let office: String
    let line: FigureLine
    let subUnit: String
    let revision: Int32
    let quantity: Quantity
    let base: ComparisonBase
}

extension PeriodContributions {
    /// Every base and every growth that the reports publish, by office.
    public func growthClaims() -> [GrowthClaim] {
        var claims: [GrowthClaim] = []
        for (office, contributions) in inOfficeOrder() {
            for figure in contributions.figures where figure.isNumber && figure.flags.contains(.base) {
                let detail = contributions.detail(of: figure)
                guard let base = detail.base else { continue }
                let indicator = catalogue.catalogue.indicators[Int(figure.indicator)]
                claims.append(
                    GrowthClaim(
                        office: office,
                        line: FigureLine(
                            indicator, detail, isPlan: figure.status == .plan || indicator.kind == .plan),
                        subUnit: detail.subUnit, revision: contributions.revision, quantity: figure.quantity,
                        base: base))
            }
        }
        return claims
    }
}
