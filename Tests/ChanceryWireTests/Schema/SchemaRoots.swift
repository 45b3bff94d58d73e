// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos

typealias MessageDescriptor = UnsafePointer<ProtobufCMessageDescriptor>

/// The messages of the contract that travel by themselves.
enum SchemaRoots {
    static var services: [ProtobufCServiceDescriptor] {
        [
            chancery__v1__report_service__descriptor, chancery__v1__consolidation_service__descriptor,
            chancery__v1__catalogue_service__descriptor, chancery__v1__life_service__descriptor,
            chancery__v1__difference_service__descriptor, chancery__v1__pack_service__descriptor,
            chancery__v1__texts_service__descriptor, chancery__v1__register_service__descriptor,
            chancery__v1__comparison_service__descriptor, chancery__v1__score_service__descriptor,
            chancery__v1__explain_service__descriptor, chancery__v1__log_service__descriptor,
            chancery__v1__audit_service__descriptor, chancery__v1__operator_service__descriptor,
            chancery__v1__server_service__descriptor, grpc__health__v1__health__descriptor,
        ]
    }

    /// Requests and responses, the messages that travel as bytes inside them, and the details of failures.
    static var all: [MessageDescriptor] {
        methods.flatMap { [$0.input, $0.output].compactMap(\.self) } + carried
    }

    /// Names of all requests and responses.
    static var methodMessages: Set<String> {
        Set(methods.flatMap { [$0.input, $0.output].compactMap(\.self) }.map(name))
    }

    static func descriptor(named wanted: String) -> MessageDescriptor? {
        all.first { name(of: $0) == wanted }
    }

    static func name(of descriptor: MessageDescriptor) -> String { String(cString: descriptor.pointee.name) }

    private static var methods: [ProtobufCMethodDescriptor] {
        services.flatMap { UnsafeBufferPointer(start: $0.methods, count: Int($0.n_methods)) }
    }

    /// A descriptor is a constant of the generated code; an initialised message points to it.
    private static var carried: [MessageDescriptor] {
        var report = Chancery__V1__Report()
        chancery__v1__report__init(&report)
        var catalogue = Chancery__V1__Catalogue()
        chancery__v1__catalogue__init(&catalogue)
        var refusal = Chancery__V1__ReportRefusal()
        chancery__v1__report_refusal__init(&refusal)
        var conflict = Chancery__V1__RevisionConflict()
        chancery__v1__revision_conflict__init(&conflict)
        var pack = Chancery__V1__Pack()
        chancery__v1__pack__init(&pack)
        var status = Google__Rpc__Status()
        google__rpc__status__init(&status)
        var info = Google__Rpc__ErrorInfo()
        google__rpc__error_info__init(&info)
        var retry = Google__Rpc__RetryInfo()
        google__rpc__retry_info__init(&retry)
        var leaf = Chancery__V1__LogEntry()
        chancery__v1__log_entry__init(&leaf)
        return [
            report.base.descriptor, catalogue.base.descriptor, pack.base.descriptor, refusal.base.descriptor,
            conflict.base.descriptor, status.base.descriptor, info.base.descriptor, retry.base.descriptor,
            leaf.base.descriptor,
        ].compactMap(\.self)
    }
}

func fields(of descriptor: MessageDescriptor) -> UnsafeBufferPointer<ProtobufCFieldDescriptor> {
    UnsafeBufferPointer(start: descriptor.pointee.fields, count: Int(descriptor.pointee.n_fields))
}

/// The type of a field that holds messages.
func messageType(of field: ProtobufCFieldDescriptor) -> MessageDescriptor? {
    guard field.type == PROTOBUF_C_TYPE_MESSAGE else { return nil }
    return field.descriptor?.assumingMemoryBound(to: ProtobufCMessageDescriptor.self)
}
