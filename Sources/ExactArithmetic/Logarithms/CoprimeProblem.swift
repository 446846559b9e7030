import CGMP
import Synchronization
import Work

/// A form whose primes occur in no other: bases above 1 that differ, with coefficients other than zero.
struct CoprimeProblem: Sendable {
  let bases: NaturalVector
  let coefficients: [Rational]
  let seed: UInt64

  var count: Int { bases.count }

  init(_ terms: [LogForm.Term]) {
    self.init(
      collecting: NaturalVector(terms.map(\.base)), terms.map(\.coefficient),
      seed: 0x4c65_6d6d_6174_6131)
  }

  /// The form with these bases, of which some may be one or equal.
  init(collecting bases: NaturalVector, _ coefficients: [Rational], seed: UInt64) {
    // A hash table of the first index with each base; `next` chains the others.
    let capacity = 1 << (Int.bitWidth - (2 * bases.count).leadingZeroBitCount)
    var table = [Int32](repeating: -1, count: capacity)
    var next = [Int32](repeating: -1, count: bases.count)
    var firsts: [Int] = []
    for index in 0..<bases.count where !bases.isOne(index) {
      var slot = Int(truncatingIfNeeded: bases.digest(index)) & (capacity - 1)
      while table[slot] >= 0 && !bases.areEqual(Int(table[slot]), index) {
        slot = (slot + 1) & (capacity - 1)
      }
      let first = Int(table[slot])
      if first >= 0 {
        next[index] = next[first]
        next[first] = Int32(index)
      } else {
        table[slot] = Int32(index)
        firsts.append(index)
      }
    }
    var kept: [Int] = []
    var sums: [Rational] = []
    for first in firsts {
      var sum = coefficients[first]
      if next[first] >= 0 {
        var equal = [sum]
        var index = Int(next[first])
        while index >= 0 {
          equal.append(coefficients[index])
          index = Int(next[index])
        }
        sum = Rational.sum(equal)
        if sum.isZero { continue }
      }
      kept.append(first)
      sums.append(sum)
    }
    self.bases = NaturalVector(selecting: kept, of: bases)
    self.coefficients = sums
    self.seed = seed
  }

  var terms: [LogForm.Term] {
    (0..<count).map { LogForm.Term(coefficient: coefficients[$0], base: bases[$0]) }
  }

  /// Problems of the same total value that share no prime, each smaller than this one.
  func split(isParallel: Bool) -> [CoprimeProblem] {
    var random = SplitMix64(seed: seed)
    // So many terms that a prime of average frequency is among them with probability about 1/2.
    var density = 0.7 / (estimatedFrequency(&random) + 0.4)
    for _ in 0..<12 {
      let (inside, outside) = divide(by: choose(density, &random), isParallel: isParallel)
      if !(0..<count).allSatisfy(outside.isOne) {
        return [inside, outside]
          .map { CoprimeProblem(collecting: $0, coefficients, seed: random.next()) }
          .filter { $0.count > 0 }
      }
      density /= 4
    }
    // Every chosen term has all primes of all others: few distinct primes can be left, so pairs will do.
    return CoprimeRefinement.pairwise(terms).map { CoprimeProblem([$0]) }
  }

  /// In how many terms a prime occurs, on average, by the share of some terms that a few others cover.
  func estimatedFrequency(_ random: inout SplitMix64) -> Double {
    if count <= 64 { return 2 }
    var chosenCount = max(1, count / 64)
    while true {
      let chosen = (0..<chosenCount).map { _ in random.index(below: count) }
      let sample = (0..<(count > 1000 ? 100 : 50)).map { _ in random.index(below: count) }
      let product = Integer.product(chosen.map { bases[$0] })
      let remainder = product % Integer.product(sample.map { bases[$0] })
      let scratch = Limbs.zero()
      var (all, uncovered) = (0, 0)
      for index in sample {
        bases.read(index) { base in
          remainder.withGMP { __gmpz_gcd(scratch.pointer, base, $0) }
          let width = Int(__gmpz_sizeinbase(base, 2))
          all += width
          uncovered += width - Int(__gmpz_sizeinbase(scratch.pointer, 2)) + 1
        }
      }
      let share = Double(uncovered) / Double(all)
      if share > 0.05 || chosenCount == 1 {
        // (1 - chosen/count)^frequency is about the uncovered share.
        let share = min(max(share, 0.01), 1)
        return (1 - share) / share.squareRoot() * Double(count) / Double(chosenCount)
      }
      chosenCount = max(1, chosenCount / 16)
    }
  }

