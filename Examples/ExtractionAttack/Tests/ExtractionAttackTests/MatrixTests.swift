import ExtractionAttack
import Testing
import Work

@Suite struct MatrixTests {
  init() { oneThreadEach }

  @Test func productAgreesWithItsDefinition() {
    var generator = SplitMix64(seed: 1)
    for (m, n, k) in [(1, 1, 1), (1, 5, 3), (7, 1, 2), (3, 4, 0), (16, 17, 33), (40, 31, 64)] {
      let a = Matrix.random(m, k, using: &generator)
      let b = Matrix.random(k, n, using: &generator)
      let expected = a.timesByDefinition(b)
      let products = [
        Matrix.product(.plain(a), .plain(b)), .product(.transposed(a.transposed()), .plain(b)),
        .product(.plain(a), .transposed(b.transposed())),
        .product(.transposed(a.transposed()), .transposed(b.transposed())),
      ]
      for product in products {
        #expect(product.rows == m && product.columns == n)
        for (value, exact) in zip(product.elements, expected) {
          #expect(abs(Double(value) - exact) < 1e-6 * Double(max(k, 1)), "\(m) x \(k) x \(n)")
        }
      }
    }
  }

  @Test func productReplacesWhatWasThereOrIsAdded() {
    var result = Matrix(rows: 1, columns: 1, elements: [100])
    result.set(
      toProductOf: .plain(Matrix(rows: 1, columns: 2, elements: [2, 3])),
      .transposed(Matrix(rows: 1, columns: 2, elements: [5, 7])))
    #expect(result.elements == [31])
    result.add(
      productOf: .plain(Matrix(rows: 1, columns: 1, elements: [2])),
      .plain(Matrix(rows: 1, columns: 1, elements: [-3])))
    #expect(result.elements == [25])
  }

  @Test func transposedAndSelectedEntries() {
    let matrix = Matrix(rows: 2, columns: 3, elements: [1, 2, 3, 4, 5, 6])
    #expect(matrix.transposed().elements == [1, 4, 2, 5, 3, 6])
    #expect(matrix.selecting(rows: [1, 1, 0]).elements == [4, 5, 6, 4, 5, 6, 1, 2, 3])
    #expect(matrix.selecting(columns: [2, 0]).elements == [3, 1, 6, 4])
    #expect(matrix[1, 0] == 4 && Array(matrix.row(1)) == [4, 5, 6])
  }

  @Test func columnsOfGreatestTakesTheFirst() {
    let matrix = Matrix(rows: 3, columns: 3, elements: [1, 3, 3, 2, 1, 0, -3, -2, -1])
    #expect(matrix.columnsOfGreatest() == [1, 0, 2])
  }
}
