import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import Tables

/// `I(M;X) >= d_2(a||b) >= (2/ln 2)(1-2e)^2`: a model that tells members from strangers holds
/// information.
public struct AccuracyInformationLemma: Lemma {
  public let id = "accuracy-information"
  public let title = "Accuracy implies information"
  public let status = LemmaStatus.derived
  public let source =
    "Derived here from data processing for the relative entropy and Pinsker's inequality; V. "
    + "Feldman, G. Kornowski, X. Lyu (COLT 2025, arXiv 2506.01855) need a statement of this kind"
  public let statement = """
    Let (M,X) have a joint law on finite alphabets, and let X0 have the law of X and be \
    independent of M. Let a decision accept the pair (m,x) with probability f(m,x), with coins of \
    its own; a = Pr[(M,X) is accepted], b = Pr[(M,X0) is accepted], and e = (1-a+b)/2, the error \
    on a positive or negative example with probability 1/2 each. Then, in bits,
    I(M;X) >= d_2(a||b) >= (2/ln 2)(1-2e)^2,
    where d_2(a||b) = a log2(a/b) + (1-a) log2((1-a)/(1-b)). The second is an equality only at e = \
    1/2.
    """
  public let summary = """
    I(M;X) is the relative entropy of the law of (M,X) from that of (M,X0). The decision is a \
    channel from pairs to one bit, whose laws are those of coins of bias a and b, and relative \
    entropy does not grow through a channel. The second inequality is Pinsker's, and 1 - 2e = a - \
    b.
    """
  public let enumerated =
    "Every joint law of two bits in sixths (84) with each of the 16 deterministic decisions and "
    + "four randomised ones; 300 seeded random laws with three values of each variable "
    + "(exhaustive: 3000), each with its likelihood-ratio tests; and the majority of 1, 3, 5 or 7 "
    + "noisy copies of a uniform bit against a fresh copy."
  public let parameters = LemmaParameter.list(.law)

  public init() {}

  /// A joint law of M and X as a matrix, and decisions `f(m,x)`.
  public struct Instance: Sendable {
    public let name: String
    public let matrix: [[Rational]]
    public let decisions: [[[Rational]]]

    /// Creates a case.
    ///
    /// - Precondition: every decision has the shape of the matrix, and its entries are
    ///   probabilities.
    public init(_ name: String, matrix: [[Rational]], decisions: [[[Rational]]]) {
      precondition(
        decisions.allSatisfy {
          $0.map(\.count) == matrix.map(\.count) && $0.joined().allSatisfy { 0 <= $0 && $0 <= 1 }
        }, "decisions on pairs of another shape")
      self.name = name
      self.matrix = matrix
      self.decisions = decisions
    }

    /// Creates a case with all likelihood-ratio tests.
    init(_ name: String, matrix: [[Rational]]) {
      self.init(
        name, matrix: matrix, decisions: AccuracyInformationLemma.likelihoodRatioTests(matrix))
    }
  }

