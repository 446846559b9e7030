import ExactArithmetic

/// Checks a certificate of the least information with which a success can be had.
struct CheckedRate {
  private let certificate: RateCertificate
  private let columns: CheckedColumns
  private let kernel: CheckedKernel
  private let alpha: Rational
  private let beta: Rational
  /// A source of each orbit.
  private let representatives: [[Int]]
  /// The least sum of gains of all rules and sources, which stands for `t = 0`.
  private let origin: Int
  private let powers: CheckedPowers

  init(_ certificate: RateCertificate) throws(RateCertificateError) {
    self.certificate = certificate
    let problem = certificate.problem
    guard let rho = problem.correlation, rho.signum() > 0, rho <= 1,
      let kernel = CheckedKernel(correlation: rho, dimension: problem.dimension)
    else {
      throw RateCertificateError(
        "problem.correlation", found: "\(problem.correlation ?? 0)",
        expected: "above 0, at most 1, with rewards below 2^24")
    }
    guard let alpha = certificate.alpha, alpha > Rational(1, problem.examples) else {
      throw RateCertificateError(
        "alpha", found: "\(certificate.alpha ?? 0)", expected: "above 1/\(problem.examples)")
    }
    guard let beta = certificate.beta, beta > 1, beta.numerator.bitWidth <= 4096 else {
      throw RateCertificateError(
        "beta", found: "\(certificate.beta ?? 0)", expected: "above 1, of at most 4096 bits")
    }
    guard problem.examples * problem.dimension <= 20 else {
      throw RateCertificateError(
        "problem", found: "k d = \(problem.examples * problem.dimension)", expected: "at most 20")
    }
    self.kernel = kernel
    self.alpha = alpha
    self.beta = beta
    columns = try CheckedColumns(certificate)
    representatives = certificate.orbits.map { $0.representative(examples: problem.examples) }
    let ranges = representatives.map { kernel.range($0) }
    origin = ranges.map(\.lowerBound).min() ?? 0
    powers = CheckedPowers(beta, count: (ranges.map(\.upperBound).max() ?? 0) - origin)
  }

  private var problem: RateCertificate.Problem { certificate.problem }

  /// `k q^d`, the unit of the success.
  private var successUnit: Rational {
    Rational(Integer(problem.examples) * kernel.unit.power(problem.dimension))
  }

  /// The reward at `t = 0`: `2^d v(d) + g origin`.
  private var leastReward: Rational {
    Rational(kernel.least << problem.dimension) + Rational(kernel.step) * Rational(origin)
  }

  func check() throws(RateCertificateError) {
    let histograms = try rewards()
    let sums = masses(histograms)
    if let orbit = sums.firstIndex(where: \.isZero) {
      throw RateCertificateError(
        "rules", found: "no rule for \(certificate.orbits[orbit].columns)",
        expected: "rules with a positive weight")
    }
    let meanGain = meanGain(histograms, sums)
    let success = (leastReward + Rational(kernel.step) * meanGain) / successUnit
    if certificate.success != success {
      throw RateCertificateError(
        "success", found: "\(certificate.success?.decimal(significantDigits: 12) ?? "")",
        expected: success.decimal(significantDigits: 12))
    }
    if success < alpha {
      throw RateCertificateError(
        "alpha", found: "\(alpha)",
        expected: "at most the success \(success.decimal(significantDigits: 12))")
    }
    try checkBounds(upper: upperForm(meanGain, sums))
    try checkMaximum()
  }

  // MARK: The rules

  /// For each rule and orbit, how many sources have each sum of gains.
  private func rewards() throws(RateCertificateError) -> [[[Int: Int]]] {
    let sources = CheckedSources(columns, kernel)
    return try certificate.answers().map { answers in
      var histogram = [[Int: Int]](repeating: [:], count: certificate.orbits.count)
      for source in sources.orbits.indices {
        var sum = -origin
        for (y, item) in answers.enumerated() { sum += sources.gain(source, item, y) }
        histogram[sources.orbits[source]][sum, default: 0] += 1
      }
      return histogram
    }
  }

  /// `Z = sum_f Q_f sum_t A_f U_t` of each orbit.
  private func masses(_ histograms: [[[Int: Int]]]) -> [Rational] {
    certificate.orbits.indices.map { orbit in
      let size = Rational(certificate.orbits[orbit].size)
      return Rational.sum(
        zip(certificate.rules, histograms).map { rule, histogram in
          let sum = Rational.sum(histogram[orbit].map { Rational($1) * powers.values[$0] })
          return rule.weight * sum / size
        })
    }
  }

