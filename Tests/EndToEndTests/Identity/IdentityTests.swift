// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire
internal import Foundation
internal import Testing
internal import TrialAuthority

extension EndToEndTests {
    /// Who may connect, and what they are then.
    @Suite struct IdentityTests {
        private static let offices = ["vn-01", "vn-24", "vn-34"]

        private struct Setting {
            let folder: TemporaryFolder
            let authority: TrialAuthority
            let daemon: DaemonProcess

            init(_ lines: [String] = [], before: (TrialAuthority) throws -> Void = { _ in }) async throws {
                folder = try TemporaryFolder()
                authority = try TrialAuthority(in: folder.path, offices: offices)
                try before(authority)
                daemon = try await DaemonProcess.secured(folder.path, authority, lines)
            }
        }

        private func requestID() -> RequestID {
            var generator = SystemRandomNumberGenerator()
            return .random(using: &generator)
        }

        private func refusal(_ body: () async throws -> Void) async throws -> CallFailure? {
            do {
                try await body()
                return nil
            } catch let failure as CallFailure {
                return failure
            }
        }

        @Test("An office submits its own report and reads it back; it may neither send nor see another's")
        func ownReport() async throws {
            let setting = try await Setting()
            let bacGiang = setting.daemon.client(setting.authority, "office-vn-24")
            let caller = try #require(try await bacGiang.serverInfo().caller)
            #expect(caller.identity == "office:vn-24")
            #expect(caller.certificateExpiresAt != nil)

            let own = try GroupTwo.report(of: "vn-24")
            let receipt = try await bacGiang.submit(own.encoded(), requestID: requestID()).receipt
            #expect(receipt.key.office == "vn-24")
            #expect(try await bacGiang.get(GetReportRequest(key: receipt.key)).receipt == receipt)

            let others = try GroupTwo.report(of: "vn-34")
            let refused = try await refusal { _ = try await bacGiang.submit(others.encoded(), requestID: requestID()) }
            #expect(refused?.reason == .permissionDenied)
            #expect(refused?.metadata.contains(FailureDetail("rule", "OWN")) == true)
            let thaiBinh = setting.daemon.client(setting.authority, "office-vn-34")
            let unseen = try await refusal { _ = try await thaiBinh.get(GetReportRequest(key: receipt.key)) }
            #expect(unseen?.reason == .permissionDenied)
            #expect(try setting.daemon.log.contains("reason=PERMISSION_DENIED"))

            // The leader of 2024 reads what belongs to its term; the auditor reads everything and sends nothing.
            let leader = setting.daemon.client(setting.authority, "leader-vn-01")
            #expect(try await leader.get(GetReportRequest(key: receipt.key)).receipt == receipt)
            let auditor = setting.daemon.client(setting.authority, "auditor-audit")
            #expect(try await auditor.get(GetReportRequest(key: receipt.key)).receipt == receipt)
            let mute = try await refusal { _ = try await auditor.submit(own.encoded(), requestID: requestID()) }
            #expect(mute?.reason == .permissionDenied)
            let op = setting.daemon.client(setting.authority, "operator-ops")
            #expect(
                try await refusal { _ = try await op.get(GetReportRequest(key: receipt.key)) }?.reason
                    == .permissionDenied)
            #expect(try await op.serverInfo().storeSequence == 2)
            for client in [bacGiang, thaiBinh, leader, auditor, op] { try await client.close() }
            #expect(try await setting.daemon.stop() == 0)
        }

