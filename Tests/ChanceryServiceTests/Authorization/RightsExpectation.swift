// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryService
internal import ChanceryWire

/// What each caller of `RightsSample` may do, written down by hand: `+` as asked, `<` less than asked, `-` nothing.
///
/// The columns are office vn-03, office vn-48, leader vn-01 (in its term), leader vn-02 (after its term, that of 2023),
/// leader vn-20 (of the other group), ministry, auditor, operator, and a peer on plaintext.
struct RightsExpectation: CustomStringConvertible, Sendable {
    let rpc: RPC
    let about: String
    let marks: String
    let payload: @Sendable (_ number: Int) -> [UInt8]

    var description: String { "\(rpc) \(about)" }

    init(_ rpc: RPC, _ about: String, _ marks: String, _ payload: @escaping @Sendable (Int) -> [UInt8]) {
        self.rpc = rpc
        self.about = about
        self.marks = marks
        self.payload = payload
    }

    static let all = [
        sending, reports, lists, figures, rangesAndMoments, scores, behindFigures, acts, packs, packLists, log,
        operators, everybodys,
    ].flatMap(\.self)

    private static let now = Sample.half
    private static let then = RightsSample.year

    private static let sendingSubjects: [(office: String, period: Period, marks: String)] = [
        ("vn-03", now, "+-------+"), ("vn-97", then, "+-------+"), ("vn-01", now, "--+-----+"),
        ("vn-48", now, "-+------+"),
    ]

    private static let sending: [RightsExpectation] = [RPC.submitReport, .importReports, .validateReport].flatMap {
        rpc -> [RightsExpectation] in
        sendingSubjects.map { office, period, marks in
            RightsExpectation(rpc, "\(office) \(period)", marks) { number in
                let report = Sample.report(office: office, period: period.code)
                return rpc == .validateReport
                    ? ValidateReportRequest(report: report.encoded()).encoded()
                    : Sample.submission(report, request: number)
            }
        }
    }

    private static let reportSubjects: [(office: String, period: Period, marks: String)] = [
        ("vn-03", now, "+-+--++-+"),
        // Led by vn-02 then.
        ("vn-03", then, "+-++-++-+"),
        // Merged into vn-03.
        ("vn-97", then, "+-++-++-+"),
        ("vn-02", now, "--++-++-+"),
        ("vn-01", now, "--+--++-+"),
        ("vn-48", now, "-+--+++-+"),
        ("vn-00", now, "-----++-+"),
    ]

    private static let reports: [RightsExpectation] = reportSubjects.flatMap { office, period, marks in
        let key = RightsSample.key(office, period)
        let about = "\(office) \(period)"
        return [
            RightsExpectation(.getReport, about, marks) { _ in GetReportRequest(key: key).encoded() },
            RightsExpectation(.listRevisions, about, marks) { _ in ListRevisionsRequest(key: key).encoded() },
            RightsExpectation(.diffReport, about, marks) { _ in
                DiffReportRequest(key: key, fromRevision: 1, toRevision: 2).encoded()
            },
            RightsExpectation(.listReports, about, marks) { _ in
                ListReportsRequest(offices: [office], regime: Sample.regime, period: period).encoded()
            },
            RightsExpectation(.listActs, about, marks) { _ in
                ListActsRequest(offices: [office], regime: Sample.regime, period: period).encoded()
            },
            RightsExpectation(.listDuties, about, marks) { _ in
                ListDutiesRequest(scope: .offices([office]), regime: Sample.regime, period: period, at: Sample.now)
                    .encoded()
            },
        ]
    }

