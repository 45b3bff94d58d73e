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

let package = Package(
    name: "chancery",
    products: [
    ],
    dependencies: [
    ],
    targets: [
        .target(name: "ChanceryModel", swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
