// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// What a server connection knows of its streams and what it must do next. A pure value: it touches no channel, and
/// each step returns what is to be done.
///
/// `Call` is whatever the owner keeps for an open stream; the machine stores it and never looks into it.
struct ServerConnectionStateMachine<Call> {
    enum RequestAction: Equatable {
        /// Read the envelope, look the method up, then ask `admit`.
        case decode(remoteOpen: Bool)
        /// Answer with this status; no stream was opened.
        case answer(TTRPCStatus)
    }

    enum AdmitAction: Equatable {
        case start
        case answer(TTRPCStatus)
    }

    enum DataAction: Equatable {
        /// Hand the message on if there is one, then the end of the client's messages if this is it.
        case deliver(message: Bool, end: Bool)
        /// Answer with this status; no stream is open under the id.
        case answer(TTRPCStatus)
        /// End the open stream with this status and tell its handler.
        case fail(TTRPCStatus)
        /// A late frame of a stream that this side ended first.
        case ignore
    }

    enum EndAction: Equatable {
        case writeResponse
        /// An empty data frame with the remote-closed flag: the normal end of a stream of messages.
        case writeDataClose
        /// The stream is not open any more.
        case ignore
    }

    private struct Stream {
        var kind: MethodKind
        var isRemoteClosed: Bool
        var heldBytes: Int
        var call: Call
    }

    private let limits: TTRPCLimits
    private var streams: [UInt32: Stream] = [:]
    private var lingering: Set<UInt32> = []
    private var lastStreamID: UInt32 = 0
    private var drainStatus: TTRPCStatus?
    private var unaryCount = 0
    private var heldBytes = 0

    init(limits: TTRPCLimits) {
        self.limits = limits
    }

    // MARK: Questions

    var openCount: Int { self.streams.count }
    var isDraining: Bool { self.drainStatus != nil }

    /// Whether the connection has credit for another request.
    var hasCredit: Bool {
        self.unaryCount < self.limits.callsPerConnectionMax && self.heldBytes < self.limits.inFlightBytesMark
    }

    func call(_ streamID: UInt32) -> Call? { self.streams[streamID]?.call }

    func forEachCall(_ body: (UInt32, Call) -> Void) {
        for (streamID, stream) in self.streams { body(streamID, stream.call) }
    }

    // MARK: Frames from the client

    /// A request frame has begun. Its id counts as used from here on, whatever becomes of it.
    mutating func receivedRequest(streamID: UInt32, flags: FrameFlags) -> RequestAction {
        guard streamID % 2 == 1 else {
            return .answer(TTRPCStatus(.invalidArgument, "a client's stream id must be odd, got \(streamID)"))
        }
        guard streamID > self.lastStreamID else {
            let problem = "stream id \(streamID) is not above the last one, \(self.lastStreamID)"
            return .answer(TTRPCStatus(.invalidArgument, problem))
        }
        self.lastStreamID = streamID
        if flags.contains([.remoteClosed, .remoteOpen]) {
            return .answer(TTRPCStatus(.invalidArgument, "a request cannot be both remote closed and remote open"))
        }
        return .decode(remoteOpen: flags.contains(.remoteOpen))
    }

    /// What a request is answered whose method is none of those that answer while the connection drains; `nil` when
    /// nothing drains.
    func drainAnswer(answersWhileDraining: Bool) -> TTRPCStatus? { answersWhileDraining ? nil : self.drainStatus }

    /// Whether a decoded request may open its stream. After `start` the owner calls `open`.
    func admit(kind: MethodKind, remoteOpen: Bool) -> AdmitAction {
        if remoteOpen, !kind.clientStreams {
            return .answer(TTRPCStatus(.invalidArgument, "the method takes one message, but the stream was left open"))
        }
        if kind != .unary, self.streams.count - self.unaryCount >= self.limits.streamsPerConnectionMax {
            let problem = "the connection has \(self.limits.streamsPerConnectionMax) open streams, which is the limit"
            return .answer(TTRPCStatus(.resourceExhausted, problem))
        }
        return .start
    }