    private static let lists: [RightsExpectation] = [
        RightsExpectation(.listReports, "every unit", "<<<<<++-+") { _ in ListReportsRequest().encoded() },
        // Two of which one is somebody else's.
        RightsExpectation(.listReports, "two", "--+--++-+") { _ in
            ListReportsRequest(offices: ["vn-03", "vn-02"]).encoded()
        },
        // Today's leader, because no period is named.
        RightsExpectation(.listReports, "vn-03 ever", "+-+--++-+") { _ in
            ListReportsRequest(offices: ["vn-03"]).encoded()
        },
        RightsExpectation(.listActs, "every unit", "<<<<<++-+") { _ in ListActsRequest().encoded() },
        RightsExpectation(.listDuties, "everybody", "<<<<<++-+") { _ in
            ListDutiesRequest(scope: .everybody, regime: Sample.regime, period: now, at: Sample.now).encoded()
        },
        RightsExpectation(.listDuties, "north now", "--+--++-+") { _ in
            ListDutiesRequest(scope: .group("north"), regime: Sample.regime, period: now, at: Sample.now).encoded()
        },
        RightsExpectation(.listDuties, "north then", "--++-++-+") { _ in
            ListDutiesRequest(scope: .group("north"), regime: Sample.regime, period: then, at: Sample.now).encoded()
        },
        RightsExpectation(.listPeriods, "vn-03", "+-+--++-+") { _ in ListPeriodsRequest(office: "vn-03").encoded() },
        RightsExpectation(.listPeriods, "vn-48", "-+--+++-+") { _ in ListPeriodsRequest(office: "vn-48").encoded() },
    ]

    private static let figureSubjects: [(scope: RequestedScope, period: Period, marks: String)] = [
        (.group("north"), now, "<-+<-++-+"), (.group("north"), then, "<-++-++-+"), (.group("south"), now, "----+++-+"),
        (.group("east"), now, "-----++-+"), (.offices(["vn-03"]), now, "<-+--++-+"),
        (.offices(["vn-03", "vn-02"]), now, "--+--++-+"),
        // Codes; 97 is vn-97's.
        (.offices(["03"]), now, "<-+--++-+"), (.offices(["48"]), now, "-<--+++-+"),
    ]

    private static let figures: [RightsExpectation] =
        figureSubjects.flatMap { scope, period, marks -> [RightsExpectation] in
            let query = RightsSample.figures(scope, period)
            let about = "\(scope) \(period)"
            // The contributions to one's own figures are one's own.
            let whole = if case .offices = scope { marks.replacing("<", with: "+") } else { marks }
            return [
                RightsExpectation(.getConsolidation, about, whole) { _ in query.encoded() },
                RightsExpectation(.watchConsolidation, about, whole) { _ in query.encoded() },
                RightsExpectation(.getComparison, about, whole) { _ in
                    GetComparisonRequest(
                        query: query, against: .previousPeriod,
                        predicates: [
                            MemberPredicate(
                                indicator: "delegations.outbound", comparator: .above,
                                threshold: .decimal(FixedPoint(units: 0, scale: 0)))
                        ]
                    ).encoded()
                },
            ]
        }

    /// A standing in one period is none in the others, and a term that is over does not open what came after it.
    private static let rangesAndMoments: [RightsExpectation] = {
        let range = GetConsolidationRequest(
            scope: .group("north"), regime: Sample.regime, period: then, throughPeriod: Sample.period("2024"))
        let past = GetConsolidationRequest(
            scope: .group("north"), regime: Sample.regime, period: now, moment: .sequence(5))
        let listed = RightsSample.figures(.offices(["vn-97"]), then)
        let later = ComparisonAgainst.period(Sample.period("2024"))
        let thisYear = RightsSample.figures(.group("north"), then)
        return [
            RightsExpectation(.getConsolidation, "north 2023..2024", "<-+<-++-+") { _ in range.encoded() },
            RightsExpectation(.getConsolidatedTexts, "north 2023..2024", "--+--++-+") { _ in
                GetConsolidatedTextsRequest(query: range).encoded()
            },
            RightsExpectation(.explainFigure, "north 2023..2024", "--+--++-+") { _ in
                ExplainFigureRequest(query: range, figure: FigureReference(indicator: "delegations.outbound")).encoded()
            },
            RightsExpectation(.listRegisterEntries, "north 2023..2024", "--+--++-+") { _ in
                ListRegisterEntriesRequest(query: range, register: .events).encoded()
            },
            RightsExpectation(.listDuties, "north 2023..2024", "--+--++-+") { _ in
                ListDutiesRequest(
                    scope: .group("north"), regime: Sample.regime, period: then, throughPeriod: Sample.period("2024"),
                    at: Sample.now
                ).encoded()
            },
            // Sums of two moments would tell what one unit reported between them.
            RightsExpectation(.getConsolidation, "north as of 5", "--+--++-+") { _ in past.encoded() },
            RightsExpectation(.getComparison, "north against later", "<-+<-++-+") { _ in
                GetComparisonRequest(query: thisYear, against: later).encoded()
            },
            // The territory of vn-97 is vn-03's on the later side.
            RightsExpectation(.getComparison, "vn-97 against later", "+-+--++-+") { _ in
                GetComparisonRequest(query: listed, against: later).encoded()
            },
            RightsExpectation(.getComparison, "vn-97 against the year before", "+-++-++-+") { _ in
                GetComparisonRequest(query: listed, against: .samePeriodOfLastYear).encoded()
            },
        ]
    }()

