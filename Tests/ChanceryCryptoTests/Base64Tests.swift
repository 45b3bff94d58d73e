// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import Testing

/// The vectors of RFC 4648, section 10.
@Suite struct Base64Tests {
    @Test(
        "Known texts",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ])
    func known(text: String, base64: String) {
        #expect(Base64.encode(Array(text.utf8)) == base64)
        #expect(Base64.decode(base64) == Array(text.utf8))
    }

    @Test(
        "What is not in the one form is refused",
        arguments: [
            "Zg", "Zg=", "Zg===", " Zg==", "Zg==\n", "Zh==", "Z===", "====", "Zm9v!A==", "Zm-v", "Zm9vZg==Zg==",
        ])
    func refused(text: String) {
        #expect(Base64.decode(text) == nil)
    }
}
