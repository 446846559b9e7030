import AlgebraicNumbers
import Claims
import ExactArithmetic
import InformationLemmas
import Leakage
import Lemmas
import Tables
import Work

/// What ridge regression memorizes of a label is its leverage.
public struct RidgeLeverageLemma: Lemma {
  public let id = "ridge-leverage"
  public let title = "The membership signal of ridge regression is the leverage"
  public let status = LemmaStatus.published
  public let source = """
    Known: R. D. Cook, Detection of influential observation in linear regression, Technometrics 19, 1977, for (i); the proof on \
    the page is ours.
    """
  public let statement = """
    Let X be an n by d matrix and lambda >= 0, where X^T X + lambda is invertible; H = X (X^T X + lambda)^-1 X^T and yhat = H y. \
    (i) 0 <= H_ii <= 1, and y_i - yhat_i = (1 - H_ii)(y_i - yhat_-i) for the prediction yhat_-i at row i of the fit to the other \
    rows, where H_ii < 1. (ii) If the labels are y = f + xi with independent noise of mean 0 and variance v, and y' is a \
    fresh label at row i, then E(y' - yhat_i)^2 - E(y_i - yhat_i)^2 = 2 v H_ii. (iii) sum_i H_ii = \
    trace of (X^T X + lambda)^-1 X^T X, which is sum s^2/(s^2+lambda) over the singular values of X.
    """
  public let summary = """
    (i) With y_i replaced by yhat_-i the fit to the other rows is the fit to all, so yhat_i - yhat_-i = H_ii (y_i - yhat_-i). \
    (ii) Cov(y_i, yhat_i) = v H_ii, and a fresh label has covariance 0. (iii) The trace of a product.
    """
  public let enumerated = """
    20 random matrices with entries in -2, ..., 2, n <= 6 and d <= 4, lambda = 0 (where it can be), 1/2 and 3; noise of +-1 with all \
    2^n values (exhaustive: 100 matrices, n <= 10).
    """
  public let buildsOn: [String] = []

  public let fixedBecause = "it is about matrices, not about a law or a channel"

  public init() {}

  public func cases(_ scope: LemmaScope) throws -> [RidgeMembership] {
    let (count, most) = scope == .standard ? (20, 6) : (100, 10)
    var generator = SplitMix64(seed: 1977)
    var cases: [RidgeMembership] = []
    for _ in 0..<count {
      let n = Int.random(in: 2...most, using: &generator)
      let d = Int.random(in: 1...4, using: &generator)
      func entry() -> Rational { Rational(Int.random(in: -2...2, using: &generator)) }
      let rows = (0..<n).map { _ in (0..<d).map { _ in entry() } }
      let labels = (0..<n).map { _ in entry() }
      for lambda in [0, Rational(1, 2), 3] {
        let design = RationalMatrix(rows)
        if lambda.isZero && (design.transpose * design).rank < d { continue }
        cases.append(try RidgeMembership(rows: rows, labels: labels, lambda: lambda))
      }
    }
    return cases
  }

  public func label(_ ridge: RidgeMembership) -> String {
    "X = \(ridge.design), y = \(ridge.labels), lambda = \(ridge.lambda)"
  }

  public func size(_ ridge: RidgeMembership) -> CaseSize {
    ridge.design.rows.caseSize + ridge.labels.caseSize
  }

  public func check(_ ridge: RidgeMembership) throws -> [Claim] {
    var claims: [Claim] = []
    for (index, leverage) in ridge.leverages.enumerated() {
      claims += [
        Claim("0", 0, atMost: "H_ii", leverage, reason: "H = H^2 + lambda (...) is positive."),
        Claim("H_ii", leverage, atMost: "1", 1, reason: "The eigenvalues of H are at most 1."),
        Claim(
          "E(y' - yhat_i)^2 - E(y_i - yhat_i)^2", noiseGap(ridge, index), equals: "2 v H_ii",
          ridge.signals(noise: 1)[index], reason: "Cov(y_i, yhat_i) = v H_ii."),
      ]
      if let (without, expected) = try leaveOneOut(ridge, index) {
        claims.append(
          Claim(
            "(y_i - yhat_i)/(1 - H_ii)", expected, equals: "y_i - yhat_-i", without,
            reason: "The fit to the others is the fit to all with y_i replaced."))
      }
    }
    return claims
  }

  /// The residual of the fit without a row, made anew, and by the lemma; `nil` where there is no such fit.
  private func leaveOneOut(
    _ ridge: RidgeMembership, _ index: Int
  ) throws -> (refitted: Rational, byLeverage: Rational)? {
    guard let expected = ridge.leaveOneOut[index] else { return nil }
    var (rows, labels) = (ridge.design.rows, ridge.labels)
    let row = rows.remove(at: index)
    let label = labels.remove(at: index)
    let design = RationalMatrix(rows)
    let normal =
      design.transpose * design + ridge.lambda * RationalMatrix.identity(row.count)
    guard let weights = normal.solution(of: design.transpose * labels) else { return nil }
    return (label - Rational.sum(zip(row, weights).map { $0 * $1 }), expected)
  }

  /// The mean difference of the squared residuals of a fresh and the training label, over all noise of +-1 around f = y.
  private func noiseGap(_ ridge: RidgeMembership, _ index: Int) -> Rational {
    let n = ridge.labels.count
    var sum = Rational.zero
    for word in 0..<(1 << n) {
      let noisy = (0..<n).map { ridge.labels[$0] + Rational(word >> $0 & 1 == 1 ? 1 : -1) }
      let prediction = (ridge.hatMatrix * noisy)[index]
      let own = noisy[index] - prediction
      for fresh in [ridge.labels[index] + 1, ridge.labels[index] - 1] {
        sum += (fresh - prediction) * (fresh - prediction) / 2
      }
      sum -= own * own
    }
    return sum / Rational(1 << n)
  }

  /// How the sum of the leverages falls with lambda.
  public func results() throws -> Table? {
    let rows = (0..<6).map { i in (0..<4).map { Rational(i - 2).power($0) } }
    return Table(
      title: "Cubic fits at -2, ..., 3: the sum of the leverages",
      columns: ["lambda", Table.Column("total", header: "sum H_ii", notation: .decimal)],
      rows: try [0, Rational(1, 4), 1, 4, 16, 64].map {
        let ridge = try RidgeMembership(
          rows: rows, labels: [0, 0, 0, 0, 0, 0], lambda: $0)
        return [.rational($0), .rational(ridge.totalLeverage)]
      })
  }
}

extension RidgeLeverageLemma {
  public var falseVariants: [FalseVariant<RidgeMembership>] {
    [
      FalseVariant(
        "E(y' - yhat_i)^2 - E(y_i - yhat_i)^2 = v H_ii", change: "Without the factor 2."
      ) { ridge in
        ridge.leverages.indices.map { index in
          Claim(
            "E(y' - yhat_i)^2 - E(y_i - yhat_i)^2", noiseGap(ridge, index), equals: "v H_ii",
            ridge.leverages[index], reason: "False.")
        }
      }
    ]
  }
}
