// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
public import ChanceryModel
public import ChanceryWire

extension OfficeClient {
    /// An installed catalogue, ready for look-ups. Throws `UnexpectedAnswer` when it is not the one its digest names.
    ///
    /// - Parameter version: 0 means the current one.
    public func catalogue(
        version: CatalogueVersion = 0, timeout: Duration? = nil
    ) async throws -> (installed: InstalledCatalogueMessage, index: CatalogueIndex) {
        let method = MethodNames.getCatalogue
        let installed = try await call(
            method, GetCatalogueRequest(version: version).encoded(), timeout: timeout
        ) { try $0.installedCatalogue($1) }
        guard Digest.sha256(of: installed.catalogue) == installed.digest else {
            throw UnexpectedAnswer(
                method: method.description, problem: "the catalogue is not the one that its digest names")
        }
        let catalogue = try await connection().decode(installed.catalogue, of: method) { try $0.catalogue($1) }
        return (installed, CatalogueIndex(catalogue, version: installed.version))
    }

    public func offices(_ request: ListOfficesRequest, timeout: Duration? = nil) async throws -> ListOfficesResponse {
        try await call(MethodNames.listOffices, request.encoded(), timeout: timeout) { try $0.listOfficesResponse($1) }
    }

    public func groups(_ request: ListGroupsRequest, timeout: Duration? = nil) async throws -> ListGroupsResponse {
        try await call(MethodNames.listGroups, request.encoded(), timeout: timeout) { try $0.listGroupsResponse($1) }
    }

    /// One page of the periods of an office.
    public func periods(_ request: ListPeriodsRequest, timeout: Duration? = nil) async throws -> ListPeriodsResponse {
        try await call(MethodNames.listPeriods, request.encoded(), timeout: timeout) { try $0.listPeriodsResponse($1) }
    }

    public func serverInfo(timeout: Duration? = nil) async throws -> ServerInfo {
        try await call(MethodNames.getServerInfo, GetServerInfoRequest().encoded(), timeout: timeout) {
            try $0.serverInfo($1)
        }
    }
}
