import ExactArithmetic

extension AlgebraicReal: Comparable {
  public static func == (lhs: AlgebraicReal, rhs: AlgebraicReal) -> Bool { compare(lhs, rhs) == 0 }
  public static func < (lhs: AlgebraicReal, rhs: AlgebraicReal) -> Bool { compare(lhs, rhs) < 0 }

  /// The sign of `lhs - rhs`, exact.
  ///
  /// - Complexity: usually that of enclosures of 64 or 128 bits; for numbers closer than that a greatest
  ///   common divisor, and enclosures as fine as their distance.
  public static func compare(_ lhs: AlgebraicReal, _ rhs: AlgebraicReal) -> Int {
    switch (lhs.storage, rhs.storage) {
    case (.rational(let a), .rational(let b)): return a == b ? 0 : a < b ? -1 : 1
    case (.root(let a), .rational(let b)): return a.compare(to: b)
    case (.rational(let a), .root(let b)): return -b.compare(to: a)
    case (.root(let a), .root(let b)): return compare(a, b)
    }
  }

  private static func compare(_ a: IsolatedRoot, _ b: IsolatedRoot) -> Int {
    var (a, b) = (a, b)
    var bits = 64
    while true {
      let (left, right) = (a.interval.enclosure, b.interval.enclosure)
      if left.upper <= right.lower { return -1 }
      if right.upper <= left.lower { return 1 }
      if bits == 256 {
        // Equal numbers are a common root in both intervals; as neither polynomial has another root there,
        // any common root there is both of them.  No end is a root of the common divisor.
        let common =
          a.polynomial == b.polynomial ? a.polynomial : Polynomial.gcd(a.polynomial, b.polynomial)
        let meet = left.intersection(right)
        if common.degree > 0 && common.sign(at: meet.lower) * common.sign(at: meet.upper) < 0 {
          return 0
        }
      }
      (a, b) = (a.refined(toBits: bits), b.refined(toBits: bits))
      bits *= 2
    }
  }

  /// The sign of the number minus a rational one, exact.
  public func compare(to value: Rational) -> Int {
    AlgebraicReal.compare(self, AlgebraicReal(value))
  }

  /// -1, 0 or 1.
  public func signum() -> Int { compare(to: .zero) }
}

// MARK: - Comparison with rational numbers

extension AlgebraicReal {
  public static func == (lhs: AlgebraicReal, rhs: Rational) -> Bool { lhs.rationalValue == rhs }
  public static func != (lhs: AlgebraicReal, rhs: Rational) -> Bool { lhs.rationalValue != rhs }
  public static func < (lhs: AlgebraicReal, rhs: Rational) -> Bool { lhs.compare(to: rhs) < 0 }
  public static func <= (lhs: AlgebraicReal, rhs: Rational) -> Bool { lhs.compare(to: rhs) <= 0 }
  public static func > (lhs: AlgebraicReal, rhs: Rational) -> Bool { lhs.compare(to: rhs) > 0 }
  public static func >= (lhs: AlgebraicReal, rhs: Rational) -> Bool { lhs.compare(to: rhs) >= 0 }
  public static func < (lhs: Rational, rhs: AlgebraicReal) -> Bool { rhs > lhs }
  public static func <= (lhs: Rational, rhs: AlgebraicReal) -> Bool { rhs >= lhs }
  public static func > (lhs: Rational, rhs: AlgebraicReal) -> Bool { rhs < lhs }
  public static func >= (lhs: Rational, rhs: AlgebraicReal) -> Bool { rhs <= lhs }
}

// MARK: - Hashing

extension AlgebraicReal: Hashable {
  /// Hashes `floor(2^64 x)`, which depends on the value alone.
  public func hash(into hasher: inout Hasher) {
    switch storage {
    case .rational(let value): hasher.combine(value.scaled(byPowerOfTwo: 64).floor())
    case .root(let root):
      // An irrational number is no multiple of 2^-64, so its enclosures end up between two of them.
      var root = root
      var bits = 96
      while true {
        let ends = root.interval.enclosure
        let floor = ends.lower.scaled(byPowerOfTwo: 64).floor()
        if ends.upper.scaled(byPowerOfTwo: 64).floor() == floor {
          hasher.combine(floor)
          return
        }
        root = root.refined(toBits: bits)
        bits *= 2
      }
    }
  }
}

// MARK: - Signs of polynomials

extension AlgebraicReal {
  /// The sign of `q(alpha)` for this number alpha: -1, 0 or 1, exact.
  ///
  /// - Complexity: usually an evaluation on an enclosure of 64 or 128 bits; when the value is 0 or very
  ///   small a greatest common divisor, and enclosures as fine as the value.
  public func sign(of q: Polynomial) -> Int {
    if q.degree <= 0 { return q.leadingCoefficient.signum() }
    guard case .root(var root) = storage else { return q.sign(at: rationalValue!) }
    var bits = 64
    while true {
      let value = q.value(at: root.interval.enclosure, bits: bits + 64 + q.degree)
      if value.lower.signum() > 0 { return 1 }
      if value.upper.signum() < 0 { return -1 }
      if bits == 256 {
        let common = Polynomial.gcd(root.polynomial, q)
        let ends = root.interval.enclosure
        if common.degree > 0 && common.sign(at: ends.lower) * common.sign(at: ends.upper) < 0 {
          return 0
        }
      }
      root = root.refined(toBits: bits)
      bits *= 2
    }
  }
}
