import ExactArithmetic
import Work

/// Membership in a sample of which the mean is published: `n` points of `{0,1}^d` with independent coordinates of one bias,
/// their mean `xbar`, and a point `y` that is one of them (IN) or a fresh one (OUT).
///
/// ```swift
/// let membership = try MeanMembership(samples: 4, dimension: 4, bias: .known(1 / 2))
/// print(try membership.scoreLaw(of: .score).best.advantage)  // 26499/65536
/// ```
///
/// Source: derived here; for the reference point C. Dwork, A. Smith, T. Steinke, J. Ullman and S. Vadhan, FOCS 2015.
public struct MeanMembership: Sendable, Hashable {
  /// The number `n` of points.
  public let samples: Int
  /// The number `d` of coordinates.
  public let dimension: Int
  /// The law of a coordinate.
  public let bias: MembershipBias

  /// The greatest number of samples.
  public static let greatestSampleCount = 10_000
  /// The greatest dimension.
  public static let greatestDimension = 1_000_000

  /// - Throws: ``MembershipError``; `WorkRefused` for too many samples.
  public init(samples: Int, dimension: Int, bias: MembershipBias) throws {
    if samples < 1 { throw MembershipError.samplesOutOfRange(samples) }
    if dimension < 1 { throw MembershipError.dimensionOutOfRange(dimension) }
    if samples > MeanMembership.greatestSampleCount {
      throw WorkRefused(
        "membership in a sample", size: .parameter("n = \(samples)"),
        limit: .fixed(MeanMembership.greatestSampleCount, unit: ""))
    }
    if dimension > MeanMembership.greatestDimension {
      throw WorkRefused(
        "membership in a sample", size: .parameter("d = \(dimension)"),
        limit: .fixed(MeanMembership.greatestDimension, unit: ""))
    }
    if case .known(let p) = bias, p.isNegative || p > 1 { throw MembershipError.biasOutOfRange(p) }
    self.samples = samples
    self.dimension = dimension
    self.bias = bias
  }

  // MARK: One coordinate

  /// What one coordinate shows, with its probabilities: `k` ones among the `n` points, the bit of `y`, and that of a
  /// reference point.
  struct Outcome {
    let ones: Int
    let bit: Int
    let reference: Int
    let inside: Rational
    let outside: Rational
  }

  /// All outcomes of one coordinate.
  var outcomes: [Outcome] {
    (0...samples).flatMap { ones in
      (0...1).flatMap { bit in
        (0...1).map { reference in
          Outcome(
            ones: ones, bit: bit, reference: reference,
            inside: inside(ones, bit, reference), outside: outside(ones, bit, reference))
        }
      }
    }
  }

  /// The probabilities of the ones and the bit alone.
  func pair(_ ones: Int, _ bit: Int) -> (inside: Rational, outside: Rational) {
    (
      inside(ones, bit, 0) + inside(ones, bit, 1), outside(ones, bit, 0) + outside(ones, bit, 1)
    )
  }

  /// `y` is one of the points: the other `n-1` have the remaining ones.
  private func inside(_ ones: Int, _ bit: Int, _ reference: Int) -> Rational {
    let others = ones - bit
    if others < 0 || others > samples - 1 { return .zero }
    return Rational(Integer.binomial(samples - 1, others))
      * probability(ones: ones + reference, of: samples + 1)
  }

  /// `y` is fresh.
  private func outside(_ ones: Int, _ bit: Int, _ reference: Int) -> Rational {
    Rational(Integer.binomial(samples, ones))
      * probability(ones: ones + bit + reference, of: samples + 2)
  }

  /// The probability that given bits, so many of which are ones, come up: `p^k (1-p)^(n-k)`, or its integral,
  /// `1/((n+1) C(n, k))`.
  private func probability(ones: Int, of count: Int) -> Rational {
    switch bias {
    case .known(let p): return p.power(ones) * (1 - p).power(count - ones)
    case .uniform: return Rational(Integer.one, Integer(count + 1) * Integer.binomial(count, ones))
    }
  }

  // MARK: The law of a statistic

  /// The laws of a statistic that is a sum over the coordinates, under IN and OUT.
  ///
  /// - Parameters:
  ///   - statistic: not ``MembershipStatistic/ratio``, which is a product; see ``ratioLaw(limits:)``.
  ///   - limits: how much work is allowed.
  /// - Throws: ``MembershipError`` where the bias does not suit the statistic; `WorkRefused`.
  public func scoreLaw(
    of statistic: MembershipStatistic, limits: WorkLimits = .standard
  ) throws -> ScoreLaw {
    precondition(statistic != .ratio, "the likelihood ratio is a product")
    let p = try checkedBias(statistic)
    let terms = outcomes.map {
      ScoreLaw.Term(
        score: value(of: statistic, $0, p), inside: $0.inside, outside: $0.outside)
    }
    return try ScoreLaw(terms).sum(of: dimension, limits: limits)
  }

  /// The bias, or anything where the statistic does not need it.
  private func checkedBias(_ statistic: MembershipStatistic) throws(MembershipError) -> Rational {
    switch bias {
    case .known(let p):
      if p.isZero || p == 1 { throw .biasDecides(p, statistic) }
      return p
    case .uniform:
      if statistic == .score || statistic == .gradient { throw .biasIsUnknown(statistic) }
      return .zero
    }
  }

  /// The term of one coordinate.
  private func value(
    of statistic: MembershipStatistic, _ outcome: Outcome, _ p: Rational
  ) -> Rational {
    let mean = Rational(outcome.ones, samples)
    let y = Rational(outcome.bit)
    switch statistic {
    case .loss: return -(mean - y) * (mean - y) / 2
    case .score: return (y - p) * (mean - p)
    case .gradient: return (y - mean) * (mean - p)
    case .reference:
      return Rational((outcome.ones - samples * outcome.reference) * (2 * outcome.bit - 1))
    case .ratio: preconditionFailure("the likelihood ratio is a product")
    }
  }
}

extension MeanMembership: CustomStringConvertible {
  /// The parameters.
  public var description: String { "n = \(samples), d = \(dimension), bias \(bias)" }
}