        @Test("A client of another make is served by its certificate, and refused without one that counts")
        func foreignClient() async throws {
            let setting = try await Setting { authority in
                try authority.issue("office/two", uris: ["spiffe://chancery/office/vn-01", "https://example.org/"])
                try authority.issue("office/none", uris: ["none"])
                try authority.issue("office/elsewhere", uris: ["spiffe://other/office/vn-01"])
                try authority.issue("office/king", uris: ["spiffe://chancery/unrestricted/vn-01"])
                try authority.issue("office/late", ended: true)
                try authority.issue("office/lost")
                try authority.revoke("office-lost")
            }
            let (daemon, authority) = (setting.daemon, setting.authority)
            #expect(try await TLSProbe.run(daemon, authority, as: "office-vn-24").hasPrefix("answered 1"))
            for (name, reason) in [
                ("office-two", "several-identities"), ("office-none", "no-identity"),
                ("office-elsewhere", "foreign-trust-domain"), ("office-king", "unknown-role"),
                ("office-late", "handshake-failed"), ("office-lost", "revoked"), ("server", "handshake-failed"),
            ] {
                let said = try await TLSProbe.run(daemon, authority, as: name)
                #expect(said.hasPrefix("refused:"), "\(name): \(said)")
                #expect(try daemon.log.contains("reason=\(reason)"), "\(name)")
            }
            let nameless = try await TLSProbe.run(daemon, authority)
            #expect(nameless.hasPrefix("refused:"), "\(nameless)")
            #expect(try daemon.log.contains("the peer gave no certificate"))

            // A certificate of the same name from somebody else's authority.
            let other = try TemporaryFolder()
            let stranger = try TrialAuthority(in: other.path, offices: ["vn-24"])
            let forged = try await TLSProbe.run(
                daemon, roots: authority.roots,
                ["--certificate", stranger.certificate("office-vn-24"), "--key", stranger.key("office-vn-24")])
            #expect(forged.hasPrefix("refused:"), "\(forged)")

            let old = try await TLSProbe.run(daemon, authority, as: "office-vn-24", ["--tls12"])
            #expect(old.hasPrefix("refused:"), "\(old)")
            // After all that it serves as before.
            #expect(try await TLSProbe.run(daemon, authority, as: "office-vn-24").hasPrefix("answered 1"))
            #expect(try await daemon.stop() == 0)
        }

        @Test("Bytes that are no handshake, and a handshake that does not go on, are cut off")
        func noHandshake() async throws {
            let setting = try await Setting(["tls.handshake-seconds: 1", "tls.handshakes: 8"])
            let plain = try await RawConnection.open(port: setting.daemon.port)
            await plain.send(
                RawConnection.header(length: 4, stream: 1)
                    + RawConnection.request(service: "a", method: "b", payload: []))
            try await plain.closed(within: .seconds(5))
            let silent = try await RawConnection.open(port: setting.daemon.port)
            try await silent.closed(within: .seconds(5))
            #expect(try setting.daemon.log.contains("reason=handshake-too-slow"))
            // More silent connections than may shake hands: the others are told at once, and nobody is locked out.
            var crowd: [RawConnection] = []
            for _ in 0..<12 { crowd.append(try await RawConnection.open(port: setting.daemon.port)) }
            try await eventually("the surplus to be closed") { crowd.count(where: \.isClosed) >= 4 ? true : nil }
            try await eventually("all to be closed") { crowd.allSatisfy(\.isClosed) ? true : nil }
            #expect(try await TLSProbe.run(setting.daemon, setting.authority, as: "office-vn-24").hasPrefix("answered"))
            #expect(try await setting.daemon.stop() == 0)
        }

        @Test("A client that writes header and body apart does not wait for delayed acknowledgements")
        func apart() async throws {
            let setting = try await Setting()
            let said = try await TLSProbe.run(
                setting.daemon, setting.authority, as: "office-vn-24", ["--apart", "--calls", "100"])
            let seconds = said.split(separator: " ").last.flatMap { Double($0) }
            // With a delayed acknowledgement each call would take 40 ms.
            #expect(try #require(seconds, "\(said)") < 2)
            #expect(try await setting.daemon.stop() == 0)
        }

