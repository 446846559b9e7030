import Contraction
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas

/// A joint law with a rho for which two of its variables, A and a reference, are rho-SDPI.
struct ContractingLaw: Sendable {
  let law: JointLaw
  let rho: Rational

  /// The law of A and of the reference, which a channel makes of it.
  init(input: [Rational], through channel: Channel, to reference: String) throws {
    law = try JointLaw(
      input: FiniteLaw(input), channel: channel, inputVariable: "A", outputVariable: reference)
    rho = try law.contractionBound(of: "A", from: reference)
  }

  /// The law of `--law`.
  ///
  /// - Parameters:
  ///   - variables: those that the lemma speaks of, A among them.
  ///   - chains: the Markov chains `first - middle - last` that they must form.
  /// - Throws: `LemmaError`; what the contraction of a law throws.
  init(
    _ arguments: LemmaArguments, of id: String, variables: [String], reference: String,
    chains: [(first: [String], middle: [String], last: [String])]
  ) throws {
    law = try arguments.require(.law, of: id)
    try law.requireVariables(variables, of: id)
    for chain in chains {
      try law.requireIndependence(
        of: chain.first, and: chain.last, given: chain.middle, lemma: id)
    }
    rho = try law.contractionBound(of: "A", from: reference)
  }
}

extension JointLaw {
  /// Checks that a law has the variables that a lemma speaks of.
  ///
  /// - Throws: `LemmaError.invalidInstance`.
  func requireVariables(_ names: [String], of id: String) throws(LemmaError) {
    if let missing = names.first(where: { !variables.contains($0) }) {
      throw .invalidInstance(
        id: id,
        reason:
          "the law has the variables \(variables.joined(separator: ", ")), but no \(missing); "
          + "expected \(names.joined(separator: ", "))")
    }
  }

  /// Checks that two groups of variables are independent given a third.
  ///
  /// - Throws: `LemmaError.invalidInstance`.
  func requireIndependence(
    of first: [String], and second: [String], given condition: [String], lemma id: String
  ) throws {
    let information = try mutualInformation(between: first, and: second, given: condition)
    if information.isZero { return }
    let measure = InformationMeasure.mutualInformation(
      between: first, and: second, given: condition)
    throw LemmaError.invalidInstance(
      id: id,
      reason: "\(measure) is \(information) bits, expected 0: "
        + "\((first + condition + second).joined(separator: " - ")) must be a Markov chain")
  }
}
