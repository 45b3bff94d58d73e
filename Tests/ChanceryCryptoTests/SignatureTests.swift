// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import Testing

@Suite struct SignatureTests {
    /// RFC 8032, section 7.1, test 2.
    @Test("The Ed25519 vector of RFC 8032")
    func vector() throws {
        let key = try VerificationKey(
            ed25519: bytes("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"))
        let signature = bytes(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")
        #expect(key.isValid(signature, of: [0x72]))
        #expect(!key.isValid(signature, of: [0x73]))
        #expect(key.base64 == "MCowBQYDK2VwAyEAPUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=")
    }

    @Test("What a key signs, its public half accepts, and nothing else", arguments: SignatureAlgorithm.allCases)
    func roundTrip(_ algorithm: SignatureAlgorithm) throws {
        let key = try SigningKey.generate(algorithm)
        let other = try SigningKey.generate(algorithm)
        #expect(key.algorithm == algorithm && key.publicKey.algorithm == algorithm)
        for message in [[], [1], [UInt8](repeating: 7, count: 5000)] as [[UInt8]] {
            let signature = try key.signature(of: message)
            #expect(signature.count <= ReportSignature.valueBytesMax)
            #expect(key.publicKey.isValid(signature, of: message))
            #expect(!key.publicKey.isValid(signature, of: message + [0]))
            #expect(!other.publicKey.isValid(signature, of: message))
            for index in [0, signature.count / 2, signature.count - 1] {
                var bent = signature
                bent[index] ^= 1
                #expect(!key.publicKey.isValid(bent, of: message))
            }
            #expect(!key.publicKey.isValid([], of: message))
            #expect(!key.publicKey.isValid(Array(signature.dropLast()), of: message))
        }
    }

    @Test("Public and private keys survive their forms", arguments: SignatureAlgorithm.allCases)
    func forms(_ algorithm: SignatureAlgorithm) throws {
        let key = try SigningKey.generate(algorithm)
        #expect(try key.pem.hasPrefix("-----BEGIN PRIVATE KEY-----\n"))
        #expect(try SigningKey(pem: key.pem).publicKey == key.publicKey)
        #expect(try VerificationKey(pem: key.publicKey.pem) == key.publicKey)
        #expect(try VerificationKey(base64: key.publicKey.base64) == key.publicKey)
        #expect(try VerificationKey(der: key.publicKey.der) == key.publicKey)
        #expect(key.publicKey.rawBytes.count == (algorithm == .ed25519 ? 32 : 0))
        #expect(throws: CryptoError.self) { try VerificationKey(der: key.publicKey.der + [0]) }
        #expect(throws: CryptoError.self) { try VerificationKey(der: Array(key.publicKey.der.dropLast())) }
    }

    @Test("Keys of other kinds, encrypted keys and other texts are refused in words")
    func refused() throws {
        // Made with `openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:secp384r1` and `openssl pkey -pubout`.
        let p384 =
            "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE1o+pE9ODX36v0X/KvRgf9JE/7APTmMtWuNNJeI9A0ZzIFBzinwOkgZJGVgR/0B/drEWqkv+O"
            + "wmgkY83R/1uvY4cTu026p7qGiKsVNYpMGTV/k9WPLRXMQf8rxVg9tiGU"
        for text in ["", "AAAA", "no base64", p384] {
            #expect(throws: CryptoError.self) { try VerificationKey(base64: text) }
        }
        #expect(throws: CryptoError.self) { try VerificationKey(pem: "-----BEGIN PUBLIC KEY-----\n") }
        #expect(throws: CryptoError.self) { try VerificationKey(ed25519: [1, 2, 3]) }
        #expect(throws: CryptoError.self) { try SigningKey(pem: "-----BEGIN PRIVATE KEY-----\nAAAA\n") }
        let encrypted = """
            -----BEGIN ENCRYPTED PRIVATE KEY-----
            MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAicfdOp/Z+ocQICCAAw
            DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEECgJd+l8pajc+tT32YlIfXwEQDyB
            aY41zbGho2JtH9BjCyksANyq+2VpL08MFrwjscvJaix/8LbDTjQou8oX0iL6UQhc
            O6ttsA3/4qj0FI22fQA=
            -----END ENCRYPTED PRIVATE KEY-----

            """
        #expect(throws: CryptoError.self) { try SigningKey(pem: encrypted) }
    }

    private func bytes(_ hexadecimal: String) -> [UInt8] {
        let digits = Array(hexadecimal)
        return stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
    }
}
