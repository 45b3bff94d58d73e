// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire
internal import Foundation
internal import SeededRandom
internal import Testing

extension EndToEndTests {
    /// The disk takes no more; later it does again.
    @Suite struct FullDiskTests {
        @Test(
            "A full volume: submissions are told when to try again, the daemon lives, and with room all goes on",
            .enabled("mounting a small file system needs rights that this process does not have") {
                try canMount()
            })
        func fullVolume() async throws {
            let folder = try TemporaryFolder()
            let volume = folder.path + "/volume"
            try FileManager.default.createDirectory(atPath: volume, withIntermediateDirectories: true)
            guard mount("tmpfs", volume, "tmpfs", 0, "size=12m") == 0 else {
                throw Timeout(description: "cannot mount a tmpfs: \(String(cString: strerror(errno)))")
            }
            defer { umount2(volume, Int32(MNT_DETACH)) }
            let daemon = try await DaemonProcess.development(volume, clock: "2026-01-20T08:00:00+07:00")
            try await fillAndRecover(
                daemon, .storeFull, retryDelayMilliseconds: 30_000,
                fill: { try leave(freeBytes: 128 << 10, on: volume) },
                makeRoom: { try FileManager.default.removeItem(atPath: volume + "/filler") })
            try await restartAndCheck(daemon, volume)
        }

        @Test(
            "With a reserve, submissions are refused the same way while there is room left",
            .enabled("mounting a small file system needs rights that this process does not have") {
                try canMount()
            })
        func reserve() async throws {
            let folder = try TemporaryFolder()
            let volume = folder.path + "/volume"
            try FileManager.default.createDirectory(atPath: volume, withIntermediateDirectories: true)
            guard mount("tmpfs", volume, "tmpfs", 0, "size=16m") == 0 else {
                throw Timeout(description: "cannot mount a tmpfs: \(String(cString: strerror(errno)))")
            }
            defer { umount2(volume, Int32(MNT_DETACH)) }
            let reserve = ["/usr/bin/env", "CHANCERYD_STORE_FREE_BYTES_MIN=4194304"]
            let daemon = try await DaemonProcess.development(
                volume, clock: "2026-01-20T08:00:00+07:00", wrapper: reserve)
            try await fillAndRecover(
                daemon, .storeFull, retryDelayMilliseconds: 30_000,
                fill: { try leave(freeBytes: 3 << 20, on: volume) },
                makeRoom: { try FileManager.default.removeItem(atPath: volume + "/filler") })
            try leave(freeBytes: 3 << 20, on: volume)
            let again = try await restartAndCheck(daemon, volume, wrapper: reserve)
            #expect(try again.log.contains("reserve") == false, "the start was refused something")
        }

        /// Repeats and new reports from several connections at once, so that they come into the same batches.
        private func checkRepeats(
            _ daemon: DaemonProcess, stored: [Submission], _ receipts: [Receipt], new: [Submission]
        ) async throws {
            try await withThrowingTaskGroup { tasks in
                for (submission, receipt) in zip(stored, receipts) {
                    tasks.addTask {
                        let answer = try await daemon.client().submit(submission.bytes, requestID: submission.requestID)
                        #expect(answer.isRepeated && answer.receipt == receipt)
                    }
                }
                for submission in new {
                    tasks.addTask {
                        let failure = await #expect(throws: CallFailure.self) {
                            try await daemon.client().submit(submission.bytes, requestID: submission.requestID)
                        }
                        #expect(failure?.reason == .storeFull)
                    }
                }
                try await tasks.waitForAll()
            }
        }

        @Test(
            "A backup on the volume of the store leaves the reserve alone, and one on a full volume leaves nothing",
            .enabled("mounting a small file system needs rights that this process does not have") {
                try canMount()
            })
        func backup() async throws {
            let folder = try TemporaryFolder()
            let (volume, other) = (folder.path + "/volume", folder.path + "/other")
            for (point, size) in [(volume, "size=64m"), (other, "size=1m")] {
                try FileManager.default.createDirectory(atPath: point, withIntermediateDirectories: true)
                guard mount("tmpfs", point, "tmpfs", 0, size) == 0 else {
                    throw Timeout(description: "cannot mount a tmpfs: \(String(cString: strerror(errno)))")
                }
            }
            defer { for point in [volume, other] { umount2(point, Int32(MNT_DETACH)) } }
            let daemon = try await DaemonProcess.development(
                volume, clock: "2026-01-20T08:00:00+07:00",
                wrapper: ["/usr/bin/env", "CHANCERYD_STORE_FREE_BYTES_MIN=12582912"])
            var generator = SeededGenerator(seed: 13)
            let submissions = try Load.submissions(from: 0, count: 40, using: &generator)
            for submission in submissions[..<20] {
                _ = try await daemon.client().submit(submission.bytes, requestID: submission.requestID)
            }
            let backup = ["backup", "--server", "127.0.0.1:\(daemon.port)", "--to"]
            // Enough for the data file and for 16 MiB, were it not for the reserve, which the log needs meanwhile.
            try leave(freeBytes: 20 << 20, on: volume)
            for place in [volume + "/backup", other + "/backup"] {
                let refused = try await OperatorDayTests.command(folder.path, backup + [place])
                #expect(refused.status == 1 && refused.said.contains("bytes free and the backup needs up to"))
            }
            let left = try [volume, other].flatMap { try FileManager.default.contentsOfDirectory(atPath: $0) }
            #expect(!left.contains { $0.hasPrefix("backup") }, "\(left)")
            for submission in submissions[20...] {
                _ = try await daemon.client().submit(submission.bytes, requestID: submission.requestID)
            }
            try FileManager.default.removeItem(atPath: volume + "/filler")
            let made = try await OperatorDayTests.command(folder.path, backup + [volume + "/backup"])
            #expect(made.status == 0, "\(made)")
            #expect(try await daemon.stop() == 0)
        }

