import AlgebraicNumbers
import ExactArithmetic
import LemmataTestSupport
import Testing
import Work

@Suite struct RationalMatrixTests {
  func matrix(_ random: inout SplitMix64, _ rows: Int, _ columns: Int) -> RationalMatrix {
    let kind = random.index(below: 3)
    return RationalMatrix(
      rowCount: rows, columnCount: columns,
      entries: (0..<(rows * columns)).map { _ in
        kind == 0 ? Rational(random.int(-1...1)) : random.rational(bits: 30)
      })
  }

  /// Laplace's expansion along the first row.
  func laplace(_ rows: [[Rational]]) -> Rational {
    if rows.isEmpty { return 1 }
    return rows[0].indices.reduce(Rational.zero) { sum, column in
      let minor = rows.dropFirst().map { row in
        row.indices.filter { $0 != column }.map { row[$0] }
      }
      return sum + Rational(column & 1 == 0 ? 1 : -1) * rows[0][column] * laplace(minor)
    }
  }

  @Test func productsAndTransposes() {
    let a = RationalMatrix([[1, 2, 3], [4, 5, 6]])
    #expect(a.transpose == RationalMatrix([[1, 4], [2, 5], [3, 6]]))
    #expect(a * a.transpose == RationalMatrix([[14, 32], [32, 77]]))
    #expect(a * [1, 0, -1] == [-2, -2])
    #expect((a + a) == Rational(2) * a && (a - a).entries.allSatisfy { $0.isZero })
    #expect(RationalMatrix.identity(2) * a == a)
    #expect(a.description == "[[1, 2, 3], [4, 5, 6]]" && a[1, 2] == 6 && a.rows[1] == [4, 5, 6])
  }

  @Test func determinants() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<cases(60) {
      let size = random.int(0...5)
      let (a, b) = (matrix(&random, size, size), matrix(&random, size, size))
      #expect(a.determinant == laplace(a.rows))
      #expect((a * b).determinant == a.determinant * b.determinant)
    }
  }

  @Test func characteristicPolynomials() {
    var random = SplitMix64(seed: 2)
    #expect(RationalMatrix([[2, 1], [1, 2]]).characteristicPolynomial == Polynomial([3, -4, 1]))
    for _ in 0..<cases(60) {
      let size = random.int(1...7)
      let a = matrix(&random, size, size)
      let coefficients = a.characteristicCoefficients
      #expect(coefficients == leverrier(a))
      #expect(coefficients[size] == 1 && coefficients[size - 1] == -a.trace)
      #expect(a.transpose.characteristicCoefficients == coefficients)
      // Cayley and Hamilton.
      let value = coefficients.reversed().reduce(Rational(0) * a) {
        $0 * a + $1 * RationalMatrix.identity(size)
      }
      #expect(value.entries.allSatisfy { $0.isZero })
      #expect(
        a.characteristicPolynomial
          == Polynomial(clearingDenominatorsOf: coefficients).primitivePart)
    }
  }

  /// The method of Le Verrier and Faddeev.
  func leverrier(_ a: RationalMatrix) -> [Rational] {
    let size = a.rowCount
    var coefficients = [Rational](repeating: 0, count: size) + [1]
    var m = Rational(0) * a
    for k in 1...size {
      m = a * m + coefficients[size - k + 1] * RationalMatrix.identity(size)
      coefficients[size - k] = Rational(-1, k) * (a * m).trace
    }
    return coefficients
  }

  @Test func ranksKernelsAndSolutions() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<cases(60) {
      let (rows, inner, columns) = (random.int(1...5), random.int(1...4), random.int(1...5))
      let a = matrix(&random, rows, inner) * matrix(&random, inner, columns)
      #expect(a.rank <= min(rows, inner, columns) && a.rank == a.transpose.rank)
      let kernel = a.kernel
      #expect(kernel.count == columns - a.rank)
      for vector in kernel { #expect((a * vector).allSatisfy { $0.isZero }) }
      if !kernel.isEmpty { #expect(RationalMatrix(kernel).rank == kernel.count) }
      let x = (0..<columns).map { _ in random.rational(bits: 20) }
      let solution = a.solution(of: a * x)
      #expect(solution.map { a * $0 } == a * x)
    }
    #expect(RationalMatrix([[1, 1], [2, 2]]).solution(of: [1, 3]) == nil)
    let (reduced, pivots) = RationalMatrix([[0, 2, 4], [0, 1, 3]]).reducedRowEchelonForm()
    #expect(reduced == RationalMatrix([[0, 1, 0], [0, 0, 1]]) && pivots == [1, 2])
  }
}
