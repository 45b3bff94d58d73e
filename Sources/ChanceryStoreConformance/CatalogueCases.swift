// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore

let catalogueCases = [
    ConformanceCase("A catalogue is given back byte for byte, with the next version and sequence") { bench in
        let store = try bench.open()
        let first = try store.install("bản 2024.1", at: Samples.start)
        let wanted = InstalledCatalogue(
            version: 1, edition: "bản 2024.1", digest: Samples.digest(of: Array("bản 2024.1".utf8)),
            bytes: Array("bản 2024.1".utf8), installedAt: Samples.start, sequence: 1,
            installedBy: Samples.clerk)
        try expectEqual(first, wanted, "the catalogue")
        try store.accept(Samples.submission(request: 1))
        let second = try store.install("2025.1", at: Samples.start.adding(seconds: 5))
        try expectEqual([second.version, second.sequence], [2, 3], "version and sequence")
        try store.read { snapshot in
            try expectEqual(try snapshot.catalogue(version: 1), first, "version 1")
            try expectEqual(try snapshot.catalogue(version: 2), second, "version 2")
            try expectEqual(try snapshot.catalogue(version: 3), nil, "version 3")
            try expectEqual(try snapshot.currentCatalogue(asOf: nil), second, "the current one")
            try expectEqual(try snapshot.currentCatalogue(asOf: 2), first, "the one as of 2")
            try expectEqual(try snapshot.currentCatalogue(asOf: 0), nil, "the one as of 0")
        }
    },
    ConformanceCase("Installing the current catalogue again stores nothing") { bench in
        let store = try bench.open()
        let first = try store.install("2024.1")
        let again = try store.writer.installCatalogue(
            bytes: first.bytes, digest: first.digest, edition: "another name", installedBy: "operator:root",
            at: Samples.start.adding(seconds: 9))
        try expectEqual(again, first, "the catalogue")
        try expectEqual(try store.sequence(), 1, "the sequence")
    },
    ConformanceCase("Going back to an earlier catalogue is a new version") { bench in
        let store = try bench.open()
        try store.install("2024.1")
        try store.install("2024.2")
        let third = try store.install("2024.1")
        try expectEqual([third.version, third.sequence], [3, 3], "version and sequence")
    },
]
