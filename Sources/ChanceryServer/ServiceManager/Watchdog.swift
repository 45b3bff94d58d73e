// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Sees whether everything that must make progress has made some since the last look.
///
/// A lane with much to do makes progress with every piece of its work, one with nothing to do with the empty piece that
/// each look puts into its queue. Only what is stuck makes none.
struct Watchdog {
    private struct Watched {
        let heartbeat: Heartbeat
        var countBefore: UInt64
    }

    private var watched: [Watched]

    /// The first look may come after a whole period.
    init(_ heartbeats: [Heartbeat]) {
        watched = heartbeats.map { Watched(heartbeat: $0, countBefore: $0.count) }
        for heartbeat in heartbeats { heartbeat.request() }
    }

    /// - Returns: the names of those that made no progress since the last look.
    mutating func look() -> [String] {
        var stuck: [String] = []
        for index in watched.indices {
            let count = watched[index].heartbeat.count
            if count == watched[index].countBefore { stuck.append(watched[index].heartbeat.name) }
            watched[index].countBefore = count
            watched[index].heartbeat.request()
        }
        return stuck
    }
}
