import ExactArithmetic
import Work

extension JointLaw {
  /// The stored parts of a law.
  package struct Parts {
    package var variables: [String]
    package var alphabets: [[AnyOutcome]]
    package var codes: [[Int32]]
    package var counts: [Integer]
    package var denominator: Integer
  }

  package var parts: Parts {
    Parts(
      variables: variables, alphabets: alphabets, codes: codes, counts: counts,
      denominator: denominator)
  }

  /// Checks that the cells are different combinations of outcomes with positive counts that sum to the denominator.
  ///
  /// - Throws: `BrokenInvariant`.
  package func checkInvariants() throws(BrokenInvariant) { try parts.checkInvariants() }
}

extension JointLaw.Parts {
  /// - Throws: `BrokenInvariant`, which says what is broken.
  package func checkInvariants() throws(BrokenInvariant) {
    try checkVariables()
    try checkCells()
    try checkCounts()
  }

  private func checkVariables() throws(BrokenInvariant) {
    do {
      try JointLaw.checkNames(variables)
    } catch { throw BrokenInvariant("\(error)") }
    try BrokenInvariant.check(
      alphabets.count == variables.count,
      "\(alphabets.count) alphabets for \(variables.count) variables")
    for (variable, alphabet) in zip(variables, alphabets) {
      try BrokenInvariant.check(
        Set(alphabet).count == alphabet.count, "an outcome of \(variable) occurs twice: \(alphabet)"
      )
    }
  }

  private func checkCells() throws(BrokenInvariant) {
    try BrokenInvariant.check(
      codes.count == variables.count, "codes of \(codes.count) variables, not \(variables.count)")
    for (index, variable) in variables.enumerated() {
      try BrokenInvariant.check(
        codes[index].count == counts.count,
        "\(codes[index].count) codes of \(variable) for \(counts.count) cells")
      let outcomes = alphabets[index].indices
      if let code = codes[index].first(where: { !outcomes.contains(Int($0)) }) {
        throw BrokenInvariant("the code \(code) of \(variable) is none of \(outcomes)")
      }
    }
    var seen: Set<[Int32]> = []
    for cell in counts.indices {
      let combination = codes.map { $0[cell] }
      try BrokenInvariant.check(
        seen.insert(combination).inserted, "the combination \(combination) occurs in two cells")
    }
  }

  private func checkCounts() throws(BrokenInvariant) {
    for (cell, count) in counts.enumerated() {
      try count.checkInvariants()
      try BrokenInvariant.check(
        count.signum() > 0, "cell \(cell) has the count \(count), which is not positive")
    }
    let sum = counts.reduce(Integer.zero, +)
    try BrokenInvariant.check(
      sum == denominator && denominator.signum() > 0,
      "the counts sum to \(sum), and the denominator is \(denominator)")
  }
}
