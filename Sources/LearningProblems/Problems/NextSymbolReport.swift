import ExactArithmetic
import InformationTheory
import NearestNeighbourGame
import Work

/// What a message tells about Alice's example in a ``NextSymbolTask``, and how well Bob predicts
/// with it.
public struct NextSymbolReport: Sendable {
  /// The task.
  public let task: NextSymbolTask
  /// `I(X;M)`.
  public let information: LogForm
  /// `I(X;M|c)`: what the message tells about the example beyond the subpopulation's own string.
  public let conditionalInformation: LogForm
  /// For each `t`, the least probability `e_t` that a guess of `X_t` from `M` and `Z_1, ...,
  /// Z_(t-1)` is wrong.
  public let exampleErrors: [Rational]
  /// For each `t`, the least probability that a guess of `Z_t` from `M` and `Z_1, ..., Z_(t-1)` is
  /// wrong.
  public let symbolErrors: [Rational]

  /// The mean of ``exampleErrors``.
  public var meanExampleError: Rational { NextSymbolReport.mean(exampleErrors) }

  /// The error of Bob when `t` is uniform on `1...d`: the mean of ``symbolErrors``.
  public var taskError: Rational { NextSymbolReport.mean(symbolErrors) }

  private static func mean(_ values: [Rational]) -> Rational {
    Rational.sum(values) / Rational(values.count)
  }
}

extension NextSymbolTask {
  /// The quantities of a message, exact, by enumeration of all examples.
  ///
  /// - Parameter message: a message about one example of `d` bits.
  /// - Throws: `WorkRefused` for strings that are too long; `GameError` when the message does
  ///   not suit one example of `d` bits.
  /// - Complexity: O(d^2 2^d) integer operations for each message.
  public func report(for message: Message) throws -> NextSymbolReport {
    try checkDimension("the message about a next symbol", limit: NextSymbolTask.greatestDimension)
    let game = try Game(examples: 1, dimension: dimension, correlation: 1 - noise)
    try message.check(in: game)
    let enumeration = try MessageEnumeration(message, in: game, limits: .standard)
    var counts = NextSymbolCounts(self, denominator: enumeration.denominator)
    for m in 0..<enumeration.messageCount { counts.add(enumeration.row(of: m)) }
    return counts.report
  }
}

/// The sums over messages from which a report is made.
private struct NextSymbolCounts {
  private let task: NextSymbolTask
  /// The common denominator of `P(M = m, X = x)`.
  private let total: Integer
  private let single: BitNoise
  private let pair: BitNoise
  private var messages = CountHistogram()
  private var examples = CountHistogram()
  private var subpopulations = CountHistogram()
  private var exampleErrors: [Integer]
  private var symbolErrors: [Integer]

  init(_ task: NextSymbolTask, denominator: Integer) {
    self.task = task
    total = denominator << task.dimension
    single = BitNoise(flipProbability: task.flipProbability)
    pair = BitNoise(flipProbability: task.pairFlipProbability)
    exampleErrors = Array(repeating: .zero, count: task.dimension)
    symbolErrors = exampleErrors
  }

  /// Adds a message that example `x` sends with the weight `weights[x]`.
  mutating func add(_ weights: [Integer]) {
    messages.insert(weights.reduce(.zero, +))
    for weight in weights { examples.insert(weight) }
    for count in noisy(weights, single, coordinates: task.dimension) {
      subpopulations.insert(count)
    }
    // Marginals on the first t bits, t = d, ..., 1; the last of them is the one to be guessed.
    var prefix = weights
    for t in stride(from: task.dimension, through: 1, by: -1) {
      let half = 1 << (t - 1)
      exampleErrors[t - 1] += leastSum(noisy(prefix, pair, coordinates: t - 1))
      symbolErrors[t - 1] += leastSum(noisy(prefix, pair, coordinates: t))
      prefix = (0..<half).map { prefix[$0] + prefix[$0 + half] }
    }
  }

  /// The counts after noise on the lowest coordinates.
  private func noisy(_ counts: [Integer], _ noise: BitNoise, coordinates: Int) -> [Integer] {
    var result = counts
    let block = 1 << coordinates
    result.withUnsafeMutableBufferPointer { buffer in
      for start in stride(from: 0, to: buffer.count, by: block) {
        NoiseTransform.apply(
          to: UnsafeMutableBufferPointer(rebasing: buffer[start..<(start + block)]),
          coordinates: coordinates, flip: noise.flip, keep: noise.keep)
      }
    }
    return result
  }

  /// The sum over the lower bits of the smaller count of the two values of the top bit: the weight
  /// of the wrong guesses of the best guess of that bit.
  private func leastSum(_ counts: [Integer]) -> Integer {
    let half = counts.count / 2
    return (0..<half).reduce(.zero) { $0 + min(counts[$1], counts[$1 + half]) }
  }

  var report: NextSymbolReport {
    let d = task.dimension
    let jointEntropy = examples.entropy(total: total)
    func errors(_ sums: [Integer], noisyBits: (Int) -> Int) -> [Rational] {
      sums.indices.map { Rational(sums[$0], total * pair.total.power(noisyBits($0))) }
    }
    return NextSymbolReport(
      task: task,
      information: .bits(Rational(d)) + messages.entropy(total: total) - jointEntropy,
      conditionalInformation: subpopulations.entropy(total: total * single.total.power(d))
        - jointEntropy,
      exampleErrors: errors(exampleErrors) { $0 },
      symbolErrors: errors(symbolErrors) { $0 + 1 })
  }
}
