import CGMP
import ExactArithmetic

/// A squarefree primitive polynomial and an open interval with one root, which is simple; the signs at the
/// ends differ.
struct IsolatedRoot: Sendable {
  let polynomial: Polynomial
  let interval: DyadicInterval
  /// The sign of the polynomial between the lower end and the root.
  let signBelow: Int

  init(polynomial: Polynomial, interval: DyadicInterval) {
    self.polynomial = polynomial
    self.interval = interval
    signBelow =
      polynomial.signedFixedPointValue(
        at: interval.lower, over: interval.exponent, unit: polynomial.coefficientBits - 64
      ).sign!
    assert(signBelow != 0)
  }

  private init(_ root: IsolatedRoot, interval: DyadicInterval) {
    polynomial = root.polynomial
    signBelow = root.signBelow
    self.interval = interval
  }

  /// The same root in an interval of width at most `2^-bits`.
  ///
  /// - Precondition: the root is irrational.
  func refined(toBits bits: Int) -> IsolatedRoot {
    let narrow = polynomial.refined(interval, toBits: bits)
    assert(!narrow.width.isZero)
    return IsolatedRoot(self, interval: narrow)
  }

  /// The sign of the root minus a rational number that is not the root.
  func compare(to value: Rational) -> Int {
    let ends = interval.enclosure
    if value <= ends.lower { return 1 }
    if value >= ends.upper { return -1 }
    return polynomial.sign(at: value) == signBelow ? 1 : -1
  }

  /// A dyadic interval inside another that still contains the only root, which is not at its ends.
  static func dyadicInterval(
    of polynomial: Polynomial, from lower: Rational, to upper: Rational
  ) -> DyadicInterval {
    func isDyadic(_ value: Rational) -> Bool {
      value.denominator.trailingZeroBitCount == value.denominator.bitWidth - 1
    }
    let widthBits = (upper - lower).denominator.bitWidth - (upper - lower).numerator.bitWidth
    var exponent = max(widthBits, 0) + 8
    if isDyadic(lower) && isDyadic(upper) {
      exponent = max(lower.denominator.bitWidth, upper.denominator.bitWidth) - 1
    }
    let signBelow = polynomial.sign(at: lower)
    while true {
      // Rounded inward.  When a rounded end is the root, the other side of it is tried with more bits.
      let candidate = DyadicInterval(
        lower: lower.scaled(byPowerOfTwo: exponent).ceiling(),
        upper: upper.scaled(byPowerOfTwo: exponent).floor(), exponent: exponent)
      let ends = candidate.enclosure
      if polynomial.sign(at: ends.lower) == signBelow
        && polynomial.sign(at: ends.upper) == -signBelow
      {
        return candidate
      }
      exponent += 32
    }
  }
}

// MARK: - Rational roots

extension IsolatedRoot {
  /// Primes small enough to try every residue as a root.
  private static let smallPrimes: [UInt64] = [
    13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101,
  ]

  /// The root, if it is rational.
  ///
  /// A rational root `n/m` in lowest terms has an `m` that divides the leading coefficient l, so it is a
  /// root modulo every prime that does not divide l, and a multiple of `1/l`.
  ///
  /// - Complexity: usually a few evaluations modulo small primes; otherwise the root is refined until at
  ///   most one multiple of `1/l` is in the interval.
  var rationalValue: Rational? {
    if polynomial.degree == 1 { return Rational(-polynomial[0], polynomial[1]) }
    if !hasRootModuloSmallPrimes { return nil }
    let leading = polynomial.leadingCoefficient
    var bits = 96
    var root = self
    while true {
      let narrow = polynomial.refined(root.interval, toBits: bits)
      let ends = narrow.enclosure
      if narrow.width.isZero { return ends.lower }
      root = IsolatedRoot(self, interval: narrow)
      if bits > leading.bitWidth {
        // Shorter than 1/l.
        let numerator = (ends.lower * Rational(leading)).ceiling()
        let candidate = Rational(numerator, leading)
        return candidate <= ends.upper && isRoot(candidate) ? candidate : nil
      }
      // A fraction much shorter than the interval is accurate suggests itself.
      let simplest = ends.simplestRational
      if simplest.denominator.bitWidth < bits / 3, simplest.denominator.divides(leading),
        isRoot(simplest)
      {
        return simplest
      }
      bits = min(2 * bits, max(leading.bitWidth + 1, bits + 1))
    }
  }

  /// Whether a rational number is a root: first modulo a word prime, then exactly.
  private func isRoot(_ value: Rational) -> Bool {
    let field = Montgomery(modulus: WordPrimes.first(1)[0])
    let (n, m) = (field.form(value.numerator), field.form(value.denominator))
    var (sum, power) = (UInt64(0), field.one)
    for coefficient in polynomial.coefficients.reversed() {
      sum = field.add(field.multiply(sum, n), field.multiply(field.form(coefficient), power))
      power = field.multiply(power, m)
    }
    return sum == 0 && polynomial.sign(at: value) == 0
  }

  /// Whether the polynomial has a root modulo each of some small primes that do not divide its leading
  /// coefficient.
  private var hasRootModuloSmallPrimes: Bool {
    for prime in IsolatedRoot.smallPrimes {
      let residues = polynomial.coefficients.map { coefficient -> UInt32 in
        coefficient.withGMP { UInt32(__gmpz_fdiv_ui($0, UInt(prime))) }
      }
      if residues.last == 0 { continue }
      let modulus = UInt32(prime)
      let hasRoot = (0..<modulus).contains { x in
        var value: UInt32 = 0
        for residue in residues.reversed() { value = (value * x + residue) % modulus }
        return value == 0
      }
      if !hasRoot { return false }
    }
    return true
  }
}
