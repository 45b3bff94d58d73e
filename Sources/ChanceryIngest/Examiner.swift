// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryValidation
internal import ChanceryWire
internal import Dispatch

/// One submission inside the pipeline, with the tickets that it holds.
struct AdmittedSubmission: Sendable {
    let submission: IngestSubmission
    let share: AdmittedShare
    let receivedAt: Instant

    func completion(_ outcome: Result<IngestAnswer, CallFailure>) -> FinishedSubmission {
        FinishedSubmission(
            completion: IngestCompletion(ticket: submission.ticket, outcome: outcome), sink: submission.sink,
            share: share)
    }

    /// Whether nobody waits for the answer any more.
    var failureBeforeWork: CallFailure? {
        if let deadline = submission.deadlineUptimeNanoseconds, DispatchTime.now().uptimeNanoseconds >= deadline {
            return CallFailure(
                .deadlinePassed, "the deadline passed before the report was examined; nothing was stored")
        }
        if submission.ticket.isCancelled {
            return CallFailure(.deadlinePassed, "the call was given up; nothing was stored")
        }
        return nil
    }
}

/// A submission whose outcome is known.
struct FinishedSubmission: Sendable {
    let completion: IngestCompletion
    let sink: any IngestSink
    let share: AdmittedShare
}

/// A report that passed validation and waits for the commit.
struct ValidatedSubmission: Sendable {
    let admitted: AdmittedSubmission
    let report: ReportSubmission
    /// Warnings and notes, for the answer.
    let findings: [Finding]
}

/// What an examination found.
enum Examined {
    case ready(ValidatedSubmission)
    case finished(FinishedSubmission)
}

/// Decodes one submission and validates it. Belongs to one lane.
struct Examiner {
    let decoder: WireDecoder
    let store: any ReportStore

    func examine(
        _ admitted: AdmittedSubmission, with validator: ReportValidator, _ signatures: SignatureCheck
    ) -> Examined {
        if let failure = admitted.failureBeforeWork { return .finished(admitted.completion(.failure(failure))) }
        do {
            switch admitted.submission.task {
            case .submit: return try examineSubmission(admitted, validator, signatures)
            case .examine: return .finished(try examineOnly(admitted, validator))
            }
        } catch let error as WireError {
            return .finished(admitted.completion(.failure(CallFailure(error))))
        } catch let error as StoreError {
            return .finished(admitted.completion(.failure(CallFailure(readError: error))))
        } catch {
            return .finished(
                admitted.completion(.failure(CallFailure(.internalError, "the report could not be examined"))))
        }
    }

    private func examineSubmission(
        _ admitted: AdmittedSubmission, _ validator: ReportValidator, _ signatures: SignatureCheck
    ) throws -> Examined {
        let request = try decoder.submitReportRequest(admitted.submission.payload)
        let report = try decoder.report(request.report)
        if let refusal = admitted.submission.refusal(report.office) {
            return .finished(admitted.completion(.failure(refusal)))
        }
        let digest = Digest.sha256(of: request.report)
        let result = try validator.validate(
            report, at: admitted.receivedAt, history: StoreHistory(store: store, decoder: decoder))
        let unsigned = signatures.finding(
            request.signature, of: request.report, office: report.office, regime: report.regime,
            receivedAt: admitted.receivedAt)
        guard result.isAccepted, unsigned == nil, let key = result.key else {
            // What was accepted stays accepted, also when the catalogue of today would refuse it.
            if let outcome = try earlierOutcome(of: request.requestID, digest: digest, report: report) {
                return .finished(admitted.completion(outcome))
            }
            return .finished(
                admitted.completion(
                    .failure(CallFailure(refusedWith: [unsigned].compactMap(\.self) + result.findings))))
        }
        return .ready(
            ValidatedSubmission(
                admitted: admitted,
                report: ReportSubmission(
                    key: key, requestID: request.requestID,
                    replacesRevision: report.correction?.replacesRevision ?? 0,
                    reason: report.correction?.reason ?? "", digest: digest, bytes: request.report,
                    receivedAt: admitted.receivedAt, catalogueVersion: validator.catalogueVersion,
                    openQuestionCount: result.openQuestionCount,
                    submittedBy: admitted.submission.identity.description, signature: request.signature),
                findings: result.findings))
    }

    private func examineOnly(
        _ admitted: AdmittedSubmission, _ validator: ReportValidator
    ) throws -> FinishedSubmission {
        let request = try decoder.validateReportRequest(admitted.submission.payload)
        let report = try decoder.report(request.report)
        if let refusal = admitted.submission.refusal(report.office) {
            return admitted.completion(.failure(refusal))
        }
        let result = try validator.validate(
            report, at: admitted.receivedAt, history: StoreHistory(store: store, decoder: decoder))
        return admitted.completion(
            .success(
                .examined(
                    ValidateReportResponse(
                        findings: result.findings, isAcceptable: result.isAccepted,
                        catalogueVersion: validator.catalogueVersion))))
    }

    private func earlierOutcome(
        of requestID: RequestID, digest: Digest, report: Report
    ) throws -> Result<IngestAnswer, CallFailure>? {
        guard let period = Period(code: report.period) else { return nil }
        let key = ReportKey(office: report.office, regime: report.regime, period: period)
        let known = try store.read { snapshot -> Receipt? in
            var receipt = try snapshot.outcome(of: requestID, for: key)
            if let sequence = receipt?.sequence { receipt?.treeHead = try snapshot.treeHead(sealing: sequence) }
            return receipt
        }
        guard let receipt = known else { return nil }
        if receipt.digest == digest {
            return .success(.stored(SubmitReportResponse(receipt: receipt, isRepeated: true)))
        }
        return .failure(CallFailure(.requestIDReused(first: receipt)))
    }
}
