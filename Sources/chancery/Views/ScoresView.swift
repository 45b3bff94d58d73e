// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel

/// The scores of the members of a group.
struct ScoresView: View {
    let table: ScoreTable

    func text(_ style: TextStyle) -> String {
        let names = OfficeNames(table.members.map(\.office))
        return heading(style) + "\n" + ranks(style) + "\n" + table.members.map { points($0, names, style) }.joined()
    }

    private func heading(_ style: TextStyle) -> String {
        let group = style.name(table.groupLabel)
        var text = printable("\(group.isEmpty ? table.group : group) · \(table.regime) · \(table.period)")
        text += " (\(table.window))\n"
        text += printable("Score sheet \(table.sheet.code): \(style.name(table.sheet.label))") + "\n"
        if let warning = table.warning { text += printable(style.name(warning)) + "\n" }
        return text + "Sequence \(table.sequence) · catalogue \(table.catalogueVersion)\n"
    }

    private func ranks(_ style: TextStyle) -> String {
        var ranks = TextTable([
            TextTable.Column("RANK", .trailing), TextTable.Column("CODE"), TextTable.Column("OFFICE"),
            TextTable.Column("KIND"), TextTable.Column("TOTAL", .trailing), TextTable.Column("COMPUTED", .trailing),
            TextTable.Column("REPORT"), TextTable.Column("EQUAL TOTALS"),
        ])
        for member in table.members {
            ranks.add([
                String(member.rank), member.office.code, style.name(member.office.name), member.kind?.rawValue ?? "",
                member.total.description, member.computedTotal.description,
                member.state.rawValue + (member.isExtended ? ", extended" : ""),
                member.tie.map { style.name($0.reason) } ?? "",
            ])
        }
        return ranks.isEmpty ? "No members.\n" : ranks.text(style)
    }

    private func points(_ member: MemberScore, _ names: OfficeNames, _ style: TextStyle) -> String {
        var points = TextTable([
            TextTable.Column("CRITERION"), TextTable.Column("POINTS", .trailing), TextTable.Column("MOST", .trailing),
            TextTable.Column("BASIS"), TextTable.Column("STATED"), TextTable.Column("WHY"),
        ])
        let criteria = Dictionary(
            table.sheet.criteria.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        for score in member.criteria {
            let criterion = criteria[score.criterion]
            let stated = (score.own.map { [$0] } ?? []) + score.crossChecks
            let why = style.name(score.reason) + (score.takesLowerBound ? " (counts as the least it can be)" : "")
            points.add([
                criterion.map { style.name($0.label) } ?? score.criterion, score.points?.description ?? "—",
                criterion?.pointsMax.description ?? "", score.basis.rawValue,
                stated.map { statement($0, names, style) }.joined(separator: "; "), why,
            ])
        }
        var text = printable(names.full(member.office.office, style)) + "\n" + points.text(style, indentation: 2)
        for source in member.sources where source.setAsideCount > 0 {
            let line = "\(names.full(source.scorer, style)): \(counted(Int(source.setAsideCount), "number")) set aside"
            text += "  " + printable("\(line), because the sheet does not take them") + "\n"
        }
        return text + "\n"
    }

    private func statement(_ stated: StatedPoints, _ names: OfficeNames, _ style: TextStyle) -> String {
        var text = "\(names.name(stated.scorer, style)) \(stated.points)"
        if let difference = stated.difference, !difference.isZero {
            text += " (\(difference.isNegative ? "" : "+")\(difference))"
        }
        return stated.note.isEmpty ? text : "\(text): \(stated.note)"
    }

    var json: JSONValue { ScoresJSON.table(table) }

    var csv: [[String]] {
        let header = [
            "rank", "office", "code", "name", "kind", "total", "computed_total", "criterion", "points", "basis", "own",
            "cross_checks", "reason", "is_sample",
        ]
        return [header]
            + table.members.flatMap { member in
                member.criteria.map { score in
                    [
                        String(member.rank), member.office.office, member.office.code, member.office.name.english,
                        member.kind?.rawValue ?? "", member.total.description, member.computedTotal.description,
                        score.criterion, score.points?.description ?? "", score.basis.rawValue,
                        score.own?.points.description ?? "",
                        score.crossChecks.map { "\($0.scorer)=\($0.points)" }.joined(separator: " "),
                        score.reason.english, table.sheet.isSample ? "true" : "false",
                    ]
                }
            }
    }
}
