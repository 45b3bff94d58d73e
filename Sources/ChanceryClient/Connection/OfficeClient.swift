// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryWire
internal import Synchronization

/// A client of one daemon, with one typed method for each of the contract's.
///
/// It has one connection at a time, made when it is needed and made again after it was lost. It does not repeat calls:
/// `Retrier` and `SubmissionSession` do. Calls throw
/// - `CallFailure` when the daemon refused, with its reason;
/// - `PlaintextRefused` when there are no credentials and the daemon is on another machine;
/// - `CredentialsUnusable` and `PeerNotAccepted` when client and daemon do not come to trust each other;
/// - `ConnectionLost` when there is no connection or it was lost under way;
/// - `ForeignStatus` when the call ended otherwise, above all at its deadline;
/// - `UnexpectedAnswer` when the answer cannot be used;
/// - `CancellationError`.
public final class OfficeClient: Sendable {
    public let address: ServerAddress
    public let configuration: ClientConfiguration
    /// The connection, or the attempt to make one that all calls wait for.
    private let attempt = Mutex<Task<ChanceryConnection, any Error>?>(nil)

    public init(address: ServerAddress, configuration: ClientConfiguration = ClientConfiguration()) {
        self.address = address
        self.configuration = configuration
    }

    /// Closes the connection, if there is one. The next call makes another.
    public func close() async throws {
        let attempt = attempt.withLock { current in
            defer { current = nil }
            return current
        }
        guard let attempt, case .success(let connection) = await attempt.result else { return }
        try await connection.close()
    }

    func connection() async throws -> ChanceryConnection {
        let attempt = attempt.withLock { current in
            if let current { return current }
            let new = Task { [address, configuration] in
                try await ChanceryConnection.connect(to: address, configuration: configuration)
            }
            current = new
            return new
        }
        do {
            let connection = try await attempt.value
            if connection.isOpen { return connection }
        } catch {
            forget(attempt)
            throw error
        }
        forget(attempt)
        // A connection that was lost while nobody used it is no loss; one that does not last is.
        let fresh = try await ChanceryConnection.connect(to: address, configuration: configuration)
        self.attempt.withLock { if $0 == nil { $0 = Task { fresh } } }
        return fresh
    }

    private func forget(_ attempt: Task<ChanceryConnection, any Error>) {
        self.attempt.withLock { if $0 == attempt { $0 = nil } }
    }

    func call<Value: Sendable>(
        _ method: MethodName, _ payload: [UInt8], timeout: Duration?,
        _ read: @Sendable (WireDecoder, [UInt8]) throws -> Value
    ) async throws -> Value {
        let connection = try await connection()
        let bytes = try await connection.call(method, payload, timeout: bounded(timeout))
        return try connection.decode(bytes, of: method, with: read)
    }

    func bounded(_ timeout: Duration?) -> Duration {
        min(timeout ?? configuration.callTimeout, configuration.callTimeout)
    }
}
