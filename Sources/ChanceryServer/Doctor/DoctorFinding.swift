// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// One thing that the doctor has to say about a store.
public struct DoctorFinding: Hashable, Sendable, CustomStringConvertible {
    public enum Weight: String, CaseIterable, Hashable, Sendable {
        /// As it should be.
        case good = "ok"
        /// Worth knowing; nothing has to be done.
        case remark
        /// It works, and something should be done.
        case warning
        /// The store cannot be relied on, or a daemon cannot use it.
        case failure
    }

    public let weight: Weight
    /// What was looked at, in a word.
    public let subject: String
    /// What was found, in a sentence.
    public let message: String
    /// What to do next; empty where nothing has to be done.
    public let nextStep: String

    init(_ weight: Weight, _ subject: String, _ message: String, next nextStep: String = "") {
        self.weight = weight
        self.subject = subject
        self.message = message
        self.nextStep = nextStep
    }

    public var description: String {
        let line = weight.rawValue.padding(8) + subject.padding(12) + message
        return nextStep.isEmpty ? line : line + "\n" + "".padding(20) + "Next: " + nextStep
    }
}

extension String {
    fileprivate func padding(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
