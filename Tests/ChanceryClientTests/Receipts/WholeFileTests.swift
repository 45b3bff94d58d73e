// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import FoundationEssentials
internal import Testing

struct WholeFileTests {
    @Test func `a file is replaced as a whole and leaves nothing behind`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/a.json"
            try WholeFile.replace(path, with: Array("old".utf8))
            try WholeFile.replace(path, with: Array("new".utf8))
            #expect(try WholeFile.read(path, bytesMax: 100) == Array("new".utf8))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.json"])
        }
    }

    @Test func `reading is bounded by one byte more than allowed`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/a"
            try WholeFile.replace(path, with: [UInt8](repeating: 1, count: 200_000))
            let counts = try [199_999, 10, 1 << 20].map { try WholeFile.read(path, bytesMax: $0)?.count }
            #expect(counts == [200_000, 11, 200_000])
        }
    }

    @Test func `what is not there is nil, what cannot be used says so`() async throws {
        try await withTemporaryFolder { folder in
            #expect(try WholeFile.read(folder + "/none", bytesMax: 10) == nil)
            try WholeFile.remove(folder + "/none")
            #expect(throws: FileFailure.self) { try WholeFile.read(folder, bytesMax: 10) }
            let error = #expect(throws: FileFailure.self) {
                try WholeFile.replace(folder + "/none/a", with: [])
            }
            #expect(error?.operation == .write)
        }
    }
}
