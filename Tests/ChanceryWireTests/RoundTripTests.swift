// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
internal import ChanceryModel
internal import Testing

@testable internal import ChanceryWire

@Suite("Every message comes back as it was sent")
struct RoundTripTests {
    @Test("encoding and decoding gives the same value", arguments: try Codec.all())
    func roundTrip(codec: Codec) throws {
        #expect(try codec.roundTrips(Codec.decoder()))
        #expect(try codec.roundTrips(Codec.decoder(.dropped)))
    }

    @Test("decoding and encoding gives the same bytes", arguments: try Codec.all())
    func sameBytes(codec: Codec) throws {
        let decoder = try Codec.decoder()
        for sample in codec.samples { #expect(try codec.recode(decoder, sample) == sample) }
    }

    /// A field that a sample does not set, or that an encoder does not write, is not tested by anything above.
    @Test("the samples set every field of every message of the contract")
    func everyFieldIsSet() throws {
        var seen = FieldCensus()
        for codec in try Codec.all() {
            let descriptor = try #require(SchemaRoots.descriptor(named: codec.name))
            for sample in codec.samples { try seen.count(sample, descriptor) }
        }
        for (typeURL, value) in try Sample.failure().statusDetails() {
            let name = typeURL.split(separator: "/")[1]
            try seen.count(value, try #require(SchemaRoots.descriptor(named: String(name))))
        }
        let roots = SchemaRoots.all.filter { SchemaRoots.name(of: $0) != "chancery.v1.ImportReportsRequest" }
        #expect(seen.fieldsNeverSet(below: roots) == [])
    }

    @Test("every method's request and response has a codec here")
    func everyMethodHasCodecs() throws {
        let names = Set(try Codec.all().map(\.name))
        // ImportReportsRequest has the fields of SubmitReportRequest and shares its type.
        #expect(SchemaRoots.methodMessages.subtracting(names) == ["chancery.v1.ImportReportsRequest"])
    }

    @Test("an import request is read as a submission")
    func importRequest() throws {
        let request = SubmitReportRequest(
            report: [1, 2], requestID: try Sample.requestID(), signature: Sample.signature())
        var census = FieldCensus()
        let descriptor = try #require(SchemaRoots.descriptor(named: "chancery.v1.ImportReportsRequest"))
        try census.count(request.encoded(), descriptor)
        #expect(census.fieldsNeverSet(below: [descriptor]) == [])
    }
}
