import Foundation

/// The signals that end the process: Ctrl-C, and a reader of the output that wants no more.
enum Interruption {
  /// From now on Ctrl-C ends the process with the exit code 130, and a closed pipe ends it without a word.
  static func endProcess() {
    signal(SIGINT) { _ in _exit(ProcessEnd.interrupted.rawValue) }
    signal(SIGPIPE, SIG_DFL)
  }

  /// Does something short during which Ctrl-C has no effect.
  static func ignored<Failure>(during body: () throws(Failure) -> Void) throws(Failure) {
    signal(SIGINT, SIG_IGN)
    defer { endProcess() }
    try body()
  }
}
