// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCatalogue
internal import ChanceryDocuments
internal import ChanceryIngest
public import ChanceryModel
internal import ChanceryStore
internal import ChanceryStoreSQLite
public import ChanceryWire

/// A store that no daemon has: the operator's commands work on it directly, under the lock that a daemon would take.
public struct StoreAtRest {
    private let directory: String
    private let clock: WallClock

    public init(directory: String, clock: WallClock = .system) {
        self.directory = directory
        self.clock = clock
    }

    public func backUp(to folder: String) throws(OperatorError) -> StoreBackup {
        try use { (store: StoreReader) throws -> StoreBackup in
            do throws(BackupError) {
                return try StoreBackupWriter(store: store, clock: clock).write(to: folder)
            } catch {
                throw OperatorError(.refused, error.description)
            }
        }
    }

    public func rehearse(_ rehearsed: RehearsedCatalogue) throws(OperatorError) -> CatalogueRehearsal {
        try use { (store: StoreReader) throws -> CatalogueRehearsal in
            let library = try CatalogueLibrary(store: store)
            let catalogue: Catalogue
            switch rehearsed {
            case .new(let new): catalogue = new
            case .installed(let version):
                guard let earlier = try library.catalogue(version: version) else {
                    throw OperatorError(.refused, "there is no catalogue version \(version)")
                }
                catalogue = earlier.catalogue
            }
            guard let decoder = WireDecoder(arenaBytes: 16 << 20, unknownFields: .refused) else {
                throw OperatorError(.internalError, "there is no memory to decode reports")
            }
            return try CatalogueRehearser(store: store, current: library.current, decoder: decoder)
                .rehearse(catalogue, at: clock.now())
        }
    }

    /// Reads alone: a store of an older release is brought up to date by the daemon, with its key.
    private func use<Answer>(_ body: (StoreReader) throws -> Answer) throws(OperatorError) -> Answer {
        do {
            if let holder = SQLiteStore.holder(ofDirectory: directory) {
                throw OperatorError(
                    .refused, "a daemon has the store in \(directory) (process \(holder)); ask it with --server")
            }
            let file = directory + "/" + SQLiteStore.dataFileName
            let version = try StoreExamination(file: file, isShared: false, depth: .head).schemaVersion
            guard version == SQLiteStore.schemaVersion else {
                throw OperatorError(
                    .refused,
                    "the store in \(directory) has schema version \(version) and this release writes "
                        + "\(SQLiteStore.schemaVersion); use the release that wrote it")
            }
            return try body(StoreReader(directory: directory))
        } catch let error as OperatorError {
            throw error
        } catch {
            throw OperatorError(.refused, String(describing: error))
        }
    }
}

/// A catalogue folder, as the operator's commands read it.
public enum CatalogueFolder {
    /// - Returns: the catalogue, `nil` when it has errors, and every finding in words.
    public static func read(_ folder: String) -> (catalogue: Catalogue?, findings: [String]) {
        let reading = CatalogueReader.read(folder: folder)
        let hasErrors = reading.findings.contains { $0.severity == .error }
        return (hasErrors ? nil : reading.catalogue, reading.findings.map { String(describing: $0) })
    }
}
