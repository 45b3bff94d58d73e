// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Checks the bounds of `StoreLimits`. A violation is a mistake of the caller, who validates first; so it is thrown for
/// the whole batch.
public enum SubmissionCheck {
    public static func check(_ batch: [ReportSubmission]) throws(StoreError) {
        guard batch.count <= StoreLimits.batchCountMax else {
            throw invalid("a batch of \(batch.count) reports", max: StoreLimits.batchCountMax)
        }
        var bytes = 0
        for submission in batch {
            bytes += submission.bytes.count
            try check(submission)
        }
        guard bytes <= StoreLimits.batchBytesMax else {
            throw invalid("a batch of \(bytes) bytes", max: StoreLimits.batchBytesMax)
        }
    }

    public static func check(acts: [ActSubmission]) throws(StoreError) {
        guard acts.count <= StoreLimits.batchCountMax else {
            throw invalid("a batch of \(acts.count) acts", max: StoreLimits.batchCountMax)
        }
        var bytes = 0
        for act in acts {
            try check(identifiers: [act.key.office, act.key.regime])
            guard act.fact.revision >= 0 else {
                throw StoreError(.invalidArgument, "The store was given an act on revision \(act.fact.revision).")
            }
            guard act.bytes.count <= StoreLimits.actBytesMax else {
                throw invalid("an act of \(act.bytes.count) bytes", max: StoreLimits.actBytesMax)
            }
            try check(identity: act.submittedBy)
            bytes += act.bytes.count
        }
        guard bytes <= StoreLimits.batchBytesMax else {
            throw invalid("a batch of \(bytes) bytes", max: StoreLimits.batchBytesMax)
        }
    }

    public static func check(pack: PackSubmission) throws(StoreError) {
        try check(identifiers: [pack.group, pack.regime])
        guard pack.bytes.count <= StoreLimits.packBytesMax else {
            throw invalid("a pack of \(pack.bytes.count) bytes", max: StoreLimits.packBytesMax)
        }
        try check(identity: pack.submittedBy)
    }

    public static func check(audit events: [AuditEvent]) throws(StoreError) {
        guard events.count <= StoreLimits.auditBatchCountMax else {
            throw invalid("\(events.count) audit events", max: StoreLimits.auditBatchCountMax)
        }
        for event in events {
            for text in [event.actor, event.requestID, event.method, event.subject] {
                guard text.utf8.count <= AuditEvent.textBytesMax else {
                    throw invalid("an audit event with \(text.utf8.count) bytes", max: AuditEvent.textBytesMax)
                }
            }
            guard event.detail.utf8.count <= AuditEvent.detailBytesMax else {
                throw invalid(
                    "an audit event with a detail of \(event.detail.utf8.count) bytes", max: AuditEvent.detailBytesMax)
            }
            guard event.count >= 1 else {
                throw StoreError(.invalidArgument, "The store was given \(event.count) audit events in a line.")
            }
        }
    }

    public static func checkCatalogue(bytes: [UInt8], edition: String, installedBy: String) throws(StoreError) {
        try check(identity: installedBy)
        guard bytes.count <= StoreLimits.catalogueBytesMax else {
            throw invalid("a catalogue of \(bytes.count) bytes", max: StoreLimits.catalogueBytesMax)
        }
        guard edition.utf8.count <= StoreLimits.editionBytesMax else {
            throw invalid("an edition of \(edition.utf8.count) bytes", max: StoreLimits.editionBytesMax)
        }
    }

    private static func check(_ submission: ReportSubmission) throws(StoreError) {
        try check(identifiers: [submission.key.office, submission.key.regime])
        guard submission.bytes.count <= StoreLimits.reportBytesMax else {
            throw invalid("a report of \(submission.bytes.count) bytes", max: StoreLimits.reportBytesMax)
        }
        guard submission.reason.utf8.count <= StoreLimits.reasonBytesMax else {
            throw invalid("a reason of \(submission.reason.utf8.count) bytes", max: StoreLimits.reasonBytesMax)
        }
        guard submission.openQuestionCount >= 0 else {
            throw StoreError(
                .invalidArgument, "The store was given a report with \(submission.openQuestionCount) open questions.")
        }
        try check(identity: submission.submittedBy)
        if let signature = submission.signature { try check(signature) }
    }

    private static func check(identity: String) throws(StoreError) {
        guard identity.utf8.count <= StoreLimits.identityBytesMax else {
            throw invalid("an identity of \(identity.utf8.count) bytes", max: StoreLimits.identityBytesMax)
        }
    }

    private static func check(_ signature: ReportSignature) throws(StoreError) {
        try check(identifiers: [signature.keyID])
        guard signature.value.count <= ReportSignature.valueBytesMax else {
            throw invalid("a signature of \(signature.value.count) bytes", max: ReportSignature.valueBytesMax)
        }
    }

    private static func check(identifiers: [String]) throws(StoreError) {
        for identifier in identifiers where !isIdentifier(identifier) {
            throw StoreError(
                .invalidArgument,
                "An office, regime or group code is not 1 to \(StoreLimits.identifierBytesMax) printable ASCII "
                    + "characters.")
        }
    }

    private static func isIdentifier(_ text: String) -> Bool {
        (1...StoreLimits.identifierBytesMax).contains(text.utf8.count)
            && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }

    private static func invalid(_ what: String, max: Int) -> StoreError {
        StoreError(.invalidArgument, "The store was given \(what); \(max) is the most it takes.")
    }
}
