// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// A failure of the store itself, as opposed to a `CommitRefusal`, which is an answer.
public struct StoreError: Error, CustomStringConvertible {
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// No room on the volume. Nothing of the batch is stored; commits work again when there is room.
        case diskFull
        /// The volume failed to read, write or sync.
        case inputOutput
        /// What is stored contradicts itself or cannot be read.
        case corrupt
        /// Written by a newer release.
        case newerSchema
        /// The file exists and is not a Chancery store.
        case notAStore
        /// Another process owns the store.
        case inUse
        /// The store cannot be opened with the guarantees it promises: permissions, file system, journal mode.
        case cannotOpen
        /// The operation lost against another for longer than the store waits; it may be tried again.
        case busy
        /// The store was closed.
        case closed
        /// The caller exceeded a bound of `StoreLimits`.
        case invalidArgument
        /// A mistake of the store's own.
        case unexpected
    }

    public let kind: Kind
    /// What happened and what to do, in words for the operator. It may name files of the server.
    public let message: String
    /// What the layer below said.
    public let cause: (any Error)?

    public init(_ kind: Kind, _ message: String, cause: (any Error)? = nil) {
        self.kind = kind
        self.message = message
        self.cause = cause
    }

    public var description: String {
        guard let cause else { return message }
        return "\(message) (\(cause))"
    }
}
