import ExactArithmetic

/// A sum of square roots, `sum c_i sqrt(n_i)` with rational `c_i` and positive integers `n_i`.
///
/// These numbers form a ring; Hellinger affinities `sum_y sqrt(P_y Q_y)` of rational laws are among them.
/// Equality and order are always decided.  Square roots of positive integers no two of which have a square as
/// their product are linearly independent over the rationals (A. S. Besicovitch, "On the linear
/// independence of fractional powers of integers", J. London Math. Soc. 15, 1940), and the terms are kept
/// so: a sum without terms is zero, any other is not.
///
/// ```swift
/// let root = SquareRootSum.squareRoot(of: 2) + SquareRootSum.squareRoot(of: 8)
/// print(root)                // 3 sqrt 2
/// print(root * root == 18)   // true
/// ```
///
/// Radicands below 2^63 are split into primes and so become squarefree.  Longer ones lose the squares of
/// primes below 1000 only; whether the product of two is a square is settled by a greatest common divisor
/// and two integer square roots, without their factors.
public struct SquareRootSum: Sendable {
  /// One summand `coefficient * sqrt(radicand)`.
  public struct Term: Sendable, Hashable {
    public let coefficient: Rational
    public let radicand: Integer

    public init(coefficient: Rational, radicand: Integer) {
      self.coefficient = coefficient
      self.radicand = radicand
    }
  }

  /// The coefficients by radicand: none is zero, and no two radicands have a square as their product.
  private(set) var coefficients: [Integer: Rational] = [:]
  /// Whether every radicand is known to be squarefree, so that unequal ones need no comparison.
  private(set) var isSquarefree = true

  /// Creates a rational number.
  public init(_ rational: Rational) {
    if !rational.isZero { coefficients[.one] = rational }
  }

  /// Creates the sum of some terms.
  ///
  /// - Precondition: no radicand is negative.
  /// - Complexity: a factorisation of each radicand below 2^63, about a millisecond at most; a greatest
  ///   common divisor for each pair of terms with a longer one.
  public init(_ terms: some Sequence<Term>) {
    for term in terms {
      precondition(!term.radicand.isNegative, "the square root of \(term.radicand)")
      if term.coefficient.isZero || term.radicand.isZero { continue }
      let reduced = Radicand.reduce(term.radicand)
      add(
        term.coefficient * Rational(reduced.root), radicand: reduced.radicand,
        isSquarefree: reduced.isSquarefree)
    }
  }

  /// The square root of a rational, `sqrt(p/q) = sqrt(p q) / q`.
  ///
  /// - Precondition: `value` is not negative.
  public static func squareRoot(of value: Rational) -> SquareRootSum {
    SquareRootSum([
      Term(
        coefficient: Rational(.one, value.denominator),
        radicand: value.numerator * value.denominator)
    ])
  }

  /// The terms by increasing radicand; the rational part, if any, is first, with the radicand 1.
  public var terms: [Term] {
    coefficients.sorted { $0.key < $1.key }.map { Term(coefficient: $0.value, radicand: $0.key) }
  }

  /// The value when it is rational.
  public var rationalValue: Rational? {
    if coefficients.isEmpty { return .zero }
    return coefficients.count == 1 ? coefficients[.one] : nil
  }

  /// Adds a term whose radicand has been reduced.
  private mutating func add(_ coefficient: Rational, radicand: Integer, isSquarefree known: Bool) {
    if let old = coefficients[radicand] {
      let sum = old + coefficient
      coefficients[radicand] = sum.isZero ? nil : sum
    } else if known && isSquarefree {
      coefficients[radicand] = coefficient
    } else {
      addComparing(coefficient, radicand: radicand)
      isSquarefree = isSquarefree && known
    }
  }

