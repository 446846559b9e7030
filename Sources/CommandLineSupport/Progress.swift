import Foundation
import Synchronization
import Work

/// Progress of long work, on standard error when it is a terminal.
package enum Progress {
  private static let line = isatty(STDERR_FILENO) == 0 ? nil : ProgressLine()

  /// A monitor that states the work and then shows a percentage, if the work lasts.
  package static var monitor: WorkMonitor {
    guard let line else { return WorkMonitor() }
    return WorkMonitor(announcement: { line.announce($0) }, report: { line.show($0) })
  }

  /// Clears the line, before anything else is written.
  package static func clear() { line?.clear() }
}

/// One line of a terminal that is rewritten.
private final class ProgressLine: Sendable {
  private struct State {
    var work = ""
    let started = ContinuousClock.now
    var percent: Int?
  }

  private let state = Mutex(State())

  func announce(_ work: String) {
    clear()
    state.withLock { $0 = State(work: work) }
  }

  func show(_ fraction: Double) {
    let percent = Int(fraction * 100)
    state.withLock { state in
      if percent == state.percent || state.started.duration(to: .now) < .seconds(1) { return }
      write((state.percent == nil ? state.work + "\n" : "") + "\r\(percent) %")
      state.percent = percent
    }
  }

  func clear() {
    state.withLock { state in
      if state.percent != nil { write("\r\u{1B}[K") }
      state.percent = nil
    }
  }

  private func write(_ text: String) {
    try? FileDescriptor.standardError.write(text)
  }
}
