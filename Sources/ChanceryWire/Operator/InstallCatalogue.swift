// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Request of OperatorService.InstallCatalogue.
public struct InstallCatalogueRequest: Hashable, Sendable {
    /// An encoded chancery.v1.Catalogue.
    public var catalogue: [UInt8]

    public init(catalogue: [UInt8]) { self.catalogue = catalogue }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: catalogue.count + 8)
        writer.data(1, catalogue)
        return writer.bytes
    }
}

/// Request of OperatorService.RollBackCatalogue.
public struct RollBackCatalogueRequest: Hashable, Sendable {
    public var version: CatalogueVersion

    public init(version: CatalogueVersion) { self.version = version }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 16)
        writer.integer(1, version)
        return writer.bytes
    }
}

/// An installed catalogue without its contents.
public struct CatalogueEntry: Hashable, Sendable {
    public var version: CatalogueVersion
    public var edition: String
    /// SHA-256 of the encoded catalogue.
    public var digest: Digest
    public var installedAt: Instant
    public var sequence: StoreSequence

    public init(
        version: CatalogueVersion, edition: String, digest: Digest, installedAt: Instant, sequence: StoreSequence
    ) {
        self.version = version
        self.edition = edition
        self.digest = digest
        self.installedAt = installedAt
        self.sequence = sequence
    }
}

/// Response of OperatorService.InstallCatalogue and RollBackCatalogue.
public struct InstallCatalogueResponse: Hashable, Sendable {
    /// The catalogue that is current now.
    public var current: CatalogueEntry
    /// Whether it was current before already.
    public var isUnchanged: Bool

    public init(current: CatalogueEntry, isUnchanged: Bool = false) {
        self.current = current
        self.isUnchanged = isUnchanged
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 160)
        writer.message(1) { $0.catalogueEntry(current) }
        writer.bool(2, isUnchanged)
        return writer.bytes
    }
}

extension ProtoWriter {
    mutating func catalogueEntry(_ entry: CatalogueEntry) {
        integer(1, entry.version)
        text(2, entry.edition)
        data(3, entry.digest.bytes)
        timestamp(4, entry.installedAt)
        integer(5, entry.sequence)
    }
}

extension FieldReader {
    mutating func catalogueEntry(
        _ message: UnsafePointer<Chancery__V1__CatalogueEntry>?, _ path: String
    ) -> CatalogueEntry {
        let entry = message?.pointee ?? Chancery__V1__CatalogueEntry()
        return CatalogueEntry(
            version: entry.version, edition: line(entry.edition, path + ".edition"),
            digest: digest(entry.digest, path + ".digest"),
            installedAt: mandatoryInstant(entry.installed_at, path + ".installed_at"), sequence: entry.sequence)
    }
}

extension WireDecoder {
    public func installCatalogueRequest(_ bytes: [UInt8]) throws(WireError) -> InstallCatalogueRequest {
        try decode(
            bytes, as: "chancery.v1.InstallCatalogueRequest", with: chancery__v1__install_catalogue_request__unpack
        ) { message, _ in
            InstallCatalogueRequest(catalogue: copiedBytes(message.pointee.catalogue))
        }
    }

    public func rollBackCatalogueRequest(_ bytes: [UInt8]) throws(WireError) -> RollBackCatalogueRequest {
        try decode(
            bytes, as: "chancery.v1.RollBackCatalogueRequest",
            with: chancery__v1__roll_back_catalogue_request__unpack
        ) { message, fields in
            RollBackCatalogueRequest(version: fields.count(message.pointee.version, "version"))
        }
    }

    public func installCatalogueResponse(_ bytes: [UInt8]) throws(WireError) -> InstallCatalogueResponse {
        try decode(
            bytes, as: "chancery.v1.InstallCatalogueResponse", with: chancery__v1__install_catalogue_response__unpack
        ) { message, fields in
            InstallCatalogueResponse(
                current: fields.catalogueEntry(message.pointee.current, "current"),
                isUnchanged: message.pointee.unchanged != 0)
        }
    }
}
