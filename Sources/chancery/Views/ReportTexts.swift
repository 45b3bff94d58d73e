// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// What a report says beside its figures, as text for people.
struct ReportTexts {
    let report: Report

    func text(_ style: TextStyle) -> String {
        var text = ""
        func section(_ title: String, _ items: [[String]]) {
            guard !items.isEmpty else { return }
            text += "\n\(title)\n"
            for item in items {
                text += "  - " + item.filter { !$0.isEmpty }.map(printable).joined(separator: "; ") + "\n"
            }
        }
        for narrative in report.narratives {
            text += "\nSection \(printable(narrative.section))\(pillars(narrative.pillars))\n"
            let lines = narrative.text.split(omittingEmptySubsequences: false) { $0.isNewline }
            text += lines.map { "  " + printable(String($0)) + "\n" }.joined()
        }
        section(
            "Difficulties",
            report.difficulties.map {
                [$0.text + pillars($0.pillars), named("cause:", $0.cause)]
            })
        section(
            "Proposals",
            report.proposals.map {
                ["\($0.id) to \($0.addressee): \($0.text)", $0.status.rawValue, named("reply:", $0.reply)]
            })
        section(
            "Plan",
            report.planItems.map {
                [
                    $0.text + pillars($0.pillars), named("by", $0.owner), $0.window?.description ?? "",
                    named("target", $0.targetIndicator.isEmpty ? "" : "\($0.targetIndicator) \($0.targetDecimal)"),
                ]
            })
        registers(section)
        return text
    }

    private func registers(_ section: (String, [[String]]) -> Void) {
        section(
            "Agreements",
            report.agreements.map {
                [
                    "\($0.id) \($0.title)", named("with", $0.partner), $0.instrument,
                    named("signed by", $0.signatoryLevel),
                    named("field", $0.field), $0.date?.description ?? "", $0.status.rawValue,
                ]
            })
        section(
            "Delegations",
            report.delegations.map {
                [
                    "\($0.id) \($0.title)", $0.direction.rawValue, named("partner", $0.partner),
                    named("headed by", $0.headLevel), $0.persons > 0 ? counted(Int($0.persons), "person") : "",
                    $0.dates?.description ?? "",
                ]
            })
        section(
            "Aid",
            report.aid.map {
                [
                    "\($0.id) \($0.title)", named("from", $0.sponsor), named("carried out by", $0.implementer),
                    $0.aidType,
                    $0.amount.isEmpty ? "" : amount($0), $0.moneyKind?.rawValue ?? "", $0.dates?.description ?? "",
                ]
            })
        section(
            "Events",
            report.events.map {
                [
                    "\($0.id) \($0.title)", named("partner", $0.partner),
                    $0.ordinal > 0 ? "number \($0.ordinal) of its series" : "", $0.dates?.description ?? "",
                    named("note:", $0.note),
                ]
            })
        section(
            "Cases",
            report.cases.map {
                [
                    "\($0.id) \($0.title)", $0.caseType, named("in", $0.partner),
                    $0.persons > 0 ? counted(Int($0.persons), "person") : "", $0.dates?.description ?? "",
                    $0.status.rawValue, named("note:", $0.note),
                ]
            })
        section(
            "Answers to questions of the check",
            report.answers.map { ["\($0.code)\($0.path.isEmpty ? "" : " at \($0.path)")", $0.text] })
    }

    private func amount(_ entry: AidEntry) -> String {
        let qualifier = entry.qualifier == .exact ? "" : entry.qualifier.rawValue + " "
        return "\(qualifier)\(entry.amount) \(entry.currency)"
    }

    private func pillars(_ codes: [String]) -> String {
        codes.isEmpty ? "" : " [\(codes.joined(separator: ", "))]"
    }

    private func named(_ name: String, _ text: String) -> String { text.isEmpty ? "" : "\(name) \(text)" }
}
