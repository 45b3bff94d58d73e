// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Holds what reports publish about their bases against what is stored of the earlier period.
struct PublishedComparison {
    let pair: ComparedPair
    let scope: ComparedScope
    let claims: [GrowthClaim]

    func checks() -> [PublishedCheck] {
        guard scope.against != .plan, scope.current.periods.count == 1, let current = pair.current else { return [] }
        // A returned report counts nowhere, and neither does what it publishes.
        return claims.filter { claim in
            current.contributions.contains {
                $0.office == claim.office && $0.subUnit == claim.subUnit && $0.revision == claim.revision
            }
        }.map { check($0) }
    }

    private func check(_ claim: GrowthClaim) -> PublishedCheck {
        let change = number(claim.base.changePercent)
        let base = number(claim.base.decimal)
        var check = PublishedCheck(
            office: claim.office, subUnit: claim.subUnit, quantity: claim.quantity, changePercent: change, base: base,
            reference: claim.base.reference, verdict: .noBase)
        let scale = pair.indicator.scale
        let possible = change.flatMap {
            PublishedGrowth.possibleBases(
                current: claim.quantity.value, qualifier: claim.quantity.qualifier, changePercent: $0)
        }
        let stated = base.map { RationalInterval(roundedTo: $0, .exact) }
        if let shown = possible ?? stated { check.possible = shown.bounds(atScale: scale) }
        guard let period = earlierPeriod, Period(code: claim.base.reference) == period else {
            check.message = otherReference(claim.base.reference)
            return check
        }
        guard let stored = storedBase(claim) else {
            check.message = nothingStored(claim.office, period)
            return check
        }
        check.stored = stored
        let interval = RationalInterval(roundedTo: stored.value, stored.qualifier)
        let allowed = [possible, stated].compactMap(\.self)
        guard !allowed.isEmpty else {
            check.message = Label(
                english: "Nothing that the report publishes bounds its base.",
                vietnamese: "Nội dung công bố không xác định được số gốc.",
                arabic: "لا يحدد ما نُشر قيمة الأساس.")
            return check
        }
        check.verdict = allowed.allSatisfy { $0.overlaps(interval) } ? .agrees : .disagrees
        check.message = verdictMessage(check, period)
        return check
    }

    private var earlierPeriod: Period? {
        guard let windows = scope.earlier?.periods, windows.count == 1 else { return nil }
        return windows[0].period
    }

    private func storedBase(_ claim: GrowthClaim) -> Quantity? {
        pair.earlier?.contributions.first { $0.office == claim.office && $0.subUnit == claim.subUnit }?.quantity
    }

    /// `nil` for what is no number; validation has refused such reports.
    private func number(_ text: String) -> FixedPoint? {
        if text.isEmpty { return nil }
        do {
            return try DecimalReading(text).value
        } catch {
            return nil
        }
    }

    // MARK: Messages

    private func otherReference(_ reference: String) -> Label {
        let earlier = scope.messages.earlier
        return Label(
            english: "The published base is of “\(reference)”, which is not \(earlier).",
            vietnamese: "Số gốc công bố là của “\(reference)”, không phải kỳ \(earlier).",
            arabic: "الأساس المنشور يخص «\(reference)» لا الفترة \(earlier).")
    }

    private func nothingStored(_ office: String, _ period: Period) -> Label {
        Label { language in
            let name = scope.messages.list([office], language)
            return switch language {
            case .english: "\(name) reported no such figure for \(period)."
            case .vietnamese: "\(name) không báo cáo số liệu này cho kỳ \(period)."
            case .arabic: "لم تقدم \(name) هذا الرقم للفترة \(period)."
            }
        }
    }

    private func verdictMessage(_ check: PublishedCheck, _ period: Period) -> Label {
        Label { language in
            let stored = check.stored.map { ApproximateWords.text($0, in: language) } ?? ""
            let agrees = check.verdict == .agrees
            var range = ""
            if let lower = check.possible.lower, let upper = check.possible.upper {
                let low = ApproximateWords.grouped(lower.value, in: language)
                let high = ApproximateWords.grouped(upper.value, in: language)
                range =
                    switch language {
                    case .english: " (\(low) to \(high))"
                    case .vietnamese: " (\(low) đến \(high))"
                    case .arabic: " (من \(low) إلى \(high))"
                    }
            }
            return switch language {
            case .english:
                "The stored figure of \(period), \(stored), is \(agrees ? "within" : "outside") what is published\(range)."
            case .vietnamese:
                "Số liệu kỳ \(period) đang lưu, \(stored), \(agrees ? "nằm trong" : "nằm ngoài") mức công bố\(range)."
            case .arabic: "الرقم المحفوظ للفترة \(period)، \(stored)، \(agrees ? "ضمن" : "خارج") ما نُشر\(range)."
            }
        }
    }
}
