import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Leakage
import Lemmas
import Tables

/// How many coins an attack on an approximately private mechanism guesses right, when it makes a fixed number of guesses.
public struct AuditApproximateLemma: Lemma {
  public let id = "audit-approximate"
  public let title =
    "The sharp bound for a fixed number of guesses about an approximately private mechanism"
  public let status = LemmaStatus.derived
  public let source = """
    Derived here; compare T. Steinke, M. Nasr and M. Jagielski, 2023, arXiv 2305.08846, whose formula for delta > 0 is \
    another.
    """
  public let statement = """
    Let S be m fair independent coins and M the output of a mechanism that is (ln E, delta)-differentially private in \
    each coin, E >= 1. An attack sees M and randomness that is independent of S, chooses r coins, 1 <= r <= m not \
    depending on M, and guesses each of them; V guesses are right. Let T_j and p_j be the tail and the mass at j of the \
    binomial law with r trials and success E/(1+E). Then for 1 <= v <= r
    Pr[V >= v] <= min(1, T_v + m delta h_v), h_v = T_v (1-T_v)/(v p_v),
    and for every m, r, v, E and delta there is a mechanism and an attack with equality.
    """
  public let summary = """
    Flipping a coin turns a right guess into a wrong one, so D_j = j Pr[V=j] - E (r-j+1) Pr[V=j-1] has positive parts \
    that sum to at most m delta. The recursion, solved with total mass 1, gives Pr[V >= v] = T_v + sum D_j R_j with \
    R_j = T_max(j,v) (1 - T_min(j,v))/(j p_j), which is greatest at j = v. A mechanism with one step at v attains it.
    """
  public let enumerated = """
    \(SecretMechanism.coinCasesInWords), at E = 1, 2 and 4, against all attacks; and the extremal mechanisms for m <= 3, \
    all r and v, the same E and delta = 1/100, 1/20.
    """
  public let buildsOn: [String] = []

  public let parameters = LemmaParameter.list(.channel)

  public init() {}

