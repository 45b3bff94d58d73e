// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
internal import ChanceryModel

extension ProtoWriter {
    mutating func reportSignature(_ field: UInt64, _ signature: ReportSignature?) {
        guard let signature else { return }
        message(field) { writer in
            writer.enumeration(1, signature.algorithm, Enumerations.signatureAlgorithm)
            writer.text(2, signature.keyID)
            writer.data(3, signature.value)
        }
    }
}

extension FieldReader {
    /// `nil` when absent.
    mutating func reportSignature(
        _ message: UnsafePointer<Chancery__V1__ReportSignature>?, _ path: String
    ) -> ReportSignature? {
        guard let message else { return nil }
        let value = copiedBytes(message.pointee.value)
        if !(1...ReportSignature.valueBytesMax).contains(value.count) {
            report(path + ".value", "a signature has 1 to \(ReportSignature.valueBytesMax) bytes, not \(value.count)")
        }
        return ReportSignature(
            algorithm: choice(
                message.pointee.algorithm.rawValue, Enumerations.signatureAlgorithm, path + ".algorithm"),
            keyID: mandatoryLine(message.pointee.key_id, path + ".key_id"), value: value)
    }
}
