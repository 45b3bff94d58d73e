// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Which register entries an indicator counts: whether its kind can be counted so, and the register has what is asked.
extension CatalogueChecker {
    func checkEntries(_ entry: Placed<Indicator>) {
        guard let count = entry.value.entries else { return }
        let path = entry.path + ".entries"
        checkMeasure(count, of: entry.value, path)
        checkStatuses(count, path)
        checkTypes(count.caseTypes, "case-types", dimension: "case-type", of: .cases, count, path)
        checkTypes(count.aidTypes, "aid-types", dimension: "aid-type", of: .aid, count, path)
        if let direction = count.direction, count.register != .delegations {
            addCondition(path + ".direction", value: direction.rawValue, "direction", count.register)
        }
    }

    private func checkMeasure(_ count: EntryCount, of indicator: Indicator, _ path: String) {
        let measures = indicator.kind.entryMeasures
        if !measures.contains(count.measure) {
            let known = measures.map(\.rawValue).joined(separator: ", ")
            add(
                .measureNotOfKind, path + ".measure", value: count.measure.rawValue,
                (
                    "A figure of the kind \(indicator.kind.rawValue) is not the \(count.measure.rawValue) of a list.",
                    "Chỉ tiêu loại \(indicator.kind.rawValue) không phải là \(count.measure.rawValue) của danh mục."
                ),
                remedy: measures.isEmpty
                    ? ("Remove entries:.", "Hãy bỏ entries:.") : ("Use one of: \(known).", "Hãy dùng: \(known).")
            )
        }
        let registers = count.measure.registers
        guard !registers.contains(count.register) else { return }
        let known = registers.map(\.rawValue).joined(separator: ", ")
        add(
            .measureNotOfRegister, path + ".measure", value: count.measure.rawValue,
            (
                "Entries of the register \(count.register.rawValue) have no \(count.measure.rawValue).",
                "Mục của danh mục \(count.register.rawValue) không có \(count.measure.rawValue)."
            ),
            remedy: ("It can be counted of: \(known).", "Chỉ đếm được ở: \(known)."))
    }

    private func checkStatuses(_ count: EntryCount, _ path: String) {
        checkNotRepeated(count.statuses) { "\(path).statuses[\($0)]" }
        for (position, status) in count.statuses.enumerated()
        where !count.register.statuses.contains(status) && !status.isEmpty {
            addCondition("\(path).statuses[\(position)]", value: status, "status \(status)", count.register)
        }
    }

    private func checkTypes(
        _ types: [String], _ key: String, dimension: String, of register: RegisterKind, _ count: EntryCount,
        _ path: String
    ) {
        guard !types.isEmpty else { return }
        guard count.register == register else {
            addCondition("\(path).\(key)", value: types.joined(separator: ", "), key, count.register)
            return
        }
        checkNotRepeated(types) { "\(path).\(key)[\($0)]" }
        for (position, type) in types.enumerated() {
            checkReference(
                type, "\(path).\(key)[\(position)]", "value of the dimension \(dimension)",
                "giá trị của \(dimension)", isKnown: isValue(type, of: dimension))
        }
    }

    private func addCondition(_ path: String, value: String, _ condition: String, _ register: RegisterKind) {
        let statuses = register.statuses.joined(separator: ", ")
        add(
            .conditionNotOfRegister, path, value: value,
            (
                "Entries of the register \(register.rawValue) have no \(condition).",
                "Mục của danh mục \(register.rawValue) không có \(condition)."
            ),
            remedy: (
                statuses.isEmpty ? "Remove it, or name another register." : "Remove it; the statuses are: \(statuses).",
                statuses.isEmpty ? "Hãy bỏ, hoặc chọn danh mục khác." : "Hãy bỏ; các trạng thái là: \(statuses)."
            ))
    }
}

extension EntryMeasure {
    /// The registers whose entries can be counted so.
    fileprivate var registers: [RegisterKind] {
        switch self {
        case .entries: RegisterKind.allCases
        case .persons: [.delegations, .cases]
        case .amount: [.aid]
        }
    }
}
