import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import Tables

/// What is kept of unlabelled points, when the labels come last.
public struct LabelsLastLemma: Lemma {
  public let id = "labels-last"
  public let title = "When the labels come last, a bit about the rule takes d bits"
  public let status = LemmaStatus.derived
  public let source = "Derived here"
  public let statement = """
    Let X be m independent uniform points of {0,1}^d, M any message about X, which may be random, I uniform in 1..d and independent of (X, M), and let \
    y be the labels of the m points by the rule I, coordinate I of each. Then I(I;y|M) <= I(M;X)/d, in bits.
    """
  public let summary = """
    Given M the labels have at most m bits of entropy, and given I as well they are column I of X, whose entropy given M is m minus the information of M \
    about it. Columns are independent, so that these informations add up to at most I(M;X).
    """
  public let enumerated =
    "(d,m) = (2,1), (2,2), (3,1), (2,3): messages that are nothing, everything, the first column, or the parity, and 120 seeded random messages "
    + "(exhaustive: 1200)."

  public let parameters = LemmaParameter.list(.dimension, .channel)

  public init() {}

  /// The message of `--channel` about points of `-d` coordinates: bit `t d + i` of its input is coordinate `i + 1` of point
  /// `t + 1`.
  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    let d = try arguments.number(.dimension, of: id, in: 1...8)
    let (channel, m) = try arguments.channel(
      of: id, fromListsOver: 1 << d, maximumInputs: 256,
      meaning: "2^(\(d)m), the values of m points of \(d) bits")
    return Instance(dimension: d, points: m, name: "\(channel)", rows: channel.rows)
  }

  /// A message about the points: a row for each value of X; bit `t d + i` is coordinate `i + 1` of point `t + 1`.
  public struct Instance: Sendable {
    public let dimension: Int
    public let points: Int
    public let name: String
    public let rows: [[Rational]]
  }

  public func label(_ instance: Instance) -> String {
    "d = \(instance.dimension), m = \(instance.points), \(instance.name)"
  }

  public func size(_ instance: Instance) -> CaseSize { instance.rows.caseSize }

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    var generator = InstanceGenerator(seed: 273)
    let sizes = [(2, 1), (2, 2), (3, 1), (2, 3)]
    var cases: [Instance] = []
    for (d, m) in sizes {
      let count = 1 << (d * m)
      func message(_ name: String, _ values: Int, _ value: (Int) -> Int) {
        cases.append(
          Instance(
            dimension: d, points: m, name: name,
            rows: (0..<count).map { x in (0..<values).map { $0 == value(x) ? 1 : 0 } }))
      }
      message("nothing", 1) { _ in 0 }
      message("everything", count) { $0 }
      message("parity", 2) { $0.nonzeroBitCount & 1 }
      message("first column", 1 << m) { x in
        (0..<m).reduce(0) { $0 | (x >> ($1 * d) & 1) << $1 }
      }
    }
    for number in 0..<(scope == .standard ? 120 : 1200) {
      let (d, m) = sizes[number % sizes.count]
      let rows = try generator.channel(
        inputs: 1 << (d * m), outputs: 2 + generator.index(below: 3)
      ).rows
      cases.append(
        Instance(dimension: d, points: m, name: "random \(number + 1)", rows: rows))
    }
    return cases
  }

  public func check(_ instance: Instance) -> [Claim] {
    let (learned, kept) = LabelsLastLemma.informations(instance)
    return [
      Claim(
        "I(I;y|M)", learned, atMost: "I(M;X)/d", kept / Rational(instance.dimension),
        reason: "Columns are independent.")
    ]
  }

  /// `I(I;y|M)` and `I(M;X)`, by enumeration of the points, the rules and the messages.
  fileprivate static func informations(_ instance: Instance) -> (learned: LogForm, kept: LogForm) {
    let (d, m) = (instance.dimension, instance.points)
    let count = Rational(instance.rows.count)
    func entropy(_ masses: some Collection<Rational>) -> LogForm {
      masses.reduce(LogForm.zero) { $1.isZero ? $0 : $0 - $1 * LogForm.log($1) }
    }
    var outputs: [Rational] = []
    var (labels, labelsAndRules) = ([Rational](), [Rational]())
    for output in instance.rows[0].indices {
      var joint = [Rational](repeating: 0, count: d << m)
      for (x, row) in instance.rows.enumerated() where !row[output].isZero {
        for i in 0..<d {
          let column = (0..<m).reduce(0) { $0 | (x >> ($1 * d + i) & 1) << $1 }
          joint[i << m + column] += row[output] / (count * Rational(d))
        }
      }
      outputs.append(Rational.sum(joint))
      labelsAndRules += joint
      labels += (0..<(1 << m)).map { column in
        (0..<d).reduce(Rational.zero) { $0 + joint[$1 << m + column] }
      }
    }
    // I(I;y|M) = H(I|M) + H(y|M) - H(I,y|M), and I is independent of M.
    let output = entropy(outputs)
    let learned =
      LogForm.log(d) + entropy(labels) - entropy(labelsAndRules)
    let conditional = instance.rows.reduce(LogForm.zero) { $0 + entropy($1) }
    return (learned, output - conditional / count)
  }
}

extension LabelsLastLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant("I(I;y|M) <= I(M;X)/(4d)", change: "Four times the price.") { instance in
        let (learned, kept) = LabelsLastLemma.informations(instance)
        return [
          Claim(
            "I(I;y|M)", learned, atMost: "I(M;X)/(4d)", kept / Rational(4 * instance.dimension),
            reason: "False.")
        ]
      }
    ]
  }
}
