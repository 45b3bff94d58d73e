// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCatalogue
internal import ChanceryIngest
internal import ChanceryModel
internal import ChanceryQuery
internal import ChanceryStore
internal import ChanceryWire

/// OperatorService.
struct OperatorMethods: Sendable {
    let store: any ReportStore
    let library: CatalogueLibrary
    let clock: WallClock
    let pipeline: IngestPipeline
    let queries: QueryMethods
    let state: ServerState
    let audit: AuditTrail
    /// `nil` where the store cannot be copied.
    let backups: (any StoreBackupMaking)?
    /// Told of every installed catalogue, on the writer's queue.
    let onInstalled: @Sendable (InstalledCatalogue) -> Void

    var methods: [Method] {
        [
            Method(.backUpStore) { call, payload in
                queries.run(.backUpStore, call, payload) { payload, decoder in
                    try backUpStore(call, decoder.backUpStoreRequest(payload))
                }
            },
            Method(.installCatalogue) { call, payload in
                install(.installCatalogue, call, payload) { payload, decoder in
                    try decoder.installCatalogueRequest(payload).catalogue
                }
            },
            Method(.rollBackCatalogue) { call, payload in
                install(.rollBackCatalogue, call, payload) { payload, decoder in
                    try installed(decoder.rollBackCatalogueRequest(payload).version).bytes
                }
            },
            queries.unary(.listCatalogues, listCatalogues),
            queries.unary(.rehearseCatalogue, rehearseCatalogue),
        ]
    }

    // MARK: Backup

    private func backUpStore(_ call: UnaryCall, _ request: BackUpStoreRequest) throws {
        guard request.folder.hasPrefix("/"), !request.folder.split(separator: "/").contains("..") else {
            throw CallFailure(
                .backupRefused,
                "the folder must be an absolute path without \"..\", such as /var/lib/chancery/backups/2026-11-22")
        }
        guard let backups else { throw CallFailure(.backupRefused, "this store cannot be copied") }
        let (state, audit) = (state, audit)
        let isCancelled: @Sendable () -> Bool = { state.isDraining || call.ticket.isCancelled }
        backups.backUp(to: request.folder, isCancelled: isCancelled) { result in
            if case .success(let backup) = result {
                audit.record(
                    deed: MethodNames.backUpStore.description, by: call.context.identity.description,
                    requestID: call.context.requestID, subject: backup.folder,
                    detail: "sequence \(backup.sequence), digest \(backup.dataDigest)")
            }
            call.finish(result.map { $0.encoded() })
        }
    }

    // MARK: Catalogues

    /// Checks the bytes on a query lane and installs them on the writer's queue.
    private func install(
        _ rpc: RPC, _ call: UnaryCall, _ payload: [UInt8],
        _ read: @escaping @Sendable (_ payload: [UInt8], _ decoder: WireDecoder) throws -> [UInt8]
    ) {
        queries.run(rpc, call, payload) { payload, decoder in
            if state.isDraining {
                throw CallFailure(
                    .draining, "the server is stopping; nothing was installed", retryDelayMilliseconds: 1000)
            }
            let bytes = try read(payload, decoder)
            _ = try OperatorMethods.catalogue(bytes)
            pipeline.onWriter { commit(bytes, call) }
        }
    }

    /// On the writer's queue.
    private func commit(_ bytes: [UInt8], _ call: UnaryCall) {
        do {
            let before = library.current.version
            let installed = try library.install(
                encoded: bytes, by: call.context.identity.description, at: clock.now())
            let isUnchanged = installed.version == before
            if !isUnchanged {
                audit.record(AuditEvent(installed: installed, requestID: call.context.requestID))
                onInstalled(installed)
            }
            call.finish(
                .success(
                    InstallCatalogueResponse(current: CatalogueEntry(installed), isUnchanged: isUnchanged).encoded()))
        } catch let error as StoreError {
            if error.kind != .closed { queries.onStoreFailure(error) }
            call.fail(CallFailure(commitError: error))
        } catch {
            call.fail(CallFailure(.invalidField, "the catalogue cannot be used: \(error)"))
        }
    }

    @Sendable private func listCatalogues(_ payload: [UInt8], _ decoder: WireDecoder) throws -> [UInt8] {
        let request = try decoder.listCataloguesRequest(payload)
        let size = request.pageSize == 0 ? ListCataloguesRequest.pageSizeDefault : request.pageSize
        let count = CatalogueVersion(min(size, ListCataloguesRequest.pageSizeMax))
        let entries = try store.read { snapshot -> [CatalogueEntry] in
            let newest = try snapshot.currentCatalogue(asOf: nil)?.version ?? 0
            let last = request.before == 0 ? newest : min(newest, request.before - 1)
            guard last >= 1 else { return [] }
            return try stride(from: last, through: max(1, last - count + 1), by: -1).compactMap { version in
                try snapshot.catalogue(version: version).map(CatalogueEntry.init)
            }
        }
        return ListCataloguesResponse(catalogues: entries).encoded()
    }

    @Sendable private func rehearseCatalogue(_ payload: [UInt8], _ decoder: WireDecoder) throws -> [UInt8] {
        let request = try decoder.rehearseCatalogueRequest(payload)
        guard request.catalogue.isEmpty != (request.version == 0) else {
            throw CallFailure(.invalidField, "give either the bytes of a catalogue or an installed version")
        }
        let bytes = request.version == 0 ? request.catalogue : try installed(request.version).bytes
        let catalogue = try OperatorMethods.catalogue(bytes)
        let rehearsal = CatalogueRehearser(store: store, current: library.current, decoder: decoder)
        return try rehearsal.rehearse(catalogue, at: clock.now()).encoded()
    }

    private func installed(_ version: CatalogueVersion) throws -> InstalledCatalogue {
        guard let installed = try store.read({ try $0.catalogue(version: version) }) else {
            throw CallFailure(.noSuchCatalogue, "there is no catalogue version \(version)")
        }
        return installed
    }

    private static func catalogue(_ bytes: [UInt8]) throws -> Catalogue {
        do {
            return try CatalogueLibrary.decode(bytes)
        } catch {
            throw CallFailure(.invalidField, "the catalogue cannot be read: \(error)")
        }
    }
}

extension CatalogueEntry {
    fileprivate init(_ installed: InstalledCatalogue) {
        self.init(
            version: installed.version, edition: installed.edition, digest: installed.digest,
            installedAt: installed.installedAt, sequence: installed.sequence)
    }
}
