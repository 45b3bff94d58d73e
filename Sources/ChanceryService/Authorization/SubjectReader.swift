// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryWire

/// Reads from a request what it is about.
enum SubjectReader {
    /// - Throws: `WireError`.
    static func read(_ rpc: RPC, _ payload: [UInt8], _ decoder: WireDecoder) throws -> SubjectedRequest {
        switch rpc {
        case .getInclusionProof:
            return proof(try decoder.getInclusionProofRequest(payload))
        case .getCatalogue, .listOffices, .listGroups, .getServerInfo, .getTreeHead, .getConsistencyProof,
            .listLogEntries, .listAuditEvents, .checkHealth, .watchHealth, .backUpStore, .installCatalogue,
            .rollBackCatalogue, .listCatalogues, .rehearseCatalogue:
            return SubjectedRequest(.nothing)
        case .submitReport:
            return try report(decoder.submitReportRequest(payload).report, decoder)
        case .importReports:
            // A stream has no subject of its own; each report in it has one.
            return SubjectedRequest(.nothing)
        case .validateReport:
            return try report(decoder.validateReportRequest(payload).report, decoder)
        case .getReport:
            return SubjectedRequest(.report(try decoder.getReportRequest(payload).key))
        case .listRevisions:
            return SubjectedRequest(.report(try decoder.listRevisionsRequest(payload).key))
        case .diffReport:
            return SubjectedRequest(.report(try decoder.diffReportRequest(payload).key))
        case .listReports, .listActs, .listPeriods, .listDuties:
            return try list(rpc, payload, decoder)
        case .getConsolidation, .watchConsolidation:
            return figures(try decoder.getConsolidationRequest(payload)) { $0.encoded() }
        case .getComparison:
            let request = try decoder.getComparisonRequest(payload)
            return figures(request.query, against: request.against) { query in
                GetComparisonRequest(query: query, against: request.against, predicates: request.predicates).encoded()
            }
        case .getScores:
            let request = try decoder.getScoresRequest(payload)
            let periods = SubjectPeriods(regime: request.regime, from: request.period)
            // The table of scores is the members' common one: each sees what the others are scored on.
            return SubjectedRequest(.group(request.group, periods), sumsOnly: { payload })
        case .diffConsolidations:
            return SubjectedRequest(Subject(try decoder.diffConsolidationsRequest(payload).query))
        case .getConsolidatedTexts:
            return SubjectedRequest(Subject(try decoder.getConsolidatedTextsRequest(payload).query))
        case .listRegisterEntries:
            return SubjectedRequest(Subject(try decoder.listRegisterEntriesRequest(payload).query))
        case .explainFigure:
            return SubjectedRequest(Subject(try decoder.explainFigureRequest(payload).query))
        case .recordAct:
            return SubjectedRequest(.act(try decoder.recordActRequest(payload).act))
        case .freezePack:
            return SubjectedRequest(Subject(try decoder.freezePackRequest(payload).query))
        case .getPack:
            return SubjectedRequest(Subject(try decoder.getPackRequest(payload).name))
        case .diffPacks:
            return SubjectedRequest(Subject(try decoder.diffPacksRequest(payload).from))
        case .verifyPack:
            return SubjectedRequest(Subject(try decoder.verifyPackRequest(payload).name))
        case .listPacks:
            let request = try decoder.listPacksRequest(payload)
            return SubjectedRequest(.group(request.group, SubjectPeriods(regime: request.regime)))
        }
    }

    /// A leaf that is asked for by its number can be anybody's.
    private static func proof(_ request: GetInclusionProofRequest) -> SubjectedRequest {
        switch request.leaf {
        case .receipt(let receipt): SubjectedRequest(.report(receipt.key))
        case .index: SubjectedRequest(.units([], SubjectPeriods()))
        }
    }

    private static func report(_ bytes: [UInt8], _ decoder: WireDecoder) throws -> SubjectedRequest {
        let report = try decoder.report(bytes)
        return SubjectedRequest(
            .units([report.office], SubjectPeriods(regime: report.regime, from: Period(code: report.period))))
    }

    /// Lists that can be cut down to some units.
    private static func list(_ rpc: RPC, _ payload: [UInt8], _ decoder: WireDecoder) throws -> SubjectedRequest {
        switch rpc {
        case .listReports:
            var request = try decoder.listReportsRequest(payload)
            let periods = SubjectPeriods(regime: request.regime, from: request.period)
            return SubjectedRequest(.units(request.offices, periods)) { units in
                request.offices = units
                return request.encoded()
            }
        case .listActs:
            var request = try decoder.listActsRequest(payload)
            let periods = SubjectPeriods(regime: request.regime, from: request.period)
            return SubjectedRequest(.units(request.offices, periods)) { units in
                request.offices = units
                return request.encoded()
            }
        case .listDuties:
            var request = try decoder.listDutiesRequest(payload)
            let periods = SubjectPeriods(
                regime: request.regime, from: request.period, through: request.throughPeriod)
            switch request.scope {
            case .group(let id): return SubjectedRequest(.group(id, periods))
            case .offices(let units): return SubjectedRequest(.units(units, periods))
            case .everybody:
                return SubjectedRequest(.units([], periods)) { units in
                    request.scope = .offices(units)
                    return request.encoded()
                }
            }
        default:
            let request = try decoder.listPeriodsRequest(payload)
            return SubjectedRequest(.units([request.office], SubjectPeriods(regime: request.regime)))
        }
    }

    private static func figures(
        _ query: GetConsolidationRequest, against: ComparisonAgainst? = nil,
        _ encoded: @escaping (GetConsolidationRequest) -> [UInt8]
    ) -> SubjectedRequest {
        let subject = Subject(query, against: against)
        // Sums of two moments differ by what one unit reported between them.
        guard query.moment == .now else { return SubjectedRequest(subject) }
        return SubjectedRequest(
            subject,
            sumsOnly: {
                var query = query
                query.sumsOnly = true
                return encoded(query)
            })
    }
}

extension Subject {
    fileprivate static func report(_ key: ReportKey) -> Subject {
        .units([key.office], SubjectPeriods(regime: key.regime, from: key.period))
    }

    fileprivate init(_ query: GetConsolidationRequest, against: ComparisonAgainst? = nil) {
        var periods = SubjectPeriods(
            regime: query.regime, from: query.period, through: query.throughPeriod, bordersOn: query.bordersOn)
        if case .period(let first) = against { periods.against = first }
        switch query.scope {
        case .group(let id): self = .group(id, periods)
        case .offices(let units): self = .units(units, periods)
        }
    }

    fileprivate init(_ name: PackName) {
        self = .group(name.group, SubjectPeriods(regime: name.regime, from: name.from, through: name.through))
    }
}
