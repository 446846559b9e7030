import ExtractionAttack
import Work

/// Tests run side by side, so that more threads for each product of matrices would be in each other's way.
let oneThreadEach: Void = LinearAlgebra.setThreadCount(1)

extension Matrix {
  /// Entries that are uniform on [-scale, scale).
  static func random(
    _ rows: Int, _ columns: Int, scale: Float = 1, using generator: inout SplitMix64
  ) -> Matrix {
    Matrix(
      rows: rows, columns: columns,
      elements: (0..<rows * columns).map { _ in generator.nextSymmetricUniform() * scale })
  }

  /// Uniform signs.
  static func randomSigns(_ rows: Int, _ columns: Int, using generator: inout SplitMix64) -> Matrix
  {
    Matrix(
      rows: rows, columns: columns,
      elements: (0..<rows * columns).map { _ in generator.nextSign() })
  }

  /// The product by its definition, in double precision.
  func timesByDefinition(_ other: Matrix) -> [Double] {
    (0..<rows).flatMap { i in
      (0..<other.columns).map { j in
        (0..<columns).reduce(0.0) { $0 + Double(self[i, $1]) * Double(other[$1, j]) }
      }
    }
  }
}
