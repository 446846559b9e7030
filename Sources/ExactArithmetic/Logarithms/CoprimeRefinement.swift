import CGMP
import Synchronization
import Work

/// Rewriting of `sum q_i log n_i` over pairwise coprime bases.
///
/// Logarithms of pairwise coprime integers above 1 are linearly independent over the rationals, so the form is
/// zero exactly when every coefficient of the rewritten form is.
///
/// Large inputs are split by a random set of terms: each base is divided into the part whose primes divide
/// the product of the chosen bases and the part coprime to it, by one product tree and one remainder tree.  The
/// two parts share no prime, so the two resulting forms are refined independently; their total length is
/// that of the input.  Bases that have become equal are collected, and zero coefficients vanish, so a form
/// that is zero by an identity shrinks quickly.  (Product and remainder trees: D. J. Bernstein, "Fast
/// multiplication and its applications", 2008; coprime bases: "Factoring into coprimes in essentially linear
/// time", J. Algorithms 54, 2005.)
struct CoprimeRefinement {
  /// Up to this many terms the bases are compared in pairs.
  private static let pairwiseLimit = 12
  /// Up to this many terms a form is refined by one thread, beside others.
  private static let serialLimit = 4096

  /// Whether the form with these coefficients is zero.
  static func isZero(_ coefficients: [Integer: Rational]) -> Bool {
    let (multiples, rest) = SmallPrimes.strip(coefficients)
    let smallVanish = Concurrency.map(multiples.count, minimumPerRange: 1, rangesPerCore: 8) {
      _, range in range.allSatisfy { Rational.isZeroSum(multiples[$0]) }
    }
    return smallVanish.allSatisfy { $0 } && refine(Problem(rest), stoppingAtNonzero: true).isEmpty
  }

  /// Pairwise coprime bases above 1 with non-zero coefficients, of the same value as `coefficients`.
  static func refine(_ coefficients: [Integer: Rational]) -> [LogForm.Term] {
    let (multiples, rest) = SmallPrimes.strip(coefficients)
    // A dictionary's order changes from run to run; what is shown must not.
    let sorted = rest.sorted { ($0.base, $0.coefficient) < ($1.base, $1.coefficient) }
    return SmallPrimes.terms(multiples) + refine(Problem(sorted), stoppingAtNonzero: false)
  }

  /// The terms that remain of one problem: large ones are split by all cores, small ones are shared out.
  ///
  /// - Parameter stoppingAtNonzero: return as soon as one term is known to remain, which is enough to show
  ///   that the value is not zero.
  private static func refine(_ problem: Problem, stoppingAtNonzero: Bool) -> [LogForm.Term] {
    var settled: [LogForm.Term] = []
    var large = [problem]
    var small: [Problem] = []
    while let next = large.popLast() {
      if next.count > serialLimit {
        // The smaller part is taken first, so that a term that remains is found soon.
        large += next.split(isParallel: true).sorted { $0.count > $1.count }
      } else {
        small.append(next)
      }
      if large.isEmpty || small.reduce(0, { $0 + $1.count }) > 8 * serialLimit {
        settled += refineSerially(small, stoppingAtNonzero: stoppingAtNonzero)
        small = []
        if stoppingAtNonzero && !settled.isEmpty { break }
      }
    }
    return settled
  }

  /// The terms that remain of several problems, each refined by one thread.
  private static func refineSerially(
    _ problems: [Problem], stoppingAtNonzero: Bool
  ) -> [LogForm.Term] {
    let isStopped = Atomic(false)
    let settled = Concurrency.map(problems.count, minimumPerRange: 1, rangesPerCore: 4) {
      _, range in
      var settled: [LogForm.Term] = []
      for index in range {
        var pending = [problems[index]]
        while let next = pending.popLast(), !isStopped.load(ordering: .relaxed) {
          if next.count <= pairwiseLimit {
            settled += pairwise(next.terms)
            if stoppingAtNonzero && !settled.isEmpty { isStopped.store(true, ordering: .relaxed) }
          } else {
            pending += next.split(isParallel: false)
          }
        }
      }
      return settled
    }
    return Array(settled.joined())
  }

  /// Refines a few terms by the greatest common divisors of pairs.
  fileprivate static func pairwise(_ terms: [LogForm.Term]) -> [LogForm.Term] {
    var basis: [LogForm.Term] = []
    var pending = terms
    insertion: while let term = pending.popLast() {
      if term.base.isOne || term.coefficient.isZero { continue }
      for index in basis.indices {
        let other = basis[index]
        if other.base == term.base {
          basis.remove(at: index)
          pending.append(
            LogForm.Term(coefficient: term.coefficient + other.coefficient, base: term.base))
          continue insertion
        }
        let shared = Integer.gcd(term.base, other.base)
        if shared.isOne { continue }
        basis.remove(at: index)
        pending += [
          LogForm.Term(coefficient: term.coefficient + other.coefficient, base: shared),
          LogForm.Term(coefficient: term.coefficient, base: term.base.exactlyDivided(by: shared)),
          LogForm.Term(coefficient: other.coefficient, base: other.base.exactlyDivided(by: shared)),
        ]
        continue insertion
      }
      basis.append(term)
    }
    return basis
  }
}

// MARK: - Problems

/// A form whose primes occur in no other: bases above 1 that differ, with coefficients other than zero.
private struct Problem: Sendable {
  private let bases: NaturalVector
  private let coefficients: [Rational]
  private let seed: UInt64

  var count: Int { bases.count }

  init(_ terms: [LogForm.Term]) {
    self.init(
      collecting: NaturalVector(terms.map(\.base)), terms.map(\.coefficient),
      seed: 0x4c65_6d6d_6174_6131)
  }

  /// The form with these bases, of which some may be one or equal.
  private init(collecting bases: NaturalVector, _ coefficients: [Rational], seed: UInt64) {
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
  func split(isParallel: Bool) -> [Problem] {
    var random = SplitMix64(seed: seed)
    // So many terms that a prime of average frequency is among them with probability about 1/2.
    var density = 0.7 / (estimatedFrequency(&random) + 0.4)
    for _ in 0..<12 {
      let (inside, outside) = divide(by: choose(density, &random), isParallel: isParallel)
      if !(0..<count).allSatisfy(outside.isOne) {
        return [inside, outside]
          .map { Problem(collecting: $0, coefficients, seed: random.next()) }
          .filter { $0.count > 0 }
      }
      density /= 4
    }
    // Every chosen term has all primes of all others: few distinct primes can be left, so pairs will do.
    return CoprimeRefinement.pairwise(terms).map { Problem([$0]) }
  }

  /// In how many terms a prime occurs, on average, by the share of some terms that a few others cover.
  private func estimatedFrequency(_ random: inout SplitMix64) -> Double {
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
  private func choose(_ density: Double, _ random: inout SplitMix64) -> [Bool] {
    let threshold = UInt64(density * 0x1p63) &* 2
    var chosen = (0..<count).map { _ in random.next() < threshold }
    if !chosen.contains(true) { chosen[random.index(below: count)] = true }
    return chosen
  }

  /// For every base the part whose primes divide the product of the chosen ones, and the coprime part.
  private func divide(
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
  fileprivate func splitPrimes(
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
  fileprivate mutating func index(below count: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }
}
