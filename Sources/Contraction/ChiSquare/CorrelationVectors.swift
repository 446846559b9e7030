import AlgebraicNumbers
import ExactArithmetic

/// Exact eigenfunctions of a ``CorrelationOperator`` for its greatest eigenvalue eta below the constants'.
///
/// With the squarefree polynomial p of the eigenvalues on functions of mean zero, `p(t)/(t - eta)` at A
/// maps every such function to the eigenspace of eta, since A is diagonalisable; its coefficients are
/// polynomials in eta.
struct CorrelationVectors: Sendable {
  /// The eigenfunction, for each row of the operator: polynomials to be evaluated at eta.
  private let primary: [Polynomial]
  /// Its conditional expectation given the column, times `conditionalScale`.
  private let secondary: [Polynomial]
  private let conditionalScale: Integer
  private let correlation: CorrelationOperator

  /// - Parameter eta: the greatest root of the spectrum, not 0.
  init(_ correlation: CorrelationOperator, eta: AlgebraicReal, spectrum: Polynomial) {
    self.correlation = correlation
    let image = PowerImages(correlation, degree: spectrum.squarefreePart.degree)
    var entries: [Polynomial] = []
    for start in 1..<correlation.size {
      entries = image.eigenfunction(start: start, eta: eta, squarefree: spectrum.squarefreePart)
      // Some start has a part in the eigenspace, as together they span the functions of mean zero.
      if entries.contains(where: { eta.sign(of: $0) != 0 }) { break }
    }
    let scale = correlation.columnSums.reduce(Integer.one) { Integer.lcm($0, $1) }
    var conditional = correlation.columnSums.enumerated().map { column, sum in
      zip(entries, correlation.counts).reduce(Polynomial.zero) { total, item in
        total + (item.1[column] * scale.exactlyDivided(by: sum)) * item.0
      }
    }
    conditionalScale = scale
    // The first value that is not zero on the inputs' side is positive.
    let inputs =
      correlation.isTransposed
      ? CorrelationVectors.spread(
        conditional, correlation.columnMembers, count: correlation.columnTotal, filler: .zero)
      : CorrelationVectors.spread(
        entries, correlation.rowMembers, count: correlation.rowTotal, filler: .zero)
    let sign = inputs.lazy.map { eta.sign(of: $0) }.first { $0 != 0 }
    if sign == -1 {
      entries = entries.map { -$0 }
      conditional = conditional.map { -$0 }
    }
    primary = entries
    secondary = conditional
  }

  /// The multiples of f, one for each input, and of g, one for each output.
  var inputEntries: [Polynomial] {
    correlation.isTransposed ? spreadColumns(secondary, .zero) : spreadRows(primary, .zero)
  }
  var outputEntries: [Polynomial] {
    correlation.isTransposed ? spreadRows(primary, .zero) : spreadColumns(secondary, .zero)
  }

  /// Enclosures of the functions from one of eta; `nil` when it is too wide to divide by the norm.
  func enclosures(
    eta: Enclosure, workingBits bits: Int
  ) -> (input: [Enclosure], output: [Enclosure])? {
    let values = primary.map { $0.value(at: eta, bits: 2 * bits) }
    let total = Rational(correlation.rowSums.reduce(Integer.zero, +))
    // The variance of the multiple: a sum of squares of which one is positive.
    let variance = zip(values, correlation.rowSums).reduce(Enclosure.zero) { sum, item in
      let (low, high) = (item.0.lower, item.0.upper)
      let isStraddling = low.signum() * high.signum() < 0
      let squares = [low * low, high * high].sorted()
      let square = Enclosure(isStraddling ? .zero : squares[0], squares[1])
      return sum + (Rational(item.1) / total) * square
    }
    if variance.lower.signum() <= 0 || eta.lower.signum() <= 0 { return nil }
    let norm = Enclosure.squareRoot(variance, bits: 2 * bits)
    let conditionalNorm =
      Rational(conditionalScale) * Enclosure.squareRoot(variance * eta, bits: 2 * bits)
    let first = values.map { $0.divided(by: norm, bits: bits) }
    let second = secondary.map {
      $0.value(at: eta, bits: 2 * bits).divided(by: conditionalNorm, bits: bits)
    }
    let (rows, columns) = (spreadRows(first, .zero), spreadColumns(second, .zero))
    return correlation.isTransposed ? (columns, rows) : (rows, columns)
  }

