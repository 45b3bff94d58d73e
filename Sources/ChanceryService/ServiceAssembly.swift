// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryCatalogue
public import ChanceryIngest
public import ChanceryModel
public import ChanceryQuery
public import ChanceryStore
internal import ChanceryWire

/// The services over one store: everything between the transports and the store, put together.
public final class ServiceAssembly: Sendable {
    public let pipeline: IngestPipeline
    /// The methods, for the transports to bind.
    public let methodTable: MethodTable
    /// Who was refused and what was done, beside reporting.
    public let audit: AuditTrail
    private let consolidations: ConsolidationQueries
    private let lanes: QueryLanes
    private let state: ServerState
    private let library: CatalogueLibrary
    private let rehearsals: RehearsalQueue
    /// Whether calls are taken.
    public let health: HealthBoard

    /// Called when the store could not commit (on the writer's queue) or could not be read (on a query lane).
    public typealias StoreFailureHandler = @Sendable (StoreError) -> Void

    /// Called for every call that is refused for lack of rights, on a lane or on the transport's threads.
    public typealias RightsRefusalHandler = @Sendable (RightsRefusal) -> Void

    /// Called on the writer's queue with every catalogue that was installed through a method.
    public typealias CatalogueHandler = @Sendable (InstalledCatalogue) -> Void

    /// What the entries of a catalogue have wrong about each other, each in one line; none when it can be installed.
    public typealias CatalogueCheck = @Sendable (Catalogue) -> [String]

    /// - Parameter checkCatalogue: asked about every catalogue that a peer sends, on a query lane.
    /// - Throws: `IngestConfigurationError`, `ServiceConfigurationError`.
    public init(
        store: any ReportStore, library: CatalogueLibrary, clock: WallClock, ingest: IngestConfiguration,
        query: QueryConfiguration, limits: ServerLimits, checkCatalogue: @escaping CatalogueCheck,
        onStoreFailure: @escaping StoreFailureHandler, onRefusal: @escaping RightsRefusalHandler = { _ in },
        onCommitMeasured: @escaping IngestPipeline.MeasureHandler = { _ in },
        backups: (any StoreBackupMaking)? = nil, onCatalogue: @escaping CatalogueHandler = { _ in }
    ) throws {
        if let problem = query.problem { throw ServiceConfigurationError(problem) }
        guard let lanes = QueryLanes(configuration: query) else {
            throw ServiceConfigurationError("there is no memory for the arenas of the query lanes")
        }
        let consolidations = ConsolidationQueries(store: store, library: library, lanes: lanes, configuration: query)
        let pipeline = try IngestPipeline(
            configuration: ingest, store: store, library: library, clock: clock,
            onCommit: { consolidations.committed($0.keys) }, onFailure: onStoreFailure, onMeasured: onCommitMeasured)
        let health = HealthBoard()
        let state = ServerState(startedAt: clock.now(), health: health)
        let audit = AuditTrail(
            store: store, clock: clock, onWriter: { pipeline.onWriter($0) }, onFailure: onStoreFailure)
        let authorizer = Authorizer(library: library, clock: clock) { refusal in
            audit.record(AuditEvent(refused: refusal, at: clock.now()))
            onRefusal(refusal)
        }
        let queries = QueryMethods(
            lanes: lanes, authorizer: authorizer, state: state, onStoreFailure: onStoreFailure)
        let server = ServerMethods(
            store: store, library: library, clock: clock, pipeline: pipeline, consolidations: consolidations,
            lanes: lanes, limits: limits, ingest: ingest, state: state)
        let recorder = ActRecorder(
            store: store, library: library, clock: clock, pipeline: pipeline,
            onRecorded: { consolidations.committed($0) }, onFailure: onStoreFailure)
        let packs = PackQueries(store: store, library: library, clock: clock, consolidations: consolidations)
        let freezer = PackFreezer(store: store, clock: clock, pipeline: pipeline, packs: packs, queries: queries)
        let rehearsals = RehearsalQueue()
        let differences = DifferenceQueries(
            store: store, library: library, clock: clock, consolidations: consolidations)
        let healthMethods = try HealthMethods(health: health, authorizer: authorizer).methods
        methodTable = MethodTable(
            ReportMethods(pipeline: pipeline, queries: queries, reports: ReportQueries(store: store)).methods
                + ConsolidationMethods(queries: queries, consolidations: consolidations).methods
                + queries.methods(of: CatalogueQueries(store: store, library: library, clock: clock))
                + LifeMethods(
                    queries: queries, life: LifeQueries(store: store),
                    duties: DutyQueries(store: store, library: library), recorder: recorder
                ).methods
                + DifferenceMethods(queries: queries, differences: differences).methods
                + PackMethods(queries: queries, packs: packs, freezer: freezer).methods
                + ServiceAssembly.answers(queries, consolidations, store, library)
                + LogMethods(queries: queries, log: LogQueries(store: store)).methods
                + OperatorMethods(
                    store: store, library: library, clock: clock, pipeline: pipeline, queries: queries, state: state,
                    audit: audit, backups: backups, rehearsals: rehearsals,
                    rehearsalArenaBytes: ingest.laneArenaBytes, check: checkCatalogue,
                    onInstalled: { installed in
                        consolidations.catalogueChanged()
                        onCatalogue(installed)
                    }
                ).methods
                + [server.method(queries)]
                + healthMethods)
        self.audit = audit
        self.pipeline = pipeline
        self.consolidations = consolidations
        self.lanes = lanes
        self.state = state
        self.health = health
        self.library = library
        self.rehearsals = rehearsals
    }

