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
    let rehearsals: RehearsalQueue
    let rehearsalArenaBytes: Int
    let check: ServiceAssembly.CatalogueCheck
    /// Told of every installed catalogue, on the writer's queue.
    let onInstalled: @Sendable (InstalledCatalogue) -> Void

    var methods: [Method] {
        [
            Method(.backUpStore) { call, payload in
                queries.run(.backUpStore, call, payload) { payload, decoder in
                    try backUpStore(call, decoder.backUpStoreRequest(payload))
                }
            },
            queries.changing(.installCatalogue, undone: "nothing was installed") { call, payload, decoder in
                let bytes = try decoder.installCatalogueRequest(payload).catalogue
                _ = try checked(bytes)
                pipeline.onWriter { commit(bytes, call) }
            },
            queries.changing(.rollBackCatalogue, undone: "nothing was installed") { call, payload, decoder in
                let version = try decoder.rollBackCatalogueRequest(payload).version
                let bytes = try installed(version).bytes
                pipeline.onWriter { commit(bytes, call, bytesOf: version) }
            },
            queries.unary(.listCatalogues, listCatalogues),
            Method(.rehearseCatalogue) { call, payload in
                queries.run(.rehearseCatalogue, call, payload) { payload, decoder in
                    try rehearse(call, decoder.rehearseCatalogueRequest(payload))
                }
            },
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
        let (state, audit, clock) = (state, audit, clock)
        let isCancelled: @Sendable () -> Bool = { state.isDraining || call.ticket.isCancelled }
        backups.backUp(to: request.folder, isCancelled: isCancelled) { result in
            audit.record(AuditEvent(backUpTo: request.folder, result, call.context, at: clock.now()))
            call.finish(result.map { $0.encoded() })
        }
    }

    // MARK: Catalogues

    /// Installs what was checked on a query lane; on the writer's queue.
    ///
    /// - Parameter earlier: the version whose bytes they are, in a roll-back.
    private func commit(_ bytes: [UInt8], _ call: UnaryCall, bytesOf earlier: CatalogueVersion? = nil) {
        do {
            let before = library.current.version
            let installed = try library.install(
                encoded: bytes, by: call.context.identity.description, at: clock.now()
            ) { AuditEvent(installed: $0, requestID: call.context.requestID, bytesOf: earlier) }
            let isUnchanged = installed.version == before
            if !isUnchanged { onInstalled(installed) }
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

    /// Takes a rehearsal, which runs on a queue of its own until its time is over, the caller has gone or the server
    /// stops.
    private func rehearse(_ call: UnaryCall, _ request: RehearseCatalogueRequest) throws {
        guard request.catalogue.isEmpty != (request.version == 0) else {
            throw CallFailure(.invalidField, "give either the bytes of a catalogue or an installed version")
        }
        let isTaken = rehearsals.run { isOver in
            do {
                let bytes = request.version == 0 ? request.catalogue : try installed(request.version).bytes
                let catalogue = try request.version == 0 ? checked(bytes) : decoded(bytes)
                guard let decoder = WireDecoder(arenaBytes: rehearsalArenaBytes, unknownFields: .refused) else {
                    throw CallFailure(.serverBusy, "there is no memory to decode reports", retryDelayMilliseconds: 5000)
                }
                let rehearser = CatalogueRehearser(store: store, current: library.current, decoder: decoder)
                let rehearsal = try rehearser.rehearse(catalogue, at: clock.now()) {
                    isOver() || state.isDraining || call.ticket.isCancelled
                }
                call.finish(.success(rehearsal.encoded()))
            } catch {
                if let error = error as? StoreError, error.kind != .closed { queries.onStoreFailure(error) }
                call.fail(CallFailure(queryError: error))
            }
        }
        guard isTaken else {
            throw CallFailure(
                .serverBusy, "another catalogue is being rehearsed; ask again when that is over",
                retryDelayMilliseconds: 5000)
        }
    }

    private func installed(_ version: CatalogueVersion) throws -> InstalledCatalogue {
        guard let installed = try store.read({ try $0.catalogue(version: version) }) else {
            throw CallFailure(.noSuchCatalogue, "there is no catalogue version \(version)")
        }
        return installed
    }

    /// The catalogue that a peer sent, if its entries go together: the peer's own check is not relied upon.
    private func checked(_ bytes: [UInt8]) throws(CallFailure) -> Catalogue {
        let catalogue = try decoded(bytes)
        let problems = check(catalogue)
        guard problems.isEmpty else {
            let listed = problems.prefix(OperatorMethods.problemCountMax)
            let more = problems.count > listed.count ? "\n\(problems.count - listed.count) more" : ""
            throw CallFailure(
                .invalidField,
                "the catalogue cannot be used; nothing was changed:\n" + listed.joined(separator: "\n") + more,
                metadata: [FailureDetail("problems", String(problems.count))])
        }
        return catalogue
    }

    /// Problems of a catalogue that a refusal names.
    private static let problemCountMax = 100

    private func decoded(_ bytes: [UInt8]) throws(CallFailure) -> Catalogue {
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
