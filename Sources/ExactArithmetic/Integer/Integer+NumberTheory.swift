import CGMP

extension Integer {
  /// The greatest common divisor, never negative; `gcd(0, 0) = 0`.
  ///
  /// - Complexity: subquadratic in the length for long operands, O(1) words for short ones.
  @inlinable
  public static func gcd(_ a: Integer, _ b: Integer) -> Integer {
    if case .word(let x) = a.storage, case .word(let y) = b.storage {
      return Integer(WordArithmetic.gcd(x.magnitude, y.magnitude))
    }
    return gcdLarge(a, b)
  }

  @usableFromInline @inline(never)
  static func gcdLarge(_ a: Integer, _ b: Integer) -> Integer {
    if case .word(let word) = a.storage { return gcd(word, b) }
    if case .word(let word) = b.storage { return gcd(word, a) }
    return computed { result in a.withGMP { x in b.withGMP { y in __gmpz_gcd(result, x, y) } } }
  }

  private static func gcd(_ word: Int, _ large: Integer) -> Integer {
    if word == 0 { return large.magnitude }
    return large.withGMP { Integer(__gmpz_gcd_ui(nil, $0, word.magnitude)) }
  }

  /// The least common multiple, never negative; zero when either operand is.
  public static func lcm(_ a: Integer, _ b: Integer) -> Integer {
    if a.isZero || b.isZero { return .zero }
    return (a.exactlyDivided(by: gcd(a, b)) * b).magnitude
  }

  /// `self` to a power; `x^0 = 1` for every `x`, zero included.
  ///
  /// - Precondition: `exponent >= 0`.
  public func power(_ exponent: Int) -> Integer {
    precondition(exponent >= 0, "negative exponent \(exponent) of an integer")
    if exponent == 0 { return .one }
    if exponent == 1 { return self }
    if case .word(let base) = storage, base.magnitude <= 1 {
      return Integer(base < 0 && exponent & 1 == 0 ? 1 : base)
    }
    if case .word(let base) = storage, let power = WordArithmetic.power(base, exponent) {
      return Integer(power)
    }
    return Integer.computed { result in withGMP { __gmpz_pow_ui(result, $0, UInt(exponent)) } }
  }

  /// `floor(sqrt(self))`.
  ///
  /// - Precondition: `self >= 0`.
  public func squareRoot() -> Integer {
    precondition(!isNegative, "square root of the negative integer \(self)")
    if case .word(let word) = storage { return Integer(WordArithmetic.squareRoot(word)) }
    return Integer.computed { result in withGMP { __gmpz_sqrt(result, $0) } }
  }

  /// Whether the value is the square of an integer.
  public var isPerfectSquare: Bool {
    if case .word(let word) = storage {
      if word < 0 { return false }
      let root = WordArithmetic.squareRoot(word)
      return root * root == word
    }
    return withGMP { __gmpz_perfect_square_p($0) != 0 }
  }

  /// `floor(self^(1/degree))`, and whether the root is exact.
  ///
  /// - Precondition: `self >= 0` and `degree >= 1`.
  public func root(_ degree: Int) -> (floor: Integer, isExact: Bool) {
    precondition(!isNegative, "root of the negative integer \(self)")
    precondition(degree >= 1, "root of degree \(degree)")
    var isExact = false
    let root = Integer.computed { result in
      isExact = withGMP { __gmpz_root(result, $0, UInt(degree)) } != 0
    }
    return (root, isExact)
  }

  /// The value divided by the greatest power of `divisor` that divides it, and the exponent of that power.
  ///
  /// - Precondition: the value is not zero and `divisor` is at least 2.
  /// - Complexity: quasi-linear in the length of the value.
  public func removing(_ divisor: Integer) -> (cofactor: Integer, exponent: Int) {
    precondition(!isZero, "the power of \(divisor) in zero")
    precondition(divisor >= Integer(2), "the power of \(divisor) in an integer")
    var exponent = 0
    if case .word(var word) = storage {
      guard case .word(let divisor) = divisor.storage else { return (self, 0) }
      while case (let quotient, 0) = word.quotientAndRemainder(dividingBy: divisor) {
        word = quotient
        exponent += 1
      }
      return (Integer(word), exponent)
    }
    let cofactor = Integer.computed { result in
      exponent = Int(withGMP { a in divisor.withGMP { b in __gmpz_remove(result, a, b) } })
    }
    return (cofactor, exponent)
  }

