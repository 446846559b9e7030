import ExactArithmetic
import InformationTheory
import Work

// Quantities of the law: entropies, divergences of its parts, probabilities of events.

extension Evaluator {
  /// The law, of which a quantity stands at a position.
  func law(at position: Int) throws -> JointLaw {
    guard let law = context.law else {
      throw problem(position, "there is no law here; expected a file with one")
    }
    return law
  }

  /// The names of known variables.
  func names(_ group: [QuantityExpression.Name], of law: JointLaw) throws -> [String] {
    for name in group where !law.variables.contains(name.text) {
      throw problem(
        name.position,
        "there is no variable \"\(name.text)\"; expected one of \(law.variables.joined(separator: ", "))"
      )
    }
    return group.map(\.text)
  }

  // MARK: Entropies

  func entropy(
    _ group: [QuantityExpression.Name], given: [QuantityExpression.Name]
  ) throws -> StatementValue {
    let law = try law(at: group[0].position)
    return StatementValue(
      try law.conditionalEntropy(of: names(group, of: law), given: names(given, of: law)))
  }

  /// The co-information: the entropy of every union of groups, with the sign of the number of groups.
  func information(
    _ groups: [[QuantityExpression.Name]], given: [QuantityExpression.Name]
  ) throws -> StatementValue {
    let law = try law(at: groups[0][0].position)
    let (groups, given) = (try groups.map { try names($0, of: law) }, try names(given, of: law))
    if groups.count > Evaluator.greatestGroupCount {
      throw problem(
        1,
        "a co-information of \(groups.count) groups; expected at most \(Evaluator.greatestGroupCount)"
      )
    }
    if groups.count == 2 {
      return StatementValue(
        try law.mutualInformation(between: groups[0], and: groups[1], given: given))
    }
    var sum = LogForm.zero
    for subset in 1..<(1 << groups.count) {
      let union = groups.indices.filter { subset >> $0 & 1 == 1 }.flatMap { groups[$0] }
      let entropy = try law.conditionalEntropy(of: union, given: given)
      sum += subset.nonzeroBitCount % 2 == 1 ? entropy : -entropy
    }
    return StatementValue(sum)
  }

  private static let greatestGroupCount = 12

  // MARK: Divergences

  func value(
    of divergence: QuantityExpression.Divergence, _ first: QuantityExpression.LawTerm,
    from second: QuantityExpression.LawTerm, at position: Int
  ) throws -> StatementValue {
    let (p, q) = (try marginal(first), try marginal(second))
    if p.variableCount != q.variableCount {
      throw problem(
        second.position,
        "the two laws are of \(p.variableCount) and of \(q.variableCount) variables; expected as many"
      )
    }
    switch divergence {
    case .kullbackLeibler: return StatementValue(p.law.klDivergence(from: q.law))
    case .totalVariation: return StatementValue(p.law.totalVariation(to: q.law))
    case .chiSquare: return StatementValue(p.law.chiSquareDivergence(from: q.law))
    }
  }

  /// The law of combinations of outcomes that a term stands for.
  private func marginal(
    _ term: QuantityExpression.LawTerm
  ) throws -> (law: FiniteLaw<[AnyOutcome]>, variableCount: Int) {
    let law = try conditioned(law(at: term.position), on: term.condition)
    let marginals = try term.factors.map { factor in
      let names = try names(factor, of: law)
      return (names: names, law: try law.marginal(names))
    }
    try Evaluator.checkProduct(marginals.map(\.law.supportCount), of: marginals.map(\.names))
    var weights: [(outcomes: [AnyOutcome], probability: Rational)] = [([], 1)]
    for (names, marginal) in marginals {
      let (places, support) = (marginal.variables, marginal.support)
      let columns = names.map { name in places.firstIndex(of: name) ?? 0 }
      weights = weights.flatMap { left in
        support.map { right in
          (left.outcomes + columns.map { right.outcomes[$0] }, left.probability * right.probability)
        }
      }
    }
    return (
      try FiniteLaw(weights.map(\.outcomes), weights: weights.map(\.probability)),
      term.factors.map(\.count).reduce(0, +)
    )
  }

  /// Refuses a product of laws that has too many combinations of outcomes.
  private static func checkProduct(
    _ sizes: [Int], of factors: [[String]]
  ) throws(WorkRefused) {
    var count = 1
    for size in sizes {
      let (product, isTooLarge) = count.multipliedReportingOverflow(by: size)
      if isTooLarge || product > greatestProductSize {
        throw WorkRefused(
          "the law \(factors.map { $0.joined(separator: ",") }.joined(separator: "*"))",
          size: .count("more combinations of outcomes"),
          limit: .fixed(greatestProductSize, unit: ""))
      }
      count = product
    }
  }

  /// A product of laws has at most so many combinations of outcomes.
  private static let greatestProductSize = 1_000_000

  /// The law given that variables have certain outcomes.
  private func conditioned(
    _ law: JointLaw, on condition: [QuantityExpression.Event]
  ) throws -> JointLaw {
    var law = law
    for event in condition {
      let name = try names([event.variable], of: law)[0]
      if !event.isEqual {
        throw problem(event.variable.position, "a law is conditioned on an outcome; expected =")
      }
      let outcome = try outcome(event.other, of: name, in: law)
      do {
        law = try law.conditional(on: name, equals: outcome)
      } catch {
        throw undefined(event.variable.position, "\(error)")
      }
    }
    return law
  }

  private func outcome(
    _ name: QuantityExpression.Name, of variable: String, in law: JointLaw
  ) throws -> AnyOutcome {
    let outcomes = try law.outcomes(of: variable)
    if let outcome = outcomes.first(where: { $0.description == name.text }) { return outcome }
    let known = outcomes.prefix(8).map(\.description).joined(separator: ", ")
    throw problem(
      name.position, "\(variable) has no outcome \"\(name.text)\"; expected one of \(known)")
  }

  // MARK: Probabilities

  func probability(
    _ events: [QuantityExpression.Event], given: [QuantityExpression.Event], at position: Int
  ) throws -> Rational {
    let law = try law(at: position)
    let condition = try given.map { try test($0, law) }
    let wanted = try events.map { try test($0, law) }
    var (both, all) = (Rational.zero, Rational.zero)
    for (outcomes, probability) in law.support where condition.allSatisfy({ $0(outcomes) }) {
      all += probability
      if wanted.allSatisfy({ $0(outcomes) }) { both += probability }
    }
    if all.isZero { throw undefined(position, "the condition has probability 0") }
    return both / all
  }

  /// Whether a combination of outcomes belongs to an event.
  private func test(
    _ event: QuantityExpression.Event, _ law: JointLaw
  ) throws -> ([AnyOutcome]) -> Bool {
    let name = try names([event.variable], of: law)[0]
    guard let column = law.variables.firstIndex(of: name) else { return { _ in false } }
    if !event.other.isQuoted, let other = law.variables.firstIndex(of: event.other.text) {
      return { ($0[column] == $0[other]) == event.isEqual }
    }
    let outcome = try outcome(event.other, of: name, in: law)
    return { ($0[column] == outcome) == event.isEqual }
  }
}
