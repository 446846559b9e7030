import Claims
import ExactArithmetic
import InformationLemmas
import Lemmas
import NearestNeighbourGame
import Rates
import Tables

/// The least information for the greatest success without noise.
public struct NoiselessOptimumCostLemma: Lemma {
  public let id = "noiseless-optimum-cost"
  public let title = "What the greatest success costs without noise"
  public let status = LemmaStatus.derived
  public let source = "derived here"
  public let statement = """
    Let k >= 2 examples be independent and uniform on N = 2^d points, d >= 1, and let Bob get one of them without noise (rho = 1) \
    and say which. In bits, the least I(X;M) of a message with which his success is the greatest possible one is \
    sum_m P_m log2(C(k,m) N (N-1) ... (N-m+1)/e_m) - sum_s N C(k,s) N^-s (1-1/N)^(k-s) log2 s, where m examples are different with \
    probability P_m, and e_m is the elementary symmetric polynomial of degree m of the k parts of N that differ by at most 1. It is at \
    most R_OPT(k,d).
    """
  public let summary = """
    A rule is right for examples with m different points if it answers each of them by an example that is there; counting these, \
    their share among the examples with given multiplicities is a constant times e_m of the numbers of points with each answer. \
    All e_m are greatest for the most equal numbers, so that the rules with these, drawn uniformly, are optimal for all multiplicities.
    """
  public let enumerated = """
    (2,1) to (2,3), (3,1), (3,2), (4,1), (4,2), (5,1), (6,1): all rules and all examples, one by one. Exhaustive: (3,3), (5,2) and \
    (7,1) as well.
    """
  public let buildsOn = ["nearest-neighbour-cost"]
  public let parameters = LemmaParameter.list(.examples, .dimension)

  public init() {}

  public func cases(_ scope: LemmaScope) throws -> [NoiselessOptimum] {
    var sizes = [(2, 1), (2, 2), (2, 3), (3, 1), (3, 2), (4, 1), (4, 2), (5, 1), (6, 1)]
    if scope == .exhaustive { sizes += [(3, 3), (5, 2), (7, 1)] }
    return try sizes.map { try NoiselessOptimum(examples: $0.0, dimension: $0.1) }
  }

  public func label(_ value: NoiselessOptimum) -> String {
    "k = \(value.examples), d = \(value.dimension)"
  }

  public func instance(_ arguments: LemmaArguments) throws -> NoiselessOptimum {
    let value = try NoiselessOptimum(
      examples: arguments.require(.examples, of: id),
      dimension: arguments.require(.dimension, of: id))
    let (k, d) = (value.examples, value.dimension)
    let rules = d > 4 ? Double.infinity : Double(Integer(k).power(1 << d).bitWidth)
    if k > 16 || k * d > 16 || rules + Double(k * d) > 26 {
      throw LemmaError.invalidInstance(
        id: id,
        reason:
          "k = \(k), d = \(d) have too many rules and examples to try them all; expected k^(2^d) 2^(k d) of at most 2^25"
      )
    }
    return value
  }

  public func check(_ value: NoiselessOptimum) throws -> [Claim] {
    let enumeration = NoiselessRules(value)
    let form = try value.information()
    var claims = [
      Claim(
        "R(OPT)", form, equals: "-E log2 Z", enumeration.cost,
        reason: "Z is the share of the balanced rules that are right for X."),
      Claim(
        "max_f E[1[f right for X]/Z]", enumeration.greatestValue, atMost: "1", 1,
        reason: "No rule exceeds a balanced one for any multiplicities."),
    ]
    if value.examples * value.dimension <= 8 {
      let nearest = try AlwaysNearest(examples: value.examples, dimension: value.dimension)
      claims.append(
        Claim(
          "R(OPT)", form, atMost: "R_OPT", try nearest.certificate().upper,
          reason: "Whoever always answers a nearest example is right as often as can be."))
    }
    return claims
  }

  public func results() throws -> Table? {
    let sizes = [(2, 1), (2, 2), (2, 3), (3, 2), (4, 2), (5, 3), (10, 10)]
    return Table(
      title: "The least information for the greatest success without noise",
      columns: [
        "k", "d", Table.Column("value", header: "R(OPT)", unit: .information, notation: .decimal),
        Table.Column("perBit", header: "per bit", unit: .information, notation: .decimal),
      ],
      rows: try sizes.map { k, d in
        let form = try NoiselessOptimum(examples: k, dimension: d).information()
        return [.integer(k), .integer(d), .logForm(form), .logForm(Rational(1, k * d) * form)]
      })
  }
}

extension NoiselessOptimumCostLemma {
  public var falseVariants: [FalseVariant<NoiselessOptimum>] {
    [
      FalseVariant(
        "e_m = C(k,m) (N/k)^m", change: "Parts of N that are all equal, whether k divides N or not."
      ) { value in
        let part = Rational(Integer.one << value.dimension) / Rational(value.examples)
        let symmetric = (0...value.examples).map { (m: Int) -> Rational in
          Rational(Integer.binomial(value.examples, m)) * part.power(m)
        }
        return [
          Claim(
            "-E log2 Z", NoiselessRules(value).cost, atMost: "the sum with N/k",
            value.information(symmetric: symmetric), reason: "False.")
        ]
      }
    ]
  }
}

/// All rules and all examples of a small game without noise.
private struct NoiselessRules {
  private let value: NoiselessOptimum
  /// The examples, as points.
  private let sources: [[Int]]
  /// The answers at the points.
  private let rules: [[Int]]
  /// For each source, the share of balanced rules that are right for it.
  private let shares: [Rational]

  init(_ value: NoiselessOptimum) {
    self.value = value
    let (k, size) = (value.examples, 1 << value.dimension)
    let sources = NoiselessRules.words(length: k, letters: size)
    let rules = NoiselessRules.words(length: size, letters: k)
    let balanced = rules.filter { rule in
      (0..<k).allSatisfy { item in
        let count = rule.count { $0 == item }
        return count * k < size + k && (count + 1) * k > size
      }
    }
    shares = sources.map { source in
      Rational(
        balanced.count { NoiselessRules.isRight($0, for: source) }, balanced.count)
    }
    self.sources = sources
    self.rules = rules
  }

  /// All words of a length, the last letter running first.
  private static func words(length: Int, letters: Int) -> [[Int]] {
    (0..<length).reduce([[Int]]([[]])) { words, _ in
      words.flatMap { word in (0..<letters).map { word + [$0] } }
    }
  }

  /// Whether each string that Bob may get is the one that is answered.
  private static func isRight(_ rule: [Int], for source: [Int]) -> Bool {
    source.allSatisfy { source[rule[$0]] == $0 }
  }

  /// `-E log2 Z`.
  var cost: LogForm {
    Rational(-1, sources.count) * shares.reduce(LogForm.zero) { $0 + LogForm.log($1) }
  }

  /// The greatest `E[1[f right for X]/Z]` of all rules.
  var greatestValue: Rational {
    let inverses = shares.map { $0.reciprocal() / Rational(sources.count) }
    return rules.map { rule in
      Rational.sum(
        sources.indices.map { (index: Int) -> Rational in
          NoiselessRules.isRight(rule, for: sources[index]) ? inverses[index] : .zero
        })
    }.max() ?? 0
  }
}
