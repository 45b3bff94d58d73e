// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import ChanceryStoreSQLite
internal import Foundation
internal import Testing

@testable internal import ChanceryServer

@Suite("The doctor of stores")
struct StoreDoctorTests {
    private static func findings(
        _ directory: String, at moment: Instant = Sample.moment("2024-06-17T00:00:00+07:00"), freeBytesMin: Int64 = 1
    ) -> [DoctorFinding] {
        StoreDoctor(directory: directory, clock: .fixed(at: moment), freeBytesMin: freeBytesMin).examine()
    }

    private static func bad(_ findings: [DoctorFinding]) -> [DoctorFinding] { findings.filter { $0.weight != .good } }

    private static func made(_ folder: TemporaryFolder) throws -> String {
        let directory = folder.path + "/store"
        try SampleStore.make(directory)
        return directory
    }

    @Test("a sound store has nothing but good findings, and is not touched")
    func sound() throws {
        let folder = try TemporaryFolder()
        let directory = try Self.made(folder)
        let names = try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
        let before = try FileCopy.digest(of: directory + "/chancery.sqlite").digest
        let findings = Self.findings(directory)
        #expect(Self.bad(findings) == [])
        #expect(findings.contains { $0.subject == "rows" && $0.message.hasPrefix("3 revisions") })
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory).sorted() == names)
        #expect(try FileCopy.digest(of: directory + "/chancery.sqlite").digest == before)
    }

    @Test("a missing folder and a missing data file are said with what to do")
    func missing() throws {
        let folder = try TemporaryFolder()
        let none = Self.findings(folder.path + "/none")
        #expect(none.map(\.subject) == ["folder"] && none[0].weight == .failure && !none[0].nextStep.isEmpty)
        let empty = Self.bad(Self.findings(folder.path)).filter { $0.weight == .failure }
        #expect(empty.map(\.subject) == ["data file"])
    }

    @Test("a damaged page, a damaged head and a changed report are failures")
    func damage() throws {
        let folder = try TemporaryFolder()
        let directory = try Self.made(folder)
        let file = URL(fileURLWithPath: directory + "/chancery.sqlite")
        let data = try Data(contentsOf: file)
        var changed = data
        try SampleStore.forge(&changed)
        try changed.write(to: file)
        #expect(Self.bad(Self.findings(directory)).map(\.subject) == ["rows"])
        let quick = StoreDoctor(directory: directory, freeBytesMin: 1, isQuick: true).examine()
        #expect(quick.filter { $0.subject == "rows" }.map(\.weight) == [.remark])
        changed = data
        for index in 4096..<8192 { changed[index] = 0xA5 }
        try changed.write(to: file)
        let pages = Self.bad(Self.findings(directory))
        #expect(!pages.isEmpty && pages.allSatisfy { $0.weight == .failure && $0.nextStep.contains("restore") })
        try Data("nothing of the kind".utf8).write(to: file)
        #expect(Self.bad(Self.findings(directory)).map(\.weight) == [.failure])
    }

    @Test("an open folder, a clock that is behind and a full volume are told")
    func surroundings() throws {
        let folder = try TemporaryFolder()
        let directory = try Self.made(folder)
        chmod(directory, 0o755)
        let open = Self.bad(Self.findings(directory))
        #expect(open.map(\.weight) == [.warning] && open[0].nextStep == "chmod 0700 \(directory)")
        chmod(directory, 0o700)
        if geteuid() == 0 {
            chown(directory + "/lock", 12_345, 12_345)
            let foreign = Self.bad(Self.findings(directory))
            #expect(foreign.map(\.subject) == ["owner"] && foreign[0].message.hasPrefix("lock belong"))
            chown(directory + "/lock", 0, 0)
        }
        chmod(directory + "/chancery.sqlite", 0o640)
        let readable = Self.bad(Self.findings(directory))
        #expect(readable.map(\.weight) == [.warning])
        #expect(readable[0].nextStep == "chmod 0600 \(directory)/chancery.sqlite")
        chmod(directory + "/chancery.sqlite", 0o600)
        let early = Self.bad(Self.findings(directory, at: Sample.moment("2024-06-01T00:00:00+07:00")))
        #expect(early.map(\.subject) == ["clock"])
        let full = Self.bad(Self.findings(directory, freeBytesMin: .max / 4))
        #expect(full.map(\.subject) == ["volume"] && full[0].weight == .failure)
    }

    @Test("a store that a daemon has is read beside it")
    func running() async throws {
        let folder = try TemporaryFolder()
        let configuration = try RunningDaemon.configuration(folder)
        try await RunningDaemon.run(configuration) { _ in
            let findings = Self.findings(configuration.storeDirectory)
            #expect(Self.bad(findings).map(\.subject) == ["daemon"])
            #expect(findings.contains { $0.message.contains("process \(getpid())") })
            #expect(findings.contains { $0.subject == "rows" && $0.weight == .good })
        }
        #expect(Self.bad(Self.findings(configuration.storeDirectory)) == [])
    }

    @Test("a log that was left behind is a remark and no failure")
    func killed() throws {
        let folder = try TemporaryFolder()
        let directory = try Self.made(folder)
        let copy = folder.path + "/copy"
        // The files of an open store are what a killed daemon leaves.
        let store = try SQLiteStore(directory: directory)
        _ = try store.writer.commit([Sample.validated(Sample.report(office: "vn-20"), request: 9)], at: Sample.now)
        try FileManager.default.copyItem(atPath: directory, toPath: copy)
        store.writer.close()
        let findings = Self.bad(Self.findings(copy))
        #expect(findings.map(\.subject) == ["log"] && findings[0].weight == .remark)
        #expect(findings[0].message.contains("Nothing is lost"))
        #expect(Self.findings(copy).contains { $0.message.hasPrefix("4 revisions") })
        let quick = StoreDoctor(directory: copy, freeBytesMin: 1, isQuick: true).examine()
        #expect(!quick.contains { $0.message.contains("Nothing is lost") }, "it was not proved")
    }
}
