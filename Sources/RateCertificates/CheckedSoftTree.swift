import ExactArithmetic

/// Follows the trees that show that no rule exceeds the maximum, when every answer has a reward.
///
/// A rule's value is `sum_x a_x prod_y e(x, f(y), y)`, with `a_x` what the source adds at most and `e = beta^-m`, `m` what the answer
/// loses.  Half of the cube, `y` with the last coordinate 0, may be taken as one of the rules of `d - 1` coordinates up to
/// symmetry; there is a tree for each, the smallest of its orbit, in their order.  A node is closed when its sum is at most the
/// maximum, or by Hölder's inequality: with `u` answers open, `prod_y (max_j sum_x a_x e(x,j,y)^u)^(1/u)` is at least every
/// value; its token is -1.
///
/// Numbers are multiples of `2^-96`, and powers of `2^-64`, all rounded up.
struct CheckedSoftTree {
  private static let fractionBits = 96

  private let examples: Int
  private let dimension: Int
  private let sources: CheckedSources
  private let weights: [UInt128]
  private let bound: UInt128
  /// `2^64 beta^-m` rounded up, by `m`; for `m = 0` it is not used.
  private let factors: [UInt64]
  /// What answering an item at `y` loses against the best: by `y`, then item, then source.
  private let losses: [Int32]

  init(
    examples: Int, dimension: Int, beta: Rational, kernel: CheckedKernel, sources: CheckedSources,
    weights: [Rational], maximum: Rational
  ) {
    self.examples = examples
    self.dimension = dimension
    self.sources = sources
    let rounded = weights.map {
      $0.scaled(byPowerOfTwo: CheckedSoftTree.fractionBits).ceiling()
    }
    // A source that is heavier than the maximum by itself closes no node.
    self.weights = rounded.map { $0.bitWidth <= 100 ? $0.unsignedWords : UInt128(1) << 100 }
    let scaled = maximum.scaled(byPowerOfTwo: CheckedSoftTree.fractionBits).floor()
    bound = scaled.bitWidth <= 110 ? scaled.unsignedWords : 0
    factors = CheckedSoftTree.powers(
      of: beta.reciprocal(), count: (kernel.gains.max() ?? 0) << max(dimension - 1, 0))
    losses = (0..<(1 << dimension)).flatMap { y in
      (0..<examples).flatMap { item in
        sources.orbits.indices.map { source in
          var best = 0
          for other in 0..<examples { best = max(best, sources.gain(source, other, y)) }
          return Int32(best - sources.gain(source, item, y))
        }
      }
    }
  }

  /// Rounded up at every step; from where they are below one unit on, one unit.
  private static func powers(of base: Rational, count: Int) -> [UInt64] {
    var powers: [UInt64] = [.max]
    var power = Rational(1)
    for _ in 0..<count {
      power = (power * base).scaled(byPowerOfTwo: 128)
      power = Rational(power.ceiling()).scaled(byPowerOfTwo: -128)
      let word = power.scaled(byPowerOfTwo: 64).ceiling()
      powers.append(word.bitWidth <= 64 ? UInt64(word.unsignedWords) : .max)
      if word.isOne { break }
    }
    return powers
  }

  private var size: Int { 1 << dimension }
  private var half: Int { size / 2 }

  /// Where the losses of an item at `y` begin.
  @inline(__always)
  private func start(_ item: Int, _ y: Int) -> Int { (y * examples + item) * sources.orbits.count }

  /// `a beta^-m`, rounded up.
  @inline(__always)
  private func product(_ a: UInt128, _ m: Int) -> UInt128 {
    if m == 0 { return a }
    let factor = UInt128(m < factors.count ? factors[m] : 1)
    return (a >> 64) * factor + ((a & 0xFFFF_FFFF_FFFF_FFFF) * factor) >> 64 + 1
  }

  /// The node after an answer.
  private func child(_ node: [UInt128], _ item: Int, _ y: Int) -> [UInt128] {
    let start = start(item, y)
    return node.indices.map { product(node[$0], Int(losses[start + $0])) }
  }

  private var root: [UInt128] { sources.orbits.map { weights[$0] } }

