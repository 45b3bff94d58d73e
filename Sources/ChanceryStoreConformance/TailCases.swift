// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore

let tailCases = [
    ConformanceCase("The tail has every change once, ascending") { bench in
        let store = try bench.openWithCatalogue()
        try store.accept(Samples.submission(request: 1, text: "a"))
        _ = try store.commit(Samples.submission(request: 1, text: "a"))
        _ = try store.commit(Samples.submission(request: 2, replaces: 9, text: "b"))
        try store.install("catalogue 2")
        try store.accept(Samples.submission(request: 2, replaces: 1, text: "b"))
        try store.accept(Samples.submission(Samples.key("vn-02"), request: 1))
        let wanted: [StoreChange] = [
            .catalogue(sequence: 1, version: 1),
            .report(sequence: 2, key: Samples.key(), revision: 1),
            .catalogue(sequence: 3, version: 2),
            .report(sequence: 4, key: Samples.key(), revision: 2),
            .report(sequence: 5, key: Samples.key("vn-02"), revision: 1),
        ]
        try store.read { snapshot in
            try expectEqual(try snapshot.changes(after: 0, limit: 100), wanted, "the tail")
            try expectEqual(try snapshot.changes(after: 2, limit: 100), Array(wanted[2...]), "the tail after 2")
            try expectEqual(try snapshot.changes(after: 5, limit: 100), [], "the tail after the last")
            try expectEqual(try snapshot.changes(after: 99, limit: 100), [], "the tail after the future")
        }
    },
    ConformanceCase("A tail read in pieces misses nothing") { bench in
        let store = try bench.open()
        for number in 1...4 {
            try store.install("catalogue \(number)")
            for office in 1...Int(number) {
                try store.accept(
                    Samples.submission(Samples.key("vn-\(number)\(office)"), request: 1, catalogue: 1))
            }
        }
        try store.read { snapshot in
            let whole = try snapshot.changes(after: 0, limit: 100)
            try expectEqual(whole.map(\.sequence), Array(1...14), "the sequences")
            for limit in 1...5 {
                var pieces: [StoreChange] = []
                while true {
                    let piece = try snapshot.changes(after: pieces.last?.sequence ?? 0, limit: limit)
                    try expect(piece.count <= limit, "a piece has at most \(limit) changes")
                    guard let last = piece.last else { break }
                    try expect(last.sequence > pieces.last?.sequence ?? 0, "a piece lies after the one before")
                    pieces += piece
                }
                try expectEqual(pieces, whole, "the pieces of \(limit)")
            }
            try expectEqual(try snapshot.changes(after: 0, limit: 0), [], "a piece of nothing")
        }
    },
]
