// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryTLS
internal import ChanceryWire
internal import Glibc
internal import NIOCore
internal import Synchronization
internal import TTRPC

/// One connection to a daemon. When it is lost it stays lost; `OfficeClient` makes a new one.
final class ChanceryConnection: Sendable {
    let client: TTRPCClient
    private let address: ServerAddress
    private let link: Link
    private let decoder: Mutex<WireDecoder>

    private enum Link: Sendable {
        case tls(TLSClientHandshake)
        case plain(PlainLink)

        func prepare(_ channel: any Channel) -> EventLoopFuture<Void> {
            switch self {
            case .tls(let handshake): handshake.prepare(channel)
            case .plain(let link): link.prepare(channel)
            }
        }
    }

    private init(client: TTRPCClient, address: ServerAddress, link: Link, decoder: sending WireDecoder) {
        self.client = client
        self.address = address
        self.link = link
        self.decoder = Mutex(decoder)
    }

    /// Throws `ConnectionLost`, `PlaintextRefused`, `CredentialsUnusable`, `PeerNotAccepted`.
    static func connect(
        to address: ServerAddress, configuration: ClientConfiguration
    ) async throws -> ChanceryConnection {
        let link = try link(with: address, configuration)
        guard let decoder = WireDecoder(arenaBytes: configuration.decodeBytesMax, unknownFields: .dropped) else {
            throw ConnectionLost(
                address: address, problem: "no \(configuration.decodeBytesMax) bytes of memory for answers")
        }
        var transport = TTRPCClientConfiguration()
        transport.connectTimeout = configuration.connectTimeout
        transport.connectionInitializer = { link.prepare($0) }
        do {
            let client = try await TTRPCClient.connect(to: address.connectAddress, configuration: transport)
            do {
                if case .tls(let handshake) = link { try await handshake.completed() }
            } catch {
                try await client.close()
                throw error
            }
            return ChanceryConnection(client: client, address: address, link: link, decoder: decoder)
        } catch let error as TLSHandshakeFailure {
            throw PeerNotAccepted(address: address, problem: error.problem)
        } catch let error as TTRPCConnectionError {
            let problem = ConnectionProblem(error, at: address)
            if case .notThisMachine = problem { throw PlaintextRefused(address: address) }
            throw ConnectionLost(address: address, problem: problem.description)
        }
    }

    private static func link(with address: ServerAddress, _ configuration: ClientConfiguration) throws -> Link {
        if let handshake = try handshake(with: address, configuration) { return .tls(handshake) }
        guard address.namesThisMachine else { throw PlaintextRefused(address: address) }
        return .plain(PlainLink())
    }

    private static func handshake(
        with address: ServerAddress, _ configuration: ClientConfiguration
    ) throws -> TLSClientHandshake? {
        guard case .tcp(let host, _) = address, let credentials = configuration.credentials else { return nil }
        do throws(TLSFileProblem) {
            let tls = try TLSClient(
                files: TLSClientFiles(
                    certificate: credentials.certificate, key: credentials.key, roots: credentials.roots),
                serverName: credentials.serverName, clock: .machine)
            return tls.handshake(host: host, within: configuration.connectTimeout)
        } catch {
            throw CredentialsUnusable(error.description)
        }
    }

    var isOpen: Bool { client.isOpen }

    func close() async throws { try await client.close() }

    /// One unary call: the bytes of the answer.
    func call(_ method: MethodName, _ payload: [UInt8], timeout: Duration) async throws -> [UInt8] {
        do {
            return try await client.unary(
                service: method.service, method: method.method, payload: payload, timeout: timeout)
        } catch {
            throw translated(error)
        }
    }

    /// Decodes an answer. Throws `UnexpectedAnswer`.
    func decode<Value: Sendable>(
        _ bytes: [UInt8], of method: MethodName, with read: @Sendable (WireDecoder, [UInt8]) throws -> Value
    ) throws -> Value {
        do {
            return try decoder.withLock { try read($0, bytes) }
        } catch let error as WireError {
            throw UnexpectedAnswer(method: method.description, problem: error.description)
        }
    }

    /// What went wrong in the terms of this library: `CallFailure`, `ForeignStatus`, `ConnectionLost`.
    func translated(_ error: any Error) -> any Error {
        switch error {
        case let error as TTRPCStatusError:
            let details = error.details.map { (typeURL: $0.typeURL, value: $0.value) }
            let failure = decoder.withLock {
                $0.callFailure(code: error.code.rawValue, message: error.message, details: details)
            }
            return failure ?? ForeignStatus(code: error.code.rawValue, text: error.description)
        case let error as TTRPCConnectionError:
            return lost(error)
        default:
            return error
        }
    }

    /// The connection ended. One that ends before anything came over it was perhaps not wanted.
    private func lost(_ error: TTRPCConnectionError) -> any Error {
        let problem = ConnectionProblem(error, at: address).description
        switch link {
        case .tls(let handshake):
            if let problem = handshake.problem { return PeerNotAccepted(address: address, problem: problem) }
        case .plain(let link):
            switch (link.heard, address) {
            case (.other, _): break
            case (_, .unix):
                return PeerNotAccepted(address: address, problem: ConnectionProblem.refusedAccount)
            case (.tls, .tcp):
                return PeerNotAccepted(address: address, problem: ConnectionProblem.wantsTLS)
            case (.nothing, .tcp):
                return ConnectionLost(address: address, problem: problem + "; " + ConnectionProblem.perhapsWantsTLS)
            }
        }
        return ConnectionLost(address: address, problem: problem)
    }
}

extension WallClock {
    /// The machine's clock, for the validity of certificates.
    fileprivate static let machine = WallClock {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(microsecondsSinceEpoch: Int64(time.tv_sec) * 1_000_000)
    }
}
