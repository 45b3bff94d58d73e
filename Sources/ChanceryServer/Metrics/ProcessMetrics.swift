// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryTelemetry
internal import Foundation

/// What the kernel says of this process. A number that cannot be read stays as it was.
enum ProcessMetrics {
    static func update(_ registry: MetricsRegistry) {
        if let pages = statistics("/proc/self/statm").dropFirst().first {
            registry[DaemonMetrics.residentMemory].set(pages * Int64(sysconf(Int32(_SC_PAGESIZE))))
        }
        if let count = descriptorCount() { registry[DaemonMetrics.openDescriptors].set(count) }
        var limit = rlimit()
        if getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 {
            registry[DaemonMetrics.descriptorsMax].set(Int64(clamping: limit.rlim_cur))
        }
        var usage = rusage()
        if getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 {
            registry[DaemonMetrics.processorTime].set(hundredths(usage.ru_utime) + hundredths(usage.ru_stime))
        }
    }

    private static func hundredths(_ time: timeval) -> Int64 { Int64(time.tv_sec) * 100 + Int64(time.tv_usec) / 10_000 }

    private static func statistics(_ path: String) -> [Int64] {
        guard let data = FileManager.default.contents(atPath: path) else { return [] }
        return String(decoding: data, as: UTF8.self).split(separator: " ").compactMap { Int64($0) }
    }

    /// Without the one that reading the folder takes.
    private static func descriptorCount() -> Int64? {
        guard let folder = opendir("/proc/self/fd") else { return nil }
        defer { closedir(folder) }
        var count: Int64 = 0
        while let entry = readdir(folder) {
            if entry.pointee.d_name.0 != CChar(UInt8(ascii: ".")) { count += 1 }
        }
        return count - 1
    }
}
