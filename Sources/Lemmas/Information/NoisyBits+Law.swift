import ExactArithmetic
import InformationTheory
import Lemmas

extension NoisyBits {
  /// The bits `names` of a joint law; all its other variables together are `U`.
  ///
  /// - Throws: `LemmaError.invalidInstance` when a variable is missing or is no bit.
  init(_ law: JointLaw, bits names: [String], correlation: Rational, of id: String) throws {
    for name in names {
      guard law.variables.contains(name) else {
        throw LemmaError.invalidInstance(
          id: id,
          reason: "the law has the variables \(law.variables.joined(separator: ", ")); "
            + "expected \(names.joined(separator: ", ")), and any others for U")
      }
      let count = try law.outcomes(of: name).count
      if count > 2 {
        throw LemmaError.invalidInstance(
          id: id, reason: "\(name) has \(count) outcomes; expected a bit")
      }
    }
    if correlation.isNegative || correlation > 1 {
      throw LemmaError.invalidInstance(
        id: id, reason: "rho = \(correlation); expected a correlation in [0, 1]")
    }
    let positions = names.map { law.variables.firstIndex(of: $0)! }
    let alphabets = try names.map { try law.outcomes(of: $0) }
    var rows: [[AnyOutcome]: [Integer]] = [:]
    var order: [[AnyOutcome]] = []
    for (outcomes, probability) in law.support {
      let hidden = outcomes.indices.filter { !positions.contains($0) }.map { outcomes[$0] }
      if rows[hidden] == nil {
        rows[hidden] = Array(repeating: .zero, count: 1 << names.count)
        order.append(hidden)
      }
      var point = 0
      for (bit, position) in positions.enumerated() where alphabets[bit][0] != outcomes[position] {
        point |= 1 << bit
      }
      rows[hidden]![point] +=
        probability.numerator * law.denominator.exactlyDivided(by: probability.denominator)
    }
    self.init(
      dimension: names.count, correlation: correlation, weights: order.map { rows[$0]! })
  }
}
