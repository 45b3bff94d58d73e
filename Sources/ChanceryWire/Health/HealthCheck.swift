// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos

/// Request of grpc.health.v1.Health.
public struct HealthCheckRequest: Hashable, Sendable {
    /// Full name of a service; empty means the server as a whole.
    public var service: String

    public init(service: String = "") { self.service = service }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: service.utf8.count + 4)
        writer.text(1, service)
        return writer.bytes
    }
}

/// Response of grpc.health.v1.Health.
public struct HealthCheckResponse: Hashable, Sendable {
    /// The numbers of grpc.health.v1.HealthCheckResponse.ServingStatus.
    public enum Status: Int32, CaseIterable, Hashable, Sendable {
        case unknown = 0
        case serving = 1
        case notServing = 2
        case serviceUnknown = 3
    }

    public var status: Status

    public init(status: Status) { self.status = status }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 4)
        writer.integer(1, status.rawValue)
        return writer.bytes
    }
}

extension WireDecoder {
    public func healthCheckRequest(_ bytes: [UInt8]) throws(WireError) -> HealthCheckRequest {
        try decode(
            bytes, as: "grpc.health.v1.HealthCheckRequest", with: grpc__health__v1__health_check_request__unpack
        ) { message, fields in
            HealthCheckRequest(service: fields.line(message.pointee.service, "service"))
        }
    }

    public func healthCheckResponse(_ bytes: [UInt8]) throws(WireError) -> HealthCheckResponse {
        try decode(
            bytes, as: "grpc.health.v1.HealthCheckResponse", with: grpc__health__v1__health_check_response__unpack
        ) { message, fields in
            let number = Int32(bitPattern: message.pointee.status.rawValue)
            guard let status = HealthCheckResponse.Status(rawValue: number) else {
                fields.report("status", "\(number) is no value of ServingStatus")
                return HealthCheckResponse(status: .unknown)
            }
            return HealthCheckResponse(status: status)
        }
    }
}
