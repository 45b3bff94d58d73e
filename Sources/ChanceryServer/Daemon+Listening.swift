// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore
internal import TTRPC

/// From configured addresses and handed-over sockets to listeners.
extension Daemon {
    /// Binds every listener. A socket that the service manager hands over takes the place of the address of its kind.
    ///
    /// - Returns: what is listened on, TCP first.
    /// - Throws: `StartupError.listener`; then everything is closed.
    func listen() async throws(StartupError) -> [String] {
        var addresses: [String] = []
        var wanted = ""
        do {
            guard !listeners.isEmpty else {
                throw StartupError.listener(
                    "listen.address, listen.plaintext-address and listen.unix-socket are all none, and no socket was "
                        + "handed over; nobody could connect")
            }
            for listener in listeners {
                wanted = listener.label
                let bound = try await server.listen(
                    on: listener.address, connectionInitializer: try initializer(of: listener.security))
                addresses.append(listener.name(bound))
            }
            return addresses
        } catch {
            await drain()
            await close()
            if let error = error as? StartupError { throw error }
            throw .listener("cannot listen on \(wanted): \(error)")
        }
    }

    private struct Listener {
        let address: TTRPCListenAddress
        let security: ListenerSecurity
        /// What a message calls it before it is bound.
        let label: String

        init(address: TTRPCListenAddress, security: ListenerSecurity, label: String) {
            self.address = address
            self.security = security
            self.label = label
        }

        init(_ address: HostPort, _ security: ListenerSecurity) {
            self.init(
                address: .tcp(host: address.host, port: address.port), security: security, label: address.description)
        }

        /// What a script can connect to.
        func name(_ bound: SocketAddress?) -> String {
            switch (address, bound) {
            case (.tcp(let host, let port), _): HostPort(host: host, port: bound?.port ?? port).description
            case (.unix(let path), _): "unix:" + path
            case (.boundSocket, .unixDomainSocket): "unix:" + (bound?.pathname ?? "")
            case (.boundSocket, let bound): HostPort(host: bound?.ipAddress ?? "", port: bound?.port ?? 0).description
            }
        }
    }

    private var listeners: [Listener] {
        var listeners = handedOver(.ttrpc, .tls)
        if listeners.isEmpty, let address = configuration.listenAddress {
            listeners.append(Listener(address, .tls))
        }
        if let address = configuration.plaintextAddress { listeners.append(Listener(address, .plaintext)) }
        let local = handedOver(.local, .peerCredentials)
        listeners += local
        if local.isEmpty, let path = configuration.unixSocketPath {
            listeners.append(Listener(address: .unix(path: path), security: .peerCredentials, label: path))
        }
        return listeners
    }

    private func handedOver(_ name: ActivatedSockets.Name, _ security: ListenerSecurity) -> [Listener] {
        sockets[name].map { descriptor in
            Listener(
                address: .boundSocket(descriptor: descriptor), security: security,
                label: "descriptor \(descriptor) (\(name.rawValue))")
        }
    }
}
