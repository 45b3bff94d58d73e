// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

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

    /// - Parameters:
    ///   - freeBytesMin: what should be free on the volume.
    ///   - isQuick: reads every page and leaves out the digests of the rows.
    public init(directory: String, clock: WallClock = .system, freeBytesMin: Int64 = 64 << 20, isQuick: Bool = false) {
        self.directory = directory
        self.clock = clock
        self.freeBytesMin = freeBytesMin
        depth = isQuick ? .pages : .rows
    }

    /// All findings, in the order in which they were looked for. It goes on after a finding as long as it makes sense.
    public func examine() -> [DoctorFinding] {
        var status = stat()
        guard stat(directory, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            return [
                DoctorFinding(
                    .failure, "folder", "\(directory) is no folder that can be read: \(PendingFolder.reason).",
                    next: "Give the folder of store.directory, and run the doctor as root or as the daemon's account.")
            ]
        }
        var findings = permissions(status)
        guard FileManager.default.fileExists(atPath: file) else {
            findings.append(
                DoctorFinding(
                    .failure, "data file", "\(file) is not there.",
                    next: "If a store was here, restore a backup (chanceryd restore); a daemon that starts now begins "
                        + "empty."))
            return findings
        }
        let owner = lock()
        findings.append(contentsOf: [owner.finding] + files(isHeld: owner.isHeld) + key() + volume())
        findings.append(contentsOf: contents(isHeld: owner.isHeld))
        return findings
    }

    private var file: String { directory + "/" + SQLiteStore.dataFileName }

    // MARK: Around the data file

    private func permissions(_ folder: stat) -> [DoctorFinding] {
        var findings: [DoctorFinding] = []
        if folder.st_mode & 0o077 != 0 {
            findings.append(
                DoctorFinding(
                    .warning, "folder",
                    "\(directory) is open to others than its owner (mode \(octal(folder.st_mode))).",
                    next: "chmod 0700 \(directory)"))
        }
        var strangers: [String] = []
        for name in names {
            var status = stat()
            if stat(directory + "/" + name, &status) == 0, status.st_uid != folder.st_uid { strangers.append(name) }
        }
        if !strangers.isEmpty {
            findings.append(
                DoctorFinding(
                    .failure, "owner",
                    "\(strangers.joined(separator: ", ")) belong to another account than the folder, so that the "
                        + "daemon cannot write them.", next: "chown --reference=\(directory) \(directory)/*"))
        }
        guard findings.isEmpty else { return findings }
        return [DoctorFinding(.good, "owner", "Folder and files belong to one account.")]
    }

    private var names: [String] {
        do { return try FileManager.default.contentsOfDirectory(atPath: directory).sorted() } catch { return [] }
    }

    private func octal(_ mode: mode_t) -> String { "0" + String(mode & 0o777, radix: 8) }

    private func lock() -> (isHeld: Bool, finding: DoctorFinding) {
        guard let holder = SQLiteStore.holder(ofDirectory: directory) else {
            return (false, DoctorFinding(.good, "daemon", "No daemon has the store."))
        }
        return (
            true,
            DoctorFinding(.remark, "daemon", "A daemon has the store (process \(holder)); it is read beside it.")
        )
    }

    private func files(isHeld: Bool) -> [DoctorFinding] {
        let logBytes = SQLiteStore.logBytes(inDirectory: directory)
        guard logBytes > 0 else { return [DoctorFinding(.good, "log", "The log is merged into the data file.")] }
        if isHeld { return [DoctorFinding(.good, "log", "The log has \(logBytes) bytes.")] }
        return [
            DoctorFinding(
                .remark, "log",
                "The last daemon did not stop in order: \(logBytes) bytes of log are not merged into the data file. "
                    + "Nothing is lost; the next start takes them up.",
                next: "Never copy or move the data file without \(SQLiteStore.dataFileName)-wal.")
        ]
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
        var status = statvfs()
        guard statvfs(directory, &status) == 0 else { return [] }
        let free = Int64(clamping: UInt64(status.f_bavail) * UInt64(status.f_frsize))
        if free >= freeBytesMin * 4 { return [DoctorFinding(.good, "volume", "\(free) bytes are free.")] }
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

    private func contents(isHeld: Bool) -> [DoctorFinding] {
        let examination: StoreExamination
        do {
            examination = try StoreExamination(
                file: file, isShared: isHeld, depth: depth, makeSignatureCheck: StoreCheck.signatureCheck)
        } catch {
            return [
                DoctorFinding(
                    .failure, "data file", error.description,
                    next: error.kind == .newerSchema
                        ? "Use the release that wrote it, or a newer one."
                        : "Keep a copy of the folder, then restore a backup (chanceryd restore).")
            ]
        }
        var findings = [schema(examination)]
        findings.append(contentsOf: examination.pageDefects.map { DoctorFinding(.failure, "pages", $0, next: repair) })
        guard examination.pageDefects.isEmpty else { return findings }
        findings.append(DoctorFinding(.good, "pages", "Every page can be read and fits the others."))
        guard depth == .rows else { return findings }
        findings.append(contentsOf: examination.rowDefects.map { DoctorFinding(.failure, "rows", $0, next: repair) })
        if examination.rowDefects.isEmpty, examination.hasProvedRows {
            findings.append(
                DoctorFinding(
                    .good, "rows",
                    "\(examination.reportCount) revisions and all else up to sequence \(examination.sequence) fit their "
                        + "digests and the signed log."))
        }
        if examination.catalogueCount == 0 {
            findings.append(
                DoctorFinding(
                    .failure, "catalogue", "No catalogue is installed, so that a daemon does not start.",
                    next: "Start it once with catalogue.directory."))
        }
        return findings + time(examination)
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
