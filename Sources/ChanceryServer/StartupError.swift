// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryDocuments

/// Why the daemon did not start. Each says what to do about it.
public enum StartupError: Error, Sendable, CustomStringConvertible {
    /// Mistakes in a configuration file, each beginning with its key.
    case configuration(String, [String])
    /// Mistakes in the catalogue folder.
    case catalogue(String, [CatalogueFinding])
    /// The store cannot be opened or has no catalogue.
    case store(String)
    /// A listener cannot be bound.
    case listener(String)
    /// The machine does not allow what the configuration asks for.
    case resources(String)

    /// Exit status by sysexits(3), as `docs/reference/exit-codes.md` lists them.
    public var exitCode: Int32 {
        switch self {
        case .configuration, .catalogue: 78
        case .store: 74
        case .listener: 69
        case .resources: 71
        }
    }

    public var description: String {
        switch self {
        case .configuration(let file, let problems):
            "\(file): \(problems.count == 1 ? "a mistake" : "\(problems.count) mistakes")\n"
                + problems.map { "  " + $0 }.joined(separator: "\n")
        case .catalogue(let folder, let findings):
            "\(folder): the catalogue has \(findings.count == 1 ? "a mistake" : "\(findings.count) mistakes")\n"
                + findings.map { "  " + String(describing: $0) }.joined(separator: "\n")
        case .store(let message), .listener(let message), .resources(let message):
            message
        }
    }
}