  /// A mechanism with an `E`; an extremal one is that of a number of guesses and of right ones.
  public struct Instance: Sendable {
    public let mechanism: SecretMechanism
    /// `E`; a user's own mechanism is checked at several.
    public let factors: [Rational]
    /// The first `E`.
    public var factor: Rational { factors[0] }
    /// The numbers for which the mechanism attains the bound, with its `delta`.
    public let extremal: (guesses: Int, correct: Int, delta: Rational)?
  }

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    var cases = AuditApproximateLemma.factors.flatMap { factor -> [Instance] in
      ((try? SecretMechanism.coinCases(scope)) ?? []).map {
        Instance(mechanism: $0, factors: [factor], extremal: nil)
      }
    }
    for factor in AuditApproximateLemma.factors {
      for delta in [Rational(1, 100), Rational(1, 20)] {
        for m in 1...3 {
          for r in 1...m {
            for v in 1...r {
              if let instance = try AuditApproximateLemma.extremal(m, r, v, factor, delta) {
                cases.append(instance)
              }
            }
          }
        }
      }
    }
    return cases
  }

  static let factors: [Rational] = [1, 2, 4]

  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    Instance(
      mechanism: try arguments.coinMechanism(of: id, maximumInputs: 8),
      factors: AuditApproximateLemma.factors, extremal: nil)
  }

  public func label(_ instance: Instance) -> String {
    "\(instance.mechanism.name), E = "
      + instance.factors.map(\.description).joined(separator: ", ")
  }

  public func size(_ instance: Instance) -> CaseSize { instance.mechanism.caseSize }

  public func check(_ instance: Instance) throws -> [Claim] {
    try instance.factors.flatMap { try check(instance, at: $0) }
  }

  private func check(_ instance: Instance, at factor: Rational) throws -> [Claim] {
    let mechanism = instance.mechanism
    let delta = mechanism.delta(at: factor)
    let suffix = instance.factors.count == 1 ? "" : ", E = \(factor)"
    var claims: [Claim] = []
    for r in 1...mechanism.secrets {
      for v in 1...r {
        let audit = try OneRunAudit(
          canaries: mechanism.secrets, guesses: r, correct: v, delta: delta)
        let bound = try audit.exactPValue(at: factor)
        claims.append(
          Claim(
            "Pr[V >= \(v)], r = \(r)\(suffix)",
            mechanism.greatestSuccess(guesses: r, correct: v),
            atMost: "min(1, T_v + m delta h_v)", bound,
            reason: "The positive parts of D_j sum to at most m delta."))
      }
    }
    if let extremal = instance.extremal {
      let audit = try OneRunAudit(
        canaries: mechanism.secrets, guesses: extremal.guesses, correct: extremal.correct,
        delta: extremal.delta)
      claims += [
        Claim("its delta", delta, equals: "delta", extremal.delta, reason: "One step, at v."),
        Claim(
          "Pr[V >= v], extremal",
          mechanism.greatestSuccess(guesses: extremal.guesses, correct: extremal.correct),
          equals: "T_v + m delta h_v", try audit.exactPValue(at: factor),
          reason: "Every step is a factor E, but for one."),
      ]
    }
    return claims
  }

  /// The mechanism that attains the bound: it tells a uniform `r`-subset of the coins with guesses of them; a pattern with `j`
  /// right guesses has the probability `g_j = E g_(j-1)`, but `g_v = E g_(v-1) + m delta/(v C(r,v))`.
  ///
  /// - Returns: `nil` where the bound is 1.
  static func extremal(
    _ m: Int, _ r: Int, _ v: Int, _ factor: Rational, _ delta: Rational
  ) throws -> Instance? {
    let bound = try OneRunAudit(canaries: m, guesses: r, correct: v, delta: delta)
      .exactPValue(at: factor)
    if bound == 1 { return nil }
    let step = Rational(m) * delta / (Rational(v) * Rational(Integer.binomial(r, v)))
    var (slopes, offsets) = ([Rational.one], [Rational.zero])
    for j in 1...r {
      slopes.append(factor * slopes[j - 1])
      offsets.append(factor * offsets[j - 1] + (j == v ? step : 0))
    }
    func total(_ x: [Rational]) -> Rational {
      Rational.sum(x.indices.map { Rational(Integer.binomial(r, $0)) * x[$0] })
    }
    let first = (1 - total(offsets)) / total(slopes)
    let weights = (0...r).map { slopes[$0] * first + offsets[$0] }
    let subsets = (0..<(1 << m)).filter { $0.nonzeroBitCount == r }
    let outputs = subsets.flatMap { subset in
      (0..<(1 << m)).filter { $0 & ~subset == 0 }.map { (subset: subset, guess: $0) }
    }
    let share = Rational(1, subsets.count)
    let rows = (0..<(1 << m)).map { (s: Int) -> [Rational] in
      outputs.map { output -> Rational in
        let wrong = ((s ^ output.guess) & output.subset).nonzeroBitCount
        return share * weights[r - wrong]
      }
    }
    let mechanism = SecretMechanism(
      "extremal for m = \(m), r = \(r), v = \(v), delta = \(delta)", secrets: m,
      channel: try Channel(rows))
    return Instance(mechanism: mechanism, factors: [factor], extremal: (r, v, delta))
  }

  /// The formula that public tools use, by its definition.
  static func published(
    _ m: Int, _ r: Int, _ v: Int, _ factor: Rational, _ delta: Rational
  ) -> Rational {
    let q = factor / (1 + factor)
    let masses = (0...r).map {
      Rational(Integer.binomial(r, $0)) * q.power($0) * (1 - q).power(r - $0)
    }
    let greatest = (1...v).map { Rational.sum(masses[(v - $0)..<v]) / Rational($0) }.max() ?? 0
    return min(1, Rational.sum(masses[v...]) + 2 * Rational(m) * delta * greatest)
  }

  /// Where the two formulas differ.
  public func results() throws -> Table? {
    let rows = [
      (2, 2, 1, 4, "1/100"), (20, 20, 18, 2, "1/1000"), (100, 50, 45, 4, "1/100000"),
      (100, 100, 60, 1, "1/1000000"),
    ]
    return Table(
      title: "The sharp bound and the formula of public tools, which is no bound in the first row",
      columns: [
        "m", "r", "v", "E", "delta",
        Table.Column("sharp", header: "sharp bound", notation: .decimal),
        Table.Column("published", header: "formula of public tools", notation: .decimal),
      ],
      rows: try rows.map { m, r, v, factor, delta in
        let delta = try Rational(parsing: delta)
        let audit = try OneRunAudit(canaries: m, guesses: r, correct: v, delta: delta)
        return [
          .integer(m), .integer(r), .integer(v), .integer(factor), .rational(delta),
          .rational(try audit.exactPValue(at: Rational(factor))),
          .rational(AuditApproximateLemma.published(m, r, v, Rational(factor), delta)),
        ]
      })
  }
}

extension AuditApproximateLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "Pr[V >= v] <= T_v + 2 m delta max_i Pr[v > Bin(r, E/(1+E)) >= v-i]/i",
        change: "The formula that public tools use, for every v."
      ) { instance in
        try AuditApproximateLemma.compare(instance, "the formula of public tools") {
          AuditApproximateLemma.published($0, $1, $2, instance.factor, $3)
        }
      },
      FalseVariant("Pr[V >= v] <= T_v + m delta h_v / 2", change: "Half of what delta adds.") {
        instance in
        try AuditApproximateLemma.compare(instance, "T_v + m delta h_v / 2") { m, r, v, delta in
          func value(_ delta: Rational) throws -> Rational {
            try OneRunAudit(canaries: m, guesses: r, correct: v, delta: delta)
              .exactPValue(at: instance.factor)
          }
          return try (value(delta) + value(0)) / 2
        }
      },
    ]
  }

  /// The greatest success against another bound, where the sharp one is below 1.
  private static func compare(
    _ instance: Instance, _ name: String,
    _ bound: (_ m: Int, _ r: Int, _ v: Int, _ delta: Rational) throws -> Rational
  ) throws -> [Claim] {
    guard let (r, v, delta) = instance.extremal else { return [] }
    let mechanism = instance.mechanism
    return [
      Claim(
        "Pr[V >= v]", mechanism.greatestSuccess(guesses: r, correct: v), atMost: name,
        try bound(mechanism.secrets, r, v, delta), reason: "False.")
    ]
  }
}
