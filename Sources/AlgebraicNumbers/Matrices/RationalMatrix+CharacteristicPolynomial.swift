import ExactArithmetic

extension RationalMatrix {
  /// The primitive integer multiple of `det(x - A)` with positive leading coefficient.
  ///
  /// - Precondition: the matrix is square.
  /// - Complexity: O(n^3) operations modulo each of as many word primes as the bound on the coefficients
  ///   asks for.
  public var characteristicPolynomial: Polynomial {
    Polynomial(clearingDenominatorsOf: characteristicCoefficients).primitivePart
  }

  /// The coefficients of `det(x - A)`, lowest degree first; the last one is 1.
  ///
  /// - Precondition: the matrix is square.
  public var characteristicCoefficients: [Rational] {
    precondition(
      rowCount == columnCount, "the characteristic polynomial of a matrix that is not square")
    let multiple = entries.reduce(Integer.one) { Integer.lcm($0, $1.denominator) }
    let integers = entries.map { $0.numerator * multiple.exactlyDivided(by: $0.denominator) }
    let coefficients = IntegerMatrix(size: rowCount, entries: integers).characteristicPolynomial()
      .coefficients
    // det(x - N/m) = m^-n det(m x - N)
    return coefficients.enumerated().map { power, coefficient in
      Rational(coefficient, multiple.power(rowCount - power))
    }
  }
}

/// A square matrix of integers.
package struct IntegerMatrix {
  package let size: Int
  /// The entries, row after row.
  package let entries: [Integer]

  package init(size: Int, entries: [Integer]) {
    precondition(entries.count == size * size, "\(entries.count) entries for the size \(size)")
    self.size = size
    self.entries = entries
  }

  /// A number of bits that no coefficient of the characteristic polynomial exceeds.
  ///
  /// The coefficient of `x^(n-k)` is the sum of the principal minors of order k, and by Hadamard's
  /// inequality each is at most the product of the norms of its rows: all are at most the product of
  /// `1 + |row|`.
  package var characteristicBits: Int {
    (0..<size).reduce(1) { bits, row in
      let squares = entries[(row * size)..<((row + 1) * size)].reduce(into: Integer.zero) {
        $0.addProduct($1, $1)
      }
      return bits + (squares.squareRoot() + 2).bitWidth
    }
  }

  /// `det(x - N)`, modulo word primes by Hessenberg's form, and put together by the Chinese remainder
  /// theorem.
  package func characteristicPolynomial() -> Polynomial {
    let primes = SymmetricRemainders.primes(bits: characteristicBits)
    let images = primes.map { prime -> [UInt64] in
      let field = Montgomery(modulus: prime)
      var residues = entries.map { field.form($0) }
      return residues.withUnsafeMutableBufferPointer { buffer in
        field.characteristicPolynomial(overwriting: buffer, size: size).map { field.residue($0) }
      }
    }
    let remainders = SymmetricRemainders(primes: primes)
    return Polynomial(
      (0...size).map { power in remainders.integer(residues: images.map { $0[power] }) })
  }
}

extension Montgomery {
  /// The coefficients of `det(x - A)` modulo a prime, lowest degree first.
  ///
  /// Similarity transformations bring the matrix to Hessenberg's form, whose leading principal minors
  /// satisfy a recurrence.  (H. Cohen, "A Course in Computational Algebraic Number Theory", algorithm
  /// 2.2.9.)
  package func characteristicPolynomial(
    overwriting a: UnsafeMutableBufferPointer<UInt64>, size n: Int
  ) -> [UInt64] {
    for k in 0..<max(n - 2, 0) {
      guard let pivot = ((k + 1)..<n).first(where: { a[$0 * n + k] != 0 }) else { continue }
      if pivot != k + 1 {
        for column in 0..<n { a.swapAt(pivot * n + column, (k + 1) * n + column) }
        for row in 0..<n { a.swapAt(row * n + pivot, row * n + k + 1) }
      }
      let inverse = inverse(a[(k + 1) * n + k])
      for row in (k + 2)..<n where a[row * n + k] != 0 {
        let factor = multiply(a[row * n + k], inverse)
        for column in k..<n {
          a[row * n + column] = subtract(
            a[row * n + column], multiply(factor, a[(k + 1) * n + column]))
        }
        for index in 0..<n {
          a[index * n + k + 1] = add(
            a[index * n + k + 1], multiply(factor, a[index * n + row]))
        }
      }
    }
    var minors: [[UInt64]] = [[one]]
    for m in 0..<n {
      // p_(m+1) = (x - a_mm) p_m - sum_i a_(m-i) m (product of the subdiagonal) p_(m-i)
      let last = minors[m]
      var next = [0] + last
      for (index, coefficient) in last.enumerated() {
        next[index] = subtract(next[index], multiply(a[m * n + m], coefficient))
      }
      var product = one
      for i in stride(from: m - 1, through: 0, by: -1) {
        product = multiply(product, a[(i + 1) * n + i])
        if product == 0 { break }
        let factor = multiply(product, a[i * n + m])
        for (index, coefficient) in minors[i].enumerated() {
          next[index] = subtract(next[index], multiply(factor, coefficient))
        }
      }
      minors.append(next)
    }
    return minors[n]
  }
}
