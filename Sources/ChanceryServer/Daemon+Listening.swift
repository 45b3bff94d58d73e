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
            for listener in listeners {
                wanted = listener.label
                let bound = try await server.listen(on: listener.address)
                addresses.append(listener.name(bound))
            }
            return addresses
        } catch {
            await drain()
            await close()
            throw .listener("cannot listen on \(wanted): \(error)")
        }
    }

    private struct Listener {
        let address: TTRPCListenAddress
        /// What a message calls it before it is bound.
        let label: String

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
        var listeners = handedOver(.ttrpc)
        if listeners.isEmpty, let address = configuration.listenAddress {
            listeners.append(
                Listener(address: .tcp(host: address.host, port: address.port), label: address.description))
        }
        let local = handedOver(.local)
        listeners += local
        if local.isEmpty, let path = configuration.unixSocketPath {
            listeners.append(Listener(address: .unix(path: path), label: path))
        }
        return listeners
    }

    private func handedOver(_ name: ActivatedSockets.Name) -> [Listener] {
        sockets[name].map { descriptor in
            Listener(
                address: .boundSocket(descriptor: descriptor), label: "descriptor \(descriptor) (\(name.rawValue))")
        }
    }
}
