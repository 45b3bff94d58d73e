// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryService
internal import NIOCore

/// What the observer of a call is told when it ends.
struct CallMeter: Sendable {
    /// Its place in the method table.
    let method: Int
    let context: CallContext
    let observer: (any CallObserver)?
    private let startedAt = NIODeadline.now()

    init(method: Int, context: CallContext, observer: (any CallObserver)?) {
        self.method = method
        self.context = context
        self.observer = observer
    }

    func ended(_ ending: CallEnding, at now: NIODeadline = .now()) -> EndedCall {
        EndedCall(
            method: method, context: context, ending: ending,
            nanoseconds: UInt64(clamping: (now - startedAt).nanoseconds))
    }

    func tell(_ ending: CallEnding) {
        observer?.ended([ended(ending)])
    }
}
