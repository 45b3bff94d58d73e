// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel
public import ChanceryWire
internal import TTRPC

/// What the operator's commands ask a running daemon.
public struct OperatorClient {
    private let address: TTRPCConnectAddress

    /// What a daemon on this machine listens on when it was installed as a package.
    public static let packagedSocket = "/run/chancery/chanceryd.sock"

    /// How long a backup of a large store may take.
    private static let timeout = Duration.seconds(6 * 3600)

    /// - Parameter server: `unix:PATH`, or a loopback address and port.
    /// - Throws: `OperatorError`.
    public init(server: String) throws(OperatorError) {
        if server.hasPrefix("unix:") {
            address = .unix(path: String(server.dropFirst(5)))
        } else if let parsed = HostPort(server) {
            address = .tcp(host: parsed.host, port: parsed.port)
        } else {
            throw OperatorError(.usage, "\(server) is neither unix:PATH nor of the form 127.0.0.1:7420")
        }
    }

    public func backUp(to folder: String) async throws(OperatorError) -> StoreBackup {
        try await call(MethodNames.backUpStore, BackUpStoreRequest(folder: folder).encoded()) { try $0.storeBackup($1) }
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

    public func catalogues() async throws(OperatorError) -> [CatalogueEntry] {
        try await call(
            MethodNames.listCatalogues, ListCataloguesRequest(pageSize: ListCataloguesRequest.pageSizeMax).encoded()
        ) { try $0.listCataloguesResponse($1) }.catalogues
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
        _ method: MethodName, _ payload: [UInt8], _ read: (WireDecoder, [UInt8]) throws -> Answer
    ) async throws(OperatorError) -> Answer {
        guard let decoder = WireDecoder(arenaBytes: 16 << 20, unknownFields: .dropped) else {
            throw OperatorError(.internalError, "there is no memory for the answer")
        }
        do {
            let client = try await TTRPCClient.connect(to: address)
            let answer = try await client.unary(
                service: method.service, method: method.method, payload: payload, timeout: OperatorClient.timeout)
            try await client.close()
            return try read(decoder, answer)
        } catch let error as TTRPCStatusError {
            throw OperatorError(.refused, OperatorClient.sentence(error, decoder))
        } catch let error as TTRPCConnectionError {
            throw OperatorError(
                .unreachable, "no daemon answers at \(address): \(error); is it running, and may this account connect?")
        } catch {
            throw OperatorError(.internalError, "the answer of \(address) cannot be read: \(error)")
        }
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
