// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Logging
internal import Synchronization
internal import Testing

@testable internal import ChanceryTelemetry

@Suite struct LineLogHandlerTests {
    private final class Lines: Sendable {
        private let written = Mutex<[String]>([])
        var all: [String] { written.withLock { $0 } }
        var output: LogOutput { LogOutput { line in self.written.withLock { $0.append(line) } } }
    }

    private static func lines(_ style: LogLineStyle = .journal, _ body: (inout Logger) -> Void) -> [String] {
        let lines = Lines()
        var logger = Logger(label: "test") { _ in LineLogHandler(level: .trace, style: style, output: lines.output) }
        body(&logger)
        return lines.all
    }

    @Test("Under journald a line begins with its priority")
    func journal() {
        let lines = Self.lines { logger in
            for level in Logger.Level.allCases { logger.log(level: level, "said") }
        }
        #expect(lines == ["<7>said\n", "<7>said\n", "<6>said\n", "<5>said\n", "<4>said\n", "<3>said\n", "<2>said\n"])
    }

    @Test("On a terminal a line begins with the time in UTC and the level")
    func terminal() throws {
        let line = try #require(Self.lines(.terminal) { $0.warning("said") }.first)
        #expect(line.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ warning said\n/) != nil)
    }

    @Test("journald is told by its variable")
    func detected() {
        #expect(LogLineStyle.detected(environment: ["JOURNAL_STREAM": "8:1"]) == .journal)
        #expect(LogLineStyle.detected(environment: ["TERM": "xterm"]) == .terminal)
    }

    @Test("Fields come in the order of their names, with quotes where a value needs them")
    func fields() {
        let lines = Self.lines { logger in
            logger.info(
                "ready",
                metadata: [
                    "b": "plain", "a": "two words", "d": "", "c": "x=1", "e": "say \"so\"", "f": "C:\\dir name\\",
                ])
        }
        #expect(
            lines == [
                #"<6>ready a="two words" b=plain c="x=1" d="" e="say \"so\"" f="C:\\dir name\\""# + "\n"
            ])
    }

    @Test(
        "No value forges a line, moves the cursor or ends its quotes",
        arguments: [
            "\n", "\r", "\r\n", "\u{0}", "\u{1B}[2J", "\u{7F}", "\u{85}", "\u{9B}2J", "\u{2028}", "\u{2029}", "\t",
        ])
    func control(character: String) throws {
        let evil = "start\(character)<2>forged"
        let lines = Self.lines { $0.info("\(evil)", metadata: ["key": "\(evil)"]) }
        let line = try #require(lines.first)
        #expect(lines.count == 1)
        #expect(line.hasSuffix("\n"))
        let inside = line.dropLast().unicodeScalars
        #expect(inside.allSatisfy { !["Cc", "Zl", "Zp"].contains(Self.category($0)) })
        #expect(inside.contains("\u{FFFD}"))
    }

    private static func category(_ scalar: Unicode.Scalar) -> String {
        switch scalar.properties.generalCategory {
        case .control: "Cc"
        case .lineSeparator: "Zl"
        case .paragraphSeparator: "Zp"
        default: ""
        }
    }

    @Test("Letters of every script stay as they are")
    func scripts() {
        let text = "Hà-Nội-بغداد-北京"
        #expect(Self.lines { $0.info("\(text)", metadata: ["k": "\(text)"]) } == ["<6>\(text) k=\(text)\n"])
    }

    @Test("A field of the event wins over the provider's, which wins over the logger's")
    func merging() {
        let lines = Lines()
        var handler = LineLogHandler(level: .info, style: .journal, output: lines.output)
        handler.metadata = ["a": "logger", "b": "logger", "c": "logger"]
        handler.metadataProvider = Logger.MetadataProvider { ["b": "provider", "c": "provider"] }
        handler[metadataKey: "d"] = "set"
        #expect(handler[metadataKey: "d"] == "set")
        let logger = Logger(label: "test") { _ in handler }
        logger.info("said", metadata: ["c": "event"])
        #expect(lines.all == ["<6>said a=logger b=provider c=event d=set\n"])
    }

    @Test("What is below the level is not written")
    func level() {
        let lines = Lines()
        let logger = Logger(label: "test") { _ in LineLogHandler(level: .warning, style: .journal, output: lines.output)
        }
        logger.notice("too quiet")
        logger.warning("loud enough")
        #expect(lines.all == ["<4>loud enough\n"])
    }
}
