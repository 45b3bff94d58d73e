// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// The tests' own frame codec, written from the protocol's text on plain byte arrays, so that an error that the
/// library makes both when it writes and when it reads still shows.
struct WireFrame: Equatable {
    var id: UInt32
    var type: UInt8
    var flags: UInt8 = 0
    var data: [UInt8] = []

    var bytes: [UInt8] {
        WireFrame.header(length: UInt32(self.data.count), id: self.id, type: self.type, flags: self.flags) + self.data
    }

    static func header(length: UInt32, id: UInt32, type: UInt8, flags: UInt8 = 0) -> [UInt8] {
        func bigEndian(_ number: UInt32) -> [UInt8] {
            [UInt8(number >> 24), UInt8(number >> 16 & 0xff), UInt8(number >> 8 & 0xff), UInt8(number & 0xff)]
        }
        return bigEndian(length) + bigEndian(id) + [type, flags]
    }

    /// Cuts whole frames off the front of `bytes`.
    static func take(from bytes: inout [UInt8]) -> [WireFrame] {
        var frames: [WireFrame] = []
        var start = 0
        while bytes.count - start >= 10 {
            func number(at offset: Int) -> Int {
                bytes[start + offset..<start + offset + 4].reduce(0) { $0 * 256 + Int($1) }
            }
            let length = number(at: 0)
            guard bytes.count - start >= 10 + length else { break }
            frames.append(
                WireFrame(
                    id: UInt32(number(at: 4)),
                    type: bytes[start + 8],
                    flags: bytes[start + 9],
                    data: Array(bytes[start + 10..<start + 10 + length])
                )
            )
            start += 10 + length
        }
        bytes.removeFirst(start)
        return frames
    }
}

extension WireFrame {
    static func request(
        _ id: UInt32,
        flags: UInt8 = 0,
        service: String = EchoMethods.service,
        method: String = "Echo",
        payload: [UInt8]? = [1, 2, 3],
        timeout: Int64 = 0,
        metadata: [(String, String)] = []
    ) -> WireFrame {
        let envelope = WireMessage()
            .text(1, service).text(2, method).bytes(3, payload).number(4, timeout)
            .repeated(5, metadata.map { WireMessage().text(1, $0.0).text(2, $0.1) })
        return WireFrame(id: id, type: 1, flags: flags, data: envelope.encoded)
    }

    static func data(_ id: UInt32, _ message: [UInt8], flags: UInt8 = 0) -> WireFrame {
        WireFrame(id: id, type: 3, flags: flags, data: message)
    }

    /// The end of a side's messages.
    static func close(_ id: UInt32) -> WireFrame { WireFrame(id: id, type: 3, flags: 5) }

    static func response(_ id: UInt32, payload: [UInt8]? = nil, code: Int64 = 0, message: String = "") -> WireFrame {
        var envelope = WireMessage()
        if code != 0 { envelope = envelope.message(1, WireMessage().number(1, code).text(2, message)) }
        return WireFrame(id: id, type: 2, data: envelope.bytes(2, payload).encoded)
    }

    /// The status code of a response frame.
    var statusCode: Int? {
        guard self.type == 2 else { return nil }
        let status = WireMessage.fields(of: self.data).last { $0.number == 1 }
        guard let status else { return 0 }
        return WireMessage.fields(of: status.content).last { $0.number == 1 }.map { Int($0.value) } ?? 0
    }

    /// The payload of a response frame.
    var payload: [UInt8] {
        WireMessage.fields(of: self.data).last { $0.number == 2 }?.content ?? []
    }
}
