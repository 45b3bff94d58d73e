// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel
internal import Foundation

extension WallClock {
    /// The machine's clock.
    public static let system = WallClock {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(microsecondsSinceEpoch: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
    }

    /// A clock that says `start` now and runs on from there: for rehearsing another day's reporting.
    public static func running(from start: Instant) -> WallClock {
        let begin = WallClock.system.now().microsecondsSinceEpoch
        return WallClock {
            Instant(
                microsecondsSinceEpoch: start.microsecondsSinceEpoch
                    + WallClock.system.now().microsecondsSinceEpoch - begin)
        }
    }
}
