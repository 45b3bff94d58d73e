// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire

struct WatchCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch", abstract: "Shows the consolidated figures, and what changes in them, as it happens.",
        discussion: """
            The first answer is shown in full, later ones as what changed. With --format json every answer is one \
            line; with --format csv its rows follow each other. A lost link is made again, without end; only the \
            first answer has to come within --timeout.
            """)

    @OptionGroup var question: ConsolidationOptions

    @Flag(help: "Also show what each office contributed.")
    var contributions = false

    @Option(help: "End after so many answers.")
    var count: Int?

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        try refuseYAML()
        if let count, count < 1 { throw ValidationError("--count takes 1 or more.") }
    }

    func execute(_ session: Session) async throws -> CommandStatus {
        let request = question.request(contributions: contributions)
        var last: Consolidation?
        var answers = 0
        var failures = 0
        let deadline = session.retrier.deadline(in: .seconds(options.timeout))
        while true {
            do {
                for try await answer in session.client.watch(request) {
                    failures = 0
                    // A new link begins with the answer of now, which may be the one that was shown last.
                    if answer.digest == last?.digest, answer.sequence == last?.sequence { continue }
                    try show(answer, after: last, session)
                    last = answer
                    answers += 1
                    if answers == count { return .success }
                }
                throw ConnectionLost(address: session.client.address, problem: "the server ended the watch")
            } catch {
                guard let least = RetryPolicy.leastDelay(after: error) else { throw error }
                failures += 1
                let delay = session.retrier.delay(ofRetry: failures, atLeast: least)
                if last == nil {
                    guard session.retrier.environment.now() + delay < deadline else {
                        throw DeadlineReached(attemptCount: failures, lastError: error)
                    }
                }
                session.terminal.writeError("chancery: \(printable("\(error)")); trying again\n")
                try await session.retrier.environment.sleep(delay)
            }
        }
    }

    private func show(
        _ answer: Consolidation, after last: Consolidation?, _ session: Session
    ) throws {
        let view = ConsolidationView(answer: answer)
        switch options.format {
        case .json:
            try session.terminal.write(view.json.line + "\n")
        case .csv, .yaml:
            try session.terminal.write(CSVText.lines(last == nil ? view.csv : view.csvRows))
        case .table:
            guard let last else { return try session.terminal.write(view.text(session.style)) }
            try session.terminal.write(AnswerDifference(old: last, new: answer).text(session.style))
        }
    }
}
