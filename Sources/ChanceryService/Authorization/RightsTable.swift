// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Who may call what: the one place where rights are given. `docs/reference/rights.md` is this table for people, and a
/// test holds the two against each other.
public enum RightsTable {
    /// The rule for each role that a certificate can name. A peer on a transport without identities may do everything.
    public struct Row: Hashable, Sendable {
        public let office: Rule
        public let leader: Rule
        public let ministry: Rule
        public let auditor: Rule
        public let `operator`: Rule

        public func rule(of role: PeerRole) -> Rule {
            switch role {
            case .office: office
            case .leader: leader
            case .ministry: ministry
            case .auditor: auditor
            case .operator: self.operator
            case .unrestricted: .all
            }
        }
    }

    public static func row(of rpc: RPC) -> Row {
        switch rpc {
        // Only who is answerable for a unit reports for it.
        case .submitReport, .validateReport, .importReports:
            Row(office: .own, leader: .own, ministry: .nobody, auditor: .nobody, operator: .nobody)

        // Reports and their history.
        case .getReport, .listReports, .listRevisions, .diffReport, .listPeriods, .listActs, .listDuties:
            Row(office: .own, leader: .ownOrLed, ministry: .all, auditor: .all, operator: .nobody)

        // Consolidated figures.
        case .getConsolidation, .watchConsolidation, .getComparison, .getScores:
            Row(office: .shared, leader: .sharedOrLed, ministry: .all, auditor: .all, operator: .nobody)

        // Answers that show the reports behind the figures.
        case .diffConsolidations, .getConsolidatedTexts, .listRegisterEntries, .explainFigure:
            Row(office: .own, leader: .ownOrLed, ministry: .all, auditor: .all, operator: .nobody)

        // Acts, and the packs that leaders answer for.
        case .recordAct:
            Row(
                office: .memberActs, leader: .leaderActs, ministry: .ministryActs, auditor: .nobody,
                operator: .nobody)
        case .freezePack:
            Row(office: .nobody, leader: .ledNow, ministry: .nobody, auditor: .nobody, operator: .nobody)
        case .getPack, .listPacks, .diffPacks, .verifyPack:
            Row(office: .nobody, leader: .ownOrLed, ministry: .all, auditor: .all, operator: .nobody)

        // An office proves what it has a receipt for. Leaves name other offices, so that all of them are for readers.
        case .getInclusionProof:
            Row(office: .own, leader: .ownOrLed, ministry: .all, auditor: .all, operator: .nobody)
        case .listLogEntries:
            Row(office: .nobody, leader: .nobody, ministry: .all, auditor: .all, operator: .nobody)
        case .listAuditEvents:
            Row(office: .nobody, leader: .nobody, ministry: .nobody, auditor: .all, operator: .nobody)

        // What changes the daemon itself is the operator's.
        case .backUpStore, .installCatalogue, .rollBackCatalogue, .listCatalogues, .rehearseCatalogue:
            Row(office: .nobody, leader: .nobody, ministry: .nobody, auditor: .nobody, operator: .all)

        // The catalogue is public to every peer, and so is what the server says of itself.
        // Heads say nothing but that nothing was rewritten, and are worth the more the more of them are kept.
        case .getCatalogue, .listOffices, .listGroups, .getServerInfo, .getTreeHead, .getConsistencyProof,
            .checkHealth, .watchHealth:
            Row(office: .all, leader: .all, ministry: .all, auditor: .all, operator: .all)
        }
    }
}
