// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Request of CatalogueService.GetCatalogue.
public struct GetCatalogueRequest: Hashable, Sendable {
    /// 0 means the current one.
    public var version: CatalogueVersion

    public init(version: CatalogueVersion = 0) { self.version = version }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 16)
        writer.integer(1, version)
        return writer.bytes
    }
}

/// Response of CatalogueService.GetCatalogue: chancery.v1.InstalledCatalogue.
public struct InstalledCatalogueMessage: Hashable, Sendable {
    public var version: CatalogueVersion
    public var installedAt: Instant
    /// SHA-256 of `catalogue`.
    public var digest: Digest
    /// An encoded chancery.v1.Catalogue.
    public var catalogue: [UInt8]

    public init(version: CatalogueVersion, installedAt: Instant, digest: Digest, catalogue: [UInt8]) {
        self.version = version
        self.installedAt = installedAt
        self.digest = digest
        self.catalogue = catalogue
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: catalogue.count + 80)
        writer.integer(1, version)
        writer.timestamp(2, installedAt)
        writer.data(3, digest.bytes)
        writer.data(4, catalogue)
        return writer.bytes
    }
}

extension WireDecoder {
    public func getCatalogueRequest(_ bytes: [UInt8]) throws(WireError) -> GetCatalogueRequest {
        try decode(
            bytes, as: "chancery.v1.GetCatalogueRequest", with: chancery__v1__get_catalogue_request__unpack
        ) { message, fields in
            GetCatalogueRequest(version: fields.count(message.pointee.version, "version"))
        }
    }

    public func installedCatalogue(_ bytes: [UInt8]) throws(WireError) -> InstalledCatalogueMessage {
        try decode(
            bytes, as: "chancery.v1.InstalledCatalogue", with: chancery__v1__installed_catalogue__unpack
        ) { message, fields in
            InstalledCatalogueMessage(
                version: message.pointee.version,
                installedAt: fields.mandatoryInstant(message.pointee.installed_at, "installed_at"),
                digest: fields.digest(message.pointee.digest, "digest"),
                catalogue: copiedBytes(message.pointee.catalogue))
        }
    }
}
