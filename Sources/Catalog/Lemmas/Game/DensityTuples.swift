import ExactArithmetic
import InformationTheory
import NearestNeighbourGame
import Work

/// The laws of the examples given each value of a message, as counts.
///
/// Given the value `m`, example `j` has the density `f_j(x) = 2^d c_j(x)/N` with respect to the uniform law, where
/// `c_j` are the counts of `m` and `N` is their sum, the same for each `j`. The value `m` has a probability
/// proportional to `N`. With one value only, a tuple of densities need not be that of any message.
struct DensityTuples: Sendable {
  struct Tuple: Sendable {
    /// `N`.
    let total: Integer
    /// `c_j(x)`.
    let counts: [[Integer]]
  }

  let name: String
  let game: Game
  let tuples: [Tuple]
  /// `I(X;M)`, when the tuples are those of a message.
  let information: InformationQuantity?

  /// One tuple of densities.
  ///
  /// - Precondition: every density has the same total, which is positive.
  init(_ name: String, in game: Game, counts: [[Integer]]) {
    let totals = counts.map { $0.reduce(.zero, +) }
    precondition(totals.allSatisfy { $0 == totals[0] } && totals[0].signum() > 0)
    self.name = name
    self.game = game
    tuples = [Tuple(total: totals[0], counts: counts)]
    information = nil
  }

  /// The densities of a message.
  ///
  /// - Throws: `GameError` when the message does not fit the game.
  init(_ instance: GameInstance) throws {
    game = instance.game
    name = instance.label
    let (k, d) = (game.examples, game.dimension)
    tuples = try game.weights(of: instance.message).map { weights in
      var counts = [[Integer]](repeating: [Integer](repeating: .zero, count: 1 << d), count: k)
      for (input, weight) in weights.enumerated() where !weight.isZero {
        for j in 0..<k { counts[j][input >> (j * d) & (1 << d - 1)] += weight }
      }
      return Tuple(total: weights.reduce(.zero, +), counts: counts)
    }
    information = try instance.game.quantities(for: instance.message).information
  }
}

extension DensityTuples {
  /// A tuple of random densities: uniform ones, single points, subcubes, and random counts, spread or in heaps.
  static func random(in game: Game, seed: UInt64) -> DensityTuples {
    var generator = SplitMix64(seed: seed)
    let total = 4 << game.dimension
    let counts = (0..<game.examples).map { _ in randomCounts(game, total, &generator) }
    return DensityTuples("\(game.label), random densities, seed \(seed)", in: game, counts: counts)
  }

  private static func randomCounts(
    _ game: Game, _ total: Int, _ generator: inout SplitMix64
  ) -> [Integer] {
    let cube = 1 << game.dimension
    var counts = [Int](repeating: 0, count: cube)
    let centre = Int.random(in: 0..<cube, using: &generator)
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: counts = [Int](repeating: 4, count: cube)
    case 1: counts[centre] = total
    case 2:
      let fixed = Int.random(in: 0..<cube, using: &generator)
      let points = (0..<cube).filter { ($0 ^ centre) & fixed == 0 }
      for point in points { counts[point] = total / points.count }
    default:
      var rest = total
      while rest > 0 {
        let heap = min(rest, [1, 1, 4, total / 4].randomElement(using: &generator)!)
        counts[Int.random(in: 0..<cube, using: &generator)] += heap
        rest -= heap
      }
    }
    return counts.map { Integer($0) }
  }
}

/// The parameters of the trade-off: `2^r`, `2^s` and `b`.
struct TradeOffParameters: Sendable {
  /// `2^r`: above this a density counts as concentrated.
  let concentration: Rational
  /// `2^s`.
  let scale: Rational
  /// `b`.
  let mass: Rational

  var label: String { "2^r = \(concentration), 2^s = \(scale), b = \(mass)" }

  /// `tau = d g(min(1, (r + log2(1/b))/d))`.
  func limit(_ game: Game) -> NoiseLimit {
    let dimension = Rational(game.dimension)
    let information = LogForm.log(concentration / mass)
    if information >= .bits(dimension) {
      // g(1) is the capacity of the noise.
      let exact = dimension * (LogForm.bits(1) - binaryEntropy(game.flipProbability))
      return NoiseLimit(enclosure: exact.enclosure(bits: NoiseLimit.bits), exact: exact)
    }
    let perBit = (information / dimension).enclosure(bits: NoiseLimit.bits)
    return NoiseLimit(
      enclosure: dimension
        * MrsGerber(correlation: game.correlation)
        .informationFunction(perBit, bits: NoiseLimit.bits),
      exact: nil)
  }

  /// `log2 k - s`.
  func threshold(_ game: Game) -> LogForm { .log(Rational(Integer(game.examples)) / scale) }
}

/// `tau`: how much of what a density of a part of the cube tells is left after the noise.
struct NoiseLimit: Sendable {
  /// The accuracy of the enclosure in bits.
  static let bits = 96

  let enclosure: Enclosure
  /// The value, where it is a log form.
  let exact: LogForm?
}
