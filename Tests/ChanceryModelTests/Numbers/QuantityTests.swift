// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@Suite struct QualifierTests {
    private let all = Qualifier.allCases

    @Test func exactIsNeutral() {
        for qualifier in all {
            #expect(qualifier.adding(.exact) == qualifier)
            #expect(Qualifier.exact.adding(qualifier) == qualifier)
        }
    }

    @Test func orderDoesNotMatter() {
        for left in all {
            for right in all { #expect(left.adding(right) == right.adding(left)) }
        }
    }

    @Test func groupingDoesNotMatter() {
        for first in all {
            for second in all {
                for third in all {
                    #expect(first.adding(second).adding(third) == first.adding(second.adding(third)))
                }
            }
        }
    }

    @Test func aboutAbsorbsAndOppositesMeetInAbout() {
        for qualifier in all { #expect(qualifier.adding(.about) == .about) }
        #expect(Qualifier.moreThan.adding(.nearly) == .about)
        #expect(Qualifier.atLeast.adding(.atMost) == .about)
    }

    @Test func boundsOnOneSideKeepTheSide() {
        #expect(Qualifier.moreThan.adding(.atLeast) == .moreThan)
        #expect(Qualifier.atLeast.adding(.atLeast) == .atLeast)
        #expect(Qualifier.nearly.adding(.atMost) == .nearly)
        #expect(Qualifier.atMost.adding(.atMost) == .atMost)
    }
}

@Suite struct FigureStatusTests {
    @Test func theLeastFinalTermDecides() {
        #expect(FigureStatus.actual.adding(.provisional) == .provisional)
        #expect(FigureStatus.provisional.adding(.estimate) == .estimate)
        #expect(FigureStatus.actual.adding(.actual) == .actual)
    }

    @Test func aPlanNeverAddsToAResult() {
        for status in FigureStatus.allCases where status != .plan {
            #expect(status.adding(.plan) == nil && FigureStatus.plan.adding(status) == nil)
        }
        #expect(FigureStatus.plan.adding(.plan) == .plan)
    }
}
