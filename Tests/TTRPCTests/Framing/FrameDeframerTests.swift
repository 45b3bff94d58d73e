// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore
internal import Testing

@testable internal import TTRPC

@Suite struct FrameDeframerTests {
    /// What a deframer makes of `pieces`, with frames as the tests' own type.
    private func events(_ pieces: [[UInt8]], dataBytesMax: Int = 4096) -> [Seen] {
        var deframer = FrameDeframer(dataBytesMax: dataBytesMax)
        var seen: [Seen] = []
        for piece in pieces {
            deframer.append(ByteBuffer(bytes: piece))
            loop: while true {
                switch deframer.next() {
                case .frame(let header, let data):
                    #expect(Int(header.length) == data.readableBytes)
                    seen.append(
                        .frame(
                            WireFrame(
                                id: header.streamID,
                                type: header.type.rawValue,
                                flags: header.flags.rawValue,
                                data: Array(data.readableBytesView)
                            )))
                case .oversize(let header):
                    seen.append(.oversize(id: header.streamID, length: header.length))
                case .notAFrame(let firstByte):
                    seen.append(.notAFrame(firstByte))
                    return seen
                case .needsMoreBytes:
                    break loop
                }
            }
        }
        return seen
    }

    private enum Seen: Equatable {
        case frame(WireFrame)
        case oversize(id: UInt32, length: UInt32)
        case notAFrame(UInt8)
    }

    @Test func readsOneFrame() {
        let frame = WireFrame(id: 7, type: 3, flags: 1, data: [9, 8])
        #expect(self.events([frame.bytes]) == [.frame(frame)])
    }

    @Test func readsAFrameWithoutData() {
        let frame = WireFrame(id: 0xffff_ffff, type: 0xff, flags: 0xff)
        #expect(self.events([frame.bytes]) == [.frame(frame)])
    }

    /// The same frames come out however the bytes are cut: at single places, byte by byte, at random, or not at all.
    @Test(arguments: 0..<40) func doesNotDependOnThePieces(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        var bytes: [UInt8] = []
        var expected: [Seen] = []
        for index in 0..<12 {
            let id = UInt32(index * 2 + 1)
            if Int.random(in: 0..<4, using: &random) == 0 {
                let length = Int.random(in: 301...900, using: &random)
                bytes += WireFrame.header(length: UInt32(length), id: id, type: 1) + random.bytes(length)
                expected.append(.oversize(id: id, length: UInt32(length)))
            } else {
                let data = random.bytes(Int.random(in: 0...300, using: &random))
                let frame = WireFrame(id: id, type: 3, flags: 4, data: data)
                bytes += frame.bytes
                expected.append(.frame(frame))
            }
        }
        #expect(self.events([bytes], dataBytesMax: 300) == expected)
        #expect(self.events(bytes.map { [$0] }, dataBytesMax: 300) == expected)
        for cut in stride(from: seed, to: bytes.count, by: 37) {
            let halves = [Array(bytes[..<cut]), Array(bytes[cut...])]
            #expect(self.events(halves, dataBytesMax: 300) == expected)
        }
        var pieces: [[UInt8]] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Int.random(in: 1...200, using: &random)
            pieces.append(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        #expect(self.events(pieces, dataBytesMax: 300) == expected)
    }

    @Test func takesDataUpToTheLimitAndNotBeyond() {
        let atLimit = WireFrame(id: 1, type: 1, data: [UInt8](repeating: 5, count: 64))
        let over = WireFrame(id: 3, type: 1, data: [UInt8](repeating: 5, count: 65))
        #expect(
            self.events([atLimit.bytes + over.bytes], dataBytesMax: 64) == [
                .frame(atLimit), .oversize(id: 3, length: 65),
            ])
    }

    @Test func refusesAnythingThatDoesNotBeginWithZero() {
        let frame = WireFrame(id: 1, type: 1, data: [1])
        #expect(self.events([frame.bytes + [0x16, 3, 1]]) == [.frame(frame), .notAFrame(0x16)])
        #expect(self.events([[0x50]]) == [.notAFrame(0x50)])
    }

    @Test func dropsOversizeDataAsItComes() {
        var deframer = FrameDeframer(dataBytesMax: 100)
        deframer.append(ByteBuffer(bytes: WireFrame.header(length: 1 << 20, id: 1, type: 1)))
        #expect(deframer.next() == .needsMoreBytes)
        for _ in 0..<63 {
            deframer.append(ByteBuffer(repeating: 1, count: 16 << 10))
            #expect(deframer.next() == .needsMoreBytes)
            #expect(deframer.heldBytes == 0)
            #expect(deframer.isInsideFrame)
        }
        deframer.append(ByteBuffer(repeating: 1, count: 16 << 10))
        let header = FrameHeader(length: 1 << 20, streamID: 1, type: .request, flags: [])
        #expect(deframer.next() == .oversize(header))
        #expect(!deframer.isInsideFrame)
    }

    /// A frame of 4 MiB that is only announced takes no memory for what has not come.
    @Test func announcedLengthTakesNoMemory() {
        var deframer = FrameDeframer(dataBytesMax: 4 << 20)
        deframer.append(ByteBuffer(bytes: WireFrame.header(length: 4 << 20, id: 1, type: 1) + [1, 2, 3]))
        #expect(deframer.next() == .needsMoreBytes)
        #expect(deframer.heldCapacity <= 4096)
    }
}
