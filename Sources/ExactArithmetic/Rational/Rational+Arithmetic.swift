extension Rational: SignedNumeric {
  /// Creates the same number; this makes the literals of `Rational(exactly: 1 / 2)` rational.
  @inlinable
  public init?(exactly source: Rational) { self = source }

  @inlinable @_disfavoredOverload
  public init?<T: BinaryInteger>(exactly source: T) {
    guard let integer = Integer(exactly: source) else { return nil }
    self.init(integer)
  }

  /// The absolute value.
  @inlinable
  public var magnitude: Rational { isNegative ? -self : self }

  @inlinable
  public static prefix func - (operand: Rational) -> Rational {
    Rational(reduced: -operand.numerator, operand.denominator)
  }

  @inlinable
  public static func + (lhs: Rational, rhs: Rational) -> Rational {
    if case .word(let a) = lhs.numerator.storage, case .word(let b) = lhs.denominator.storage,
      case .word(let c) = rhs.numerator.storage, case .word(let d) = rhs.denominator.storage,
      let sum = sumOfWords(a, b, c, d)
    {
      return sum
    }
    var sum = lhs
    sum.addLarge(rhs)
    return sum
  }

  @inlinable
  public static func - (lhs: Rational, rhs: Rational) -> Rational { lhs + -rhs }

  @inlinable
  public static func * (lhs: Rational, rhs: Rational) -> Rational {
    if case .word(let a) = lhs.numerator.storage, case .word(let b) = lhs.denominator.storage,
      case .word(let c) = rhs.numerator.storage, case .word(let d) = rhs.denominator.storage,
      let product = productOfWords(a, b, c, d)
    {
      return product
    }
    return multiplyLarge(lhs, rhs)
  }

  /// The quotient.
  ///
  /// - Precondition: `rhs` is not zero.
  @inlinable
  public static func / (lhs: Rational, rhs: Rational) -> Rational { lhs * rhs.reciprocal() }

  @inlinable
  public static func += (lhs: inout Rational, rhs: Rational) {
    if case .word(let a) = lhs.numerator.storage, case .word(let b) = lhs.denominator.storage,
      case .word(let c) = rhs.numerator.storage, case .word(let d) = rhs.denominator.storage,
      let sum = sumOfWords(a, b, c, d)
    {
      lhs = sum
    } else {
      lhs.addLarge(rhs)
    }
  }

  @inlinable public static func -= (lhs: inout Rational, rhs: Rational) { lhs += -rhs }
  @inlinable public static func *= (lhs: inout Rational, rhs: Rational) { lhs = lhs * rhs }
  /// - Precondition: `rhs` is not zero.
  @inlinable public static func /= (lhs: inout Rational, rhs: Rational) { lhs = lhs / rhs }

  /// `1 / self`.
  ///
  /// - Precondition: the value is not zero.
  @inlinable
  public func reciprocal() -> Rational {
    precondition(!isZero, "division by zero")
    return isNegative
      ? Rational(reduced: -denominator, -numerator) : Rational(reduced: denominator, numerator)
  }

  /// `self` to an integer power; `x^0 = 1` for every `x`, zero included.
  ///
  /// - Precondition: `self` is not zero when `exponent` is negative.
  public func power(_ exponent: Int) -> Rational {
    if exponent < 0 { return reciprocal().power(-exponent) }
    return Rational(reduced: numerator.power(exponent), denominator.power(exponent))
  }

  /// The greatest integer that is at most the value.
  public func floor() -> Integer {
    isInteger ? numerator : numerator.floorDivided(by: denominator)
  }

  /// The least integer that is at least the value.
  public func ceiling() -> Integer {
    isInteger ? numerator : numerator.ceilDivided(by: denominator)
  }

  /// The integer that `rule` chooses.
  public func rounded(_ rule: FloatingPointRoundingRule = .toNearestOrEven) -> Integer {
    Integer.quotient(numerator, denominator, rounding: rule)
  }
}

// MARK: - Words

