// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Every bound of the library, for a server and for a client. Byte figures are bytes; a nil duration turns a limit off.
public struct TTRPCLimits: Sendable, Equatable {
    // MARK: One frame

    /// Largest data length of a frame, envelope included. ttrpc's own figure is 4 MiB; it must stay below 16 MiB.
    public var frameDataBytesMax = 4 << 20
    /// Longest service name in a request.
    public var serviceBytesMax = 256
    /// Longest method name in a request.
    public var methodBytesMax = 256
    /// Most metadata entries in a request.
    public var metadataCountMax = 64
    /// Most bytes of all metadata entries of a request together.
    public var metadataBytesMax = 16 << 10

    // MARK: One connection

    /// Unary calls that may be open at once on a connection; at this number the server stops reading from it.
    public var callsPerConnectionMax = 256
    /// Streaming calls that may be open at once on a connection; a further one is refused.
    public var streamsPerConnectionMax = 64
    /// Request bytes a connection may hold in open calls and unread stream messages before reading from it stops.
    /// One frame more may be held, since a frame is known only when it has been read.
    public var inFlightBytesMark = 8 << 20
    /// Bytes waiting to be sent at which a connection counts as not writable: senders are told to wait, and the
    /// server stops reading from it.
    public var outboundBytesMark = 1 << 20
    /// Bytes waiting to be sent that are never exceeded: a message beyond it is refused, a reply beyond it is
    /// replaced by a short `RESOURCE_EXHAUSTED`.
    public var outboundBytesMax = 16 << 20
    /// Streams that this side ended first and whose last frames from the peer are still awaited and dropped.
    public var lingeringStreamsMax = 256

    // MARK: Time

    /// A connection without an open call and without a byte from the peer for this long is closed.
    public var idleTimeMax: Duration? = .seconds(300)
    /// A frame that has begun must be complete within this time, or the connection is closed.
    public var frameTimeMax: Duration? = .seconds(60)
    /// A peer that takes none of the bytes waiting for it for this long loses the connection.
    public var outboundStallTimeMax: Duration? = .seconds(30)

    // MARK: The server as a whole

    /// Connections open at once, over all listeners; at this number the server stops accepting.
    public var connectionsMax = 1024

    // MARK: The client

    /// Calls and streams that a client has open at once on its connection; a further one is refused.
    public var clientCallsMax = 4096
    /// Message bytes of client streams that nobody has taken yet; at this number the client stops reading.
    public var clientInboundBytesMark = 1 << 20

    public init() {}

    /// Largest number of request and reply bytes that one connection can make a server hold.
    public var bytesPerConnectionMax: Int {
        2 * (FrameHeader.byteCount + self.frameDataBytesMax) + self.inFlightBytesMark + self.outboundBytesMax
    }

    /// Checks each figure and how the figures fit together.
    ///
    /// - Throws: the first relation that does not hold, naming the figures.
    public func validate() throws(InvalidLimits) {
        for (name, value) in self.counts where value < 1 {
            throw InvalidLimits(name: name, problem: "must be at least 1, is \(value)")
        }
        guard self.frameDataBytesMax < FrameHeader.dataBytesBound else {
            throw InvalidLimits(
                name: "frameDataBytesMax", problem: "must be below 16 MiB, is \(self.frameDataBytesMax)")
        }
        guard self.frameDataBytesMax >= self.headBytesMax else {
            throw InvalidLimits(
                name: "frameDataBytesMax",
                problem: "must hold the largest service, method and metadata (\(self.headBytesMax) bytes)"
            )
        }
        let reply = FrameHeader.byteCount + self.frameDataBytesMax
        guard self.outboundBytesMax >= self.outboundBytesMark + reply else {
            throw InvalidLimits(
                name: "outboundBytesMax",
                problem: "must be at least outboundBytesMark and one frame (\(self.outboundBytesMark + reply) bytes)"
            )
        }
        for (name, value) in self.durations where value <= .zero {
            throw InvalidLimits(name: name, problem: "must be longer than zero; nil turns it off")
        }
    }

    private var headBytesMax: Int {
        self.serviceBytesMax + self.methodBytesMax + self.metadataBytesMax + 32
    }

    private var counts: [(String, Int)] {
        [
            ("frameDataBytesMax", self.frameDataBytesMax), ("serviceBytesMax", self.serviceBytesMax),
            ("methodBytesMax", self.methodBytesMax), ("metadataCountMax", self.metadataCountMax),
            ("metadataBytesMax", self.metadataBytesMax), ("callsPerConnectionMax", self.callsPerConnectionMax),
            ("streamsPerConnectionMax", self.streamsPerConnectionMax), ("inFlightBytesMark", self.inFlightBytesMark),
            ("outboundBytesMark", self.outboundBytesMark), ("outboundBytesMax", self.outboundBytesMax),
            ("lingeringStreamsMax", self.lingeringStreamsMax), ("connectionsMax", self.connectionsMax),
            ("clientCallsMax", self.clientCallsMax), ("clientInboundBytesMark", self.clientInboundBytesMark),
        ]
    }

    private var durations: [(String, Duration)] {
        [
            ("idleTimeMax", self.idleTimeMax), ("frameTimeMax", self.frameTimeMax),
            ("outboundStallTimeMax", self.outboundStallTimeMax),
        ].compactMap { name, value in value.map { (name, $0) } }
    }

    /// A limit, or a relation of limits, that cannot work.
    public struct InvalidLimits: Error, Equatable, Sendable, CustomStringConvertible {
        /// The limit to change.
        public let name: String
        public let problem: String

        public var description: String { "\(self.name) \(self.problem)" }
    }
}

extension TTRPCLimits {
    var envelopeBounds: RequestEnvelope.Bounds {
        RequestEnvelope.Bounds(
            serviceBytesMax: self.serviceBytesMax,
            methodBytesMax: self.methodBytesMax,
            metadataCountMax: self.metadataCountMax,
            metadataBytesMax: self.metadataBytesMax
        )
    }
}
