// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// One method of the contract under the names that travel.
public struct MethodName: Hashable, Sendable, CustomStringConvertible {
    /// Full name of the service: `chancery.v1.ReportService`.
    public let service: String
    /// `SubmitReport`.
    public let method: String
    /// Whether the client sends more than one request message.
    public let requestsStream: Bool
    /// Whether the server sends more than one response message.
    public let responsesStream: Bool

    fileprivate init(
        _ service: String, _ method: String, requestsStream: Bool = false, responsesStream: Bool = false
    ) {
        self.init(
            fullService: MethodNames.package + "." + service, method, requestsStream: requestsStream,
            responsesStream: responsesStream)
    }

    fileprivate init(
        fullService: String, _ method: String, requestsStream: Bool = false, responsesStream: Bool = false
    ) {
        service = fullService
        self.method = method
        self.requestsStream = requestsStream
        self.responsesStream = responsesStream
    }

    /// `chancery.v1.ReportService/SubmitReport`.
    public var description: String { service + "/" + method }
}

/// Every method of the contract.
public enum MethodNames {
    /// Name of the contract.
    public static let package = "chancery.v1"

    public static let submitReport = MethodName("ReportService", "SubmitReport")
    public static let validateReport = MethodName("ReportService", "ValidateReport")
    public static let getReport = MethodName("ReportService", "GetReport")
    public static let listReports = MethodName("ReportService", "ListReports")
    public static let importReports = MethodName("ReportService", "ImportReports", requestsStream: true)

    public static let getConsolidation = MethodName("ConsolidationService", "GetConsolidation")
    public static let watchConsolidation = MethodName(
        "ConsolidationService", "WatchConsolidation", responsesStream: true)

    public static let getCatalogue = MethodName("CatalogueService", "GetCatalogue")
    public static let listOffices = MethodName("CatalogueService", "ListOffices")
    public static let listGroups = MethodName("CatalogueService", "ListGroups")
    public static let listPeriods = MethodName("CatalogueService", "ListPeriods")

    public static let recordAct = MethodName("LifeService", "RecordAct")
    public static let listActs = MethodName("LifeService", "ListActs")
    public static let listDuties = MethodName("LifeService", "ListDuties")

    public static let diffConsolidations = MethodName("DifferenceService", "DiffConsolidations")
    public static let listRevisions = MethodName("DifferenceService", "ListRevisions")
    public static let diffReport = MethodName("DifferenceService", "DiffReport")

    public static let freezePack = MethodName("PackService", "FreezePack")
    public static let getPack = MethodName("PackService", "GetPack")
    public static let listPacks = MethodName("PackService", "ListPacks")
    public static let diffPacks = MethodName("PackService", "DiffPacks")
    public static let verifyPack = MethodName("PackService", "VerifyPack")

    public static let getConsolidatedTexts = MethodName("TextsService", "GetConsolidatedTexts")

    public static let listRegisterEntries = MethodName("RegisterService", "ListRegisterEntries")

    public static let getComparison = MethodName("ComparisonService", "GetComparison")

    public static let getScores = MethodName("ScoreService", "GetScores")

    public static let explainFigure = MethodName("ExplainService", "ExplainFigure")

    public static let getTreeHead = MethodName("LogService", "GetTreeHead")
    public static let getInclusionProof = MethodName("LogService", "GetInclusionProof")
    public static let getConsistencyProof = MethodName("LogService", "GetConsistencyProof")
    public static let listLogEntries = MethodName("LogService", "ListLogEntries")

    public static let listAuditEvents = MethodName("AuditService", "ListAuditEvents")

    public static let backUpStore = MethodName("OperatorService", "BackUpStore")
    public static let installCatalogue = MethodName("OperatorService", "InstallCatalogue")
    public static let rollBackCatalogue = MethodName("OperatorService", "RollBackCatalogue")
    public static let listCatalogues = MethodName("OperatorService", "ListCatalogues")
    public static let rehearseCatalogue = MethodName("OperatorService", "RehearseCatalogue")

    /// Of the service that gRPC publishes.
    public static let checkHealth = MethodName(fullService: "grpc.health.v1.Health", "Check")
    public static let watchHealth = MethodName(
        fullService: "grpc.health.v1.Health", "Watch", responsesStream: true)

    public static let getServerInfo = MethodName("ServerService", "GetServerInfo")

    /// In the order of the schemas.
    public static let all = [
        submitReport, validateReport, getReport, listReports, importReports, getConsolidation, watchConsolidation,
        getCatalogue, listOffices, listGroups, listPeriods, recordAct, listActs, listDuties, diffConsolidations,
        listRevisions, diffReport, freezePack, getPack, listPacks, diffPacks, verifyPack, getConsolidatedTexts,
        listRegisterEntries, getComparison, getScores, explainFigure, getTreeHead, getInclusionProof,
        getConsistencyProof, listLogEntries, listAuditEvents, backUpStore, installCatalogue, rollBackCatalogue,
        listCatalogues, rehearseCatalogue, getServerInfo, checkHealth, watchHealth,
    ]
}
