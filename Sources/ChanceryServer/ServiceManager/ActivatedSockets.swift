// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Glibc

/// Listening sockets that a service manager has made and handed over (sd_listen_fds(3)), by their names.
public struct ActivatedSockets: Sendable, Equatable {
    /// What a handed-over socket is for: the name that `FileDescriptorName=` of its unit gives.
    enum Name: String, CaseIterable {
        /// ttrpc over TCP.
        case ttrpc
        /// ttrpc over a unix socket of this machine.
        case local = "ttrpc-local"
        /// Metrics and health over HTTP.
        case metrics
    }

    private var descriptors: [Name: [Int32]] = [:]

    /// No sockets were handed over.
    public static let none = ActivatedSockets()

    /// Most sockets that are taken; more point to a mistake in the units.
    static let countMax = 16
    /// The number of the first one, as sd_listen_fds(3) has it.
    static let descriptorFirst: Int32 = 3

    private init() {}

    subscript(_ name: Name) -> [Int32] { descriptors[name] ?? [] }

    public var isEmpty: Bool { descriptors.isEmpty }

    /// Takes the sockets that LISTEN_FDS, LISTEN_FDNAMES and LISTEN_PID of the environment name; none when they are
    /// meant for another process.
    ///
    /// - Throws: `StartupError.listener`, naming the descriptor, when one has an unknown name or is no such socket.
    public init(environment: [String: String]) throws(StartupError) {
        try self.init(environment: environment, processID: getpid(), descriptorFirst: ActivatedSockets.descriptorFirst)
    }

    init(environment: [String: String], processID: pid_t, descriptorFirst: Int32) throws(StartupError) {
        guard environment["LISTEN_PID"] == String(processID), let text = environment["LISTEN_FDS"] else { return }
        guard let count = Int32(text), (0...ActivatedSockets.countMax).contains(Int(count)) else {
            throw .listener("LISTEN_FDS is \"\(text)\"; it must be a number up to \(ActivatedSockets.countMax)")
        }
        let names = (environment["LISTEN_FDNAMES"] ?? "").split(separator: ":", omittingEmptySubsequences: false)
        for index in 0..<count {
            let text = Int(index) < names.count ? String(names[Int(index)]) : ""
            let descriptor = descriptorFirst + index
            guard let name = Name(rawValue: text) else {
                let known = Name.allCases.map(\.rawValue).joined(separator: ", ")
                throw .listener(
                    "descriptor \(descriptor) was handed over under the name \"\(text)\"; FileDescriptorName= must be one "
                        + "of \(known)")
            }
            try ActivatedSockets.check(descriptor, name)
            descriptors[name, default: []].append(descriptor)
        }
    }

    /// A stream socket that listens, of the family that the name asks for. It is not passed on to children.
    private static func check(_ descriptor: Int32, _ name: Name) throws(StartupError) {
        let label = "descriptor \(descriptor) (\(name.rawValue))"
        guard fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 else {
            throw .listener("\(label) was announced and is not open")
        }
        guard option(SO_TYPE, of: descriptor) == Int32(SOCK_STREAM.rawValue),
            option(SO_ACCEPTCONN, of: descriptor) == 1
        else {
            throw .listener("\(label) is no stream socket that listens; its unit needs ListenStream= and Accept=no")
        }
        let family = option(SO_DOMAIN, of: descriptor)
        let isLocal = family == AF_UNIX
        guard isLocal || family == AF_INET || family == AF_INET6, isLocal == (name == .local) else {
            throw .listener(
                "\(label) is \(isLocal ? "a unix socket" : "no unix socket"); "
                    + "\(Name.local.rawValue) takes a path in ListenStream=, the other names a port")
        }
    }

    private static func option(_ option: Int32, of descriptor: Int32) -> Int32? {
        var value: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        guard getsockopt(descriptor, SOL_SOCKET, option, &value, &length) == 0 else { return nil }
        return value
    }
}
