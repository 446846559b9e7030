import ExactArithmetic
import RateCertificates

/// The symmetries of the game: permutations of the examples and of the coordinates, and flips of coordinates.
struct RuleSymmetry {
  let examples: Int
  let dimension: Int

  /// A rule with its probability.
  typealias WeightedRule = (rule: [Int], weight: Rational)

  /// The law on all rules of the orbits of a certificate, in increasing order of the rules.
  ///
  /// - Throws: ``CertificationError`` where a rule has no answers.
  func law(
    of certificate: RateCertificate, _ name: String
  ) throws(CertificationError) -> [WeightedRule] {
    var weights: [[Int]: Rational] = [:]
    for weighted in certificate.rules where !weighted.weight.isZero {
      guard case .answers(let items) = weighted.rule else {
        throw .hasNoKind(name, reason: "its rules are majorities, not answers")
      }
      let orbit = orbit(of: items.map { $0 - 1 }, images: imagesOfRule)
      let share = weighted.weight / Rational(Integer(orbit.count))
      for rule in orbit { weights[rule, default: 0] += share }
    }
    return weights.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ($0.key, $0.value) }
  }

  /// The dual number of the orbit of the examples, for every index.
  func duals(of certificate: RateCertificate) -> [Rational] {
    var duals = [Rational](repeating: 0, count: 1 << (examples * dimension))
    for (orbit, dual) in zip(certificate.orbits, certificate.dual) {
      for source in self.orbit(of: source(orbit.columns), images: imagesOfSource) {
        let index = source.enumerated().reduce(0) { $0 | $1.element << (dimension * $1.offset) }
        duals[index] = dual
      }
    }
    return duals
  }

  // MARK: Orbits

  private func orbit(of first: [Int], images: ([Int]) -> [[Int]]) -> Set<[Int]> {
    var (seen, open): (Set<[Int]>, [[Int]]) = ([first], [first])
    while let next = open.popLast() {
      for image in images(next) where seen.insert(image).inserted { open.append(image) }
    }
    return seen
  }

  /// A source of an orbit: the strings whose columns are of the classes.
  private func source(_ columns: [Int]) -> [Int] {
    let classes = columns.indices.flatMap { Array(repeating: $0, count: columns[$0]) }
    return (0..<examples).map { (item: Int) in
      classes.enumerated().reduce(0) { $0 | (($1.element >> item) & 1) << $1.offset }
    }
  }

  private func imagesOfSource(_ source: [Int]) -> [[Int]] {
    var images = (0..<dimension).map { (bit: Int) in source.map { $0 ^ 1 << bit } }
    images += (1..<max(1, dimension)).map { (bit: Int) in source.map { exchanged($0, bit) } }
    for item in 1..<examples {
      var image = source
      image.swapAt(item - 1, item)
      images.append(image)
    }
    return images
  }

  private func imagesOfRule(_ rule: [Int]) -> [[Int]] {
    var images = (0..<dimension).map { (bit: Int) in rule.indices.map { rule[$0 ^ 1 << bit] } }
    images += (1..<max(1, dimension)).map { (bit: Int) in
      rule.indices.map { rule[exchanged($0, bit)] }
    }
    for item in 1..<examples {
      images.append(rule.map { $0 == item ? item - 1 : $0 == item - 1 ? item : $0 })
    }
    return images
  }

  /// A string with two neighbouring bits exchanged.
  private func exchanged(_ string: Int, _ bit: Int) -> Int {
    let differ = (string >> bit ^ string >> (bit - 1)) & 1
    return string ^ (differ * 3) << (bit - 1)
  }
}
