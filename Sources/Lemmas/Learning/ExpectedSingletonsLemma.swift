import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import LearningProblems
import Lemmas
import Tables

/// How many subpopulations a sample meets exactly once.
public struct ExpectedSingletonsLemma: Lemma {
  public let id = "expected-singletons"
  public let title = "The expected number of singletons"
  public let status = LemmaStatus.derived
  public let source =
    "Derived here, elementary; the mixture model is that of V. Feldman (STOC 2020, arXiv "
    + "1906.05271) and G. Brown, M. Bun, V. Feldman, A. Smith, K. Talwar (STOC 2021, arXiv "
    + "2012.06421)"
  public let statement = """
    Let n >= 1 labels be drawn independently from weights w_1, ..., w_N, and let S be the number \
    of labels drawn exactly once. Then
    E S = sum_j n w_j (1-w_j)^(n-1),
    E S(S-1) = n(n-1) sum_{i != j} w_i w_j (1-w_i-w_j)^(n-2),
    and with W the total weight of the labels of weight at most 1/n,
    E S >= n (1-1/n)^(n-1) W >= (n/e) W,  Var S <= 2n.
    For uniform weights E S = n (1-1/N)^(n-1), and W = 1 if N >= n.
    """
  public let summary = """
    Label j is drawn exactly once with probability n w_j (1-w_j)^(n-1), and two labels i and j are \
    each drawn exactly once with probability n(n-1) w_i w_j (1-w_i-w_j)^(n-2); sum over labels. \
    For w_j at most 1/n the power is at least (1-1/n)^(n-1), which is at least 1/e. One label \
    changes S by at most 2, so the Efron-Stein inequality bounds the variance by 2n.
    """
  public let enumerated =
    "All N^n sequences of labels for uniform weights with N, n <= 5, and for every list of two "
    + "or three weights in sixths with n <= 4 (exhaustive: N, n <= 6, and lists of up to four "
    + "weights in eighths with n <= 5)."
  public let parameters = LemmaParameter.list(.samples, .subpopulations)

  /// The greatest number of sequences that is enumerated.
  static let greatestSequenceCount = 100_000

  public init() {}

  public func label(_ model: SubpopulationModel) -> String {
    let weights = Set(model.weights)
    let list =
      weights.count == 1
      ? "\(model.weights.count) uniform weights"
      : "weights " + model.weights.map(\.description).joined(separator: ", ")
    return "n = \(model.samples), \(list)"
  }

  public func cases(_ scope: LemmaScope) throws -> [SubpopulationModel] {
    let (largest, denominator, parts, samples) =
      scope == .standard ? (5, 6, 3, 4) : (6, 8, 4, 5)
    var cases: [SubpopulationModel] = []
    for count in 1...largest {
      for n in 1...largest { cases.append(try SubpopulationModel(uniform: count, samples: n)) }
    }
    for count in 2...parts {
      for counts in ExpectedSingletonsLemma.lists(of: denominator, into: count) {
        for n in 1...samples {
          cases.append(
            try SubpopulationModel(
              weights: counts.map { Rational($0, denominator) }, samples: n))
        }
      }
    }
    return cases
  }

  /// Falling lists of `parts` non-negative integers with a sum, the flattest first; not all are equal.
  private static func lists(of sum: Int, into parts: Int) -> [[Int]] {
    IntegerPartitions.all(of: sum, parts: parts).reversed().map { list in
      list + [Int](repeating: 0, count: parts - list.count)
    }.filter { Set($0).count > 1 }
  }

  /// `-n` samples from `-k` subpopulations of equal weight.
  public func instance(_ arguments: LemmaArguments) throws -> SubpopulationModel {
    let samples = try arguments.require(.samples, of: id)
    let count = try arguments.require(.subpopulations, of: id)
    try SubpopulationModel.checkLaw(subpopulations: count, samples: samples)
    return try SubpopulationModel(uniform: count, samples: samples)
  }

