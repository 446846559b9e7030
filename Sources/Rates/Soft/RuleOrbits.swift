import ExactArithmetic

/// The decision rules on a cube up to symmetry.
///
/// A rule is a number whose digits to the base `k`, the one at `y = 0` first, are its answers; its orbit is named by the smallest.
package struct RuleOrbits: Sendable {
  package let examples: Int
  package let dimension: Int

  package init(examples: Int, dimension: Int) {
    self.examples = examples
    self.dimension = dimension
  }

  private var size: Int { 1 << dimension }

  /// The smallest rule of each orbit, in increasing order, with the size of the orbit.
  ///
  /// - Complexity: `k^(2^d)` rules, each with the images under exchanges of neighbouring items and coordinates and flips, which
  ///   generate all symmetries.
  package func enumerated() -> [(answers: [UInt8], size: Int)] {
    var count = 1
    for _ in 0..<size { count *= examples }
    var seen = [Bool](repeating: false, count: count)
    var result: [(answers: [UInt8], size: Int)] = []
    var open: [Int] = []
    for number in 0..<count where !seen[number] {
      seen[number] = true
      open.append(number)
      var orbitSize = 0
      while let next = open.popLast() {
        orbitSize += 1
        forEachImage(answers(next)) { image in
          if !seen[image] {
            seen[image] = true
            open.append(image)
          }
        }
      }
      result.append((answers(number), orbitSize))
    }
    return result
  }

  private func answers(_ number: Int) -> [UInt8] {
    var rest = number
    var result = [UInt8](repeating: 0, count: size)
    for y in (0..<size).reversed() {
      result[y] = UInt8(rest % examples)
      rest /= examples
    }
    return result
  }

  private func number(_ answer: (Int) -> Int) -> Int {
    var number = 0
    for y in 0..<size { number = number * examples + answer(y) }
    return number
  }

  private func forEachImage(_ rule: [UInt8], _ body: (Int) -> Void) {
    for item in 0..<(examples - 1) {
      body(
        number { y in
          let answer = Int(rule[y])
          return answer == item ? item + 1 : answer == item + 1 ? item : answer
        })
    }
    for bit in 0..<dimension { body(number { Int(rule[$0 ^ 1 << bit]) }) }
    for bit in 0..<max(dimension - 1, 0) {
      body(
        number { y in
          let differ = (y >> bit ^ y >> (bit + 1)) & 1
          return Int(rule[y ^ (differ * 3) << bit])
        })
    }
  }

  /// The number of orbits by Burnside's lemma: the mean number of rules that a symmetry fixes.
  ///
  /// A symmetry permutes items by `s` and the cube by `c`; on a cycle of `c` of length `l` a fixed rule is given by its answer at
  /// one place, an item that `s^l` fixes.
  ///
  /// - Complexity: `k! 2^d d!` symmetries.
  package var burnsideCount: Integer {
    let itemPermutations = RuleOrbits.permutations(examples)
    // How many items the powers of a permutation fix.
    let fixedItems = itemPermutations.map { permutation in
      (0...size).map { power in
        (0..<examples).count { item in
          var image = item
          for _ in 0..<power { image = permutation[image] }
          return image == item
        }
      }
    }
    var total = Integer.zero
    for coordinates in RuleOrbits.permutations(dimension) {
      for flip in 0..<size {
        let lengths = cycleLengths(coordinates, flip)
        for fixed in fixedItems {
          total += lengths.reduce(Integer(1)) { $0 * Integer(fixed[$1]) }
        }
      }
    }
    let order = Integer.factorial(examples) * Integer.factorial(dimension) << dimension
    return total.exactlyDivided(by: order)
  }

  /// The lengths of the cycles of a symmetry of the cube.
  private func cycleLengths(_ coordinates: [Int], _ flip: Int) -> [Int] {
    var seen = [Bool](repeating: false, count: size)
    var lengths: [Int] = []
    for start in 0..<size where !seen[start] {
      var (y, length) = (start, 0)
      while !seen[y] {
        seen[y] = true
        length += 1
        y = coordinates.indices.reduce(0) { $0 | (y >> $1 & 1) << coordinates[$1] } ^ flip
      }
      lengths.append(length)
    }
    return lengths
  }

  private static func permutations(_ count: Int) -> [[Int]] {
    var result: [[Int]] = [[]]
    for next in 0..<count {
      result = result.flatMap { list in
        (0...list.count).map { place in
          var longer = list
          longer.insert(next, at: place)
          return longer
        }
      }
    }
    return result
  }
}
