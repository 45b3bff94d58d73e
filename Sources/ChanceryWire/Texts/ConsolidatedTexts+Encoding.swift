// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

extension ConsolidatedTexts {
    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 4096)
        writer.integer(1, sequence)
        writer.integer(2, catalogueVersion)
        for entry in TextEntry.all(of: self) { writer.entry(entry) }
        for gap in gaps {
            writer.message(7) { writer in
                writer.namedOffice(gap.office)
                writer.text(4, gap.period.code)
                writer.bool(5, gap.isReturned)
            }
        }
        writer.text(8, nextPageToken)
        return writer.bytes
    }

    /// A page never has more bytes, except when one entry does by itself.
    public static let pageBytesMax = 1 << 20

    /// The page that `request` asks for of this whole answer, encoded.
    ///
    /// Throws `badPageToken` when the token points behind the end.
    public func page(for request: GetConsolidatedTextsRequest) throws(CallFailure) -> [UInt8] {
        let token = try request.continuation()
        let entries = TextEntry.all(of: self)
        let start = Int(token?.position ?? 0)
        guard start <= entries.count, token == nil || token?.sequence == sequence else { throw PageToken.refusal }
        let last = request.pageSize == 0 ? entries.count : min(entries.count, start + Int(request.pageSize))
        var page = ConsolidatedTexts(
            sequence: sequence, catalogueVersion: catalogueVersion, gaps: token == nil ? gaps : [])
        var length = page.encoded().count + PageToken.textBytesMax + 64
        var end = start
        while end < last {
            var writer = ProtoWriter()
            writer.entry(entries[end])
            length += writer.bytes.count
            // A first page may hold gaps alone; later ones hold at least one entry, or paging would never end.
            if length > ConsolidatedTexts.pageBytesMax, token == nil || end > start { break }
            page.append(entries[end])
            end += 1
        }
        if end < entries.count {
            page.nextPageToken = request.nextPageToken(sequence: sequence, position: Int64(end))
        }
        return page.encoded()
    }

    private mutating func append(_ entry: TextEntry) {
        switch entry {
        case .narrative(let value): narratives.append(value)
        case .difficulty(let value): difficulties.append(value)
        case .proposal(let value): proposals.append(value)
        case .planItem(let value): planItems.append(value)
        }
    }
}

/// What pages are cut between.
private enum TextEntry {
    case narrative(MergedNarrative)
    case difficulty(MergedDifficulty)
    case proposal(CarriedProposal)
    case planItem(CheckedPlanItem)

    static func all(of texts: ConsolidatedTexts) -> [TextEntry] {
        texts.narratives.map(TextEntry.narrative) + texts.difficulties.map(TextEntry.difficulty)
            + texts.proposals.map(TextEntry.proposal) + texts.planItems.map(TextEntry.planItem)
    }
}

extension ProtoWriter {
    fileprivate mutating func entry(_ entry: TextEntry) {
        switch entry {
        case .narrative(let value): message(3) { $0.narrative(value) }
        case .difficulty(let value):
            message(4) { writer in
                writer.message(1) { $0.origin(value.origin) }
                writer.text(2, value.heading)
                writer.message(3) { $0.difficulty(value.difficulty) }
            }
        case .proposal(let value): message(5) { $0.carriedProposal(value) }
        case .planItem(let value): message(6) { $0.checkedPlanItem(value) }
        }
    }

    private mutating func origin(_ origin: TextOrigin) {
        namedOffice(origin.office)
        text(4, origin.period.code)
        integer(5, origin.revision)
        text(6, origin.language)
    }

    private mutating func narrative(_ narrative: MergedNarrative) {
        message(1) { $0.origin(narrative.origin) }
        text(2, narrative.heading)
        texts(3, narrative.pillars)
        text(4, narrative.section)
        label(5, narrative.title)
        text(6, narrative.text)
    }

    private mutating func carriedProposal(_ carried: CarriedProposal) {
        message(1) { $0.origin(carried.origin) }
        message(2) { $0.proposal(carried.proposal) }
        enumeration(3, carried.status, Enumerations.proposalStatus)
        for reply in carried.replies {
            message(4) { writer in
                writer.integer(1, reply.sequence)
                writer.timestamp(2, reply.committedAt)
                writer.text(3, reply.actor)
                writer.text(4, reply.authority)
                writer.text(5, reply.text)
            }
        }
        text(5, carried.firstPeriod.code)
        integer(6, carried.agePeriods)
        bool(7, carried.isCarriedForward)
    }

    private mutating func checkedPlanItem(_ checked: CheckedPlanItem) {
        message(1) { $0.origin(checked.origin) }
        message(2) { $0.planItem(checked.item) }
        bool(3, checked.isEarlier)
        enumeration(4, checked.check.outcome, Enumerations.planOutcome)
        text(5, checked.check.target?.description ?? "")
        quantity(6, checked.check.result)
        text(7, checked.check.from?.code ?? "")
        text(8, checked.check.through?.code ?? "")
        label(9, checked.check.reason)
    }
}
