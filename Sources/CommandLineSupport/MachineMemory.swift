import Foundation

/// How much memory the process may have.
enum MachineMemory {
  /// The least of the machine's memory, the limits of the shell (`ulimit -v`) and that of a container.
  static var bytes: Double {
    ([Double(ProcessInfo.processInfo.physicalMemory)]
      + [shellLimit, containerLimit].compactMap { $0 })
      .min()!
  }

  /// The limit of the address space; `nil` for none.
  private static var shellLimit: Double? {
    var limit = rlimit()
    #if canImport(Glibc)
      let resource = __rlimit_resource_t(RLIMIT_AS.rawValue)
    #else
      let resource = RLIMIT_AS
    #endif
    guard getrlimit(resource, &limit) == 0, limit.rlim_cur < 1 << 60 else { return nil }
    return Double(limit.rlim_cur)
  }

  /// The limit of the control group on Linux; `nil` for none.
  private static var containerLimit: Double? {
    for file in ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"] {
      guard let text = try? String(contentsOfFile: file, encoding: .utf8),
        let bytes = Double(text.trimmingCharacters(in: .whitespacesAndNewlines)), bytes < 0x1p60
      else { continue }
      return bytes
    }
    return nil
  }
}
