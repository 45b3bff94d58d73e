// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
public import ChanceryModel

/// A whole answer, encoded once: its digest, and its pages cut from the same bytes.
///
/// The digest is the SHA-256 of the encoding of the whole answer without digest and page token, so it is the same on
/// every page and whatever size the pages have.
public struct EncodedConsolidation: Sendable {
    /// A page is not longer, except when one figure is by itself, or what only the first page can carry.
    public static let pageBytesMax = PageCut.bytesMax

    public let sequence: StoreSequence
    public let digest: Digest
    /// The answer without digest and page token.
    private let bytes: [UInt8]
    private let positionEnd: Int
    private let frameEnd: Int
    private let membersEnd: Int
    private let completenessEnd: Int
    /// Where each figure ends in `bytes`. After the last one comes what else only the first page has.
    private let figureEnds: [Int]
    private let figuresEnd: Int
    /// What the figures were made of, for a later answer; empty where none is expected.
    private let known: [KnownFigure]

    /// Digest and page token of `answer` are passed over.
    ///
    /// - Parameters:
    ///   - earlier: any answer, as a rule the one before to the same question: where figures say the same, its bytes are
    ///     taken. The result is the same with and without.
    ///   - isReusable: whether the result may become the `earlier` of another; it then also holds the contributions.
    public init(_ answer: Consolidation, reusing earlier: EncodedConsolidation? = nil, isReusable: Bool = false) {
        // As long as the one before, or a guess.
        var writer = ProtoWriter(capacity: earlier?.byteCount ?? 512 + answer.figures.count * 256)
        writer.position(of: answer)
        positionEnd = writer.bytes.count
        writer.frame(of: answer)
        frameEnd = writer.bytes.count
        for member in answer.members { writer.message(9) { $0.member(member) } }
        membersEnd = writer.bytes.count
        writer.completeness(of: answer)
        completenessEnd = writer.bytes.count
        var ends: [Int] = []
        ends.reserveCapacity(answer.figures.count)
        var known: [KnownFigure] = []
        for (index, figure) in answer.figures.enumerated() {
            let earlier = earlier.flatMap { $0.encodedFigure(index) }
            let parts = writer.consolidatedFigure(12, figure, reusing: earlier)
            if isReusable { known.append(parts) }
            ends.append(writer.bytes.count)
        }
        figureEnds = ends
        self.known = known
        figuresEnd = writer.bytes.count
        writer.afterFigures(of: answer)
        bytes = writer.bytes
        digest = Digest.sha256(of: writer.bytes)
        sequence = answer.sequence
    }

    public var figureCount: Int { figureEnds.count }

    /// Length of the whole answer without digest and page token.
    public var byteCount: Int { bytes.count }

    /// What the answer takes in memory.
    public var heldBytes: Int {
        bytes.capacity + figureEnds.capacity * MemoryLayout<Int>.stride + known.reduce(0) { $0 + $1.heldBytes }
    }

    private func encodedFigure(_ index: Int) -> EncodedFigure? {
        index < known.count ? EncodedFigure(known[index], bytes: bytes) : nil
    }

    /// What every page has beside its figures.
    private var everyPageBytes: Int {
        completenessEnd - (membersEnd - frameEnd) + PageCut.fieldBytesMax
    }

    /// What only the first page has: the members, and everything after the figures.
    private var firstPageBytes: Int { membersEnd - frameEnd + bytes.count - figuresEnd }

    /// Length of the longest page that paging cannot avoid.
    public var longestPageBytes: Int {
        var longestFigure = 0
        var start = completenessEnd
        for end in figureEnds {
            longestFigure = max(longestFigure, end - start)
            start = end
        }
        return everyPageBytes + max(firstPageBytes, longestFigure)
    }

    /// The whole answer with its digest and without paging, for watchers.
    public func whole() -> [UInt8] {
        page(figures: 0..<figureCount, isFirst: true, nextPageToken: "")
    }

    /// The page that `request` asks for, as an encoded chancery.v1.Consolidation.
    ///
    /// Throws `badPageToken` when the token belongs to another request, to another sequence than this answer's, or
    /// points behind its end.
    public func page(for request: GetConsolidationRequest) throws(CallFailure) -> [UInt8] {
        var start = 0
        let token = try request.continuation()
        if let token {
            guard token.sequence == sequence, token.position < figureCount else { throw PageToken.refusal }
            start = Int(token.position)
        }
        let isFirst = token == nil
        let end = PageCut.end(
            from: start, of: figureCount, countMax: Int(request.pageSize), isFirst: isFirst,
            otherBytes: everyPageBytes + (isFirst ? firstPageBytes : 0),
            itemBytes: { figureEnds[$0] - figureStart($0) })
        let next =
            end < figureCount ? request.nextPageToken(sequence: sequence, position: Int64(end)) : ""
        return page(figures: start..<end, isFirst: isFirst, nextPageToken: next)
    }

    private func figureStart(_ index: Int) -> Int {
        index == 0 ? completenessEnd : figureEnds[index - 1]
    }

    private func page(figures: Range<Int>, isFirst: Bool, nextPageToken: String) -> [UInt8] {
        let figuresStart = figureStart(figures.lowerBound)
        let figuresEndOfPage = figures.isEmpty ? figuresStart : figureEnds[figures.upperBound - 1]
        var writer = ProtoWriter(
            capacity: everyPageBytes + (isFirst ? firstPageBytes : 0) + figuresEndOfPage - figuresStart)
        writer.append(bytes[..<positionEnd])
        writer.data(3, digest.bytes)
        writer.append(bytes[positionEnd..<frameEnd])
        if isFirst { writer.append(bytes[frameEnd..<membersEnd]) }
        writer.append(bytes[membersEnd..<completenessEnd])
        writer.append(bytes[figuresStart..<figuresEndOfPage])
        writer.text(13, nextPageToken)
        if isFirst { writer.append(bytes[figuresEnd...]) }
        return writer.bytes
    }
}
