import Foundation

/// Ctrl-C: the process ends with the exit code 130.  Output files are written under another name and renamed
/// when complete, so none is left half-written.
enum Interruption {
  static func handle() {
    signal(SIGINT) { _ in _exit(ProcessEnd.interrupted.rawValue) }
  }
}
