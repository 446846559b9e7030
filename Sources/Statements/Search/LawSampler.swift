import ExactArithmetic
import Work

/// Random laws of a shape, with a bias to corners: few combinations, equal weights, independent variables, functions of other
/// variables, Markov chains, tiny masses.
struct LawSampler {
  private let shape: LawShape
  private let combinations: [[Int]]
  private var random: SplitMix64

  /// - Parameter index: the number of the law in the stream of the seed; each has its own generator, so that what is found does
  ///   not depend on the number of threads.
  init(_ shape: LawShape, seed: UInt64, index: Int) {
    self.shape = shape
    combinations = shape.combinations
    var first = SplitMix64(seed: seed)
    random = SplitMix64(seed: first.next() &+ UInt64(index) &* 0x9e37_79b9_7f4a_7c15)
    // Generators whose states are multiples of the increment apart would repeat one another.
    random = SplitMix64(seed: random.next() ^ (random.next() << 1))
  }

  private mutating func int(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  /// Counts, one for each combination, not all 0.
  mutating func counts() -> [Integer] {
    let counts =
      switch int(0...7) {
      case 0: weights { $0.int(0...1) }
      case 1: weights { $0.int(0...9) }
      case 2: weights { $0.int(0...2) == 0 ? $0.int(1...6) : 0 }
      case 3: independent()
      case 4: functionOfOthers()
      case 5: chain()
      case 6: weights { $0.int(0...3) == 0 ? 1 : $0.int(0...1) << $0.int(0...20) }
      default: weights { $0.int(1...99) }
      }
    if counts.contains(where: { !$0.isZero }) { return counts }
    var single = counts
    single[int(0...(counts.count - 1))] = 1
    return single
  }

  private mutating func weights(_ weight: (inout LawSampler) -> Int) -> [Integer] {
    combinations.map { _ in Integer(weight(&self)) }
  }

  private mutating func list(_ count: Int) -> [Int] { (0..<count).map { _ in int(0...4) } }

  /// All variables independent.
  private mutating func independent() -> [Integer] {
    let parts = shape.sizes.map { list($0) }
    return combinations.map { outcomes in
      outcomes.indices.reduce(Integer.one) { $0 * Integer(parts[$1][outcomes[$1]]) }
    }
  }

  /// One variable a function of the others.
  private mutating func functionOfOthers() -> [Integer] {
    let target = int(0...(shape.sizes.count - 1))
    var values: [[Int]: (value: Int, weight: Int)] = [:]
    return combinations.map { outcomes in
      var others = outcomes
      others[target] = 0
      if values[others] == nil {
        values[others] = (int(0...(shape.sizes[target] - 1)), int(0...4))
      }
      guard let image = values[others], image.value == outcomes[target] else { return .zero }
      return Integer(image.weight)
    }
  }

  /// A Markov chain in the order of the variables.
  private mutating func chain() -> [Integer] {
    let first = list(shape.sizes[0])
    let steps = zip(shape.sizes, shape.sizes.dropFirst()).map { from, to in
      (0..<from).map { _ in list(to) }
    }
    // Rows are not normalised by themselves: that changes the law of the chain, but not that it is one.
    return combinations.map { outcomes in
      steps.indices.reduce(Integer(first[outcomes[0]])) {
        $0 * Integer(steps[$1][outcomes[$1]][outcomes[$1 + 1]])
      }
    }
  }
}