        @Test("The client says which of its files is wrong, and what it makes of a server that it does not know")
        func clientErrors() async throws {
            let setting = try await Setting()
            let other = try TemporaryFolder()
            let stranger = try TrialAuthority(in: other.path, offices: ["vn-24"])
            var configuration = ClientConfiguration.forTests
            configuration.credentials = ClientCredentials(
                certificate: setting.authority.certificate("office-vn-24"),
                key: setting.authority.key("office-vn-24"), roots: stranger.roots)
            await #expect(throws: PeerNotAccepted.self) {
                _ = try await OfficeClient(address: setting.daemon.address, configuration: configuration).serverInfo()
            }
            configuration.credentials?.roots = setting.authority.roots
            configuration.credentials?.key = setting.authority.key("office-vn-34")
            await #expect(throws: CredentialsUnusable.self) {
                _ = try await OfficeClient(address: setting.daemon.address, configuration: configuration).serverInfo()
            }
            configuration.credentials?.key = setting.authority.key("office-vn-24")
            configuration.credentials?.key = setting.authority.key("office-vn-24")
            configuration.credentials?.serverName = "elsewhere.test"
            await #expect(throws: PeerNotAccepted.self) {
                _ = try await OfficeClient(address: setting.daemon.address, configuration: configuration).serverInfo()
            }
            configuration.credentials?.serverName = "localhost"
            _ = try await OfficeClient(address: setting.daemon.address, configuration: configuration).serverInfo()
            // A certificate from somebody else's authority: the server ends the connection.
            configuration.credentials = ClientCredentials(
                certificate: stranger.certificate("office-vn-24"), key: stranger.key("office-vn-24"),
                roots: setting.authority.roots)
            let forged = OfficeClient(address: setting.daemon.address, configuration: configuration)
            await #expect(throws: PeerNotAccepted.self) { _ = try await forged.serverInfo() }
            #expect(try await setting.daemon.stop() == 0)
        }

        @Test("Whoever is refused reads why in words, and without a certificate nothing is sent")
        func wording() async throws {
            let setting = try await Setting { try $0.revoke("office-vn-34") }
            let other = try TemporaryFolder()
            let stranger = try TrialAuthority(in: other.path, offices: ["vn-24"])
            func said(_ port: Int, _ credentials: ClientCredentials?, host: String = "127.0.0.1") async -> String {
                var configuration = ClientConfiguration.forTests
                configuration.credentials = credentials
                let client = OfficeClient(address: .tcp(host: host, port: port), configuration: configuration)
                do {
                    _ = try await client.serverInfo()
                    return "served"
                } catch {
                    return "\(error)"
                }
            }
            func credentials(_ authority: TrialAuthority, _ name: String) -> ClientCredentials {
                ClientCredentials(
                    certificate: authority.certificate(name), key: authority.key(name), roots: setting.authority.roots)
            }
            let port = setting.daemon.port
            let own = credentials(setting.authority, "office-vn-24")
            let revoked = credentials(setting.authority, "office-vn-34")
            #expect(await said(port, own) == "served")
            let plain = try await DaemonProcess.configured(
                other.path, ["catalogue.directory: \(RepositoryFiles.catalogue)"])
            let sayings = [
                (await said(port, revoked), "perhaps it refuses this certificate"),
                (await said(port, credentials(stranger, "office-vn-24")), "this certificate"),
                (await said(port, nil), "TLS"), (await said(plain.port, own), "during the handshake"),
                (await said(7420, own, host: "nobody.invalid"), "leads to no address"),
                (await said(1, own), "nothing listens there"),
                (await said(port, nil, host: "198.51.100.1"), "nothing is sent to 198.51.100.1"),
            ]
            for (text, part) in sayings {
                #expect(text.contains(part), "\(text)")
                for word in ["errno", "descriptor", "NIO", "BoringSSL", "routines"] {
                    #expect(!text.contains(word), "\(text)")
                }
            }
            #expect(try await plain.stop() == 0)
            #expect(try await setting.daemon.stop() == 0)
        }

        @Test("On the unix socket the kernel says who calls: root runs the daemon and sees no report")
        func localOperator() async throws {
            let folder = try TemporaryFolder()
            let socket = folder.path + "/s"
            let daemon = try await DaemonProcess.configured(
                folder.path, ["catalogue.directory: \(RepositoryFiles.catalogue)", "listen.unix-socket: \(socket)"])
            let client = OfficeClient(address: .unix(path: socket), configuration: .forTests)
            #expect(try await client.serverInfo().caller?.identity.hasPrefix("operator:") == true)
            let report = try GroupTwo.report(of: "vn-24")
            let refused = try await refusal { _ = try await client.submit(report.encoded(), requestID: requestID()) }
            #expect(refused?.reason == .permissionDenied)
            try await client.close()
            #expect(try daemon.log.contains("whoever connects to it may do everything"))
            #expect(try await daemon.stop() == 0)
        }
    }
}
