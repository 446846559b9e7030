import CGMP
import Work

/// The products of a list of natural numbers by pairs, pairs of pairs, and so on.
struct ProductTree {
  /// The leaves first, the root last.
  private(set) var levels: [NaturalVector]
  private let isParallel: Bool

  /// - Parameter isParallel: whether to use all cores.
  init(_ leaves: NaturalVector, isParallel: Bool = true) {
    self.isParallel = isParallel
    levels = [leaves.count == 0 ? NaturalVector([Integer.one]) : leaves]
    while let last = levels.last, last.count > 1 {
      let next = NaturalVector(count: (last.count + 1) / 2) { index in
        let (left, right) = (2 * index, 2 * index + 1)
        return last.limbCount(left) + (right < last.count ? last.limbCount(right) : 0)
      }
      forEachNode(next.count) { index in
        let (left, right) = (2 * index, 2 * index + 1)
        if right == last.count {
          next.set(index, to: last, left)
        } else {
          last.read(left) { a in
            last.read(right) { b in next.write(index) { __gmpz_mul($0, a, b) } }
          }
        }
      }
      levels.append(next)
    }
  }

  init(_ leaves: [Integer]) { self.init(NaturalVector(leaves)) }

  /// The product of all leaves.
  var root: Integer { levels[levels.count - 1][0] }

  /// `value mod n` for every leaf `n`.
  ///
  /// - Precondition: `value` is not negative and no leaf is zero.
  /// - Complexity: O(M(b) log n) for `n` leaves of `b` bits in all.
  func remainders(of value: Integer) -> NaturalVector {
    var remainders = NaturalVector([value])
    for level in levels.reversed() {
      let parents = remainders
      func parent(_ index: Int) -> Int { level.count == 1 ? 0 : index / 2 }
      let next = NaturalVector(count: level.count) { index in
        // Division writes as many limbs as the divisor has.
        max(level.limbCount(index), min(parents.limbCount(parent(index)), level.limbCount(index)))
      }
      forEachNode(level.count) { index in
        if parents.limbCount(parent(index)) < level.limbCount(index) {
          next.set(index, to: parents, parent(index))
        } else {
          parents.read(parent(index)) { dividend in
            level.read(index) { divisor in
              next.write(index) { __gmpz_tdiv_r($0, dividend, divisor) }
            }
          }
        }
      }
      remainders = next
    }
    return remainders
  }

  /// `sum_i weights_i * (product of all other leaves)`.
  ///
  /// - Precondition: there are as many weights as leaves; none is negative.
  func combine(_ weights: [Integer]) -> Integer {
    var sums = NaturalVector(weights)
    for level in levels where level.count > 1 {
      let current = sums
      let next = NaturalVector(count: (level.count + 1) / 2) { index in
        let (left, right) = (2 * index, 2 * index + 1)
        if right == level.count { return current.limbCount(left) }
        return 1
          + max(
            current.limbCount(left) + level.limbCount(right),
            current.limbCount(right) + level.limbCount(left))
      }
      forEachNode(next.count) { index in
        let (left, right) = (2 * index, 2 * index + 1)
        if right == level.count {
          next.set(index, to: current, left)
          return
        }
        next.write(index) { sum in
          current.read(left) { a in level.read(right) { b in __gmpz_mul(sum, a, b) } }
          current.read(right) { a in level.read(left) { b in __gmpz_addmul(sum, a, b) } }
        }
      }
      sums = next
    }
    return sums[0]
  }

  private func forEachNode(_ count: Int, _ body: (Int) -> Void) {
    if !isParallel || count == 1 {
      for index in 0..<count { body(index) }
      return
    }
    withoutActuallyEscaping(body) { body in
      nonisolated(unsafe) let body = body  // it writes a different element for each index
      _ = Concurrency.map(count, minimumPerRange: 1) { _, range in
        for index in range { body(index) }
      }
    }
  }
}