    /// Opens an admitted stream. `heldBytes` are the request's bytes that stay in memory until it ends.
    mutating func open(_ streamID: UInt32, kind: MethodKind, remoteOpen: Bool, heldBytes: Int, call: Call) {
        self.streams[streamID] = Stream(kind: kind, isRemoteClosed: !remoteOpen, heldBytes: heldBytes, call: call)
        self.heldBytes += heldBytes
        if kind == .unary { self.unaryCount += 1 }
    }

    mutating func receivedData(streamID: UInt32, flags: FrameFlags) -> DataAction {
        guard let stream = self.streams[streamID] else { return self.receivedStrayData(streamID, flags: flags) }
        guard stream.kind != .unary else {
            return .fail(TTRPCStatus(.invalidArgument, "a unary call takes no data frame"))
        }
        guard !stream.isRemoteClosed else {
            return .fail(TTRPCStatus(.invalidArgument, "data after the stream's last message"))
        }
        let end = flags.contains(.remoteClosed)
        if end { self.streams[streamID]?.isRemoteClosed = true }
        return .deliver(message: !flags.contains(.noData), end: end)
    }

    private mutating func receivedStrayData(_ streamID: UInt32, flags: FrameFlags) -> DataAction {
        if self.lingering.contains(streamID) {
            if flags.contains(.remoteClosed) { self.lingering.remove(streamID) }
            return .ignore
        }
        return .answer(TTRPCStatus(.invalidArgument, "no stream is open under id \(streamID)"))
    }

    // MARK: What this side does

    /// The call answers: a payload or a status in a response frame, which ends the stream.
    mutating func respond(_ streamID: UInt32) -> EndAction {
        self.close(streamID) == nil ? .ignore : .writeResponse
    }

    /// The call has nothing more to say and all is well.
    mutating func finish(_ streamID: UInt32) -> EndAction {
        guard let stream = self.close(streamID) else { return .ignore }
        return stream.kind.serverStreams ? .writeDataClose : .writeResponse
    }

    /// Whether a message may be sent on the stream.
    func maySend(_ streamID: UInt32) -> Bool {
        self.streams[streamID]?.kind.serverStreams ?? false
    }

    /// Counts `byteCount` bytes of an unread stream message against the connection's credit.
    mutating func hold(_ streamID: UInt32, byteCount: Int) {
        guard self.streams[streamID] != nil else { return }
        self.streams[streamID]?.heldBytes += byteCount
        self.heldBytes += byteCount
    }

    /// Gives back what `hold` counted.
    mutating func release(_ streamID: UInt32, byteCount: Int) {
        guard let stream = self.streams[streamID] else { return }
        let released = min(byteCount, stream.heldBytes)
        self.streams[streamID]?.heldBytes -= released
        self.heldBytes -= released
    }

    /// From now on every new request is answered with `status`, but for methods that answer while the server drains.
    mutating func beginDrain(_ status: TTRPCStatus) {
        if self.drainStatus == nil { self.drainStatus = status }
    }

    /// The connection is gone; returns the calls that were open.
    mutating func closeAll() -> [Call] {
        let calls = self.streams.values.map(\.call)
        self.streams.removeAll()
        self.lingering.removeAll()
        self.unaryCount = 0
        self.heldBytes = 0
        return calls
    }

    private mutating func close(_ streamID: UInt32) -> Stream? {
        guard let stream = self.streams.removeValue(forKey: streamID) else { return nil }
        self.heldBytes -= stream.heldBytes
        if stream.kind == .unary { self.unaryCount -= 1 }
        if !stream.isRemoteClosed { self.linger(streamID) }
        return stream
    }

    private mutating func linger(_ streamID: UInt32) {
        self.lingering.insert(streamID)
        if self.lingering.count > self.limits.lingeringStreamsMax, let oldest = self.lingering.min() {
            self.lingering.remove(oldest)
        }
    }
}
