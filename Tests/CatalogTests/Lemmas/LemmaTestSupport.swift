import Catalog
import Claims
import ExactArithmetic
import InformationTheory
import Work

/// A lemma with its cases and other claims: a false statement, of which a check must find a counterexample.
struct LemmaVariant<Base: Lemma>: Lemma {
  let base: Base
  let claims: @Sendable (Base.Instance) throws -> [Claim]

  init(_ base: Base, _ claims: @escaping @Sendable (Base.Instance) throws -> [Claim]) {
    self.base = base
    self.claims = claims
  }

  var id: String { base.id + "-variant" }
  func cases(_ scope: LemmaScope) throws -> [Base.Instance] { try base.cases(scope) }
  func check(_ instance: Base.Instance) throws -> [Claim] { try claims(instance) }
  func label(_ instance: Base.Instance) -> String { base.label(instance) }
}

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
