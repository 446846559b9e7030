/// What a claim says: of two sides, each by its name, or in words.
///
/// The names are values: no text is ever taken apart to find them.
public enum ClaimStatement: Sendable, Hashable {
  /// Two sides: `F <= I(J;Y|M)` has the names `F` and `I(J;Y|M)`.
  case sides(left: String, Claim.Relation, right: String)
  /// A statement of another shape: `a sample is uniform`.
  case words(String)

  /// The names of the sides; `nil` for a statement in words.
  public var names: (left: String, right: String)? {
    switch self {
    case .sides(let left, _, let right): (left, right)
    case .words: nil
    }
  }
}

extension ClaimStatement: CustomStringConvertible {
  /// The statement: `F <= I(J;Y|M)`.
  public var description: String {
    switch self {
    case .sides(let left, let relation, let right): "\(left) \(relation) \(right)"
    case .words(let words): words
    }
  }
}
