// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

package import ChanceryCrypto
package import ChanceryModel

/// Reports that an office signs.
extension Sample {
    package static let signingKeyID = "k-1"

    /// The sample catalogue with a key for the office of the sample's report, and a demand.
    ///
    /// - Parameters:
    ///   - algorithm: what the catalogue says that the key is for; `nil` says what it is.
    ///   - text: in place of the key.
    package static func catalogue(
        signingWith key: VerificationKey, algorithm: SignatureAlgorithm? = nil, _ demand: SignatureDemand = .optional,
        validity: Validity = .always, text: String? = nil
    ) -> Catalogue {
        let sample = catalogue()
        let entry = SigningKeyEntry(
            id: signingKeyID, algorithm: algorithm ?? key.algorithm, publicKey: text ?? key.base64, validity: validity)
        return Catalogue(
            edition: "signed",
            offices: sample.offices.map { office in
                Office(
                    id: office.id, names: office.names, parent: office.parent, validity: office.validity,
                    signingKeys: office.id == report().office ? [entry] : [])
            }, mergers: sample.mergers, groups: sample.groups, windowFamilies: sample.windowFamilies,
            regimes: sample.regimes.map { $0.demanding(demand) }, measureUnits: sample.measureUnits,
            dimensions: sample.dimensions, indicators: sample.indicators, rules: sample.rules,
            scoreSheets: sample.scoreSheets)
    }

    package static func signature(
        _ key: SigningKey, id: String = signingKeyID, of bytes: [UInt8]
    ) throws -> ReportSignature {
        ReportSignature(algorithm: key.algorithm, keyID: id, value: try key.signature(of: bytes))
    }
}

extension Regime {
    fileprivate func demanding(_ demand: SignatureDemand) -> Regime {
        Regime(
            code: code, title: title, content: content, reporters: reporters, receiver: receiver, sending: sending,
            dues: dues, forms: forms, windowFamily: windowFamily, sections: sections, figures: figures, zone: zone,
            validity: validity, source: source, signature: demand)
    }
}
