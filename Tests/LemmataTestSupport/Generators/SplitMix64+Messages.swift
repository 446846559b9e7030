import ExactArithmetic
import NearestNeighbourGame
import Work

extension SplitMix64 {
  /// A correlation in [0, 1], often an end, one half, or a fraction of no round denominator.
  package mutating func correlation() -> Rational {
    switch index(below: 8) {
    case 0: return 0
    case 1: return 1
    case 2: return Rational(1, 2)
    case 3: return Rational(22, 101)
    default:
      let denominator = int(1...30)
      return Rational(int(0...denominator), denominator)
    }
  }

  /// The table of a deterministic message: constant, few or many labels, sorted or not, labels far apart.
  package mutating func messageTable(_ game: Game) -> [Int] {
    let labels = [1, 2, 3, 5, 1 << game.inputBits!][index(below: 5)]
    let scale = [1, -7, 1 << 40][index(below: 3)]
    let isSorted = coin()
    let table = (0..<(1 << game.inputBits!)).map { _ in index(below: labels) * scale }
    return isSorted ? table.sorted() : table
  }

  /// The rows of a randomised message: certain rows, equal rows, zeros, a column of zeros.
  package mutating func messageRows(_ game: Game) -> [[Rational]] {
    let messages = int(1...4)
    let never = coin() ? index(below: messages) : -1
    var rows: [[Rational]] = []
    for _ in 0..<(1 << game.inputBits!) {
      switch index(below: 5) {
      case 0 where !rows.isEmpty:
        rows.append(rows[index(below: rows.count)])
      case 1:
        let certain = index(below: messages)
        rows.append((0..<messages).map { $0 == certain ? 1 : 0 })
      case 2:
        rows.append([Rational](repeating: Rational(1, messages), count: messages))
      default:
        var weights = (0..<messages).map { $0 == never && messages > 1 ? 0 : int(0...6) }
        if weights.allSatisfy({ $0 == 0 }) { weights[0] = 1 }
        let sum = weights.reduce(0, +)
        rows.append(weights.map { Rational($0, sum) })
      }
    }
    return rows
  }
}
