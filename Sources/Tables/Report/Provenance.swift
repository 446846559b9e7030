/// What made an output: the program with its version, and how it was called.
public struct Provenance: Sendable, Hashable {
  /// The program with its version: `lemmata 0.2.0`.
  public var program: String
  /// The call, as a shell reads it.
  public var call: String

  /// Creates a provenance.
  public init(program: String, call: String) {
    self.program = program
    self.call = call
  }

  /// Both in a line, for a comment.
  public var comment: String { "\(program): \(call)" }
}

/// Words as a shell reads them.
public enum ShellWords {
  /// The words, each quoted where it needs to be.
  public static func joined(_ words: [String]) -> String {
    words.map(quoted).joined(separator: " ")
  }

  private static let plain = Set("0123456789-_./:=,+".unicodeScalars)

  private static func quoted(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy {
      $0.isASCII && ($0.properties.isAlphabetic || plain.contains($0))
    }
    if isPlain && !word.isEmpty { return word }
    return "'"
      + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}
