import ExactArithmetic

extension Polynomial {
  /// The greatest common divisor of the coefficients: positive, and 0 for the zero polynomial.
  public var content: Integer {
    var divisor = Integer.zero
    // The shortest coefficients first, as they leave the least to do for the others.
    for coefficient in coefficients.sorted(by: { $0.bitWidth < $1.bitWidth }) {
      divisor = Integer.gcd(divisor, coefficient)
      if divisor.isOne { break }
    }
    return divisor
  }

  /// The polynomial divided by its content, with the sign that makes the leading coefficient positive.
  public var primitivePart: Polynomial {
    if isZero { return self }
    let divisor = leadingCoefficient.isNegative ? -content : content
    if divisor.isOne { return self }
    return Polynomial(coefficients.map { $0.exactlyDivided(by: divisor) })
  }

  /// The quotient by a polynomial that divides this one over the integers, or `nil` when it does not.
  ///
  /// - Precondition: the divisor is not zero.
  public func quotient(dividingExactlyBy divisor: Polynomial) -> Polynomial? {
    precondition(!divisor.isZero, "division by the zero polynomial")
    if isZero { return self }
    if degree < divisor.degree { return nil }
    var rest = coefficients
    var quotient = [Integer](repeating: .zero, count: degree - divisor.degree + 1)
    for power in stride(from: quotient.count - 1, through: 0, by: -1) {
      let leading = rest[power + divisor.degree]
      if leading.isZero { continue }
      guard divisor.leadingCoefficient.divides(leading) else { return nil }
      let factor = leading.exactlyDivided(by: divisor.leadingCoefficient)
      quotient[power] = factor
      for (index, coefficient) in divisor.coefficients.enumerated() {
        rest[power + index].addProduct(-factor, coefficient)
      }
    }
    return rest.prefix(divisor.degree).allSatisfy(\.isZero) ? Polynomial(quotient) : nil
  }

  /// The remainder of `l^(a-b+1) p` by the divisor, for the degrees a of `p` and b of the divisor and the
  /// divisor's leading coefficient l; `p` itself when a < b.
  ///
  /// - Precondition: the divisor is not zero.
  public func pseudoRemainder(dividingBy divisor: Polynomial) -> Polynomial {
    precondition(!divisor.isZero, "division by the zero polynomial")
    if degree < divisor.degree { return self }
    var rest = coefficients
    let leading = divisor.leadingCoefficient
    for power in stride(from: degree - divisor.degree, through: 0, by: -1) {
      let factor = rest[power + divisor.degree]
      for index in 0..<(power + divisor.degree) { rest[index] *= leading }
      for (index, coefficient) in divisor.coefficients.dropLast().enumerated() {
        rest[power + index].addProduct(-factor, coefficient)
      }
      rest.removeLast()
    }
    return Polynomial(rest)
  }
}
