// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore
internal import Testing

@testable internal import TTRPC

@Suite struct OutboundTests {
    private func gauge() -> OutboundGauge {
        var limits = TTRPCLimits()
        limits.outboundBytesMark = 100
        limits.outboundBytesMax = 200
        return OutboundGauge(limits: limits)
    }

    @Test func reservesUpToTheBound() {
        let gauge = self.gauge()
        #expect(gauge.reserve(200))
        #expect(!gauge.reserve(1))
        #expect(gauge.bytes == 200)
        gauge.add(7)
        #expect(gauge.bytes == 207)
        gauge.release(207)
        #expect(gauge.reserve(1))
    }

    @Test func tellsAWaitingSenderOnceAtHalfTheMark() {
        let gauge = self.gauge()
        #expect(gauge.reserve(100))
        #expect(!gauge.takeWritableAgain())
        #expect(!gauge.checkWritable())
        gauge.release(49)
        #expect(gauge.checkWritable())
        #expect(!gauge.takeWritableAgain())
        gauge.release(1)
        #expect(gauge.takeWritableAgain())
        #expect(!gauge.takeWritableAgain())
    }

    @Test func aRefusedSenderCountsAsWaiting() {
        let gauge = self.gauge()
        #expect(gauge.reserve(150))
        #expect(!gauge.reserve(60))
        gauge.release(150)
        #expect(gauge.takeWritableAgain())
    }

    @Test func smallFramesShareOneBuffer() {
        var queue = OutboundQueue()
        #expect(queue.isEmpty)
        for id: UInt32 in [1, 3, 5] {
            queue.append(
                FrameHeader(length: 4, streamID: id, type: .response, flags: []), payload: .init(bytes: [7, 8])
            ) {
                $0.writeBytes([1, 2])
            }
        }
        let segments = queue.takeSegments()
        #expect(segments.count == 1)
        #expect(queue.isEmpty)
        var bytes = segments.flatMap { Array($0.readableBytesView) }
        let expected = [1, 3, 5].map { WireFrame(id: $0, type: 2, data: [1, 2, 7, 8]) }
        #expect(WireFrame.take(from: &bytes) == expected)
        #expect(bytes.isEmpty)
    }

    @Test(arguments: [OutboundQueue.largePayloadBytes - 1, OutboundQueue.largePayloadBytes, 600_000])
    func largePayloadsKeepTheirPlace(payloadBytes: Int) {
        var random = SeededGenerator(seed: 3)
        let payload = random.bytes(payloadBytes)
        var queue = OutboundQueue()
        let small = FrameHeader(length: 1, streamID: 1, type: .data, flags: [])
        let large = FrameHeader(length: UInt32(payloadBytes + 1), streamID: 3, type: .data, flags: [])
        queue.append(small, payload: .init(bytes: [1]))
        queue.append(large, payload: .init(bytes: payload)) { $0.writeInteger(UInt8(9)) }
        queue.append(small, payload: .init(bytes: [2]))
        let segments = queue.takeSegments()
        #expect(segments.allSatisfy { $0.readableBytes <= OutboundQueue.pieceBytes && $0.readableBytes > 0 })
        var bytes = segments.flatMap { Array($0.readableBytesView) }
        let expected = [
            WireFrame(id: 1, type: 3, data: [1]), WireFrame(id: 3, type: 3, data: [9] + payload),
            WireFrame(id: 1, type: 3, data: [2]),
        ]
        #expect(WireFrame.take(from: &bytes) == expected)
    }
}