  /// `E t` under the channel of the rules.
  private func meanGain(_ histograms: [[[Int: Int]]], _ sums: [Rational]) -> Rational {
    let probabilities = certificate.probabilities
    return Rational.sum(
      certificate.orbits.indices.map { orbit in
        let size = Rational(certificate.orbits[orbit].size)
        let total = Rational.sum(
          zip(certificate.rules, histograms).map { rule, histogram in
            rule.weight
              * Rational.sum(histogram[orbit].map { Rational($0 * $1) * powers.values[$0] }) / size
          })
        return probabilities[orbit] * total / sums[orbit]
      })
  }

  // MARK: The bounds

  /// `E t log beta + log(1 + T 2^-200) - sum p log Z`.
  private func upperForm(_ meanGain: Rational, _ sums: [Rational]) -> LogForm {
    meanGain * LogForm.log(beta) + powers.roundingForm
      - RateCertificate.sum(certificate.probabilities, logarithms: sums)
  }

  /// The line `R(a) >= slope a + intercept`, and its value at `alpha`.
  private func checkBounds(upper: LogForm) throws(RateCertificateError) {
    let slope = successUnit / Rational(kernel.step) * LogForm.log(beta)
    let intercept =
      certificate.lowerForm - leastReward / Rational(kernel.step) * LogForm.log(beta)
    try certificate.requireBounds(lower: alpha * slope + intercept, upper: upper)
    guard let line = certificate.line else { return }
    for (name, stated, form) in [
      ("line.slope", line.slope, slope), ("line.intercept", line.intercept, intercept),
    ] where stated != form {
      throw RateCertificateError(
        name, found: "\(stated.enclosure(bits: 40))", expected: "\(form.enclosure(bits: 40))")
    }
  }

  // MARK: The maximum

  private func checkMaximum() throws(RateCertificateError) {
    let tree = CheckedSoftTree(
      examples: problem.examples, dimension: problem.dimension, beta: beta, kernel: kernel,
      sources: CheckedSources(columns, kernel), weights: sourceWeights(),
      maximum: certificate.maximum)
    let holds =
      certificate.pricing.method == .enumeration
      ? try enumerationHolds(tree) : tree.holds(certificate.pricing.tree)
    if !holds {
      throw RateCertificateError(
        certificate.pricing.method == .enumeration ? "maximum" : "pricing.tree",
        found: "\(certificate.pricing)",
        expected: "a proof that no rule exceeds \(certificate.maximum)")
    }
  }

  private func enumerationHolds(_ tree: CheckedSoftTree) throws(RateCertificateError) -> Bool {
    var rules = 1.0
    for _ in 0..<(1 << problem.dimension) { rules *= Double(problem.examples) }
    if rules * Double(1 << (problem.examples * problem.dimension)) > 1e10 {
      throw RateCertificateError(
        "pricing.method", found: "enumeration", expected: "trees for a game of this size")
    }
    return tree.holdsForAllRules()
  }

  /// The most that a source of each orbit can add to the value of a rule: `2^(-k d) c beta^t`, `t` its greatest.
  private func sourceWeights() -> [Rational] {
    let scale = -problem.examples * problem.dimension
    return certificate.dual.indices.map { orbit in
      let greatest = kernel.range(representatives[orbit]).upperBound - origin
      return (certificate.dual[orbit] * powers.values[greatest]).scaled(byPowerOfTwo: scale)
    }
  }
}

/// All sources, with the orbit of each.
struct CheckedSources {
  private let columns: CheckedColumns
  private let kernel: CheckedKernel
  /// The orbit of each source; row `j` is at the bits from `j d` on.
  let orbits: [Int]

  init(_ columns: CheckedColumns, _ kernel: CheckedKernel) {
    self.columns = columns
    self.kernel = kernel
    orbits = (0..<(1 << (columns.examples * columns.dimension))).map { source in
      let rows = (0..<columns.examples).map {
        source >> ($0 * columns.dimension) & (1 << columns.dimension - 1)
      }
      return columns.orbit(ofRows: rows)
    }
  }

  /// The gain of answering an item at `y`.
  @inline(__always)
  func gain(_ source: Int, _ item: Int, _ y: Int) -> Int {
    kernel.gain(source >> (item * columns.dimension) & (1 << columns.dimension - 1), y)
  }
}

extension RateCertificate.Orbit {
  /// Rows of a source of the orbit, whose columns have the last item at 0.
  func representative(examples: Int) -> [Int] {
    let classes = columns.indices.flatMap { Array(repeating: $0, count: columns[$0]) }
    return (0..<examples).map { item in
      classes.indices.reduce(0) { $0 | (classes[$1] >> item & 1) << $1 }
    }
  }
}
