import ExactArithmetic

extension JointLaw {
  /// The number of combinations of positive probability.
  public var supportCount: Int { counts.count }

  /// The outcomes of a variable, of probability 0 included.
  ///
  /// - Throws: ``LawError/unknownVariable(_:known:)``.
  public func outcomes(of variable: String) throws(LawError) -> [AnyOutcome] {
    alphabets[try index(of: variable)]
  }

  /// The combinations of positive probability with their probabilities.
  public var support: [(outcomes: [AnyOutcome], probability: Rational)] {
    counts.indices.map { (outcomes(ofCell: $0), Rational(counts[$0], denominator)) }
  }

  /// The probability of a combination of outcomes, one for each variable in order.
  ///
  /// - Throws: ``LawError/wrongOutcomeCount(outcomes:count:expected:position:)``.
  /// - Complexity: O(n) in the number of cells.
  public func probability(of outcomes: [AnyOutcome]) throws(LawError) -> Rational {
    if outcomes.count != variables.count {
      throw .wrongOutcomeCount(
        outcomes: quoted(AnyOutcome(outcomes)), count: outcomes.count, expected: variables.count,
        position: nil)
    }
    var combination: [Int32] = []
    for (outcome, alphabet) in zip(outcomes, alphabets) {
      guard let code = alphabet.firstIndex(of: outcome) else { return .zero }
      combination.append(Int32(code))
    }
    let cell = counts.indices.first { cell in
      combination.indices.allSatisfy { codes[$0][cell] == combination[$0] }
    }
    return cell.map { Rational(counts[$0], denominator) } ?? .zero
  }

  func outcomes(ofCell cell: Int) -> [AnyOutcome] {
    variables.indices.map { alphabets[$0][Int(codes[$0][cell])] }
  }

  /// The position of a variable.
  func index(of variable: String) throws(LawError) -> Int {
    guard let index = variables.firstIndex(of: variable) else {
      throw .unknownVariable(variable, known: variables)
    }
    return index
  }

  /// The positions of a group of variables, each once, in the order given.
  func indices(of group: [String]) throws(LawError) -> [Int] {
    var result: [Int] = []
    for variable in group {
      let index = try index(of: variable)
      if !result.contains(index) { result.append(index) }
    }
    return result
  }
}

extension JointLaw: Equatable {
  /// Whether two laws have the same variables in the same order and give every combination of outcomes the
  /// same probability.
  ///
  /// - Complexity: O(n) dictionary operations in the number of cells.
  public static func == (lhs: JointLaw, rhs: JointLaw) -> Bool {
    guard lhs.variables == rhs.variables, lhs.counts.count == rhs.counts.count else { return false }
    var probabilities: [[AnyOutcome]: Integer] = [:]
    for cell in lhs.counts.indices {
      probabilities[lhs.outcomes(ofCell: cell)] = lhs.counts[cell] * rhs.denominator
    }
    return rhs.counts.indices.allSatisfy {
      probabilities[rhs.outcomes(ofCell: $0)] == rhs.counts[$0] * lhs.denominator
    }
  }
}

extension JointLaw: CustomStringConvertible {
  /// The cells of positive probability: `(X, Y): {(0, 0): 1/2, (1, 1): 1/2}`; at most 64 of them.
  public var description: String {
    let cells = counts.indices.prefix(64).map { cell in
      "\(AnyOutcome(outcomes(ofCell: cell))): \(Rational(counts[cell], denominator))"
    }
    let rest = counts.count > 64 ? ", ... \(counts.count) in all" : ""
    return "(" + variables.joined(separator: ", ") + "): {" + cells.joined(separator: ", ") + rest
      + "}"
  }
}
