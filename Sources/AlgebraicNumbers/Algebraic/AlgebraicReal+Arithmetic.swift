import ExactArithmetic

extension AlgebraicReal {
  public static prefix func - (operand: AlgebraicReal) -> AlgebraicReal {
    Rational(-1) * operand
  }

  public static func + (lhs: AlgebraicReal, rhs: Rational) -> AlgebraicReal {
    switch lhs.storage {
    case .rational(let value): return AlgebraicReal(value + rhs)
    case .root(let root):
      let ends = root.interval.enclosure
      return AlgebraicReal(
        irrationalRootOf: root.polynomial.addingToRoots(rhs).primitivePart,
        Enclosure(ends.lower + rhs, ends.upper + rhs))
    }
  }

  public static func + (lhs: Rational, rhs: AlgebraicReal) -> AlgebraicReal { rhs + lhs }
  public static func - (lhs: AlgebraicReal, rhs: Rational) -> AlgebraicReal { lhs + -rhs }
  public static func - (lhs: Rational, rhs: AlgebraicReal) -> AlgebraicReal { -rhs + lhs }

  public static func * (lhs: Rational, rhs: AlgebraicReal) -> AlgebraicReal {
    if lhs.isZero { return AlgebraicReal(.zero) }
    switch rhs.storage {
    case .rational(let value): return AlgebraicReal(lhs * value)
    case .root(let root):
      return AlgebraicReal(
        irrationalRootOf: root.polynomial.multiplyingRoots(by: lhs).primitivePart,
        lhs * root.interval.enclosure)
    }
  }

  public static func * (lhs: AlgebraicReal, rhs: Rational) -> AlgebraicReal { rhs * lhs }

  /// - Precondition: `rhs` is not zero.
  public static func / (lhs: AlgebraicReal, rhs: Rational) -> AlgebraicReal {
    rhs.reciprocal() * lhs
  }

  /// The square.
  ///
  /// With the polynomial `e(x^2) + x o(x^2)`, the square is a root of `e(y)^2 - y o(y)^2`.
  public func squared() -> AlgebraicReal {
    guard case .root(let root) = storage else {
      return AlgebraicReal(rationalValue! * rationalValue!)
    }
    let coefficients = root.polynomial.coefficients
    let even = Polynomial(stride(from: 0, to: coefficients.count, by: 2).map { coefficients[$0] })
    let odd = Polynomial(stride(from: 1, to: coefficients.count, by: 2).map { coefficients[$0] })
    let squares = even * even - Polynomial([0, 1]) * odd * odd
    return AlgebraicReal(squarefree: squares.squarefreePart) { bits in
      let ends = root.refined(toBits: bits).interval.enclosure
      let corners = [ends.lower, ends.upper].map(\.magnitude).sorted()
      let isStraddling = ends.lower.signum() * ends.upper.signum() < 0
      return Enclosure(
        isStraddling ? .zero : corners[0] * corners[0], corners[1] * corners[1])
    }
  }

  /// The square root.
  ///
  /// - Precondition: the number is not negative.
  public func squareRoot() -> AlgebraicReal {
    precondition(signum() >= 0, "square root of the negative number \(self)")
    switch storage {
    case .rational(let value):
      let (n, m) = (value.numerator, value.denominator)
      if n.isPerfectSquare && m.isPerfectSquare {
        return AlgebraicReal(Rational(n.squareRoot(), m.squareRoot()))
      }
      return AlgebraicReal(squarefree: Polynomial([-n, 0, m])) { bits in
        Enclosure.squareRoot(Enclosure(value), bits: bits)
      }
    case .root(let root):
      // p(x^2) is squarefree unless p(0) = 0; the root 0 is not wanted.
      var polynomial = root.polynomial
      if polynomial[0].isZero {
        polynomial = Polynomial(Array(polynomial.coefficients.dropFirst()))
      }
      return AlgebraicReal(squarefree: polynomial.ofSquare) { bits in
        var ends = root.refined(toBits: bits).interval.enclosure
        if ends.lower.isNegative { ends = Enclosure(.zero, ends.upper) }
        return Enclosure.squareRoot(ends, bits: bits)
      }
    }
  }

  /// The reciprocal.
  ///
  /// - Precondition: the number is not zero.
  public func reciprocal() -> AlgebraicReal {
    precondition(signum() != 0, "division by zero")
    switch storage {
    case .rational(let value): return AlgebraicReal(value.reciprocal())
    case .root(let root):
      return AlgebraicReal(squarefree: root.polynomial.reversed.primitivePart) { bits in
        var bits = bits
        var ends = root.interval.enclosure
        while ends.lower.signum() * ends.upper.signum() <= 0 {
          ends = root.refined(toBits: bits).interval.enclosure
          bits *= 2
        }
        ends = root.refined(toBits: bits).interval.enclosure
        return Enclosure(ends.upper.reciprocal(), ends.lower.reciprocal())
      }
    }
  }

  /// Takes an irrational root of a squarefree primitive polynomial, the only one in the interval.
  private init(irrationalRootOf polynomial: Polynomial, _ interval: Enclosure) {
    let dyadic = IsolatedRoot.dyadicInterval(
      of: polynomial, from: interval.lower, to: interval.upper)
    storage = .root(IsolatedRoot(polynomial: polynomial, interval: dyadic).refined(toBits: 64))
  }
}