    private static let scoreSubjects: [(group: String, period: Period, marks: String)] = [
        ("north", now, "+-++-++-+"), ("south", now, "----+++-+"), ("north", then, "+-++-++-+"),
    ]

    private static let scores: [RightsExpectation] = scoreSubjects.map { group, period, marks in
        RightsExpectation(.getScores, "\(group) \(period)", marks) { _ in
            GetScoresRequest(group: group, regime: Sample.regime, period: period).encoded()
        }
    }

    private static let behindSubjects: [(scope: RequestedScope, period: Period, marks: String)] = [
        (.group("north"), now, "--+--++-+"), (.group("north"), then, "--++-++-+"), (.group("south"), now, "----+++-+"),
        (.offices(["vn-03"]), now, "+-+--++-+"),
    ]

    private static let behindFigures: [RightsExpectation] = behindSubjects.flatMap {
        scope, period, marks -> [RightsExpectation] in
        let query = RightsSample.figures(scope, period)
        let about = "\(scope) \(period)"
        return [
            RightsExpectation(.explainFigure, about, marks) { _ in
                ExplainFigureRequest(query: query, figure: FigureReference(indicator: "delegations.outbound")).encoded()
            },
            RightsExpectation(.getConsolidatedTexts, about, marks) { _ in
                GetConsolidatedTextsRequest(query: query).encoded()
            },
            RightsExpectation(.listRegisterEntries, about, marks) { _ in
                ListRegisterEntriesRequest(query: query, register: .events).encoded()
            },
            RightsExpectation(.diffConsolidations, about, marks) { _ in
                DiffConsolidationsRequest(query: query, from: .sequence(2), to: .sequence(3)).encoded()
            },
        ]
    }

    private static let actSubjects: [(kind: ActKind, office: String, period: Period, scorer: String, marks: String)] = [
        (.accept, "vn-03", now, "", "--+-----+"), (.giveBack, "vn-03", now, "", "--+-----+"),
        (.close, "vn-03", now, "", "--+--+--+"), (.reopen, "vn-03", now, "", "--+--+--+"),
        (.extend, "vn-03", now, "", "--+--+--+"), (.reply, "vn-03", now, "", "--+--+--+"),
        // After its term vn-02 acts no more, not even on a report of its term.
        (.accept, "vn-03", then, "", "--+-----+"), (.accept, "vn-97", then, "", "--+-----+"),
        (.accept, "vn-48", now, "", "----+---+"), (.close, "vn-48", now, "", "----++--+"),
        (.score, "vn-03", now, "vn-03", "+-------+"), (.score, "vn-02", now, "vn-03", "+-------+"),
        (.score, "vn-48", now, "vn-03", "--------+"), (.score, "vn-03", now, "vn-01", "--+-----+"),
        (.score, "vn-48", now, "vn-20", "----+---+"),
    ]

    private static let acts: [RightsExpectation] = actSubjects.map { kind, office, period, scorer, marks in
        RightsExpectation(.recordAct, "\(kind) \(office) \(period) \(scorer)", marks) { number in
            RecordActRequest(
                act: RightsSample.act(kind, office, period, scorer: scorer), requestID: Sample.requestID(number)
            ).encoded()
        }
    }

    private static let packSubjects: [(group: String, period: Period, freezes: String, reads: String)] = [
        ("north", now, "--+-----+", "--+--++-+"), ("north", then, "--+-----+", "--++-++-+"),
        ("south", now, "----+---+", "----+++-+"), ("east", now, "--------+", "-----++-+"),
    ]

