// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryWire
internal import Testing

@Suite struct ComparisonMethodsTests {
    @Test("A comparison is answered over the services")
    func compared() async throws {
        let bench = try ServiceBench()
        _ = try await bench.call(MethodNames.submitReport, Sample.submission(request: 1))
        let request = GetComparisonRequest(
            query: GetConsolidationRequest(scope: .offices(["vn-01"]), regime: Sample.regime, period: Sample.half),
            against: .samePeriodOfLastYear)
        let bytes = try await bench.call(MethodNames.getComparison, request.encoded(), number: 1).bytes
        let answer = try Sample.decoder().comparison(try #require(bytes))
        #expect(answer.figures.map(\.change.refusal?.name) == ["BASE_MISSING"])
        let refused = try await bench.call(MethodNames.getComparison, [], number: 2)
        guard case .failure(let failure) = refused else {
            Issue.record("an empty request was answered")
            return
        }
        #expect(failure.reason == .invalidField)
    }
}