extension Rational {
  /// `a/b + c/d` when every step fits a word, else `nil`.
  @inlinable @inline(__always)
  static func sumOfWords(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Rational? {
    if b == d {
      let (sum, overflow) = a.addingReportingOverflow(c)
      if overflow { return nil }
      if b == 1 { return Rational(reduced: sum, 1) }
      return Rational(sum, b)
    }
    let g = Int(bitPattern: WordArithmetic.gcd(UInt(bitPattern: b), UInt(bitPattern: d)))
    // With b = g b', d = g d' the sum is (a d' + c b') / (b' d), and only a divisor of g can cancel.
    let cofactorB = g == 1 ? b : b / g
    let cofactorD = g == 1 ? d : d / g
    let (left, overflow1) = a.multipliedReportingOverflow(by: cofactorD)
    let (right, overflow2) = c.multipliedReportingOverflow(by: cofactorB)
    let (sum, overflow3) = left.addingReportingOverflow(right)
    if overflow1 || overflow2 || overflow3 { return nil }
    if g == 1 {
      let (denominator, overflow) = b.multipliedReportingOverflow(by: d)
      return overflow ? nil : Rational(reduced: sum, denominator)
    }
    let h = Int(bitPattern: WordArithmetic.gcd(sum.magnitude, UInt(bitPattern: g)))
    let (denominator, overflow4) = cofactorB.multipliedReportingOverflow(by: h == 1 ? d : d / h)
    if overflow4 { return nil }
    return Rational(reduced: h == 1 ? sum : sum / h, denominator)
  }

  /// `a/b * c/d` when every step fits a word, else `nil`.
  @inlinable @inline(__always)
  static func productOfWords(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Rational? {
    if b == 1 && d == 1 {
      let (product, overflow) = a.multipliedReportingOverflow(by: c)
      return overflow ? nil : Rational(reduced: product, 1)
    }
    let g = Int(bitPattern: WordArithmetic.gcd(a.magnitude, UInt(bitPattern: d)))
    let h = Int(bitPattern: WordArithmetic.gcd(c.magnitude, UInt(bitPattern: b)))
    let (numerator, overflow1) = (g == 1 ? a : a / g).multipliedReportingOverflow(
      by: h == 1 ? c : c / h)
    let (denominator, overflow2) = (h == 1 ? b : b / h).multipliedReportingOverflow(
      by: g == 1 ? d : d / g)
    return overflow1 || overflow2 ? nil : Rational(reduced: numerator, denominator)
  }
}

// MARK: - Large operands

extension Rational {
  /// `self += other` by the formulas of ``sumOfWords(_:_:_:_:)``, in the buffers of `self` when nobody
  /// else holds them.
  @usableFromInline @inline(never)
  mutating func addLarge(_ other: Rational) {
    var (numerator, denominator) = (numerator, denominator)
    self = .zero  // gives up this value's own references, so that uniqueness can show
    defer { self = Rational(reduced: numerator, denominator) }
    if denominator.isOne && other.denominator.isOne {
      numerator += other.numerator
      return
    }
    let g = Integer.gcd(denominator, other.denominator)
    if g.isOne {
      numerator *= other.denominator
      numerator.addProduct(other.numerator, denominator)
      denominator *= other.denominator
      return
    }
    denominator.divideExactly(by: g)
    numerator *= other.denominator.exactlyDivided(by: g)
    numerator.addProduct(other.numerator, denominator)
    let h = Integer.gcd(numerator, g)
    numerator.divideExactly(by: h)
    denominator *= other.denominator.exactlyDivided(by: h)
  }

  @usableFromInline @inline(never)
  static func multiplyLarge(_ lhs: Rational, _ rhs: Rational) -> Rational {
    let g = Integer.gcd(lhs.numerator, rhs.denominator)
    let h = Integer.gcd(rhs.numerator, lhs.denominator)
    return Rational(
      reduced: lhs.numerator.exactlyDivided(by: g) * rhs.numerator.exactlyDivided(by: h),
      lhs.denominator.exactlyDivided(by: h) * rhs.denominator.exactlyDivided(by: g))
  }
}

extension Rational {
  /// `numerator / (2^exponent * odd)` for an odd positive `odd`: faster than the general quotient when the
  /// power of two is most of the denominator.
  package static func quotient(
    _ numerator: Integer, overPowerOfTwo exponent: Int, times odd: Integer
  ) -> Rational {
    if numerator.isZero { return .zero }
    let divisor = Integer.gcd(numerator, odd)
    let shared = Swift.min(numerator.trailingZeroBitCount, exponent)
    return Rational(
      reduced: (numerator >> shared).exactlyDivided(by: divisor),
      odd.exactlyDivided(by: divisor) << (exponent - shared))
  }
}

// MARK: - Comparison

extension Rational: Comparable {
  @inlinable
  public static func < (lhs: Rational, rhs: Rational) -> Bool {
    if case .word(let a) = lhs.numerator.storage, case .word(let b) = lhs.denominator.storage,
      case .word(let c) = rhs.numerator.storage, case .word(let d) = rhs.denominator.storage
    {
      return Int128(a) * Int128(d) < Int128(c) * Int128(b)
    }
    return lhs.numerator * rhs.denominator < rhs.numerator * lhs.denominator
  }
}
