import ExactArithmetic
import Sampling
import Tables
import Work

/// What was counted of one simulation: the parameters, the trials of each seed, and the successes.
///
/// Records add up exactly, so that a job can be split over machines, by seeds or by ranges of trials.
public struct SampleRecord: Sendable {
  public let game: Game
  /// The name of the code: what Alice keeps.
  public let message: String
  public let method: SamplingMethod
  /// The parts, in order of seed and first trial; they do not overlap.
  public private(set) var parts: [Part]
  /// How many times the error of an interval is halved because runs stopped by its width; see `Confidence`.
  public var halvings = 0

  /// The trials of one seed that are counted.
  public struct Part: Sendable, Hashable {
    public let seed: UInt64
    /// The trials, numbered from 0.
    public let trials: Range<Int>
    public let successes: Int

    /// - Precondition: `0 <= successes <= trials.count`.
    public init(seed: UInt64, trials: Range<Int>, successes: Int) {
      precondition((0...trials.count).contains(successes), "\(successes) successes in \(trials)")
      self.seed = seed
      self.trials = trials
      self.successes = successes
    }
  }

  /// An empty record of a simulation.
  public init(_ sampling: GameSampling) {
    self.init(
      game: sampling.game, message: sampling.code.name, method: sampling.method, parts: [])
  }

  init(game: Game, message: String, method: SamplingMethod, parts: [Part]) {
    self.game = game
    self.message = message
    self.method = method
    self.parts = parts
  }

  /// The Clopper-Pearson interval for Bob's success, which covers it with the confidence, however the runs stopped.
  ///
  /// - Parameters:
  ///   - confidence: the probability with which the interval covers the success, between 0 and 1.
  ///   - digits: the number of significant digits of its ends.
  public func interval(
    confidence: Rational, digits: Int = SuccessCount.intervalDigits.usual
  ) -> Enclosure {
    count.interval(Confidence(confidence, halvings: halvings), digits: digits)
  }

  /// All counts together.
  public var count: SuccessCount {
    parts.reduce(.zero) { $0 + SuccessCount(trials: $1.trials.count, successes: $1.successes) }
  }

  /// The first trial of a seed that has not been counted after those from 0 on.
  public func nextTrial(seed: UInt64) -> Int {
    var next = 0
    for part in parts where part.seed == seed && part.trials.lowerBound == next {
      next = part.trials.upperBound
    }
    return next
  }

  // MARK: Adding

  /// Adds a part; adjacent ranges of a seed become one.
  ///
  /// - Throws: ``SampleRecordError/overlap(seed:trials:)`` when a trial is counted already.
  public mutating func add(_ part: Part) throws(SampleRecordError) {
    if part.trials.isEmpty { return }
    if let other = parts.first(where: { $0.seed == part.seed && $0.trials.overlaps(part.trials) }) {
      throw .overlap(seed: part.seed, trials: other.trials.clamped(to: part.trials))
    }
    parts.append(part)
    parts.sort { ($0.seed, $0.trials.lowerBound) < ($1.seed, $1.trials.lowerBound) }
    var joined: [Part] = []
    for part in parts {
      if let last = joined.last, last.seed == part.seed,
        last.trials.upperBound == part.trials.lowerBound
      {
        joined[joined.count - 1] = Part(
          seed: part.seed, trials: last.trials.lowerBound..<part.trials.upperBound,
          successes: last.successes + part.successes)
      } else {
        joined.append(part)
      }
    }
    parts = joined
  }

  /// Adds another record of the same simulation.
  ///
  /// - Throws: ``SampleRecordError`` when the simulations differ, or count the same trial twice.
  public mutating func merge(_ other: SampleRecord) throws(SampleRecordError) {
    try check(game: other.game, message: other.message, method: other.method)
    for part in other.parts { try add(part) }
    halvings += other.halvings
  }

  /// Checks that a record is of a certain simulation.
  public func check(_ sampling: GameSampling) throws(SampleRecordError) {
    try check(game: sampling.game, message: sampling.code.name, method: sampling.method)
  }

  private func check(
    game other: Game, message otherMessage: String, method otherMethod: SamplingMethod
  ) throws(SampleRecordError) {
    func compare(_ name: String, _ first: String, _ second: String) throws(SampleRecordError) {
      if first != second { throw .differs(name, first, second) }
    }
    try compare("k", "\(game.examples)", "\(other.examples)")
    try compare("d", "\(game.dimension)", "\(other.dimension)")
    try compare("rho", "\(game.correlation)", "\(other.correlation)")
    try compare("message", message, otherMessage)
    try compare("method", method.rawValue, otherMethod.rawValue)
  }
}

/// Why records cannot be added, or a file is no record.
public enum SampleRecordError: InputError, Hashable {
  case differs(String, String, String)
  case overlap(seed: UInt64, trials: Range<Int>)
  case invalid(String, value: String, expected: String)

  public var description: String {
    switch self {
    case .differs(let name, let first, let second):
      return "the simulations differ: \(name) is \(first) in one and \(second) in the other"
    case .overlap(let seed, let trials):
      return
        "trials \(trials.lowerBound)..<\(trials.upperBound) of the seed \(seed) would count twice; "
        + "expected other seeds or other trials"
    case .invalid(let name, let value, let expected):
      return "\(name) is \(value); expected \(expected)"
    }
  }
}
