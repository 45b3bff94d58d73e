// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryConsolidation
internal import ChanceryModel
internal import Testing

struct PeriodContributionsTests {
    private let query = ConsolidationQuery(
        scope: .group("emulation-2"), regime: Sample.regime, period: period("2024-H1"))

    private func contributions(_ catalogue: CatalogueIndex = Sample.catalogue) -> PeriodContributions {
        PeriodContributions(catalogue: catalogue, regime: Sample.regime, period: period("2024-H1"))
    }

    @Test func incrementalEqualsCold() throws {
        var part = contributions()
        var reports: [AcceptedReport] = []
        for report in GroupTwo.reports() {
            reports.append(report)
            part.replace(office: report.receipt.key.office, with: report)
            let cold = try Sample.consolidator.consolidate(query, reports: reports)
            #expect(try Sample.consolidator.consolidate(query, contributions: [part]) == cold)
        }
        #expect(part.officeCount == 17)
    }

    @Test func anOlderRevisionNeverReplacesANewerOne() {
        var part = contributions()
        let second = accepted("vn-31", "2024-H1", [], regime: Sample.regime, revision: 2)
        let first = accepted("vn-31", "2024-H1", [], regime: Sample.regime, revision: 1)
        let changes = [second, first, second].map { part.replace(office: "vn-31", with: $0) }
        #expect(changes == [true, false, false])
    }

    @Test func mixedUpContributionsAreRefused() throws {
        let other = CatalogueIndex(Sample.catalogue.catalogue, version: 9)
        for parts in [[contributions(other)], [contributions(), contributions()]] {
            do {
                _ = try Sample.consolidator.consolidate(query, contributions: parts)
                Issue.record("mixed-up contributions were taken")
            } catch {
                #expect(error.code == .contributionsMismatch)
            }
        }
    }

    @Test func otherPeriodsAndRegimesAreLeftAside() throws {
        let aside = [
            PeriodContributions(catalogue: Sample.catalogue, regime: "FREE", period: period("2024-H1")),
            PeriodContributions(catalogue: Sample.catalogue, regime: Sample.regime, period: period("2024-H2")),
        ]
        let answer = try Sample.consolidator.consolidate(query, contributions: aside)
        #expect(try answer == Sample.consolidator.consolidate(query, reports: []))
    }
}
