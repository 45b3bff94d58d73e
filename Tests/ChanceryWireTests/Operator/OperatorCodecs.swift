// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@testable internal import ChanceryWire

extension Codec {
    static func operatorCodecs() throws -> [Codec] {
        let receipt = try Sample.receipt()
        let entry = CatalogueEntry(
            version: 3, edition: "2026.2", digest: receipt.digest, installedAt: receipt.receivedAt, sequence: 77)
        let rehearsed = RehearsedReport(
            key: receipt.key, revision: 2, isAcceptable: true, addedFindings: ["error A at b", "c"],
            removedFindings: ["d"])
        return [
            Codec(
                "BackUpStoreRequest", [BackUpStoreRequest(folder: "/srv/backups/1")], { $0.encoded() },
                { try $0.backUpStoreRequest($1) }),
            Codec(
                "StoreBackup",
                [
                    StoreBackup(
                        folder: "/srv/backups/1", sequence: 9, schemaVersion: 3, dataBytes: 4096,
                        dataDigest: receipt.digest, finishedAt: receipt.receivedAt)
                ], { $0.encoded() }, { try $0.storeBackup($1) }),
            Codec(
                "InstallCatalogueRequest",
                [InstallCatalogueRequest(catalogue: [0, 255]), InstallCatalogueRequest(catalogue: [])],
                { $0.encoded() }, { try $0.installCatalogueRequest($1) }),
            Codec(
                "RollBackCatalogueRequest", [RollBackCatalogueRequest(version: 2)], { $0.encoded() },
                { try $0.rollBackCatalogueRequest($1) }),
            Codec(
                "InstallCatalogueResponse",
                [
                    InstallCatalogueResponse(current: entry, isUnchanged: true),
                    InstallCatalogueResponse(current: entry),
                ], { $0.encoded() }, { try $0.installCatalogueResponse($1) }),
            Codec(
                "ListCataloguesRequest", [ListCataloguesRequest(before: 5, pageSize: 7), ListCataloguesRequest()],
                { $0.encoded() }, { try $0.listCataloguesRequest($1) }),
            Codec(
                "ListCataloguesResponse",
                [ListCataloguesResponse(catalogues: [entry, entry]), ListCataloguesResponse(catalogues: [])],
                { $0.encoded() }, { try $0.listCataloguesResponse($1) }),
            Codec(
                "RehearseCatalogueRequest",
                [RehearseCatalogueRequest(catalogue: [1, 2], version: 4), RehearseCatalogueRequest(version: 4)],
                { $0.encoded() }, { try $0.rehearseCatalogueRequest($1) }),
            Codec(
                "CatalogueRehearsal",
                [
                    CatalogueRehearsal(
                        reports: [rehearsed, rehearsed], affectedCount: 600, examinedCount: 5000, isIncomplete: true,
                        currentVersion: 2, sequence: 88,
                        changedDefinitions: ChangedDefinition.Change.allCases.map {
                            ChangedDefinition(kind: "group", name: "north", change: $0, reportCount: 12)
                        }, changedDefinitionCount: 700),
                    CatalogueRehearsal(
                        reports: [], affectedCount: 0, examinedCount: 0, isIncomplete: false, currentVersion: 0,
                        sequence: 0),
                ], { $0.encoded() }, { try $0.catalogueRehearsal($1) }),
        ]
    }

    static func healthCodecs() -> [Codec] {
        [
            Codec(
                package: "grpc.health.v1", "HealthCheckRequest",
                [HealthCheckRequest(service: "chancery.v1.ReportService"), HealthCheckRequest()], { $0.encoded() },
                { try $0.healthCheckRequest($1) }),
            Codec(
                package: "grpc.health.v1", "HealthCheckResponse",
                HealthCheckResponse.Status.allCases.reversed().map { HealthCheckResponse(status: $0) },
                { $0.encoded() },
                { try $0.healthCheckResponse($1) }),
        ]
    }
}
