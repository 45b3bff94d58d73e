// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Foundation

/// What the submit benchmark found. Every figure is the median over the rounds unless it says otherwise.
struct SubmitResults {
    /// One turn of all servers.
    struct Round {
        /// Frames a second from a server that sends back every byte, asked by a hand-made client.
        var rawEchoPerSecond = 0.0
        /// Answers a second from a server that sends back every frame as a response, asked by the product's client.
        var echoPerSecond = 0.0
        /// Receipts a second from the daemon, asked by the product's client.
        var acknowledgedPerSecond = 0.0
        /// Processor time of the daemon for one report.
        var serverMicroseconds = 0.0

        var ratio: Double { acknowledgedPerSecond / echoPerSecond }
    }

    static let durableVersusEchoMin = 0.5
    /// Room for the noise of a shared machine; a store whose cost grew with its size would pass it at once.
    static let lastVersusFirstMax = 1.25
    static let peakMemoryMiBMax = 100

    let template: ReportTemplate
    let connections: Int
    let pipelined: Int
    var rounds: [Round] = []
    var peakMemoryKiB = 0

    /// Both halves of a round meet the same machine, so the ratio is taken within each.
    var durableVersusEcho: Double { median(\.ratio) }

    /// The daemon's processor time for a report in the last round against the first: what a store that has grown costs.
    /// Rates would say more of the machine's neighbours than of the store.
    var lastVersusFirst: Double {
        guard let first = rounds.first, let last = rounds.last else { return 0 }
        return last.serverMicroseconds / first.serverMicroseconds
    }

    private var peakMemoryMiB: Double { Double(peakMemoryKiB) / 1024 }

    /// The bounds that do not hold, in words.
    var misses: [String] {
        var misses: [String] = []
        if durableVersusEcho < SubmitResults.durableVersusEchoMin {
            misses.append("durable_vs_echo is \(decimals(durableVersusEcho)), below 0.5")
        }
        if lastVersusFirst > SubmitResults.lastVersusFirstMax {
            misses.append("cost_last_vs_first is \(decimals(lastVersusFirst)), above 1.25")
        }
        if peakMemoryMiB >= Double(SubmitResults.peakMemoryMiBMax) {
            misses.append("peak_memory_mib is \(decimals(peakMemoryMiB)), not below 100")
        }
        return misses
    }

    var table: String {
        """
        \(connections) connections, \(pipelined) call\(pipelined == 1 ? "" : "s") under way on each, \
        \(template.figureCount) figures in \(template.reportBytes) bytes, FULL sync, \(rounds.count) rounds

          acknowledged  \(cell(\.acknowledgedPerSecond)) /s  receipts of the daemon, after the sync
          echo          \(cell(\.echoPerSecond)) /s  the same calls, each frame sent back as a response
          raw echo      \(cell(\.rawEchoPerSecond)) /s  the same bytes, sent back by a hand-made pair
          acknowledged / echo        \(decimals(durableVersusEcho))   (rounds: \(list(\.ratio)))
          cost of a report, last round / first round  \(decimals(lastVersusFirst))
          processor time of the daemon for a report  \(tenth(\.serverMicroseconds)) us
          peak memory of the daemon  \(decimals(peakMemoryMiB)) MiB
        """
    }

    /// The members of a JSON object.
    var jsonMembers: String {
        """
        "durable_vs_echo": \(decimals(durableVersusEcho)), "echo_per_second": \(whole(\.echoPerSecond)), \
        "acknowledged_per_second": \(whole(\.acknowledgedPerSecond)), \
        "raw_echo_per_second": \(whole(\.rawEchoPerSecond)), "cost_last_vs_first": \(decimals(lastVersusFirst)), \
        "peak_memory_mib": \(decimals(peakMemoryMiB)), \
        "server_microseconds_per_report": \(tenth(\.serverMicroseconds)), "connections": \(connections), \
        "calls_per_connection": \(pipelined), "figures": \(template.figureCount), \
        "report_bytes": \(template.reportBytes), \
        "rounds": \(rounds.count)
        """
    }

    private func median(_ figure: KeyPath<Round, Double>) -> Double {
        let sorted = rounds.map { $0[keyPath: figure] }.sorted()
        guard let middle = sorted.dropFirst(sorted.count / 2).first else { return 0 }
        return sorted.count.isMultiple(of: 2) ? (sorted[sorted.count / 2 - 1] + middle) / 2 : middle
    }

    private func list(_ figure: KeyPath<Round, Double>) -> String {
        rounds.map { decimals($0[keyPath: figure]) }.joined(separator: ", ")
    }

    private func whole(_ figure: KeyPath<Round, Double>) -> String { String(Int(median(figure).rounded())) }

    private func cell(_ figure: KeyPath<Round, Double>) -> String {
        let text = whole(figure)
        return String(repeating: " ", count: max(0, 7 - text.count)) + text
    }

    private func tenth(_ figure: KeyPath<Round, Double>) -> String { String(format: "%.1f", median(figure)) }
    private func decimals(_ value: Double) -> String { String(format: "%.2f", value) }
}
