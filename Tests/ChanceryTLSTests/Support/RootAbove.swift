// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Foundation
internal import TrialAuthority

/// A root above a trial authority, which becomes an intermediate one by it: same name, same key, another issuer.
final class RootAbove: Sendable {
    private let folder: String

    init(_ trial: Trial) throws {
        folder = trial.folder + "/above"
        try RootAbove.run(
            """
            mkdir "$1"; cd "$1"; : >index.txt; echo 01 >crlnumber
            cat >openssl.cnf <<END
            [ca]
            default_ca = root
            [root]
            database = index.txt
            crlnumber = crlnumber
            new_certs_dir = .
            certificate = root.pem
            private_key = root.key
            default_md = sha256
            default_days = 30
            default_crl_days = 30
            rand_serial = yes
            policy = any
            [any]
            commonName = supplied
            [req]
            distinguished_name = name
            x509_extensions = authority
            [name]
            [authority]
            basicConstraints = critical, CA:TRUE
            keyUsage = critical, keyCertSign, cRLSign
            subjectKeyIdentifier = hash
            END
            openssl req -x509 -config openssl.cnf -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 \
                -subj '/CN=Root above' -keyout root.key -out root.pem
            openssl x509 -x509toreq -in "$2/authority/authority.pem" -signkey "$2/authority/authority.key" -out request.pem
            openssl ca -batch -notext -preserveDN -config openssl.cnf -extensions authority -in request.pem \
                -out intermediate.pem
            openssl ca -gencrl -config openssl.cnf -out list.pem
            cat intermediate.pem root.pem >roots.pem
            """, folder, trial.authority.folder)
    }

    /// The intermediate authority and the root.
    var roots: String { folder + "/roots.pem" }
    /// The root's revocation list.
    var revocationList: String { folder + "/list.pem" }

    /// The root takes the intermediate authority back.
    func revoke() throws {
        try RootAbove.run(
            """
            cd "$1"; openssl ca -config openssl.cnf -revoke intermediate.pem
            openssl ca -gencrl -config openssl.cnf -out list.pem
            """, folder)
    }

    private static func run(_ script: String, _ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["-euc", script, "above"] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw TrialAuthority.Failed(description: String(decoding: said, as: UTF8.self))
        }
    }
}
