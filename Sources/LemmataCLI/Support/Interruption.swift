import Foundation
import Synchronization

/// The signals that end the process: Ctrl-C, and a reader of the output that wants no more.
enum Interruption {
  /// From now on Ctrl-C ends the process with the exit code 130, and a closed pipe ends it without a word.
  static func endProcess() {
    _ = child.load(ordering: .relaxed)  // made now: a signal handler must not allocate
    signal(SIGINT) { _ in
      let child = Interruption.child.load(ordering: .relaxed)
      if child > 0 { kill(child, SIGKILL) }
      _exit(ProcessEnd.interrupted.rawValue)
    }
    signal(SIGPIPE, SIG_DFL)
  }

  /// Another process that Ctrl-C ends as well; 0 for none.
  private static let child = Atomic<pid_t>(0)

  /// From now on Ctrl-C ends another process as well.
  static func endAsWell(_ process: pid_t) { child.store(process, ordering: .relaxed) }

  /// Does something short during which Ctrl-C has no effect.
  static func ignored<Failure>(during body: () throws(Failure) -> Void) throws(Failure) {
    signal(SIGINT, SIG_IGN)
    defer { endProcess() }
    try body()
  }
}
