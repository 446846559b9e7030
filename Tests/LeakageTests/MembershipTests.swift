import AlgebraicNumbers
import ExactArithmetic
import Leakage
import LemmataTestSupport
import Testing
import Work

@Suite struct MembershipTests {
  private func membership(
    _ n: Int, _ d: Int, _ bias: MembershipBias = .known(1 / 2)
  ) throws -> MeanMembership {
    try MeanMembership(samples: n, dimension: d, bias: bias)
  }

  // MARK: Known values

  @Test func knownAdvantages() throws {
    let first = try membership(4, 4)
    #expect(try first.report(of: .ratio).best.advantage == rational("27887/65536"))
    #expect(try first.report(of: .score).best.advantage == rational("26499/65536"))
    #expect(try first.report(of: .gradient).best.advantage == rational("26015/65536"))
    #expect(try first.report(of: .loss).best.advantage == rational("27887/65536"))
    let third = try membership(4, 2, .known(1 / 3))
    #expect(try third.report(of: .ratio).best.advantage == rational("16892/59049"))
    #expect(try third.report(of: .loss).best.advantage == rational("520/2187"))
    let wide = try membership(4, 8)
    for (statistic, value) in [
      (MembershipStatistic.ratio, "0.598626"), (.loss, "0.583302"), (.gradient, "0.569574"),
      (.score, "0.547964"),
    ] {
      let advantage = try wide.report(of: statistic).best.advantage
      #expect((advantage - rational(value)).magnitude <= rational("5e-7"), "\(statistic)")
    }
    // No statistic dominates: the loss is best at p = 1/2 and worst at 1/3.
    for statistic in [MembershipStatistic.score, .gradient] {
      #expect(
        try third.report(of: statistic).best.advantage
          > third.report(of: .loss).best.advantage)
    }
  }

  @Test func knownVariances() throws {
    let membership = try membership(4, 1)
    for (statistic, inside, outside) in [
      (MembershipStatistic.loss, "15/2048", "35/2048"), (.score, "3/256", "1/64"),
      (.gradient, "3/512", "11/512"),
    ] {
      let variances = try membership.scoreLaw(of: statistic).variances
      #expect(variances == (rational(inside), rational(outside)), "\(statistic)")
    }
  }

  @Test func referencePoint() throws {
    let law = try membership(2, 2, .uniform).scoreLaw(of: .reference)
    #expect(law.best.advantage == rational("31/180"))
    #expect(law.means.inside - law.means.outside == rational("2/3"))
  }

  // MARK: By definition

  /// All samples, points and reference points, with their probabilities for one bias.
  private func enumerated(
    _ n: Int, _ d: Int, _ p: Rational, isMember: Bool,
    _ statistic: (_ mean: [Rational], _ y: [Rational], _ z: [Rational]) -> Rational
  ) -> [Rational: Rational] {
    let points = n + 2
    var masses: [Rational: Rational] = [:]
    for word in 0..<(1 << (points * d)) {
      func point(_ i: Int) -> [Rational] { (0..<d).map { Rational(word >> (i * d + $0) & 1) } }
      let ones = word.nonzeroBitCount
      let mass = p.power(ones) * (1 - p).power(points * d - ones)
      let mean = (0..<d).map { j in Rational.sum((0..<n).map { point($0)[j] }) / Rational(n) }
      let y = isMember ? point(0) : point(n)
      masses[statistic(mean, y, point(n + 1)), default: 0] += mass
    }
    return masses
  }

  @Test func lawsByEnumeration() throws {
    func sum(_ terms: [Rational]) -> Rational { Rational.sum(terms) }
    for (n, d, p) in [
      (1, 1, Rational(1, 3)), (2, 2, Rational(1, 2)), (3, 2, Rational(2, 5)),
      (2, 3, Rational(1, 3)),
      (4, 1, Rational(3, 4)),
    ] {
      let membership = try membership(n, d, .known(p))
      let statistics: [(MembershipStatistic, ([Rational], [Rational], [Rational]) -> Rational)] = [
        (.loss, { m, y, _ in -sum(zip(m, y).map { ($0 - $1) * ($0 - $1) }) / 2 }),
        (.score, { m, y, _ in sum(zip(m, y).map { ($1 - p) * ($0 - p) }) }),
        (.gradient, { m, y, _ in sum(zip(m, y).map { ($1 - $0) * ($0 - p) }) }),
        (
          .reference,
          { m, y, z in
            sum(m.indices.map { Rational(n) * (m[$0] - z[$0]) * (2 * y[$0] - 1) })
          }
        ),
      ]
      for (statistic, value) in statistics {
        let terms = try membership.scoreLaw(of: statistic).terms
        let inside = enumerated(n, d, p, isMember: true, value)
        let outside = enumerated(n, d, p, isMember: false, value)
        #expect(Set(terms.map(\.score)) == Set(inside.keys).union(outside.keys))
        for term in terms {
          #expect(term.inside == inside[term.score] ?? 0, "\(statistic) at \(term.score)")
          #expect(term.outside == outside[term.score] ?? 0, "\(statistic) at \(term.score)")
        }
      }
    }
  }

  /// The greatest advantage of any test, from the law of `(xbar, y)` itself.
  @Test func totalVariationByEnumeration() throws {
    typealias Pair = (inside: Rational, outside: Rational)
    let cases: [(n: Int, d: Int, bias: MembershipBias)] = [
      (2, 2, .known(1 / 3)), (3, 2, .known(1 / 2)), (5, 1, .known(2 / 7)), (3, 2, .uniform),
      (1, 3, .known(1 / 2)),
    ]
    for (n, d, bias) in cases {
      let membership = try membership(n, d, bias)
      // Coordinate by coordinate: the pairs of a mean and a bit, with the two laws.
      let one = try coordinate(n, bias)
      var pairs: [Pair] = [(1, 1)]
      for _ in 0..<d {
        pairs = pairs.flatMap { (pair: Pair) -> [Pair] in
          one.map { (pair.inside * $0.inside, pair.outside * $0.outside) }
        }
      }
      let gains = pairs.map { (pair: Pair) -> Rational in max(pair.inside - pair.outside, 0) }
      let expected = Rational.sum(gains)
      let law = try membership.ratioLaw()
      #expect(law.best.advantage == expected, "\(membership)")
      #expect(Rational.sum(law.terms.map(\.inside)) == 1)
      #expect(Rational.sum(law.terms.map(\.outside)) == 1)
    }
  }

  /// The two laws of the number of ones among the points and the bit of `y`, by Beta integrals done numerically exactly:
  /// a uniform bias is the mean over many rational ones only in the limit, so its integrals are factorials here.
  private func coordinate(
    _ n: Int, _ bias: MembershipBias
  ) throws -> [(inside: Rational, outside: Rational)] {
    func integral(_ ones: Int, _ zeros: Int) -> Rational {
      switch bias {
      case .known(let p): return p.power(ones) * (1 - p).power(zeros)
      case .uniform:
        return Rational(
          Integer.factorial(ones) * Integer.factorial(zeros), Integer.factorial(ones + zeros + 1))
      }
    }
    return (0...n).flatMap { k in
      (0...1).map { y -> (inside: Rational, outside: Rational) in
        let members = y == 1 ? Rational(k, n) : Rational(n - k, n)
        let sets = Rational(Integer.binomial(n, k))
        return (sets * members * integral(k, n - k), sets * integral(k + y, n - k + 1 - y))
      }
    }
  }

  @Test func biasesThatDecide() throws {
    let certain = try membership(3, 2, .known(1))
    #expect(try certain.report(of: .ratio).best.advantage == 0)
    #expect(
      "\(try certain.report(of: .ratio))".contains("all points are equal"))
    #expect(
      errorMessage { try certain.report(of: .loss) }
        == "with the bias 1 all points are equal, and the statistic loss is constant; expected a bias above 0 and "
        + "below 1, or the statistic ratio")
  }

  @Test func errors() {
    #expect(
      errorMessage { try membership(0, 1) } == "n = 0: the number of samples must be at least 1")
    #expect(
      errorMessage { try membership(1, 0) } == "d = 0: the dimension must be at least 1")
    #expect(
      errorMessage { try membership(1, 1, .known(2)) }
        == "the bias is 2; expected a probability, from 0 to 1")
    #expect(
      errorMessage { try membership(2, 2, .uniform).report(of: .score) }
        == "the statistic score needs the bias; expected --bias p, or the statistic reference or loss"
    )
    #expect(
      errorMessage { try membership(20_000, 1) }
        == "membership in a sample: n = 20000 is above the limit of 10000")
    #expect(
      errorMessage { try membership(10, 200).ratioLaw() }.contains(
        "the law of the likelihood ratio for n = 10, d = 200 has up to"))
    #expect(
      errorMessage { try membership(200, 10_000).report(of: .ratio) }.contains(
        "the law of the likelihood ratio for n = 200, d = 10000"))
  }

  @Test func report() throws {
    let report = try membership(2, 1).report(of: .gradient)
    #expect("\(report)".contains("E[T|IN] = 0"))
    #expect("\(report)".contains("advantage = 1/4 = 0.25"))
    #expect("\(report.means!)" == "0 IN, -1/8 OUT")
  }
}

