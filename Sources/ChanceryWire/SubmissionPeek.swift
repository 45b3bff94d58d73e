// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Where the office id stands in an encoded SubmitReportRequest, found without decoding it.
///
/// Admission and the choice of a lane need the office before anything is spent on the report. Encoders write fields in
/// the order of their numbers, so the office is the first field of the report, which is the first field of the request;
/// any other order is followed for a bounded number of fields. What is found here is only a hint for sharing out work:
/// the report is decoded and checked in full later.
public enum SubmissionPeek {
    static let fieldCountMax = 64
    static let officeBytesMax = 128

    /// The office id, or `nil` when it is not found within the bounds.
    public static func office(inSubmission payload: [UInt8]) -> String? {
        payload.withUnsafeBufferPointer { bytes in
            guard let report = delimitedField(1, in: bytes),
                let office = delimitedField(1, in: UnsafeBufferPointer(rebasing: report)),
                !office.isEmpty, office.count <= officeBytesMax
            else { return nil }
            return String(validating: office, as: UTF8.self)
        }
    }

    /// The request id, or `nil` when it is not found within the bounds or is none.
    public static func requestID(inSubmission payload: [UInt8]) -> RequestID? {
        payload.withUnsafeBufferPointer { bytes in
            delimitedField(2, in: bytes).flatMap { RequestID(utf8: UnsafeBufferPointer(rebasing: $0)) }
        }
    }

    /// The bytes of field 1 of a message; `nil` when it is not found within the bounds.
    static func firstField(of message: [UInt8]) -> [UInt8]? {
        message.withUnsafeBufferPointer { bytes in delimitedField(1, in: bytes).map { Array($0) } }
    }

    private static func delimitedField(
        _ wanted: UInt64, in bytes: UnsafeBufferPointer<UInt8>
    ) -> Slice<UnsafeBufferPointer<UInt8>>? {
        var fields = FieldScanner(bytes)
        for _ in 0..<fieldCountMax {
            guard let field = fields.next() else { return nil }
            if field.number == wanted, let content = field.content { return content }
        }
        return nil
    }
}
