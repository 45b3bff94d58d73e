// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryModel

struct ReturnCommand: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "return", abstract: "Sends a report back: it counts nowhere until it is corrected.")

    @OptionGroup var report: ReportKeyArguments
    @OptionGroup var by: ActorOptions

    @Option(help: "Why, for the office.")
    var reason: String

    @Option(help: "Which revision; the current one by default.")
    var revision: Int32 = 0

    @OptionGroup var options: GlobalOptions

    var needsRevision: Bool { true }

    func act(on key: ReportKey) -> Act {
        Act(
            key: key, kind: .giveBack, actor: by.actor, authority: by.authority, reason: reason, revision: revision)
    }
}

struct AcceptCommand: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept", abstract: "Takes a report as it stands; its questions must have been answered.")

    @OptionGroup var report: ReportKeyArguments
    @OptionGroup var by: ActorOptions

    @Option(help: "A remark.")
    var reason: String = ""

    @Option(help: "Which revision; the current one by default.")
    var revision: Int32 = 0

    @OptionGroup var options: GlobalOptions

    var needsRevision: Bool { true }

    func act(on key: ReportKey) -> Act {
        Act(key: key, kind: .accept, actor: by.actor, authority: by.authority, reason: reason, revision: revision)
    }
}

struct CloseCommand: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Closes a report: no more revisions are taken.")

    @OptionGroup var report: ReportKeyArguments
    @OptionGroup var by: ActorOptions

    @Option(help: "Why.")
    var reason: String = ""

    @OptionGroup var options: GlobalOptions

    func act(on key: ReportKey) -> Act {
        Act(key: key, kind: .close, actor: by.actor, authority: by.authority, reason: reason)
    }
}

struct ReopenCommand: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen", abstract: "Takes revisions of a closed report again until a moment.")

    @OptionGroup var report: ReportKeyArguments
    @OptionGroup var by: ActorOptions

    @Option(help: "Why.")
    var reason: String

    @Option(
        help: ArgumentHelp("The first moment at which it is closed again.", valueName: "time"), transform: timeArgument)
    var until: Instant

    @OptionGroup var options: GlobalOptions

    func act(on key: ReportKey) -> Act {
        Act(key: key, kind: .reopen, actor: by.actor, authority: by.authority, reason: reason, until: until)
    }
}

struct ExtendCommand: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "extend", abstract: "Gives an office more time: its report is late only from a later moment.")

    @OptionGroup var report: ReportKeyArguments
    @OptionGroup var by: ActorOptions

    @Option(help: "Why.")
    var reason: String

    @Option(help: ArgumentHelp("The first moment that is late.", valueName: "time"), transform: timeArgument)
    var until: Instant

    @OptionGroup var options: GlobalOptions

    func act(on key: ReportKey) -> Act {
        Act(key: key, kind: .extend, actor: by.actor, authority: by.authority, reason: reason, until: until)
    }
}

struct ReplyCommand: ActCommand {
    static let configuration = CommandConfiguration(
        commandName: "reply", abstract: "Answers a proposal of a report.")

    @OptionGroup var report: ReportKeyArguments
    @OptionGroup var by: ActorOptions

    @Option(help: "Id of the proposal.")
    var proposal: String

    @Option(help: "The answer.")
    var text: String

    @OptionGroup var options: GlobalOptions

    func act(on key: ReportKey) -> Act {
        Act(
            key: key, kind: .reply, actor: by.actor, authority: by.authority, reason: text, proposal: proposal)
    }
}
