import ExactArithmetic
import RateCertificates

/// The certificate of `R_OPT(2,d)`: the best law on majorities of odd sets.
///
/// Up to symmetry a source is the distance `m` of its two strings, `C(d,m) 2^-d` of them.  The majority on a signed set of `s`
/// coordinates, `s` odd, serves the sources at the distance `s` in one of `n_s = C(d,s) 2^s` cases, and those at `s - 1` and
/// `s + 1`; no rule serves more, so the certificate has `d + 1` numbers and is checked by `d/2` inequalities.
///
/// Source: derived here; the page `odd-majorities` has the proof.
struct OddMajoritySearch {
  let dimension: Int
  /// `n_m = C(d,m) 2^m`.
  private let cases: [Integer]

  init(dimension: Int) {
    self.dimension = dimension
    var cases = [Integer(1)]
    for m in 0..<dimension {
      cases.append((cases[m] * Integer(2 * (dimension - m))).exactlyDivided(by: Integer(m + 1)))
    }
    self.cases = cases
  }

  /// The sizes of the odd sets.
  private var sizes: [Int] { Array(stride(from: 1, through: dimension, by: 2)) }

  /// `C(d,m) 2^-d`.
  private var probabilities: [Rational] {
    cases.indices.map { Rational(cases[$0] >> $0, Integer(1) << dimension) }
  }

  /// The part of the sources at the distance `m` that a majority of `s` serves: the entries that are not 0.
  private func entries(_ s: Int) -> [(distance: Int, part: Rational)] {
    var entries: [(distance: Int, part: Rational)] = [(0, 1), (s, Rational(.one, cases[s]))]
    if s > 1 {
      entries.append((s - 1, Rational(Integer(2 * (dimension - s + 1)), cases[s])))
    }
    if s < dimension { entries.append((s + 1, Rational(Integer(s + 1), cases[s]))) }
    return entries
  }

  func certificate() -> RateCertificate {
    let tables = sizes.map { entries($0) }
    let columns = tables.map { table in
      var column = [Double](repeating: 0, count: dimension + 1)
      for entry in table { column[entry.distance] = Double(entry.part) }
      return column
    }
    let start = sizes.map { Double(Rational(cases[$0] >> $0, Integer(1) << (dimension - 1))) }
    let master = MasterProblem(
      probabilities: probabilities.map { Double($0) }, columns: columns, start: start)
    let law = weights(master.solved().weights)
    var masses = [Rational](repeating: 0, count: dimension + 1)
    for (table, weight) in zip(tables, law) {
      for entry in table where entry.distance > 0 { masses[entry.distance] += weight * entry.part }
    }
    masses[0] = 1
    return certificate(law, masses, tables)
  }

  /// The weights rounded to 60 significant bits, however small, so that they add up to 1.
  private func weights(_ values: [Double]) -> [Rational] {
    let exact = values.map { Rational(exactly: max($0, 1e-300)) ?? 0 }
    let total = Rational.sum(exact)
    return exact.map { $0 / total }
  }

  private func certificate(
    _ law: [Rational], _ masses: [Rational], _ tables: [[(distance: Int, part: Rational)]]
  ) -> RateCertificate {
    let dual = masses.map { $0.reciprocal().rounded(toSignificantBits: 64, .down) }
    let probabilities = probabilities
    let maximum =
      tables.map { table in
        Rational.sum(table.map { probabilities[$0.distance] * dual[$0.distance] * $0.part })
      }.max() ?? 1
    return RateCertificate(
      problem: .init(examples: 2, dimension: dimension), subject: .alwaysNearest,
      orbits: cases.indices.map { m in
        .init(columns: [dimension - m, m], size: (cases[m] >> m) << dimension)
      },
      rules: zip(sizes, law).map { .init(rule: .oddMajority($0), weight: $1) },
      dual: dual, maximum: maximum.rounded(toSignificantBits: 64, .up),
      pricing: .init(method: .oddMajorities, nodes: 0, tree: []),
      lower: LogForm.weighted(probabilities, dual)
        - LogForm.log(maximum.rounded(toSignificantBits: 64, .up)),
      upper: -LogForm.weighted(probabilities, masses))
  }
}
