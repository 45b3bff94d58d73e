// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryTLS
internal import TTRPC

/// The counters of the ttrpc server under the names that clients see.
enum TransportCounters {
    static func read(_ statistics: TTRPCServerStatistics) -> [(name: String, value: Int)] {
        [
            ("calls_cancelled_count", statistics.callsCancelled),
            ("calls_expired_count", statistics.callsExpired),
            ("calls_open", statistics.callsOpen),
            ("calls_started_count", statistics.callsStarted),
            ("connections_accepted_count", statistics.connectionsAccepted),
            ("connections_idle_closed_count", statistics.connectionsIdleClosed),
            ("connections_open", statistics.connectionsOpen),
            ("connections_protocol_closed_count", statistics.connectionsProtocolClosed),
            ("connections_refused_count", statistics.connectionsRefused),
            ("connections_slow_frame_closed_count", statistics.connectionsSlowFrameClosed),
            ("connections_slow_peer_closed_count", statistics.connectionsSlowPeerClosed),
            ("received_bytes", statistics.bytesReceived),
            ("replies_over_bound_count", statistics.repliesOverBound),
            ("requests_malformed_count", statistics.requestsMalformed),
            ("requests_oversize_count", statistics.requestsOversize),
            ("requests_refused_count", statistics.requestsRefused),
            ("sent_bytes", statistics.bytesSent),
        ]
    }

    static func read(_ statistics: TLSServerStatistics) -> [(name: String, value: Int)] {
        [
            ("handshakes_completed_count", statistics.handshakesCompleted),
            ("handshakes_failed_count", statistics.handshakesFailed),
            ("handshakes_open", statistics.handshakesUnderWay),
            ("handshakes_over_bound_count", statistics.handshakesOverBound),
            ("handshakes_refused_count", statistics.handshakesRefused),
            ("handshakes_slow_count", statistics.handshakesTooSlow),
        ]
    }
}
