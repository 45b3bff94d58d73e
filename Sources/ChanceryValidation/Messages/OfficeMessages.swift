// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Wordings about who reports.
enum OfficeMessages {
    static func retired(_ office: Office, on last: CivilDate, merger: Merger?, successor: Office?) -> Wording {
        let name = label(of: office, on: last)
        guard let merger, let successor else {
            return Wording(
                english: "\(name.english) (\(office.id)) ended on \(last), before the period begins.",
                vietnamese: "\(name.inVietnamese) (\(office.id)) đã kết thúc ngày \(last), trước khi kỳ bắt đầu.",
                passes: "A period with a day up to \(last), or an office that exists in the period.",
                passesVietnamese: "Kỳ báo cáo có ngày đến \(last), hoặc đơn vị còn tồn tại trong kỳ.")
        }
        let heir = label(of: successor, on: merger.date)
        return Wording(
            english: "\(name.english) merged into \(heir.english) (\(successor.id)) on \(merger.date).",
            vietnamese:
                "\(name.inVietnamese) đã sáp nhập vào \(heir.inVietnamese) (\(successor.id)) ngày \(merger.date).",
            passes: "\(successor.id), or a period with a day up to \(last).",
            passesVietnamese: "\(successor.id), hoặc kỳ báo cáo có ngày đến \(last).")
    }

    static func notYetFounded(_ office: Office, on first: CivilDate, predecessors: [Office]) -> Wording {
        let name = label(of: office, on: first)
        let before = first.adding(days: -1)
        let names = predecessors.map { "\(label(of: $0, on: before).english) (\($0.id))" }
        let vietnamese = predecessors.map { "\(label(of: $0, on: before).inVietnamese) (\($0.id))" }
        let ids = predecessors.map(\.id).joined(separator: ", ")
        let origin = names.isEmpty ? "" : " It was formed from \(names.joined(separator: ", "))."
        let originVietnamese =
            vietnamese.isEmpty ? "" : " Đơn vị được lập từ \(vietnamese.joined(separator: ", "))."
        return Wording(
            english: "\(name.english) (\(office.id)) begins on \(first), after the period ends.\(origin)",
            vietnamese:
                "\(name.inVietnamese) (\(office.id)) bắt đầu từ \(first), sau khi kỳ kết thúc.\(originVietnamese)",
            passes: (ids.isEmpty ? "A" : "One of \(ids), or a")
                + " period with a day from \(first) on.",
            passesVietnamese: (ids.isEmpty ? "Kỳ" : "Một trong \(ids), hoặc kỳ") + " báo cáo có ngày từ \(first).")
    }

    static func notInRegime(_ office: Office, regime: Regime, window: DateRange) -> Wording {
        let name = label(of: office, on: window.last)
        let groups = regime.reporters.joined(separator: ", ")
        return Wording(
            english: "\(name.english) (\(office.id)) does not report under \(regime.code) in \(window).",
            vietnamese: "\(name.inVietnamese) (\(office.id)) không báo cáo theo \(regime.code) trong \(window).",
            passes: "An office that is a member of \(groups) on a day of the period, or one below it.",
            passesVietnamese: "Đơn vị là thành viên của \(groups) trong kỳ báo cáo, hoặc đơn vị trực thuộc.")
    }

    private static func label(of office: Office, on date: CivilDate) -> Label {
        office.name(on: date)?.label ?? Label(english: office.id)
    }
}