@Suite struct RidgeMembershipTests {
  private let rows = matrix("1 0; 1 1; 1 2; 1 4")

  @Test func leastSquares() throws {
    let ridge = try RidgeMembership(rows: rows, labels: [0, 1, 3, 2], lambda: 0)
    #expect(ridge.totalLeverage == 2)
    // H_ii = 1/n + (x - mean)^2 / sum of squares
    let expected = [0, 1, 2, 4].map { x -> Rational in
      let distance = Rational(x) - Rational(7, 4)
      return Rational(1, 4) + distance * distance / Rational(35, 4)
    }
    #expect(ridge.leverages == expected)
    #expect(Rational.sum(ridge.trainingResiduals) == 0)
    #expect(ridge.hatMatrix * ridge.hatMatrix == ridge.hatMatrix)
  }

  /// The fit with `lambda` against the solution of its equations, and fits without each row.
  @Test func leaveOneOut() throws {
    let labels = rationals("0 1 3 2")
    for lambda in [Rational(0), Rational(1, 3), 5] {
      let ridge = try RidgeMembership(rows: rows, labels: labels, lambda: lambda)
      for index in rows.indices {
        var (others, rest) = (rows, labels)
        others.remove(at: index)
        rest.remove(at: index)
        let design = RationalMatrix(others)
        let normal = design.transpose * design + lambda * RationalMatrix.identity(2)
        let weights = try #require(normal.solution(of: design.transpose * rest))
        let prediction = Rational.sum(zip(rows[index], weights).map { $0 * $1 })
        #expect(ridge.leaveOneOut[index] == labels[index] - prediction)
      }
    }
  }