  /// Adds a term by comparing its radicand with all others.
  private mutating func addComparing(_ coefficient: Rational, radicand: Integer) {
    if radicand.isPerfectSquare && !radicand.isOne {
      let root = Rational(radicand.squareRoot())
      return add(coefficient * root, radicand: .one, isSquarefree: true)
    }
    for other in coefficients.keys {
      // n/g and m/g are coprime, so their product is a square only if both are.
      let shared = Integer.gcd(radicand, other)
      let (mine, theirs) = (
        radicand.exactlyDivided(by: shared), other.exactlyDivided(by: shared)
      )
      if mine.isPerfectSquare && theirs.isPerfectSquare {
        let ratio = Rational(mine.squareRoot(), theirs.squareRoot())
        let sum = coefficients[other]! + coefficient * ratio
        coefficients[other] = sum.isZero ? nil : sum
        return
      }
    }
    coefficients[radicand] = coefficient
  }
}

// MARK: - Arithmetic

extension SquareRootSum: AdditiveArithmetic {
  public static var zero: SquareRootSum { SquareRootSum(Rational.zero) }
  public static var one: SquareRootSum { SquareRootSum(Rational.one) }

  public static func + (lhs: SquareRootSum, rhs: SquareRootSum) -> SquareRootSum {
    var sum = lhs
    for (radicand, coefficient) in rhs.coefficients {
      sum.add(coefficient, radicand: radicand, isSquarefree: rhs.isSquarefree)
    }
    return sum
  }

  public static func - (lhs: SquareRootSum, rhs: SquareRootSum) -> SquareRootSum { lhs + -rhs }

  public static prefix func - (operand: SquareRootSum) -> SquareRootSum { -1 * operand }

  public static func * (factor: Rational, sum: SquareRootSum) -> SquareRootSum {
    if factor.isZero { return .zero }
    var product = sum
    product.coefficients = sum.coefficients.mapValues { factor * $0 }
    return product
  }

  /// The product.
  ///
  /// - Complexity: a greatest common divisor for each pair of terms; among radicands that are not known to be
  ///   squarefree, one more for each pair of products.
  public static func * (lhs: SquareRootSum, rhs: SquareRootSum) -> SquareRootSum {
    var product = SquareRootSum.zero
    let isSquarefree = lhs.isSquarefree && rhs.isSquarefree
    for (m, first) in lhs.coefficients {
      for (n, second) in rhs.coefficients {
        // sqrt m sqrt n = g sqrt((m/g)(n/g)); of squarefree m and n the radicand is again squarefree.
        let shared = Integer.gcd(m, n)
        let radicand = m.exactlyDivided(by: shared) * n.exactlyDivided(by: shared)
        product.add(
          first * second * Rational(shared), radicand: radicand, isSquarefree: isSquarefree)
      }
    }
    return product
  }

  /// The power with a natural exponent.
  ///
  /// - Precondition: `exponent >= 0`.
  public func power(_ exponent: Int) -> SquareRootSum {
    precondition(exponent >= 0, "a sum of square roots to the power \(exponent)")
    var result = SquareRootSum.one
    var (square, rest) = (self, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result = result * square }
      rest >>= 1
      if rest > 0 { square = square * square }
    }
    return result
  }
}

extension SquareRootSum: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: StaticBigInt) { self.init(Rational(integerLiteral: value)) }
}

extension SquareRootSum.Term: CustomStringConvertible {
  /// The summand: `3/4 sqrt 2`.
  public var description: String { "\(coefficient) sqrt \(radicand)" }
}

extension SquareRootSum: CustomStringConvertible {
  /// The terms by increasing radicand: `1/2 - 3 sqrt 2 + sqrt 5`.
  public var description: String {
    var text = ""
    for term in terms {
      let magnitude = term.coefficient.magnitude
      let sign = term.coefficient.isNegative ? "-" : "+"
      text += text.isEmpty ? (sign == "-" ? "-" : "") : " \(sign) "
      if term.radicand.isOne {
        text += "\(magnitude)"
      } else {
        text += (magnitude == .one ? "" : "\(magnitude) ") + "sqrt \(term.radicand)"
      }
    }
    return text.isEmpty ? "0" : text
  }
}
