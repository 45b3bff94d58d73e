// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Mergers: the predecessors end on the day before, the successor begins on the day.
extension CatalogueChecker {
    func checkMergers() {
        var ended: Set<String> = []
        var founded: Set<String> = []
        for merger in draft.mergers {
            checkReferences(of: merger)
            for (position, id) in merger.value.predecessors.enumerated() where !id.isEmpty {
                let path = "\(merger.path).predecessors[\(position)]"
                if !ended.insert(id).inserted { logMergedTwice(id, path) }
                checkEnd(of: id, before: merger.value.date, path)
            }
            let successor = merger.value.successor
            if !successor.isEmpty, !founded.insert(successor).inserted {
                logMergedTwice(successor, merger.path + ".successor")
            }
            checkStart(of: successor, on: merger.value.date, merger.path + ".successor")
        }
    }

    private func checkReferences(of merger: Placed<Merger>) {
        checkOffice(merger.value.successor, merger.path + ".successor")
        for (position, id) in merger.value.predecessors.enumerated() {
            checkOffice(id, "\(merger.path).predecessors[\(position)]")
        }
        if merger.isWhole, merger.value.predecessors.isEmpty {
            add(
                .mergerWithoutPredecessor, merger.path, value: merger.value.successor,
                ("The merger names no office that it ends.", "Việc sáp nhập không nêu cơ quan nào kết thúc."),
                remedy: ("List the offices under predecessors:.", "Hãy liệt kê các cơ quan trong predecessors:."))
        }
    }

    private func logMergedTwice(_ id: String, _ path: String) {
        add(
            .mergedTwice, path, value: id,
            (
                "“\(id)” is in this place of another merger, or stands here twice.",
                "“\(id)” đã ở vị trí này trong một lần sáp nhập khác hoặc bị ghi hai lần."
            ),
            remedy: (
                "An office is founded once and ends once.", "Mỗi cơ quan chỉ được lập một lần và kết thúc một lần."
            ))
    }

    private func checkEnd(of id: String, before date: CivilDate, _ path: String) {
        guard let office = officesByID[id], office.isWhole else { return }
        let last = date.adding(days: -1)
        if office.value.validity.to == last { return }
        add(
            .predecessorEndsElsewhen, path, value: id,
            (
                "“\(id)” does not end on \(last), the day before the merger.",
                "“\(id)” không kết thúc vào \(last), ngày trước khi sáp nhập."
            ),
            remedy: ("Give the office valid: {to: \(last)}.", "Hãy ghi cho cơ quan này valid: {to: \(last)}."))
    }

    private func checkStart(of id: String, on date: CivilDate, _ path: String) {
        guard let office = officesByID[id], office.isWhole, office.value.validity.from != date else { return }
        add(
            .successorBeginsElsewhen, path, value: id,
            (
                "“\(id)” does not begin on \(date), the day of the merger.",
                "“\(id)” không bắt đầu vào \(date), ngày sáp nhập."
            ),
            remedy: ("Give the office valid: {from: \(date)}.", "Hãy ghi cho cơ quan này valid: {from: \(date)}."))
    }
}