  public func label(_ instance: Instance) -> String { instance.name }

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    var cases: [Instance] = []
    for matrix in AccuracyInformationLemma.bitLaws(denominator: 6) {
      cases.append(
        Instance(
          "P(M,X) = \(matrix)", matrix: matrix, decisions: AccuracyInformationLemma.bitDecisions))
    }
    var generator = InstanceGenerator(seed: 3)
    for number in 1...(scope == .standard ? 300 : 3000) {
      let weights = generator.weights(9)
      let matrix = (0..<3).map { m in Array(weights[(3 * m)..<(3 * m + 3)]) }
      cases.append(Instance("random law \(number)", matrix: matrix))
    }
    for copies in [1, 3, 5, 7] {
      for flip in [Rational(0), Rational(1, 10), Rational(1, 4), Rational(1, 2)] {
        cases.append(AccuracyInformationLemma.majority(of: copies, flip: flip))
      }
    }
    return cases
  }

  /// Checks the law of a user, with variables M and X, for every likelihood-ratio test.
  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    let law = try arguments.require(.law, of: id)
    try law.requireVariables(["M", "X"], of: id)
    let rows = try law.outcomes(of: "M")
    let columns = try law.outcomes(of: "X")
    var matrix = rows.map { _ in columns.map { _ in Rational.zero } }
    for cell in try law.marginal(["M", "X"]).support {
      matrix[rows.firstIndex(of: cell.outcomes[0])!][columns.firstIndex(of: cell.outcomes[1])!] =
        cell.probability
    }
    return Instance("the law given", matrix: matrix)
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    let information = try JointLaw(instance.matrix, rowVariable: "M", columnVariable: "X")
      .mutualInformation(between: ["M"], and: ["X"])
    return instance.decisions.flatMap { decision -> [Claim] in
      let (a, b) = AccuracyInformationLemma.acceptance(instance.matrix, decision)
      guard case .finite(let divergence) = binaryDivergence(a, b) else {
        preconditionFailure("a law that is not continuous with respect to the product law")
      }
      return [
        Claim(
          "d_2(a||b)", divergence, atMost: "I(M;X)", information,
          reason: "A decision is a channel from pairs to one bit."),
        Claim(
          "(2/ln 2)(1-2e)^2", .information(AccuracyInformationLemma.pinskerBound(a - b)),
          atMost: "d_2(a||b)", .logForm(divergence),
          reason: "Pinsker's inequality; 1 - 2e = a - b."),
      ]
    }
  }

  /// The probabilities that a decision accepts `(M,X)` and `(M,X0)`.
  static func acceptance(
    _ matrix: [[Rational]], _ decision: [[Rational]]
  ) -> (a: Rational, b: Rational) {
    let rows = matrix.map { Rational.sum($0) }
    let columns = matrix[0].indices.map { x in Rational.sum(matrix.map { $0[x] }) }
    var (a, b) = ([Rational](), [Rational]())
    for m in rows.indices {
      for x in columns.indices {
        a.append(matrix[m][x] * decision[m][x])
        b.append(rows[m] * columns[x] * decision[m][x])
      }
    }
    return (Rational.sum(a), Rational.sum(b))
  }

  /// `2 t^2` nats, as bits: exact only at 0, because elsewhere it is no log form.
  static func pinskerBound(_ difference: Rational) -> InformationQuantity {
    if difference.isZero { return .zero }
    let nats = 2 * difference * difference
    return .enclosed(
      ComputableReal { bits in
        Enclosure(nats).divided(by: .log(Rational(2), bits: bits + 8), bits: bits)
      })
  }

  // MARK: Decisions

  /// The decisions that accept where `P(m,x) >= t P(m) P(x)`, for every t at which they change, and
  /// strictly so.
  ///
  /// By the Neyman-Pearson lemma no decision with the same b has a greater a than a mixture of two
  /// of them.
  static func likelihoodRatioTests(_ matrix: [[Rational]]) -> [[[Rational]]] {
    let rows = matrix.map { Rational.sum($0) }
    let columns = matrix[0].indices.map { x in Rational.sum(matrix.map { $0[x] }) }
    let ratios = rows.indices.map { m in
      columns.indices.map { x -> Rational in
        let product = rows[m] * columns[x]
        return product.isZero ? .zero : matrix[m][x] / product
      }
    }
    return Set(ratios.joined()).sorted().map { threshold in
      ratios.map { $0.map { $0 >= threshold ? 1 : 0 } }
    }
  }

  // MARK: Cases

  /// All joint laws of two bits with a given denominator.
  static func bitLaws(denominator n: Int) -> [[[Rational]]] {
    var laws: [[[Rational]]] = []
    for a in 0...n {
      for b in 0...(n - a) {
        for c in 0...(n - a - b) {
          laws.append([
            [Rational(a, n), Rational(b, n)], [Rational(c, n), Rational(n - a - b - c, n)],
          ])
        }
      }
    }
    return laws
  }

  /// The 16 deterministic decisions on two bits, and four that toss coins.
  static let bitDecisions: [[[Rational]]] = {
    let tossed: [[[Rational]]] = [
      [[1 / 2, 1 / 2], [1 / 2, 1 / 2]], [[1, 1 / 2], [1 / 2, 1]],
      [[3 / 4, 1 / 4], [1 / 4, 3 / 4]],
      [[1, 1 / 3], [0, 1 / 2]],
    ]
    let certain = (0..<16).map { (code: Int) -> [[Rational]] in
      let bits = (0..<4).map { (place: Int) -> Rational in Rational((code >> place) & 1) }
      return [Array(bits[..<2]), Array(bits[2...])]
    }
    return certain + tossed
  }()

  /// A uniform bit, `copies` noisy copies of it whose majority is M, and a fresh copy X, accepted
  /// where it equals M.
  static func majority(of copies: Int, flip: Rational) -> Instance {
    // The probability that the majority is wrong.
    let wrong = Rational.sum(
      ((copies + 1) / 2...copies).map {
        Rational(Integer.binomial(copies, $0)) * flip.power($0) * (1 - flip).power(copies - $0)
      })
    let differ = binaryConvolution(wrong, flip)
    let (same, other) = ((1 - differ) / 2, differ / 2)
    return Instance(
      "the majority of \(copies) copies with flips \(flip)",
      matrix: [[same, other], [other, same]],
      decisions: [[[1, 0], [0, 1]]])
  }

  // MARK: Results

  public func results() throws -> Table? {
    var table = Table(
      title:
        "M the majority of n copies of a uniform bit with flips 1/4, X a fresh copy; "
        + "accepted where X = M",
      columns: [
        "n", "a", "b", "e",
        .init("information", header: "I(M;X)", unit: .information, notation: .decimal),
        .init("divergence", header: "d_2(a||b)", unit: .information, notation: .decimal),
        .init("pinsker", header: "(2/ln 2)(1-2e)^2", unit: .information, notation: .decimal),
      ])
    for copies in [1, 3, 5, 7] {
      let instance = AccuracyInformationLemma.majority(of: copies, flip: 1 / 4)
      let (a, b) = AccuracyInformationLemma.acceptance(instance.matrix, instance.decisions[0])
      let claims = try check(instance)
      table.append([
        .integer(copies), .rational(a), .rational(b), .rational((1 - a + b) / 2),
        claims[0].right.cell(), claims[0].left.cell(), claims[1].left.cell(),
      ])
    }
    return table
  }
}

extension AccuracyInformationLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "(2.1/ln 2)(1-2e)^2 <= d_2(a||b)",
        change: "The constant 2.1 instead of 2."
      ) { instance in
        instance.decisions.flatMap { decision -> [Claim] in
          let (a, b) = AccuracyInformationLemma.acceptance(instance.matrix, decision)
          guard case .finite(let divergence) = binaryDivergence(a, b) else { return [] }
          let bound = AccuracyInformationLemma.pinskerBound(a - b)
          return [
            Claim(
              "(2.1/ln 2)(1-2e)^2", .information(Rational(21, 20) * bound),
              atMost: "d_2(a||b)", .logForm(divergence), reason: "False.")
          ]
        }
      }
    ]
  }
}
