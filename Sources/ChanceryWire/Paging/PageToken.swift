// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
public import ChanceryModel

/// Where the next page of an answer begins. Its text is opaque to clients.
///
/// A token belongs to the request that it was given for and to the store sequence of the first page, so that all pages
/// are of one snapshot. It is no secret and grants nothing: whoever changes its position sees another part of an answer
/// that the request may see anyway.
public struct PageToken: Hashable, Sendable {
    /// Store sequence that every page of the answer belongs to.
    public let sequence: StoreSequence
    /// How far the pages before have come; what it counts is up to the method.
    public let position: Int64
    private let requestHash: UInt64

    /// First part of the text. A token of another version is refused like a foreign one.
    private static let version = "1"
    /// Longest text of a token.
    public static let textBytesMax = 52

    /// `request` is the encoded request without its page token.
    init(sequence: StoreSequence, position: Int64, request: [UInt8]) {
        self.sequence = sequence
        self.position = position
        requestHash = PageToken.hash(of: request)
    }

    /// Reads a token; `nil` when it is none of this version or was given for another request.
    init?(text: String, request: [UInt8]) {
        guard text.utf8.count <= PageToken.textBytesMax else { return nil }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == PageToken.version, let sequence = Int64(parts[1], radix: 16),
            let position = Int64(parts[2], radix: 16), sequence >= 0, position >= 0
        else { return nil }
        self.init(sequence: sequence, position: position, request: request)
        // Holds the hash to the request, and every part to its one spelling.
        guard self.text == text else { return nil }
    }

    public var text: String {
        [
            PageToken.version, String(sequence, radix: 16), String(position, radix: 16),
            String(requestHash, radix: 16),
        ].joined(separator: "-")
    }

    private static func hash(of request: [UInt8]) -> UInt64 {
        Digest.sha256(of: request).bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}

/// A request whose answer comes in pages.
public protocol PagedRequest: Hashable, Sendable {
    /// Empty for the first page.
    var pageToken: String { get set }
    func encoded() -> [UInt8]
}

extension PagedRequest {
    /// Where the page that is asked for begins; `nil` for the first page.
    ///
    /// Throws `badPageToken` for a token that is not one of this server's or belongs to another request.
    public func continuation() throws(CallFailure) -> PageToken? {
        if pageToken.isEmpty { return nil }
        if let token = PageToken(text: pageToken, request: encodedWithoutToken()) { return token }
        throw PageToken.refusal
    }

    /// The token for the page after this one.
    public func nextPageToken(sequence: StoreSequence, position: Int64) -> String {
        PageToken(sequence: sequence, position: position, request: encodedWithoutToken()).text
    }

    private func encodedWithoutToken() -> [UInt8] {
        var first = self
        first.pageToken = ""
        return first.encoded()
    }
}

extension PageToken {
    public static var refusal: CallFailure {
        CallFailure(
            .badPageToken, "the page token was not given for this request by this server; begin again without it")
    }
}
