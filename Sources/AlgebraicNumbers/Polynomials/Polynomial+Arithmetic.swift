import ExactArithmetic

extension Polynomial: AdditiveArithmetic {
  public static func + (lhs: Polynomial, rhs: Polynomial) -> Polynomial {
    combined(lhs, rhs) { $0 + $1 }
  }

  public static func - (lhs: Polynomial, rhs: Polynomial) -> Polynomial {
    combined(lhs, rhs) { $0 - $1 }
  }

  public static prefix func - (operand: Polynomial) -> Polynomial {
    Polynomial(operand.coefficients.map { -$0 })
  }

  /// The product.
  ///
  /// - Complexity: one product of integers for each pair of coefficients.
  public static func * (lhs: Polynomial, rhs: Polynomial) -> Polynomial {
    if lhs.isZero || rhs.isZero { return .zero }
    var product = [Integer](repeating: .zero, count: lhs.degree + rhs.degree + 1)
    for (i, a) in lhs.coefficients.enumerated() where !a.isZero {
      for (j, b) in rhs.coefficients.enumerated() { product[i + j].addProduct(a, b) }
    }
    return Polynomial(product)
  }

  public static func * (lhs: Integer, rhs: Polynomial) -> Polynomial {
    Polynomial(rhs.coefficients.map { lhs * $0 })
  }

  public static func *= (lhs: inout Polynomial, rhs: Polynomial) { lhs = lhs * rhs }

  /// `self` to a power; the zeroth power is 1.
  ///
  /// - Precondition: `exponent >= 0`.
  public func power(_ exponent: Int) -> Polynomial {
    precondition(exponent >= 0, "negative exponent \(exponent) of a polynomial")
    var result = Polynomial.one
    for _ in 0..<exponent { result *= self }
    return result
  }

  private static func combined(
    _ lhs: Polynomial, _ rhs: Polynomial, _ operation: (Integer, Integer) -> Integer
  ) -> Polynomial {
    Polynomial(
      (0..<max(lhs.coefficients.count, rhs.coefficients.count)).map {
        operation(lhs[$0], rhs[$0])
      })
  }
}

// MARK: - Substitutions

extension Polynomial {
  /// `p(x + 1)`.
  ///
  /// - Complexity: d^2/2 additions for the degree d.
  public var shiftedByOne: Polynomial {
    var result = coefficients
    for start in 0..<max(degree, 0) {
      for index in stride(from: degree - 1, through: start, by: -1) {
        result[index] += result[index + 1]
      }
    }
    return Polynomial(result)
  }

  /// `p(x + offset)`.
  public func shifted(by offset: Integer) -> Polynomial {
    if offset.isZero { return self }
    if offset.isOne { return shiftedByOne }
    var result = coefficients
    for start in 0..<max(degree, 0) {
      for index in stride(from: degree - 1, through: start, by: -1) {
        result[index].addProduct(result[index + 1], offset)
      }
    }
    return Polynomial(result)
  }

  /// `p(factor x)`.
  public func scaledArgument(by factor: Integer) -> Polynomial {
    var power = Integer.one
    return Polynomial(
      coefficients.map { coefficient in
        defer { power *= factor }
        return coefficient * power
      })
  }

  /// `2^(k d) p(x / 2^k)` for the degree d, or `p(2^-k x)` for a negative k.
  func scaledArgument(byPowerOfTwo k: Int) -> Polynomial {
    Polynomial(
      coefficients.enumerated().map { $1 << (k >= 0 ? k * (degree - $0) : -k * $0) })
  }

  /// `x^d p(1/x)` for the degree d: the coefficients in reverse order.
  public var reversed: Polynomial { Polynomial(coefficients.reversed()) }

  /// `p(x^2)`.
  public var ofSquare: Polynomial {
    if isZero { return self }
    var result = [Integer](repeating: .zero, count: 2 * degree + 1)
    for (power, coefficient) in coefficients.enumerated() { result[2 * power] = coefficient }
    return Polynomial(result)
  }

  /// `denominator^d p(x - offset)` for the degree d and the denominator of the offset: its roots are those
  /// of `p` plus the offset.
  func addingToRoots(_ offset: Rational) -> Polynomial {
    // p(x - n/m) = p((m x - n) / m)
    homogeneousScaling(by: offset.denominator).shifted(by: -offset.numerator)
      .scaledArgument(by: offset.denominator)
  }

  /// An integer multiple of `p(x / factor)`: its roots are those of `p` times the factor.
  ///
  /// - Precondition: the factor is not zero.
  func multiplyingRoots(by factor: Rational) -> Polynomial {
    homogeneousScaling(by: factor.numerator).scaledArgument(by: factor.denominator)
  }

  /// `m^d p(x / m)` for the degree d.
  func homogeneousScaling(by m: Integer) -> Polynomial {
    var power = Integer.one
    var result = coefficients
    for index in stride(from: degree, through: 0, by: -1) {
      result[index] *= power
      power *= m
    }
    return Polynomial(result)
  }
}
