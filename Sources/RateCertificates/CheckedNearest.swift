import ExactArithmetic

/// Checks a certificate of the information with which Bob always answers a nearest string.
struct CheckedNearest {
  private let certificate: RateCertificate
  private let columns: CheckedColumns

  init(_ certificate: RateCertificate) throws(RateCertificateError) {
    self.certificate = certificate
    columns = try CheckedColumns(certificate)
  }

  private var problem: RateCertificate.Problem { certificate.problem }

  func check() throws(RateCertificateError) {
    let upper = try upperForm()
    try certificate.requireBounds(lower: certificate.lowerForm, upper: upper)
    let weights = try integerWeights()
    let isMaximal =
      certificate.pricing.method == .enumeration
      ? try enumerationHolds() : treesHold(weights)
    if !isMaximal {
      throw RateCertificateError(
        certificate.pricing.method == .enumeration ? "maximum" : "pricing.tree",
        found: "\(certificate.pricing)",
        expected: "a proof that no rule exceeds \(certificate.maximum)")
    }
  }

  // MARK: The upper bound

  /// `- sum p log Z` with `Z = sum Q A`.
  private func upperForm() throws(RateCertificateError) -> LogForm {
    var sums = [Rational](repeating: 0, count: certificate.orbits.count)
    for (answers, rule) in zip(try certificate.answers(), certificate.rules) {
      let served = servedSources(answers)
      for (orbit, count) in served.enumerated() where count > 0 {
        sums[orbit] += rule.weight * Rational(Integer(count), certificate.orbits[orbit].size)
      }
    }
    if let orbit = sums.firstIndex(where: \.isZero) {
      throw RateCertificateError(
        "rules", found: "no rule that serves \(certificate.orbits[orbit].columns)",
        expected: "rules that serve every orbit")
    }
    return -RateCertificate.sum(certificate.probabilities, logarithms: sums)
  }

  private func servedSources(_ answers: [Int]) -> [Int] {
    CheckedRule(answers: answers, examples: problem.examples, dimension: problem.dimension)
      .servedSources(columns, orbitCount: certificate.orbits.count)
  }

  // MARK: The maximum

  /// The fraction bits of the dual numbers.
  private static let fractionBits = 44

  /// The dual numbers in units of `2^-44`.
  private func integerWeights() throws(RateCertificateError) -> [UInt128] {
    var weights: [UInt128] = []
    for (index, value) in certificate.dual.enumerated() {
      let scaled = value.scaled(byPowerOfTwo: CheckedNearest.fractionBits)
      guard scaled.isInteger, scaled.numerator.bitWidth <= 80 else {
        throw RateCertificateError(
          "dual[\(index)]", found: "\(value)", expected: "a multiple of 2^-44 below 2^36")
      }
      weights.append(scaled.numerator.unsignedWords)
    }
    return weights
  }

  private func treesHold(_ weights: [UInt128]) -> Bool {
    let scale = CheckedNearest.fractionBits + problem.examples * problem.dimension
    let bound = certificate.maximum.scaled(byPowerOfTwo: scale).floor()
    if bound.bitWidth > 120 { return false }
    let tree = CheckedHardTree(
      examples: problem.examples, dimension: problem.dimension, columns: columns,
      weights: weights, bound: bound.unsignedWords)
    return tree.holds(certificate.pricing.tree, representatives: representatives)
  }

  /// A source of each orbit.
  private var representatives: [[Int]] {
    certificate.orbits.map { $0.representative(examples: problem.examples) }
  }

  /// Whether no rule exceeds the maximum, all rules one by one up to the names of the items.
  private func enumerationHolds() throws(RateCertificateError) -> Bool {
    let size = 1 << problem.dimension
    let greatest = 22
    let digits = Double(problem.examples.bitWidth - problem.examples.leadingZeroBitCount)
    if Double(size) * digits > Double(greatest * 2) {
      throw RateCertificateError(
        "pricing.method", found: "enumeration", expected: "trees for a game of this size")
    }
    var answers = [Int](repeating: 0, count: size)
    func holds(_ y: Int, _ used: Int) -> Bool {
      if y == size {
        let value = Rational.sum(
          zip(servedSources(answers), certificate.dual).map { Rational($0) * $1 })
        let scale = problem.examples * problem.dimension
        return value.scaled(byPowerOfTwo: -scale) <= certificate.maximum
      }
      return (0..<min(used + 1, problem.examples)).allSatisfy { item in
        answers[y] = item
        return holds(y + 1, max(used, item + 1))
      }
    }
    return holds(0, 0)
  }
}

extension Integer {
  /// A non-negative value below `2^128` as a word of 128 bits.
  var unsignedWords: UInt128 {
    withLimbs { limbs in
      var value: UInt128 = 0
      for limb in limbs.reversed() { value = value << 64 | UInt128(limb) }
      return value
    }
  }
}
