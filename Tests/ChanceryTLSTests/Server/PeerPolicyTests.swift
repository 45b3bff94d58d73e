// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Foundation
internal import Testing
internal import TrialAuthority
internal import X509

@testable internal import ChanceryTLS

@Suite struct PeerPolicyTests {
    private func refusal(_ policy: PeerPolicy, _ bytes: [UInt8], at now: Instant = Trial.now) -> PeerRefusal? {
        do {
            _ = try policy.authenticate(derEncoded: bytes, at: now)
            return nil
        } catch {
            return error
        }
    }

    @Test("A peer is who its certificate says, until it ends")
    func authenticated() throws {
        let trial = try Trial()
        let policy = try trial.policy()
        let peer = try policy.authenticate(derEncoded: try trial.der("office-a"), at: Trial.now)
        #expect(peer.identity == PeerIdentity(role: .office, name: "a"))
        let certificate = try #require(peer.certificate)
        #expect(policy.endReason(of: certificate, at: Trial.now) == nil)
        #expect(policy.endReason(of: certificate, at: certificate.expiresAt) == .expired(certificate.expiresAt))
        #expect(
            refusal(policy, try trial.der("office-a"), at: certificate.expiresAt) == .expired(certificate.expiresAt))
        let leader = try policy.authenticate(derEncoded: try trial.der("leader-a"), at: Trial.now)
        #expect(leader.identity.role == .leader)
    }

    @Test("A revoked certificate is refused, and found again among those that stand; others are not touched")
    func revoked() throws {
        let trial = try Trial()
        let before = try trial.policy().authenticate(derEncoded: try trial.der("office-a"), at: Trial.now)
        let other = try trial.policy().authenticate(derEncoded: try trial.der("office-b"), at: Trial.now)
        try trial.authority.revoke("office-a")
        let policy = try trial.policy()
        let found = refusal(policy, try trial.der("office-a"))
        #expect(found?.name == "revoked")
        #expect(policy.endReason(of: try #require(before.certificate), at: Trial.now) == found)
        #expect(refusal(policy, try trial.der("office-b")) == nil)
        #expect(policy.endReason(of: try #require(other.certificate), at: Trial.now) == nil)
    }

    @Test("A list that ended lets nobody in any more, after the grace; connections that stand are not touched")
    func stale() throws {
        let trial = try Trial(options: ["--list-days", "2"])
        let later = Trial.now.adding(seconds: 3 * 86_400)
        let bytes = try trial.der("office-a")
        #expect(refusal(try trial.policy(), bytes, at: later)?.name == "stale-revocation-list")
        #expect(refusal(try trial.policy(grace: 2 * 86_400), bytes, at: later) == nil)
        let peer = try trial.policy().authenticate(derEncoded: bytes, at: Trial.now)
        #expect(try trial.policy().endReason(of: try #require(peer.certificate), at: later) == nil)
    }

    @Test("An authority that was taken out vouches no more; one of the same name is another one")
    func vouching() throws {
        let trial = try Trial()
        let policy = try trial.policy()
        let peer = try policy.authenticate(derEncoded: try trial.der("office-a"), at: Trial.now)
        let certificate = try #require(peer.certificate)
        #expect(policy.vouches(for: certificate) == true)
        let others = try Trial()
        let strangers = try others.policy()
        #expect(strangers.vouches(for: certificate) == nil)
        #expect(strangers.lacksAuthority(of: policy) && !policy.lacksAuthority(of: policy))
        let both = try trial.policy(roots: policy.authorities + strangers.authorities)
        #expect(both.vouches(for: certificate) == true && !both.lacksAuthority(of: policy))
        #expect(policy.lacksAuthority(of: both))
        // The authority that signed is there and leads nowhere.
        let issuers = policy.authorities.filter { !$0.isSelfIssued }
        if !issuers.isEmpty {
            let cut = PeerPolicy(trustDomain: "chancery", authorities: issuers, revocation: nil, graceSeconds: 0)
            #expect(cut.vouches(for: certificate) == false)
        }
    }

    @Test("An issuer without a list is refused, also one that only has the name of an authority")
    func noList() throws {
        let trial = try Trial()
        let stranger = try Trial()
        #expect(refusal(try trial.policy(), try stranger.der("office-a"))?.name == "no-revocation-list")
        #expect(refusal(try trial.policy(), [1, 2, 3])?.name == "unreadable-certificate")
        #expect(refusal(try trial.policy(), try trial.der("server"))?.name == "no-identity")
    }

    @Test("Every authority up to the root needs its list, and one that was taken back takes its certificates along")
    func intermediate() throws {
        let trial = try Trial()
        let above = try RootAbove(trial)
        let bytes = try trial.der("office-a")
        let authorities = try TrustRoots(path: above.roots).authorities
        #expect(authorities.count == 2)
        func policy(_ lists: String...) throws -> PeerPolicy {
            let text = try lists.map { try String(contentsOfFile: $0, encoding: .utf8) }.joined()
            return PeerPolicy(
                trustDomain: "chancery", authorities: authorities,
                revocation: try RevocationLists(
                    path: try trial.write(Array(text.utf8), to: "lists.pem"), authorities: authorities),
                graceSeconds: 0)
        }
        let both = try policy(trial.authority.revocationList, above.revocationList)
        let peer = try both.authenticate(derEncoded: bytes, at: Trial.now)
        #expect(peer.identity == PeerIdentity(role: .office, name: "a"))
        #expect(both.endReason(of: try #require(peer.certificate), at: Trial.now) == nil)
        let lacking = refusal(try policy(trial.authority.revocationList), bytes)
        #expect(lacking?.name == "no-revocation-list" && lacking?.description.contains("Root above") == true)

        try above.revoke()
        let after = try policy(trial.authority.revocationList, above.revocationList)
        #expect(refusal(after, bytes)?.name == "revoked")
        #expect(after.endReason(of: try #require(peer.certificate), at: Trial.now)?.name == "revoked")
    }

    @Test("Authorities of one name with two keys: the list of the key that signed counts, whichever is newer")
    func oneNameTwoKeys() throws {
        let (old, new) = (try Trial(), try Trial())
        #expect(
            try TrustRoots(path: old.authority.roots).authorities[0].subject
                == TrustRoots(path: new.authority.roots).authorities[0].subject)
        func policy(_ lists: Trial...) throws -> PeerPolicy {
            let files = try old.write(roots: [new, old], lists: lists)
            let authorities = try TrustRoots(path: files.roots).authorities
            return PeerPolicy(
                trustDomain: "chancery", authorities: authorities,
                revocation: try RevocationLists(path: files.lists, authorities: authorities), graceSeconds: 0)
        }
        let before = try policy(old, new)
        let standing = try [(old, "office-a"), (old, "office-b"), (new, "office-a"), (new, "office-b")].map {
            (trial, name) in
            let peer = try before.authenticate(derEncoded: try trial.der(name), at: Trial.now)
            return (bytes: try trial.der(name), certificate: try #require(peer.certificate))
        }
        try old.authority.revoke("office-a")
        // The new key's list is the newer one, or the older one, and the revoked certificate stays revoked.
        try new.authority.revoke("office-b")
        for policy in [try policy(old, new), try policy(new, old)] {
            let refusals = standing.map { refusal(policy, $0.bytes)?.name }
            #expect(refusals == ["revoked", nil, nil, "revoked"])
            #expect(standing.map { policy.endReason(of: $0.certificate, at: Trial.now)?.name } == refusals)
        }
        // The list of the other key does not stand in for one that is missing.
        let lacking = try policy(new)
        #expect(
            standing.map { refusal(lacking, $0.bytes)?.name }
                == ["no-revocation-list", "no-revocation-list", nil, "revoked"])
        #expect(lacking.endReason(of: standing[0].certificate, at: Trial.now) == nil)
    }

    @Test("A number on the list of another key of that name ends no connection")
    func sameNumber() throws {
        let (old, new) = (try Trial(), try Trial())
        try old.authority.revoke("office-a")
        let files = try old.write(roots: [old, new], lists: [old, new])
        let authorities = try TrustRoots(path: files.roots).authorities
        let policy = PeerPolicy(
            trustDomain: "chancery", authorities: authorities,
            revocation: try RevocationLists(path: files.lists, authorities: authorities), graceSeconds: 0)
        let own = try #require(try policy.authenticate(derEncoded: try new.der("office-a"), at: Trial.now).certificate)
        let number = try TLSFile.certificates(old.authority.certificate("office-a"))[0].certificate.serialBytes
        let same = PeerCertificate(
            issuer: own.issuer, serialNumber: number, expiresAt: own.expiresAt, encoded: own.encoded)
        #expect(policy.endReason(of: same, at: Trial.now) == nil)
    }
}
