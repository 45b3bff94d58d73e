// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// What an answer says of entries that several of its numbers count.
struct JointEntries {
    let entries: [JointEntry]
    let findings: [ConsolidationFinding]

    init(
        _ joint: JointCount, in numbers: [FoldedNumber], of indicator: Indicator, frame: QueryFrame, names: [Label]
    ) {
        entries = joint.entries.map { id, indices in
            JointEntry(
                id: id,
                reporters: indices.map { index in
                    EntryReporter(
                        office: frame.roster.members[numbers[index].member].office.id,
                        period: frame.periods[numbers[index].slot], revision: numbers[index].revision)
                })
        }
        guard !joint.unsettled.isEmpty else {
            findings = []
            return
        }
        let ids = joint.entries.prefix(ConsolidationLimits.messageNamesMax).map { "“\($0.id)”" }
        let list = ids.joined(separator: ", ") + (joint.entries.count > ids.count ? ", …" : "")
        func stated(_ language: Language) -> String {
            let offices = joint.unsettled.prefix(ConsolidationLimits.messageNamesMax).map { index in
                "\(names[numbers[index].member].text(in: language)) (\(numbers[index].quantity.value))"
            }
            return offices.joined(separator: ", ") + (joint.unsettled.count > offices.count ? ", …" : "")
        }
        let label = indicator.label
        findings = [
            ConsolidationFinding(
                .jointEntriesCountedTwice, subject: indicator.code,
                statements: joint.unsettled.map { index in
                    OfficeStatement(
                        office: frame.roster.members[numbers[index].member].office.id,
                        period: frame.periods[numbers[index].slot], revision: numbers[index].revision,
                        value: numbers[index].quantity.value.description)
                },
                message: Label(
                    english: "“\(label.text(in: .english))” counts \(list) more than once: the number of "
                        + "\(stated(.english)) is not the number of its entries.",
                    vietnamese: "“\(label.text(in: .vietnamese))” tính \(list) nhiều lần: số liệu của "
                        + "\(stated(.vietnamese)) không khớp danh mục."))
        ]
    }
}
