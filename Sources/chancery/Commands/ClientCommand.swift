// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryClient
internal import ChanceryModel

/// A command that asks a daemon, or at least prints like one that does.
protocol ClientCommand: AsyncParsableCommand {
    var options: GlobalOptions { get }
    /// Does the work. What it throws is told by `Problem`.
    func execute(_ session: Session) async throws -> CommandStatus
}

extension ClientCommand {
    func run() async throws {
        var configuration = ClientConfiguration()
        configuration.credentials = try options.tls.credentials()
        let session = Session(
            client: OfficeClient(address: try options.address(), configuration: configuration), options: options,
            terminal: .standard)
        let status = await run(in: session)
        if status != .success { throw ExitCode(status.rawValue) }
    }

    /// Runs the command and tells what went wrong, if anything did.
    func run(in session: Session) async -> CommandStatus {
        let status: CommandStatus
        do {
            status = try await execute(session)
        } catch {
            let problem = Problem(error)
            session.terminal.writeError(problem.text + "\n")
            if session.options.format == .json {
                do {
                    try session.terminal.write(problem.json.text + "\n")
                } catch {
                    session.terminal.writeError(Problem(error).text + "\n")
                }
            }
            status = problem.status
        }
        do {
            try await session.client.close()
        } catch {
            session.terminal.writeError("chancery: closing the connection: \(error)\n")
        }
        return status
    }

    /// Only reports can be written as YAML.
    func refuseYAML() throws {
        if options.format == .yaml { throw ValidationError("--format yaml is for ‘chancery get’ only.") }
    }
}

/// One run of a command: whom it asks and where it writes.
struct Session: Sendable {
    let client: OfficeClient
    let options: GlobalOptions
    let terminal: Terminal
    var retrier = Retrier()

    var language: Language { options.language.language }

    var style: TextStyle { TextStyle(language: language, isolatesRightToLeft: terminal.isScreen) }

    /// Asks until there is an answer or the time of `--timeout` is over.
    func ask<Value: Sendable>(_ question: @Sendable (OfficeClient, Duration) async throws -> Value) async throws
        -> Value
    {
        let deadline = retrier.deadline(in: .seconds(options.timeout))
        return try await retrier.run(until: deadline) { try await question(client, $0) }
    }

    /// Writes a result in the format that was asked for.
    func show(_ view: some View) throws {
        switch options.format {
        case .table: try terminal.write(view.text(style))
        case .json: try terminal.write(view.json.text + "\n")
        case .csv, .yaml: try terminal.write(CSVText.lines(view.csv))
        }
    }
}
