// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioHTTP1: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioEmbedded: Target.Dependency = .product(name: "NIOEmbedded", package: "swift-nio")
let nioTLS: Target.Dependency = .product(name: "NIOTLS", package: "swift-nio")
let nioSSL: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let x509: Target.Dependency = .product(name: "X509", package: "swift-certificates")
let swiftASN1: Target.Dependency = .product(name: "SwiftASN1", package: "swift-asn1")
let nioTestUtils: Target.Dependency = .product(name: "NIOTestUtils", package: "swift-nio")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let configuration: Target.Dependency = .product(name: "Configuration", package: "swift-configuration")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

/// A target of our own: its name, what it imports, and nothing else.
func target(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

let package = Package(
    name: "chancery",
    products: [
        .executable(name: "chanceryd", targets: ["chanceryd"]),
        .executable(name: "chancery", targets: ["chancery"]),
        .library(name: "TTRPC", targets: ["TTRPC"]),
        .library(name: "ChanceryClient", targets: ["ChanceryClient"]),
        .library(name: "ChanceryCrypto", targets: ["ChanceryCrypto"]),
        .library(name: "ChanceryCatalogue", targets: ["ChanceryCatalogue"]),
        .library(name: "ChanceryModel", targets: ["ChanceryModel"]),
        .library(name: "ChanceryQuery", targets: ["ChanceryQuery"]),
        .library(name: "ChanceryStore", targets: ["ChanceryStore"]),
        .library(name: "ChanceryWire", targets: ["ChanceryWire"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        .package(url: "https://github.com/apple/swift-certificates", exact: "1.21.1"),
        .package(url: "https://github.com/apple/swift-asn1", exact: "1.7.4"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/apple/swift-configuration", exact: "1.4.0", traits: []),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    ],
    targets: [
        .systemLibrary(name: "CProtobufC", pkgConfig: "libprotobuf-c", providers: [.apt(["libprotobuf-c-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .target(name: "CChanceryProtos", dependencies: ["CProtobufC"]),

        target("ChanceryModel", []),
        target("ChanceryCrypto", ["ChanceryModel", "CCrypto"]),
        target("ChanceryTransparency", ["ChanceryCrypto", "ChanceryModel"]),
        target("ChanceryValidation", ["ChanceryModel"]),
        target("ChanceryConsolidation", ["ChanceryModel"]),
        target("ChanceryWire", ["ChanceryModel", "CChanceryProtos", "ChanceryCrypto", "ChanceryTransparency"]),
        target("ChanceryDocuments", ["ChanceryModel", yams]),
        target("ChanceryStore", ["ChanceryCrypto", "ChanceryModel", "ChanceryTransparency"]),
        target("ChanceryStoreConformance", ["ChanceryModel", "ChanceryStore", "ChanceryTransparency"]),
        target(
            "ChanceryStoreSQLite",
            ["ChanceryCrypto", "ChanceryModel", "ChanceryStore", "ChanceryTransparency", grdb, grdbSQLite]),
        target("ChanceryCatalogue", ["ChanceryCrypto", "ChanceryModel", "ChanceryStore", "ChanceryWire"]),
        target(
            "ChanceryIngest",
            [
                "ChanceryCatalogue", "ChanceryCrypto", "ChanceryModel", "ChanceryStore", "ChanceryTransparency",
                "ChanceryValidation", "ChanceryWire",
            ]),
        target(
            "ChanceryQuery",
            [
                "ChanceryCatalogue", "ChanceryConsolidation", "ChanceryCrypto", "ChanceryModel", "ChanceryStore",
                "ChanceryTransparency", "ChanceryWire",
            ]),
        target(
            "ChanceryService",
            [
                "ChanceryCatalogue", "ChanceryCrypto", "ChanceryIngest", "ChanceryModel", "ChanceryQuery",
                "ChanceryStore", "ChanceryTransparency", "ChanceryValidation", "ChanceryWire",
            ]),
        target("TTRPC", [nioCore, nioPosix]),
        target(
            "ChanceryTTRPC",
            ["ChanceryIngest", "ChanceryModel", "ChanceryService", "ChanceryWire", "TTRPC", nioCore]),
        target("ChanceryTLS", ["ChanceryModel", nioCore, nioTLS, nioSSL, x509, swiftASN1]),
        target("ChanceryTelemetry", [logging]),
        target(
            "ChanceryServer",
            [
                "ChanceryCatalogue", "ChanceryCrypto", "ChanceryDocuments", "ChanceryIngest", "ChanceryModel",
                "ChanceryQuery", "ChanceryService", "ChanceryStore", "ChanceryStoreSQLite", "ChanceryTLS",
                "ChanceryTTRPC", "ChanceryTelemetry", "ChanceryTransparency", "ChanceryWire", "TTRPC", configuration,
                lifecycle, logging, nioCore, nioHTTP1, nioPosix, unixSignals, yams,
            ]),
        .executableTarget(
            name: "chanceryd",
            dependencies: [
                "ChanceryModel", "ChanceryServer", "ChanceryTelemetry", "ChanceryWire", argumentParser, logging,
            ],
            swiftSettings: settings),
        target(
            "ChanceryClient",
            [
                "ChanceryCrypto", "ChanceryModel", "ChanceryTLS", "ChanceryTransparency", "ChanceryWire", "TTRPC",
                nioCore, nioPosix,
            ]),
        .executableTarget(
            name: "chancery",
            dependencies: [
                "ChanceryClient", "ChanceryConsolidation", "ChanceryCrypto", "ChanceryDocuments", "ChanceryModel",
                "ChanceryTransparency", "ChanceryValidation", "ChanceryWire", argumentParser,
            ],
            swiftSettings: settings),

        tests("CChanceryProtosTests", ["CChanceryProtos", "CCrypto"]),
        tests("ChanceryModelTests", ["SeededRandom", "ChanceryModel"]),
        tests(
            "ChanceryValidationTests",
            ["SeededRandom", "ChanceryDocuments", "ChanceryModel", "ChanceryValidation"]),
        tests(
            "ChanceryConsolidationTests", ["LongTests", "SeededRandom", "ChanceryConsolidation", "ChanceryModel"]),
        tests(
            "ChanceryWireTests",
            [
                "SeededRandom", "CChanceryProtos", "ChanceryCrypto", "ChanceryModel", "ChanceryTransparency",
                "ChanceryWire",
            ]),
        tests("ChanceryDocumentsTests", ["SeededRandom", "ChanceryDocuments", "ChanceryModel"]),
        tests("ChanceryCryptoTests", ["ChanceryCrypto", "ChanceryModel"]),
        tests(
            "ChanceryTransparencyTests", ["SeededRandom", "ChanceryCrypto", "ChanceryModel", "ChanceryTransparency"]),
        tests(
            "ChanceryStoreTests",
            ["ChanceryModel", "ChanceryStore", "ChanceryStoreConformance", "ChanceryTransparency"]),
        tests(
            "ChanceryStoreSQLiteTests",
            [
                "ChanceryCrypto", "ChanceryModel", "ChanceryStore", "ChanceryStoreConformance", "ChanceryStoreSQLite",
                "ChanceryTransparency", grdb, grdbSQLite,
            ]),
        tests("TTRPCTests", ["TTRPC", nioCore, nioPosix, nioEmbedded, nioTestUtils]),
        tests(
            "ChanceryClientTests",
            [
                "ChanceryClient", "ChanceryCrypto", "ChanceryModel", "ChanceryTransparency", "ChanceryWire", "TTRPC",
                nioCore, nioPosix,
            ]),
        tests(
            "ChanceryCLITests",
            [
                "chancery", "ChanceryClient", "ChanceryCrypto", "ChanceryDocuments", "ChanceryModel", "ChanceryWire",
                argumentParser,
            ]),
        .target(name: "LongTests", dependencies: [], path: "Tests/LongTests", swiftSettings: settings),
        .target(name: "SeededRandom", dependencies: [], path: "Tests/SeededRandom", swiftSettings: settings),
        .target(name: "TrialAuthority", dependencies: [], path: "Tests/TrialAuthority", swiftSettings: settings),
        .target(
            name: "ChancerySamples",
            dependencies: [
                "SeededRandom", "ChanceryCatalogue", "ChanceryCrypto", "ChanceryModel", "ChanceryStore", "ChanceryWire",
            ],
            path: "Tests/ChancerySamples", swiftSettings: settings),
        tests(
            "ChanceryCatalogueTests",
            [
                "ChanceryCatalogue", "ChanceryCrypto", "ChanceryModel", "ChancerySamples", "ChanceryStore",
                "ChanceryWire",
            ]),
        tests(
            "ChanceryIngestTests",
            [
                "SeededRandom", "ChanceryCatalogue", "ChanceryCrypto", "ChanceryIngest", "ChanceryModel",
                "ChancerySamples", "ChanceryStore", "ChanceryTransparency", "ChanceryWire",
            ]),
        tests(
            "ChanceryQueryTests",
            [
                "SeededRandom", "ChanceryCatalogue", "ChanceryConsolidation", "ChanceryCrypto", "ChanceryModel",
                "ChanceryQuery", "ChancerySamples", "ChanceryStore", "ChanceryStoreSQLite", "ChanceryTransparency",
                "ChanceryWire",
            ]),
        tests(
            "ChanceryServiceTests",
            [
                "ChanceryCatalogue", "ChanceryCrypto", "ChanceryIngest", "ChanceryModel", "ChanceryQuery",
                "ChancerySamples", "ChanceryService", "ChanceryStore", "ChanceryTransparency", "ChanceryWire",
            ]),
        tests(
            "ChanceryTTRPCTests",
            [
                "ChanceryCatalogue", "ChanceryCrypto", "ChanceryIngest", "ChanceryModel", "ChanceryQuery",
                "ChancerySamples", "ChanceryService", "ChanceryTTRPC", "ChanceryWire", "TTRPC", nioCore, nioPosix,
            ]),
        tests("ChanceryTLSTests", ["ChanceryModel", "ChanceryTLS", "TrialAuthority", x509]),
        tests("ChanceryTelemetryTests", ["ChanceryTelemetry", logging]),
        tests(
            "ChanceryServerTests",
            [
                "ChanceryCrypto", "ChanceryDocuments", "ChanceryIngest", "ChanceryModel", "ChanceryQuery",
                "ChancerySamples", "ChanceryServer", "ChanceryService", "ChanceryStore", "ChanceryStoreSQLite",
                "ChanceryTelemetry", "ChanceryTransparency", "ChanceryWire", "TTRPC",
                lifecycle, logging,
            ]),
        tests(
            "EndToEndTests",
            [
                "SeededRandom", "ChanceryClient", "ChanceryCrypto", "ChanceryDocuments", "ChanceryModel",
                "ChanceryTransparency", "ChanceryWire", "TTRPC", "TrialAuthority", "chancery",
                "chanceryd",
                nioCore, nioPosix,
            ]),
        tests(
            "OracleTests",
            [
                "LongTests", "SeededRandom", "ChanceryCatalogue", "ChanceryConsolidation", "ChanceryCrypto",
                "ChanceryModel",
                "ChanceryQuery", "ChanceryStore", "ChanceryStoreSQLite", "ChanceryWire",
            ]),
        tests("RepositoryTests", []),
    ],
    swiftLanguageModes: [.v6]
)
