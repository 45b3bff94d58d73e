// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
public import ChanceryWire

extension OfficeClient {
    /// Freezes a pack once. Trying again under the same request id is safe and gets the same pack.
    public func freeze(_ request: FreezePackRequest, timeout: Duration? = nil) async throws -> FreezePackResponse {
        try await call(MethodNames.freezePack, request.encoded(), timeout: timeout) {
            try $0.freezePackResponse($1)
        }
    }

    /// The bytes of a pack with its head. Throws `UnexpectedAnswer` when they do not have the digest of the head.
    ///
    /// - Parameter timeout: for one chunk.
    public func pack(_ name: PackName, timeout: Duration? = nil) async throws -> (head: PackHeadMessage, bytes: [UInt8])
    {
        func unexpected(_ problem: String) -> UnexpectedAnswer {
            UnexpectedAnswer(method: MethodNames.getPack.description, problem: problem)
        }
        var request = GetPackRequest(name: name)
        var head: PackHeadMessage?
        var bytes: [UInt8] = []
        repeat {
            let chunk = try await call(MethodNames.getPack, request.encoded(), timeout: timeout) {
                try $0.packChunk($1)
            }
            guard head == nil || head == chunk.head, chunk.offset == bytes.count,
                bytes.count + chunk.piece.count <= Pack.bytesMax
            else { throw unexpected("its chunks do not belong together") }
            head = chunk.head
            bytes += chunk.piece
            request.pageToken = chunk.nextPageToken
        } while !request.pageToken.isEmpty
        guard let head, Digest.sha256(of: bytes) == head.digest else {
            throw unexpected("its bytes do not have the digest of its head")
        }
        return (head, bytes)
    }

    public func packs(_ request: ListPacksRequest, timeout: Duration? = nil) async throws -> [PackHeadMessage] {
        var request = request
        var packs: [PackHeadMessage] = []
        repeat {
            let page = try await call(MethodNames.listPacks, request.encoded(), timeout: timeout) {
                try $0.listPacksResponse($1)
            }
            packs += page.packs
            request.pageToken = page.nextPageToken
        } while !request.pageToken.isEmpty
        return packs
    }

    /// Whether the frozen answer follows from what is stored.
    public func verifyPack(_ name: PackName, timeout: Duration? = nil) async throws -> PackVerification {
        try await call(MethodNames.verifyPack, VerifyPackRequest(name: name).encoded(), timeout: timeout) {
            try $0.packVerification($1)
        }
    }
}
