// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryService
public import ChanceryTelemetry
internal import ChanceryWire

/// Every metric of the daemon. docs/reference/metrics.md has them with what to read from them.
public enum DaemonMetrics {
    public static let all: [MetricDefinition] =
        process + calls + ingest + [
            queueItems, queriesTurnedAway, watchesOpen, backups, backupLastSuccess, certificateExpiry,
            revocationListExpiry, handshakeFailures,
        ] + store + transport

    // MARK: The process

    static let buildInfo = MetricDefinition(
        "chancery_build_info", .gauge, "Always 1; the version is in the label",
        labels: [MetricLabel("version", [ProductVersion.current])])
    static let startTime = MetricDefinition(
        "process_start_time_seconds", .gauge, "When the process started, in seconds since 1970", decimals: 6)
    static let residentMemory = MetricDefinition(
        "process_resident_memory_bytes", .gauge, "Memory that the process has in RAM")
    static let openDescriptors = MetricDefinition("process_open_fds", .gauge, "File descriptors that are open")
    static let descriptorsMax = MetricDefinition("process_max_fds", .gauge, "File descriptors that may be open")
    static let processorTime = MetricDefinition(
        "process_cpu_seconds_total", .counter, "Processor time that the process took", decimals: 2)
    static let state = MetricDefinition(
        "chancery_state", .gauge, "1 for the state that the daemon is in", labels: [MetricLabel("state", states)])
    static let states = ["starting", "ready", "draining"]

    static let process = [
        buildInfo, startTime, residentMemory, openDescriptors, descriptorsMax, processorTime, state,
    ]

    // MARK: Calls

    static let methodLabel = MetricLabel("method", MethodNames.all.map(\.description))
    static let callsTotal = MetricDefinition(
        "chancery_calls_total", .counter, "Calls that were answered, by method and status code",
        labels: [methodLabel, MetricLabel("code", StatusCode.allCases.map(\.metricValue))], isSparse: true)
    static let callDuration = MetricDefinition(
        "chancery_call_duration_seconds", .histogram(bounds: MetricDefinition.durationBounds),
        "From the arrival of a whole request to its answer; of a stream, to its end", labels: [methodLabel],
        decimals: 9, isSparse: true)
    static let failuresTotal = MetricDefinition(
        "chancery_call_failures_total", .counter, "Calls that were answered with a failure, by reason",
        labels: [MetricLabel("reason", ErrorReason.allCases.map(\.name))], isSparse: true)
    static let callsOpen = MetricDefinition("chancery_calls_in_flight", .gauge, "Calls that have no answer yet")
    static let callsAbandoned = MetricDefinition(
        "chancery_calls_abandoned_total", .counter, "Calls that ended without an answer from their method",
        labels: [MetricLabel("reason", ["cancelled", "expired"])])

    static let calls = [callsTotal, callDuration, failuresTotal, callsOpen, callsAbandoned]

    // MARK: Reports coming in

    static let submissions = MetricDefinition(
        "chancery_submissions_total", .counter, "Submissions that got an outcome",
        labels: [MetricLabel("outcome", ["accepted", "repeated", "conflicting", "refused"])])
    static let submissionsTurnedAway = MetricDefinition(
        "chancery_submissions_turned_away_total", .counter, "Submissions that were turned away, to come back",
        labels: [MetricLabel("reason", ["office_busy", "server_busy", "draining"])])
    static let submissionsInFlight = MetricDefinition(
        "chancery_submissions_in_flight", .gauge, "Submissions that have no outcome yet")
    static let submissionBytesInFlight = MetricDefinition(
        "chancery_submissions_in_flight_bytes", .gauge, "Bytes of the submissions that have no outcome yet")
    static let commits = MetricDefinition(
        "chancery_commits_total", .counter, "Commits of reports", labels: [MetricLabel("outcome", ["done", "failed"])])
    static let commitReports = MetricDefinition(
        "chancery_commit_batch_reports", .histogram(bounds: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 4096]),
        "Submissions that one commit decided")
    static let commitDuration = MetricDefinition(
        "chancery_commit_duration_seconds", .histogram(bounds: MetricDefinition.durationBounds),
        "One transaction of reports with its sync", decimals: 9)
    static let syncDuration = MetricDefinition(
        "chancery_store_sync_duration_seconds", .histogram(bounds: MetricDefinition.durationBounds),
        "Writing the pages of one transaction of reports, acts, packs or catalogues and syncing them", decimals: 9)

    static let ingest = [
        submissions, submissionsTurnedAway, submissionsInFlight, submissionBytesInFlight, commits, commitReports,
        commitDuration, syncDuration,
    ]

    static let queueItems = MetricDefinition(
        "chancery_queue_items", .gauge, "What waits in a queue; of queries also those that run",
        labels: [MetricLabel("queue", ["lanes", "commit", "query"])])
    static let queriesTurnedAway = MetricDefinition(
        "chancery_queries_turned_away_total", .counter, "Queries that were turned away because too many waited")
    static let watchesOpen = MetricDefinition("chancery_watches_open", .gauge, "Consolidations that are watched")
    static let backups = MetricDefinition(
        "chancery_backups_total", .counter, "Backups since the start",
        labels: [MetricLabel("outcome", ["done", "failed"])])
    static let backupLastSuccess = MetricDefinition(
        "chancery_backup_last_success_timestamp_seconds", .gauge,
        "When the last backup since the start was complete, in seconds since 1970; 0 for none", decimals: 6)
    static let certificateExpiry = MetricDefinition(
        "chancery_certificate_expiry_timestamp_seconds", .gauge,
        "When the certificate that ends first of the server's chain ends, in seconds since 1970; 0 for none",
        decimals: 6)
    static let revocationListExpiry = MetricDefinition(
        "chancery_revocation_list_expiry_timestamp_seconds", .gauge,
        "When the revocation list that ends first ends, in seconds since 1970; 0 for none", decimals: 6)
    static let handshakeFailures = MetricDefinition(
        "chancery_handshake_failures_total", .counter, "Connections that did not prove who they are",
        labels: [MetricLabel("reason", ["failed", "refused", "too_slow", "over_bound"])])
}

extension StatusCode {
    /// The name of google.rpc.Code.
    var metricValue: String {
        switch self {
        case .ok: "OK"
        case .cancelled: "CANCELLED"
        case .unknown: "UNKNOWN"
        case .invalidArgument: "INVALID_ARGUMENT"
        case .deadlineExceeded: "DEADLINE_EXCEEDED"
        case .notFound: "NOT_FOUND"
        case .alreadyExists: "ALREADY_EXISTS"
        case .permissionDenied: "PERMISSION_DENIED"
        case .resourceExhausted: "RESOURCE_EXHAUSTED"
        case .failedPrecondition: "FAILED_PRECONDITION"
        case .aborted: "ABORTED"
        case .outOfRange: "OUT_OF_RANGE"
        case .unimplemented: "UNIMPLEMENTED"
        case .internalError: "INTERNAL"
        case .unavailable: "UNAVAILABLE"
        case .dataLoss: "DATA_LOSS"
        case .unauthenticated: "UNAUTHENTICATED"
        }
    }
}
