// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
public import ChanceryStore
public import ChanceryWire

/// Reads of single reports and lists of them. Each function takes an encoded request and gives the encoded response;
/// it reads the store, so it runs on a query lane. It throws `CallFailure`, `WireError` or `StoreError`.
public struct ReportQueries: Sendable {
    private let store: any ReportStore

    public init(store: any ReportStore) {
        self.store = store
    }

    /// ReportService.GetReport.
    public func getReport(_ payload: [UInt8], _ decoder: WireDecoder) throws -> [UInt8] {
        let request = try decoder.getReportRequest(payload)
        let found = try store.read { snapshot -> StoredReportMessage? in
            let sequence =
                try request.asOfSequence > 0
                ? StoreMoment.sequence(request.asOfSequence).sequence(in: snapshot) : snapshot.sequence
            let stored =
                try request.revision > 0
                ? snapshot.revision(request.revision, of: request.key) : snapshot.current(request.key, asOf: sequence)
            guard let stored else { return nil }
            var receipt = stored.receipt
            receipt.treeHead = try snapshot.treeHead(sealing: receipt.sequence)
            return StoredReportMessage(
                receipt: receipt, report: stored.bytes, firstReceivedAt: stored.firstReceivedAt,
                reason: stored.reason, standing: try snapshot.standing(of: request.key, asOf: sequence),
                submittedBy: stored.submittedBy, signature: stored.signature)
        }
        guard let found else {
            let which = request.revision > 0 ? "revision \(request.revision) of " : ""
            throw CallFailure(.noSuchReport, "there is no \(which)\(request.key)")
        }
        return found.encoded()
    }

    /// ReportService.ListReports. All pages belong to the sequence of the first.
    public func listReports(_ payload: [UInt8], _ decoder: WireDecoder) throws -> [UInt8] {
        let request = try decoder.listReportsRequest(payload)
        let token = try request.continuation()
        let filter = ReportFilter(
            offices: request.offices.isEmpty ? nil : request.offices,
            regime: request.regime.isEmpty ? nil : request.regime, period: request.period)
        return try store.read { snapshot in
            let sequence = token?.sequence ?? snapshot.sequence
            let found = try snapshot.list(
                filter, after: token?.position, limit: request.pageCountMax, currentOnly: request.currentOnly,
                asOf: sequence)
            let isLast = found.count < request.pageCountMax
            return ListReportsResponse(
                reports: try found.map { summary in
                    ReportSummaryMessage(
                        receipt: summary.receipt, reason: summary.reason, sizeBytes: Int64(summary.byteCount),
                        standing: try snapshot.standing(of: summary, asOf: sequence), submittedBy: summary.submittedBy)
                },
                nextPageToken: isLast
                    ? "" : request.nextPageToken(sequence: sequence, position: found.last?.receipt.sequence ?? 0),
                sequence: sequence
            ).encoded()
        }
    }
}
