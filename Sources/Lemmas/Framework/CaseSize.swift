import ExactArithmetic

/// How large a case is: by it the smallest counterexample is chosen.
///
/// First the number of values that make the case up counts (the bits of a game's examples, the entries of a
/// channel, the cells of a law), then the greatest numerator or denominator among its numbers.  Of cases of
/// equal size the first of the lemma's list is taken.
public struct CaseSize: Sendable, Hashable {
  /// The number of values.
  public let values: Int
  /// The greatest magnitude of a numerator or a denominator.
  public let height: Integer

  /// Creates a size.
  public init(values: Int = 0, height: Integer = 0) {
    self.values = values
    self.height = height
  }

  /// The size of two parts together.
  public static func + (lhs: CaseSize, rhs: CaseSize) -> CaseSize {
    CaseSize(values: lhs.values + rhs.values, height: max(lhs.height, rhs.height))
  }
}

extension CaseSize: Comparable {
  public static func < (lhs: CaseSize, rhs: CaseSize) -> Bool {
    (lhs.values, lhs.height) < (rhs.values, rhs.height)
  }
}

extension CaseSize: CustomStringConvertible {
  /// Both numbers: `4 values of height 3`.
  public var description: String {
    "\(values) \(values == 1 ? "value" : "values") of height \(height)"
  }
}

/// A case whose size is known, or a part of one.
public protocol SizedCase {
  /// How large the case is.
  var caseSize: CaseSize { get }
}

// MARK: - Numbers

extension Int: SizedCase {
  /// One value, as high as its magnitude.
  public var caseSize: CaseSize { CaseSize(values: 1, height: Integer(self).magnitude) }
}

extension Integer: SizedCase {
  /// One value, as high as its magnitude.
  public var caseSize: CaseSize { CaseSize(values: 1, height: magnitude) }
}

extension Rational: SizedCase {
  /// One value, as high as the greater of numerator and denominator.
  public var caseSize: CaseSize {
    CaseSize(values: 1, height: max(numerator.magnitude, denominator))
  }
}

extension Array: SizedCase where Element: SizedCase {
  /// All elements together.
  public var caseSize: CaseSize { reduce(CaseSize()) { $0 + $1.caseSize } }
}