  private func spreadRows<Value>(_ values: [Value], _ filler: Value) -> [Value] {
    CorrelationVectors.spread(
      values, correlation.rowMembers, count: correlation.rowTotal, filler: filler)
  }

  private func spreadColumns<Value>(_ values: [Value], _ filler: Value) -> [Value] {
    CorrelationVectors.spread(
      values, correlation.columnMembers, count: correlation.columnTotal, filler: filler)
  }

  private static func spread<Value>(
    _ values: [Value], _ members: [[Int]], count: Int, filler: Value
  ) -> [Value] {
    var result = [Value](repeating: filler, count: count)
    for (value, positions) in zip(values, members) {
      for position in positions { result[position] = value }
    }
    return result
  }
}

/// Powers of an integer multiple `B = L A` of the operator.
private struct PowerImages {
  private let correlation: CorrelationOperator
  /// L, the product of the least common multiples of the row and of the column sums.
  private let scale: Integer
  private let matrix: [[Integer]]
  /// `L^0, ..., L^(degree - 1)`.
  private let powers: [Integer]

  init(_ correlation: CorrelationOperator, degree: Int) {
    self.correlation = correlation
    let rows = correlation.rowSums.reduce(Integer.one) { Integer.lcm($0, $1) }
    let columns = correlation.columnSums.reduce(Integer.one) { Integer.lcm($0, $1) }
    let scale = rows * columns
    self.scale = scale
    let weights = correlation.columnSums.map { columns.exactlyDivided(by: $0) }
    matrix = correlation.counts.enumerated().map { index, row in
      let factor = rows.exactlyDivided(by: correlation.rowSums[index])
      let weighted = zip(row, weights).map { $0 * $1 * factor }
      return correlation.counts.map { other in
        zip(weighted, other).reduce(into: Integer.zero) { $0.addProduct($1.0, $1.1) }
      }
    }
    powers = (0..<max(degree, 1)).map { scale.power($0) }
  }

  /// A positive multiple of `(p(t)/(t - eta))(A) v`, for the function v of mean zero that is not zero on
  /// rows 0 and `start` only: polynomials to be evaluated at eta, constants when eta is rational.
  func eigenfunction(start: Int, eta: AlgebraicReal, squarefree p: Polynomial) -> [Polynomial] {
    var vector = [Integer](repeating: .zero, count: correlation.size)
    vector[0] = correlation.rowSums[start]
    vector[start] = -correlation.rowSums[0]
    // sum_e eta^e sum_j p_(j+1+e) A^j v, times L^(degree - 1).
    var coefficients = [[Integer]](
      repeating: [Integer](repeating: .zero, count: p.degree), count: correlation.size)
    for j in 0..<p.degree {
      for e in 0..<(p.degree - j) {
        let factor = p[j + 1 + e] * powers[p.degree - 1 - j]
        for x in vector.indices { coefficients[x][e].addProduct(factor, vector[x]) }
      }
      vector = matrix.map { row in
        zip(row, vector).reduce(into: Integer.zero) { $0.addProduct($1.0, $1.1) }
      }
    }
    var entries = coefficients.map { Polynomial($0) }
    if let rational = eta.rationalValue {
      let values = entries.map { $0.value(at: rational) }
      let multiple = values.reduce(Integer.one) { Integer.lcm($0, $1.denominator) }
      entries = values.map {
        Polynomial($0.numerator * multiple.exactlyDivided(by: $0.denominator))
      }
    }
    let divisor = entries.reduce(Integer.zero) { Integer.gcd($0, $1.content) }
    if divisor.isZero { return entries }
    return entries.map { Polynomial($0.coefficients.map { $0.exactlyDivided(by: divisor) }) }
  }
}
