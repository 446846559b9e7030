import ExactArithmetic
import Sampling
import Work

/// How a game is simulated.
public enum SamplingMethod: String, Sendable, Hashable, CaseIterable {
  /// Strings of random bits, noise and Hamming distances, bit by bit.
  case literal
  /// The distances alone, drawn from their law; for `everything`, `nothing`, `prefix` and `noisy`.
  case distances
}

/// A simulation of the 1-out-of-k nearest-neighbour game, which can be cut into parts and continued.
///
/// ```swift
/// let game = try Game(examples: 1000, dimension: 10_000, correlation: 1 / 20)
/// let sampling = try GameSampling(game, code: .everything, method: .distances, seed: 1)
/// let count = try sampling.run(trials: 0..<1_000_000)
/// print(count.interval(confidence: 0.99))
/// ```
public struct GameSampling: Sendable {
  public let game: Game
  public let code: ExampleCode
  public let method: SamplingMethod
  public let seed: UInt64
  private let plan: ExampleCode.Plan
  private let distances: DistanceTrial?
  private let kernels: Kernels

  /// - Throws: ``SamplingError`` when the code does not fit the game or the method.
  public init(
    _ game: Game, code: ExampleCode = .everything, method: SamplingMethod = .literal, seed: UInt64
  ) throws(SamplingError) {
    try self.init(game, code: code, method: method, seed: seed, kernels: .best)
  }

  /// A simulation by the kernels of one instruction set; the result does not depend on them.
  package init(
    _ game: Game, code: ExampleCode, method: SamplingMethod, seed: UInt64, kernels: Kernels
  ) throws(SamplingError) {
    self.game = game
    self.code = code
    self.method = method
    self.seed = seed
    self.kernels = kernels
    plan = try code.plan(game)
    let bits = plan.comparedBits
    guard method == .distances else {
      guard bits <= GameSampling.greatestLiteralDimension else {
        throw .dimensionTooLarge(bits, method, limit: GameSampling.greatestLiteralDimension)
      }
      let (size, overflow) = game.examples.multipliedReportingOverflow(by: max(1, bits))
      guard !overflow && size <= GameSampling.greatestLiteralSize else {
        throw .trialTooLarge(game, limit: GameSampling.greatestLiteralSize)
      }
      trialsPerStream = max(1, min(64, GameSampling.bitsPerStream / max(1, size)))
      distances = nil
      return
    }
    guard let factor = plan.correlationFactor else { throw .lawUnknown(code: code.name) }
    guard bits <= GameSampling.greatestTableDimension else {
      throw .dimensionTooLarge(bits, method, limit: GameSampling.greatestTableDimension)
    }
    guard game.examples <= GameSampling.greatestExampleCount else {
      throw .tooManyExamples(game.examples, limit: GameSampling.greatestExampleCount)
    }
    trialsPerStream = 1 << 16
    let correlation = Double(game.correlation) * factor
    distances = DistanceTrial(DistanceLaws(game: game, correlation: correlation, bits: bits))
  }

  /// The number of trials that one stream of random bits serves; it depends on the game alone.
  let trialsPerStream: Int

  /// A stream serves about so many random bits, so that large games have rounds of seconds too.
  private static let bitsPerStream = 1 << 32
  /// Distances are 32-bit numbers, and a few strings are held at once.
  private static let greatestLiteralDimension = 1 << 31
  /// The bits of a trial that takes some minutes.
  private static let greatestLiteralSize = 1 << 44
  /// The tables of the laws have an entry for each distance.
  private static let greatestTableDimension = 10_000_000
  /// So many examples are an exact number in double precision.
  private static let greatestExampleCount = 1_000_000_000_000_000

  /// How many times less work the method `distances` does for the same law, where it applies and this is not it.
  public var advantageOfDistances: Double? {
    guard method == .literal, plan.correlationFactor != nil,
      plan.comparedBits <= GameSampling.greatestTableDimension,
      game.examples <= GameSampling.greatestExampleCount
    else { return nil }
    return estimate(trials: 1).operations / GameSampling.drawsPerTrial
  }