    /// The methods that start from a consolidated answer.
    private static func answers(
        _ queries: QueryMethods, _ consolidations: ConsolidationQueries, _ store: any ReportStore,
        _ library: CatalogueLibrary
    ) -> [Method] {
        TextsMethods(queries: queries, texts: TextQueries(consolidations, store: store, library: library)).methods
            + RegisterMethods(queries: queries, registers: RegisterQueries(consolidations)).methods
            + ExplainMethods(queries: queries, explanations: ExplainQueries(consolidations)).methods
            + queries.methods(of: ComparisonQueries(consolidations))
            + ScoreMethods(queries: queries, scores: ScoreQueries(consolidations, store: store)).methods
    }

    /// Signs of life of all that works off a queue here.
    public var heartbeats: [Heartbeat] { pipeline.heartbeats + lanes.heartbeats }

    /// Calls `completion` once every query that waits now has been answered, and the rehearsal of a catalogue too.
    public func whenQueriesIdle(_ completion: @escaping @Sendable () -> Void) {
        lanes.whenIdle { self.rehearsals.whenIdle(completion) }
    }

    /// When the services were made.
    public var startedAt: Instant { state.startedAt }

    /// The catalogue that new reports are held against.
    public var catalogueVersion: CatalogueVersion { library.current.version }

    /// How the query lanes and the watches do.
    public var queryStatistics: QueryStatistics {
        QueryStatistics(
            waitingCount: lanes.waitingCount, refusedCount: lanes.refusedCount, watchCount: consolidations.watchCount)
    }

    /// Adds the counters of a transport to those that GetServerInfo gives. Names in snake case with the unit last.
    public func addCounters(_ read: @escaping @Sendable () -> [(name: String, value: Int)]) {
        state.addCounters(read)
    }

    /// Says from now on that the server is stopping, and ends the watches.
    public func beginDrain() {
        health.beginDrain()
        consolidations.closeWatches()
    }
}

/// What waits for the query lanes and what is watched.
public struct QueryStatistics: Hashable, Sendable {
    public var waitingCount: Int
    public var refusedCount: Int
    public var watchCount: Int
}

/// Limits of the transport that clients are told.
public struct ServerLimits: Hashable, Sendable {
    public var requestBytesMax: Int
    public var callsPerConnectionMax: Int

    public init(requestBytesMax: Int, callsPerConnectionMax: Int) {
        self.requestBytesMax = requestBytesMax
        self.callsPerConnectionMax = callsPerConnectionMax
    }
}

/// Why the services cannot be made.
public struct ServiceConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}
