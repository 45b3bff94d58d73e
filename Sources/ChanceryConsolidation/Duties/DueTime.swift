// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// When one report is late, and whether one that came was.
struct DueTime {
    /// The first late moment by the regime; `nil` when it sets none for the level.
    let byRegime: Instant?
    /// The first late moment by the longest extension; `nil` without one.
    let extendedUntil: Instant?

    /// The first late moment. An extension counts only where there is a due time, and only when it is later.
    var lateFrom: Instant? { byRegime.map { max($0, extendedUntil ?? $0) } }

    /// On time is strictly before the first late moment.
    ///
    /// - Parameter firstReceivedAt: `nil` when nothing came that counts.
    func timeliness(firstReceivedAt: Instant?) -> (timeliness: ReportTimeliness, isExtended: Bool) {
        guard let firstReceivedAt else { return (.missing, false) }
        guard let byRegime, let lateFrom else { return (.notDue, false) }
        let isExtended = firstReceivedAt >= byRegime && firstReceivedAt < lateFrom
        return (firstReceivedAt < byRegime || isExtended ? .onTime : .late, isExtended)
    }
}
