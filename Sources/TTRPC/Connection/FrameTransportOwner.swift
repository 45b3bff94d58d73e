// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore

/// What a `FrameTransport` asks and tells the side it belongs to. All of it happens on the event loop.
protocol FrameTransportOwner: AnyObject {
    /// Whether another frame may be taken in.
    var hasReadCredit: Bool { get }
    /// Whether a call is open; without one the idle limit counts.
    var hasOpenCalls: Bool { get }

    func transportReceived(_ header: FrameHeader, _ data: ByteBuffer)
    /// A frame over the limit has passed; its data was dropped.
    func transportReceivedOversize(_ header: FrameHeader)
    func transportReceived(byteCount: Int)
    func transportSent(byteCount: Int)
    /// A sender that was told to wait may go on.
    func transportBecameWritable()
    /// All work of this turn is done and flushed.
    func transportSettled()
    /// The connection is gone. Called once, and nothing after it.
    func transportEnded(_ reason: TransportEnd)
}

/// Why a connection ended.
enum TransportEnd {
    case peerClosed
    case closedHere
    case failed(any Error)
    case notAFrame(firstByte: UInt8)
    case gaveUp(PeerWatch.Verdict)
}
