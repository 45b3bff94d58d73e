// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryService
internal import ChanceryWire
internal import Logging

/// Logs every call that was refused or failed, one line each, with the id that leads from the client to the line.
///
/// A line says which method, why, who and from where; nothing of what was sent or asked for. Lines are bounded in time,
/// so that nobody can fill the journal by being refused.
final class CallLog: CallObserver {
    private let logger: Logger
    private let names: [String]
    private let budget: LogBudget

    init(logger: Logger, methods: [Method]) {
        self.logger = logger
        names = methods.map(\.rpc.name.description)
        budget = LogBudget(linesMax: 200, perSeconds: 10, clock: .system)
    }

    func ended(_ calls: [EndedCall]) {
        for call in calls {
            guard case .failed(let failure) = call.ending else { continue }
            let level = CallLog.level(of: failure.reason)
            guard logger.logLevel <= level else { continue }
            guard let withheldCount = budget.spend() else { continue }
            var fields: Logger.Metadata = [
                "method": "\(names[call.method])", "reason": "\(failure.reason.name)",
                "code": "\(failure.reason.code.metricValue)", "request_id": "\(call.context.requestID)",
                "identity": "\(call.context.identity)", "peer": "\(call.context.peer)",
                "milliseconds": "\(call.nanoseconds / 1_000_000)",
            ]
            if withheldCount > 0 { fields["lines_withheld"] = "\(withheldCount)" }
            logger.log(level: level, "a call was refused", metadata: fields)
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
