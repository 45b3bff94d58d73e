// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Logging

/// Says in the log what ends or has ended, when it is found and again from time to time as long as it stays so.
struct ExpiryReminder {
    private static let certificateSeconds: Int64 = 14 * 86_400
    private static let listSeconds: Int64 = 86_400

    private let logger: Logger
    /// When each was said last, by what it is about.
    private var certificateSaidAt: Instant?
    private var listSaidAt: Instant?
    /// Whether the end of the list, which was said before it came, was said since it came.
    private var hasSaidRefusal = false

    init(logger: Logger) {
        self.logger = logger
    }

    /// - Parameter graceSeconds: how long a revocation list counts after its end.
    mutating func look(certificateEnds: Instant, listEnds: Instant?, graceSeconds: Int64, at now: Instant) {
        if certificateEnds < now.adding(seconds: ExpiryReminder.certificateSeconds) {
            if ExpiryReminder.isDue(certificateSaidAt, every: 86_400, at: now) {
                certificateSaidAt = now
                logger.warning(
                    "the certificate ends soon; have it renewed",
                    metadata: ["ends": "\(certificateEnds.rfc3339(in: .utc))"])
            }
        } else {
            certificateSaidAt = nil
        }
        guard let listEnds, listEnds < now.adding(seconds: ExpiryReminder.listSeconds) else {
            listSaidAt = nil
            hasSaidRefusal = false
            return
        }
        let refusesFrom = listEnds.adding(seconds: graceSeconds)
        let isRefusing = refusesFrom <= now
        guard ExpiryReminder.isDue(listSaidAt, every: 3600, at: now) || (isRefusing && !hasSaidRefusal) else { return }
        listSaidAt = now
        hasSaidRefusal = isRefusing
        if isRefusing {
            logger.error(
                "the revocation list has ended; new connections are refused until there is a newer one",
                metadata: ["ended": "\(listEnds.rfc3339(in: .utc))"])
        } else {
            logger.warning(
                "the revocation list ends; put a newer one in its place",
                metadata: [
                    "ends": "\(listEnds.rfc3339(in: .utc))", "refused_from": "\(refusesFrom.rfc3339(in: .utc))",
                ])
        }
    }

    private static func isDue(_ last: Instant?, every seconds: Int64, at now: Instant) -> Bool {
        guard let last else { return true }
        // A clock that went back does not silence it.
        return now < last || now >= last.adding(seconds: seconds)
    }
}
