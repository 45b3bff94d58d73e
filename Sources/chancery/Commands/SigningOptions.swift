// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryClient
internal import ChanceryCrypto
internal import ChanceryModel

/// With what reports are signed.
struct SigningOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Private key (PEM, mode 0600) to sign the reports with: Ed25519 or P-256.", valueName: "file"))
    var signingKey: String?

    @Option(
        help: ArgumentHelp(
            "Id of that key in the catalogue; looked up by the key itself when it is left out.", valueName: "id"))
    var signingKeyID: String?

    func validate() throws {
        if signingKeyID != nil, signingKey == nil { throw ValidationError("--signing-key-id goes with --signing-key.") }
    }

    /// `nil` when nothing is to be signed. The catalogue is fetched only to look the key up.
    func signer(_ session: Session) async throws -> ReportSigner? {
        guard let signingKey else { return nil }
        let key: SigningKey
        do {
            key = try KeyFile.read(signingKey)
        } catch {
            throw Problem(.unreadable, "\(error)")
        }
        if let signingKeyID { return ReportSigner(key: key, keyID: signingKeyID, catalogue: nil) }
        let index = try await session.ask { try await $0.catalogue(timeout: $1) }.index
        return ReportSigner(key: key, keyID: nil, catalogue: index)
    }
}

/// Signs reports with one key, under the id that their office has for it.
struct ReportSigner: Sendable {
    let key: SigningKey
    let keyID: String?
    let catalogue: CatalogueIndex?

    func signed(_ report: Report) throws -> EncodedReport {
        if let keyID { return try EncodedReport(report, signedBy: key, keyID: keyID) }
        let publicKey = key.publicKey.base64
        guard let entry = catalogue?.office(report.office)?.signingKeys.last(where: { $0.publicKey == publicKey })
        else {
            throw Problem(
                .usage,
                "the catalogue has not this key for \(report.office); ask for it to be entered, or name its id with "
                    + "--signing-key-id")
        }
        return try EncodedReport(report, signedBy: key, keyID: entry.id)
    }
}
