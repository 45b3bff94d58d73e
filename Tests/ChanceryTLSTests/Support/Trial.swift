// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Foundation
internal import TrialAuthority
internal import X509

@testable internal import ChanceryTLS

/// A trial authority in a folder of its own, with the offices `a` and `b`.
final class Trial: Sendable {
    let folder: String
    let authority: TrialAuthority

    init(options: [String] = []) throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "chancery-tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        folder = url.path
        authority = try TrialAuthority(in: url.path, offices: ["a", "b"], options: options)
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: folder) } catch { assertionFailure("\(error)") }
    }

    static var now: Instant { Instant(Date()) }

    func policy(grace: Int64 = 0, roots: [Certificate]? = nil) throws -> PeerPolicy {
        let authorities = try roots ?? TrustRoots(path: authority.roots).authorities
        return PeerPolicy(
            trustDomain: "chancery", authorities: authorities,
            revocation: try RevocationLists(path: authority.revocationList, authorities: authorities),
            graceSeconds: grace)
    }

    /// Writes a roots file and a file of revocation lists of several authorities.
    func write(roots: [Trial], lists: [Trial]) throws -> (roots: String, lists: String) {
        func whole(_ paths: [String]) throws -> [UInt8] {
            try paths.flatMap { Array(try String(contentsOfFile: $0, encoding: .utf8).utf8) }
        }
        return (
            try write(try whole(roots.map(\.authority.roots)), to: "several-roots.pem"),
            try write(try whole(lists.map(\.authority.revocationList)), to: "several-lists.pem")
        )
    }

    /// The certificate as a peer shows it.
    func der(_ name: String) throws -> [UInt8] {
        try TLSFile.documents(authority.certificate(name), type: "CERTIFICATE", atMost: 1 << 20)[0]
    }

    var serverFiles: TLSServerFiles {
        TLSServerFiles(
            certificate: authority.certificate("server"), key: authority.key("server"), roots: authority.roots,
            revocationList: authority.revocationList)
    }

    func write(_ bytes: [UInt8], to name: String) throws -> String {
        let path = folder + "/" + name
        try Data(bytes).write(to: URL(filePath: path))
        return path
    }
}
