// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryConsolidation
internal import ChanceryModel

/// The words of reports with their origin.
struct TextsView: View {
    let texts: ConsolidatedTexts

    func text(_ style: TextStyle) -> String {
        let parts = [narratives(style), difficulties(style), proposals(style), plans(style), gaps(style)]
            .filter { !$0.isEmpty }
        let heading = "Sequence \(texts.sequence) · catalogue \(texts.catalogueVersion)\n"
        return heading + (parts.isEmpty ? "\nNo words.\n" : parts.map { "\n" + $0 }.joined())
    }

    private func narratives(_ style: TextStyle) -> String {
        var text = ""
        var heading: String?
        for narrative in texts.narratives {
            if narrative.heading != heading {
                text += (heading == nil ? "" : "\n") + title(narrative.heading) + "\n"
                heading = narrative.heading
            }
            text += "  " + printable("\(style.name(narrative.title)), \(origin(narrative.origin, style))") + "\n"
            text += paragraph(narrative.text)
        }
        return text
    }

    private func difficulties(_ style: TextStyle) -> String {
        guard !texts.difficulties.isEmpty else { return "" }
        return "Difficulties\n"
            + texts.difficulties.map { item in
                let cause = item.difficulty.cause.isEmpty ? "" : " Cause: \(item.difficulty.cause)"
                return "  " + printable(origin(item.origin, style)) + "\n" + paragraph(item.difficulty.text + cause)
            }.joined()
    }

    private func proposals(_ style: TextStyle) -> String {
        guard !texts.proposals.isEmpty else { return "" }
        return "Proposals\n"
            + texts.proposals.map { item in
                var state = item.status.rawValue
                if item.isCarriedForward {
                    state += ", carried forward since \(item.firstPeriod) (\(counted(Int(item.agePeriods), "period")))"
                }
                let head = "\(item.proposal.id) to \(item.proposal.addressee), \(origin(item.origin, style)): \(state)"
                var text = "  " + printable(head) + "\n" + paragraph(item.proposal.text)
                if !item.proposal.reply.isEmpty { text += paragraph("→ \(item.proposal.reply)") }
                for reply in item.replies {
                    text += paragraph("→ \(reply.text) (\(reply.actor), \(style.time(reply.committedAt)))")
                }
                return text
            }.joined()
    }

    private func plans(_ style: TextStyle) -> String {
        guard !texts.planItems.isEmpty else { return "" }
        return "Plans\n"
            + texts.planItems.map { item in
                var head = "\(origin(item.origin, style)): \(item.check.outcome.rawValue)"
                if let target = item.check.target {
                    head +=
                        ", \(item.item.targetIndicator) planned \(ApproximateWords.grouped(target, in: style.language))"
                }
                if let result = item.check.result { head += ", result \(FigureText.quantity(result, style))" }
                let reason = style.name(item.check.reason)
                return "  " + printable(head) + "\n" + paragraph(item.item.text)
                    + (reason.isEmpty ? "" : paragraph(reason))
            }.joined()
    }

    private func gaps(_ style: TextStyle) -> String {
        guard !texts.gaps.isEmpty else { return "" }
        let names = texts.gaps.map { gap in
            "\(style.name(gap.office.name)) \(gap.period)\(gap.isReturned ? " (returned)" : "")"
        }
        return "Without words here, because nothing came or it was returned: "
            + printable(names.joined(separator: ", "))
            + "\n"
    }

    private func title(_ heading: String) -> String { heading.isEmpty ? "Without a pillar" : "Pillar \(heading)" }

    private func origin(_ origin: TextOrigin, _ style: TextStyle) -> String {
        let name = style.name(origin.office.name)
        let code = origin.office.code.isEmpty ? "" : " (\(origin.office.code))"
        return "\(name)\(code), \(origin.period), revision \(origin.revision)"
    }

    private func paragraph(_ text: String) -> String { "    " + printable(text) + "\n" }

    var json: JSONValue { TextsJSON.texts(texts) }

    var csv: [[String]] {
        let header = [
            "part", "office", "code", "name", "period", "revision", "heading", "section", "id", "status", "text",
        ]
        func row(_ part: String, _ origin: TextOrigin, _ rest: [String]) -> [String] {
            [
                part, origin.office.office, origin.office.code, origin.office.name.english, origin.period.code,
                String(origin.revision),
            ] + rest
        }
        return [header]
            + texts.narratives.map { row("narrative", $0.origin, [$0.heading, $0.section, "", "", $0.text]) }
            + texts.difficulties.map { row("difficulty", $0.origin, [$0.heading, "", "", "", $0.difficulty.text]) }
            + texts.proposals.map {
                row("proposal", $0.origin, ["", "", $0.proposal.id, $0.status.rawValue, $0.proposal.text])
            } + texts.planItems.map { row("plan", $0.origin, ["", "", "", $0.check.outcome.rawValue, $0.item.text]) }
    }
}
