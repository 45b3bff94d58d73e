// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@Suite("Who a peer is")
struct PeerIdentityTests {
    @Test("The text of an identity reads back as the same identity", arguments: PeerRole.allCases)
    func textReadsBack(role: PeerRole) {
        let identity = PeerIdentity(role: role, name: "a:b")
        #expect(identity.description == role.rawValue + ":a:b")
        #expect(PeerIdentity(identity.description) == identity)
    }

    @Test("A text without a role, with an unknown role or without a name is no identity")
    func refusesOtherTexts() {
        for text in ["", "office", "office:", "king:24", ":24"] { #expect(PeerIdentity(text) == nil, "\(text)") }
    }

    @Test("Only an office and a leader stand for a unit")
    func unitOfRoles() {
        for role in PeerRole.allCases {
            let identity = PeerIdentity(role: role, name: "VN-24")
            #expect(identity.unit == (role == .office || role == .leader ? "VN-24" : nil))
        }
    }
}
