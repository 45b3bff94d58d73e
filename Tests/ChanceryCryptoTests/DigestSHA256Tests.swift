// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import Testing

/// The examples of FIPS 180-2, appendix B.
@Suite struct DigestSHA256Tests {
    @Test("Known digests")
    func known() {
        #expect(
            Digest.sha256(of: Array("abc".utf8)).description
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(
            Digest.sha256(of: Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8)).description
                == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
        #expect(
            Digest.sha256(of: []).description == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }

    @Test("Parts are hashed as if they were joined")
    func parts() {
        let bytes = (0..<200).map { UInt8($0) }
        let whole = Digest.sha256(of: bytes)
        for cut in [0, 1, 64, 199, 200] {
            let first = Array(bytes[..<cut])
            let rest = Array(bytes[cut...])
            #expect(Digest.sha256(first, rest) == whole)
            #expect(Digest.sha256(first, Array(rest.prefix(3)), Array(rest.dropFirst(3))) == whole)
        }
    }
}
