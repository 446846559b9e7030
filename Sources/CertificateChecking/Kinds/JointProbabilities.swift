import Documents
import ExactArithmetic

/// A joint law as a claim states it: positive probabilities by lists of indices.
package struct JointProbabilities {
  private let variables: [String]
  private let entries: [(index: [Int], probability: Rational)]

  package init(variables: JSONValue, law: JSONValue) throws(ClaimRejection) {
    var names: [String] = []
    for item in try variables.claimItems(least: 1) {
      let name = try item.claimText()
      try require(JointProbabilities.isName(name), "expected the name of a variable")
      names.append(name)
    }
    try require(Set(names).count == names.count, "a variable occurs twice")
    var entries: [(index: [Int], probability: Rational)] = []
    for item in try law.claimItems(least: 1) {
      let pair = try item.claimItems(count: 2)
      var index: [Int] = []
      for part in try pair[0].claimItems(count: names.count) { index.append(try part.claimWhole()) }
      let probability = try pair[1].claimRational()
      let isNext = entries.last.map { $0.index.lexicographicallyPrecedes(index) } ?? true
      try require(
        probability.signum() > 0 && isNext, "expected p > 0 and increasing indices")
      entries.append((index, probability))
    }
    try require(
      Rational.sum(entries.map(\.probability)) == 1, "the probabilities do not sum to 1")
    self.variables = names
    self.entries = entries
  }

  /// `[A-Za-z][A-Za-z0-9_]*`
  private static func isName(_ text: String) -> Bool {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    guard let first = text.utf8.first, letters.contains(first | 0x20) else { return false }
    return text.utf8.allSatisfy {
      letters.contains($0 | 0x20) || (48...57).contains($0) || $0 == UInt8(ascii: "_")
    }
  }

  /// The form of a quantity such as `I(X;Y|Z)`, by its definition.
  package func form(of quantity: JSONValue) throws(ClaimRejection) -> LogarithmSum {
    let measure = try StatedMeasure(quantity.claimText(), variables: variables)
    let below = marginal(measure.given)
    var form = LogarithmSum()
    if let second = measure.second {
      let above = marginal(measure.first + second + measure.given)
      let left = marginal(measure.first + measure.given)
      let right = marginal(second + measure.given)
      for entry in entries {
        let joint = above(entry.index) * below(entry.index)
        form.add(entry.probability, log: joint / (left(entry.index) * right(entry.index)))
      }
    } else {
      let above = marginal(measure.first + measure.given)
      for entry in entries {
        form.add(-entry.probability, log: above(entry.index) / below(entry.index))
      }
    }
    return form
  }

  /// The probability of what an index list has in common with others at some places.
  private func marginal(_ places: [Int]) -> ([Int]) -> Rational {
    let places = Set(places).sorted()
    var sums: [[Int]: Rational] = [:]
    for entry in entries { sums[places.map { entry.index[$0] }, default: 0] += entry.probability }
    return { (index: [Int]) in sums[places.map { index[$0] }] ?? 0 }
  }
}
