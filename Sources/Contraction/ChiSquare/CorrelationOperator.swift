import AlgebraicNumbers
import ExactArithmetic

/// The operator `(A f)(x) = E[ E[f(X) | Y] | X = x ]` of two variables, on functions of the one with fewer
/// values.
///
/// In the inner product of the law of X it is self-adjoint with eigenvalues in [0, 1]: 1 for the constants,
/// and then the squared singular values of the conditional expectation, of which the second greatest is the
/// squared maximal correlation.
struct CorrelationOperator {
  /// The joint counts, a row for each value of the variable with fewer values; no row or column is zero.
  let counts: [[Integer]]
  let rowSums: [Integer]
  let columnSums: [Integer]
  /// For each row, the positions in the original matrix that were put together; likewise for columns.
  let rowMembers: [[Int]]
  let columnMembers: [[Int]]
  /// Whether rows here are columns of the original matrix.
  let isTransposed: Bool
  /// The numbers of rows and columns of the original matrix, as it is oriented here.
  let rowTotal: Int
  let columnTotal: Int

  /// Takes a matrix of non-negative counts, not all zero.  Proportional rows and columns are put together:
  /// that changes no correlation.
  init(_ matrix: [[Integer]]) {
    let (rows, rowMembers) = CorrelationOperator.merged(matrix)
    let (columns, columnMembers) = CorrelationOperator.merged(
      CorrelationOperator.transpose(rows))
    isTransposed = columns.count < rows.count
    (rowTotal, columnTotal) =
      isTransposed ? (matrix[0].count, matrix.count) : (matrix.count, matrix[0].count)
    counts = isTransposed ? columns : CorrelationOperator.transpose(columns)
    self.rowMembers = isTransposed ? columnMembers : rowMembers
    self.columnMembers = isTransposed ? rowMembers : columnMembers
    rowSums = counts.map { $0.reduce(Integer.zero, +) }
    columnSums = CorrelationOperator.transpose(counts).map { $0.reduce(Integer.zero, +) }
  }

  var size: Int { counts.count }

  private static func transpose(_ matrix: [[Integer]]) -> [[Integer]] {
    matrix[0].indices.map { column in matrix.map { $0[column] } }
  }

  /// The sums of proportional rows, and the rows in each; rows of zeros are left out.
  private static func merged(_ matrix: [[Integer]]) -> (rows: [[Integer]], members: [[Int]]) {
    var positions: [[Integer]: Int] = [:]
    var rows: [[Integer]] = []
    var members: [[Int]] = []
    for (index, row) in matrix.enumerated() {
      let divisor = row.reduce(Integer.zero) { Integer.gcd($0, $1) }
      if divisor.isZero { continue }
      let direction = row.map { $0.exactlyDivided(by: divisor) }
      if let position = positions[direction] {
        rows[position] = zip(rows[position], row).map { $0 + $1 }
        members[position].append(index)
      } else {
        positions[direction] = rows.count
        rows.append(row)
        members.append([index])
      }
    }
    return (rows, members)
  }

  // MARK: The spectrum without the constants

  /// A multiple of the characteristic polynomial of A divided by `t - 1`, primitive with positive leading
  /// coefficient: that of A on functions of mean zero.  All its roots are real and in [0, 1].
  ///
  /// By Cauchy and Binet the principal minors of A on rows S are sums, over sets T of as many columns, of
  /// `det(J[S,T])^2` over the row sums in S and the column sums in T, for the counts J.  A common factor of
  /// a row of J stands twice in the numerator and once in the row's sum.  So with the row sums divided by
  /// these factors, the coefficients of `det(t - A)` times all row and column sums are integers; and as the
  /// eigenvalues are in [0, 1], the coefficient of `t^(n-k)` is at most `C(n, k)` times that product.
  /// (Derived here.)
  ///
  /// - Complexity: O(n^2 m + n^3) operations modulo each word prime, for the n values and m of the other
  ///   variable; the primes have about as many bits as all these sums.
  var spectrum: Polynomial {
    let reducedSums = zip(rowSums, counts).map { sum, row in
      sum.exactlyDivided(by: row.reduce(Integer.zero) { Integer.gcd($0, $1) })
    }
    let scale = Integer.product(reducedSums + columnSums)
    let characteristic = Polynomial(
      SymmetricRemainders.integers(bits: scale.bitWidth + size) { prime in
        characteristicPolynomial(modulo: prime, scale: scale)
      })
    return characteristic.primitivePart.quotient(dividingExactlyBy: Polynomial([-1, 1]))!
  }

  /// `scale det(t - A)` modulo a prime; `nil` when the prime divides a row or column sum.
  private func characteristicPolynomial(modulo prime: UInt64, scale: Integer) -> [UInt64]? {
    let field = Montgomery(modulus: prime)
    var inverses = (rowSums + columnSums).map { field.form($0) }
    if inverses.contains(0) { return nil }
    field.invert(&inverses)
    let forms = counts.map { row in row.map { field.form($0) } }
    var matrix = [UInt64](repeating: 0, count: size * size)
    for (i, row) in forms.enumerated() {
      let scaled = row.indices.map { field.multiply(row[$0], inverses[size + $0]) }
      for (j, other) in forms.enumerated() {
        var sum: UInt64 = 0
        for y in scaled.indices { sum = field.add(sum, field.multiply(scaled[y], other[y])) }
        matrix[i * size + j] = field.multiply(sum, inverses[i])
      }
    }
    let factor = field.form(scale)
    return matrix.withUnsafeMutableBufferPointer { buffer in
      field.characteristicPolynomial(overwriting: buffer, size: size).map {
        field.residue(field.multiply($0, factor))
      }
    }
  }

  /// The greatest root of the spectrum: 0 when there is none.
  static func greatestRoot(of spectrum: Polynomial) -> AlgebraicReal {
    if spectrum.degree <= 0 { return AlgebraicReal(.zero) }
    var polynomial = spectrum.squarefreePart
    if polynomial.sign(at: .one) == 0 { return AlgebraicReal(.one) }
    if polynomial[0].isZero {
      polynomial = Polynomial(Array(polynomial.coefficients.dropFirst()))
      if polynomial.degree == 0 { return AlgebraicReal(.zero) }
    }
    // All roots are real and in (0, 1), so Descartes' rule counts them exactly.  Halve the interval, to the
    // right where there is a root, until there is one only.
    var (lower, upper) = (Rational.zero, Rational.one)
    var count = polynomial.degree
    while count > 1 || polynomial.sign(at: lower) == 0 {
      let middle = (lower + upper).scaled(byPowerOfTwo: -1)
      let above = polynomial.rootBound(from: middle, to: upper)
      if above > 0 {
        (lower, count) = (middle, above)
      } else if polynomial.sign(at: middle) == 0 {
        return AlgebraicReal(middle)
      } else {
        count = polynomial.rootBound(from: lower, to: middle)
        upper = middle
      }
    }
    return AlgebraicReal(squarefree: polynomial, in: Enclosure(lower, upper))!
  }
}
