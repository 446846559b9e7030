import ExactArithmetic
import Sampling
import Work

/// The long-tail model by simulation, at sizes that sums over all values do not reach.
///
/// In a trial the values of all points are drawn; the expected number of singletons given the frequencies,
/// `sum_x n D(x) (1-D(x))^(n-1)`, and their expected frequency, `sum_x n D(x)^2 (1-D(x))^(n-1)`, are computed, not drawn.
/// The first over `n` and the second lie in [0, 1].
///
/// ```swift
/// let model = try LongTailModel(prior: LongTailModel.zipf(50_000), points: 50_000, samples: 50_000)
/// let counts = try LongTailSampling(model, seed: 1).run(trials: 0..<1000)
/// print(counts.estimate(Confidence(99 / 100)))
/// ```
public struct LongTailSampling: Sendable {
  /// The model.
  public let model: LongTailModel
  /// The seed, on which alone the counts depend.
  public let seed: UInt64
  /// The values in double precision.
  private let values: [Double]

  /// The greatest numbers of points, of samples and of values in the prior: up to them the rounding of a trial is proved
  /// to be small.
  public static let greatestSize = 1_000_000
  /// A trial's two numbers in doubles differ from the exact ones by at most this.
  ///
  /// The sum of `N` positive numbers has a relative error of at most `(N+1) u`, `u = 2^-53`, so has each frequency `a`, and
  /// the derivatives of `a (1-a)^(n-1)` and `n a^2 (1-a)^(n-1)` are at most 2 in magnitude; the power by repeated squaring
  /// adds a relative error of at most `3 n u`, the sum over points `N u`.  For sizes up to 10^6 all this is below
  /// `10^-8`.
  static let rounding = Rational(1, 100_000_000)

  static let trialsPerStream = 4

  /// - Throws: `WorkRefused` when the model is larger than ``greatestSize``.
  public init(_ model: LongTailModel, seed: UInt64) throws(WorkRefused) {
    let sizes = [
      ("points", model.points), ("samples", model.samples),
      ("values in the prior", model.prior.count),
    ]
    for (name, size) in sizes where size > LongTailSampling.greatestSize {
      throw WorkRefused(
        "a simulation of the long tail", size: .count("\(size) \(name)"),
        limit: .fixed(LongTailSampling.greatestSize, unit: name))
    }
    self.model = model
    self.seed = seed
    values = model.prior.map { Double($0) }
  }

  /// Plays the trials of a range and adds up what they give.
  ///
  /// Trial `t` is the same in every run with this seed, whatever the range and the number of threads.
  ///
  /// - Parameters:
  ///   - trials: the numbers of the trials.
  ///   - threads: at most so many threads; by default one for each core.
  ///   - monitor: receives the progress.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(N log n) for each trial.
  public func run(
    trials: Range<Int>, threads: Int? = nil, monitor: WorkMonitor = WorkMonitor()
  ) throws -> LongTailCounts {
    let streams = TrialStreams(
      seed: seed, trialsPerStream: LongTailSampling.trialsPerStream, kernels: .best)
    let counts = try streams.run(
      trials, threads: threads, monitor: monitor, zero: LongTailCounts.zero
    ) { counts, stream, range in
      for trial in 0..<range.upperBound {
        let frequencies = draw(&stream)
        if range.contains(trial) { counts.add(frequencies, samples: model.samples) }
      }
    }
    return counts.reduce(.zero, +)
  }

  /// The frequencies of a trial, one for each value that occurs with the number of its points.
  private func draw(_ stream: inout BitStream) -> [(frequency: Double, points: Int)] {
    var counts = [Int](repeating: 0, count: values.count)
    for _ in 0..<model.points {
      counts[Int.random(in: 0..<values.count, using: &stream)] += 1
    }
    let total = zip(values, counts).reduce(0.0) { $0 + $1.0 * Double($1.1) }
    return zip(values, counts).compactMap { $1 == 0 ? nil : ($0 / total, $1) }
  }
}

/// What trials of a long tail add up to: their number, and the sums of both numbers of a trial.
public struct LongTailCounts: Sendable, Hashable {
  /// The expected number of singletons given the frequencies, over `n`.
  public private(set) var singletons: BoundedMean
  /// The expected frequency of the singletons given the frequencies.
  public private(set) var cost: BoundedMean

  /// No trials.
  public static let zero = LongTailCounts(singletons: .zero, cost: .zero)

  /// The number of trials.
  public var trials: Int { singletons.count }

  public static func + (lhs: LongTailCounts, rhs: LongTailCounts) -> LongTailCounts {
    LongTailCounts(singletons: lhs.singletons + rhs.singletons, cost: lhs.cost + rhs.cost)
  }

  fileprivate mutating func add(
    _ frequencies: [(frequency: Double, points: Int)], samples n: Int
  ) {
    var (share, weight) = (0.0, 0.0)
    for (a, points) in frequencies {
      let probability = a * LongTailCounts.power(1 - a, n - 1) * Double(points)
      share += probability
      weight += a * probability
    }
    singletons.add(share)
    cost.add(weight * Double(n))
  }

  /// `x^n` by repeated squaring: products alone, so that the rounding is that of IEEE arithmetic.
  private static func power(_ x: Double, _ exponent: Int) -> Double {
    var (result, square, rest) = (1.0, x, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result *= square }
      square *= square
      rest >>= 1
    }
    return result
  }

  /// The intervals, which hold together with the confidence.
  ///
  /// - Precondition: there are two trials at least.
  public func estimate(_ confidence: Confidence) -> LongTailEstimate {
    let each = confidence.halved(1)
    let share = singletons.interval(each, rounding: LongTailSampling.rounding)
    let weight = cost.interval(each, rounding: LongTailSampling.rounding)
    return LongTailEstimate(
      trials: trials, confidence: confidence.level, singletons: share, cost: weight)
  }
}

extension LongTailCounts: CustomStringConvertible {
  /// The number of trials with the means.
  public var description: String {
    "\(trials) trials, singletons/n \(singletons), cost \(cost)"
  }
}

/// Confidence intervals for a long tail, which hold together.
public struct LongTailEstimate: Sendable, Hashable {
  /// The number of trials.
  public let trials: Int
  /// The confidence with which all intervals cover.
  public let confidence: Rational
  /// The expected number of singletons over `n`.
  public let singletons: Enclosure
  /// The expected frequency of all singletons together.
  public let cost: Enclosure

  /// `n tau_1`: the cost over the share of singletons; `nil` where that may be 0.
  public var scaledCoefficient: Enclosure? {
    singletons.lower.signum() > 0 ? cost.divided(by: singletons, bits: 64) : nil
  }
}

extension LongTailEstimate: CustomStringConvertible {
  /// The intervals with the confidence.
  public var description: String {
    "singletons/n in \(singletons), cost in \(cost), with confidence \(confidence)"
  }
}
