import ExactArithmetic
import Work

/// A statistic by which one guesses whether a point was in a sample of which the mean is known; large values speak for IN.
///
/// With the loss `l(w; y) = |w - y|^2 / 2` of the mean `xbar`, least in expectation at `w* = p`:
public enum MembershipStatistic: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
  /// `-l(xbar; y)`
  case loss
  /// `-<grad l(w*; y), xbar - w*> = <y - p, xbar - p>`
  case score
  /// `-<grad l(xbar; y), xbar - w*> = <y - xbar, xbar - p>`
  case gradient
  /// The likelihood ratio of `(xbar, y)`, IN to OUT, which no test exceeds.
  case ratio
  /// `sum_j (n xbar_j - n z_j)(2 y_j - 1)` with one reference point `z` that is not in the sample; it does not need `p`.
  case reference

  public var description: String { rawValue }

  /// The statistic as a formula.
  public var formula: String {
    switch self {
    case .loss: return "-|xbar - y|^2 / 2"
    case .score: return "<y - p, xbar - p>"
    case .gradient: return "<y - xbar, xbar - p>"
    case .ratio: return "P[xbar, y | IN] / P[xbar, y | OUT]"
    case .reference: return "sum_j (n xbar_j - n z_j)(2 y_j - 1)"
    }
  }
}

/// The means of the coordinates.
public enum MembershipBias: Sendable, Hashable, CustomStringConvertible {
  /// Each coordinate is 1 with a known probability.
  case known(Rational)
  /// Each coordinate is 1 with a probability that is itself uniform on [0, 1], independently.
  case uniform

  public var description: String {
    switch self {
    case .known(let bias): return "\(bias)"
    case .uniform: return "uniform"
    }
  }
}

/// Why a question about membership is refused.
public enum MembershipError: InputError, Hashable {
  /// Fewer than one sample.
  case samplesOutOfRange(Int)
  /// Fewer than one coordinate.
  case dimensionOutOfRange(Int)
  /// A bias outside [0, 1].
  case biasOutOfRange(Rational)
  /// A bias of 0 or 1, for a statistic that is then constant.
  case biasDecides(Rational, MembershipStatistic)
  /// A bias that is not known, for a statistic that needs it.
  case biasIsUnknown(MembershipStatistic)
  /// No rows, or rows of different lengths.
  case invalidDesign(String)
  /// A variance below 0.
  case negativeVariance(Rational)
  /// A `lambda` below 0.
  case negativeRegularisation(Rational)
  /// `lambda = 0` with columns that are linearly dependent.
  case singularDesign(rank: Int, columns: Int)

  public var description: String {
    switch self {
    case .samplesOutOfRange(let n): return "n = \(n): the number of samples must be at least 1"
    case .dimensionOutOfRange(let d): return "d = \(d): the dimension must be at least 1"
    case .biasOutOfRange(let bias):
      return "the bias is \(bias); expected a probability, from 0 to 1"
    case .biasDecides(let bias, let statistic):
      return
        "with the bias \(bias) all points are equal, and the statistic \(statistic) is constant; expected a bias "
        + "above 0 and below 1, or the statistic ratio"
    case .biasIsUnknown(let statistic):
      return
        "the statistic \(statistic) needs the bias; expected --bias p, or the statistic reference or loss"
    case .invalidDesign(let reason): return reason
    case .negativeVariance(let variance):
      return "the variance of the noise is \(variance); expected at least 0"
    case .negativeRegularisation(let lambda): return "lambda is \(lambda); expected at least 0"
    case .singularDesign(let rank, let columns):
      return
        "lambda = 0, and the \(columns) columns of X have rank \(rank): least squares has no one solution; "
        + "expected lambda above 0"
    }
  }
}
