// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import Testing

@testable internal import ChanceryWire

extension Codec {
    static func packCodecs() throws -> [Codec] {
        let head = try Sample.packHead()
        let name = PackName(
            group: "g2", regime: "FA-D09", from: try Sample.period("2024-01"), through: try Sample.period("2024-06"),
            number: 2)
        let plain = PackName(group: "g2", regime: "FA-D09", from: try Sample.period("2024-H1"))
        return [
            Codec("Pack", [try Sample.pack()], { $0.encoded() }, { try $0.pack($1) }),
            Codec(
                "FreezePackRequest",
                [
                    FreezePackRequest(
                        requestID: try Sample.requestID(), query: try Sample.groupQuestion(), title: "Nửa đầu năm",
                        actor: "Trần Thị B", note: "before\nthe meeting"),
                    FreezePackRequest(
                        requestID: try Sample.requestID(), query: try Sample.groupQuestion(), title: "t", actor: "a"),
                ], { $0.encoded() }, { try $0.freezePackRequest($1) }),
            Codec(
                "FreezePackResponse",
                [FreezePackResponse(head: head, isRepeated: true), FreezePackResponse(head: head)],
                { $0.encoded() }, { try $0.freezePackResponse($1) }),
            Codec(
                "GetPackRequest",
                [GetPackRequest(name: name, chunkBytes: 4096, pageToken: "t"), GetPackRequest(name: plain)],
                { $0.encoded() }, { try $0.getPackRequest($1) }),
            Codec(
                "PackChunk",
                [
                    PackChunk(head: head, offset: 4096, piece: [0, 255, 3], nextPageToken: "more"),
                    PackChunk(head: head, offset: 0, piece: []),
                ], { $0.encoded() }, { try $0.packChunk($1) }),
            Codec(
                "ListPacksRequest",
                [
                    ListPacksRequest(group: "g2", regime: "FA-D09", pageSize: 9, pageToken: "t"),
                    ListPacksRequest(),
                ], { $0.encoded() }, { try $0.listPacksRequest($1) }),
            Codec(
                "ListPacksResponse",
                [
                    ListPacksResponse(packs: [head, head], nextPageToken: "more", sequence: 33),
                    ListPacksResponse(packs: [], sequence: 0),
                ], { $0.encoded() }, { try $0.listPacksResponse($1) }),
            Codec(
                "DiffPacksRequest",
                [
                    DiffPacksRequest(from: name, toNumber: 3, pageSize: 8, pageToken: "t"),
                    DiffPacksRequest(from: plain),
                ], { $0.encoded() }, { try $0.diffPacksRequest($1) }),
            Codec(
                "VerifyPackRequest", [VerifyPackRequest(name: name)], { $0.encoded() }, { try $0.verifyPackRequest($1) }
            ),
            Codec(
                "PackVerification",
                [
                    PackVerification(
                        head: head, bytesHold: true, catalogueHolds: true, inputsHold: true, answerHolds: true,
                        brokenInputs: try Sample.packInputs(), figures: try Sample.figureChanges()),
                    PackVerification(
                        head: head, bytesHold: false, catalogueHolds: false, inputsHold: false, answerHolds: false),
                ], { $0.encoded() }, { try $0.packVerification($1) }),
        ]
    }
}

extension Sample {
    static func cover() throws -> PackCover {
        PackCover(
            group: "g2", regime: "FA-D09", from: try period("2024-01"), through: try period("2024-06"),
            title: "First half of 2024", actor: "Trần Thị B", note: "for the\nmeeting", frozenAt: 21,
            catalogueVersion: 3, catalogueDigest: Digest.sha256(of: [4]),
            completeness: CompletenessCounts(expected: 17, reported: 16, onTime: 15, late: 1, missing: 1))
    }

    static func packHead() throws -> PackHeadMessage {
        PackHeadMessage(
            number: 2, sequence: 30, committedAt: try instant("2024-06-20T08:00:00Z"), requestID: try requestID(),
            digest: Digest.sha256(of: [5]), byteCount: 70_000, cover: try cover(), submittedBy: "leader:vn-24")
    }

    static func packInputs() throws -> [PackInput] {
        [
            PackInput(
                office: "vn-31", period: try period("2024-01"), state: .late, revision: 2, sequence: 20,
                digest: Digest.sha256(of: [6])),
            PackInput(office: "vn-34", period: try period("2024-01"), state: .missing),
        ]
    }

    static func pack() throws -> Pack {
        Pack(cover: try cover(), query: try groupQuestion(), inputs: try packInputs(), answer: try consolidation())
    }
}

@Suite("Packs on the wire")
struct PackCodingTests {
    @Test("the cover is read from the bytes of a pack without the rest")
    func cover() throws {
        let bytes = try Sample.pack().encoded()
        #expect(try PackCover(ofPack: bytes, by: Codec.decoder()) == Sample.cover())
        #expect(throws: WireError.malformed(message: "chancery.v1.Pack")) {
            _ = try PackCover(ofPack: [0xFF], by: Codec.decoder())
        }
    }

    @Test("a title, an actor and a request id are mandatory, and what people write has a length")
    func bounds() throws {
        var request = FreezePackRequest(
            requestID: try Sample.requestID(), query: try Sample.groupQuestion(),
            title: String(repeating: "t", count: 200), actor: String(repeating: "a", count: 200),
            note: String(repeating: "n", count: 4000))
        let decoder = try Codec.decoder()
        #expect(try decoder.freezePackRequest(request.encoded()) == request)
        request.title += "t"
        request.actor = ""
        request.note += "n"
        let bytes = request.encoded()
        #expect(problemPaths { _ = try decoder.freezePackRequest(bytes) } == ["actor", "title", "note"])
    }

    @Test("the longest pack decodes in the memory that is set aside for it")
    func longestPack() throws {
        var pack = try Sample.pack()
        let figure = try #require(pack.answer.figures.first)
        let size = pack.encoded().count
        pack.answer.figures = [figure]
        let step = pack.encoded().count
        var more = pack
        more.answer.figures = [figure, figure]
        let figureBytes = more.encoded().count - step
        pack.answer.figures = Array(repeating: figure, count: (Pack.bytesMax - size) / figureBytes)
        let bytes = pack.encoded()
        #expect(bytes.count > Pack.bytesMax * 9 / 10 && bytes.count <= Pack.bytesMax)
        #expect(try Codec.decoder(arenaBytes: Pack.arenaBytes).pack(bytes) == pack)
    }
}
