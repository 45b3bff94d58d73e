// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos

/// Decodes messages with libprotobuf-c inside an arena with a hard budget.
///
/// Reports need three to five times their length; their budget is eight times the length and 64 KiB. Messages that
/// are mostly lists of short texts, such as office ids, need up to sixteen times their length and get twenty-four. No
/// budget is more than the arena. A message that wants more fails as too big, whatever trick it plays with unknown
/// fields, empty sub-messages or repeated singular ones.
///
/// Not safe for concurrent use: each lane, and each client connection, has a decoder of its own.
public final class WireDecoder {
    /// What happens to fields that the schema does not know.
    public enum UnknownFields: Sendable {
        /// A server refuses them: nothing is stored that nobody understood.
        case refused
        /// A client passes over them: a newer server may say more.
        case dropped
    }

    public static let budgetFactor = 8
    /// For lists of short texts: one of five bytes takes seven on the wire, and in memory 32 for itself and up to 64 for
    /// its place in the parser's table.
    public static let listBudgetFactor = 24
    public static let budgetBaseBytes = 64 << 10

    private let arena: UnsafeMutablePointer<chancery_arena>
    private let unknownFields: UnknownFields
    private let interner = TextInterner()

    /// `nil` when the machine has no memory for the arena.
    public init?(arenaBytes: Int, unknownFields: UnknownFields) {
        guard let arena = chancery_arena_create(arenaBytes) else { return nil }
        self.arena = arena
        self.unknownFields = unknownFields
    }

    deinit {
        chancery_arena_destroy(arena)
    }

    /// Unpacks one message and reads it with `body` while the arena holds it.
    func decode<Message, Value>(
        _ bytes: [UInt8], as name: String,
        with unpack: (
            UnsafeMutablePointer<ProtobufCAllocator>?, Int, UnsafePointer<UInt8>?
        ) -> UnsafeMutablePointer<Message>?,
        budgetFactor: Int = WireDecoder.budgetFactor,
        _ body: (UnsafeMutablePointer<Message>, inout FieldReader) -> Value
    ) throws(WireError) -> Value {
        let budget = bytes.count * budgetFactor + WireDecoder.budgetBaseBytes
        chancery_arena_reset(arena, budget)
        let allocator = UnsafeMutableRawPointer(arena).assumingMemoryBound(to: ProtobufCAllocator.self)
        let unpacked = bytes.withUnsafeBufferPointer { unpack(allocator, $0.count, $0.baseAddress) }
        guard let message = unpacked else {
            if arena.pointee.exhausted { throw .tooBig(message: name, budgetBytes: arena.pointee.budget) }
            throw .malformed(message: name)
        }
        if case .refused = unknownFields {
            let base = UnsafeRawPointer(message).assumingMemoryBound(to: ProtobufCMessage.self)
            let unknown = chancery_first_unknown_field(base)
            if let holder = unknown.message_name {
                throw .unknownField(message: String(cString: holder), tag: unknown.tag)
            }
        }
        var reader = FieldReader(interner: interner)
        let value = body(message, &reader)
        guard reader.problems.isEmpty else { throw .invalidFields(reader.problems) }
        return value
    }
}
