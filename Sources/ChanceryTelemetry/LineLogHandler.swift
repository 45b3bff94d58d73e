// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Foundation
public import Logging

/// Writes log lines for journald, or for a terminal.
///
/// One event is one line: the message, then its fields as `key=value`. Under journald every line begins with its
/// syslog priority in angle brackets (sd-daemon(3)) and carries no time, which journald adds; on a terminal it begins
/// with the time in UTC and the level.
public struct LineLogHandler: LogHandler {
    /// The level of this handler, if it was given one of its own; otherwise the shared one.
    public var logLevel: Logger.Level {
        get { ownLevel ?? sharedLevel.level }
        set { ownLevel = newValue }
    }

    public var metadata: Logger.Metadata = [:]
    public var metadataProvider: Logger.MetadataProvider?
    private var ownLevel: Logger.Level?
    private let sharedLevel: SharedLogLevel
    private let style: LogLineStyle
    private let output: LogOutput

    public init(level: Logger.Level, style: LogLineStyle, output: LogOutput = .standardError) {
        self.init(level: SharedLogLevel(level), style: style, output: output)
    }

    /// - Parameter level: holds until the handler is given a level of its own, and may change meanwhile.
    public init(level: SharedLogLevel, style: LogLineStyle, output: LogOutput = .standardError) {
        sharedLevel = level
        self.style = style
        self.output = output
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        var fields = metadata
        if let provided = metadataProvider?.get() { fields.merge(provided) { _, new in new } }
        if let own = event.metadata { fields.merge(own) { _, new in new } }
        var line = style.prefix(of: event.level) + LineLogHandler.singleLine(event.message.description)
        for (key, value) in fields.sorted(by: { $0.key < $1.key }) {
            line += " " + key + "=" + LineLogHandler.quoted(value.description)
        }
        output.write(line + "\n")
    }

    /// A value with spaces or quotes is put into quotes, so that a line can be taken apart again.
    private static func quoted(_ value: String) -> String {
        let value = singleLine(value)
        guard value.isEmpty || value.contains(where: { $0 == " " || $0 == "\"" || $0 == "=" }) else { return value }
        let escaped = value.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"")
        return "\"" + escaped + "\""
    }

    /// Line breaks and other control characters would let a value forge a line of its own, or steer a terminal.
    private static func singleLine(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? "\u{FFFD}" : $0 }))
    }

    /// The controls of ASCII and of Latin-1, and the two separators of Unicode.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0x2028...0x2029).contains(scalar.value)
    }
}

/// How a line begins.
public enum LogLineStyle: Hashable, Sendable {
    case journal
    case terminal

    /// journald names itself in the environment of the services whose output it takes (systemd.exec(5)).
    public static func detected(environment: [String: String]) -> LogLineStyle {
        environment["JOURNAL_STREAM"] == nil ? .terminal : .journal
    }

    func prefix(of level: Logger.Level) -> String {
        switch self {
        case .journal: "<\(level.syslogPriority)>"
        case .terminal: Date.now.formatted(.iso8601) + " " + level.rawValue + " "
        }
    }
}

extension Logger.Level {
    /// The priority of syslog(3) that journald shows for the level.
    var syslogPriority: Int {
        switch self {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }
}

/// Where lines go. One write for each line keeps lines of different threads apart.
public struct LogOutput: Sendable {
    let write: @Sendable (String) -> Void

    public init(write: @escaping @Sendable (String) -> Void) {
        self.write = write
    }

    /// Nowhere is left to say that a line could not be written.
    public static let standardError = LogOutput { line in _ = StandardStream.error.write(line) }
}
