// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
internal import Testing

/// Which fields of which messages had a value in encoded samples, found with the generated descriptors alone.
struct FieldCensus {
    private var seen: Set<String> = []

    mutating func count(_ bytes: [UInt8], _ descriptor: MessageDescriptor) throws {
        let message = try #require(
            bytes.withUnsafeBufferPointer { protobuf_c_message_unpack(descriptor, nil, $0.count, $0.baseAddress) })
        defer { protobuf_c_message_free_unpacked(message, nil) }
        count(UnsafeRawPointer(message), descriptor)
    }

    private mutating func count(_ message: UnsafeRawPointer, _ descriptor: MessageDescriptor) {
        for field in fields(of: descriptor) {
            let values = FieldCensus.values(of: field, in: message)
            guard !values.isEmpty else { continue }
            seen.insert("\(String(cString: descriptor.pointee.name)).\(String(cString: field.name))")
            guard let child = messageType(of: field) else { continue }
            for value in values {
                if let item = value.load(as: UnsafeRawPointer?.self) { count(item, child) }
            }
        }
    }

    /// Where the values of a field that is not at its default are kept.
    private static func values(of field: ProtobufCFieldDescriptor, in message: UnsafeRawPointer) -> [UnsafeRawPointer] {
        let place = message + Int(field.offset)
        let size = valueSize(field.type)
        if field.label == PROTOBUF_C_LABEL_REPEATED {
            let count = (message + Int(field.quantifier_offset)).load(as: Int.self)
            guard count > 0, let items = place.load(as: UnsafeRawPointer?.self) else { return [] }
            return (0..<count).map { items + $0 * size }
        }
        if field.flags & UInt32(PROTOBUF_C_FIELD_FLAG_ONEOF.rawValue) != 0 {
            return (message + Int(field.quantifier_offset)).load(as: UInt32.self) == field.id ? [place] : []
        }
        switch field.type {
        case PROTOBUF_C_TYPE_MESSAGE: return place.load(as: UnsafeRawPointer?.self) == nil ? [] : [place]
        case PROTOBUF_C_TYPE_BYTES: return place.load(as: ProtobufCBinaryData.self).len == 0 ? [] : [place]
        default: return (0..<size).allSatisfy { (place + $0).load(as: UInt8.self) == 0 } ? [] : [place]
        }
    }

    private static func valueSize(_ type: ProtobufCType) -> Int {
        switch type {
        case PROTOBUF_C_TYPE_BYTES: MemoryLayout<ProtobufCBinaryData>.stride
        case PROTOBUF_C_TYPE_MESSAGE, PROTOBUF_C_TYPE_INT64: 8
        default: 4
        }
    }

    func fieldsNeverSet(below roots: [MessageDescriptor]) -> [String] {
        var missing: Set<String> = []
        var visited: Set<String> = []
        var pending = roots
        while let descriptor = pending.popLast() {
            let name = String(cString: descriptor.pointee.name)
            guard visited.insert(name).inserted else { continue }
            for field in fields(of: descriptor) {
                let path = "\(name).\(String(cString: field.name))"
                if !seen.contains(path) { missing.insert(path) }
                if let child = messageType(of: field) { pending.append(child) }
            }
        }
        return missing.sorted()
    }
}
