// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
public import ChanceryModel
internal import ChanceryStore
internal import ChanceryStoreSQLite
internal import Foundation

/// Looks at a store and says in words what is wrong with it and what to do. Changes nothing.
///
/// The daemon may be running: then the store is read beside it, and what it has not written yet is not seen.
public struct StoreDoctor {
    private let directory: String
    private let clock: WallClock
    private let freeBytesMin: Int64
    private let depth: StoreExamination.Depth
    private let keyFiles: [String]

    /// - Parameters:
    ///   - freeBytesMin: `store.free-bytes-min`, what should be free on the volume.
    ///   - isQuick: reads every page and leaves out the digests of the rows.
    ///   - keyFiles: every public key that the log was signed with, in PEM; none takes the keys that the store names.
    public init(
        directory: String, clock: WallClock = .system, freeBytesMin: Int64 = 64 << 20, isQuick: Bool = false,
        keyFiles: [String] = []
    ) {
        self.directory = directory
        self.clock = clock
        self.freeBytesMin = freeBytesMin
        self.keyFiles = keyFiles
        depth = isQuick ? .pages : .rows
    }

    /// All findings, in the order in which they were looked for. It goes on after a finding as long as it makes sense.
    public func examine() -> [DoctorFinding] {
        // The folder may be a link, what is in it not.
        guard let folder = FileFacts(directory + "/."), folder.isFolder else {
            return [
                DoctorFinding(
                    .failure, "folder", "\(directory) is no folder that can be read.",
                    next: "Give the folder of store.directory, and run the doctor as root or as the daemon's account.")
            ]
        }
        var findings = permissions(folder)
        guard FileManager.default.fileExists(atPath: file) else {
            findings.append(
                DoctorFinding(
                    .failure, "data file", "\(file) is not there.",
                    next: "If a store was here, restore a backup (chanceryd restore); a daemon that starts now begins "
                        + "empty."))
            return findings
        }
        let owner = lock()
        let logBytes = SQLiteStore.logBytes(inDirectory: directory)
        let contents: Contents
        do throws(StartupError) {
            contents = self.contents(isHeld: owner.isHeld, try LogKeyFile.read(keyFiles))
        } catch {
            contents = Contents(
                findings: [
                    DoctorFinding(
                        .failure, "rows", "The rows were not examined: \(error)",
                        next: "Give the log's public key in PEM, or leave --key out.")
                ])
        }
        findings.append(owner.finding)
        findings.append(log(bytes: logBytes, isHeld: owner.isHeld, isProved: contents.isProved))
        return findings + key() + volume() + contents.findings
    }

    private var file: String { directory + "/" + SQLiteStore.dataFileName }

    // MARK: Around the data file

    private func permissions(_ folder: FileFacts) -> [DoctorFinding] {
        var findings: [DoctorFinding] = []
        if folder.isOpenToOthers {
            findings.append(
                DoctorFinding(
                    .warning, "folder",
                    "\(directory) is open to others than its owner (mode 0\(String(folder.mode, radix: 8))).",
                    next: "chmod 0700 \(directory)"))
        }
        let files = names.compactMap { name in FileFacts(directory + "/" + name).map { (name: name, facts: $0) } }
        let strangers = files.filter { $0.facts.owner != folder.owner }.map(\.name)
        if !strangers.isEmpty {
            findings.append(
                DoctorFinding(
                    .failure, "owner",
                    "\(strangers.joined(separator: ", ")) belong to another account than the folder, so that the "
                        + "daemon cannot write them.", next: "chown --reference=\(directory) \(directory)/*"))
        }
        let open = files.filter { $0.facts.isFile && $0.facts.isOpenToOthers }.map(\.name)
        if !open.isEmpty {
            findings.append(
                DoctorFinding(
                    .warning, "modes", "\(open.joined(separator: ", ")) can be read by others than the owner.",
                    next: "chmod 0600 " + open.map { directory + "/" + $0 }.joined(separator: " ")))
        }
        guard findings.isEmpty else { return findings }
        return [DoctorFinding(.good, "owner", "Folder and files belong to one account, and to nobody else.")]
    }

    private var names: [String] {
        do { return try FileManager.default.contentsOfDirectory(atPath: directory).sorted() } catch { return [] }
    }

    private func lock() -> (isHeld: Bool, finding: DoctorFinding) {
        guard let holder = SQLiteStore.holder(ofDirectory: directory) else {
            return (false, DoctorFinding(.good, "daemon", "No daemon has the store."))
        }
        return (
            true,
            DoctorFinding(.remark, "daemon", "A daemon has the store (process \(holder)); it is read beside it.")
        )
    }

    private func log(bytes: Int64, isHeld: Bool, isProved: Bool) -> DoctorFinding {
        guard bytes > 0 else { return DoctorFinding(.good, "log", "The log is merged into the data file.") }
        if isHeld { return DoctorFinding(.good, "log", "The log has \(bytes) bytes.") }
        return DoctorFinding(
            .remark, "log",
            "The last daemon did not stop in order: \(bytes) bytes of log are not merged into the data file. "
                + (isProved ? "Nothing is lost; the next start takes them up." : "The next start takes them up."),
            next: "Never copy or move the data file without \(SQLiteStore.dataFileName)-wal.")
    }

    private func key() -> [DoctorFinding] {
        if names.contains(SQLiteStore.logKeyFileName) {
            return [DoctorFinding(.good, "key", "The key that signs the log lies in the folder.")]
        }
        return [
            DoctorFinding(
                .remark, "key", "No key that signs the log lies in the folder.",
                next: "Nothing, if log.key-file names one. Otherwise put the old one back before the next start, which "
                    + "makes a new one: receipts of before are signed by the old one.")
        ]
    }