        @Test("A limit on the size of files is a failing disk: the same holds")
        func fileSizeLimit() async throws {
            let folder = try TemporaryFolder()
            // Past the limit the kernel sends SIGXFSZ; ignored, writes fail instead.
            let daemon = try await DaemonProcess.development(
                folder.path, clock: "2026-01-20T08:00:00+07:00",
                wrapper: ["/bin/sh", "-c", #"trap "" XFSZ; exec "$0" "$@""#])
            let log = folder.path + "/store/chancery.sqlite-wal"
            try await fillAndRecover(
                daemon, .storeUnavailable, retryDelayMilliseconds: 5000,
                fill: {
                    let size = try FileManager.default.attributesOfItem(atPath: log)[.size] as? UInt64
                    try await limitFiles(of: daemon, to: try #require(size) + 100_000, folder)
                },
                makeRoom: { try await limitFiles(of: daemon, to: nil, folder) })
            try await restartAndCheck(daemon, folder.path)
        }

        private func fillAndRecover(
            _ daemon: DaemonProcess, _ reason: ErrorReason, retryDelayMilliseconds: Int64,
            fill: () async throws -> Void, makeRoom: () async throws -> Void
        ) async throws {
            var generator = SeededGenerator(seed: 12)
            let submissions = try Load.submissions(from: 0, count: 400, using: &generator)
            let client = daemon.client()
            var receipts: [Receipt] = []
            for submission in submissions[..<20] {
                receipts.append(try await client.submit(submission.bytes, requestID: submission.requestID).receipt)
            }
            try await fill()
            var failures: [CallFailure] = []
            for submission in submissions[20...] where failures.count < 3 {
                do {
                    receipts.append(try await client.submit(submission.bytes, requestID: submission.requestID).receipt)
                } catch let failure as CallFailure {
                    failures.append(failure)
                }
            }
            try #require(failures.count == 3, "the disk did not fill up")
            for failure in failures {
                #expect(failure.reason == reason, "\(failure)")
                #expect(failure.retryDelayMilliseconds == retryDelayMilliseconds)
            }
            // It still answers, from what it has.
            let last = try #require(receipts.last)
            #expect(try await client.serverInfo().storeSequence == last.sequence)
            #expect(try await client.get(GetReportRequest(key: receipts[0].key)).receipt == receipts[0])
            if reason == .storeFull {
                try await checkRepeats(
                    daemon, stored: Array(submissions[..<20]), Array(receipts[..<20]), new: submissions.suffix(20))
            }

            try await makeRoom()
            let after = receipts.count
            for submission in submissions {
                let response = try await client.submit(submission.bytes, requestID: submission.requestID)
                if let first = receipts.first(where: { $0.requestID == submission.requestID }) {
                    #expect(response.receipt == first && response.isRepeated)
                } else {
                    receipts.append(response.receipt)
                }
            }
            #expect(receipts.count == submissions.count && after < submissions.count)
            #expect(receipts.map(\.sequence) == Array(2...401), "a refused report took a sequence number")
        }

        @discardableResult
        private func restartAndCheck(
            _ daemon: DaemonProcess, _ folder: String, wrapper: [String] = []
        ) async throws -> DaemonProcess {
            try await daemon.kill9()
            let again = try await DaemonProcess.development(
                folder, clock: "2026-01-20T08:00:00+07:00", wrapper: wrapper)
            let listed = try await again.client().reports(ListReportsRequest(pageSize: 1000))
                .reduce(into: []) { $0.append($1.receipt.sequence) }
            #expect(listed.sorted() == Array(2...401))
            #expect(try await again.stop() == 0)
            return again
        }

        private func leave(freeBytes: Int, on volume: String) throws {
            var information = statvfs()
            try #require(statvfs(volume, &information) == 0)
            let free = Int(information.f_bavail) * Int(information.f_frsize)
            try Data(count: free - freeBytes).write(to: URL(filePath: volume + "/filler"))
        }

        /// Sets the soft limit, as the process itself could; `nil` takes it away.
        private func limitFiles(of daemon: DaemonProcess, to bytes: UInt64?, _ folder: TemporaryFolder) async throws {
            let output = folder.path + "/prlimit.out"
            let limit = bytes.map { String($0) } ?? "unlimited"
            let process = try ChildProcess(
                ["/usr/bin/prlimit", "--pid", String(daemon.process.processID), "--fsize=\(limit):"],
                output: output, errors: output)
            try #require(try await process.ended(within: .seconds(10)) == 0)
        }
    }
}

/// Whether this process may mount file systems: root may, unless it is the root of a container.
private func canMount() throws -> Bool {
    let folder = try TemporaryFolder()
    let point = folder.path + "/volume"
    try FileManager.default.createDirectory(atPath: point, withIntermediateDirectories: true)
    guard mount("tmpfs", point, "tmpfs", 0, "size=1m") == 0 else { return false }
    return umount(point) == 0
}
