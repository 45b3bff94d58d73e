// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Compares two revisions of one report, item by item.
///
/// Figures are found again by everything that separates meanings (indicator, dimensions, unit, plan, event, start,
/// window, sub-unit), texts by section or wording, entries by id; items that agree in these are taken in their order.
public struct ReportComparison: Sendable {
    private let items: ReportItems

    /// - Parameter catalogue: for the names of indicators and sections.
    public init(catalogue: CatalogueIndex) {
        items = ReportItems(catalogue: catalogue)
    }

    /// What differs, section by section.
    public func items(from: Report, to: Report) -> [ItemChange] {
        let before = items.items(of: from)
        let after = items.items(of: to)
        var changes: [ItemChange] = []
        for section in ReportComparison.sections(before + after) {
            changes += ReportComparison.changes(
                before.filter { $0.section == section }, after.filter { $0.section == section })
        }
        return changes
    }

    private static func sections(_ items: [ReportItem]) -> [String] {
        let order =
            ["language", "author", "figures", "narratives", "difficulties", "proposals", "plan_items"]
            + RegisterKind.allCases.map(\.rawValue) + ["answers"]
        let present = Set(items.map(\.section))
        return order.filter(present.contains)
    }

    /// Items with the same identity are paired in their order.
    private static func changes(_ before: [ReportItem], _ after: [ReportItem]) -> [ItemChange] {
        var waiting = Dictionary(grouping: before.indices, by: { before[$0].identity }).mapValues { $0[...] }
        var changes: [ItemChange] = []
        var paired: Set<Int> = []
        for item in after {
            guard let index = waiting[item.identity]?.popFirst() else {
                changes.append(ItemChange(added: item))
                continue
            }
            paired.insert(index)
            if let change = ItemChange(from: before[index], to: item) { changes.append(change) }
        }
        return changes + before.indices.filter { !paired.contains($0) }.map { ItemChange(removed: before[$0]) }
    }
}

extension ItemChange {
    fileprivate init(added item: ReportItem) {
        self.init(
            kind: .added, pathAfter: item.path, subject: item.subject, label: item.label,
            fields: (item.identity + item.content).map { FieldChange(field: $0.name, before: "", after: $0.value) },
            words: ItemWords.added(item))
    }

    fileprivate init(removed item: ReportItem) {
        self.init(
            kind: .removed, pathBefore: item.path, subject: item.subject, label: item.label,
            fields: (item.identity + item.content).map { FieldChange(field: $0.name, before: $0.value, after: "") },
            words: ItemWords.removed(item))
    }

    /// `nil` when the contents are the same.
    fileprivate init?(from before: ReportItem, to after: ReportItem) {
        let old = Dictionary(uniqueKeysWithValues: before.content.map { ($0.name, $0.value) })
        let new = Dictionary(uniqueKeysWithValues: after.content.map { ($0.name, $0.value) })
        let names = after.content.map(\.name) + before.content.map(\.name).filter { new[$0] == nil }
        let fields = names.filter { old[$0] != new[$0] }.map { name in
            FieldChange(
                field: name, before: old[name] ?? "", after: new[name] ?? "",
                difference: ReportItem.numberFields.contains(name)
                    ? NumberText.difference(old[name] ?? "", new[name] ?? "") : nil)
        }
        if fields.isEmpty { return nil }
        self.init(
            kind: .changed, pathBefore: before.path, pathAfter: after.path, subject: after.subject, label: after.label,
            fields: fields, words: ItemWords.changed(after, fields))
    }
}

/// Numbers that reports hold as text.
enum NumberText {
    /// After less before at the larger scale; `nil` when one of them is no number or it does not fit.
    static func difference(_ before: String, _ after: String) -> FixedPoint? {
        guard let old = reading(before), let new = reading(after) else { return nil }
        let scale = max(old.scale, new.scale)
        guard let minuend = new.rescaled(to: scale), let subtrahend = old.rescaled(to: scale) else { return nil }
        let (units, overflow) = minuend.units.subtractingReportingOverflow(subtrahend.units)
        return overflow ? nil : FixedPoint(units: units, scale: scale)
    }

    private static func reading(_ text: String) -> FixedPoint? {
        do {
            return try DecimalReading(text).value
        } catch {
            // Old reports may hold what no rule lets in today; such a text is shown and not subtracted.
            return nil
        }
    }
}
