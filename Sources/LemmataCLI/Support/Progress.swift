import Foundation
import Lemmata
import Synchronization

/// Progress of long work, on standard error when it is a terminal.
enum Progress {
  /// A monitor that states the work and then shows a percentage, if the work lasts.
  static func monitor() -> WorkMonitor {
    guard isatty(STDERR_FILENO) != 0 else { return WorkMonitor() }
    let line = ProgressLine()
    return WorkMonitor(announcement: { line.announce($0) }, report: { line.show($0) })
  }
}

/// One line of a terminal that is rewritten.
private final class ProgressLine: Sendable {
  private struct State {
    var work = ""
    var started = ContinuousClock.now
    var shown = -1
    var isAnnounced = false
  }

  private let state = Mutex(State())

  func announce(_ work: String) {
    state.withLock { $0 = State(work: work) }
  }

  func show(_ fraction: Double) {
    state.withLock { state in
      let percent = Int(fraction * 100)
      if percent == state.shown || state.started.duration(to: .now) < .seconds(1) { return }
      var text = ""
      if !state.isAnnounced {
        text += state.work + "\n"
        state.isAnnounced = true
      }
      state.shown = percent
      text += percent >= 100 ? "\r\u{1B}[K" : "\r\(percent) %"
      try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
  }
}
