// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryService
internal import ChanceryWire
internal import Logging

/// Logs every call that was refused or failed, one line each, with the id that leads from the client to the line.
///
/// A line says which method, why, who and from where; nothing of what was sent or asked for. Lines are bounded in time,
/// so that nobody can fill the journal by being refused; for each level by itself, so that what clients hear every day
/// does not hide what is worth a look.
final class CallLog: CallObserver {
    private let logger: Logger
    private let names: [String]
    private let errors: LogBudget
    private let warnings: LogBudget
    private let others: LogBudget

    /// - Parameter names: of the methods, in the order of the method table.
    init(logger: Logger, names: [String], clock: WallClock = .system) {
        self.logger = logger
        self.names = names
        errors = LogBudget(linesMax: 200, perSeconds: 10, clock: clock)
        warnings = LogBudget(linesMax: 200, perSeconds: 10, clock: clock)
        others = LogBudget(linesMax: 200, perSeconds: 10, clock: clock)
    }

    func ended(_ calls: [EndedCall]) {
        for call in calls {
            guard case .failed(let failure) = call.ending else { continue }
            let level = CallLog.level(of: failure.reason)
            guard logger.logLevel <= level else { continue }
            guard let withheldCount = budget(of: level).spend() else { continue }
            var fields: Logger.Metadata = [
                "method": "\(names[call.method])", "reason": "\(failure.reason.name)",
                "code": "\(failure.reason.code.metricValue)", "request_id": "\(call.requestID)",
                "identity": "\(call.identity.map(\.description) ?? "none")", "peer": "\(call.peer)",
                "milliseconds": "\(call.nanoseconds / 1_000_000)",
            ]
            if withheldCount > 0 { fields["lines_withheld"] = "\(withheldCount)" }
            logger.log(level: level, "a call was refused", metadata: fields)
        }
    }

    private func budget(of level: Logger.Level) -> LogBudget {
        switch level {
        case .error: errors
        case .warning: warnings
        default: others
        }
    }

    /// What a level asks of the operator: an error is the daemon's own, a warning is worth a look, and the rest is what
    /// clients hear every day.
    static func level(of reason: ErrorReason) -> Logger.Level {
        switch reason.code {
        case .internalError, .dataLoss, .unknown: .error
        case .permissionDenied, .unauthenticated: .warning
        case .unavailable: reason == .draining ? .info : .warning
        case .resourceExhausted: reason == .storeFull ? .warning : .info
        default: .info
        }
    }
}

/// Several observers in the place of one.
final class CallObservers: CallObserver {
    private let observers: [any CallObserver]

    init(_ observers: [any CallObserver]) {
        self.observers = observers
    }

    func ended(_ calls: [EndedCall]) {
        for observer in observers { observer.ended(calls) }
    }
}
