// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import UnixSignals

/// Takes SIGHUP as long as it is there, so that the signal does not end the process. What comes before anybody looks is
/// kept. There can be one in a process.
public struct HangupTrap: Sendable {
    let signals: UnixSignalsSequence

    public init() async {
        signals = await UnixSignalsSequence(trapping: .sighup)
    }
}
