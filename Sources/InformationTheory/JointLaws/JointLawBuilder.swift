import ExactArithmetic

/// Collects weighted combinations of outcomes and checks that they make a joint law.
struct JointLawBuilder {
  private let variables: [String]
  private var codeByOutcome: [[AnyOutcome: Int32]]
  private var alphabets: [[AnyOutcome]]
  private var codes: [[Int32]]
  private var weights: [Rational] = []
  private var common = CommonDenominator()
  private var seen: Set<[Int32]> = []

  init(variables: [String]) throws(LawError) {
    if variables.isEmpty { throw .empty }
    try JointLaw.checkNames(variables)
    self.variables = variables
    codeByOutcome = Array(repeating: [:], count: variables.count)
    alphabets = Array(repeating: [], count: variables.count)
    codes = Array(repeating: [], count: variables.count)
  }

  /// Adds one combination; `position` counts from 1 and goes into error messages.
  mutating func append<Outcome: Hashable & Sendable>(
    _ outcomes: [Outcome], weight: Rational, position: Int?
  ) throws(LawError) {
    func shown() -> String { quoted(AnyOutcome(outcomes.map { AnyOutcome($0) })) }
    if outcomes.count != variables.count {
      throw .wrongOutcomeCount(
        outcomes: shown(), count: outcomes.count, expected: variables.count, position: position)
    }
    if weight.isNegative {
      let place = position.map { "entry \($0), " } ?? ""
      throw .negativeWeight(location: "\(place)outcome \(shown())", value: weight)
    }
    var combination: [Int32] = []
    combination.reserveCapacity(outcomes.count)
    for (variable, outcome) in outcomes.enumerated() {
      let wrapped = AnyOutcome(outcome)
      if let code = codeByOutcome[variable][wrapped] {
        combination.append(code)
      } else {
        let code = Int32(alphabets[variable].count)
        codeByOutcome[variable][wrapped] = code
        alphabets[variable].append(wrapped)
        combination.append(code)
      }
    }
    if !seen.insert(combination).inserted {
      throw .duplicateOutcome(shown(), position: position)
    }
    if weight.isZero { return }
    for (variable, code) in combination.enumerated() { codes[variable].append(code) }
    weights.append(weight)
    common.include(weight)
  }

  mutating func finish() throws(LawError) -> JointLaw {
    if seen.isEmpty { throw .empty }
    common.finish()
    let counts = weights.map { common.count(of: $0) }
    let total = counts.reduce(Integer.zero, +)
    if total != common.value { throw .sumIsNotOne(Rational(total, common.value)) }
    return JointLaw(
      variables: variables, alphabets: alphabets, codes: codes, counts: counts, denominator: total)
  }
}
