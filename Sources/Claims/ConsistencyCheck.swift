import ExactArithmetic

/// Whether an estimate agrees with a claim: that is never a proof of it.
public enum Consistency: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
  /// Some values in the confidence intervals satisfy the claim.
  case consistent
  /// None does: the claim is false, or the intervals miss, which happens with at most what the confidence leaves.
  case contradicted

  public var description: String { rawValue }
}

/// A claim about probabilities that were estimated, compared at the values in their intervals that favour it most.
public struct ConsistencyCheck: Sendable {
  /// What is claimed: the names of the sides, or a statement in words.
  public let statement: ClaimStatement
  public let reason: String
  /// What the claim says of the two sides.
  public let relation: Relation
  /// The left side: of an inequality, at the values in the intervals that favour it.
  public let left: Quantity
  public let right: Quantity
  public let consistency: Consistency

  /// What a claim says of its sides.
  public enum Relation: String, Sendable, Hashable {
    case atMost = "<="
    /// The interval on the left has a value of the enclosure on the right.
    case meets
  }

  /// The claim: `d2(a||b) <= I(M;X)`, or the statement in words.
  public var claim: String { statement.description }

  /// Compares `left <= right`: contradicted where it is violated even at these values.
  ///
  /// - Parameters:
  ///   - leftName: the name of the left side.
  ///   - left: the left side at the values in the intervals that favour the claim.
  ///   - rightName: the name of the right side.
  ///   - right: the right side.
  ///   - reason: why it is claimed, in one line.
  public init(
    _ leftName: String, _ left: Quantity, atMost rightName: String, _ right: Quantity,
    reason: String
  ) {
    statement = .sides(left: leftName, .atMost, right: rightName)
    self.reason = reason
    relation = .atMost
    self.left = left
    self.right = right
    consistency =
      Quantity.compare(left, atMost: right) == .violated ? .contradicted : .consistent
  }

  /// Compares the interval of an estimate with an enclosure of the number: contradicted where they are disjoint.
  public init(_ words: String, reason: String, _ interval: Enclosure, meets known: Enclosure) {
    statement = .words(words)
    self.reason = reason
    relation = .meets
    left = .enclosed(interval)
    right = .enclosed(known)
    let isDisjoint = interval.upper < known.lower || known.upper < interval.lower
    consistency = isDisjoint ? .contradicted : .consistent
  }
}

extension ConsistencyCheck: CustomStringConvertible {
  /// The claim with both sides and whether the estimate agrees: `e <= 1/2: consistent; 0.26… <= 1/2`.
  public var description: String {
    "\(claim): \(consistency); \(left) \(relation.rawValue) \(right)"
  }
}
