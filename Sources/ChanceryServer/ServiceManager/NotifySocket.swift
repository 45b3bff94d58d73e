// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Glibc

/// The datagram socket of sd_notify(3), by which a service tells its manager how it is.
final class NotifySocket: Sendable {
    /// Why there is no socket to tell anything to.
    struct Unusable: Error, CustomStringConvertible {
        let description: String
    }

    private let descriptor: Int32
    private let path: String

    /// - Parameter path: what NOTIFY_SOCKET holds: an absolute path, or `@` and an abstract name.
    init(path: String) throws(Unusable) {
        let lengthMax = MemoryLayout.size(ofValue: sockaddr_un().sun_path)
        guard path.hasPrefix("/") || path.hasPrefix("@"), path.utf8.count > 1, path.utf8.count < lengthMax else {
            throw Unusable(
                description: "NOTIFY_SOCKET is \"\(path)\"; it must be an absolute path, or @ and an abstract name, "
                    + "of less than \(lengthMax) bytes")
        }
        descriptor = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else {
            throw Unusable(
                description: "a socket for NOTIFY_SOCKET cannot be made: \(String(cString: strerror(errno)))")
        }
        self.path = path
        // READY must not be dropped because the manager is busy, and a manager that hangs must not hang the daemon.
        var patience = timeval(tv_sec: 1, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    /// Sends one datagram.
    ///
    /// - Returns: the error number, if it could not be sent.
    func send(_ text: String) -> Int32? {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        // The first byte of an abstract name is zero, and its length counts.
        if path.hasPrefix("@") { address.sun_path.0 = 0 }
        let nameLength = MemoryLayout<sa_family_t>.size + path.utf8.count
        let bytes = Array(text.utf8)
        let sent = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                sendto(
                    descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL), $0,
                    socklen_t(nameLength))
            }
        }
        return sent == bytes.count ? nil : errno
    }
}
