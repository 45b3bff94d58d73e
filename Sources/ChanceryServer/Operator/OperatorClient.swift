// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel
internal import ChanceryTLS
public import ChanceryWire
internal import TTRPC

/// What the operator's commands ask a running daemon.
public struct OperatorClient {
    private let address: TTRPCConnectAddress
    /// `nil` where the server asks for no certificate: its unix socket, or a listener without TLS.
    private let tls: TLSClient?

    /// What a daemon on this machine listens on when it was installed as a package.
    public static let packagedSocket = "/run/chancery/chanceryd.sock"

    /// How long a backup of a large store may take.
    private static let backupTimeout = Duration.seconds(6 * 3600)
    /// How long any other call may take.
    private static let timeout = Duration.seconds(60)

    /// - Parameters:
    ///   - server: `unix:PATH`, or an address and port.
    ///   - credentials: for an address where the daemon speaks TLS.
    /// - Throws: `OperatorError`.
    public init(server: String, credentials: OperatorCredentials? = nil) throws(OperatorError) {
        if let credentials {
            guard !server.hasPrefix("unix:") else {
                throw OperatorError(.usage, "a unix socket asks for no certificate; leave --tls-certificate out")
            }
            do throws(TLSFileProblem) {
                tls = try TLSClient(
                    files: TLSClientFiles(
                        certificate: credentials.certificate, key: credentials.key, roots: credentials.roots),
                    serverName: credentials.serverName, clock: .system)
            } catch {
                throw OperatorError(.usage, error.description)
            }
        } else {
            tls = nil
        }
        if server.hasPrefix("unix:") {
            address = .unix(path: String(server.dropFirst(5)))
        } else if let parsed = HostPort(server) {
            guard parsed.isLoopback else {
                throw OperatorError(
                    .usage,
                    "\(server) is not of this machine; an operator's command asks the daemon beside it, unencrypted")
            }
            address = .tcp(host: parsed.host, port: parsed.port)
        } else {
            throw OperatorError(.usage, "\(server) is neither unix:PATH nor of the form 127.0.0.1:7420")
        }
    }

    public func backUp(to folder: String) async throws(OperatorError) -> StoreBackup {
        try await call(
            MethodNames.backUpStore, BackUpStoreRequest(folder: folder).encoded(),
            timeout: OperatorClient.backupTimeout
        ) { try $0.storeBackup($1) }
    }

    public func install(_ catalogue: Catalogue) async throws(OperatorError) -> InstallCatalogueResponse {
        try await call(
            MethodNames.installCatalogue, InstallCatalogueRequest(catalogue: catalogue.encoded()).encoded()
        ) { try $0.installCatalogueResponse($1) }
    }

    public func rollBack(to version: CatalogueVersion) async throws(OperatorError) -> InstallCatalogueResponse {
        try await call(MethodNames.rollBackCatalogue, RollBackCatalogueRequest(version: version).encoded()) {
            try $0.installCatalogueResponse($1)
        }
    }

    /// All of them, newest first.
    public func catalogues() async throws(OperatorError) -> [CatalogueEntry] {
        var entries: [CatalogueEntry] = []
        while true {
            let page = try await call(
                MethodNames.listCatalogues,
                ListCataloguesRequest(
                    before: entries.last?.version ?? 0, pageSize: ListCataloguesRequest.pageSizeMax
                ).encoded()
            ) { try $0.listCataloguesResponse($1) }.catalogues
            // Versions only go down, whatever a daemon answers.
            let last = entries.last?.version ?? .max
            guard let first = page.first, first.version < last else { return entries }
            entries += page
        }
    }

    public func rehearse(_ rehearsed: RehearsedCatalogue) async throws(OperatorError) -> CatalogueRehearsal {
        let request =
            switch rehearsed {
            case .new(let catalogue): RehearseCatalogueRequest(catalogue: catalogue.encoded())
            case .installed(let version): RehearseCatalogueRequest(version: version)
            }
        return try await call(MethodNames.rehearseCatalogue, request.encoded()) { try $0.catalogueRehearsal($1) }
    }

    private func call<Answer>(
        _ method: MethodName, _ payload: [UInt8], timeout: Duration = OperatorClient.timeout,
        _ read: (WireDecoder, [UInt8]) throws -> Answer
    ) async throws(OperatorError) -> Answer {
        guard let decoder = WireDecoder(arenaBytes: 16 << 20, unknownFields: .dropped) else {
            throw OperatorError(.internalError, "there is no memory for the answer")
        }
        var configuration = TTRPCClientConfiguration()
        let handshake = handshake(within: configuration.connectTimeout)
        if let handshake { configuration.connectionInitializer = { handshake.prepare($0) } }
        do {
            let client = try await TTRPCClient.connect(to: address, configuration: configuration)
            let answer = await OperatorClient.outcome {
                try await handshake?.completed()
                return try await client.unary(
                    service: method.service, method: method.method, payload: payload, timeout: timeout)
            }
            let closing = await OperatorClient.outcome { try await client.close() }
            // Why the call failed is worth more than that the connection did not close.
            let bytes = try answer.get()
            try closing.get()
            return try read(decoder, bytes)
        } catch let error as TTRPCStatusError {
            throw OperatorError(.refused, OperatorClient.sentence(error, decoder))
        } catch let error as TTRPCConnectionError {
            let problem = handshake?.problem ?? error.description
            throw OperatorError(
                .unreachable,
                "no daemon answers at \(address): \(problem); is it running, and may this account connect?")
        } catch let error as TLSHandshakeFailure {
            throw OperatorError(.unreachable, "the daemon at \(address) and this side do not trust: \(error.problem)")
        } catch {
            throw OperatorError(.internalError, "the answer of \(address) cannot be read: \(error)")
        }
    }

    private func handshake(within limit: Duration) -> TLSClientHandshake? {
        guard case .tcp(let host, _) = address else { return nil }
        return tls?.handshake(host: host, within: limit)
    }

    private static func outcome<Value>(_ body: () async throws -> Value) async -> Result<Value, any Error> {
        do { return .success(try await body()) } catch { return .failure(error) }
    }

    /// What the daemon said, with the id by which its log has it.
    private static func sentence(_ error: TTRPCStatusError, _ decoder: WireDecoder) -> String {
        let failure = decoder.callFailure(
            code: error.code.rawValue, message: error.message,
            details: error.details.map { ($0.typeURL, $0.value) })
        let id = failure?.metadata.first { $0.name == "request_id" }?.value
        return error.message + (id.map { " (request \($0))" } ?? "")
    }
}

/// The files with which an operator proves who he is, in PEM.
public struct OperatorCredentials: Sendable {
    public var certificate: String
    public var key: String
    /// The authorities that vouch for the daemon.
    public var roots: String
    /// The name in the daemon's certificate, when it is not the host that is connected to.
    public var serverName: String?

    public init(certificate: String, key: String, roots: String, serverName: String? = nil) {
        self.certificate = certificate
        self.key = key
        self.roots = roots
        self.serverName = serverName
    }
}

/// Which catalogue is tried.
public enum RehearsedCatalogue: Sendable {
    case new(Catalogue)
    case installed(CatalogueVersion)
}

/// Why a command of the operator did not do its work.
public struct OperatorError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Kind: Hashable, Sendable {
        case usage
        case refused
        case unreachable
        case internalError
    }

    public let kind: Kind
    public let description: String

    public init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }

    /// Exit status, as `docs/reference/exit-codes.md` lists them.
    public var exitCode: Int32 {
        switch kind {
        case .usage: 64
        case .refused: 1
        case .unreachable: 69
        case .internalError: 70
        }
    }
}
