import ExactArithmetic
import InformationTheory

/// How large a law is: by its combinations of positive probability, then by its denominator.
struct LawSize: Comparable, Sendable {
  let supportCount: Int
  let denominator: Integer

  init(_ law: JointLaw) {
    supportCount = law.supportCount
    denominator = law.leastDenominator
  }

  static func < (lhs: LawSize, rhs: LawSize) -> Bool {
    (lhs.supportCount, lhs.denominator) < (rhs.supportCount, rhs.denominator)
  }
}

extension JointLaw {
  /// The least common denominator of the probabilities.
  var leastDenominator: Integer {
    support.reduce(Integer.one) { Integer.lcm($0, $1.probability.denominator) }
  }
}
