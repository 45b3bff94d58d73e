// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Request of ServerService.GetServerInfo; it says nothing.
public struct GetServerInfoRequest: Hashable, Sendable {
    public init() {}

    public func encoded() -> [UInt8] { [] }
}

/// Response of ServerService.GetServerInfo.
public struct ServerInfo: Hashable, Sendable {
    /// Version of the product.
    public var version: String
    /// Name of the contract.
    public var contract: String
    public var limits: ProtocolLimits
    /// Sequence of the last commit.
    public var storeSequence: StoreSequence
    /// Current catalogue version.
    public var catalogueVersion: CatalogueVersion
    /// Edition of the current catalogue.
    public var catalogueEdition: String
    /// The server's clock.
    public var now: Instant
    public var startedAt: Instant
    /// Whether the server is stopping.
    public var isDraining: Bool
    /// Counters since the start, in the order of their names.
    public var counters: [NamedCounter]
    /// Who the server takes the caller for; `nil` from a server that does not say.
    public var caller: ServerCaller?

    public init(
        version: String, contract: String = MethodNames.package, limits: ProtocolLimits, storeSequence: StoreSequence,
        catalogueVersion: CatalogueVersion, catalogueEdition: String, now: Instant, startedAt: Instant,
        isDraining: Bool = false, counters: [NamedCounter] = [], caller: ServerCaller? = nil
    ) {
        self.version = version
        self.contract = contract
        self.limits = limits
        self.storeSequence = storeSequence
        self.catalogueVersion = catalogueVersion
        self.catalogueEdition = catalogueEdition
        self.now = now
        self.startedAt = startedAt
        self.isDraining = isDraining
        self.counters = counters
        self.caller = caller
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 256 + counters.count * 48)
        writer.text(1, version)
        writer.text(2, contract)
        writer.message(3) { writer in
            writer.integer(1, limits.requestBytesMax)
            writer.integer(2, limits.callsPerConnectionMax)
            writer.integer(3, limits.submissionsPerOfficeMax)
            writer.integer(4, limits.importReportsMax)
            writer.integer(5, limits.figuresPerReportMax)
        }
        writer.integer(4, storeSequence)
        writer.integer(5, catalogueVersion)
        writer.text(6, catalogueEdition)
        writer.timestamp(7, now)
        writer.timestamp(8, startedAt)
        writer.bool(9, isDraining)
        for counter in counters {
            writer.message(10) { writer in
                writer.text(1, counter.name)
                writer.integer(2, counter.value)
            }
        }
        if let caller {
            writer.message(11) { writer in
                writer.text(1, caller.identity)
                if let end = caller.certificateExpiresAt { writer.timestamp(2, end) }
            }
        }
        return writer.bytes
    }
}

/// Who a server takes a caller for.
public struct ServerCaller: Hashable, Sendable {
    /// Role and name: `office:vn-24`.
    public var identity: String
    /// When the certificate that proved it ends; `nil` where there was none.
    public var certificateExpiresAt: Instant?

    public init(identity: String, certificateExpiresAt: Instant? = nil) {
        self.identity = identity
        self.certificateExpiresAt = certificateExpiresAt
    }
}

/// Limits that a client should know; 0 means that the server does not say.
public struct ProtocolLimits: Hashable, Sendable {
    /// Longest payload of a request.
    public var requestBytesMax: Int64
    /// Most calls under way on one connection.
    public var callsPerConnectionMax: Int32
    /// Most submissions of one office under way.
    public var submissionsPerOfficeMax: Int32
    /// Most reports in one import stream.
    public var importReportsMax: Int32
    /// Most figures in one report.
    public var figuresPerReportMax: Int32

    public init(
        requestBytesMax: Int64, callsPerConnectionMax: Int32, submissionsPerOfficeMax: Int32, importReportsMax: Int32,
        figuresPerReportMax: Int32
    ) {
        self.requestBytesMax = requestBytesMax
        self.callsPerConnectionMax = callsPerConnectionMax
        self.submissionsPerOfficeMax = submissionsPerOfficeMax
        self.importReportsMax = importReportsMax
        self.figuresPerReportMax = figuresPerReportMax
    }
}

/// A number that only grows while the server runs.
public struct NamedCounter: Hashable, Sendable {
    /// In snake case with the unit last.
    public var name: String
    public var value: Int64

    public init(name: String, value: Int64) {
        self.name = name
        self.value = value
    }
}

extension WireDecoder {
    public func getServerInfoRequest(_ bytes: [UInt8]) throws(WireError) -> GetServerInfoRequest {
        try decode(
            bytes, as: "chancery.v1.GetServerInfoRequest", with: chancery__v1__get_server_info_request__unpack
        ) { _, _ in
            GetServerInfoRequest()
        }
    }

    public func serverInfo(_ bytes: [UInt8]) throws(WireError) -> ServerInfo {
        try decode(
            bytes, as: "chancery.v1.ServerInfo", with: chancery__v1__server_info__unpack
        ) { message, fields in
            let limits = message.pointee.limits?.pointee ?? Chancery__V1__ProtocolLimits()
            return ServerInfo(
                version: fields.line(message.pointee.version, "version"),
                contract: fields.line(message.pointee.contract, "contract"),
                limits: ProtocolLimits(
                    requestBytesMax: limits.request_bytes_max,
                    callsPerConnectionMax: limits.calls_per_connection_max,
                    submissionsPerOfficeMax: limits.submissions_per_office_max,
                    importReportsMax: limits.import_reports_max,
                    figuresPerReportMax: limits.figures_per_report_max),
                storeSequence: message.pointee.store_sequence,
                catalogueVersion: message.pointee.catalogue_version,
                catalogueEdition: fields.line(message.pointee.catalogue_edition, "catalogue_edition"),
                now: fields.mandatoryInstant(message.pointee.now, "now"),
                startedAt: fields.mandatoryInstant(message.pointee.started_at, "started_at"),
                isDraining: message.pointee.draining != 0,
                counters: fields.each(message.pointee.counters, message.pointee.n_counters, "counters") {
                    fields, counter, path in
                    NamedCounter(name: fields.line(counter.pointee.name, path + ".name"), value: counter.pointee.value)
                },
                caller: message.pointee.caller.map { caller in
                    ServerCaller(
                        identity: fields.line(caller.pointee.identity, "caller.identity"),
                        certificateExpiresAt: fields.instant(
                            caller.pointee.certificate_expires_at, "caller.certificate_expires_at"))
                })
        }
    }
}
