// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import Foundation
internal import Testing

@Suite struct KeyFileTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("chancery-keys-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    @Test("A key that was written can be read, and only by its owner")
    func roundTrip() throws {
        defer { remove() }
        let path = folder.path + "/key.pem"
        let key = try SigningKey.generate(.ed25519)
        #expect(!KeyFile.exists(path))
        try KeyFile.create(path, key)
        #expect(KeyFile.exists(path))
        #expect(try KeyFile.read(path).publicKey == key.publicKey)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(throws: CryptoError.self) { try KeyFile.create(path, .generate(.ed25519)) }
        #expect(try KeyFile.read(path).publicKey == key.publicKey)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["key.pem"])
    }

    @Test("What a crash left half-way beside the place of a key is no key and in nobody's way")
    func halfWritten() throws {
        defer { remove() }
        let path = folder.path + "/key.pem"
        try Data("-----BEGIN".utf8).write(to: URL(fileURLWithPath: path + ".new"))
        #expect(!KeyFile.exists(path))
        let key = try SigningKey.generate(.ed25519)
        try KeyFile.create(path, key)
        #expect(try KeyFile.read(path).publicKey == key.publicKey)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["key.pem"])
    }

    @Test("Root looks at a file of another account; others than its owner may read it no more for that")
    func otherOwner() throws {
        defer { remove() }
        guard geteuid() == 0 else { return }
        let path = folder.path + "/key.pem"
        try KeyFile.create(path, .generate(.ed25519))
        #expect(chown(path, 65534, 65534) == 0)
        #expect(throws: CryptoError.self) { try KeyFile.read(path) }
        #expect(throws: Never.self) { try KeyFile.read(path, isOwnerChecked: false) }
        #expect(chmod(path, 0o640) == 0)
        #expect(throws: CryptoError.self) { try KeyFile.read(path, isOwnerChecked: false) }
    }

    @Test(
        "A file that others may read or write is refused, with what would help",
        arguments: [0o640, 0o604, 0o660, 0o666])
    func permissions(mode: Int) throws {
        defer { remove() }
        let path = folder.path + "/key.pem"
        try KeyFile.create(path, .generate(.ecdsaP256))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        let text = String(mode, radix: 8)
        #expect {
            try KeyFile.read(path)
        } throws: { error in
            "\(error)".contains("0\(text)") && "\(error)".contains("chmod 600 \(path)")
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: path)
        #expect(throws: Never.self) { try KeyFile.read(path) }
    }

    @Test("What is no key is refused by name")
    func noKey() throws {
        defer { remove() }
        let path = folder.path + "/key.pem"
        #expect(throws: CryptoError.self) { try KeyFile.read(path) }
        #expect(throws: CryptoError.self) { try KeyFile.read(folder.path) }
        for bytes in [0, 5, 20_000] {
            let data = Data(repeating: 0x41, count: bytes)
            try data.write(to: URL(fileURLWithPath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            #expect {
                try KeyFile.read(path)
            } throws: { error in
                "\(error)".contains(path)
            }
        }
        #expect(throws: CryptoError.self) { try KeyFile.create(folder.path + "/no/key.pem", .generate(.ed25519)) }
    }

    private func remove() {
        do { try FileManager.default.removeItem(at: folder) } catch { Issue.record(error) }
    }
}
