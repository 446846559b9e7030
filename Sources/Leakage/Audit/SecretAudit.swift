import Claims
import ExactArithmetic
import InformationTheory
import Work

/// Counts of an extraction: secrets that are uniform on `q` values, one guess each about `r` of them, `v` right.
///
/// ```swift
/// let audit = try SecretAudit(choices: 4096, guesses: 64, correct: 6)
/// print(audit.leakage())  // about 39 bits of maximal leakage, with confidence 95 %
/// ```
///
/// Without the model the number of right guesses is binomial, so that `Q = Pr[Bin(r, 1/q) >= v]` is a p-value, also where the
/// model chose the secrets that are guessed.  With confidence `1 - b`, `I(M;S) >= d2(b||Q)` and the maximal leakage
/// `log2 sum_m max_s P(m|s)` is at least `log2(b/Q)`, if `Q < b`.
///
/// Source: derived here; for the leakage I. Issa, A. B. Wagner and S. Kamath, and A. R. Esposito, M. Gastpar and I. Issa,
/// arXiv 1903.01777.
public struct SecretAudit: Sendable, Hashable {
  /// The number `q` of values of a secret.
  public let choices: Int
  /// The number `r` of secrets about which a guess was made.
  public let guesses: Int
  /// The number `v` of right guesses.
  public let correct: Int
  /// The confidence of what is concluded.
  public let confidence: Rational

  /// Creates the counts of an extraction.
  ///
  /// - Parameters:
  ///   - choices: the number `q` of values of a secret, 2 or more.
  ///   - guesses: the number `r` of guesses.
  ///   - correct: the number `v` of right ones.
  ///   - confidence: the confidence of what is concluded.
  /// - Throws: ``AuditError`` for counts out of order and a confidence out of range.
  public init(
    choices: Int, guesses: Int, correct: Int, confidence: Rational = Rational(19, 20)
  ) throws(AuditError) {
    try AuditError.check("choices", choices, atLeast: 2)
    try AuditError.check("guesses", guesses)
    try AuditError.check("right guesses", correct)
    if correct > guesses { throw .correctAboveGuesses(correct: correct, guesses: guesses) }
    try AuditError.check(confidence: confidence)
    self.choices = choices
    self.guesses = guesses
    self.correct = correct
    self.confidence = confidence
  }

  /// The probability with which a conclusion may be wrong, `b = 1 - confidence`.
  public var error: Rational { 1 - confidence }

  /// `1/q`
  var chance: Rational { Rational(1, choices) }

  var tail: BinomialTail? {
    correct == 0 ? nil : BinomialTail(trials: guesses, threshold: correct)
  }

  // MARK: The p-value

  /// `Q`, enclosed with a relative width of about `2^-bits`; below `2^-1000000` the lower end is 0.
  public func pValue(bits: Int = 112) -> Enclosure {
    tail?.value(at: chance, bits: bits) ?? Enclosure(1)
  }

  /// `Q` as a rational.
  ///
  /// - Throws: `WorkRefused` where it would have more than 2^26 bits.
  public func exactPValue() throws(WorkRefused) -> Rational {
    guard let tail else { return 1 }
    try OneRunAudit.admit(trials: guesses, chance)
    return tail.exactValue(at: chance)
  }

  /// `log2(1/Q)`, which is known also where `Q` is too small to be written down.
  public func surprise(bits: Int) -> Enclosure {
    guard let tail else { return .zero }
    return -tail.logValue(at: chance, bits: bits + 8)
      .divided(by: .log(2, bits: bits + 48), bits: bits + 48)
  }

  /// Whether `Q < 1 - confidence`: else nothing can be concluded.
  public var isConclusive: Bool {
    if let exact = shortPValue { return exact < error }
    var bits = 64
    while bits <= 512 {
      let value = pValue(bits: bits)
      if value.upper < error { return true }
      if value.lower >= error { return false }
      bits *= 2
    }
    return false
  }

  /// `Q` as a rational, where it is short.
  var shortPValue: Rational? {
    guard Double(guesses) * Double(Integer(choices).bitWidth) <= 2048 else { return nil }
    return try? exactPValue()
  }

  // MARK: What follows

  /// `log2(b/Q)`: a lower bound, with the confidence, of the maximal leakage in bits, and so of the logarithm of the number
  /// of models that the training can end in; 0 where nothing can be concluded.
  public func leakage() -> InformationQuantity {
    if !isConclusive { return .zero }
    if let exact = shortPValue { return .exact(.log(error) - .log(exact)) }
    return .enclosed(
      ComputableReal { bits in self.surprise(bits: bits) + .log2(error, bits: bits + 32) })
  }

  /// `d2(b||Q)`: a lower bound, with the confidence, of the mutual information of the secrets and the model; 0 where nothing
  /// can be concluded.
  ///
  /// The factor `b` cannot be avoided: a model that memorizes everything with the probability `b`, and else nothing, passes.
  public func information() -> InformationQuantity {
    if !isConclusive { return .zero }
    if let exact = shortPValue, let form = binaryDivergence(error, exact).logForm {
      return .exact(form)
    }
    return .enclosed(
      ComputableReal { bits in
        let first = error * (Enclosure.log2(error, bits: bits + 32) + self.surprise(bits: bits))
        let rest = Enclosure.log2(Enclosure(1) - self.pValue(bits: bits), bits: bits + 32)
        return first + confidence * (Enclosure.log2(confidence, bits: bits + 32) - rest)
      })
  }
}

extension SecretAudit: CustomStringConvertible {
  /// The counts.
  public var description: String {
    "\(correct) of \(guesses) guesses right, \(choices) choices, confidence \(confidence)"
  }
}