  /// The draws of a trial by its distances.
  private static let drawsPerTrial = 3.0

  /// What some trials need; a word of 64 random bits is an operation.
  public func estimate(trials: Int) -> WorkEstimate {
    let words = (Double(game.dimension) / 64).rounded(.up)
    let perTrial =
      method == .literal ? Double(game.examples) * max(1, words) : GameSampling.drawsPerTrial
    return WorkEstimate(
      subject: "\(trials) trials of the game with k = \(game.examples), d = \(game.dimension)",
      operations: Double(trials) * perTrial,
      bytes: method == .literal ? 32 * words : 64 * Double(game.dimension), isUpperBound: true)
  }

  /// Plays the trials of a range and counts Bob's successes.
  ///
  /// Trial `t` is the same in every run with this seed, whatever the range and the number of threads: the counts of
  /// adjacent ranges add up to that of the whole.
  ///
  /// - Parameters:
  ///   - trials: the numbers of the trials.
  ///   - threads: at most so many threads; by default one for each core.
  ///   - monitor: receives the progress.
  /// - Throws: `CancellationError`.
  /// - Complexity: `k d` random bits for each literal trial; constant time for each draw of distances.
  public func run(
    trials: Range<Int>, threads: Int? = nil, monitor: WorkMonitor = WorkMonitor()
  ) throws -> SuccessCount {
    let streams = TrialStreams(
      seed: seed, trialsPerStream: trialsPerStream, kernels: kernels)
    let counts = try streams.run(trials, threads: threads, monitor: monitor, zero: 0, count)
    return SuccessCount(trials: trials.count, successes: counts.reduce(0, +))
  }

  /// Counts the successes among some trials of one stream; those before them are played and not counted.
  @Sendable private func count(
    _ successes: inout Int, _ stream: inout BitStream, trials: Range<Int>
  ) {
    if let distances {
      for trial in 0..<trials.upperBound {
        let isRight = distances.play(&stream)
        if isRight && trial >= trials.lowerBound { successes += 1 }
      }
    } else {
      var literal = LiteralTrial(game: game, plan: plan, kernels: kernels)
      for trial in 0..<trials.upperBound {
        let isRight = literal.play(&stream)
        if isRight && trial >= trials.lowerBound { successes += 1 }
      }
    }
  }
}

/// Why a simulation is refused.
public enum SamplingError: InputError, Hashable {
  case prefixOutOfRange(length: Int, dimension: Int)
  case flipProbabilityOutOfRange(Rational)
  case lawUnknown(code: String)
  /// A name that is not that of a code, and what was expected.
  case unknownCode(String, expected: String)
  case dimensionTooLarge(Int, SamplingMethod, limit: Int)
  case tooManyExamples(Int, limit: Int)
  case trialTooLarge(Game, limit: Int)

  public var description: String {
    switch self {
    case .prefixOutOfRange(let length, let dimension):
      return "a prefix of \(length) coordinates; expected 0 to the dimension, \(dimension)"
    case .flipProbabilityOutOfRange(let a):
      return
        "a = \(a): the flip probability must lie in [0, 1/2], where the nearest copy is the best guess"
    case .lawUnknown(let code):
      return
        "the law of the distances is not known for the code \"\(code)\"; expected the method literal"
    case .unknownCode(let name, let expected): return "the message \(name): expected \(expected)"
    case .dimensionTooLarge(let bits, let method, let limit):
      return "\(bits) coordinates: the method \(method.rawValue) takes at most \(limit)"
    case .tooManyExamples(let k, let limit):
      return "k = \(k): the law of the distances is computed for at most \(limit) examples"
    case .trialTooLarge(let game, let limit):
      return
        "one trial with k = \(game.examples) and d = \(game.dimension) has more than \(limit) random bits; "
        + "expected a smaller game or the method distances"
    }
  }
}
