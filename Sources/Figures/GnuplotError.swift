/// Why gnuplot drew nothing.  It is the machine's fault, not that of the input.
public enum GnuplotError: Error, Hashable {
  /// There is no gnuplot in the directories of the search path.
  case notFound(searchPath: String)
  /// gnuplot ended with an error, or drew nothing.
  case failed(path: String, status: Int?, message: String)
  /// A temporary file could not be made.
  case noTemporaryFile(directory: String, message: String)
}

extension GnuplotError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notFound:
      return """
        drawing needs the program gnuplot, and there is none on the PATH. Install it with
          Debian, Ubuntu:  apt-get install gnuplot-nox
          macOS:           brew install gnuplot
        or write the figure for LaTeX (a file .tex) or the script for gnuplot (a file .gp) instead
        """
    case .failed(let path, let status, let message):
      let end = status.map { " (exit code \($0))" } ?? ""
      return "\(path) could not draw the figure\(end)"
        + (message.isEmpty ? "; it gave no reason" : ":\n\(message)")
    case .noTemporaryFile(let directory, let message):
      return "cannot make a temporary file in \(directory): \(message)"
    }
  }
}