  /// `n!`.
  ///
  /// - Precondition: `n >= 0`.
  public static func factorial(_ n: Int) -> Integer {
    precondition(n >= 0, "factorial of \(n)")
    if n <= 20 { return Integer((1...Swift.max(n, 1)).reduce(1, *)) }  // 21! does not fit a word
    return computed { __gmpz_fac_ui($0, UInt(n)) }
  }

  /// The binomial coefficient `C(n, k)`: zero when `k < 0` or `k > n`.
  ///
  /// - Precondition: `n >= 0`.
  public static func binomial(_ n: Int, _ k: Int) -> Integer {
    precondition(n >= 0, "binomial coefficient with n = \(n)")
    if k < 0 || k > n { return .zero }
    if let word = WordArithmetic.binomial(n, min(k, n - k)) { return Integer(word) }
    return computed { __gmpz_bin_uiui($0, UInt(n), UInt(min(k, n - k))) }
  }

  /// The product of `factors`, by a balanced tree: the empty product is 1.
  ///
  /// - Complexity: O(M(b) log n) for `n` factors of `b` bits in all.
  public static func product(_ factors: some Collection<Integer>) -> Integer {
    var level = Array(factors)
    if level.isEmpty { return .one }
    while level.count > 1 {
      var next: [Integer] = []
      next.reserveCapacity((level.count + 1) / 2)
      for index in stride(from: 0, to: level.count - 1, by: 2) {
        next.append(level[index] * level[index + 1])
      }
      if level.count & 1 == 1 { next.append(level[level.count - 1]) }
      level = next
    }
    return level[0]
  }
}

/// Arithmetic on machine words.
@usableFromInline
enum WordArithmetic {
  /// The greatest common divisor by Stein's binary algorithm.
  ///
  /// - Complexity: one subtraction and one shift for about each 0.7 bits of the operands.
  @inlinable @inline(__always)
  static func gcd(_ a: UInt, _ b: UInt) -> UInt {
    if a == 0 { return b }
    if b == 0 { return a }
    let shift = (a | b).trailingZeroBitCount
    if isPowerOfTwo(a) || isPowerOfTwo(b) { return 1 &<< UInt(truncatingIfNeeded: shift) }
    var u = a &>> UInt(truncatingIfNeeded: a.trailingZeroBitCount)
    var v = b &>> UInt(truncatingIfNeeded: b.trailingZeroBitCount)
    while u != v {
      // The two differences have the same trailing zeros, so the shift count does not wait for the comparison.
      let difference = u &- v
      let zeros = UInt(truncatingIfNeeded: difference.trailingZeroBitCount)
      let uIsLarger = u > v
      v = uIsLarger ? v : u
      u = (uIsLarger ? difference : 0 &- difference) &>> zeros
    }
    return u &<< UInt(truncatingIfNeeded: shift)
  }

  /// Whether exactly one bit is set, for a word other than zero.
  @inlinable @inline(__always)
  static func isPowerOfTwo(_ word: UInt) -> Bool { word & (word &- 1) == 0 }

  /// `base^exponent` when it fits a word, for a non-negative exponent.
  static func power(_ base: Int, _ exponent: Int) -> Int? {
    var result = 1
    var square = base
    var rest = exponent
    while true {
      if rest & 1 == 1 {
        let (product, overflow) = result.multipliedReportingOverflow(by: square)
        if overflow { return nil }
        result = product
      }
      rest >>= 1
      if rest == 0 { return result }
      let (next, overflow) = square.multipliedReportingOverflow(by: square)
      if overflow { return nil }
      square = next
    }
  }

  /// `floor(sqrt(word))` of a word that is not negative.
  static func squareRoot(_ word: Int) -> Int {
    // The conversion and the root are each off by a relative error below 2^-52: one step settles it.
    var root = Swift.min(Int(Double(word).squareRoot()), 3_037_000_499)
    while root * root > word { root -= 1 }
    while root < 3_037_000_499, (root + 1) * (root + 1) <= word { root += 1 }
    return root
  }

  /// `C(n, k)` when it and every step of its computation fit a word.
  static func binomial(_ n: Int, _ k: Int) -> Int? {
    if k > 61 { return nil }
    var result = 1
    for i in 0..<k {
      // C(n, i) (n - i) = C(n, i+1) (i + 1)
      let (product, overflow) = result.multipliedReportingOverflow(by: n - i)
      if overflow { return nil }
      result = product / (i + 1)
    }
    return result
  }
}