  @Test func aRowThatNothingElseTells() throws {
    let ridge = try RidgeMembership(rows: matrix("1 0; 0 1"), labels: [1, 2], lambda: 0)
    #expect(ridge.leaveOneOut == [nil, nil])
    #expect("\(ridge.report(name: "X"))".contains("none"))
    #expect(ridge.signals(noise: 3) == [6, 6])
  }

  @Test func files() throws {
    let text = #"{"X": [["1", "1/2"], [2, "0.25"]], "y": ["1", 2]}"#
    let ridge = try RidgeMembership(parsing: Array(text.utf8), lambda: 1)
    #expect(ridge.design == RationalMatrix(matrix("1 1/2; 2 1/4")))
    #expect(ridge.labels == [1, 2])
    func message(_ text: String) -> String {
      errorMessage { try RidgeMembership(parsing: Array(text.utf8), lambda: 1) }
    }
    #expect(message(#"{"X": [["1"]]}"#).contains("y"))
    #expect(message(#"{"X": [["a"]], "y": [1]}"#).contains("X[0][0]"))
    #expect(message(#"{"X": [["1"]], "y": [1], "z": 1}"#).contains("z"))
  }

  @Test func errors() {
    func message(_ rows: [[Rational]], _ labels: [Rational], _ lambda: Rational = 1) -> String {
      errorMessage { try RidgeMembership(rows: rows, labels: labels, lambda: lambda) }
    }
    #expect(message([], []) == "X has no entries; expected a row for each sample")
    #expect(message([[1, 2], [1]], [1, 1]) == "row 2 of X has 1 entries; expected 2, as row 1")
    #expect(
      message([[1]], [1, 2]) == "there are 2 labels and 1 rows of X; expected as many")
    #expect(message([[1]], [1], -1) == "lambda is -1; expected at least 0")
    #expect(
      message([[1, 1], [2, 2]], [1, 2], 0)
        == "lambda = 0, and the 2 columns of X have rank 1: least squares has no one solution; expected lambda above 0"
    )
    #expect(
      message([[Rational]](repeating: [1], count: 61), [Rational](repeating: 1, count: 61))
        == "ridge regression with rationals: 61 rows of 1 entries is above the limit of 60 of each")
  }
}
