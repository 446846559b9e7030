import ExactArithmetic
import InformationTheory
import Lemmas
import Work

extension NoisyBits {
  /// The bits of a law of the user's: `X`, or `X1`, `X2`, ...; all other variables together are `U`.
  ///
  /// - Parameters:
  ///   - law: the law.
  ///   - dimension: the number of bits `X1`, `X2`, ..., where it is given.
  ///   - correlation: the correlation of a bit and its noisy copy.
  ///   - id: the lemma.
  /// - Throws: `LemmaError.invalidInstance` when there are no such bits; `WorkRefused` for more than 16.
  init(_ law: JointLaw, dimension: Int?, correlation: Rational, of id: String) throws {
    var names = law.variables.contains("X") && dimension == nil ? ["X"] : []
    if names.isEmpty {
      let all = (1...law.variables.count).map { "X\($0)" }
      names = Array(all.prefix(dimension.map { max(0, $0) } ?? all.count))
      if dimension == nil { names = Array(names.prefix { law.variables.contains($0) }) }
    }
    guard !names.isEmpty, names.count == dimension ?? names.count else {
      throw LemmaError.invalidInstance(
        id: id,
        reason: "the law has the variables \(law.variables.joined(separator: ", ")); "
          + "expected bits X, or X1, X2, ..., and any others for U")
    }
    try self.init(law, bits: names, correlation: correlation, of: id)
  }

  /// Checks that the bits are uniform.
  ///
  /// - Throws: `LemmaError.invalidInstance`, which names a value that is too likely or not likely enough.
  func requireUniformBits(of id: String) throws {
    let sums = (0..<(1 << dimension)).map { (point: Int) -> Integer in
      weights.reduce(Integer.zero) { $0 + $1[point] }
    }
    let total = sums.reduce(Integer.zero, +)
    let share = Rational(1, 1 << dimension)
    for (point, sum) in sums.enumerated() where Rational(sum, total) != share {
      let bits = (0..<dimension).map { "\(point >> $0 & 1)" }.joined()
      throw LemmaError.invalidInstance(
        id: id,
        reason:
          "the bits are not uniform: the value \(bits) of X has the probability \(Rational(sum, total)); "
          + "expected \(share)")
    }
  }

  /// The bits `names` of a joint law; all its other variables together are `U`.
  ///
  /// - Throws: `LemmaError.invalidInstance` when a variable is missing or is no bit; `WorkRefused` for more than 16 bits.
  init(_ law: JointLaw, bits names: [String], correlation: Rational, of id: String) throws {
    if names.count > 16 {
      throw WorkRefused(
        "noisy bits of a law", size: .parameter("d = \(names.count)"),
        limit: .fixed(16, unit: "bits"))
    }
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
