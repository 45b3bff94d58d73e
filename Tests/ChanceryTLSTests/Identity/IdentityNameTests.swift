// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@testable internal import ChanceryTLS

@Suite struct IdentityNameTests {
    @Test(
        "One URI of the trust domain is an identity",
        arguments: [
            ("spiffe://chancery/office/vn-24", "office:vn-24"), ("spiffe://chancery/leader/vn-01", "leader:vn-01"),
            ("spiffe://chancery/ministry/desk.7", "ministry:desk.7"), ("spiffe://chancery/auditor/A_1", "auditor:A_1"),
            ("spiffe://chancery/operator/root", "operator:root"),
        ])
    func identity(uri: String, text: String) throws {
        let identity = try IdentityName.identity(inURIs: [uri], trustDomain: "chancery")
        #expect(identity.description == text)
        #expect(IdentityName.uri(of: identity, trustDomain: "chancery") == uri)
    }

    @Test("No URI and two URIs are refused, also when one of the two would do")
    func count() {
        #expect(refusal([]) == .noIdentity)
        #expect(refusal(["spiffe://chancery/office/vn-24", "https://example.org/"]) == .severalIdentities(2))
        #expect(refusal(["spiffe://chancery/office/a", "spiffe://chancery/office/a"]) == .severalIdentities(2))
    }

    @Test(
        "Anything that is not exactly the form is refused",
        arguments: [
            "", "spiffe://", "spiffe://chancery", "spiffe://chancery/office", "spiffe://chancery/office/",
            "spiffe://chancery//vn-24", "spiffe:///office/vn-24", "spiffe://chancery/office/vn-24/",
            "spiffe://chancery/office/vn-24/x", "spiffe://chancery/office/vn-24?x", "spiffe://chancery/office/vn-24#x",
            "spiffe://user@chancery/office/vn-24", "spiffe://chancery:443/office/vn-24",
            "SPIFFE://chancery/office/vn-24",
            "https://chancery/office/vn-24", "spiffe://chancery/office/..", "spiffe://chancery/office/vn%2D24",
            "spiffe://chancery/office/hà-nội", "spiffe://chancery/office/a b", "spiffe://chancery/office/a\nb",
            " spiffe://chancery/office/vn-24", "spiffe://chancery/office/vn-24\0",
            "spiffe://chancery/office/" + String(repeating: "a", count: 129),
        ])
    func malformed(uri: String) {
        #expect(refusal([uri]) == .malformedIdentity(uri))
    }

    @Test func longURI() {
        let refusal = refusal(["spiffe://" + String(repeating: "a", count: 3000)])
        #expect(refusal == .malformedIdentity("a URI of 3009 bytes"))
    }

    @Test func otherDomains() {
        #expect(
            refusal(["spiffe://Chancery/office/vn-24"]) == .foreignTrustDomain("Chancery", expected: "chancery"))
        #expect(refusal(["spiffe://other/office/vn-24"]) == .foreignTrustDomain("other", expected: "chancery"))
    }

    @Test(
        "No certificate can claim to be of a transport without identities",
        arguments: ["unrestricted", "root", "Office"])
    func roles(role: String) {
        #expect(refusal(["spiffe://chancery/\(role)/x"]) == .unknownRole(role))
    }

    @Test func trustDomains() {
        #expect(IdentityName.isTrustDomain("chancery") && IdentityName.isTrustDomain("fa.gov.vn"))
        #expect(!IdentityName.isTrustDomain("") && !IdentityName.isTrustDomain("Chancery"))
        #expect(!IdentityName.isTrustDomain("a/b") && !IdentityName.isTrustDomain("a:1"))
    }

    @Test("What a peer wrote into its certificate cannot forge a line of the log")
    func description() {
        let text = PeerRefusal.malformedIdentity("x\nnotice all is well").description
        #expect(!text.contains("\n"))
    }

    private func refusal(_ uris: [String]) -> PeerRefusal? {
        do {
            let identity = try IdentityName.identity(inURIs: uris, trustDomain: "chancery")
            Issue.record("\(uris) was taken for \(identity)")
            return nil
        } catch {
            return error
        }
    }
}
