// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Regimes: who reports, when it is due, and which figures are asked for.
extension CatalogueChecker {
    func checkRegimes() {
        let groups = Set(draft.groups.map(\.value.id))
        let families = Set(draft.windowFamilies.map(\.value.code))
        for entry in draft.regimes {
            let regime = entry.value
            for (position, group) in regime.reporters.enumerated() {
                checkReference(
                    group, "\(entry.path).reporters[\(position)]", "group", "cụm thi đua",
                    isKnown: groups.contains(group))
            }
            checkReference(
                regime.windowFamily, entry.path + ".window-family", "window family", "họ kỳ báo cáo",
                isKnown: families.contains(regime.windowFamily))
            for (position, figure) in regime.figures.enumerated() {
                checkIndicator(figure.indicator, "\(entry.path).figures[\(position)].indicator")
            }
            checkNotRepeated(regime.reporters) { "\(entry.path).reporters[\($0)]" }
            checkNotRepeated(regime.figures.map(\.indicator)) { "\(entry.path).figures[\($0)]" }
            checkNotRepeated(regime.forms.map(\.rawValue)) { "\(entry.path).forms[\($0)]" }
            checkNotRepeated(regime.dues.map(\.level.rawValue)) { "\(entry.path).dues[\($0)]" }
            if entry.isWhole { checkTimes(entry) }
        }
    }

    private func checkTimes(_ entry: Placed<Regime>) {
        if !entry.value.dues.contains(where: { $0.level == .member }) {
            add(
                .regimeWithoutMemberDue, entry.path + ".dues", value: entry.value.code,
                (
                    "The regime does not say when members owe their reports.",
                    "Chế độ báo cáo chưa quy định hạn gửi của các thành viên."
                ),
                remedy: (
                    "Add {level: member, days-after-cut-off: 3} or the like to dues:.",
                    "Hãy thêm {level: member, days-after-cut-off: 3} hoặc tương tự vào dues:."
                ))
        }
        if entry.value.forms.isEmpty {
            let forms = PeriodForm.allCases.map(\.rawValue).joined(separator: ", ")
            add(
                .regimeWithoutForm, entry.path + ".forms", value: entry.value.code,
                (
                    "The regime does not say for which periods reports are made.",
                    "Chế độ báo cáo chưa quy định loại kỳ báo cáo."
                ),
                remedy: (
                    "List at least one of \(forms) in forms:.", "Hãy ghi trong forms: ít nhất một trong \(forms)."
                ))
        }
    }
}
