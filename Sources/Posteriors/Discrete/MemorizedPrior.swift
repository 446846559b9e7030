import ExactArithmetic
import InformationTheory
import Work

/// A prior that was memorized: the empirical law of `n` training draws takes the place of a prior `P`, and posteriors are
/// made with it.
///
/// A point `x` is drawn from `P` and observed as `y` through a channel `W`, independently of the training draws. The true
/// posterior is `P(x) W(y|x) / sum`, the memorized one `m(x) W(y|x) / sum` for the multiplicities `m` of the draws: training
/// points with weights by their likelihood. For every likelihood their mean distance is at least the missing mass,
///
///     E TV(memorized posterior, posterior) >= sum_x P(x) (1-P(x))^n .
///
/// ```swift
/// let uniform = try FiniteLaw.uniform(over: [0, 1, 2, 3])
/// let prior = try MemorizedPrior(prior: uniform, noise: 1 / 10, samples: 3)
/// print(try prior.totalVariation())  // 8434929/19820800
/// print(prior.missingMass)  // 27/64
/// ```
///
/// Source: the bound is derived here; the memorized posterior is that of Siahkoohi and Sabeddu,
/// arXiv 2603.19629, and of Bayes.
public struct MemorizedPrior: Sendable {
  /// The prior `P`.
  public let prior: FiniteLaw<Int>
  /// The likelihood `W(y|x)`.
  public let channel: Channel
  /// The number `n` of training draws.
  public let samples: Int

  /// - Parameters:
  ///   - prior: the law of a point, whose outcomes are in order the inputs of the channel.
  ///   - channel: the likelihood.
  ///   - samples: the number `n >= 1` of training draws.
  /// - Throws: ``MemorizedPriorError``, also where the draws can leave an observation without any compatible point.
  public init(
    prior: FiniteLaw<Int>, channel: Channel, samples: Int
  ) throws(MemorizedPriorError) {
    if samples < 1 { throw .samplesOutOfRange(samples) }
    if prior.outcomes.count != channel.inputCount {
      throw .inputCountMismatch(points: prior.outcomes.count, inputs: channel.inputCount)
    }
    try MemorizedPrior.checkCompatibility(prior, channel)
    self.prior = prior
    self.channel = channel
    self.samples = samples
  }

  /// A prior on strings of `d` bits, of which each is flipped independently.
  ///
  /// - Parameters:
  ///   - prior: the law of a string; bit `i` of the place of an outcome is the string's bit `i`, the lowest first.
  ///   - noise: the probability of a flip.
  ///   - samples: the number `n >= 1` of training draws.
  /// - Throws: ``MemorizedPriorError`` for a number of outcomes that is no power of 2, a noise outside [0, 1], and noise 0 or
  ///   1, at which the draws can leave an observation without any compatible string; `WorkRefused` for very many strings.
  public init(prior: FiniteLaw<Int>, noise: Rational, samples: Int) throws {
    if noise.isNegative || noise > 1 { throw MemorizedPriorError.noiseOutOfRange(noise) }
    let count = prior.outcomes.count
    if count & (count - 1) != 0 { throw MemorizedPriorError.pointsAreNotStrings(count) }
    let flips = try Channel([[1 - noise, noise], [noise, 1 - noise]])
    let channel =
      count == 1 ? try Channel([[1]]) : try flips.power(count.trailingZeroBitCount)
    try self.init(prior: prior, channel: channel, samples: samples)
  }

  private static func checkCompatibility(
    _ prior: FiniteLaw<Int>, _ channel: Channel
  ) throws(MemorizedPriorError) {
    let points = prior.counts.indices.filter { !prior.counts[$0].isZero }
    for y in 0..<channel.outputCount {
      let isZero: (Int) -> Bool = { channel.counts[$0 * channel.outputCount + y].isZero }
      guard let point = points.first(where: isZero), !points.allSatisfy(isZero) else { continue }
      throw .noCompatiblePoint(observation: y, point: point)
    }
  }

  // MARK: Missing mass

  /// The probability that a fresh point is not among the draws, `sum_x P(x) (1-P(x))^n`: the expected number of points that
  /// are drawn once in `n+1` draws, over `n+1`.
  ///
  /// - Complexity: O(M) powers for M points.
  public var missingMass: Rational {
    Rational.sum(prior.probabilities.map { $0 * (1 - $0).power(samples) })
  }

  // MARK: One training set

  /// The memorized posterior of an observation.
  ///
  /// - Parameters:
  ///   - multiplicities: how often each point was drawn; they sum to `n`.
  ///   - observation: the output of the channel, from 0.
  /// - Precondition: the multiplicities are those of `n` draws of positive probability, and the observation is one.
  public func memorizedPosterior(multiplicities: [Int], observation: Int) -> [Rational] {
    precondition(multiplicities.reduce(0, +) == samples, "the draws of another sample")
    return posterior(multiplicities.map { Rational($0) }, observation)
  }

  /// The true posterior of an observation.
  ///
  /// - Precondition: the observation has a positive probability.
  public func truePosterior(observation: Int) -> [Rational] {
    posterior(prior.probabilities, observation)
  }

  /// Bayes' rule for weights of the points.
  private func posterior(_ weights: [Rational], _ observation: Int) -> [Rational] {
    let products = weights.enumerated().map { $1 * channel[$0, observation] }
    let total = Rational.sum(products)
    precondition(total.signum() > 0, "observation \(observation) has probability 0")
    return products.map { $0 / total }
  }
}

extension MemorizedPrior: CustomStringConvertible {
  /// The sizes.
  public var description: String {
    "a prior on \(prior.outcomes.count) points memorized from n = \(samples) draws"
  }
}
