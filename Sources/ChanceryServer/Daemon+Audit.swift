// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryIngest
internal import ChanceryModel
internal import ChanceryService
internal import ChanceryStore
internal import ChanceryStoreSQLite
internal import ChanceryWire
internal import Logging

/// What the daemon does for its audit trail.
extension Daemon {
    /// How often counts of repeated refusals whose minute is over are written.
    private static let auditPeriod = Duration.seconds(30)

    /// The trail is sealed after so many periods: once an hour.
    private static let periodsPerSeal = 120

    /// Has counts written that would otherwise wait for the next event, and lines sealed that would otherwise wait for the
    /// next commit.
    func tendAuditTrail() async {
        var period = 0
        while true {
            do { try await Task.sleep(for: Daemon.auditPeriod) } catch { return }
            services.audit.tick()
            period += 1
            if period % Daemon.periodsPerSeal == 0 { services.pipeline.onWriter { self.sealAuditTrail() } }
        }
    }

    /// Signs for the lines that no head covers. The head goes to the log of the machine too, so that it is kept in a place
    /// of its own. Call it on the writer's queue.
    func sealAuditTrail() {
        do throws(StoreError) {
            guard let seal = try store.writer.sealAudit(at: clock.now()) else { return }
            let note = seal.note.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\\n")
            logger.notice("the audit trail is sealed", metadata: ["head": "\(note)"])
        } catch {
            logger.error(
                "the audit trail could not be sealed; the next seal covers it", metadata: ["error": "\(error)"])
        }
    }

    /// Logs what no failing call shows: the single reports of an import that are refused for lack of rights. Bounded in
    /// time, as the lines of `CallLog` are.
    static func refusalLog(_ logger: Logger) -> ServiceAssembly.RightsRefusalHandler {
        let budget = LogBudget(linesMax: 200, perSeconds: 10, clock: .system)
        return { refusal in
            guard refusal.method == MethodNames.importReports.description, refusal.rule != .nobody,
                let withheldCount = budget.spend()
            else { return }
            var fields: Logger.Metadata = [
                "method": "\(refusal.method)", "identity": "\(refusal.identity)", "subject": "\(refusal.subject)",
                "rule": "\(refusal.rule.rawValue)", "request_id": "\(refusal.requestID)",
            ]
            if withheldCount > 0 { fields["lines_withheld"] = "\(withheldCount)" }
            logger.warning("a report of an import was refused for lack of rights", metadata: fields)
        }
    }
}
