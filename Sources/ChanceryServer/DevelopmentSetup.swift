// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Foundation

/// The configuration of `chanceryd serve --dev`: loopback only, everything in one folder, the default catalogue.
public struct DevelopmentSetup: Sendable {
    private let folder: String
    private let listen: HostPort?
    private let catalogueFolder: String?

    /// - Parameters:
    ///   - folder: holds the store; made when it is missing.
    ///   - listen: 127.0.0.1 and the default port when `nil`.
    ///   - catalogueFolder: the default catalogue when `nil`.
    public init(folder: String, listen: HostPort?, catalogueFolder: String?) {
        self.folder = folder
        self.listen = listen
        self.catalogueFolder = catalogueFolder
    }

    /// - Throws: `StartupError` when the folder cannot be made, no catalogue is found, or the address is not loopback.
    public func configuration() throws(StartupError) -> ServerConfiguration {
        if let listen, !listen.isLoopback {
            throw .configuration("--listen", ["\(listen) is reachable from other machines; --dev is for loopback only"])
        }
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw .store("the folder \(folder) cannot be made: \(error.localizedDescription)")
        }
        var configuration = ServerConfiguration(storeDirectory: folder + "/store")
        configuration.plaintextAddress =
            listen ?? HostPort(host: "127.0.0.1", port: ServerConfiguration.defaultPort)
        // Nothing is at stake here, and rehearsals run on small volumes.
        configuration.freeBytesMin = 0
        if let catalogueFolder {
            configuration.catalogueDirectory = catalogueFolder
        } else {
            configuration.catalogueDirectory = try DevelopmentSetup.defaultCatalogueFolder()
        }
        return configuration
    }

    /// Where packages install the catalogue, and where a checkout has it.
    private static func defaultCatalogueFolder() throws(StartupError) -> String {
        var candidates = ["/usr/share/chancery/catalogue"]
        var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        folder.deleteLastPathComponent()
        while folder.path != "/" {
            candidates.append(folder.appendingPathComponent("Deploy/catalogue").path)
            folder.deleteLastPathComponent()
        }
        candidates.append(FileManager.default.currentDirectoryPath + "/Deploy/catalogue")
        if let found = candidates.first(where: { FileManager.default.fileExists(atPath: $0 + "/edition.yaml") }) {
            return found
        }
        throw .configuration(
            "--dev", ["the default catalogue was not found; name its folder with --catalogue"])
    }
}
