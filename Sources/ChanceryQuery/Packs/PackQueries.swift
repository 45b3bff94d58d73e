// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryCatalogue
internal import ChanceryConsolidation
public import ChanceryModel
public import ChanceryStore
public import ChanceryWire

/// PackService. Used like `ReportQueries`.
public struct PackQueries: Sendable {
    let store: any ReportStore
    let library: CatalogueLibrary
    let clock: WallClock
    let reader: ConsolidationReader
    private let answerBytesMax: Int

    /// Packs are read for their covers until they have this many bytes together.
    static let listedBytesMax = 16 << 20

    /// - Parameter consolidations: makes the answers that are frozen.
    public init(
        store: any ReportStore, library: CatalogueLibrary, clock: WallClock, consolidations: ConsolidationQueries
    ) {
        self.store = store
        self.library = library
        self.clock = clock
        reader = consolidations.reader
        answerBytesMax = consolidations.answerBytesMax
    }

    /// PackService.GetPack. All chunks are of the pack of the first.
    public func getPack(_ payload: [UInt8], _ decoder: WireDecoder) throws -> [UInt8] {
        let request = try decoder.getPackRequest(payload)
        let token = try request.continuation()
        let (stored, sequence) = try store.read { snapshot in
            let sequence = token?.sequence ?? snapshot.sequence
            return (try pack(request.name, asOf: sequence, in: snapshot), sequence)
        }
        let start = Int(clamping: token?.position ?? 0)
        guard start < stored.bytes.count else { throw PageToken.refusal }
        let end = min(stored.bytes.count, start + request.chunkBytesMax)
        return PackChunk(
            head: PackHeadMessage(stored.head, cover: try cover(of: stored, decoder)), offset: Int64(start),
            piece: Array(stored.bytes[start..<end]),
            nextPageToken: end < stored.bytes.count
                ? request.nextPageToken(sequence: sequence, position: Int64(end)) : ""
        ).encoded()
    }

    /// PackService.ListPacks. All pages belong to the sequence of the first.
    public func listPacks(_ payload: [UInt8], _ decoder: WireDecoder) throws -> [UInt8] {
        let request = try decoder.listPacksRequest(payload)
        let token = try request.continuation()
        return try store.read { snapshot in
            let sequence = token?.sequence ?? snapshot.sequence
            let found = try snapshot.listPacks(
                group: request.group.isEmpty ? nil : request.group,
                regime: request.regime.isEmpty ? nil : request.regime, after: token?.position,
                limit: request.pageCountMax, asOf: sequence)
            var packs: [PackHeadMessage] = []
            var byteCount = 0
            for head in found where byteCount < PackQueries.listedBytesMax {
                byteCount += head.byteCount
                let stored = try pack(PackName(head), asOf: sequence, in: snapshot)
                packs.append(PackHeadMessage(head, cover: try cover(of: stored, decoder)))
            }
            let isLast = packs.count == found.count && found.count < request.pageCountMax
            return ListPacksResponse(
                packs: packs,
                nextPageToken: isLast
                    ? "" : request.nextPageToken(sequence: sequence, position: packs.last?.sequence ?? 0),
                sequence: sequence
            ).encoded()
        }
    }

    /// PackService.DiffPacks. All pages belong to the later side of the first.
    public func diffPacks(_ payload: [UInt8], _ decoder: WireDecoder) throws -> [UInt8] {
        let request = try decoder.diffPacksRequest(payload)
        let token = try request.continuation()
        let before = try decoded(request.from)
        let from = ComparedAnswer(before.pack.answer, packNumber: before.head.number)
        let to = try later(request, than: before, asOf: token?.sequence, decoder)
        guard from.side.sequence <= to.side.sequence else {
            throw CallFailure(
                .queryRefused, "pack \(before.head.number) was frozen after the one it is compared with; swap them")
        }
        let catalogue = try store.read { try library.catalogue(asOf: to.side.sequence, in: $0) }
        guard let catalogue else { throw CallFailure(.noSuchCatalogue, "no catalogue is installed") }
        let difference = try CauseReader(store: store, decoder: decoder).difference(
            AnswerComparison(from: from, to: to), regime: before.pack.query.regime,
            sequences: from.side.sequence...to.side.sequence, catalogue: catalogue)
        return try difference.encodedItems().sendablePage(
            for: request, countMax: request.pageSize, answerBytesMax: answerBytesMax)
    }

    private func later(
        _ request: DiffPacksRequest, than before: (head: PackHead, pack: Pack), asOf sequence: StoreSequence?,
        _ decoder: WireDecoder
    ) throws -> ComparedAnswer {
        guard request.toNumber > 0 else {
            return ComparedAnswer(
                try reader.answer(
                    to: ConsolidationQuery(before.pack.query), asOf: sequence.map { .sequence($0) }, decoder: decoder
                ).answer())
        }
        var name = request.from
        name.number = request.toNumber
        let (head, pack) = try decoded(name)
        guard pack.query == before.pack.query else {
            throw CallFailure(
                .queryRefused,
                "packs \(before.head.number) and \(head.number) answer different questions; compare those of one"
            )
        }
        return ComparedAnswer(pack.answer, packNumber: head.number)
    }
}

extension PackQueries {
    /// - Parameter name: number 0 means the latest.
    func pack(
        _ name: PackName, asOf sequence: StoreSequence?, in snapshot: any StoreSnapshot
    ) throws -> StoredPack {
        let stored = try snapshot.pack(
            number: name.number == 0 ? nil : name.number, group: name.group, regime: name.regime, from: name.from,
            through: name.through ?? name.from, asOf: sequence)
        if let stored { return stored }
        throw CallFailure(.noSuchPack, "there is no pack \(name)")
    }

    func cover(of stored: StoredPack, _ decoder: WireDecoder) throws -> PackCover {
        do {
            return try PackCover(ofPack: stored.bytes, by: decoder)
        } catch {
            throw unreadable(stored.head, error)
        }
    }

    /// The head of a pack as it travels. Reads the store: only on a query lane.
    public func message(_ head: PackHead, _ decoder: WireDecoder) throws -> PackHeadMessage {
        let stored = try store.read { try pack(PackName(head), asOf: nil, in: $0) }
        return PackHeadMessage(head, cover: try cover(of: stored, decoder))
    }

    /// A whole pack, decoded in memory of its own: it can be larger than what a lane decodes.
    func decoded(_ name: PackName) throws -> (head: PackHead, pack: Pack) {
        let stored = try store.read { try pack(name, asOf: nil, in: $0) }
        return (stored.head, try decoded(stored))
    }

    func decoded(_ stored: StoredPack) throws -> Pack {
        // A pack of a later release may say more; what this one knows is compared.
        guard let decoder = WireDecoder(arenaBytes: Pack.arenaBytes, unknownFields: .dropped) else {
            throw CallFailure(
                .serverBusy, "the server has no memory to read a pack at the moment", retryDelayMilliseconds: 1000)
        }
        do {
            return try decoder.pack(stored.bytes)
        } catch {
            throw unreadable(stored.head, error)
        }
    }

    private func unreadable(_ head: PackHead, _ error: any Error) -> CallFailure {
        CallFailure(.internalError, "the stored pack \(PackName(head)) cannot be read: \(error)")
    }
}

extension PackName {
    init(_ head: PackHead) {
        self.init(
            group: head.group, regime: head.regime, from: head.from,
            through: head.through == head.from ? nil : head.through,
            number: head.number)
    }
}
