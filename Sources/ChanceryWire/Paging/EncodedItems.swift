// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
public import ChanceryModel

/// An answer that is a list of items with something in front of it, encoded once: its digest, and its pages cut from the
/// same bytes.
///
/// The digest is the SHA-256 of the encoding of the whole answer without digest and page token, so it is the same on
/// every page and whatever size the pages have.
public struct EncodedItems: Sendable {
    /// A page is not longer, except when one item is by itself, or what only the first page can carry.
    public static let pageBytesMax = PageCut.bytesMax

    /// Numbers of the fields that paging adds. The digest comes after the head, the token after the items.
    struct Fields {
        let digest: UInt64
        let token: UInt64
    }

    /// Store sequence that every page belongs to.
    public let sequence: StoreSequence
    public let digest: Digest
    /// The answer without digest and page token.
    private let bytes: [UInt8]
    private let headEnd: Int
    private let firstPageEnd: Int
    /// Where each item ends in `bytes`.
    private let itemEnds: [Int]
    private let fields: Fields

    /// - Parameters:
    ///   - head: fields of every page, before the digest.
    ///   - firstPage: fields of the first page only, after the digest.
    ///   - items: encodes one item with its tag, after everything else.
    init<Item>(
        sequence: StoreSequence, fields: Fields, items: [Item], head: (inout ProtoWriter) -> Void,
        firstPage: (inout ProtoWriter) -> Void, item: (inout ProtoWriter, Item) -> Void
    ) {
        var writer = ProtoWriter(capacity: 512 + items.count * 256)
        head(&writer)
        headEnd = writer.bytes.count
        firstPage(&writer)
        firstPageEnd = writer.bytes.count
        var ends: [Int] = []
        ends.reserveCapacity(items.count)
        for entry in items {
            item(&writer, entry)
            ends.append(writer.bytes.count)
        }
        itemEnds = ends
        bytes = writer.bytes
        digest = Digest.sha256(of: writer.bytes)
        self.sequence = sequence
        self.fields = fields
    }

    /// Length of the longest page that paging cannot avoid.
    public var longestPageBytes: Int {
        var longest = firstPageEnd - headEnd
        for index in itemEnds.indices { longest = max(longest, itemEnds[index] - itemStart(index)) }
        return headEnd + PageCut.fieldBytesMax + longest
    }

    /// The page that `request` asks for.
    ///
    /// Throws `badPageToken` when the token belongs to another request, to another sequence than this answer's, or
    /// points behind its end.
    public func page(for request: some PagedRequest, countMax: Int32) throws(CallFailure) -> [UInt8] {
        var start = 0
        let token = try request.continuation()
        if let token {
            guard token.sequence == sequence, token.position < itemEnds.count else { throw PageToken.refusal }
            start = Int(token.position)
        }
        let isFirst = token == nil
        let end = PageCut.end(
            from: start, of: itemEnds.count, countMax: Int(countMax), isFirst: isFirst,
            otherBytes: headEnd + PageCut.fieldBytesMax + (isFirst ? firstPageEnd - headEnd : 0),
            itemBytes: { itemEnds[$0] - itemStart($0) })
        let next = end < itemEnds.count ? request.nextPageToken(sequence: sequence, position: Int64(end)) : ""
        var writer = ProtoWriter(capacity: headEnd + PageCut.fieldBytesMax + itemStart(end) - itemStart(start))
        writer.append(bytes[..<headEnd])
        writer.data(fields.digest, digest.bytes)
        if isFirst { writer.append(bytes[headEnd..<firstPageEnd]) }
        writer.append(bytes[itemStart(start)..<itemStart(end)])
        writer.text(fields.token, next)
        return writer.bytes
    }

    private func itemStart(_ index: Int) -> Int { index == 0 ? firstPageEnd : itemEnds[index - 1] }
}
