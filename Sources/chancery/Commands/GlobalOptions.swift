// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryClient
internal import ChanceryModel
internal import FoundationEssentials

/// How results are written.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
    case table
    case json
    case csv
    /// Only for a report: the form that `submit` reads.
    case yaml
}

/// The options of every command.
struct GlobalOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where the daemon listens; also CHANCERY_SERVER. (default: 127.0.0.1:7420)",
            valueName: "host:port|unix:path"),
        transform: addressArgument)
    var server: ServerAddress?

    @Option(help: ArgumentHelp("How results are written: table, json or csv.", valueName: "format"))
    var format: OutputFormat = .table

    @Option(
        help: ArgumentHelp(
            "Language of names, findings and words: en, vi or ar. Findings are in English where there is no Arabic.",
            valueName: "language"))
    var language: LanguageOption = .en

    @Option(help: ArgumentHelp("Longest time for getting an answer.", valueName: "seconds"))
    var timeout: Int = 10

    @OptionGroup(title: "TLS options") var tls: TLSOptions

    func validate() throws {
        _ = try tls.credentials()
        guard (1...86_400).contains(timeout) else {
            throw ValidationError("--timeout takes 1 to 86400 seconds.")
        }
        if server == nil, let text = GlobalOptions.serverOfEnvironment {
            _ = try addressArgument(text)
        }
    }

    func address() throws -> ServerAddress {
        if let server { return server }
        guard let text = GlobalOptions.serverOfEnvironment else { return .standard }
        return try addressArgument(text)
    }

    private static var serverOfEnvironment: String? {
        let text = ProcessInfo.processInfo.environment["CHANCERY_SERVER"]
        return text?.isEmpty == true ? nil : text
    }
}

/// Reads the address of a daemon.
func addressArgument(_ text: String) throws -> ServerAddress {
    guard let address = ServerAddress(text: text) else {
        throw ValidationError("‘\(text)’ is no address; write HOST:PORT or unix:PATH.")
    }
    return address
}

/// A language by its two letters.
enum LanguageOption: String, CaseIterable, ExpressibleByArgument {
    case en
    case vi
    case ar

    var language: Language {
        switch self {
        case .en: .english
        case .vi: .vietnamese
        case .ar: .arabic
        }
    }
}

/// Reads a period code.
func periodArgument(_ text: String) throws -> Period {
    guard let period = Period(code: text) else {
        throw ValidationError("‘\(text)’ is no period; write 2024-06, 2024-Q2, 2024-H1, 2024-9M or 2024.")
    }
    return period
}

/// Reads a day.
func dateArgument(_ text: String) throws -> CivilDate {
    guard let date = CivilDate(iso: text) else {
        throw ValidationError("‘\(text)’ is no day; write it as 2024-06-14.")
    }
    return date
}
