// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

extension PlantedViolation {
    static let calls: [PlantedViolation] = [
        .breaks(
            CallRules.bannedCalls, "Sources/TTRPC/A.swift", "let a = 1\nDispatchQueue.global().async {}", lines: [2]),
        .breaks(CallRules.bannedCalls, "Sources/TTRPC/A.swift", "let a = DispatchSemaphore(value: 0)"),
        .breaks(
            CallRules.bannedCalls, "Tests/TTRPCTests/A.swift", "Thread.sleep(forTimeInterval: 1)\nusleep(10)",
            lines: [1, 2]),
        .breaks(CallRules.bannedCalls, "Sources/TTRPC/A.swift", "Task.detached {}"),
        .breaks(CallRules.bannedCalls, "Sources/TTRPC/A.swift", "let a = try! f()\nlet b = a as! Int", lines: [1, 2]),
        .breaks(CallRules.bannedCalls, "Sources/TTRPC/A.swift", "  fatalError()"),
        .breaks(CallRules.bannedCalls, "Sources/ChanceryServer/A.swift", "print(1)"),
        .keeps(CallRules.bannedCalls, "Sources/chancery/A.swift", "print(1)"),
        .keeps(
            CallRules.bannedCalls, "Sources/TTRPC/A.swift",
            "// try! print(\nlet a = \"fatalError()\"\nfunc print(_ a: Int) {}\nblueprint(1)\nb.print(2)"),

        .breaks(
            CallRules.uncheckedSendable, "Sources/TTRPC/A.swift",
            "// A class.\nfinal class A: @unchecked Sendable {}", lines: [2]),
        .breaks(
            CallRules.uncheckedSendable, "Sources/TTRPC/A.swift",
            "// Sendable: all of it is constant.\nstruct A {}\nfinal class B: @unchecked Sendable {}", lines: [3]),
        .keeps(
            CallRules.uncheckedSendable, "Sources/TTRPC/A.swift",
            "// Sendable: every property is constant.\n@frozen\nfinal class A: @unchecked Sendable {}"),

        .breaks(CallRules.exactNumbers, "Sources/ChanceryModel/A.swift", "let a: Int\nlet b: Double", lines: [2]),
        .breaks(CallRules.exactNumbers, "Sources/ChanceryWire/A.swift", "let a = [Float](), b: TimeInterval = 0"),
        .keeps(CallRules.exactNumbers, "Sources/ChanceryTelemetry/A.swift", "let a: Double"),
        .keeps(CallRules.exactNumbers, "Sources/ChanceryModel/A.swift", "let a = DoubleEntry() // Double"),
    ]

    private static func body(lines: Int) -> String {
        String(repeating: "    if a { b() }\n", count: lines)
    }

    static let functions: [PlantedViolation] = [
        .breaks(FunctionRules.length, "Sources/TTRPC/A.swift", "\nfunc a() {\n\(body(lines: 69))}", lines: [2]),
        .breaks(
            FunctionRules.length, "Sources/TTRPC/A.swift",
            "init(\n    a: Int = { 1 }()\n)\nwhere A: B {\n\(body(lines: 66))}"),
        .keeps(FunctionRules.length, "Sources/TTRPC/A.swift", "func a() {\n\(body(lines: 68))}"),
        .keeps(
            FunctionRules.length, "Sources/TTRPC/A.swift",
            "protocol A {\n    func a()\n}\nstruct B {\n    func b() {}\n\(body(lines: 80))}"),
    ]

    static let imports: [PlantedViolation] = [
        .breaks(ImportRules.accessLevel, "Sources/TTRPC/A.swift", "import NIOCore"),
        .breaks(
            ImportRules.accessLevel, "Tests/TTRPCTests/A.swift", "internal import A\n@testable import TTRPC", lines: [2]
        ),
        .breaks(ImportRules.accessLevel, "Sources/TTRPC/A.swift", "import struct NIOCore.ByteBuffer"),
        .keeps(
            ImportRules.accessLevel, "Sources/TTRPC/A.swift",
            "@testable internal import A\n// import B\npublic import C"),
        .keeps(ImportRules.accessLevel, "Package.swift", "import PackageDescription"),

        .breaks(ImportRules.confinedModules, "Sources/ChanceryModel/A.swift", "internal import CProtobufC"),
        .breaks(ImportRules.confinedModules, "Sources/ChanceryService/A.swift", "internal import CChanceryProtos"),
        .breaks(ImportRules.confinedModules, "Sources/ChanceryIngest/A.swift", "public import NIOCore"),
        .breaks(ImportRules.confinedModules, "Sources/ChanceryService/A.swift", "internal import Dispatch"),
        .breaks(ImportRules.confinedModules, "Sources/ChanceryStore/A.swift", "internal import GRDBSQLite"),
        .keeps(ImportRules.confinedModules, "Sources/ChanceryWire/A.swift", "internal import CChanceryProtos"),
        .keeps(ImportRules.confinedModules, "Tests/ChanceryWireTests/A.swift", "internal import Dispatch"),
        .keeps(ImportRules.confinedModules, "Sources/TTRPC/A.swift", "public import NIOCore"),

        .breaks(ImportRules.foundation, "Sources/ChanceryQuery/A.swift", "internal import Foundation"),
        .breaks(ImportRules.foundation, "Sources/TTRPC/A.swift", "private import struct FoundationEssentials.Date"),
        .keeps(ImportRules.foundation, "Sources/ChanceryServer/A.swift", "internal import Foundation"),
    ]

    static let layers: [PlantedViolation] = [
        .breaks(LayerRules.sources, "Sources/ChanceryModel/A.swift", "internal import ChanceryStore"),
        .breaks(
            LayerRules.sources, "Sources/TTRPC/A.swift", "internal import NIOCore\ninternal import ChanceryModel",
            lines: [2]),
        .breaks(LayerRules.sources, "Sources/ChanceryUnknown/A.swift", "internal import ChanceryModel", lines: [0]),
        .keeps(
            LayerRules.sources, "Sources/ChanceryStore/A.swift",
            "public import ChanceryModel\ninternal import Synchronization"),

        .breaks(LayerRules.manifest, "Package.swift", "target(\"ChanceryStore\", [\"ChanceryIngest\"]),", lines: [0]),
        .breaks(
            LayerRules.manifest, "Package.swift",
            ".executableTarget(\n  name: \"chanceryd\",\n  dependencies: [\"ChanceryServer\", \"TTRPC\", logging],",
            lines: [0]),
        .breaks(LayerRules.manifest, "Package.swift", "target(\"ChanceryUnknown\", []),", lines: [0]),
        .breaks(LayerRules.manifest, "README.md", "no manifest at all", lines: [0]),
        .keeps(
            LayerRules.manifest, "Package.swift",
            "target(\"ChanceryStore\", [\"ChanceryModel\"]), target(\"TTRPC\", [nioCore])"),
    ]
}
