// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCatalogue
internal import ChanceryDocuments
internal import ChanceryModel
internal import ChanceryService
internal import ChanceryStore
internal import Logging

/// Brings the catalogue of a folder into a store.
enum CatalogueInstallation {
    /// Who a catalogue is installed by that the daemon reads when it starts.
    private static let installer = "daemon"

    /// What the entries of a catalogue that a peer sent have wrong about each other.
    @Sendable static func problems(of catalogue: Catalogue) -> [String] {
        CatalogueReader.errors(in: catalogue).map(\.description)
    }

    /// Reads the folder whole and installs it, unless it equals the current catalogue.
    ///
    /// - Throws: `StartupError.catalogue` with every mistake; `StoreError`.
    static func install(folder: String, in store: any ReportStore, at time: Instant, logger: Logger) throws {
        let reading = CatalogueReader.read(folder: folder)
        for finding in reading.findings where finding.severity != .error {
            logger.warning("the catalogue has a questionable entry", metadata: ["finding": "\(finding)"])
        }
        guard let catalogue = reading.catalogue else {
            throw StartupError.catalogue(folder, reading.findings.filter { $0.severity == .error })
        }
        let before = try store.read { try $0.currentCatalogue(asOf: nil) }
        let installed = try CatalogueLibrary.install(catalogue, in: store, by: installer, at: time) {
            AuditEvent(installed: $0)
        }
        guard before?.version != installed.version else { return }
        logger.notice(
            "catalogue installed",
            metadata: [
                "version": "\(installed.version)", "edition": "\(installed.edition)",
                "digest": "\(installed.digest)", "folder": "\(folder)",
            ])
    }
}
