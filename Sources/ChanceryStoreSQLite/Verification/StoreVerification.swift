// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel
public import ChanceryTransparency

/// What a check of a whole store found.
public struct StoreVerification: Sendable {
    public var reportCount: Int64 = 0
    public var actCount: Int64 = 0
    public var packCount: Int64 = 0
    public var catalogueCount: Int64 = 0
    /// Stored bytes whose digest was taken.
    public var byteCount: Int64 = 0
    /// Signed reports whose signature was checked; 0 when nobody said how.
    public var signatureCount: Int64 = 0
    public var tileCount: Int64 = 0
    public var headCount: Int64 = 0
    public var auditCount: Int64 = 0
    /// Whose signatures the heads have, as the store says.
    public var signers: [LogVerifier] = []
    public var lastHead: SignedTreeHead?
    /// What is wrong, a sentence each; the first `findingsMax` of them.
    public private(set) var findings: [String] = []
    public private(set) var findingCount = 0

    public static let findingsMax = 100

    public var leafCount: Int64 { reportCount + actCount + packCount + catalogueCount }
    public var isSound: Bool { findingCount == 0 }

    mutating func find(_ finding: String) {
        findingCount += 1
        if findings.count < StoreVerification.findingsMax { findings.append(finding) }
    }
}
