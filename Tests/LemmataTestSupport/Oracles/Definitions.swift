import ExactArithmetic
import InformationTheory

/// `-sum p log p` straight from the definition.
package func entropyByDefinition(_ probabilities: some Sequence<Rational>) -> LogForm {
  probabilities.reduce(LogForm.zero) { $1.isZero ? $0 : $0 - $1 * LogForm.log($1) }
}

/// The entropy of a group of variables, by summing over the whole support.
package func entropyByDefinition(_ law: JointLaw, _ group: [String]) -> LogForm {
  let indices = group.map { law.variables.firstIndex(of: $0)! }
  var sums: [[AnyOutcome]: Rational] = [:]
  for (outcomes, probability) in law.support {
    sums[indices.map { outcomes[$0] }, default: 0] += probability
  }
  return entropyByDefinition(sums.values)
}

/// `sum p log(p/q)`, or infinity, straight from the definition.
package func divergenceByDefinition(_ pairs: some Sequence<(Rational, Rational)>) -> Divergence {
  var sum = LogForm.zero
  for (p, q) in pairs where !p.isZero {
    if q.isZero { return .infinite }
    sum += p * LogForm.log(p / q)
  }
  return .finite(sum)
}
