import Capacity
import Claims
import ExactArithmetic
import Lemmas
import Tables

/// How many Ising perceptrons fit a rule and facts in the mean.
public struct IsingFirstMomentLemma: Lemma {
  public let id = "ising-first-moment"
  public let title = "The expected number of Ising perceptrons that fit rule and facts"
  public let status = LemmaStatus.derived
  public let source =
    "Derived here; the first moment for the setting of A. Farne, F. Boncoraglio, L. Zdeborova (arXiv 2603.25579)"
  public let statement = """
    Let N be odd, let teacher and students have weights in {-1,1}^N, let R independent uniform points of {-1,1}^N have the teacher's labels, and F more independent \
    fair ones. The expected number of students that fit all labels is 2^-F sum_m C(N,m) p_m^R, where p_m = Pr[|A| > |B|] for independent sums A and B of N - m and of m fair \
    signs; so all labels are fitted with at most that probability.
    """
  public let summary = """
    A student that differs from the teacher in m weights has the label of A - B where the teacher has that of A + B; they agree iff |A| > |B|. A fair label is \
    that of a given student with probability 1/2.
    """
  public let enumerated =
    "N = 1 and 3 with R + F <= 3 and N = 5 with R + F <= 2 (exhaustive: 4 and 3), over all points and labels and all students."

  public let fixedBecause = "it is about uniform points and weights, a family given by numbers"

  public init() {}

  public func label(_ perceptron: IsingPerceptron) -> String { perceptron.description }

  public func cases(_ scope: LemmaScope) throws -> [IsingPerceptron] {
    let more = scope == .standard ? 0 : 1
    var cases: [IsingPerceptron] = []
    for (n, most) in [(1, 3 + more), (3, 3 + more), (5, 2 + more)] {
      for r in 0...most {
        for f in 0...(most - r) {
          cases.append(try IsingPerceptron(dimension: n, rulePoints: r, facts: f))
        }
      }
    }
    return cases
  }

  public func check(_ perceptron: IsingPerceptron) throws -> [Claim] {
    let (students, fit) = IsingFirstMomentLemma.enumerated(perceptron)
    let outcome = try StudentSets(dimension: perceptron.dimension)
      .outcome(rulePoints: perceptron.rulePoints, facts: perceptron.facts)
    return [
      Claim(
        "students, over all points and labels", students, equals: "2^-F sum_m C(N,m) p_m^R",
        perceptron.expectedStudents, reason: "Agreement depends on the number of weights."),
      Claim(
        "fit, over all points and labels", fit, equals: "fit, by sets of students",
        outcome.allFacts, reason: "Dynamic programming over sets."),
      Claim(
        "fit", fit, atMost: "E[students]", students, reason: "Markov's inequality."),
    ]
  }

  /// The mean number of students that fit everything, and how often there is one.
  private static func enumerated(
    _ perceptron: IsingPerceptron
  ) -> (students: Rational, fit: Rational) {
    let n = perceptron.dimension
    let points = 1 << n
    // Bit x of the labels of a student: whether more than half of its weights agree with x.
    let labels = (0..<points).map { student in
      (0..<points).map { 2 * (n - (student ^ $0).nonzeroBitCount) > n }
    }
    var (students, fit) = (0, 0)
    func visit(_ rules: Int, _ facts: Int, _ left: [Int]) {
      if rules + facts == 0 {
        students += left.count
        fit += left.isEmpty ? 0 : 1
        return
      }
      for x in 0..<points {
        if rules > 0 {
          visit(rules - 1, facts, left.filter { labels[$0][x] == labels[points - 1][x] })
        } else {
          for label in [false, true] {
            visit(0, facts - 1, left.filter { labels[$0][x] == label })
          }
        }
      }
    }
    visit(perceptron.rulePoints, perceptron.facts, Array(0..<points))
    let lists =
      Integer(points).power(perceptron.rulePoints) * Integer(2 * points).power(perceptron.facts)
    return (Rational(Integer(students), lists), Rational(Integer(fit), lists))
  }

  // MARK: Results

  public func results() throws -> Table? {
    var table = Table(
      title: "The expected number of students that fit everything",
      columns: ["N", "R", "F", Table.Column("students", notation: .decimal)])
    for (n, r, f) in [(5, 4, 2), (21, 10, 5), (21, 20, 5), (21, 40, 5)] {
      table.append([
        .integer(n), .integer(r), .integer(f),
        .rational(try IsingPerceptron(dimension: n, rulePoints: r, facts: f).expectedStudents),
      ])
    }
    return table
  }
}

extension IsingFirstMomentLemma {
  public var falseVariants: [FalseVariant<IsingPerceptron>] {
    [
      FalseVariant(
        "E[students] = 2^-F sum_m C(N,m) (1 - m/N)^R",
        change: "Agreement in proportion to the weights that are equal."
      ) { perceptron in
        let n = perceptron.dimension
        let terms = (0...n).map { m in
          Rational(Integer.binomial(n, m)) * Rational(n - m, n).power(perceptron.rulePoints)
        }
        return [
          Claim(
            "students, over all points and labels",
            IsingFirstMomentLemma.enumerated(perceptron).students,
            equals: "2^-F sum_m C(N,m) (1 - m/N)^R",
            Rational.sum(terms).scaled(byPowerOfTwo: -perceptron.facts), reason: "False.")
        ]
      }
    ]
  }
}
