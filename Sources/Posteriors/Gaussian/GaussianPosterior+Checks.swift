import AlgebraicNumbers
import ExactArithmetic
import Work

extension GaussianPosterior {
  /// Refuses what has no posterior, or is too large.
  static func check(
    _ points: [Point], _ observation: [Rational], _ noise: RationalMatrix, _ smoothing: Rational
  ) throws {
    guard let size = points.first?.place.count else { throw GaussianPosteriorError.noPoints }
    let most = max(points.count, size, observation.count)
    if most > greatestSize {
      throw WorkRefused(
        "a Gaussian posterior",
        size: .parameter(
          "\(points.count) points of \(size) entries, an observation of \(observation.count)"),
        limit: .fixed(greatestSize, unit: "of each"))
    }
    if smoothing.isNegative { throw GaussianPosteriorError.negativeSmoothing(smoothing) }
    try check(noise, size: observation.count)
    for (index, point) in points.enumerated() {
      try check(point, number: index + 1, size: size, images: observation.count)
    }
  }

  private static func check(
    _ point: Point, number: Int, size: Int, images: Int
  ) throws(GaussianPosteriorError) {
    func require(_ what: String, _ count: Int, _ expected: Int) throws(GaussianPosteriorError) {
      if count == expected && count > 0 { return }
      throw .sizeMismatch(
        "training point \(number): \(what) has \(count) entries; expected \(max(1, expected))")
    }
    try require("the point", point.place.count, size)
    try require("F", point.image.count, images)
    try require("a column of J", point.derivative.rowCount, images)
    try require("a row of J", point.derivative.columnCount, size)
  }

  /// Refuses a matrix that is no covariance.
  private static func check(
    _ noise: RationalMatrix, size: Int
  ) throws(GaussianPosteriorError) {
    if noise.rowCount != size || noise.columnCount != size {
      throw .sizeMismatch(
        "the covariance of the noise has \(noise.rowCount) rows and \(noise.columnCount) columns; expected "
          + "\(size) of each, as the observation has entries")
    }
    if noise.transpose != noise {
      throw .noiseIsNoCovariance("the covariance of the noise is not symmetric")
    }
    if let variance = (0..<size).map({ noise[$0, $0] }).first(where: { $0.isNegative }) {
      throw .noiseIsNotPositive(variance)
    }
    if !noise.isPositiveSemidefinite {
      throw .noiseIsNoCovariance(
        "the covariance of the noise has a negative eigenvalue; expected none")
    }
  }
}

extension RationalMatrix {
  /// The solutions of `A X = B` for a symmetric matrix, row by row, and the determinant; `nil` unless all eigenvalues are positive.
  ///
  /// By elimination without exchanges: the pivots are quotients of leading minors.
  func positiveDefiniteSolutions(
    of sides: [[Rational]]
  ) -> (rows: [[Rational]], determinant: Rational)? {
    var rows: [[Rational]] = zip(self.rows, sides).map { $0 + $1 }
    var determinant = Rational.one
    for pivot in 0..<rowCount {
      let value = rows[pivot][pivot]
      if value.signum() <= 0 { return nil }
      determinant *= value
      rows[pivot] = rows[pivot].map { $0 / value }
      for row in 0..<rowCount where row != pivot && !rows[row][pivot].isZero {
        let factor = rows[row][pivot]
        for column in rows[row].indices { rows[row][column] -= factor * rows[pivot][column] }
      }
    }
    return (rows.map { Array($0[columnCount...]) }, determinant)
  }

  /// Whether a symmetric matrix has no negative eigenvalue: by elimination with diagonal pivots.
  fileprivate var isPositiveSemidefinite: Bool {
    var rows = self.rows
    for pivot in 0..<rowCount {
      let value = rows[pivot][pivot]
      if value.isNegative { return false }
      if value.isZero {
        if rows[pivot][pivot...].contains(where: { !$0.isZero }) { return false }
        continue
      }
      for row in (pivot + 1)..<max(rowCount, pivot + 1) {
        let factor = rows[row][pivot] / value
        if factor.isZero { continue }
        for column in pivot..<columnCount { rows[row][column] -= factor * rows[pivot][column] }
      }
    }
    return true
  }
}
