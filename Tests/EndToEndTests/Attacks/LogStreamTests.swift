// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Foundation
internal import Testing

extension EndToEndTests {
    /// Where the log goes is no reason to end.
    @Suite struct LogStreamTests {
        @Test("A full disk under the log, and a reader of it that is gone, do not end the daemon")
        func unwritable() async throws {
            for redirection in ["2>/dev/full", "2> >(exec true)"] {
                try await served(with: redirection) { _ in }
            }
        }

        @Test("Streams that come closed are replaced, so that nothing else gets their numbers")
        func closed() async throws {
            try await served(with: "0<&- 2>&-") { daemon in
                for number in [0, 2] {
                    let target = try FileManager.default.destinationOfSymbolicLink(
                        atPath: "/proc/\(daemon.process.processID)/fd/\(number)")
                    #expect(target == "/dev/null")
                }
            }
        }

        private func served(with redirection: String, _ body: (DaemonProcess) throws -> Void) async throws {
            let folder = try TemporaryFolder()
            let daemon = try await DaemonProcess.development(
                folder.path, wrapper: ["/bin/bash", "-c", #"exec "$0" "$@" "# + redirection])
            try body(daemon)
            try await submitOne(daemon, seed: 20)
            #expect(try await daemon.stop() == 0)
        }
    }
}
