// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser

@main
struct Chancery: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chancery",
        abstract: "Submits periodic reports to a chanceryd and reads consolidated figures from it.",
        discussion: """
            The daemon's address comes from --server, or from the environment variable CHANCERY_SERVER, or is \
            127.0.0.1:7420. Certificates come from --tls-certificate, --tls-key and --tls-roots, or from \
            CHANCERY_TLS_CERTIFICATE, CHANCERY_TLS_KEY and CHANCERY_TLS_ROOTS.
            """,
        version: "0.1.0",
        subcommands: [
            CheckCommand.self, SubmitCommand.self, GetCommand.self, StatusCommand.self, PullCommand.self,
            WatchCommand.self, CompareCommand.self, DiffCommand.self, HistoryCommand.self, PackCommand.self,
            TextsCommand.self, RegisterCommand.self, ExplainCommand.self,
            DutiesCommand.self, ActsCommand.self, ReturnCommand.self, AcceptCommand.self,
            CloseCommand.self, ReopenCommand.self, ExtendCommand.self, ReplyCommand.self, ScoresCommand.self,
            ScoreCommand.self,
            ReceiptCommand.self, LogCommand.self, AuditCommand.self,
            CatalogueCommand.self,
            InfoCommand.self, WhoamiCommand.self,
        ])
}