    private static let packs: [RightsExpectation] = packSubjects.flatMap {
        group, period, freezes, reads -> [RightsExpectation] in
        let name = PackName(group: group, regime: Sample.regime, from: period, number: 1)
        let about = "\(group) \(period)"
        return [
            RightsExpectation(.freezePack, about, freezes) { number in
                FreezePackRequest(
                    requestID: Sample.requestID(number), query: RightsSample.figures(.group(group), period),
                    title: "T",
                    actor: "A"
                ).encoded()
            },
            RightsExpectation(.getPack, about, reads) { _ in GetPackRequest(name: name).encoded() },
            RightsExpectation(.diffPacks, about, reads) { _ in DiffPacksRequest(from: name).encoded() },
            RightsExpectation(.verifyPack, about, reads) { _ in VerifyPackRequest(name: name).encoded() },
        ]
    }

    private static let packLists: [RightsExpectation] = [
        // Without a period only today's leader.
        RightsExpectation(.listPacks, "north", "--+--++-+") { _ in ListPacksRequest(group: "north").encoded() },
        RightsExpectation(.listPacks, "every group", "-----++-+") { _ in ListPacksRequest().encoded() },
        RightsExpectation(.freezePack, "offices", "--------+") { number in
            FreezePackRequest(
                requestID: Sample.requestID(number), query: RightsSample.figures(.offices(["vn-01"]), now),
                title: "T",
                actor: "A"
            ).encoded()
        },
    ]

    private static let log: [RightsExpectation] =
        reportSubjects.map { office, period, marks in
            // Nobody's receipt: whoever may ask is told that there is no such leaf.
            let receipt = Receipt(
                key: RightsSample.key(office, period), revision: 9, sequence: 2, receivedAt: Sample.now, digest: .zero,
                requestID: Sample.requestID(1), catalogueVersion: 1)
            return RightsExpectation(.getInclusionProof, "\(office) \(period)", marks) { _ in
                GetInclusionProofRequest(leaf: .receipt(receipt)).encoded()
            }
        } + [
            RightsExpectation(.getInclusionProof, "any leaf", "-----++-+") { _ in
                GetInclusionProofRequest(leaf: .index(1)).encoded()
            },
            RightsExpectation(.listLogEntries, "all", "-----++-+") { _ in ListLogEntriesRequest().encoded() },
            RightsExpectation(.listAuditEvents, "all", "------+-+") { _ in ListAuditEventsRequest().encoded() },
            RightsExpectation(.getTreeHead, "the last", "+++++++++") { _ in GetTreeHeadRequest().encoded() },
            RightsExpectation(.getConsistencyProof, "from 1", "+++++++++") { _ in
                GetConsistencyProofRequest(fromSize: 1).encoded()
            },
        ]

    /// What would change something is asked of what is not there: the answer to who may is the same.
    private static let operators: [RightsExpectation] = [
        RightsExpectation(.backUpStore, "nowhere", "-------++") { _ in BackUpStoreRequest(folder: "x").encoded() },
        RightsExpectation(.installCatalogue, "none", "-------++") { _ in
            InstallCatalogueRequest(catalogue: [9]).encoded()
        },
        RightsExpectation(.rollBackCatalogue, "none", "-------++") { _ in
            RollBackCatalogueRequest(version: 99).encoded()
        },
        RightsExpectation(.listCatalogues, "all", "-------++") { _ in ListCataloguesRequest().encoded() },
        RightsExpectation(.rehearseCatalogue, "none", "-------++") { _ in
            RehearseCatalogueRequest(version: 99).encoded()
        },
    ]

    private static let everybodys: [RightsExpectation] = [
        RightsExpectation(.getCatalogue, "current", "+++++++++") { _ in GetCatalogueRequest().encoded() },
        RightsExpectation(.listOffices, "today", "+++++++++") { _ in ListOfficesRequest().encoded() },
        RightsExpectation(.listGroups, "today", "+++++++++") { _ in ListGroupsRequest().encoded() },
        RightsExpectation(.checkHealth, "", "+++++++++") { _ in HealthCheckRequest().encoded() },
        RightsExpectation(.watchHealth, "", "+++++++++") { _ in HealthCheckRequest().encoded() },
        RightsExpectation(.getServerInfo, "", "+++++++++") { _ in GetServerInfoRequest().encoded() },
    ]
}
