// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// The proposals of each office over the periods asked for and those before them, by id.
struct ProposalBook {
    let proposals: [CarriedProposal]

    init(_ frame: TextFrame, _ shelf: ReportShelf) {
        var proposals: [CarriedProposal] = []
        for (index, member) in shelf.members.enumerated() {
            var pages: [String: ProposalPage] = [:]
            let earlier = shelf.earlier[index].map { ($0, false) }
            for (report, isAsked) in earlier + shelf.current[index].map({ ($0, true) }) {
                for proposal in report.report.proposals {
                    pages[proposal.id, default: ProposalPage()].add(proposal, of: report, isAsked: isAsked)
                }
                for act in shelf.acts[report.receipt.key] ?? [] where act.act.kind == .reply {
                    pages[act.act.proposal]?.replies.append(act)
                }
            }
            proposals += pages.values.compactMap { $0.carried(frame, member.office) }.sorted { left, right in
                left.firstPeriod == right.firstPeriod
                    ? left.proposal.id < right.proposal.id : left.firstPeriod < right.firstPeriod
            }
        }
        self.proposals = proposals
    }
}

/// What is known of one proposal. Statements are added in the order of their periods.
private struct ProposalPage {
    private var first: Period?
    private var latest: (proposal: Proposal, report: AcceptedReport, isAsked: Bool)?
    var replies: [RecordedAct] = []

    /// The statement of a later period takes the place of the one before; within a report the last one counts.
    mutating func add(_ proposal: Proposal, of report: AcceptedReport, isAsked: Bool) {
        first = first ?? report.receipt.key.period
        latest = (proposal, report, isAsked)
    }

    /// `nil` when there is nothing to show: it was settled before the periods asked for.
    func carried(_ frame: TextFrame, _ office: Office) -> CarriedProposal? {
        guard let latest, let first, let last = frame.periods.last else { return nil }
        let status = latest.proposal.status == .open && isAnswered(latest.report) ? .answered : latest.proposal.status
        guard latest.isAsked || status == .open else { return nil }
        return CarriedProposal(
            origin: frame.origin(latest.report, office), proposal: latest.proposal, status: status,
            replies: replies.sorted { $0.sequence < $1.sequence }.map {
                ProposalReply(
                    sequence: $0.sequence, committedAt: $0.committedAt, actor: $0.act.actor,
                    authority: $0.act.authority, text: $0.act.reason)
            },
            firstPeriod: first, agePeriods: ProposalPage.steps(from: first, to: last),
            isCarriedForward: !latest.isAsked)
    }

    /// A reply answers what was stated up to it. An office that states the proposal as open again in the report of a
    /// later period, first sent after the reply, is not satisfied: that is open.
    private func isAnswered(_ report: AcceptedReport) -> Bool {
        replies.contains { reply in
            reply.act.key.period >= report.receipt.key.period || reply.committedAt >= report.firstReceivedAt
        }
    }

    private static func steps(from first: Period, to last: Period) -> Int32 {
        let perYear = first.form.countPerYear
        return Int32((last.year - first.year) * perYear + last.index - first.index)
    }
}
