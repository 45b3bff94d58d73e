// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Foundation
internal import Testing
internal import TrialAuthority
internal import X509

@testable internal import ChanceryTLS

@Suite struct RevocationListTests {
    private func list(_ trial: Trial) throws -> [UInt8] {
        try TLSFile.documents(trial.authority.revocationList, type: "X509 CRL", atMost: 1 << 20)[0]
    }

    @Test("A list is read with its times and serial numbers, and only its issuer signed it")
    func read() throws {
        let trial = try Trial()
        try trial.authority.revoke("office-a")
        let read = try RevocationList(derEncoded: try list(trial))
        let revoked = try TLSFile.certificates(trial.authority.certificate("office-a"))[0].certificate
        #expect(read.serialNumbers == [revoked.serialBytes])
        #expect(read.thisUpdate <= Trial.now && read.nextUpdate > Trial.now.adding(seconds: 29 * 86_400))
        let authority = try TrustRoots(path: trial.authority.roots).authorities[0]
        #expect(try read.isSigned(by: authority))
        let stranger = try Trial()
        let other = try TrustRoots(path: stranger.authority.roots).authorities[0]
        #expect(other.subject == authority.subject)
        #expect(try !read.isSigned(by: other))
    }

    @Test("A list with one changed byte is not the authority's")
    func changed() throws {
        let trial = try Trial()
        try trial.authority.revoke("office-a")
        let whole = try list(trial)
        let authority = try TrustRoots(path: trial.authority.roots).authorities[0]
        for position in whole.indices {
            var bytes = whole
            bytes[position] ^= 0x01
            do {
                let read = try RevocationList(derEncoded: bytes)
                #expect(try !read.isSigned(by: authority), "byte \(position)")
            } catch {
                // Refused earlier, which is as good.
                continue
            }
        }
    }

    @Test("A list that was cut short is refused at every length")
    func cut() throws {
        let whole = try list(try Trial())
        for length in 0..<whole.count {
            #expect(throws: (any Error).self) { try RevocationList(derEncoded: Array(whole[..<length])) }
        }
    }

    @Test("A file in DER is as good as one in PEM; something else names its file")
    func files() throws {
        let trial = try Trial()
        let authorities = try TrustRoots(path: trial.authority.roots).authorities
        let der = try trial.write(try list(trial), to: "list.crl")
        #expect(try RevocationLists(path: der, authorities: authorities).endsAt != nil)
        for path in [trial.authority.roots, trial.folder + "/nothing", try trial.write([0x30, 1], to: "x.crl")] {
            #expect {
                _ = try RevocationLists(path: path, authorities: authorities)
            } throws: {
                ($0 as? TLSFileProblem)?.path == path
            }
        }
    }

    @Test("Taking a name back takes back what was issued under it before, and nothing else")
    func everyCertificate() throws {
        let trial = try Trial()
        func serial(_ name: String) throws -> [UInt8] {
            try TLSFile.certificates(trial.authority.certificate(name))[0].certificate.serialBytes
        }
        func revoked() throws -> Set<[UInt8]> { try RevocationList(derEncoded: try list(trial)).serialNumbers }
        var serials: Set<[UInt8]> = [try serial("office-a")]
        for _ in 0..<2 {
            try trial.authority.renew("office-a")
            serials.insert(try serial("office-a"))
        }
        #expect(serials.count == 3)
        #expect(try revoked() == [])
        try trial.authority.revoke("office-a")
        #expect(try revoked() == serials)
        // Again, and a later one: the earlier ones stay.
        try trial.authority.revoke("office-a")
        try trial.authority.renew("office-a")
        #expect(try revoked() == serials)
        serials.insert(try serial("office-a"))
        try trial.authority.revoke("office-a")
        #expect(try revoked() == serials)
    }
}
