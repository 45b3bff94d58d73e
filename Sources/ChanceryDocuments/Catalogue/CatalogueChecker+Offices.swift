// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Offices: names over time, codes over time, parents.
extension CatalogueChecker {
    func checkOffices() {
        for office in draft.offices {
            if let parent = office.value.parent { checkOffice(parent, office.path + ".parent") }
            if office.isWhole {
                checkNames(of: office)
                checkSigningKeys(of: office)
            }
        }
        checkCodesCarried()
        checkParentCycles()
    }

    private func checkNames(of office: Placed<Office>) {
        let names = office.value.names
        guard !names.isEmpty else {
            add(
                .officeWithoutName, office.path, value: office.value.id,
                ("The office has no name.", "Cơ quan chưa có tên."),
                remedy: ("Add names: with at least one label.", "Hãy thêm names: với ít nhất một nhãn."))
            return
        }
        for (position, name) in names.enumerated() where !name.code.isEmpty {
            checkForm(ofCode: name.code, "\(office.path).names[\(position)].code")
        }
        let life = DayInterval(office.value.validity)
        let intervals = names.map { DayInterval($0.validity).intersection(life) }
        for (position, interval) in intervals.enumerated() where interval.isEmpty {
            add(
                .nameOutsideLife, "\(office.path).names[\(position)]", value: names[position].label.english,
                (
                    "The name holds on no day of the office's life (\(office.value.validity)).",
                    "Tên này không có hiệu lực vào ngày nào cơ quan tồn tại (\(office.value.validity))."
                ),
                remedy: ("Correct its valid:, or remove it.", "Hãy sửa valid: hoặc bỏ tên này."))
        }
        for (position, other) in DayInterval.overlaps(intervals) {
            add(
                .namesOverlap, "\(office.path).names[\(position)]", value: names[position].label.english,
                (
                    "The name holds on days on which “\(names[other].label.english)” holds too.",
                    "Tên này trùng thời gian với tên “\(names[other].label.english)”."
                ),
                remedy: (
                    "End one name on the day before the next begins.",
                    "Hãy cho tên trước kết thúc một ngày trước khi tên sau bắt đầu."
                ))
        }
        if let day = life.firstDayOutside(intervals) {
            add(
                .nameGap, office.path + ".names", value: DayInterval.text(day),
                ("The office exists on days on which it has no name.", "Có ngày cơ quan tồn tại mà không có tên."),
                remedy: (
                    "Let the names cover the whole life of the office (\(office.value.validity)).",
                    "Hãy để các tên bao phủ toàn bộ thời gian tồn tại của cơ quan (\(office.value.validity))."
                ))
        }
    }

    /// On no day do two offices carry the same code.
    private func checkCodesCarried() {
        struct Carrier {
            let office: String
            let path: String
            let interval: DayInterval
        }
        var carriers: [String: [Carrier]] = [:]
        for office in draft.offices where office.isWhole {
            let life = DayInterval(office.value.validity)
            for (position, name) in office.value.names.enumerated() where !name.code.isEmpty {
                let carrier = Carrier(
                    office: office.value.id, path: "\(office.path).names[\(position)].code",
                    interval: DayInterval(name.validity).intersection(life))
                carriers[name.code, default: []].append(carrier)
            }
        }
        for (code, list) in carriers {
            for (position, other) in DayInterval.overlaps(list.map(\.interval))
            where list[position].office != list[other].office {
                add(
                    .codeCarriedTwice, list[position].path, value: code,
                    (
                        "“\(list[other].office)” carries the code \(code) on the same days.",
                        "“\(list[other].office)” cũng mang mã \(code) trong cùng thời gian."
                    ),
                    remedy: (
                        "End one before the other begins.",
                        "Hãy cho một cơ quan thôi mang mã trước khi cơ quan kia bắt đầu."
                    ))
            }
        }
    }

    private func checkParentCycles() {
        // 0 not seen, 1 on the way up from the office at hand, 2 known to end at the top.
        var states: [String: Int] = [:]
        for office in draft.offices {
            var chain: [String] = []
            var next: String? = office.value.id
            while let id = next, states[id, default: 0] == 0, let entry = officesByID[id] {
                states[id] = 1
                chain.append(id)
                next = entry.value.parent
            }
            if let id = next, states[id] == 1, let entry = officesByID[id] {
                add(
                    .parentCycle, entry.path + ".parent", value: entry.value.parent ?? "",
                    (
                        "The offices above “\(id)” lead back to it.",
                        "Các cơ quan cấp trên của “\(id)” lại quay về chính nó."
                    ),
                    remedy: (
                        "Let the chain of parents end at an office without one.",
                        "Hãy để chuỗi cơ quan cấp trên kết thúc ở một cơ quan không có cấp trên."
                    ))
            }
            for id in chain { states[id] = 2 }
        }
    }
}
