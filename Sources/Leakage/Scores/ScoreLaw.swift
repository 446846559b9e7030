import ExactArithmetic
import Work

/// The laws of one score under two hypotheses, IN (`inside`) and OUT (`outside`), kept together.
///
/// The score is a sum of independent terms with rational values, and its laws are made by convolution; all
/// probabilities are exact.
///
/// ```swift
/// // A fair coin (OUT) against one that shows heads with probability 3/4 (IN), thrown four times.
/// let coin = try ScoreLaw([
///   ScoreLaw.Term(score: 1, inside: 3 / 4, outside: 1 / 2),
///   ScoreLaw.Term(score: 0, inside: 1 / 4, outside: 1 / 2),
/// ])
/// print(try coin.sum(of: 4).best.advantage)  // 109/256
/// ```
public struct ScoreLaw: Sendable, Hashable {
  /// The least value of the score that has an index.
  public let least: Rational
  /// The difference of neighbouring values; 1 where there is one value only.
  public let step: Rational
  /// The probability of `least + i step` under IN, times ``total``.
  let inside: [Integer]
  /// The probability of `least + i step` under OUT, times ``total``.
  let outside: [Integer]
  /// The denominator of all probabilities.
  let total: Integer

  /// A value with its probabilities under both hypotheses.
  public struct Term: Sendable, Hashable {
    public let score: Rational
    public let inside: Rational
    public let outside: Rational

    /// Creates a value with its probabilities.
    public init(score: Rational, inside: Rational, outside: Rational) {
      self.score = score
      self.inside = inside
      self.outside = outside
    }
  }

  /// The greatest number of values, gaps included, of a law.
  public static let greatestCount = 1 << 24

  init(
    least: Rational, step: Rational, inside: [Integer], outside: [Integer], total: Integer
  ) {
    self.least = least
    self.step = step
    self.inside = inside
    self.outside = outside
    self.total = total
  }

  /// Creates the laws of one term.
  ///
  /// - Parameter terms: values, which may repeat, with their probabilities.
  /// - Throws: ``ScoreLawError`` for negative probabilities or such that do not sum to 1; `WorkRefused` where the values
  ///   are too far apart for their greatest common step.
  public init(_ terms: [Term]) throws {
    try ScoreLaw.check(terms)
    let terms = terms.filter { !$0.inside.isZero || !$0.outside.isZero }
    let scores = terms.map(\.score)
    let least = scores.min() ?? 0
    let step = scores.reduce(Rational.zero) { ScoreLaw.commonStep($0, $1 - least) }
    let positiveStep = step.isZero ? 1 : step
    let count = ((scores.max() ?? 0) - least) / positiveStep + 1
    try ScoreLaw.admit(count: count.numerator)
    let total = terms.reduce(Integer.one) {
      Integer.lcm(Integer.lcm($0, $1.inside.denominator), $1.outside.denominator)
    }
    var inside = [Integer](repeating: .zero, count: Int(exactly: count.numerator) ?? 0)
    var outside = inside
    for term in terms {
      let index = Int(exactly: ((term.score - least) / positiveStep).numerator) ?? 0
      inside[index] += (term.inside * Rational(total)).numerator
      outside[index] += (term.outside * Rational(total)).numerator
    }
    self.init(
      least: least, step: positiveStep, inside: inside, outside: outside, total: total)
  }

  private static func check(_ terms: [Term]) throws(ScoreLawError) {
    for term in terms {
      for probability in [term.inside, term.outside] where probability.isNegative {
        throw .negativeProbability(probability, score: term.score)
      }
    }
    for (name, sum) in [
      ("IN", Rational.sum(terms.map(\.inside))), ("OUT", Rational.sum(terms.map(\.outside))),
    ] where sum != 1 {
      throw .doesNotSumToOne(hypothesis: name, sum: sum)
    }
  }

  static func admit(count: Integer) throws(WorkRefused) {
    if count > Integer(greatestCount) {
      throw WorkRefused(
        "the law of a score", size: .count("\(count) values"),
        limit: .fixed(greatestCount, unit: "values"))
    }
  }

  /// The greatest number of which both are integer multiples.
  static func commonStep(_ a: Rational, _ b: Rational) -> Rational {
    Rational(
      Integer.gcd(a.numerator * b.denominator, b.numerator * a.denominator),
      a.denominator * b.denominator)
  }

  // MARK: Values and probabilities

  /// The number of values, gaps included.
  public var count: Int { inside.count }

  /// The value with an index.
  public func score(_ index: Int) -> Rational { least + Rational(index) * step }

  /// The values with their probabilities, ascending; values that have none are left out.
  public var terms: [Term] {
    inside.indices.compactMap { index in
      if inside[index].isZero && outside[index].isZero { return nil }
      return Term(
        score: score(index), inside: Rational(inside[index], total),
        outside: Rational(outside[index], total))
    }
  }

  /// The means under both hypotheses.
  public var means: (inside: Rational, outside: Rational) {
    (mean(inside), mean(outside))
  }

  /// The variances under both hypotheses.
  public var variances: (inside: Rational, outside: Rational) {
    (variance(inside), variance(outside))
  }

  /// `sum_s |IN(s) - OUT(s)| / 2`, the greatest advantage of any test that sees the score alone.
  public var totalVariation: Rational {
    var sum = Integer.zero
    for index in inside.indices where inside[index] > outside[index] {
      sum += inside[index] - outside[index]
    }
    return Rational(sum, total)
  }

  private func mean(_ counts: [Integer]) -> Rational {
    var sum = Integer.zero
    for (index, count) in counts.enumerated() where index > 0 {
      sum.addProduct(Integer(index), count)
    }
    return least + step * Rational(sum, total)
  }

  private func variance(_ counts: [Integer]) -> Rational {
    var (first, second) = (Integer.zero, Integer.zero)
    for (index, count) in counts.enumerated() where index > 0 {
      let product = Integer(index) * count
      first += product
      second.addProduct(Integer(index), product)
    }
    return step * step * Rational(second * total - first * first, total * total)
  }
}

/// Why the laws of a score are refused.
public enum ScoreLawError: InputError, Hashable {
  /// A probability below 0.
  case negativeProbability(Rational, score: Rational)
  /// Probabilities of one hypothesis that are no law.
  case doesNotSumToOne(hypothesis: String, sum: Rational)

  public var description: String {
    switch self {
    case .negativeProbability(let probability, let score):
      return "the score \(score) has the probability \(probability); expected at least 0"
    case .doesNotSumToOne(let hypothesis, let sum):
      return "the probabilities of the scores under \(hypothesis) sum to \(sum); expected 1"
    }
  }
}

extension ScoreLaw: CustomStringConvertible {
  /// The number of values, the means, and the greatest advantage of a threshold.
  public var description: String {
    let (inside, outside) = means
    return
      "\(count) values from \(least) to \(score(count - 1)), mean \(inside) IN and \(outside) OUT, "
      + "advantage \(best.advantage)"
  }
}

extension ScoreLaw.Term: CustomStringConvertible {
  /// The value with both probabilities.
  public var description: String { "\(score): \(inside) IN, \(outside) OUT" }
}
