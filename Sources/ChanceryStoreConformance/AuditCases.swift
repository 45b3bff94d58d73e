// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryStore
internal import ChanceryTransparency

let auditCases = [
    ConformanceCase("Audit lines are numbered and chained, and are no change of the store") { bench in
        let store = try bench.openWithCatalogue()
        let events = [event("office:vn-01", "A"), event("auditor:kiểm toán", "B", detail: "reason \u{0} x", count: 7)]
        try store.writer.append(audit: events, at: Samples.start)
        try store.writer.append(audit: [], at: Samples.start)
        try store.writer.append(audit: [events[0]], at: Samples.start)
        try expectEqual(try store.sequence(), 1, "the sequence")
        let lines = try store.read { try $0.auditEvents(after: 0, limit: 10, filter: AuditFilter()) }
        try expectEqual(lines.map(\.event), events + [events[0]], "the events")
        var mark = AuditMark.start
        for line in lines {
            try expectEqual(line, mark.recording(line.event), "line \(line.number)")
            mark = AuditMark(after: line)
        }
        try store.install("catalogue 2")
        try expectEqual(store.writer.treeHead?.head.audit, mark, "the trail in the next head")
    },
    ConformanceCase("Every part of a question for audit lines must hold, and pages joined are the list") { bench in
        let store = try bench.openWithCatalogue()
        let actors = ["office:vn-01", "office:vn-02", "operator:root"]
        let events = (0..<30).map { number in
            event(actors[number % 3], number % 2 == 0 ? "A" : "B", after: Int64(number))
        }
        try store.writer.append(audit: events, at: Samples.start)
        try store.read { snapshot in
            func list(_ filter: AuditFilter, after: Int64 = 0, limit: Int = 100) throws -> [RecordedAuditEvent] {
                try snapshot.auditEvents(after: after, limit: limit, filter: filter)
            }
            let filters = [
                AuditFilter(), AuditFilter(actor: actors[1]), AuditFilter(method: "B"), AuditFilter(actor: "nobody"),
                AuditFilter(actor: actors[2], method: "A"),
                AuditFilter(from: Samples.start.adding(seconds: 5), to: Samples.start.adding(seconds: 20)),
                AuditFilter(actor: actors[0], from: Samples.start.adding(seconds: 7)),
                AuditFilter(method: "A", to: Samples.start.adding(seconds: 12)),
            ]
            for filter in filters {
                let wanted = events.filter { event in
                    (filter.actor ?? event.actor) == event.actor && (filter.method ?? event.method) == event.method
                        && filter.from ?? event.at <= event.at && filter.to ?? event.at >= event.at
                }
                try expectEqual(try list(filter).map(\.event), wanted, "the lines of \(filter)")
                for limit in [1, 4, 7] {
                    var pages: [RecordedAuditEvent] = []
                    while true {
                        let page = try list(filter, after: pages.last?.number ?? 0, limit: limit)
                        try expect(page.count <= limit, "a page has at most \(limit) lines")
                        guard let first = page.first else { break }
                        try expect(first.number > pages.last?.number ?? 0, "a page goes on after the one before")
                        pages += page
                    }
                    try expectEqual(pages.map(\.event), wanted, "the pages of \(limit)")
                }
            }
            try expectEqual(try list(AuditFilter(), limit: 0), [], "a page of nothing")
        }
    },
    ConformanceCase("Audit lines out of bounds are refused") { bench in
        let store = try bench.openWithCatalogue()
        let long = String(repeating: "x", count: AuditEvent.detailBytesMax + 1)
        for bad in [event(long, "A"), event("a", long), event("a", "A", detail: long), event("a", "A", count: 0)] {
            try expectError(.invalidArgument) { try store.writer.append(audit: [bad], at: Samples.start) }
        }
        try expectError(.invalidArgument) {
            let many = [AuditEvent](repeating: event("a", "A"), count: StoreLimits.auditBatchCountMax + 1)
            try store.writer.append(audit: many, at: Samples.start)
        }
        let lines = try store.read { try $0.auditEvents(after: 0, limit: 1, filter: AuditFilter()) }
        try expectEqual(lines, [], "the trail")
    },
    ConformanceCase("The line of a deed is stored with it, under its head, and cut where it is too long") { bench in
        let store = try bench.open()
        let long = String(repeating: "ữ", count: AuditEvent.detailBytesMax)
        func line(_ deed: String) -> AuditEvent { event("office:vn-01", deed, detail: long) }
        func expectSealed(_ count: Int64, _ deed: String) throws {
            let lines = try store.read { try $0.auditEvents(after: 0, limit: 10, filter: AuditFilter()) }
            try expectEqual(Int64(lines.count), count, "the lines after \(deed)")
            let last = try require(lines.last, "a line of \(deed)")
            try expectEqual(last.event, line(deed).bounded, "the line of \(deed)")
            try expectEqual(
                store.writer.treeHead?.head.audit, AuditMark(after: last), "the trail in the head of \(deed)")
        }
        func install(_ text: String) throws {
            _ = try store.writer.installCatalogue(
                bytes: Array(text.utf8), digest: Samples.digest(of: Array(text.utf8)), edition: "1",
                installedBy: "daemon", at: Samples.start
            ) { _ in line("install") }
        }
        try install("catalogue")
        try expectSealed(1, "install")
        try install("catalogue")
        try expectSealed(1, "install")
        let act = Samples.act(.close, request: 1)
        for _ in 0..<2 {
            _ = try store.writer.commit(acts: [act], at: Samples.start) { outcome in
                if case .recorded = outcome { line("act") } else { nil }
            }
            try expectSealed(2, "act")
        }
        _ = try store.writer.commit(pack: Samples.pack(request: 1), at: Samples.start) { _ in line("pack") }
        try expectSealed(3, "pack")
        try expectEqual(try store.sequence(), 3, "the sequence")
    },
    ConformanceCase("A seal is a signed head over the trail so far, and is added only over lines that are under none") {
        bench in
        let store = try bench.open()
        try store.writer.append(audit: [event("daemon", "start")], at: Samples.start)
        try expectEqual(try store.writer.sealAudit(at: Samples.start), nil, "the seal without a tree")
        try store.install("catalogue 1")
        try expectEqual(try store.writer.sealAudit(at: Samples.start), nil, "the seal right after a commit")
        try store.writer.append(audit: [event("office:vn-01", "A")], at: Samples.start)
        let lines = try store.read { try $0.auditEvents(after: 0, limit: 9, filter: AuditFilter()) }
        let head = try require(store.writer.treeHead, "the head").head
        let seal = try require(try store.writer.sealAudit(at: Samples.start.adding(seconds: 9)), "the seal")
        try expectEqual(
            seal.head,
            TreeHead(size: head.size, root: head.root, time: head.time, audit: AuditMark(after: lines[1])), "the seal")
        try expectEqual(try SignedTreeHead(note: seal.note), seal, "the note of the seal")
        let all = try store.read { try $0.auditEvents(after: 0, limit: 9, filter: AuditFilter()) }
        try expectEqual(
            all.map(\.event), lines.map(\.event) + [AuditEvent(seal: seal, at: Samples.start.adding(seconds: 9))],
            "the lines")
        try expectEqual(try store.writer.sealAudit(at: Samples.start), nil, "the seal over a seal")
        try expectEqual(store.writer.treeHead?.head, head, "the last head")
        try expectEqual(try store.sequence(), 1, "the sequence")
        try store.install("catalogue 2")
        try expectEqual(store.writer.treeHead?.head.audit, AuditMark(after: all[2]), "the trail in the next head")
    },
    ConformanceCase("The trail goes on where it was when the store is opened again", needsDurability: true) { bench in
        for round in Int64(0)..<3 {
            let store = try bench.open()
            try store.writer.append(audit: [event("daemon", "start", after: round)], at: Samples.start)
            let lines = try store.read { try $0.auditEvents(after: 0, limit: 9, filter: AuditFilter()) }
            try expectEqual(lines.map(\.number), Array(1...round + 1), "the numbers")
            if lines.count > 1 {
                let line = lines[lines.count - 1]
                let before = AuditMark(after: lines[lines.count - 2])
                try expectEqual(line, before.recording(line.event), "the last line")
            }
            store.writer.close()
        }
    },
]

private func event(
    _ actor: String, _ method: String, detail: String = "", count: Int64 = 1, after seconds: Int64 = 0
) -> AuditEvent {
    AuditEvent(
        at: Samples.start.adding(seconds: seconds), actor: actor, requestID: "r1", method: method, subject: "vn-01",
        outcome: .refused, detail: detail, count: count)
}
