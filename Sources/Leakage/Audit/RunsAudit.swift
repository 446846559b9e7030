import Claims
import ExactArithmetic
import InformationTheory
import Work

/// Counts of several independent runs with fresh secrets and the same number of guesses in each.
///
/// The runs are the units: guesses within one are dependent, and an interval for all guesses together as independent
/// trials would be wrong.  With confidence `1 - b` the expected share of right guesses is at least `a`, the least number with
/// `T d(x||a) <= ln(1/b)` for the mean `x` of `T` shares (Hoeffding's inequality), and then
/// `I(M;S) >= r d2(a||L/q)` for lists of `L` guesses about secrets of `q` values, if `a > L/q`.
///
/// Source: derived here; W. Hoeffding, Journal of the American Statistical Association 58, 1963.
public struct RunsAudit: Sendable, Hashable {
  /// The number `r` of guesses, or of lists, in each run.
  public let guesses: Int
  /// The number of right ones of each run.
  public let correct: [Int]
  /// The number `m` of secrets in each run.
  public let secrets: Int
  /// The number `q` of values of a secret; 2 for coins.
  public let choices: Int
  /// The number `L` of guesses in a list.
  public let list: Int
  /// The `delta` of approximate differential privacy, for coins.
  public let delta: Rational
  /// The confidence of what is concluded.
  public let confidence: Rational

  /// Creates the counts of runs.
  ///
  /// - Throws: ``AuditError`` for counts out of order and probabilities out of range.
  public init(
    guesses: Int, correct: [Int], secrets: Int? = nil, choices: Int = 2, list: Int = 1,
    delta: Rational = 0, confidence: Rational = Rational(19, 20)
  ) throws(AuditError) {
    try AuditError.check("guesses", guesses, atLeast: 1)
    if correct.isEmpty { throw .noRuns }
    for count in correct {
      try AuditError.check("right guesses", count)
      if count > guesses { throw .correctAboveGuesses(correct: count, guesses: guesses) }
    }
    try AuditError.check("choices", choices, atLeast: 2)
    if list < 1 || list >= choices { throw .listOutOfRange(list: list, choices: choices) }
    let secrets = secrets ?? guesses
    try AuditError.check("secrets", secrets)
    if guesses > secrets {
      throw .guessesAboveSecrets(guesses: guesses, secrets: secrets, name: "secrets")
    }
    try AuditError.check(delta: delta)
    try AuditError.check(confidence: confidence)
    let (_, overflow) = secrets.multipliedReportingOverflow(by: correct.count)
    if overflow || secrets * correct.count > AuditError.greatestCount {
      throw .countOutOfRange(name: "secrets in all runs", count: secrets, least: 0)
    }
    self.guesses = guesses
    self.correct = correct
    self.secrets = secrets
    self.choices = choices
    self.list = list
    self.delta = delta
    self.confidence = confidence
  }

  /// The probability with which a conclusion may be wrong, `b = 1 - confidence`.
  public var error: Rational { 1 - confidence }

  /// The mean share of right guesses.
  public var meanShare: Rational {
    Rational(
      correct.reduce(Integer.zero) { $0 + Integer($1) },
      Integer(guesses) * Integer(correct.count))
  }

  /// The share of right guesses by chance, `L/q`.
  public var chance: Rational { Rational(list, choices) }

  /// `d2(x||L/q) r` for the mean share `x`, in bits: what holds if that share is the expected one; 0 at chance or below.
  public var informationAtMean: LogForm { information(at: meanShare) }

  /// `r d2(a||L/q)` in bits for an expected share `a`; 0 at chance or below.
  func information(at share: Rational) -> LogForm {
    if share <= chance { return .zero }
    return Rational(guesses) * (binaryDivergence(share, chance).logForm ?? .zero)
  }

  /// The least expected share `a` that the runs leave, with the confidence; enclosed.
  public func leastShare(bits: Int = 112) -> Enclosure {
    let mean = meanShare
    if mean.isZero { return .zero }
    let runs = Rational(correct.count)
    // Pr[mean >= x] <= exp(-T d(x||a)): as a p-value it is at most b up to a.
    let search = CrossingSearch(
      level: error, bits: bits, origin: 0,
      value: { share, bits in
        if share >= mean { return Enclosure(1) }
        let exponent = runs * RunsAudit.divergenceInNats(mean, share, bits: bits + 64)
        return .exp(-exponent, bits: bits)
      })
    var low = mean
    repeat {
      low = (low / 4).rounded(toSignificantBits: 8, .down)
    } while search.value(low, 64).upper > error
    return search.crossing(from: low, to: mean)?.interval ?? Enclosure(0, mean)
  }

  /// `d(x||a)` in nats.
  static func divergenceInNats(_ x: Rational, _ a: Rational, bits: Int) -> Enclosure {
    var sum = Enclosure.zero
    if !x.isZero { sum = sum + x * .log(x / a, bits: bits) }
    if x != 1 { sum = sum + (1 - x) * .log((1 - x) / (1 - a), bits: bits) }
    return sum
  }

  /// A lower bound, with the confidence, of the mutual information of the secrets of one run and its model, enclosed in bits;
  /// 0 where nothing can be concluded.
  public func information(bits: Int = 112) -> Enclosure {
    let share = leastShare(bits: bits)
    func bound(_ share: Rational) -> Enclosure {
      information(at: min(share, 1)).enclosure(in: .bits, bits: bits)
    }
    return Enclosure(bound(share.lower).lower, bound(share.upper).upper)
  }

  // MARK: Coins

  /// Whether the secrets are coins with one guess each, so that the counts bound an `epsilon`.
  public var areCoins: Bool { choices == 2 && list == 1 }

  /// All runs as one audit: the coins of all are independent, and one coin changes one record.
  ///
  /// - Throws: ``AuditError`` where the secrets are no coins.
  public func pooled() throws(AuditError) -> OneRunAudit {
    try OneRunAudit(
      canaries: secrets * correct.count, guesses: guesses * correct.count,
      correct: correct.reduce(0, +), delta: delta, confidence: confidence)
  }

  /// The least `epsilon` with `m (1 - h(1/(1+e^eps)))` at least ``information(bits:)``, for pure differential privacy; enclosed.
  ///
  /// It is weaker than that of ``pooled()``.
  public func epsilonFromInformation(bits: Int = 112) -> Enclosure {
    let information = information(bits: bits)
    func epsilon(_ bound: Rational) -> Enclosure {
      let rest = 1 - bound / Rational(secrets)
      if rest >= 1 { return .zero }
      let share = Enclosure.inverseBinaryEntropy(Enclosure(max(rest, 0)), bits: bits)
      guard share.lower.signum() > 0 else { return .zero }
      // E = 1/share - 1
      return .log(
        Enclosure(share.upper.reciprocal() - 1, share.lower.reciprocal() - 1), bits: bits)
    }
    let (low, high) = (epsilon(information.lower), epsilon(information.upper))
    return Enclosure(max(low.lower, 0), max(high.upper, low.lower, 0))
  }
}

extension RunsAudit: CustomStringConvertible {
  /// The counts.
  public var description: String {
    "\(correct.map(\.description).joined(separator: ", ")) of \(guesses) guesses right in "
      + "\(correct.count) runs, confidence \(confidence)"
  }
}
