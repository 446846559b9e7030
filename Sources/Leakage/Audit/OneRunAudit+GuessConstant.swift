import ExactArithmetic

extension OneRunAudit {
  /// The greatest ``leastGuesses``; the constant of a smaller number holds for more guesses as well.
  public static let greatestLeastGuesses = 4096

  /// `K = max_{1 <= v <= r} T_v (1 - T_v)/(v p_v)`, for the tail and the mass of the binomial law with `r` trials and success
  /// `E/(1+E)`: what `m delta` is multiplied by where the model chooses a number of guesses of at least `r`.
  ///
  /// For `r = 1` it is `1/(1+E)`.  It does not increase with `r`, nor with `E >= 1`; so that of the least number of guesses at
  /// `E = 1` holds for all.
  ///
  /// - Parameters:
  ///   - guesses: the number `r` of guesses.
  ///   - factor: `E`.
  /// - Precondition: `r` is from 1 to ``greatestLeastGuesses``, and `E >= 1`.
  /// - Complexity: O(r) products of numbers of as many bits as `(1+E)^r` has.
  /// - Source: derived here.
  public static func guessConstant(leastGuesses guesses: Int, factor: Rational = 1) -> Rational {
    precondition((1...greatestLeastGuesses).contains(guesses), "\(guesses) guesses")
    precondition(factor >= 1, "a factor e^eps of \(factor)")
    let (up, down) = (factor.numerator, factor.denominator)
    let total = (up + down).power(guesses)
    // From v = r down; masses and tails times the total.
    var (mass, tail) = (up.power(guesses), Integer.zero)
    var greatest = (numerator: Integer.zero, denominator: Integer.one)
    for v in stride(from: guesses, through: 1, by: -1) {
      tail += mass
      let (numerator, denominator) = (tail * (total - tail), Integer(v) * mass)
      if numerator * greatest.denominator > greatest.numerator * denominator {
        greatest = (numerator, denominator)
      }
      mass = (mass * Integer(v) * down).exactlyDivided(by: Integer(guesses - v + 1) * up)
    }
    return Rational(greatest.numerator, greatest.denominator * total)
  }
}
