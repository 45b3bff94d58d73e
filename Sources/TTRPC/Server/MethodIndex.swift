// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore

/// Finds a method from the bytes of its names, without making strings of them.
struct MethodIndex: Sendable {
    private let buckets: [UInt64: [Entry]]
    private let services: Set<String>

    private struct Entry: Sendable {
        let serviceBytes: [UInt8]
        let methodBytes: [UInt8]
        let method: ServerMethod
    }

    init(_ table: TTRPCMethodTable) {
        var buckets: [UInt64: [Entry]] = [:]
        for method in table.methods {
            let entry = Entry(
                serviceBytes: Array(method.service.utf8),
                methodBytes: Array(method.method.utf8),
                method: method
            )
            let hash = MethodIndex.hash(entry.serviceBytes, entry.methodBytes)
            buckets[hash, default: []].append(entry)
        }
        self.buckets = buckets
        self.services = Set(table.methods.map(\.service))
    }

    /// The method that the envelope in `data` names.
    func method(_ envelope: RequestEnvelope, in data: ByteBuffer) -> ServerMethod? {
        data.withUnsafeReadableBytes { bytes in
            let service = bytes[envelope.service]
            let method = bytes[envelope.method]
            let candidates = self.buckets[MethodIndex.hash(service, method)] ?? []
            return candidates.first {
                $0.serviceBytes.elementsEqual(service) && $0.methodBytes.elementsEqual(method)
            }?.method
        }
    }

    /// The answer to a request for a method that is not there.
    func unimplemented(_ envelope: RequestEnvelope, in data: ByteBuffer) -> TTRPCStatus {
        let (service, method) = data.withUnsafeReadableBytes { bytes in
            (
                String(decoding: bytes[envelope.service], as: UTF8.self),
                String(decoding: bytes[envelope.method], as: UTF8.self)
            )
        }
        guard self.services.contains(service) else {
            return TTRPCStatus(.unimplemented, "there is no service \(service)")
        }
        return TTRPCStatus(.unimplemented, "service \(service) has no method \(method)")
    }

    /// FNV-1a over both names with a byte between them that UTF-8 never uses.
    private static func hash(_ service: some Sequence<UInt8>, _ method: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        func mix(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        for byte in service { mix(byte) }
        mix(0xff)
        for byte in method { mix(byte) }
        return hash
    }
}
