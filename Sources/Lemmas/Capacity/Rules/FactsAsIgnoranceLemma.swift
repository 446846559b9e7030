import Capacity
import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import Tables
import Work

/// Room for a fact is ignorance of the rule.
public struct FactsAsIgnoranceLemma: Lemma {
  public let id = "facts-as-ignorance"
  public let title = "Memorizing a fact is not yet knowing the rule"
  public let status = LemmaStatus.derived
  public let source =
    "Derived here; the setting is that of A. Farne, F. Boncoraglio, L. Zdeborova (arXiv 2603.25579)"
  public let statement = """
    Let a class of binary functions on a finite set hold the teacher, let V be the functions of the class that have the teacher's labels at R independent points of a \
    law, and let u be the probability that not all of V agree at a fresh point of that law. Then a fair label of a fresh point is that of some function in V with \
    probability 1/2 + u/2.
    """
  public let summary = """
    Where V agrees the fair label is its label with probability 1/2; where V disagrees either label is that of some function in V.
    """
  public let enumerated =
    "60 seeded classes of up to 8 functions on 3 or 4 points with laws that may have zeros, R <= 2 (exhaustive: 600, R <= 3), over all points and labels, and the "
    + "Ising perceptrons with N = 3, R <= 3 and N = 5, R <= 1 (exhaustive: N = 5, R <= 2)."

  public let parameters = LemmaParameter.list(.facts, .law)

  public init() {}

  /// The points of `--law`, `-n` of them with the teacher's labels, for the class of all functions and for that of all thresholds
  /// in the order of the points; the teacher is 0 everywhere.
  public func instances(_ arguments: LemmaArguments) throws -> [Instance] {
    let r = try arguments.number(.facts, of: id, in: 0...4)
    let law = try arguments.lawOfOne(of: id, values: 1...6, meaning: "the points").probabilities
    let all = 1 << law.count
    return [
      ("all functions", Array(0..<all)), ("thresholds", (0...law.count).map { all - (1 << $0) }),
    ].map { (name: String, functions: [Int]) in
      Instance(
        name: "\(name), P = \(law)", functions: functions, law: law,
        teacher: functions.firstIndex(of: 0) ?? 0, rulePoints: r, perceptron: nil)
    }
  }

  /// The first of ``instances(_:)``.
  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    try instances(arguments)[0]
  }

  /// A class, by the labels of each function as bits, a law of points, a teacher and a number of points.
  public struct Instance: Sendable {
    public let name: String
    public let functions: [Int]
    public let law: [Rational]
    public let teacher: Int
    public let rulePoints: Int
    /// For Ising perceptrons the number of weights.
    public let perceptron: Int?
  }

  public func label(_ instance: Instance) -> String {
    "\(instance.name), R = \(instance.rulePoints)"
  }

  public func size(_ instance: Instance) -> CaseSize {
    CaseSize(values: instance.functions.count) + instance.law.caseSize
  }

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    let standard = scope == .standard
    var cases: [Instance] = []
    for (n, most) in [(3, 3), (5, standard ? 1 : 2)] {
      let points = 1 << n
      let functions = (0..<points).map { student in
        (0..<points).reduce(0) { labels, point in
          2 * (n - (student ^ point).nonzeroBitCount) > n ? labels | 1 << point : labels
        }
      }
      cases += (0...most).map {
        Instance(
          name: "Ising perceptrons, N = \(n)", functions: functions,
          law: [Rational](repeating: Rational(1, points), count: points), teacher: points - 1,
          rulePoints: $0, perceptron: n)
      }
    }
    var generator = InstanceGenerator(seed: 294)
    for number in 0..<(standard ? 60 : 600) {
      let points = 3 + number % 2
      let functions = (0..<(1 + generator.index(below: 8))).map { _ in
        generator.index(below: 1 << points)
      }
      cases.append(
        Instance(
          name: "class \(number + 1)", functions: functions, law: generator.weights(points),
          teacher: generator.index(below: functions.count),
          rulePoints: number / 2 % (standard ? 3 : 4), perceptron: nil))
    }
    return cases
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    let (u, fit) = FactsAsIgnoranceLemma.enumerated(instance)
    var claims = [
      Claim(
        "fit, over all points and labels", fit, equals: "1/2 + u/2", (1 + u) / 2,
        reason: "Where V disagrees either label is fitted.")
    ]
    if let n = instance.perceptron {
      let outcome = try StudentSets(dimension: n).outcome(rulePoints: instance.rulePoints, facts: 1)
      claims += [
        Claim(
          "u, over all points", u, equals: "u, by sets of students", outcome.disagreement,
          reason: "A point and its negative say the same."),
        Claim(
          "fit, over all points and labels", fit, equals: "fit, by sets of students",
          outcome.oneFact, reason: "A point and its negative say the same."),
      ]
    }
    return claims
  }

  /// `u` and the probability of a fit, by all lists of points and both labels.
  private static func enumerated(_ instance: Instance) -> (u: Rational, fit: Rational) {
    let teacher = instance.functions[instance.teacher]
    var (u, fit) = (Rational.zero, Rational.zero)
    func visit(_ left: Int, _ consistent: [Int], _ weight: Rational) {
      for (point, mass) in instance.law.enumerated() where !mass.isZero {
        if left > 0 {
          let kept = consistent.filter { ($0 ^ teacher) >> point & 1 == 0 }
          visit(left - 1, kept, weight * mass)
          continue
        }
        let ones = consistent.count { $0 >> point & 1 == 1 }
        if ones > 0 && ones < consistent.count { u += weight * mass }
        for label in 0...1 where consistent.contains(where: { $0 >> point & 1 == label }) {
          fit += weight * mass / 2
        }
      }
    }
    visit(instance.rulePoints, instance.functions, 1)
    return (u, fit)
  }

  // MARK: Results

  public func results() throws -> Table? {
    var table = Table(
      title: "Ising perceptrons: ignorance, and the probability that one fact is fitted",
      columns: [
        "N", "R", Table.Column("u", notation: .both), Table.Column("fit", notation: .both),
      ])
    for (n, r) in [(3, 1), (3, 2), (3, 3), (5, 2), (5, 4), (7, 2)] {
      let outcome = try StudentSets(dimension: n).outcome(rulePoints: r, facts: 1)
      table.append([
        .integer(n), .integer(r), .rational(outcome.disagreement), .rational(outcome.oneFact),
      ])
    }
    return table
  }
}

extension FactsAsIgnoranceLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "a fact is fitted with probability 1/2",
        change: "As if the rule's points left one function."
      ) { instance in
        let (_, fit) = FactsAsIgnoranceLemma.enumerated(instance)
        return [
          Claim(
            "fit, over all points and labels", fit, equals: "1/2", Rational(1, 2), reason: "False.")
        ]
      }
    ]
  }
}
