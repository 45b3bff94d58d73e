// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

import PackageDescription

let package = Package(
    name: "chancery-benchmarks",
    dependencies: [
        .package(name: "chancery", path: "../.."),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    ],
    targets: [
        .executableTarget(
            name: "chancery-benchmark",
            dependencies: [
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "ChanceryCatalogue", package: "chancery"),
                .product(name: "ChanceryCrypto", package: "chancery"),
                .product(name: "ChanceryModel", package: "chancery"),
                .product(name: "ChanceryQuery", package: "chancery"),
                .product(name: "ChanceryStore", package: "chancery"),
                .product(name: "ChanceryWire", package: "chancery"),
                .product(name: "TTRPC", package: "chancery"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                // Built along with it and run as the server under test.
                .product(name: "chanceryd", package: "chancery"),
            ],
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .treatAllWarnings(as: .error),
            ])
    ],
    swiftLanguageModes: [.v6]
)
