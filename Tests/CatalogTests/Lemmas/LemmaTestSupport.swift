import Catalog
import Claims
import ExactArithmetic
import InformationTheory
import Lemmas
import Work

extension Lemma {
  /// What the lemma says of arguments that it refuses.
  func refusal(_ change: (inout LemmaArguments) throws -> Void) -> String {
    do {
      var arguments = LemmaArguments()
      try change(&arguments)
      return "\(try verify(arguments))"
    } catch {
      return "\(error)"
    }
  }

  /// The verification of a user's instance.
  func verify(_ change: (inout LemmaArguments) throws -> Void) throws -> Verification {
    var arguments = LemmaArguments()
    try change(&arguments)
    return try verify(arguments)
  }
}

/// The joint law of `M`, `X` and `Y` for a deterministic message about uniform bits, cell by cell.
func noisyMessageLaw(_ message: [Int], dimension: Int, correlation rho: Rational) throws -> JointLaw
{
  let points = 0..<(1 << dimension)
  let flip = (1 - rho) / 2
  let weight = Rational(1).scaled(byPowerOfTwo: -dimension)
  return try JointLaw(
    ["M", "X", "Y"],
    entries: points.flatMap { x in
      points.map { y in
        let flips = (x ^ y).nonzeroBitCount
        return (
          outcomes: [message[x], x, y],
          weight: weight * flip.power(flips) * (1 - flip).power(dimension - flips)
        )
      }
    })
}
