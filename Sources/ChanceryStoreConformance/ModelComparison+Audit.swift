// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore

/// The audit trail of the random history.
extension ModelComparison {
    private static let actors = ["office:vn-01", "leader:vn-20", "operator:root"]
    private static let methods = ["A", "B"]

    /// Few actors and methods, so that every question has an answer.
    mutating func appendAudit() throws {
        let count = Int.random(in: 0...4, using: &generator)
        let events = (0..<count).map { _ in
            AuditEvent(
                at: clock.adding(seconds: Int64.random(in: -5...5, using: &generator)), actor: actor(),
                requestID: "r\(Int.random(in: 0..<9, using: &generator))", method: method(), subject: "vn-01",
                outcome: Bool.random(using: &generator) ? .refused : .done,
                detail: "\(Int.random(in: 0..<6, using: &generator))",
                count: Int64.random(in: 1...3, using: &generator))
        }
        try subject.writer.append(audit: events, at: clock)
        try reference.writer.append(audit: events, at: clock)
    }

    mutating func compareAuditReads() throws {
        let after = Int64.random(in: 0...20, using: &generator)
        let limit = Int.random(in: 0...20, using: &generator)
        let filter = AuditFilter(
            actor: Bool.random(using: &generator) ? actor() : nil,
            method: Bool.random(using: &generator) ? method() : nil,
            from: Bool.random(using: &generator) ? clock.adding(seconds: -60) : nil,
            to: Bool.random(using: &generator) ? clock.adding(seconds: -5) : nil)
        try compare("audit lines") { try $0.auditEvents(after: after, limit: limit, filter: filter) }
    }

    /// Every line with its number and its place in the chain.
    func compareAudit() throws {
        try compare("the whole trail") {
            try $0.auditEvents(after: 0, limit: StoreLimits.pageCountMax, filter: AuditFilter())
        }
    }

    private mutating func actor() -> String { Self.actors.randomElement(using: &generator) ?? "" }

    private mutating func method() -> String { Self.methods.randomElement(using: &generator) ?? "" }
}
