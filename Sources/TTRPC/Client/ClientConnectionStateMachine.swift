// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// What a client connection knows of its streams and what each frame means for them. A pure value: it touches no
/// channel. `Call` is whatever the owner keeps for an open stream; the machine stores it and never looks into it.
struct ClientConnectionStateMachine<Call> {
    enum Shape: Equatable, Sendable {
        case unary
        /// `isOpen` says whether this side will send data frames.
        case streaming(isOpen: Bool)

        var requestFlags: FrameFlags {
            switch self {
            case .unary: []
            case .streaming(isOpen: true): .remoteOpen
            case .streaming(isOpen: false): .remoteClosed
            }
        }
    }

    enum FrameAction: Equatable {
        /// Read the envelope and end the stream with it.
        case endWithResponse
        /// Hand the message on.
        case deliver
        /// Hand the message on if there is one, then end the stream. With `answerClose`, tell the server first that
        /// this side sends nothing more either.
        case deliverAndEnd(message: Bool, answerClose: Bool)
        /// End the stream with an error: the server broke the protocol on it.
        case violation(String)
        /// Nothing to do: an unknown type, or a stream that is not open any more.
        case ignore
    }

    enum CancelAction: Equatable {
        case ignore
        /// Forget the stream. The server is not told: the protocol has no frame for it.
        case forget
        /// Forget the stream and tell the server that nothing more will be sent on it.
        case forgetAndClose
    }

    private struct Stream {
        var isUnary: Bool
        var isLocalOpen: Bool
        var call: Call
    }

    private var streams: [UInt32: Stream] = [:]
    private var nextStreamID: UInt32?

    /// - Parameter firstStreamID: odd; tests start near the end of the range.
    init(firstStreamID: UInt32 = 1) {
        self.nextStreamID = firstStreamID
    }

    var openCount: Int { self.streams.count }

    func call(_ streamID: UInt32) -> Call? { self.streams[streamID]?.call }

    func forEachCall(_ body: (UInt32, Call) -> Void) {
        for (streamID, stream) in self.streams { body(streamID, stream.call) }
    }

    // MARK: This side

    /// The id of a new stream, or nil once all odd ids have been used.
    mutating func open(_ shape: Shape, call: Call) -> UInt32? {
        guard let streamID = self.nextStreamID else { return nil }
        let (following, overflow) = streamID.addingReportingOverflow(2)
        self.nextStreamID = overflow ? nil : following
        self.streams[streamID] = Stream(
            isUnary: shape == .unary,
            isLocalOpen: shape == .streaming(isOpen: true),
            call: call
        )
        return streamID
    }

    /// Whether a message may be sent on the stream.
    func maySend(_ streamID: UInt32) -> Bool {
        self.streams[streamID]?.isLocalOpen ?? false
    }

    /// Whether the end of this side's messages is to be sent; only the first time it is.
    mutating func closeSend(_ streamID: UInt32) -> Bool {
        guard self.maySend(streamID) else { return false }
        self.streams[streamID]?.isLocalOpen = false
        return true
    }

    mutating func cancel(_ streamID: UInt32) -> CancelAction {
        guard let stream = self.streams.removeValue(forKey: streamID) else { return .ignore }
        return stream.isLocalOpen ? .forgetAndClose : .forget
    }

    /// Takes an ended stream out and returns its call.
    mutating func end(_ streamID: UInt32) -> Call? {
        self.streams.removeValue(forKey: streamID)?.call
    }

    /// The connection is gone; returns the calls that were open.
    mutating func closeAll() -> [Call] {
        let calls = self.streams.values.map(\.call)
        self.streams.removeAll()
        self.nextStreamID = nil
        return calls
    }

    // MARK: Frames from the server

    func received(streamID: UInt32, type: FrameType, flags: FrameFlags) -> FrameAction {
        guard let stream = self.streams[streamID] else { return .ignore }
        switch type {
        case .response:
            return .endWithResponse
        case .data:
            if stream.isUnary { return .violation("the server sent a data frame on a unary call") }
            let hasMessage = !flags.contains(.noData)
            if flags.contains(.remoteClosed) {
                return .deliverAndEnd(message: hasMessage, answerClose: stream.isLocalOpen)
            }
            return hasMessage ? .deliver : .ignore
        default:
            return .ignore
        }
    }
}
