import Claims
import ExactArithmetic
import NearestNeighbourGame

/// What the literature and simple protocols say about the information that a success costs: bounds from below that follow
/// from the success alone, and protocols, which are bounds from above.
public struct RateBounds: Sendable {
  /// Fano's term of the success; `nil` where no correlation is given.
  public let fano: LogForm?
  /// `k F / rho^2`, from below.
  public let sdpi: LogForm?
  /// `k d g^-1(F/d)`, from below.
  public let mrsGerber: InformationQuantity?
  /// Alice sends every bit, flipped with one probability.
  public let noisyCopy: InformationQuantity
  /// Alice sends every column of her matrix, all-ones columns as all-zeros ones, `(k - 2^(1-k)) d` bits; for a smaller success
  /// with some probability, else nothing.
  public let mergedColumns: InformationQuantity
  /// Alice sends the first coordinates of every string, of one or the other number.
  public let prefix: InformationQuantity
  /// `k d - 2^(1-k) (d + log2 d)`, above `R_OPT` for all `k >= 2` and `d >= 1`; `nil` for another success.
  public let logarithm: LogForm?

  /// One bound with its names.
  struct Entry {
    let key: String
    let symbol: String
    let meaning: String
    let value: InformationQuantity
    let isLower: Bool
  }

  /// The bounds that are there, from below and then from above.
  var entries: [Entry] {
    var entries: [Entry] = []
    func add(
      _ key: String, _ symbol: String, _ value: InformationQuantity?, _ meaning: String,
      isLower: Bool
    ) {
      guard let value else { return }
      entries.append(
        Entry(key: key, symbol: symbol, meaning: meaning, value: value, isLower: isLower))
    }
    add(
      "sdpi", "k F / rho^2", sdpi.map { .exact($0) },
      "below: the strong data processing inequality and Fano's", isLower: true)
    add(
      "mrsGerber", "k d g^-1(F/d)", mrsGerber, "below: Mrs Gerber's lemma and Fano's inequality",
      isLower: true)
    add(
      "logarithm", "k d - 2^(1-k) (d + log2 d)", logarithm.map { .exact($0) },
      "above: Alice sends a rule that serves her strings, drawn as if they were others",
      isLower: false)
    add(
      "mergedColumns", "merged columns", mergedColumns,
      "above: Alice sends, now and then, the columns of her strings, all-ones as all-zeros",
      isLower: false)
    add(
      "prefix", "prefix", prefix, "above: Alice sends the first coordinates of every string",
      isLower: false)
    add(
      "noisyCopy", "noisy copy", noisyCopy,
      "above: Alice sends every bit, flipped with one probability", isLower: false)
    return entries
  }
}

extension RateBounds: CustomStringConvertible {
  /// The bounds, one on a line: `(k - 2^(1-k)) d: 9/2 bits`.
  public var description: String {
    entries.map { "\($0.symbol): \($0.value)" }.joined(separator: "\n")
  }
}

extension RateBounds {
  /// The bounds on `R_OPT(k,d)`; those from below need a game, whose correlation is `0 < rho < 1`.
  init(alwaysNearest value: AlwaysNearest, success: Rational?, game: Game?) throws(GameError) {
    let (k, d) = (value.examples, value.dimension)
    let bounds: GameBounds? =
      if let game, let success { try game.bounds(success: success) } else { nil }
    let part = value.equalParityProbability
    let all = LogForm.bits(Rational(k) * Rational(d))
    self.init(
      fano: bounds?.fano, sdpi: bounds?.sdpi, mrsGerber: bounds?.mrsGerber, noisyCopy: .exact(all),
      mergedColumns: .exact(LogForm.bits((Rational(k) - part) * Rational(d))), prefix: .exact(all),
      logarithm: value.upperBound)
  }
}

extension AlwaysNearest {
  /// `2^(1-k)`: the probability that all strings have an even number of ones, or all an odd one.
  fileprivate var equalParityProbability: Rational {
    Rational(1).scaled(byPowerOfTwo: 1 - examples)
  }

  /// `k d - 2^(1-k) (d + log2 d)`, an upper bound for all `k >= 2` and `d >= 1`.
  ///
  /// Source: derived here; the page `nearest-neighbour-cost` has the proof.
  public var upperBound: LogForm {
    let part = equalParityProbability
    return LogForm.bits((Rational(examples) - part) * Rational(dimension))
      - part * LogForm.log(dimension)
  }
}