  public func check(_ model: SubpopulationModel) throws -> [Claim] {
    let n = model.samples
    let law = try model.singletonLaw()
    var claims: [Claim] = []
    if let counted = try ExpectedSingletonsLemma.enumeratedLaw(model) {
      for s in 0...n {
        claims.append(
          Claim(
            "Pr[S=\(s)], placed", law.probability(of: s), equals: "Pr[S=\(s)], counted",
            counted.probability(of: s),
            reason: "Placing subpopulation after subpopulation counts all sequences."))
      }
    }
    let mean = law.expectation { Rational($0) }
    let square = law.expectation { Rational($0 * $0) }
    let rare = Rational.sum(model.weights.filter { $0 * Rational(n) <= 1 })
    let power = (1 - Rational(1, n)).power(n - 1)
    claims += [
      Claim(
        "E S", mean, equals: "sum_j n w_j (1-w_j)^(n-1)", model.expectedSingletons,
        reason: "Linearity of the expectation."),
      Claim(
        "Var S", square - mean * mean,
        equals: "E S + n(n-1) sum w_i w_j (1-w_i-w_j)^(n-2) - (E S)^2", model.singletonVariance,
        reason: "The expectation of S(S-1), pair by pair."),
      Claim(
        "n (1-1/n)^(n-1) W", Rational(n) * power * rare, atMost: "E S", model.expectedSingletons,
        reason: "Labels of weight at most 1/n alone."),
      Claim(
        "1/e", .computable(ComputableReal { Enclosure.exp(Enclosure(-1), bits: $0) }),
        atMost: "(1-1/n)^(n-1)", .rational(power), reason: "ln(1+1/(n-1)) <= 1/(n-1)."),
      Claim(
        "Var S", model.singletonVariance, atMost: "2n", Rational(2 * n),
        reason: "Efron-Stein: one label changes S by at most 2."),
    ]
    return claims
  }

  /// The law of the number of singletons by enumeration of all sequences of labels; `nil` when
  /// there are too many.
  static func enumeratedLaw(_ model: SubpopulationModel) throws -> FiniteLaw<Int>? {
    let (count, n) = (model.weights.count, model.samples)
    var sequences = 1
    for _ in 0..<n {
      sequences = sequences.multipliedReportingOverflow(by: count).partialValue
      if sequences > greatestSequenceCount || sequences < 1 { return nil }
    }
    let common = model.weights.reduce(Integer.one) { Integer.lcm($0, $1.denominator) }
    let counts = model.weights.map { $0.numerator * common.exactlyDivided(by: $0.denominator) }
    var totals = [Integer](repeating: .zero, count: n + 1)
    var multiplicities = [Int](repeating: 0, count: count)
    func extend(_ length: Int, _ weight: Integer) {
      if length == n {
        totals[multiplicities.count { $0 == 1 }] += weight
        return
      }
      for label in 0..<count {
        multiplicities[label] += 1
        extend(length + 1, weight * counts[label])
        multiplicities[label] -= 1
      }
    }
    extend(0, .one)
    return try FiniteLaw(normalizing: totals)
  }

  // MARK: Results

  public func results() throws -> Table? {
    var table = Table(
      title: "Singletons of n samples from N = n subpopulations of equal weight",
      columns: [
        "n", .init("mean", header: "E S", notation: .both),
        .init("variance", header: "Var S", notation: .both),
        .init("none", header: "Pr[S = 0]"), .init("share", header: "E S / n", notation: .decimal),
      ])
    for n in [1, 2, 3, 4, 5, 10] {
      let model = try SubpopulationModel(uniform: n, samples: n)
      table.append([
        .integer(n), .rational(model.expectedSingletons), .rational(model.singletonVariance),
        .rational(try model.singletonLaw().probability(of: 0)),
        .rational(model.expectedSingletons / Rational(n)),
      ])
    }
    return table
  }
}

extension ExpectedSingletonsLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant("E S = sum_j n w_j (1-w_j)^n", change: "The power n instead of n-1.") { model in
        let n = model.samples
        let wrong = Rational.sum(model.weights.map { Rational(n) * $0 * (1 - $0).power(n) })
        let mean = try model.singletonLaw().expectation { Rational($0) }
        return [Claim("E S", mean, equals: "sum_j n w_j (1-w_j)^n", wrong, reason: "False.")]
      }
    ]
  }
}
