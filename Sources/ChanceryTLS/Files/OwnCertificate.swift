// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import NIOSSL
internal import X509

/// The certificate that this side shows, with its key.
struct OwnCertificate: Sendable {
    let chain: [NIOSSLCertificateSource]
    let key: NIOSSLPrivateKeySource
    let expiresAt: Instant
    let uris: [String]

    init(certificate path: String, key keyPath: String, at now: Instant) throws(TLSFileProblem) {
        let certificates = try TLSFile.certificates(path)
        let own = certificates[0].certificate
        guard now < own.expiresAt else {
            throw TLSFileProblem(
                path, "the certificate ended at \(own.expiresAt.rfc3339(in: .utc))", remedy: "have it renewed")
        }
        guard own.countsFrom <= now else {
            throw TLSFileProblem(
                path, "the certificate counts only from \(own.countsFrom.rfc3339(in: .utc)) on",
                remedy: "look whether this machine's clock is right, or wait")
        }
        chain = certificates.map { .certificate($0.forConnections) }
        key = .privateKey(try TLSFile.key(keyPath))
        expiresAt = own.expiresAt
        do {
            uris = try own.uris
        } catch {
            throw TLSFileProblem(
                path, "the alternative names cannot be read (\(error))", remedy: "have the certificate issued anew")
        }
    }
}

/// The authorities of a roots file.
struct TrustRoots: Sendable {
    let authorities: [Certificate]
    let forConnections: NIOSSLTrustRoots

    init(path: String) throws(TLSFileProblem) {
        let read = try TLSFile.certificates(path)
        for (index, item) in read.enumerated() {
            let isAuthority: Bool
            do {
                isAuthority = try item.certificate.isAuthority
            } catch {
                throw TLSFileProblem(
                    path, "certificate \(index + 1) cannot be read (\(error))", remedy: "give authorities' certificates"
                )
            }
            guard isAuthority else {
                throw TLSFileProblem(
                    path, "certificate \(index + 1) is not one of an authority (\(item.certificate.subject))",
                    remedy: "give the certificates of the authorities that sign, not of those who connect")
            }
        }
        authorities = read.map(\.certificate)
        forConnections = .certificates(read.map(\.forConnections))
    }
}
