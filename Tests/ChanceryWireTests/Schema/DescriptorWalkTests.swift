// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
internal import Testing

/// libprotobuf-c has no limit of nesting: the schema itself has to be the limit.
@Suite("No message nests deeper than the schema allows")
struct DescriptorWalkTests {
    static let depthMax = 6

    @Test("the schema has no cycle and is at most six messages deep")
    func depth() {
        #expect(SchemaRoots.all.count > 25)
        for root in SchemaRoots.all {
            let depth = DescriptorWalk.depth(of: root)
            #expect(depth != nil, "\(SchemaRoots.name(of: root)) contains itself")
            #expect(depth ?? 0 <= DescriptorWalkTests.depthMax, "\(SchemaRoots.name(of: root))")
        }
    }

    @Test("the walk finds a cycle of two messages, and the depth of a chain")
    func plantedCycle() {
        withPlantedMessages { outer, inner in
            #expect(DescriptorWalk.depth(of: inner) == 1)
            #expect(DescriptorWalk.depth(of: outer) == 2)
        } closingTheCircle: { outer in
            #expect(DescriptorWalk.depth(of: outer) == nil)
        }
    }

    /// Makes `outer` with a field of type `inner`, then gives `inner` a field of type `outer`.
    private func withPlantedMessages(
        _ chain: (_ outer: MessageDescriptor, _ inner: MessageDescriptor) -> Void,
        closingTheCircle circle: (_ outer: MessageDescriptor) -> Void
    ) {
        let messages = UnsafeMutablePointer<ProtobufCMessageDescriptor>.allocate(capacity: 2)
        let fields = UnsafeMutablePointer<ProtobufCFieldDescriptor>.allocate(capacity: 2)
        defer {
            messages.deallocate()
            fields.deallocate()
        }
        messages.initialize(repeating: ProtobufCMessageDescriptor(), count: 2)
        fields.initialize(repeating: ProtobufCFieldDescriptor(), count: 2)
        for index in 0..<2 {
            fields[index].type = PROTOBUF_C_TYPE_MESSAGE
            fields[index].descriptor = UnsafeRawPointer(messages + (1 - index))
            messages[index].fields = UnsafePointer(fields + index)
        }
        messages[0].n_fields = 1
        chain(MessageDescriptor(messages), MessageDescriptor(messages + 1))
        messages[1].n_fields = 1
        circle(MessageDescriptor(messages))
    }
}

enum DescriptorWalk {
    /// How many messages stand inside each other at most, the root counted; `nil` for a cycle.
    static func depth(of root: MessageDescriptor, below ancestors: [MessageDescriptor] = []) -> Int? {
        if ancestors.contains(root) { return nil }
        var deepest = 0
        for field in fields(of: root) {
            guard let child = messageType(of: field) else { continue }
            guard let depth = depth(of: child, below: ancestors + [root]) else { return nil }
            deepest = max(deepest, depth)
        }
        return deepest + 1
    }
}
