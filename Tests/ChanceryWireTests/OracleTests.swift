// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Foundation
internal import Testing

@testable internal import ChanceryWire

enum OracleExchange {
    static let folder = ProcessInfo.processInfo.environment["CHANCERY_ORACLE_DIR"].map { URL(filePath: $0) }
}

/// The Swift side of `Tests/Interop/protobuf_oracle/run`, which sets the folder for the exchange.
@Suite("Exchange with another protobuf", .enabled(if: OracleExchange.folder != nil))
struct OracleTests {
    private func folder(_ name: String) throws -> URL { try #require(OracleExchange.folder).appending(path: name) }

    private func write(_ bytes: [UInt8], _ json: [String: Any]?, _ name: String) throws {
        let file = try folder("from-swift").appending(path: name)
        try Data(bytes).write(to: file.appendingPathExtension("bin"))
        guard let json else { return }
        try JSONSerialization.data(withJSONObject: json).write(to: file.appendingPathExtension("json"))
    }

    @Test("samples for the other side")
    func samples() throws {
        for codec in try Codec.all() {
            for (index, sample) in codec.samples.enumerated() {
                let report = codec.name == "chancery.v1.Report" ? try Codec.decoder().report(sample) : nil
                try write(sample, report.map(ReportJSON.object(of:)), "\(codec.name)-\(index)")
            }
        }
        let request = SubmitReportRequest(report: [1], requestID: try Sample.requestID())
        try write(request.encoded(), nil, "chancery.v1.ImportReportsRequest-0")
        try write(Sample.failure().encodedStatus(), nil, "google.rpc.Status-0")
        let report = try Sample.reportOf40Figures()
        try write(report.encoded(), ReportJSON.object(of: report), "chancery.v1.Report-40")
    }

    @Test("messages of the other side")
    func messages() throws {
        let codecs = Dictionary(uniqueKeysWithValues: try Codec.all().map { ($0.name, $0) })
        let decoder = try Codec.decoder(arenaBytes: 16 << 20)
        var counts: [String: Int] = [:]
        let files = try FileManager.default.contentsOfDirectory(
            at: try folder("from-python"), includingPropertiesForKeys: nil)
        for file in files where file.pathExtension == "bin" {
            let stem = file.deletingPathExtension().lastPathComponent
            let name = String(try #require(stem.split(separator: "-").first))
            let isImport = name == "chancery.v1.ImportReportsRequest"
            let codec = try #require(codecs[isImport ? "chancery.v1.SubmitReportRequest" : name])
            let bytes = [UInt8](try Data(contentsOf: file))
            #expect(try codec.recode(decoder, bytes) == bytes, "\(stem)")
            counts[name, default: 0] += 1
            guard name == "chancery.v1.Report" else { continue }
            let meant = try JSONSerialization.jsonObject(
                with: Data(contentsOf: file.deletingPathExtension().appendingPathExtension("json")))
            let read = ReportJSON.object(of: try decoder.report(bytes))
            #expect(try #require(meant as? NSDictionary) == read as NSDictionary, "\(stem)")
        }
        let exchanged = try Codec.ofReportsAndAnswers().filter { !$0.name.contains("Comparison") }
        #expect(counts.count == exchanged.count + 1)
    }
}
