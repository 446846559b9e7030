import ExactArithmetic

// Polynomials modulo a prime: arrays of residues in Montgomery's form, lowest degree first, without zeros
// at the end.  The zero polynomial is the empty array.

extension Montgomery {
  /// The form of a machine word.
  package func form(_ word: Int) -> UInt64 {
    let residue = form(UInt64(word.magnitude) % modulus)
    return word < 0 ? negate(residue) : residue
  }

  /// The coefficients of a polynomial; fewer when the modulus divides the leading one.
  package func forms(_ polynomial: Polynomial) -> [UInt64] {
    trimmed(polynomial.coefficients.map { form($0) })
  }

  package func trimmed(_ a: [UInt64]) -> [UInt64] {
    var result = a
    while result.last == 0 { result.removeLast() }
    return result
  }

  package func value(_ a: [UInt64], at x: UInt64) -> UInt64 {
    var result: UInt64 = 0
    for coefficient in a.reversed() { result = add(multiply(result, x), coefficient) }
    return result
  }

  /// The monic greatest common divisor, for a prime modulus; empty when both are zero.
  package func gcd(_ a: [UInt64], _ b: [UInt64]) -> [UInt64] {
    var (u, v) = (a, b)
    while !v.isEmpty {
      let inverse = inverse(v[v.count - 1])
      while u.count >= v.count {
        let factor = multiply(u[u.count - 1], inverse)
        let offset = u.count - v.count
        for index in 0..<(v.count - 1) {
          u[offset + index] = subtract(u[offset + index], multiply(factor, v[index]))
        }
        u.removeLast()
        while u.last == 0 { u.removeLast() }
      }
      swap(&u, &v)
    }
    guard let leading = u.last else { return [] }
    let scale = inverse(leading)
    return u.map { multiply($0, scale) }
  }

  /// The resultant of two polynomials as a fraction: `numerator / denominator`, the denominator not zero.
  ///
  /// Euclid's algorithm with `l^2 u - (..) v` for remainders needs no inverse at each step; the caller
  /// inverts the denominators of many resultants together with ``invert(_:)``.  The buffers are
  /// overwritten.
  ///
  /// - Parameters:
  ///   - a: the coefficients of the first polynomial, lowest first, the last one not zero.
  ///   - b: those of the second.
  package func resultant(
    overwriting a: UnsafeMutableBufferPointer<UInt64>, _ b: UnsafeMutableBufferPointer<UInt64>
  ) -> (numerator: UInt64, denominator: UInt64) {
    var (u, v) = (a.baseAddress!, b.baseAddress!)
    var (m, n) = (a.count - 1, b.count - 1)
    var (numerator, denominator) = (one, one)
    var isNegative = false
    if m < n {
      swap(&u, &v)
      swap(&m, &n)
      isNegative = m & n & 1 == 1
    }
    while n > 0 {
      let leading = v[n]
      // u becomes l^s u minus a multiple of v, in s = m - n + 1 steps.
      var degree = m
      var steps = 0
      while degree >= n {
        let factor = u[degree]
        if factor != 0 {
          let offset = degree - n
          for index in 0..<offset { u[index] = multiply(u[index], leading) }
          for index in 0..<n {
            u[offset + index] = subtract(
              multiply(u[offset + index], leading), multiply(factor, v[index]))
          }
          steps += 1
        }
        degree -= 1
      }
      while degree >= 0 && u[degree] == 0 { degree -= 1 }
      if degree < 0 { return (0, one) }
      // Res(u, v) = (-1)^(m n) l^(m - r) Res(v, u mod v) for the degree r of the remainder, and the
      // remainder here is l^steps times the true one.
      if m & n & 1 == 1 { isNegative.toggle() }
      let exponent = m - degree - steps * n
      if exponent >= 0 {
        numerator = multiply(numerator, power(leading, UInt64(exponent)))
      } else {
        denominator = multiply(denominator, power(leading, UInt64(-exponent)))
      }
      swap(&u, &v)
      (m, n) = (n, degree)
    }
    numerator = multiply(numerator, power(v[0], UInt64(m)))
    return (isNegative ? negate(numerator) : numerator, denominator)
  }

  /// Replaces residues other than zero by their inverses, with a single inversion.
  package func invert(_ values: inout [UInt64]) {
    var prefix: [UInt64] = []
    prefix.reserveCapacity(values.count)
    var product = one
    for value in values {
      prefix.append(product)
      product = multiply(product, value)
    }
    var inverse = inverse(product)
    for index in values.indices.reversed() {
      let value = values[index]
      values[index] = multiply(inverse, prefix[index])
      inverse = multiply(inverse, value)
    }
  }

  /// The coefficients of the polynomial of degree below `n` with the given values at
  /// `start, ..., start + n - 1`, for a prime above n.
  ///
  /// - Parameter inverses: the inverses of `1, 2, ..., n-1` at these positions; position 0 is not used.
  package func interpolate(
    _ values: [UInt64], from start: Int, inverses: [UInt64]
  ) -> [UInt64] {
    let n = values.count
    // Newton's divided differences, then Horner's rule on the nodes.
    var differences = values
    for order in 1..<max(n, 1) {
      for index in stride(from: n - 1, through: order, by: -1) {
        differences[index] = multiply(
          subtract(differences[index], differences[index - 1]), inverses[order])
      }
    }
    var result = [UInt64](repeating: 0, count: n)
    for order in stride(from: n - 1, through: 0, by: -1) {
      // result = result (x - node) + differences[order]
      let node = form(start + order)
      for index in stride(from: n - 1, through: 1, by: -1) {
        result[index] = subtract(result[index - 1], multiply(result[index], node))
      }
      result[0] = subtract(differences[order], multiply(result[0], node))
    }
    return result
  }

  /// The inverses of `1, ..., count - 1`, preceded by an unused entry.
  package func inversesOfWords(below count: Int) -> [UInt64] {
    var values = (0..<max(count, 1)).map { form(max($0, 1)) }
    invert(&values)
    return values
  }
}
