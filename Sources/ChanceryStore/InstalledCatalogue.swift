// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// A catalogue that was installed, as the bytes it was installed with.
public struct InstalledCatalogue: Hashable, Sendable {
    /// 1, 2, 3, ... without gaps.
    public let version: CatalogueVersion
    /// What its authors call it.
    public let edition: String
    /// SHA-256 of `bytes`.
    public let digest: Digest
    public let bytes: [UInt8]
    public let installedAt: Instant
    /// Store sequence of the installation.
    public let sequence: StoreSequence
    /// Who installed it: a `PeerIdentity` as text; empty where the release of then did not know.
    public let installedBy: String

    public init(
        version: CatalogueVersion, edition: String, digest: Digest, bytes: [UInt8], installedAt: Instant,
        sequence: StoreSequence, installedBy: String
    ) {
        self.version = version
        self.edition = edition
        self.digest = digest
        self.bytes = bytes
        self.installedAt = installedAt
        self.sequence = sequence
        self.installedBy = installedBy
    }
}
