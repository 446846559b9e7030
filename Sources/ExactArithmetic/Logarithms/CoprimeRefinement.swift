import CGMP

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
  /// Below this many terms the bases are compared in pairs.
  private static let pairwiseLimit = 40

  private var result: [Integer: Rational] = [:]
  private let stopsAtNonzero: Bool
  private var random = SplitMix64(seed: 0x4c65_6d6d_6174_6131)

  /// Pairwise coprime bases with non-zero coefficients of the same value as `coefficients`; empty exactly
  /// when that is zero.
  ///
  /// - Parameter stoppingAtNonzero: return as soon as one term is known to remain, which is enough to show
  ///   that the value is not zero.
  static func refine(
    _ coefficients: [Integer: Rational], stoppingAtNonzero: Bool
  ) -> [Integer: Rational] {
    var refinement = CoprimeRefinement(stopsAtNonzero: stoppingAtNonzero)
    refinement.run(coefficients)
    return refinement.result
  }

  private init(stopsAtNonzero: Bool) { self.stopsAtNonzero = stopsAtNonzero }

  private typealias Term = LogForm.Term

  private mutating func run(_ coefficients: [Integer: Rational]) {
    let (small, rest) = SmallPrimes.strip(coefficients)
    emit(small)
    var pending = [rest]
    while let terms = pending.popLast(), !(stopsAtNonzero && !result.isEmpty) {
      if terms.count <= CoprimeRefinement.pairwiseLimit {
        emit(CoprimeRefinement.pairwise(terms))
      } else {
        pending += split(terms)
      }
    }
  }

  private mutating func emit(_ terms: [Term]) {
    for term in terms where !term.coefficient.isZero { result[term.base] = term.coefficient }
  }

  // MARK: Few terms

  /// Refines by greatest common divisors of pairs.
  private static func pairwise(_ terms: [Term]) -> [Term] {
    var basis: [Term] = []
    var pending = terms
    insertion: while let term = pending.popLast() {
      if term.base.isOne || term.coefficient.isZero { continue }
      for index in basis.indices {
        let other = basis[index]
        if other.base == term.base {
          basis.remove(at: index)
          pending.append(
            Term(coefficient: term.coefficient + other.coefficient, base: term.base))
          continue insertion
        }
        let shared = Integer.gcd(term.base, other.base)
        if shared.isOne { continue }
        basis.remove(at: index)
        pending += [
          Term(coefficient: term.coefficient + other.coefficient, base: shared),
          Term(coefficient: term.coefficient, base: term.base.exactlyDivided(by: shared)),
          Term(coefficient: other.coefficient, base: other.base.exactlyDivided(by: shared)),
        ]
        continue insertion
      }
      basis.append(term)
    }
    return basis
  }

  // MARK: Many terms

  /// Splits the terms into forms that share no prime, at least one of them smaller than the input; emits
  /// what is settled on the way.
  private mutating func split(_ terms: [Term]) -> [[Term]] {
    var terms = terms
    let sample = Int(random.next() % UInt64(terms.count))
    let survey = Survey(of: terms, at: sample)
    if !survey.unshared.isOne {
      // These primes occur in one term only, so its coefficient stands.
      emit([Term(coefficient: terms[sample].coefficient, base: survey.unshared)])
      let remaining = terms[sample].base.exactlyDivided(by: survey.unshared)
      let coefficient = terms[sample].coefficient
      terms.remove(at: sample)
      if !remaining.isOne { terms.append(Term(coefficient: coefficient, base: remaining)) }
      if stopsAtNonzero { return [] }
    }
    // Choose so many terms that a prime as frequent as the sample's is among them with probability about 1/2.
    var density = min(0.3, 1.4 / Double(survey.sharingCount + 2))
    for _ in 0..<12 {
      let chosen = choose(density, of: terms.count)
      let (inside, outside) = CoprimeRefinement.divide(terms, by: chosen)
      if !outside.isEmpty {
        return [CoprimeRefinement.collect(inside), CoprimeRefinement.collect(outside)]
      }
      density /= 4
    }
    // Every chosen term has all primes of all others: few distinct terms can, so pairs will do.
    emit(CoprimeRefinement.pairwise(terms))
    return []
  }

  /// What one term shares with the others.
  private struct Survey {
    /// The number of other terms with a common factor.
    var sharingCount = 0
    /// The part of the term's base that is coprime to all others.
    var unshared: Integer

    init(of terms: [Term], at index: Int) {
      let base = terms[index].base
      let partial = Concurrency.map(terms.count, minimumPerRange: 512) { _, range in
        var unshared = base
        var count = 0
        for other in range where other != index {
          let shared = Integer.gcd(base, terms[other].base)
          if shared.isOne { continue }
          count += 1
          unshared = unshared.removingPrimes(of: shared)
        }
        return (count, unshared)
      }
      sharingCount = partial.reduce(0) { $0 + $1.0 }
      unshared = partial.reduce(base) { Integer.gcd($0, $1.1) }
    }
  }

  /// A random set of indices, each with probability `density`; at least one.
  private mutating func choose(_ density: Double, of count: Int) -> [Bool] {
    let threshold = UInt64(density * 0x1p63) &* 2
    var chosen = (0..<count).map { _ in random.next() < threshold }
    if !chosen.contains(true) { chosen[Int(random.next() % UInt64(count))] = true }
    return chosen
  }

  /// The parts of all terms whose primes divide the product of the chosen bases, and the coprime parts.
  private static func divide(
    _ terms: [Term], by chosen: [Bool]
  ) -> (inside: [Term], outside: [Term]) {
    let others = terms.indices.filter { !chosen[$0] }.map { terms[$0] }
    var inside = terms.indices.filter { chosen[$0] }.map { terms[$0] }
    let product = ProductTree(inside.map(\.base)).root
    let remainders = ProductTree(others.map(\.base)).remainders(of: product)
    let cofactors = Concurrency.map(others.count, minimumPerRange: 256) { _, range in
      range.map { others[$0].base.removingPrimes(of: remainders[$0]) }
    }.joined()
    var outside: [Term] = []
    for (term, cofactor) in zip(others, cofactors) {
      if cofactor == term.base {
        outside.append(term)
        continue
      }
      inside.append(
        Term(coefficient: term.coefficient, base: term.base.exactlyDivided(by: cofactor)))
      if !cofactor.isOne { outside.append(Term(coefficient: term.coefficient, base: cofactor)) }
    }
    return (inside, outside)
  }

  private static func collect(_ terms: [Term]) -> [Term] {
    LogForm(terms).coefficients
      .map { Term(coefficient: $0.value, base: $0.key) }
      .sorted { $0.base < $1.base }  // the dictionary's order changes from run to run
  }
}

extension Integer {
  /// The greatest divisor of a positive value that is coprime to `other`.
  func removingPrimes(of other: Integer) -> Integer {
    var rest = self
    var shared = Integer.gcd(rest, other)
    while !shared.isOne {
      rest = rest.exactlyDivided(by: shared)
      shared = Integer.gcd(rest, shared)
    }
    return rest
  }
}