  /// A random set of terms, each with probability `density`; at least one.
  func choose(_ density: Double, _ random: inout SplitMix64) -> [Bool] {
    let threshold = UInt64(density * 0x1p63) &* 2
    var chosen = (0..<count).map { _ in random.next() < threshold }
    if !chosen.contains(true) { chosen[random.index(below: count)] = true }
    return chosen
  }

  /// For every base the part whose primes divide the product of the chosen ones, and the coprime part.
  func divide(
    by chosen: [Bool], isParallel: Bool
  ) -> (inside: NaturalVector, outside: NaturalVector) {
    let others = (0..<count).filter { !chosen[$0] }
    let otherBases = NaturalVector(selecting: others, of: bases)
    let product = ProductTree(
      NaturalVector(selecting: (0..<count).filter { chosen[$0] }, of: bases), isParallel: isParallel
    ).root
    // For a short list the division inside the greatest common divisor is faster than a tree of remainders.
    let remainders =
      count > 64
      ? ProductTree(otherBases, isParallel: isParallel).remainders(of: product) : nil

    let inside = NaturalVector(count: count, room: bases.limbCount)
    let outside = NaturalVector(count: count, room: bases.limbCount)
    for index in 0..<count where chosen[index] {
      inside.set(index, to: bases, index)
      outside.setOne(index)
    }
    _ = Concurrency.map(others.count, minimumPerRange: isParallel ? 256 : .max) { _, range in
      let scratch = Limbs.zero()
      for position in range {
        bases.read(others[position]) { base in
          func split(by other: UnsafePointer<__mpz_struct>) {
            inside.splitPrimes(of: base, by: other, at: others[position], outside, scratch)
          }
          if let remainders {
            remainders.read(position, split)
          } else {
            product.withGMP(split)
          }
        }
      }
    }
    return (inside, outside)
  }
}

extension NaturalVector {
  /// Copies of the elements at some indices.
  fileprivate convenience init(selecting indices: [Int], of other: NaturalVector) {
    self.init(count: indices.count) { other.limbCount(indices[$0]) }
    for (index, source) in indices.enumerated() { set(index, to: other, source) }
  }

  /// Writes the greatest divisor of `base` that is coprime to `other` to `cofactors`, and the rest of `base`,
  /// all of whose primes divide `other`, to this vector.
  func splitPrimes(
    of base: UnsafePointer<__mpz_struct>, by other: UnsafePointer<__mpz_struct>, at index: Int,
    _ cofactors: NaturalVector, _ scratch: Limbs
  ) {
    let shared = scratch.pointer
    __gmpz_gcd(shared, base, other)
    if __gmpz_cmp_ui(shared, 1) == 0 {
      setOne(index)
      cofactors.set(index, to: base)
      return
    }
    cofactors.write(index) { rest in
      __gmpz_divexact(rest, base, shared)
      while true {
        __gmpz_gcd(shared, shared, rest)
        if __gmpz_cmp_ui(shared, 1) == 0 { break }
        __gmpz_divexact(rest, rest, shared)
      }
      write(index) { __gmpz_divexact($0, base, rest) }
    }
  }
}

extension SplitMix64 {
  /// A random index below `count`.
  mutating func index(below count: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }
}
