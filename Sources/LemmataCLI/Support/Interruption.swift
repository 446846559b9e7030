import Foundation

/// Ctrl-C.
enum Interruption {
  /// From now on Ctrl-C ends the process with the exit code 130.
  static func endProcess() {
    signal(SIGINT) { _ in _exit(ProcessEnd.interrupted.rawValue) }
  }

  /// Does something short during which Ctrl-C has no effect.
  static func ignored<Result>(during body: () throws -> Result) rethrows -> Result {
    signal(SIGINT, SIG_IGN)
    defer { endProcess() }
    return try body()
  }
}
