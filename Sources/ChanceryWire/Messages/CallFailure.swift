// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Why a call failed: the numbers of chancery.v1.ErrorReason.
public enum ErrorReason: Int32, CaseIterable, Hashable, Sendable {
    case malformedRequest = 1
    case requestTooBig = 2
    case unknownField = 3
    case invalidField = 4
    case unknownMethod = 5
    case reportRefused = 20
    case requestIDReused = 21
    case alreadyReported = 22
    case staleRevision = 23
    case nothingToCorrect = 24
    case revisionLimit = 25
    case reportClosed = 26
    case actRefused = 27
    case packRefused = 28
    case backupRefused = 29
    case noSuchReport = 40
    case noSuchGroup = 41
    case noSuchOffice = 42
    case noSuchRegime = 43
    case noSuchCatalogue = 44
    case sequenceAhead = 45
    case badPageToken = 46
    case queryRefused = 47
    case noSuchPack = 48
    case noSuchFigure = 49
    case noSuchScoreSheet = 50
    case noSuchTreeHead = 51
    case noSuchLeaf = 52
    case noSuchService = 53
    case officeBusy = 60
    case serverBusy = 61
    case draining = 62
    case storeUnavailable = 63
    case deadlinePassed = 64
    case importTooLong = 65
    case tooManyWatchers = 66
    case storeFull = 67
    case unauthenticated = 80
    case permissionDenied = 81
    case internalError = 99

    /// The name in the contract, without the prefix.
    public var name: String {
        switch self {
        case .malformedRequest: "MALFORMED_REQUEST"
        case .requestTooBig: "REQUEST_TOO_BIG"
        case .unknownField: "UNKNOWN_FIELD"
        case .invalidField: "INVALID_FIELD"
        case .unknownMethod: "UNKNOWN_METHOD"
        case .reportRefused: "REPORT_REFUSED"
        case .requestIDReused: "REQUEST_ID_REUSED"
        case .alreadyReported: "ALREADY_REPORTED"
        case .staleRevision: "STALE_REVISION"
        case .nothingToCorrect: "NOTHING_TO_CORRECT"
        case .revisionLimit: "REVISION_LIMIT"
        case .reportClosed: "REPORT_CLOSED"
        case .actRefused: "ACT_REFUSED"
        case .packRefused: "PACK_REFUSED"
        case .backupRefused: "BACKUP_REFUSED"
        case .noSuchReport: "NO_SUCH_REPORT"
        case .noSuchGroup: "NO_SUCH_GROUP"
        case .noSuchOffice: "NO_SUCH_OFFICE"
        case .noSuchRegime: "NO_SUCH_REGIME"
        case .noSuchCatalogue: "NO_SUCH_CATALOGUE"
        case .sequenceAhead: "SEQUENCE_AHEAD"
        case .badPageToken: "BAD_PAGE_TOKEN"
        case .queryRefused: "QUERY_REFUSED"
        case .noSuchPack: "NO_SUCH_PACK"
        case .noSuchFigure: "NO_SUCH_FIGURE"
        case .noSuchScoreSheet: "NO_SUCH_SCORE_SHEET"
        case .noSuchTreeHead: "NO_SUCH_TREE_HEAD"
        case .noSuchLeaf: "NO_SUCH_LEAF"
        case .noSuchService: "NO_SUCH_SERVICE"
        case .officeBusy: "OFFICE_BUSY"
        case .serverBusy: "SERVER_BUSY"
        case .draining: "DRAINING"
        case .storeUnavailable: "STORE_UNAVAILABLE"
        case .deadlinePassed: "DEADLINE_PASSED"
        case .importTooLong: "IMPORT_TOO_LONG"
        case .tooManyWatchers: "TOO_MANY_WATCHERS"
        case .storeFull: "STORE_FULL"
        case .unauthenticated: "UNAUTHENTICATED"
        case .permissionDenied: "PERMISSION_DENIED"
        case .internalError: "INTERNAL"
        }
    }

    /// The google.rpc.Code that goes with the reason.
    public var code: StatusCode {
        switch self {
        case .malformedRequest, .unknownField, .invalidField, .badPageToken, .queryRefused: .invalidArgument
        case .requestTooBig, .revisionLimit, .officeBusy, .serverBusy, .importTooLong, .tooManyWatchers,
            .storeFull:
            .resourceExhausted
        case .unknownMethod: .unimplemented
        case .reportRefused, .nothingToCorrect, .reportClosed, .actRefused, .packRefused, .backupRefused:
            .failedPrecondition
        case .requestIDReused, .alreadyReported: .alreadyExists
        case .staleRevision: .aborted
        case .noSuchReport, .noSuchGroup, .noSuchOffice, .noSuchRegime, .noSuchCatalogue, .noSuchPack, .noSuchFigure,
            .noSuchScoreSheet, .noSuchTreeHead, .noSuchLeaf, .noSuchService:
            .notFound
        case .sequenceAhead: .outOfRange
        case .draining, .storeUnavailable: .unavailable
        case .deadlinePassed: .deadlineExceeded
        case .unauthenticated: .unauthenticated
        case .permissionDenied: .permissionDenied
        case .internalError: .internalError
        }
    }
}

/// The codes of google.rpc.Code.
public enum StatusCode: Int32, CaseIterable, Hashable, Sendable {
    case ok = 0
    case cancelled = 1
    case unknown = 2
    case invalidArgument = 3
    case deadlineExceeded = 4
    case notFound = 5
    case alreadyExists = 6
    case permissionDenied = 7
    case resourceExhausted = 8
    case failedPrecondition = 9
    case aborted = 10
    case outOfRange = 11
    case unimplemented = 12
    case internalError = 13
    case unavailable = 14
    case dataLoss = 15
    case unauthenticated = 16
}

/// How one call failed: a reason, a sentence and typed details. Every failure that a client sees is one of these.
public struct CallFailure: Error, Hashable, Sendable {
    public var reason: ErrorReason
    /// In English, for whoever reads it; holds no content of reports.
    public var message: String
    /// Values that belong to the reason, such as the limit that was passed; in the order they are written.
    public var metadata: [FailureDetail]
    /// All findings of a refused report.
    public var findings: [Finding]
    /// The receipt that stands in the way of a submission.
    public var current: Receipt?
    /// Wait at least this long before trying again.
    public var retryDelayMilliseconds: Int64?

    public init(
        _ reason: ErrorReason, _ message: String, metadata: [FailureDetail] = [], findings: [Finding] = [],
        current: Receipt? = nil, retryDelayMilliseconds: Int64? = nil
    ) {
        self.reason = reason
        self.message = message
        self.metadata = metadata
        self.findings = findings
        self.current = current
        self.retryDelayMilliseconds = retryDelayMilliseconds
    }
}

/// One value beside a reason.
public struct FailureDetail: Hashable, Sendable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension CallFailure {
    public init(_ error: WireError) {
        let message = String(describing: error)
        switch error {
        case .malformed: self.init(.malformedRequest, message)
        case .tooBig(_, let budgetBytes):
            self.init(.requestTooBig, message, metadata: [FailureDetail("budget_bytes", String(budgetBytes))])
        case .unknownField(let holder, let tag):
            self.init(
                .unknownField, message,
                metadata: [FailureDetail("message", holder), FailureDetail("field", String(tag))])
        case .invalidFields(let problems):
            self.init(
                .invalidField, message, metadata: problems.map { FailureDetail($0.path, $0.rule) })
        }
    }
}