  private func sum(_ node: [UInt128]) -> UInt128 { node.reduce(0, +) }

  // MARK: Trees

  /// - Returns: whether the trees show it and are used up.
  func holds(_ tree: [Int]) -> Bool {
    var position = 0
    for start in CheckedHalfRules(examples: examples, dimension: dimension - 1).representatives {
      var node = root
      for (y, item) in start.enumerated() { node = child(node, item, y) }
      let used = (start.max() ?? 0) + 1
      if !visit(node, Array(half..<size), used, tree, &position) { return false }
    }
    return position == tree.count
  }

  private func visit(
    _ node: [UInt128], _ open: [Int], _ used: Int, _ tree: [Int], _ position: inout Int
  ) -> Bool {
    if sum(node) <= bound { return true }
    guard position < tree.count else { return false }
    let token = tree[position]
    position += 1
    if token == -1 { return isClosedByProducts(node, open) }
    guard let place = open.firstIndex(of: token) else { return false }
    var rest = open
    rest.remove(at: place)
    for item in 0..<min(used + 1, examples) {
      let next = child(node, item, token)
      if !visit(next, rest, max(used, item + 1), tree, &position) { return false }
    }
    return true
  }

  /// Hölder's inequality.
  private func isClosedByProducts(_ node: [UInt128], _ open: [Int]) -> Bool {
    if open.isEmpty { return false }
    var product = Integer(1)
    for y in open {
      var greatest: UInt128 = 0
      for item in 0..<examples {
        var total: UInt128 = 0
        let start = start(item, y)
        for source in node.indices {
          total += self.product(node[source], Int(losses[start + source]) * open.count)
        }
        greatest = max(greatest, total)
      }
      product *= Integer(greatest)
    }
    return product <= Integer(bound).power(open.count)
  }

  /// All rules one by one, up to the names of the items.
  func holdsForAllRules() -> Bool {
    func holds(_ node: [UInt128], _ y: Int, _ used: Int) -> Bool {
      if y == size { return sum(node) <= bound }
      return (0..<min(used + 1, examples)).allSatisfy { item in
        holds(child(node, item, y), y + 1, max(used, item + 1))
      }
    }
    return holds(root, 0, 0)
  }
}

/// The rules on a cube up to symmetry: the smallest of each orbit, as numbers whose first digit is the answer at `y = 0`.
struct CheckedHalfRules {
  private let examples: Int
  private let dimension: Int

  init(examples: Int, dimension: Int) {
    self.examples = examples
    self.dimension = dimension
  }

  private var size: Int { 1 << dimension }

  /// The representatives in increasing order, as answers by `y`.
  var representatives: [[Int]] {
    var count = 1
    for _ in 0..<size { count *= examples }
    var seen = [Bool](repeating: false, count: count)
    var result: [[Int]] = []
    for number in 0..<count where !seen[number] {
      result.append(answers(number))
      seen[number] = true
      var open = [number]
      while let next = open.popLast() {
        let rule = answers(next)
        for image in images(rule) {
          let index = image.reduce(0) { $0 * examples + $1 }
          if !seen[index] {
            seen[index] = true
            open.append(index)
          }
        }
      }
    }
    return result
  }

  private func answers(_ number: Int) -> [Int] {
    var rest = number
    var result = [Int](repeating: 0, count: size)
    for y in (0..<size).reversed() {
      result[y] = rest % examples
      rest /= examples
    }
    return result
  }

  /// What exchanges of neighbouring items, flips of a coordinate and exchanges of neighbouring coordinates make of a rule.
  private func images(_ rule: [Int]) -> [[Int]] {
    var images: [[Int]] = []
    for item in 0..<(examples - 1) {
      images.append(rule.map { $0 == item ? item + 1 : $0 == item + 1 ? item : $0 })
    }
    for bit in 0..<dimension { images.append(rule.indices.map { rule[$0 ^ 1 << bit] }) }
    for bit in 0..<max(dimension - 1, 0) {
      images.append(
        rule.indices.map { y in
          let differ = (y >> bit ^ y >> (bit + 1)) & 1
          return rule[y ^ (differ * 3) << bit]
        })
    }
    return images
  }
}
