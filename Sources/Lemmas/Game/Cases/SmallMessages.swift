import ExactArithmetic
import InformationTheory
import NearestNeighbourGame
import Work

/// Messages of small games.
enum SmallMessages {
  /// Every deterministic message of a game, up to renaming the messages.
  ///
  /// - Precondition: `k d <= 3`.
  static func all(in game: Game) -> [GameInstance] {
    let bits = game.inputBits!
    precondition(bits <= 3, "the partitions of \(1 << bits) values")
    return SetPartitions.all(of: 1 << bits).map {
      GameInstance(game, .table($0, name: name(of: $0)))
    }
  }

  /// The built-in messages, by closed form and by enumeration.
  static func builtIn(in game: Game, flip: Rational = Rational(1, 8)) -> [GameInstance] {
    ([.everything, .nothing, .noisy(flip)] + (0...game.dimension).map { .prefix($0) })
      .map { GameInstance(game, $0) }
  }

  /// Random messages, the same for the same seed: deterministic ones with 2 to 4 values, then randomised ones with
  /// as many and with probabilities in eighths.
  static func random(
    in game: Game, deterministic: Int, randomised: Int, seed: UInt64
  ) -> [GameInstance] {
    var generator = SplitMix64(seed: seed)
    let inputs = 1 << game.inputBits!
    let tables = (0..<deterministic).map { index in
      let values = Int.random(in: 2...4, using: &generator)
      let table = (0..<inputs).map { _ in Int.random(in: 0..<values, using: &generator) }
      return GameInstance(
        game,
        .table(table, name: inputs <= 16 ? name(of: table) : "random table \(index), seed \(seed)"))
    }
    let channels = (0..<randomised).map { index in
      let values = Int.random(in: 2...4, using: &generator)
      let rows = (0..<inputs).map { _ in randomRow(values, &generator) }
      return GameInstance(game, .channel(rows, name: "random channel \(index), seed \(seed)"))
    }
    return tables + channels
  }

  /// A random law in eighths, often with zeros.
  static func randomRow(_ values: Int, _ generator: inout SplitMix64) -> [Rational] {
    var row = [Int](repeating: 0, count: values)
    // One mass that is moved as a whole makes certain rows frequent enough.
    let whole = Int.random(in: 0...8, using: &generator)
    row[Int.random(in: 0..<values, using: &generator)] += whole
    for _ in whole..<8 { row[Int.random(in: 0..<values, using: &generator)] += 1 }
    return row.map { Rational($0, 8) }
  }

  /// The name of a table: its entries.
  static func name(of table: [Int]) -> String {
    "table " + table.map(String.init).joined(separator: ",")
  }
}