    private func volume() -> [DoctorFinding] {
        guard let free = SQLiteStore.freeBytes(onVolumeOf: directory) else { return [] }
        if free / 4 >= freeBytesMin { return [DoctorFinding(.good, "volume", "\(free) bytes are free.")] }
        let isFull = free < freeBytesMin
        return [
            DoctorFinding(
                isFull ? .failure : .warning, "volume",
                isFull
                    ? "\(free) bytes are free, less than the reserve of \(freeBytesMin): reports are refused."
                    : "\(free) bytes are free; reports are refused below \(freeBytesMin).",
                next: "Make room on the volume or make it larger; the daemon goes on by itself.")
        ]
    }

    // MARK: What is in it

    private struct Contents {
        var findings: [DoctorFinding]
        /// Whether every row was held against its digest and the log, and nothing was wrong.
        var isProved = false
    }

    private func contents(isHeld: Bool, _ keys: [VerificationKey]?) -> Contents {
        let (outcome, isDisturbed) = examined(isHeld: isHeld, keys)
        var findings: [DoctorFinding] = []
        if isDisturbed {
            findings.append(
                DoctorFinding(
                    .remark, "daemon", "A daemon took the store while it was read; it was read again beside the daemon."
                ))
        }
        switch outcome {
        case .success(let examination):
            findings += self.findings(of: examination, hasKey: keys != nil)
            return Contents(findings: findings, isProved: examination.hasProvedRows && examination.isWhole)
        case .failure(let error):
            findings.append(
                DoctorFinding(
                    .failure, "data file", error.description,
                    next: error.kind == .newerSchema
                        ? "Use the release that wrote it, or a newer one."
                        : "Keep a copy of the folder, then restore a backup (chanceryd restore)."))
            return Contents(findings: findings)
        }
    }

    /// Without a daemon the file is read as one that nobody changes. One that starts meanwhile changes it, and what was
    /// found then means nothing.
    private func examined(
        isHeld: Bool, _ keys: [VerificationKey]?
    ) -> (outcome: Result<StoreExamination, StoreError>, isDisturbed: Bool) {
        let before = FileFacts(file)
        let outcome = examined(isShared: isHeld, keys)
        guard !isHeld, SQLiteStore.holder(ofDirectory: directory) != nil || FileFacts(file) != before else {
            return (outcome, false)
        }
        return (examined(isShared: true, keys), true)
    }

    private func examined(isShared: Bool, _ keys: [VerificationKey]?) -> Result<StoreExamination, StoreError> {
        do throws(StoreError) {
            return .success(
                try StoreExamination(
                    file: file, isShared: isShared, depth: depth, keys: keys,
                    makeSignatureCheck: StoreCheck.signatureCheck))
        } catch {
            return .failure(error)
        }
    }

    private func findings(of examination: StoreExamination, hasKey: Bool) -> [DoctorFinding] {
        var findings = [schema(examination)]
        findings.append(contentsOf: examination.pageDefects.map { DoctorFinding(.failure, "pages", $0, next: repair) })
        guard examination.pageDefects.isEmpty else { return findings }
        findings.append(DoctorFinding(.good, "pages", "Every page can be read and fits the others."))
        guard depth == .rows else {
            return findings + [
                DoctorFinding(.remark, "rows", "The rows were not held against their digests and the log (--quick).")
            ]
        }
        findings.append(contentsOf: examination.rowDefects.map { DoctorFinding(.failure, "rows", $0, next: repair) })
        if examination.rowDefects.isEmpty { findings.append(rows(examination, hasKey: hasKey)) }
        if examination.catalogueCount == 0 {
            findings.append(
                DoctorFinding(
                    .failure, "catalogue", "No catalogue is installed, so that a daemon does not start.",
                    next: "Start it once with catalogue.directory."))
        }
        return findings + time(examination)
    }

    private func rows(_ examination: StoreExamination, hasKey: Bool) -> DoctorFinding {
        guard examination.hasProvedRows else {
            return DoctorFinding(
                .warning, "rows", "The rows were not held against their digests and the log.",
                next: "Run the doctor of the release that wrote the store.")
        }
        let text =
            "\(examination.reportCount) revisions and all else up to sequence \(examination.sequence) fit their digests"
        guard examination.hasLog else {
            return DoctorFinding(
                hasKey ? .warning : .good, "rows",
                text + "; a store of this age has no signed log to hold them against.")
        }
        return DoctorFinding(
            .good, "rows",
            text
                + (hasKey
                    ? " and the log, whose heads are all signed with a given key."
                    : " and the signed log (its keys as the store names them; --key holds it to yours)."))
    }

    private let repair =
        "Keep a copy of the folder, then restore the newest backup that can be restored (chanceryd restore)."

    private func schema(_ examination: StoreExamination) -> DoctorFinding {
        guard examination.schemaVersion < SQLiteStore.schemaVersion else {
            return DoctorFinding(.good, "schema", "The schema has version \(examination.schemaVersion).")
        }
        return DoctorFinding(
            .remark, "schema",
            "The schema has version \(examination.schemaVersion); this release makes it \(SQLiteStore.schemaVersion) at "
                + "its first start, and older releases refuse it then.", next: "Make a backup before the first start.")
    }

    private func time(_ examination: StoreExamination) -> [DoctorFinding] {
        guard let last = examination.committedAt else { return [] }
        let now = clock.now()
        guard now < last else {
            return [DoctorFinding(.good, "clock", "The last change was committed at \(last.rfc3339(in: .utc)).")]
        }
        return [
            DoctorFinding(
                .warning, "clock",
                "The clock says \(now.rfc3339(in: .utc)), before the last change at \(last.rfc3339(in: .utc)). New "
                    + "changes get that time until the clock is past it.", next: "Set the clock (timedatectl).")
        ]
    }
}
