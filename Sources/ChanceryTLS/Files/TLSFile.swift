// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Foundation
internal import NIOSSL
internal import SwiftASN1
internal import X509

/// Reads the files of certificates, keys and revocation lists, each with a bound.
enum TLSFile {
    static let certificateBytesMax = 4 << 20
    static let keyBytesMax = 64 << 10
    static let revocationListBytesMax = 32 << 20

    static func bytes(_ path: String, atMost bytesMax: Int) throws(TLSFileProblem) -> [UInt8] {
        let data: Data
        do {
            let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { file.closeFile() }
            data = try file.read(upToCount: bytesMax + 1) ?? Data()
        } catch {
            throw TLSFileProblem(
                path, "the file cannot be read (\((error as NSError).localizedDescription))",
                remedy: "name a file that this process may read")
        }
        guard data.count <= bytesMax else {
            throw TLSFileProblem(path, "the file is longer than \(bytesMax) bytes", remedy: "name another file")
        }
        return [UInt8](data)
    }

    /// The documents of a PEM file that are of one type; others are a mistake.
    static func documents(
        _ path: String, type: String, atMost bytesMax: Int
    ) throws(TLSFileProblem) -> [[UInt8]] {
        let text = String(decoding: try bytes(path, atMost: bytesMax), as: UTF8.self)
        let documents: [PEMDocument]
        do {
            documents = try PEMDocument.parseMultiple(pemString: text)
        } catch {
            throw TLSFileProblem(
                path, "the file is not PEM (\(error))", remedy: "give \"-----BEGIN \(type)-----\" blocks")
        }
        if let other = documents.first(where: { $0.discriminator != type }) {
            throw TLSFileProblem(
                path, "the file has a block \"\(other.discriminator)\"", remedy: "give only blocks \"\(type)\"")
        }
        guard !documents.isEmpty else {
            throw TLSFileProblem(
                path, "the file has no block \"\(type)\"", remedy: "give \"-----BEGIN \(type)-----\" blocks")
        }
        return documents.map(\.derBytes)
    }

    /// A certificate as both libraries see it.
    struct ReadCertificate {
        let certificate: Certificate
        let forConnections: NIOSSLCertificate
    }

    static func certificates(_ path: String) throws(TLSFileProblem) -> [ReadCertificate] {
        var result: [ReadCertificate] = []
        for (index, der) in try documents(path, type: "CERTIFICATE", atMost: certificateBytesMax).enumerated() {
            do {
                result.append(
                    ReadCertificate(
                        certificate: try Certificate(derEncoded: der),
                        forConnections: try NIOSSLCertificate(bytes: der, format: .der)))
            } catch {
                throw TLSFileProblem(
                    path, "certificate \(index + 1) cannot be read (\(error))",
                    remedy: "give X.509 certificates in PEM")
            }
        }
        return result
    }

    /// A private key. A key that everybody on the machine can read is refused: it is nobody's secret.
    static func key(_ path: String) throws(TLSFileProblem) -> NIOSSLPrivateKey {
        let bytes = try bytes(path, atMost: keyBytesMax)
        if let mode = FileMode.bits(of: path), mode & 0o007 != 0 {
            throw TLSFileProblem(
                path, "everybody on this machine may use the key (mode \(String(mode, radix: 8)))",
                remedy: "take the rights of others away: chmod o= \(path)")
        }
        do {
            return try NIOSSLPrivateKey(bytes: bytes, format: .pem)
        } catch {
            throw TLSFileProblem(
                path, "the file has no private key without a passphrase",
                remedy: "give a \"-----BEGIN PRIVATE KEY-----\" block")
        }
    }
}
