// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryService
internal import ChanceryTelemetry
internal import ChanceryWire

/// Counts calls by method and code, and measures them.
final class CallMetrics: CallObserver {
    private let calls: MetricFamily
    private let durations: MetricFamily
    private let failures: MetricFamily
    /// For each method of the table, its place in the labels.
    private let positions: [Int]
    /// By the number of a reason.
    private let reasons: [Int32: Int]

    init(_ registry: MetricsRegistry, methods: [Method]) {
        calls = registry[DaemonMetrics.callsTotal]
        durations = registry[DaemonMetrics.callDuration]
        failures = registry[DaemonMetrics.failuresTotal]
        let names = DaemonMetrics.methodLabel.values
        positions = methods.map { method in names.firstIndex(of: method.rpc.name.description) ?? 0 }
        reasons = Dictionary(
            uniqueKeysWithValues: ErrorReason.allCases.enumerated().map { ($1.rawValue, $0) })
    }

    func ended(_ ended: [EndedCall]) {
        for call in ended {
            let position = positions[call.method]
            calls.add(at: position * StatusCode.allCases.count + CallMetrics.place(of: call.ending))
            durations.observe(Int64(clamping: call.nanoseconds), at: position)
            if case .failed(let failure) = call.ending, let reason = reasons[failure.reason.rawValue] {
                failures.add(at: reason)
            }
        }
    }

    /// The codes of google.rpc.Code are their places in the closed set.
    private static func place(of ending: CallEnding) -> Int {
        switch ending {
        case .succeeded: Int(StatusCode.ok.rawValue)
        case .failed(let failure): Int(failure.reason.code.rawValue)
        case .cancelled: Int(StatusCode.cancelled.rawValue)
        }
    }
}
