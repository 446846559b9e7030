import Claims
import ExactArithmetic
import InformationTheory
import NearestNeighbourGame
import Work

/// All `(k, d)` with `k >= 1`, `d >= 1` and `k d` at most a limit.
func sizes(upTo limit: Int) -> [(k: Int, d: Int)] {
  (1...limit).flatMap { k in (1...limit).filter { k * $0 <= limit }.map { (k, $0) } }
}

/// `delta^w (1-delta)^(d-w)` for `w` from 0 to `d`.
func likelihoods(of game: Game) -> [Rational] {
  let delta = (1 - game.correlation) / 2
  return (0...game.dimension).map {
    delta.power($0) * (1 - delta).power(game.dimension - $0)
  }
}

/// The bits of example `j` in the tuple with an index.
func example(_ j: Int, of index: Int, dimension d: Int) -> Int {
  (index >> (j * d)) & ((1 << d) - 1)
}

extension InformationQuantity {
  /// Whether both are exact and equal.
  static func == (lhs: InformationQuantity, rhs: LogForm) -> Bool { lhs.logForm == rhs }
}

extension Quantity {
  /// Whether both are exact quantities of information and equal.
  static func == (lhs: Quantity, rhs: LogForm) -> Bool { lhs.logForm == rhs }
}

// MARK: - Random cases

/// A random correlation, biased to corners.
func randomCorrelation(_ generator: inout SplitMix64) -> Rational {
  switch Int.random(in: 0..<8, using: &generator) {
  case 0: return 0
  case 1: return 1
  case 2: return 1 / 2
  case 3: return Rational(22, 101)
  default:
    let denominator = Int.random(in: 1...30, using: &generator)
    return Rational(Int.random(in: 0...denominator, using: &generator), denominator)
  }
}

/// A random deterministic message, biased to corners: constants, few and many labels, labels far apart.
func randomTable(_ game: Game, _ generator: inout SplitMix64) -> [Int] {
  let labels = [1, 2, 3, 5, 1 << game.inputBits!].randomElement(using: &generator)!
  let scale = [1, -7, 1 << 40].randomElement(using: &generator)!
  let isSorted = Bool.random(using: &generator)
  let table = (0..<(1 << game.inputBits!)).map { _ in
    Int.random(in: 0..<labels, using: &generator) * scale
  }
  return isSorted ? table.sorted() : table
}

/// A random randomised message, biased to corners: certain rows, equal rows, zeros, a column of zeros.
func randomChannel(_ game: Game, _ generator: inout SplitMix64) -> [[Rational]] {
  let messages = Int.random(in: 1...4, using: &generator)
  let never = Bool.random(using: &generator) ? Int.random(in: 0..<messages, using: &generator) : -1
  var rows: [[Rational]] = []
  for _ in 0..<(1 << game.inputBits!) {
    switch Int.random(in: 0..<5, using: &generator) {
    case 0 where !rows.isEmpty:
      rows.append(rows.randomElement(using: &generator)!)
    case 1:
      let certain = Int.random(in: 0..<messages, using: &generator)
      rows.append((0..<messages).map { $0 == certain ? 1 : 0 })
    case 2:
      rows.append([Rational](repeating: Rational(1, messages), count: messages))
    default:
      var weights = (0..<messages).map {
        $0 == never && messages > 1 ? 0 : Int.random(in: 0...6, using: &generator)
      }
      if weights.allSatisfy({ $0 == 0 }) { weights[0] = 1 }
      let sum = weights.reduce(0, +)
      rows.append(weights.map { Rational($0, sum) })
    }
  }
  return rows
}
