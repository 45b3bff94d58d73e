// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCatalogue
internal import ChanceryIngest
internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import Testing

@Suite struct IngestConfigurationTests {
    @Test("What holds together is taken")
    func good() {
        #expect(IngestConfiguration().problem == nil)
        #expect(
            IngestConfiguration(
                laneCount: 64, laneArenaBytes: 1 << 20, inFlightCountMax: 1, inFlightBytesMax: 1,
                inFlightPerOfficeMax: 1, commitBatchCountMax: StoreLimits.batchCountMax
            ).problem == nil)
    }

    @Test(
        "Each figure out of its range is a problem, and no pipeline is made",
        arguments: [
            IngestConfiguration(laneCount: 0), IngestConfiguration(laneCount: 65),
            IngestConfiguration(laneArenaBytes: (1 << 20) - 1),
            IngestConfiguration(inFlightCountMax: 0, inFlightPerOfficeMax: 0),
            IngestConfiguration(inFlightPerOfficeMax: 0),
            IngestConfiguration(inFlightCountMax: 10, inFlightPerOfficeMax: 11),
            IngestConfiguration(commitBatchCountMax: 0),
            // A store refuses a larger batch whole.
            IngestConfiguration(commitBatchCountMax: StoreLimits.batchCountMax + 1),
        ])
    func bad(_ configuration: IngestConfiguration) throws {
        #expect(configuration.problem != nil)
        let store = try Sample.store()
        let library = try CatalogueLibrary(store: store)
        #expect(throws: IngestConfigurationError.self) {
            _ = try IngestPipeline(
                configuration: configuration, store: store, library: library, clock: .fixed(at: Sample.now),
                onCommit: { _ in }, onFailure: { _ in })
        }
    }
}
