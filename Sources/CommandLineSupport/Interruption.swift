import Foundation
import Synchronization

/// The signals that end the process: Ctrl-C, and a reader of the output that wants no more.
package enum Interruption {
  /// From now on Ctrl-C ends the process with the exit code 130, and a closed pipe ends it without a word.
  package static func endProcess() {
    // Made now: a signal handler must not allocate.
    _ = child.load(ordering: .relaxed)
    _ = farewell.load(ordering: .relaxed)
    _ = deferral.load(ordering: .relaxed)
    signal(SIGINT) { _ in
      let (isDeferred, known) = Interruption.deferral.compareExchange(
        expected: Deferral.on, desired: Deferral.signalled, ordering: .sequentiallyConsistent)
      if isDeferred || known == Deferral.signalled { return }
      if let farewell = UnsafePointer<Farewell>(
        bitPattern: Interruption.farewell.load(ordering: .acquiring))
      {
        farewell.pointee.write()
      }
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

  /// From now on Ctrl-C writes something before it ends the process.
  ///
  /// What is replaced stays in memory, as a handler may be about to write it: some kilobytes every few seconds.
  ///
  /// - Parameters:
  ///   - result: goes to standard output.
  ///   - message: goes to standard error, as a line.
  package static func say(result: [UInt8] = [], message: String) {
    let text = (isatty(STDERR_FILENO) == 0 ? "" : "\r\u{1B}[K") + message + "\n"
    let place = UnsafeMutablePointer<Farewell>.allocate(capacity: 1)
    place.initialize(to: Farewell(result: result, message: Array(text.utf8)))
    farewell.store(UInt(bitPattern: place), ordering: .releasing)
  }

  /// From now on Ctrl-C ends the process without a word.
  package static func sayNothing() { farewell.store(0, ordering: .releasing) }

  /// The address of what is written at the end; 0 for nothing.
  private static let farewell = Atomic<UInt>(0)

  /// Bytes for both streams, where a signal handler finds them.
  private struct Farewell {
    let result: UnsafeBufferPointer<UInt8>
    let message: UnsafeBufferPointer<UInt8>

    init(result: [UInt8], message: [UInt8]) {
      self.result = Farewell.kept(result)
      self.message = Farewell.kept(message)
    }

    private static func kept(_ bytes: [UInt8]) -> UnsafeBufferPointer<UInt8> {
      let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
      _ = buffer.initialize(from: bytes)
      return UnsafeBufferPointer(buffer)
    }

    func write() {
      Farewell.write(result, to: STDOUT_FILENO)
      Farewell.write(message, to: STDERR_FILENO)
    }

    private static func write(_ bytes: UnsafeBufferPointer<UInt8>, to file: Int32) {
      guard let start = bytes.baseAddress else { return }
      var done = 0
      while done < bytes.count {
        let count = Foundation.write(file, start + done, bytes.count - done)
        if count <= 0 { return }
        done += count
      }
    }
  }

  /// What Ctrl-C does at the moment.
  private enum Deferral {
    static let (off, on, signalled) = (0, 1, 2)
  }

  private static let deferral = Atomic<Int>(Deferral.off)

  /// Does something short that Ctrl-C does not cut: it has its effect at the end.
  static func deferred<Failure>(during body: () throws(Failure) -> Void) throws(Failure) {
    let isOutermost = deferral.compareExchange(
      expected: Deferral.off, desired: Deferral.on, ordering: .sequentiallyConsistent
    ).exchanged
    defer {
      if isOutermost,
        deferral.exchange(Deferral.off, ordering: .sequentiallyConsistent) == Deferral.signalled
      {
        raise(SIGINT)
      }
    }
    try body()
  }
}
