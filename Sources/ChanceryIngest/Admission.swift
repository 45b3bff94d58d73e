// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryWire
internal import Synchronization

/// Decides in constant time whether one more submission may come in.
///
/// Every submission that is admitted holds one ticket of its office and one of all, and its bytes, until its outcome was
/// handed over. All queues behind admission are bounded by these tickets.
final class Admission: Sendable {
    private struct State {
        var count = 0
        var bytes = 0
        var byOffice: [String: Int] = [:]
        var isDraining = false
        var refusals = AdmissionRefusals()
    }

    private let configuration: IngestConfiguration
    private let state = Mutex(State())

    init(configuration: IngestConfiguration) {
        self.configuration = configuration
    }

    /// `nil` when admitted; otherwise the refusal.
    func admit(office: String, bytes: Int, retryDelayMilliseconds: (_ inFlight: Int) -> Int64) -> CallFailure? {
        state.withLock { state in
            if state.isDraining {
                state.refusals.draining += 1
                return CallFailure(
                    .draining, "the server is stopping; nothing was stored", retryDelayMilliseconds: 1000)
            }
            // A report larger than the bound is let in alone rather than refused for ever.
            if state.count >= configuration.inFlightCountMax
                || (state.count > 0 && state.bytes + bytes > configuration.inFlightBytesMax)
            {
                state.refusals.serverBusy += 1
                return CallFailure(
                    .serverBusy, "the server has \(state.count) submissions under way, as many as it may",
                    metadata: [
                        FailureDetail("in_flight_max", String(configuration.inFlightCountMax)),
                        FailureDetail("in_flight_bytes_max", String(configuration.inFlightBytesMax)),
                    ], retryDelayMilliseconds: retryDelayMilliseconds(state.count))
            }
            let ofOffice = state.byOffice[office, default: 0]
            if ofOffice >= configuration.inFlightPerOfficeMax {
                state.refusals.officeBusy += 1
                return CallFailure(
                    .officeBusy, "the office has \(ofOffice) submissions under way, as many as one office may",
                    metadata: [FailureDetail("in_flight_per_office_max", String(configuration.inFlightPerOfficeMax))],
                    retryDelayMilliseconds: retryDelayMilliseconds(ofOffice))
            }
            state.byOffice[office] = ofOffice + 1
            state.count += 1
            state.bytes += bytes
            return nil
        }
    }

    /// Gives tickets back.
    func release(_ items: some Sequence<AdmittedShare>) {
        state.withLock { state in
            for item in items {
                state.count -= 1
                state.bytes -= item.bytes
                let left = state.byOffice[item.office, default: 1] - 1
                state.byOffice[item.office] = left > 0 ? left : nil
            }
        }
    }

    /// From now on nothing is admitted.
    func beginDrain() {
        state.withLock { $0.isDraining = true }
    }

    var inFlightCount: Int { state.withLock { $0.count } }
    var inFlightBytes: Int { state.withLock { $0.bytes } }
    var refusals: AdmissionRefusals { state.withLock { $0.refusals } }
}

/// What one admitted submission holds.
struct AdmittedShare: Sendable {
    let office: String
    let bytes: Int
}

/// How often admission refused, by reason.
struct AdmissionRefusals: Hashable, Sendable {
    var officeBusy = 0
    var serverBusy = 0
    var draining = 0
}
