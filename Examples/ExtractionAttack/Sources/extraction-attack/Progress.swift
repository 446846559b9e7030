import Foundation

/// One line on standard error that is rewritten, when that is a terminal.
struct Progress {
  private let isTerminal = isatty(STDERR_FILENO) != 0

  func show(_ text: String) { write("\r\u{1B}[K" + text) }

  func clear() { write("\r\u{1B}[K") }

  private func write(_ text: String) {
    if isTerminal { FileHandle.standardError.write(Data(text.utf8)) }
  }
}
