// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryWire

/// Every method, as a case: what has to be said of each method is said in a `switch` without `default`, so a method that
/// somebody adds does not compile until its rights are written down.
public enum RPC: CaseIterable, Hashable, Sendable {
    case submitReport
    case validateReport
    case getReport
    case listReports
    case importReports
    case getConsolidation
    case watchConsolidation
    case getCatalogue
    case listOffices
    case listGroups
    case listPeriods
    case recordAct
    case listActs
    case listDuties
    case diffConsolidations
    case listRevisions
    case diffReport
    case freezePack
    case getPack
    case listPacks
    case diffPacks
    case verifyPack
    case getConsolidatedTexts
    case listRegisterEntries
    case getComparison
    case getScores
    case explainFigure
    case getTreeHead
    case getInclusionProof
    case getConsistencyProof
    case listLogEntries
    case listAuditEvents
    case backUpStore
    case installCatalogue
    case rollBackCatalogue
    case listCatalogues
    case rehearseCatalogue
    case getServerInfo
    case checkHealth
    case watchHealth

    public var name: MethodName {
        switch self {
        case .submitReport: MethodNames.submitReport
        case .validateReport: MethodNames.validateReport
        case .getReport: MethodNames.getReport
        case .listReports: MethodNames.listReports
        case .importReports: MethodNames.importReports
        case .getConsolidation: MethodNames.getConsolidation
        case .watchConsolidation: MethodNames.watchConsolidation
        case .getCatalogue: MethodNames.getCatalogue
        case .listOffices: MethodNames.listOffices
        case .listGroups: MethodNames.listGroups
        case .listPeriods: MethodNames.listPeriods
        case .recordAct: MethodNames.recordAct
        case .listActs: MethodNames.listActs
        case .listDuties: MethodNames.listDuties
        case .diffConsolidations: MethodNames.diffConsolidations
        case .listRevisions: MethodNames.listRevisions
        case .diffReport: MethodNames.diffReport
        case .freezePack: MethodNames.freezePack
        case .getPack: MethodNames.getPack
        case .listPacks: MethodNames.listPacks
        case .diffPacks: MethodNames.diffPacks
        case .verifyPack: MethodNames.verifyPack
        case .getConsolidatedTexts: MethodNames.getConsolidatedTexts
        case .listRegisterEntries: MethodNames.listRegisterEntries
        case .getComparison: MethodNames.getComparison
        case .getScores: MethodNames.getScores
        case .explainFigure: MethodNames.explainFigure
        case .getTreeHead: MethodNames.getTreeHead
        case .getInclusionProof: MethodNames.getInclusionProof
        case .getConsistencyProof: MethodNames.getConsistencyProof
        case .listLogEntries: MethodNames.listLogEntries
        case .listAuditEvents: MethodNames.listAuditEvents
        case .backUpStore: MethodNames.backUpStore
        case .installCatalogue: MethodNames.installCatalogue
        case .rollBackCatalogue: MethodNames.rollBackCatalogue
        case .listCatalogues: MethodNames.listCatalogues
        case .rehearseCatalogue: MethodNames.rehearseCatalogue
        case .getServerInfo: MethodNames.getServerInfo
        case .checkHealth: MethodNames.checkHealth
        case .watchHealth: MethodNames.watchHealth
        }
    }
}
