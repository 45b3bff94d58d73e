// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
public import ChanceryModel
public import ChanceryStore
internal import ChanceryWire
internal import Synchronization

/// The installed catalogues of a store, decoded and indexed, by version.
///
/// A version never changes once installed, so what is held here is never stale. At most `versionsHeldMax` are kept, the
/// current one always.
public final class CatalogueLibrary: Sendable {
    static let versionsHeldMax = 8
    static let arenaBytes = 64 << 20

    private struct State {
        var current: CatalogueIndex
        var held: [CatalogueVersion: CatalogueIndex]
    }

    private let store: any ReportStore
    private let state: Mutex<State>

    /// Opens the library of a store in which a catalogue is installed.
    ///
    /// - Throws: `CatalogueLibraryError`, `StoreError`.
    public init(store: any ReportStore) throws {
        let installed = try store.read { try $0.currentCatalogue(asOf: nil) }
        guard let installed else { throw CatalogueLibraryError.nothingInstalled }
        let index = try CatalogueLibrary.index(installed)
        self.store = store
        state = Mutex(State(current: index, held: [index.version: index]))
    }

    /// The catalogue that new reports are validated against.
    public var current: CatalogueIndex { state.withLock { $0.current } }

    /// How many versions are held.
    var heldCount: Int { state.withLock { $0.held.count } }

    /// The catalogue of a version; `nil` when the store has none. Reads the store when it is not held: not for an event
    /// loop.
    public func catalogue(version: CatalogueVersion) throws -> CatalogueIndex? {
        if let held = state.withLock({ $0.held[version] }) { return held }
        guard let installed = try store.read({ try $0.catalogue(version: version) }) else { return nil }
        let index = try CatalogueLibrary.index(installed)
        hold(index)
        return index
    }

    /// The catalogue that was current at a sequence; `nil` before the first.
    public func catalogue(asOf sequence: StoreSequence, in snapshot: any StoreSnapshot) throws -> CatalogueIndex? {
        guard let installed = try snapshot.currentCatalogue(asOf: sequence) else { return nil }
        if let held = state.withLock({ $0.held[installed.version] }) { return held }
        let index = try CatalogueLibrary.index(installed)
        hold(index)
        return index
    }

    /// Installs `catalogue` as the newest version, unless it equals the current one. Call it on the writer's queue.
    ///
    /// - Parameter line: what the audit trail says of a new version, stored with it.
    @discardableResult
    public static func install(
        _ catalogue: Catalogue, in store: any ReportStore, by installedBy: String, at time: Instant,
        auditing line: (InstalledCatalogue) -> AuditEvent? = { _ in nil }
    ) throws -> InstalledCatalogue {
        let bytes = catalogue.encoded()
        return try store.writer.installCatalogue(
            bytes: bytes, digest: Digest.sha256(of: bytes), edition: catalogue.edition, installedBy: installedBy,
            at: time, auditing: line)
    }

    /// Installs an encoded catalogue as the newest version, unless it equals the current one, and makes it the one that
    /// new reports are validated against. Call it on the writer's queue.
    ///
    /// - Parameter line: what the audit trail says of a new version, stored with it.
    /// - Throws: `CatalogueLibraryError` when it cannot be read, and nothing is installed then; `StoreError`.
    @discardableResult
    public func install(
        encoded bytes: [UInt8], by installedBy: String, at time: Instant,
        auditing line: (InstalledCatalogue) -> AuditEvent? = { _ in nil }
    ) throws -> InstalledCatalogue {
        let catalogue = try CatalogueLibrary.decode(bytes)
        let installed = try store.writer.installCatalogue(
            bytes: bytes, digest: Digest.sha256(of: bytes), edition: catalogue.edition, installedBy: installedBy,
            at: time, auditing: line)
        // What is held of the current catalogue, such as views of periods, belongs to that very index.
        guard installed.version != current.version else { return installed }
        let index = CatalogueIndex(catalogue, version: installed.version)
        state.withLock { $0.current = index }
        hold(index)
        return installed
    }

    /// Reads an encoded catalogue.
    ///
    /// - Throws: `CatalogueLibraryError`.
    public static func decode(_ bytes: [UInt8]) throws -> Catalogue {
        // Catalogues are decoded once for each version, so the arena lives only for the call.
        guard let decoder = WireDecoder(arenaBytes: arenaBytes, unknownFields: .refused) else {
            throw CatalogueLibraryError.noMemory
        }
        do {
            return try decoder.catalogue(bytes)
        } catch {
            throw CatalogueLibraryError.malformed(cause: String(describing: error))
        }
    }

    private func hold(_ index: CatalogueIndex) {
        state.withLock { state in
            if state.held.count >= CatalogueLibrary.versionsHeldMax {
                state.held = [state.current.version: state.current]
            }
            state.held[index.version] = index
        }
    }

    /// Reads an installed catalogue.
    ///
    /// - Throws: `CatalogueLibraryError`.
    public static func index(_ installed: InstalledCatalogue) throws -> CatalogueIndex {
        do {
            return CatalogueIndex(try decode(installed.bytes), version: installed.version)
        } catch CatalogueLibraryError.malformed(let cause) {
            throw CatalogueLibraryError.unreadable(version: installed.version, cause: cause)
        }
    }
}

/// Why the installed catalogues cannot be used.
public enum CatalogueLibraryError: Error, Hashable, Sendable, CustomStringConvertible {
    case nothingInstalled
    case noMemory
    /// Bytes that are no catalogue.
    case malformed(cause: String)
    case unreadable(version: CatalogueVersion, cause: String)

    public var description: String {
        switch self {
        case .nothingInstalled:
            "the store has no catalogue; start the daemon with a catalogue folder once"
        case .noMemory:
            "there is no memory to decode the catalogue"
        case .malformed(let cause):
            "it is no catalogue that this release can read: \(cause)"
        case .unreadable(let version, let cause):
            "catalogue version \(version) of the store cannot be read by this release: \(cause)"
        }
    }
}
