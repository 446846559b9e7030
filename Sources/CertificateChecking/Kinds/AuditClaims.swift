import Documents
import ExactArithmetic

extension ClaimChecker {
  /// The bound of the probability of so many right guesses.
  func checkAudit(_ claim: ClaimLine) throws(ClaimRejection) {
    let values = try claim.values([
      "trials", "correct", "success", "canaries", "delta", "least", "between",
    ])
    let trials = try values[0].claimWhole(1...16384)
    let correct = try values[1].claimWhole(0...trials)
    let success = try values[2].claimRational()
    let canaries = try values[3].claimWhole()
    let delta = try values[4].claimRational()
    let least = try values[5].claimWhole(0...4096)
    let ends = try StatedEnds(reading: values[6])
    try require(
      success.signum() > 0 && success < 1 && !delta.isNegative && delta <= 1,
      "success is not in (0,1), or delta not in [0,1]")
    try require(least <= trials, "least exceeds the trials")
    try require(
      delta.isZero || (trials <= canaries && 2 * success >= 1),
      "with delta, trials exceed canaries or success < 1/2")
    try require(
      trials * success.denominator.bitWidth <= 1 << 20, "a binomial law of more than 2^20 bits")
    let bound = GuessBound(
      trials: trials, correct: correct, success: success, excess: Rational(canaries) * delta,
      least: least)
    let (low, high) = (bound.compared(to: ends.lower), bound.compared(to: ends.upper))
    try require(
      (low > 0 && high < 0) || (low == 0 && high == 0), "the bound is another number")
  }
}

/// `min(1, T_v + e K)` for the tail `T_v` of a binomial law, not in lowest terms.
private struct GuessBound {
  private let numerator: Integer
  private let denominator: Integer

  init(trials: Int, correct: Int, success: Rational, excess: Rational, least: Int) {
    guard correct > 0 else {
      (numerator, denominator) = (1, 1)
      return
    }
    let total = success.denominator.power(trials)
    var law = BinomialSteps(trials: trials, up: success.numerator, of: success.denominator)
    while law.value > correct { law.stepDown() }
    // What is added to the tail is `number/unit` times the total mass.
    let (number, unit): (Integer, Integer)
    if least > 0 {
      let added = excess * GuessBound.constant(least)
      (number, unit) = (added.numerator * total, added.denominator)
    } else {
      number = excess.numerator * law.tail * (total - law.tail)
      unit = excess.denominator * Integer(correct) * law.mass
    }
    let sum = law.tail * unit + number
    denominator = total * unit
    numerator = min(sum, denominator)
  }

  /// The greatest `T_v (1-T_v)/(v p_v)` of the law of so many trials with success 1/2.
  private static func constant(_ trials: Int) -> Rational {
    let total = Integer(1) << trials
    var law = BinomialSteps(trials: trials, up: 1, of: 2)
    var greatest = Rational(0)
    while law.value > 0 {
      let quotient = Rational(law.tail * (total - law.tail), Integer(law.value) * law.mass * total)
      greatest = max(greatest, quotient)
      law.stepDown()
    }
    return greatest
  }

  /// -1, 0 or 1 as the bound is less than a number, equal to it or greater.
  func compared(to other: Rational) -> Int {
    (numerator * other.denominator - denominator * other.numerator).signum()
  }
}

/// The probabilities of a binomial law from the greatest value down, times the power of the denominator.
private struct BinomialSteps {
  private(set) var value: Int
  private(set) var mass: Integer
  /// The probability of ``value`` or more.
  private(set) var tail: Integer
  private let trials: Int
  private let up: Integer
  private let down: Integer

  init(trials: Int, up: Integer, of total: Integer) {
    (self.trials, self.up, down) = (trials, up, total - up)
    value = trials
    mass = up.power(trials)
    tail = mass
  }

  /// The next smaller value.
  mutating func stepDown() {
    mass = (mass * Integer(value) * down).exactlyDivided(by: Integer(trials - value + 1) * up)
    value -= 1
    tail += mass
  }
}
