// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Signing keys of offices: one meaning for an id on every day, and a form that can be a key.
extension CatalogueChecker {
    func checkSigningKeys(of office: Placed<Office>) {
        let keys = office.value.signingKeys
        for (position, key) in keys.enumerated() {
            let path = "\(office.path).signing-keys[\(position)]"
            checkForm(ofCode: key.id, path + ".id")
            if !isBase64(key.publicKey) {
                add(
                    .malformedSigningKey, path + ".key", value: key.publicKey,
                    (
                        "The key is no base64 of a public key (SubjectPublicKeyInfo).",
                        "Khóa không phải là base64 của khóa công khai (SubjectPublicKeyInfo)."
                    ),
                    remedy: (
                        "Join the lines between the dashes that “openssl pkey -pubout” writes.",
                        "Hãy nối các dòng giữa hai vạch do “openssl pkey -pubout” in ra."
                    ))
            }
        }
        for (id, positions) in Dictionary(grouping: keys.indices, by: { keys[$0].id }) {
            let intervals = positions.map { DayInterval(keys[$0].validity) }
            guard let overlap = DayInterval.overlaps(intervals).first else { continue }
            add(
                .signingKeysOverlap, "\(office.path).signing-keys[\(positions[overlap.position])].id", value: id,
                (
                    "Two keys of the office have this id on the same days.",
                    "Hai khóa của đơn vị có cùng mã này trong cùng thời gian."
                ),
                remedy: (
                    "Give one another id, or end it before the other begins.",
                    "Hãy đổi mã một khóa, hoặc cho khóa trước hết hiệu lực trước khi khóa sau bắt đầu."
                ))
        }
    }

    /// Whether the text has the form of base64 and a length that a key can have.
    private func isBase64(_ text: String) -> Bool {
        let characters = Array(text.utf8)
        guard (44...1024).contains(characters.count), characters.count % 4 == 0 else { return false }
        let body = characters.reversed().drop { $0 == UInt8(ascii: "=") }
        return characters.count - body.count <= 2
            && body.allSatisfy { character in
                switch character {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
                    true
                default: false
                }
            }
    }
}
