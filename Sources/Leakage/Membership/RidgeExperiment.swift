import AlgebraicNumbers
import ExactArithmetic
import Work

/// Ridge regression on random signs: a design whose entries are +1 or -1, labels `<x, w> + noise` with all weights 1 and noise
/// of variance `v`, and the mean errors of the fit over the noise, exactly.
public struct RidgeExperiment: Sendable, Hashable {
  /// The rows of the design.
  public let rows: [[Rational]]
  /// The variance `v` of the noise.
  public let noise: Rational

  /// Creates the experiment of a seed.
  ///
  /// - Throws: ``MembershipError`` for sizes and a variance out of range; `WorkRefused` for more than
  ///   ``RidgeMembership/greatestSize`` rows or columns.
  public init(samples: Int, dimension: Int, noise: Rational, seed: UInt64) throws {
    if samples < 1 { throw MembershipError.samplesOutOfRange(samples) }
    if dimension < 1 { throw MembershipError.dimensionOutOfRange(dimension) }
    if noise.isNegative { throw MembershipError.negativeVariance(noise) }
    let most = RidgeMembership.greatestSize
    if max(samples, dimension) > most {
      throw WorkRefused(
        "ridge regression with rationals",
        size: .parameter("\(samples) rows of \(dimension) entries"),
        limit: .fixed(most, unit: "of each"))
    }
    var generator = SplitMix64(seed: seed)
    rows = (0..<samples).map { _ in
      (0..<dimension).map { _ in generator.next() >> 63 == 1 ? 1 : -1 }
    }
    self.noise = noise
  }

  /// The mean errors for one `lambda`.
  public struct Errors: Sendable, Hashable, CustomStringConvertible {
    /// `sum H_ii`
    public let totalLeverage: Rational
    /// The mean squared residual of the training labels.
    public let training: Rational
    /// The mean squared residual of fresh labels at the training rows; `2 v sum H_ii / n` above ``training``.
    public let fresh: Rational
    /// The mean squared error at a fresh row of signs.
    public let test: Rational

    public var description: String {
      "sum of leverages \(totalLeverage), errors: training \(training), fresh labels \(fresh), test \(test)"
    }
  }

  /// The mean errors of the fit with `lambda`.
  ///
  /// - Throws: ``MembershipError`` for `lambda < 0`, and for 0 where the columns are linearly dependent.
  public func errors(lambda: Rational) throws -> Errors {
    let n = Rational(rows.count)
    let ridge = try RidgeMembership(
      rows: rows, labels: rows.map { Rational.sum($0) }, lambda: lambda)
    // The labels without noise are X w, and so are the residuals' means.
    let bias = ridge.trainingResiduals
    let hat = ridge.hatMatrix
    let squares = Rational.sum(hat.entries.map { $0 * $0 })
    let spread = n - 2 * ridge.totalLeverage + squares
    let training = (norm(bias) + noise * spread) / n
    let map = ridge.weightMatrix
    // E w^ - w = A (X w) - w, and Cov w^ = v A A^T; a fresh row has the covariance 1.
    let meanError = zip(map * ridge.labels, repeatElement(Rational.one, count: map.rowCount))
      .map { $0 - $1 }
    let variance = Rational.sum(map.entries.map { $0 * $0 })
    return Errors(
      totalLeverage: ridge.totalLeverage, training: training,
      fresh: training + 2 * noise * ridge.totalLeverage / n,
      test: noise + norm(meanError) + noise * variance)
  }

  private func norm(_ vector: [Rational]) -> Rational {
    Rational.sum(vector.map { $0 * $0 })
  }
}

extension RidgeExperiment: CustomStringConvertible {
  /// The sizes.
  public var description: String {
    "\(rows.count) rows of \(rows[0].count) signs, noise of variance \(noise)"
  }
}
