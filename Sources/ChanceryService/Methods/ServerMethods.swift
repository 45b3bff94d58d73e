// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCatalogue
internal import ChanceryIngest
internal import ChanceryModel
internal import ChanceryQuery
internal import ChanceryStore
internal import ChanceryValidation
internal import ChanceryWire
internal import Synchronization

/// ServerService.
struct ServerMethods: Sendable {
    let store: any ReportStore
    let library: CatalogueLibrary
    let clock: WallClock
    let pipeline: IngestPipeline
    let consolidations: ConsolidationQueries
    let lanes: QueryLanes
    let limits: ServerLimits
    let ingest: IngestConfiguration
    let state: ServerState

    func getServerInfo(_ payload: [UInt8], _ decoder: WireDecoder, _ context: CallContext) throws -> [UInt8] {
        _ = try decoder.getServerInfoRequest(payload)
        let catalogue = library.current
        return ServerInfo(
            version: ProductVersion.current, contract: MethodNames.package,
            limits: ProtocolLimits(
                requestBytesMax: Int64(limits.requestBytesMax),
                callsPerConnectionMax: Int32(limits.callsPerConnectionMax),
                submissionsPerOfficeMax: Int32(ingest.inFlightPerOfficeMax),
                importReportsMax: Int32(ImportSession.reportCountMax),
                figuresPerReportMax: Int32(Limits.figuresMax)),
            storeSequence: store.statistics().sequence, catalogueVersion: catalogue.version,
            catalogueEdition: catalogue.catalogue.edition, now: clock.now(), startedAt: state.startedAt,
            isDraining: state.isDraining, counters: counters,
            caller: ServerCaller(
                identity: context.identity.description, certificateExpiresAt: context.certificateExpiresAt)
        ).encoded()
    }

    func method(_ queries: QueryMethods) -> Method {
        Method(.getServerInfo) { call, payload in
            queries.run(.getServerInfo, call, payload) { payload, decoder in
                call.finish(.success(try getServerInfo(payload, decoder, call.context)))
            }
        }
    }

    private var counters: [NamedCounter] {
        let ingest = pipeline.statistics
        let stored = store.statistics()
        let values: [(String, Int)] = [
            ("commits_count", ingest.commitCount),
            ("commits_failed_count", ingest.failedCommitCount),
            ("largest_commit_reports", ingest.largestBatchCount),
            ("queries_refused_count", lanes.refusedCount),
            ("refusals_draining_count", ingest.drainingCount),
            ("refusals_office_busy_count", ingest.officeBusyCount),
            ("refusals_server_busy_count", ingest.serverBusyCount),
            ("reports_accepted_count", ingest.acceptedCount),
            ("reports_conflicting_count", ingest.conflictCount),
            ("reports_refused_count", ingest.refusedCount),
            ("reports_repeated_count", ingest.repeatedCount),
            ("store_file_bytes", Int(stored.fileBytes)),
            ("store_log_bytes", Int(stored.logBytes)),
            ("watches_open", consolidations.watchCount),
        ]
        return (values + state.transportCounters()).map { NamedCounter(name: $0.0, value: Int64($0.1)) }
            .sorted { $0.name < $1.name }
    }
}

/// What the server says of itself.
final class ServerState: Sendable {
    let startedAt: Instant
    let health: HealthBoard
    private let counters = Mutex<[@Sendable () -> [(name: String, value: Int)]]>([])

    init(startedAt: Instant, health: HealthBoard) {
        self.startedAt = startedAt
        self.health = health
    }

    var isDraining: Bool { health.phase == .draining }

    func addCounters(_ read: @escaping @Sendable () -> [(name: String, value: Int)]) {
        counters.withLock { $0.append(read) }
    }

    func transportCounters() -> [(String, Int)] {
        counters.withLock { $0 }.flatMap { $0() }.map { ($0.name, $0.value) }
    }
}

/// The version of the product, as in CHANGELOG.md.
public enum ProductVersion {
    public static let current = "0.1.0"
}
