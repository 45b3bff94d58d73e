// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryTelemetry

extension DaemonMetrics {
    // MARK: The store

    static let storeFileBytes = MetricDefinition("chancery_store_file_bytes", .gauge, "Bytes of the data file")
    static let storeLogBytes = MetricDefinition(
        "chancery_store_log_bytes", .gauge, "Bytes of the log that is not yet merged into the data file")
    static let storeFreeBytes = MetricDefinition(
        "chancery_store_free_bytes", .gauge, "Bytes that are free for the daemon on the volume of the store")
    static let storeSequence = MetricDefinition(
        "chancery_store_sequence", .gauge, "Sequence number of the last change")
    static let storeItems = MetricDefinition(
        "chancery_store_items", .gauge, "What is stored: revisions of reports, acts, catalogues and packs",
        labels: [MetricLabel("kind", ["revision", "act", "catalogue", "pack"])])
    static let checkpoints = MetricDefinition(
        "chancery_store_checkpoints_total", .counter, "How often the log was merged into the data file")
    static let storeFailures = MetricDefinition(
        "chancery_store_commit_failures_total", .counter, "Transactions of any kind that the store could not commit")
    static let reports = MetricDefinition(
        "chancery_reports", .gauge, "Reports by where they stand, counted at most once a minute",
        labels: [MetricLabel("state", ["submitted", "returned", "accepted"])])
    static let catalogueVersion = MetricDefinition(
        "chancery_catalogue_version", .gauge, "Version of the catalogue that new reports are held against")

    static let store = [
        storeFileBytes, storeLogBytes, storeFreeBytes, storeSequence, storeItems, checkpoints, storeFailures, reports,
        catalogueVersion,
    ]

    // MARK: The transport

    static let connectionsOpen = MetricDefinition("chancery_connections_open", .gauge, "Connections that are open")
    static let connections = MetricDefinition(
        "chancery_connections_total", .counter, "Connections that came in",
        labels: [MetricLabel("outcome", ["accepted", "refused"])])
    static let connectionsClosed = MetricDefinition(
        "chancery_connections_closed_total", .counter, "Connections that the daemon closed for what the peer did",
        labels: [MetricLabel("reason", ["idle", "slow_frame", "slow_peer", "protocol"])])
    static let requestsRejected = MetricDefinition(
        "chancery_requests_rejected_total", .counter, "Requests that did not become calls",
        labels: [MetricLabel("reason", ["malformed", "oversize", "refused"])])
    static let repliesOverBound = MetricDefinition(
        "chancery_replies_over_bound_total", .counter, "Answers that were too long to be sent")
    static let transportBytes = MetricDefinition(
        "chancery_transport_bytes_total", .counter, "Bytes over all connections",
        labels: [MetricLabel("direction", ["received", "sent"])])

    static let transport = [
        connectionsOpen, connections, connectionsClosed, requestsRejected, repliesOverBound, transportBytes,
    ]
}
