import ExactArithmetic
import NearestNeighbourGame

/// All sources and all rules of a small game with the rewards, one by one: the definition, without symmetry.
///
/// A source is a word with row `j` at the bits from `j d` on; a rule is its answers by `y`.
struct RewardedRules: Sendable {
  let game: Game
  var examples: Int { game.examples }
  var dimension: Int { game.dimension }
  /// `2^d`.
  var size: Int { 1 << dimension }
  var sourceCount: Int { 1 << (examples * dimension) }
  /// `q`, with `(1 - rho)/2 = a/q` in lowest terms.
  let denominator: Int
  /// `q - 2a`.
  let step: Int
  /// `a^w (q-a)^(d-w)` by the distance `w`.
  let values: [Int]

  /// - Precondition: the values fit into a word.
  init(_ game: Game) {
    self.game = game
    let delta = (1 - game.correlation) / 2
    let (a, q) = (Int(exactly: delta.numerator)!, Int(exactly: delta.denominator)!)
    denominator = q
    step = q - 2 * a
    values = (0...game.dimension).map { w in
      (0..<game.dimension).reduce(1) { product, place in product * (place < w ? a : q - a) }
    }
  }

  /// All rules, the answer at `y = 0` running slowest.
  var rules: [[Int]] {
    (0..<size).reduce([[Int]]([[]])) { rules, _ in
      rules.flatMap { rule in (0..<examples).map { rule + [$0] } }
    }
  }

  func row(_ source: Int, _ item: Int) -> Int { source >> (item * dimension) & (size - 1) }

  /// `n(x,f) = sum_y v(|x_f(y) + y|)`.
  func reward(_ source: Int, _ rule: [Int]) -> Int {
    rule.indices.reduce(0) { $0 + values[(row(source, rule[$1]) ^ $1).nonzeroBitCount] }
  }

  /// `k q^d`, by which a reward is divided for a success.
  var unit: Rational { Rational(Integer(examples) * Integer(denominator).power(dimension)) }
}

/// The symmetries of a game: items are renamed, coordinates are permuted and flipped.
struct GameSymmetries: Sendable {
  /// For each symmetry the image of each item, and of each string.
  let elements: [(items: [Int], strings: [Int])]

  init(examples: Int, dimension: Int) {
    let size = 1 << dimension
    func moved(_ y: Int, _ place: [Int]) -> Int {
      place.indices.reduce(0) { $0 | (y >> $1 & 1) << place[$1] }
    }
    let strings = GameSymmetries.permutations(dimension).flatMap { (place: [Int]) -> [[Int]] in
      (0..<size).map { (flip: Int) -> [Int] in (0..<size).map { moved($0, place) ^ flip } }
    }
    elements = GameSymmetries.permutations(examples).flatMap { items in
      strings.map { (items, $0) }
    }
  }

  private static func permutations(_ count: Int) -> [[Int]] {
    (0..<count).reduce([[Int]]([[]])) { lists, next in
      lists.flatMap { list in
        (0...list.count).map { Array(list[..<$0]) + [next] + Array(list[$0...]) }
      }
    }
  }

  /// `(g x)_s(j) = c(x_j)`.
  static func source(
    _ element: (items: [Int], strings: [Int]), _ source: Int, _ game: RewardedRules
  )
    -> Int
  {
    (0..<game.examples).reduce(0) { word, item in
      word | element.strings[game.row(source, item)] << (element.items[item] * game.dimension)
    }
  }

  /// `(g f)(c(y)) = s(f(y))`.
  static func rule(_ element: (items: [Int], strings: [Int]), _ rule: [Int]) -> [Int] {
    var image = rule
    for y in rule.indices { image[element.strings[y]] = element.items[rule[y]] }
    return image
  }
}
