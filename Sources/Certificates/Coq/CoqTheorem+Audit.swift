import CertificateChecking
import Documents
import ExactArithmetic

/// The theorem about so many right guesses.
extension CoqTheorem {
  /// The probability of so many right guesses, and with `delta` the bound for private mechanisms.
  static func audit(_ claim: JSONValue, _ name: String) throws -> String {
    let number = try AuditNumber(claim)
    let between = try StatedEnds(reading: member(claim, "between"))
    let (ends, over) = CoqNumeral.counts([between.lower, between.upper])
    let quotients = ends.map { "IZR \(CoqNumeral.text($0)) / IZR \(CoqNumeral.text(over))" }
    if between.lower == between.upper {
      return theorem(
        name, "\(number.domain) /\\\n  \(number.text) = \(quotients[0])",
        by: "check_\(number.lemma)_is_correct")
    }
    return theorem(
      name, "\(number.domain) /\\\n  \(quotients[0]) < \(number.text) < \(quotients[1])",
      by: "check_\(number.lemma)_between_correct")
  }
}

/// The number that a claim about guesses encloses.
private struct AuditNumber {
  /// About a minute of the kernel: the bits of the law's denominator, the bits that the steps multiply, fair guesses.
  private static let greatestBitCount = 1 << 14
  private static let greatestWork = 1 << 28
  private static let greatestLeast = 256

  /// What is to hold of the parameters.
  let domain: String
  /// The number.
  let text: String
  /// The middle of the names of its lemmas.
  let lemma: String

  init(_ claim: JSONValue) throws {
    let whole = { (key: String) in try CoqTheorem.member(claim, key).claimWhole() }
    let (trials, correct) = (try whole("trials"), try whole("correct"))
    let success = try CoqTheorem.member(claim, "success").claimRational()
    let delta = try CoqTheorem.member(claim, "delta").claimRational()
    try AuditNumber.requireLittleWork(trials, correct, success.denominator.bitWidth)
    let probability = CoqNumeral.quotient(success)
    if delta.isZero {
      lemma = "right"
      text = "right_at_least \(trials) (\(probability)) \(correct)"
      domain = "(\(correct) <= \(trials))%nat /\\ 0 < \(probability) < 1"
      return
    }
    let least = try whole("least")
    guard least <= AuditNumber.greatestLeast else {
      throw CoqTheorem.Unavailable(
        description: "\(least) fair guesses; at most \(AuditNumber.greatestLeast) are looked at")
    }
    let parameters =
      "\(trials) \(correct) (\(probability)) \(CoqNumeral.text(Integer(try whole("canaries")))) "
      + "(\(CoqNumeral.quotient(delta))) \(least)"
    lemma = "private"
    text = "private_bound \(parameters)"
    domain = "private_domain \(parameters)"
  }

  private static func requireLittleWork(_ trials: Int, _ correct: Int, _ bits: Int) throws {
    let size = trials * bits
    guard size <= greatestBitCount, (trials - correct + 1) * size * bits <= greatestWork else {
      throw CoqTheorem.Unavailable(
        description:
          "a binomial law of \(size) bits at \(trials - correct + 1) values; at most "
          + "\(greatestBitCount) bits, and \(greatestWork) for bits, values and those of the success"
      )
    }
  }
}
