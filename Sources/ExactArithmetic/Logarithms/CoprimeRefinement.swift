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
  static let pairwiseLimit = 12
  /// Up to this many terms a form is refined by one thread, beside others.
  static let serialLimit = 4096

  /// Whether the form with these coefficients is zero.
  static func isZero(_ coefficients: [Integer: Rational]) -> Bool {
    let (multiples, rest) = SmallPrimes.strip(coefficients)
    let smallVanish = Concurrency.map(multiples.count, minimumPerRange: 1, rangesPerCore: 8) {
      _, range in range.allSatisfy { Rational.isZeroSum(multiples[$0]) }
    }
    return smallVanish.allSatisfy { $0 }
      && refine(CoprimeProblem(rest), stoppingAtNonzero: true).isEmpty
  }

  /// Pairwise coprime bases above 1 with non-zero coefficients, of the same value as `coefficients`.
  static func refine(_ coefficients: [Integer: Rational]) -> [LogForm.Term] {
    let (multiples, rest) = SmallPrimes.strip(coefficients)
    // A dictionary's order changes from run to run; what is shown must not.
    let sorted = rest.sorted { ($0.base, $0.coefficient) < ($1.base, $1.coefficient) }
    return SmallPrimes.terms(multiples) + refine(CoprimeProblem(sorted), stoppingAtNonzero: false)
  }

  /// The terms that remain of one problem: large ones are split by all cores, small ones are shared out.
  ///
  /// - Parameter stoppingAtNonzero: return as soon as one term is known to remain, which is enough to show
  ///   that the value is not zero.
  static func refine(_ problem: CoprimeProblem, stoppingAtNonzero: Bool) -> [LogForm.Term] {
    var settled: [LogForm.Term] = []
    var large = [problem]
    var small: [CoprimeProblem] = []
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
  static func refineSerially(
    _ problems: [CoprimeProblem], stoppingAtNonzero: Bool
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
  static func pairwise(_ terms: [LogForm.Term]) -> [LogForm.Term] {
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
