import AlgebraicNumbers
import ExactArithmetic
import Work

/// Ridge regression as a membership signal: the leverages `H_ii` of `H = X (X^T X + lambda)^-1 X^T`.
///
/// `y_i - yhat_i = (1 - H_ii)(y_i - yhat_-i)` for the prediction `yhat_-i` of the fit without `i`; and if the labels have
/// independent noise of variance `v`, the squared residual of a fresh label at `x_i` exceeds that of the training label by
/// `2 v H_ii` on average.
///
/// ```swift
/// let ridge = try RidgeMembership(rows: [[1, 0], [1, 1], [1, 2]], labels: [0, 1, 3], lambda: 1)
/// print(ridge.leverages)
/// ```
///
/// Source: known; C. Stein's identity for Gaussian noise, and for the residuals R. D. Cook, Technometrics 19, 1977.
public struct RidgeMembership: Sendable, Hashable {
  /// The rows `x_i` of `X`.
  public let design: RationalMatrix
  /// The labels `y_i`.
  public let labels: [Rational]
  /// The regularisation `lambda`.
  public let lambda: Rational
  /// `(X^T X + lambda)^-1 X^T`, which maps labels to weights.
  public let weightMatrix: RationalMatrix
  /// `H`, which maps labels to predictions.
  public let hatMatrix: RationalMatrix

  /// The greatest number of rows, and of columns.
  public static let greatestSize = 60

  /// - Parameters:
  ///   - rows: the rows of `X`, of equal lengths.
  ///   - labels: a label for each row.
  ///   - lambda: the regularisation, at least 0.
  /// - Throws: ``MembershipError``; `WorkRefused` for more than ``greatestSize`` rows or columns.
  public init(rows: [[Rational]], labels: [Rational], lambda: Rational) throws {
    try RidgeMembership.check(rows, labels, lambda)
    let design = RationalMatrix(rows)
    let normal = design.transpose * design
    let rank = normal.rank
    if lambda.isZero && rank < normal.rowCount {
      throw MembershipError.singularDesign(rank: rank, columns: normal.rowCount)
    }
    let inverse = RidgeMembership.inverse(
      normal + lambda * RationalMatrix.identity(normal.rowCount))
    self.design = design
    self.labels = labels
    self.lambda = lambda
    weightMatrix = inverse * design.transpose
    hatMatrix = design * weightMatrix
  }

  private static func check(
    _ rows: [[Rational]], _ labels: [Rational], _ lambda: Rational
  ) throws {
    guard let width = rows.first?.count, width > 0 else {
      throw MembershipError.invalidDesign("X has no entries; expected a row for each sample")
    }
    if let index = rows.firstIndex(where: { $0.count != width }) {
      throw MembershipError.invalidDesign(
        "row \(index + 1) of X has \(rows[index].count) entries; expected \(width), as row 1")
    }
    if labels.count != rows.count {
      throw MembershipError.invalidDesign(
        "there are \(labels.count) labels and \(rows.count) rows of X; expected as many")
    }
    if lambda.isNegative { throw MembershipError.negativeRegularisation(lambda) }
    if max(width, rows.count) > greatestSize {
      throw WorkRefused(
        "ridge regression with rationals",
        size: .parameter("\(rows.count) rows of \(width) entries"),
        limit: .fixed(greatestSize, unit: "of each"))
    }
  }

  private static func inverse(_ matrix: RationalMatrix) -> RationalMatrix {
    let n = matrix.rowCount
    let extended = RationalMatrix(
      matrix.rows.enumerated().map { index, row in
        row + (0..<n).map { $0 == index ? 1 : 0 }
      })
    return RationalMatrix(extended.reducedRowEchelonForm().matrix.rows.map { Array($0[n...]) })
  }

  // MARK: What it tells

  /// The leverages `H_ii`, by which a training label is fitted better than a fresh one.
  public var leverages: [Rational] { labels.indices.map { hatMatrix[$0, $0] } }

  /// `sum_i H_ii = sum s^2/(s^2 + lambda)` over the singular values `s` of `X`.
  public var totalLeverage: Rational { hatMatrix.trace }

  /// The predictions `yhat = H y`.
  public var predictions: [Rational] { hatMatrix * labels }

  /// The residuals `y_i - yhat_i` of the training labels.
  public var trainingResiduals: [Rational] { zip(labels, predictions).map { $0 - $1 } }

  /// The residuals `y_i - yhat_-i` of the fits without `i`; `nil` where `H_ii = 1`, so that nothing else tells of `i`.
  public var leaveOneOut: [Rational?] {
    zip(trainingResiduals, leverages).map { $1 == 1 ? nil : $0 / (1 - $1) }
  }

  /// By how much the squared residual of a fresh label at each row exceeds that of the training label on average,
  /// `2 v H_ii`, where labels have independent noise of variance `v`.
  public func signals(noise variance: Rational) -> [Rational] {
    leverages.map { 2 * variance * $0 }
  }
}

extension RidgeMembership: CustomStringConvertible {
  /// The sizes and the sum of the leverages.
  public var description: String {
    "ridge regression on \(design.rowCount) rows of \(design.columnCount), lambda = \(lambda): leverages sum to "
      + "\(totalLeverage)"
  }
}
