// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Response of ReportService.ImportReports. Its requests are `SubmitReportRequest`s.
public struct ImportReportsResponse: Hashable, Sendable {
    /// One for each request, in their order.
    public var results: [ImportResult]
    /// How many were accepted now.
    public var acceptedCount: Int32
    /// How many had been accepted before.
    public var repeatedCount: Int32
    public var refusedCount: Int32

    public init(results: [ImportResult], acceptedCount: Int32, repeatedCount: Int32, refusedCount: Int32) {
        self.results = results
        self.acceptedCount = acceptedCount
        self.repeatedCount = repeatedCount
        self.refusedCount = refusedCount
    }

    /// A response with the counts that `results` have.
    public init(results: [ImportResult]) {
        self.init(results: results, acceptedCount: 0, repeatedCount: 0, refusedCount: 0)
        for result in results {
            switch result.outcome {
            case .accepted: acceptedCount += 1
            case .acceptedBefore: repeatedCount += 1
            case .refused: refusedCount += 1
            }
        }
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 64 + results.count * 192)
        for result in results { writer.message(1) { $0.importResult(result) } }
        writer.integer(2, acceptedCount)
        writer.integer(3, repeatedCount)
        writer.integer(4, refusedCount)
        return writer.bytes
    }
}

/// What became of one report of an import.
public struct ImportResult: Hashable, Sendable {
    /// The id that the request came under; `nil` when it had none that could be read.
    public var requestID: RequestID?
    public var outcome: ImportOutcome

    public init(requestID: RequestID?, outcome: ImportOutcome) {
        self.requestID = requestID
        self.outcome = outcome
    }
}

public enum ImportOutcome: Hashable, Sendable {
    /// It is stored.
    case accepted(Receipt)
    /// It had been stored under the same request id before.
    case acceptedBefore(Receipt)
    case refused(CallFailure)
}

extension ProtoWriter {
    fileprivate mutating func importResult(_ result: ImportResult) {
        text(1, result.requestID?.description ?? "")
        switch result.outcome {
        case .accepted(let receipt):
            message(2) { $0.receipt(receipt) }
        case .acceptedBefore(let receipt):
            message(2) { $0.receipt(receipt) }
            bool(4, true)
        case .refused(let failure):
            message(3) { $0.status(of: failure) }
        }
    }
}

extension WireDecoder {
    /// Refusals whose reason this version does not know are invalid fields.
    public func importReportsResponse(_ bytes: [UInt8]) throws(WireError) -> ImportReportsResponse {
        // The details of a refusal are messages of their own, and the arena holds one message at a time.
        let undecided = try decode(
            bytes, as: "chancery.v1.ImportReportsResponse", with: chancery__v1__import_reports_response__unpack
        ) { message, fields in
            UndecidedImport(
                results: fields.each(message.pointee.results, message.pointee.n_results, "results") {
                    fields, result, path in
                    fields.undecidedResult(result, path)
                },
                acceptedCount: fields.count(message.pointee.accepted_count, "accepted_count"),
                repeatedCount: fields.count(message.pointee.repeated_count, "repeated_count"),
                refusedCount: fields.count(message.pointee.refused_count, "refused_count"))
        }
        var results: [ImportResult] = []
        results.reserveCapacity(undecided.results.count)
        for (index, result) in undecided.results.enumerated() {
            switch result.outcome {
            case .known(let outcome):
                results.append(ImportResult(requestID: result.requestID, outcome: outcome))
            case .status(let status):
                guard let failure = callFailure(code: status.code, message: status.message, details: status.details)
                else {
                    throw .invalidFields([
                        FieldProblem(path: "results[\(index)].error", rule: "must have a reason of this contract")
                    ])
                }
                results.append(ImportResult(requestID: result.requestID, outcome: .refused(failure)))
            }
        }
        return ImportReportsResponse(
            results: results, acceptedCount: undecided.acceptedCount, repeatedCount: undecided.repeatedCount,
            refusedCount: undecided.refusedCount)
    }
}

private struct UndecidedImport {
    let results: [UndecidedResult]
    let acceptedCount: Int32
    let repeatedCount: Int32
    let refusedCount: Int32
}

private struct UndecidedResult {
    enum Outcome {
        case known(ImportOutcome)
        case status(StatusMessage)
    }

    let requestID: RequestID?
    let outcome: Outcome
}

extension FieldReader {
    fileprivate mutating func undecidedResult(
        _ result: UnsafeMutablePointer<Chancery__V1__ImportResult>, _ path: ItemPath
    ) -> UndecidedResult? {
        let id = result.pointee.request_id
        let requestID = id.len == 0 ? nil : requestID(id, path + ".request_id")
        switch result.pointee.outcome_case {
        case CHANCERY__V1__IMPORT_RESULT__OUTCOME_RECEIPT:
            let receipt = receipt(result.pointee.receipt, path + ".receipt")
            let outcome: ImportOutcome =
                result.pointee.repeated_submission != 0 ? .acceptedBefore(receipt) : .accepted(receipt)
            return UndecidedResult(requestID: requestID, outcome: .known(outcome))
        case CHANCERY__V1__IMPORT_RESULT__OUTCOME_ERROR:
            guard let error = result.pointee.error else { break }
            return UndecidedResult(requestID: requestID, outcome: .status(status(error, path + ".error")))
        default:
            break
        }
        report(path + "", "a receipt or an error is mandatory")
        return nil
    }
}
