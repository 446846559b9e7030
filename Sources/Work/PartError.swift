/// Why parts of long work are refused.
public enum PartError: InputError, Hashable {
  case invalidShare(String)
  /// Work that has no pieces.
  case nothingToSplit(String)
  /// A file that is no part.
  case invalidFile(String)
  /// Parts of different questions or of different laws.
  case differentQuestions(WorkShare, String)
  /// A part that is there twice.
  case doubled(WorkShare)
  /// Parts that are not there.
  case missing([Int], count: Int)
  /// Parts of a round after which nothing is left to do.
  case alreadySettled

  public var description: String {
    switch self {
    case .invalidShare(let text):
      "the part is \(text); expected i/n, the i-th of n parts, with 1 <= i <= n <= \(WorkShare.greatestCount)"
    case .nothingToSplit(let reason): "there is nothing to split: \(reason)"
    case .invalidFile(let reason): reason
    case .differentQuestions(let share, let field):
      "the part \(share) has another \(field) than the first; expected parts of one question and one version"
    case .doubled(let share): "the part \(share) is there twice; expected each part once"
    case .missing(let indices, let count):
      "of \(count) parts \(indices.count == 1 ? "part" : "the parts") "
        + indices.prefix(10).map(String.init).joined(separator: ", ")
        + (indices.count > 10 ? ", ..." : "")
        + " \(indices.count == 1 ? "is" : "are") missing; expected all of them"
    case .alreadySettled:
      "the parts of the earlier round prove the value; 'lemmata merge' joins them"
    }
  }
}

extension PartError {
  /// Checks that all shares of one whole are there, each once.
  ///
  /// - Parameter shares: of one count.
  package static func checkShares(_ shares: [WorkShare]) throws(PartError) {
    guard let count = shares.first?.count else { return }
    var seen: Set<Int> = []
    for share in shares where !seen.insert(share.index).inserted { throw .doubled(share) }
    let missing = (1...count).filter { !seen.contains($0) }
    if !missing.isEmpty { throw .missing(missing, count: count) }
  }
}
