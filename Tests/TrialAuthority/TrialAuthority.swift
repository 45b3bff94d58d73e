// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Foundation

/// A certificate authority of a test, made with `Tools/certificates`.
package final class TrialAuthority: Sendable {
    package let folder: String

    /// - Parameters:
    ///   - folder: where the certificates go; must be there.
    ///   - offices: ids of the offices that get one; the first one gets one as a leader too.
    package init(in folder: String, offices: [String], options: [String] = []) throws {
        self.folder = folder + "/certificates"
        let catalogue = folder + "/names"
        try FileManager.default.createDirectory(atPath: catalogue, withIntermediateDirectories: true)
        let list = "offices:\n" + offices.map { "  - id: \($0)\n" }.joined()
        try list.write(toFile: catalogue + "/offices.yaml", atomically: false, encoding: .utf8)
        let groups = "groups:\n  - id: g\n    leaders:\n      - {office: \(offices[0])}\n"
        try groups.write(toFile: catalogue + "/groups.yaml", atomically: false, encoding: .utf8)
        try run(["--catalogue", catalogue] + options)
    }

    package var roots: String { folder + "/roots.pem" }
    package var revocationList: String { folder + "/revocation-list.pem" }
    package func certificate(_ name: String) -> String { folder + "/" + name + ".pem" }
    package func key(_ name: String) -> String { folder + "/" + name + ".key" }

    /// - Parameter name: role and name with a slash: `office/vn-01`.
    package func issue(_ name: String, uris: [String] = [], ended: Bool = false) throws {
        try run(["--issue", name] + uris.flatMap { ["--uri", $0] } + (ended ? ["--ended"] : []))
    }

    package func revoke(_ names: String...) throws { try run(["--revoke"] + names) }
    package func renew(_ names: String...) throws { try run(["--renew"] + names) }

    package struct Failed: Error, CustomStringConvertible {
        package let description: String

        package init(description: String) { self.description = description }
    }

    private func run(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = TrialAuthority.repository.appending(path: "Tools/certificates")
        process.arguments = [folder] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failed(description: "Tools/certificates \(arguments): " + String(decoding: said, as: UTF8.self))
        }
    }

    private static let repository = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
