import ExactArithmetic
import NearestNeighbourGame
import Sampling
import Work

/// The study `asymptotics`: bounds on what Bob's success costs, as a share of the `k d` bits that Alice has, for
/// growing `k`; and an estimate of the optimum by simulation where `k` is small enough for that.
public struct AsymptoticsStudy: Sendable {
  /// How the dimension, the correlation and the success depend on `k`.
  public var asymptotics: Asymptotics
  /// The values of `log2 k`, one for each row.
  public var log2Examples: [Int]
  /// The trials of the simulation; none without.
  public var trials: Int
  /// The seed of the simulation.
  public var seed: UInt64
  /// The confidence of the estimates' intervals.
  public var confidence: Rational

  /// The values of `log2 k` unless others are asked for: from 4 to 320 in steps of about the square root of 2.
  public static let usualLog2Examples = [
    4, 5, 6, 8, 10, 14, 20, 28, 40, 56, 80, 113, 160, 226, 320,
  ]

  /// - Precondition: `trials >= 0` and `0 < confidence < 1`.
  public init(
    _ asymptotics: Asymptotics, log2Examples: [Int] = usualLog2Examples, trials: Int = 0,
    seed: UInt64 = 1, confidence: Rational = Rational(99, 100)
  ) {
    precondition(trials >= 0, "\(trials) trials")
    precondition(confidence.signum() > 0 && confidence < 1, "a confidence of \(confidence)")
    self.asymptotics = asymptotics
    self.log2Examples = log2Examples
    self.trials = trials
    self.seed = seed
    self.confidence = confidence
  }

  /// One row: what is certain, and what was sampled.
  public struct Row: Sendable {
    public let point: AsymptoticsPoint
    /// Bob's successes in the simulation when Alice sends everything, from which the optimum is estimated; `nil`
    /// where none was asked for or `k` is too large.
    public let sample: SuccessCount?

    /// The Clopper-Pearson interval of the optimum.
    public func interval(confidence: Rational) -> Enclosure? {
      sample?.interval(Confidence(confidence))
    }
  }

  /// The greatest `log2 k` whose game is simulated.
  public static let greatestSampledLog2Examples = 29

  // MARK: Computing

  /// Computes the rows, in the order of ``log2Examples``.
  ///
  /// - Parameters:
  ///   - digits: the number of significant digits to which enclosures are computed.
  ///   - limits: the work that is allowed.
  ///   - monitor: receives the progress.
  /// - Throws: `AsymptoticsError`, `GameError` for rules that do not fit; `WorkRefused` for sizes too large;
  ///   `CancellationError`.
  public func rows(
    digits: Int = 30, limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> [Row] {
    let bits = digits * 10 / 3 + 16
    for m in log2Examples { try asymptotics.check(log2Examples: m, bits: bits, limits: limits) }
    try checkTrials(limits)
    monitor.announce("the optimum and bounds for \(log2Examples.count) numbers of examples")
    return try monitor.map(log2Examples, costliestFirst: \.self) { m in
      let point = try asymptotics.point(log2Examples: m, bits: bits, limits: limits)
      return Row(point: point, sample: try sample(point))
    }
  }

  private func checkTrials(_ limits: WorkLimits) throws(WorkRefused) {
    let sampled = log2Examples.count { $0 <= AsymptoticsStudy.greatestSampledLog2Examples }
    try limits.check(
      WorkEstimate(
        subject: "\(trials) trials for each of \(sampled) numbers of examples",
        operations: Double(trials) * Double(sampled) * 50, bytes: 0))
  }

  /// The simulation of a point's game by the law of the distances: what `lemmata sample` does with the same seed.
  private func sample(_ point: AsymptoticsPoint) throws -> SuccessCount? {
    guard trials > 0, point.log2Examples <= AsymptoticsStudy.greatestSampledLog2Examples else {
      return nil
    }
    let game = try Game(
      examples: 1 << point.log2Examples, dimension: point.dimension,
      correlation: point.correlation)
    return try GameSampling(game, method: .distances, seed: seed).run(trials: 0..<trials)
  }
}
