import CertificateChecking
import Documents
import ExactArithmetic

/// Theorems about entropies and informations of any number of variables.
extension CoqTheorem {
  /// The decimals of a quantity, or its form where it is a decimal.
  static func quantity(_ claim: JSONValue, _ name: String) throws -> String {
    let law = try CountedOutcomes(claim, name)
    let measure = try StatedMeasure(
      member(claim, "quantity").claimText(), variables: law.variables)
    let value = "amount (\(law.law)) (\(measure.coq))"
    let isLaw = "is_joint_table (\(law.law)) /\\\n  "
    switch try ends(claim) {
    case .between(let lower, let upper, let over, let bits):
      return law.definition
        + theorem(
          name, isLaw + bounds(value, lower, upper, over: over),
          by: "quantity_between_correct \(bits)")
    case .equal(let bases):
      let stated = try statedForm(claim)
      let integers = bases + law.matching(measure) + stated.integers
      let all = LogForm.coprimeBases(of: integers.filter { $0 > 1 })
      return law.definition
        + theorem(
          name, isLaw + "\(value) = \(stated.text)",
          by: "quantity_is_correct \(CoqNumeral.list(all))%Z")
    }
  }

  /// An inequality or equation of a lemma's case.
  static func verify(_ claim: JSONValue, _ name: String) throws -> String {
    let law = try CountedOutcomes(claim, name)
    var sides: [[(coefficient: Rational, measure: StatedMeasure)]] = []
    for key in ["left", "right"] {
      sides.append(
        try member(claim, key).claimItems().map { (item: JSONValue) in
          let pair = try item.claimItems(count: 2)
          return (
            try pair[0].claimRational(),
            try StatedMeasure(pair[1].claimText(), variables: law.variables)
          )
        })
    }
    let scale = sides.joined().reduce(Integer(1)) { Integer.lcm($0, $1.coefficient.denominator) }
    let lists = sides.map { (side: [(coefficient: Rational, measure: StatedMeasure)]) in
      let pairs = side.map {
        "(\(CoqNumeral.text(($0.coefficient * Rational(scale)).numerator))%Z, \($0.measure.coq))"
      }
      return "side (\(law.law)) \(CoqNumeral.text(scale)) [" + pairs.joined(separator: "; ") + "]"
    }
    let isEquation = try member(claim, "relation").claimText() == "="
    let integers = sides.joined().flatMap { law.matching($0.measure) }
    let shown = try evidence(member(claim, "evidence"), over: integers)
    let bases = String(shown.dropFirst("(Bases ".count).dropLast())
    return law.definition
      + theorem(
        name,
        "is_joint_table (\(law.law)) /\\\n  \(lists[0])\n    \(isEquation ? "=" : "<=") \(lists[1])",
        by: isEquation ? "check_equation_correct \(bases)" : "check_inequality_correct \(shown)")
  }
}

/// A joint law as integers over a common denominator.
private struct CountedOutcomes {
  let variables: [String]
  let definition: String
  /// The law as the library has it.
  let law: String
  private let entries: [(index: [Int], count: Integer)]

  /// Outcomes are numbers of Coq's unary sort.
  private static let greatestOutcome = 4000
  /// Every entry is compared with every other.
  private static let greatestCount = 2000

  init(_ claim: JSONValue, _ name: String) throws {
    variables = try CoqTheorem.member(claim, "variables").strings()
    var indices: [[Int]] = []
    var probabilities: [Rational] = []
    for entry in try CoqTheorem.member(claim, "law").claimItems() {
      let pair = try entry.claimItems(count: 2)
      indices.append(try pair[0].words())
      probabilities.append(try pair[1].claimRational())
    }
    guard indices.count <= CountedOutcomes.greatestCount,
      indices.joined().allSatisfy({ $0 <= CountedOutcomes.greatestOutcome })
    else {
      throw CoqTheorem.Unavailable(
        description: "a law of more than \(CountedOutcomes.greatestCount) entries is too long")
    }
    let (counts, total) = CoqNumeral.counts(probabilities)
    entries = zip(indices, counts).map { ($0, $1) }
    let lines = entries.map { (index: [Int], count: Integer) in
      "([\(index.map(String.init).joined(separator: "; "))]%nat, \(CoqNumeral.text(count))%Z)"
    }
    definition = """
      Definition \(name)_counts : counts :=
        [\(lines.joined(separator: "; "))].

      """
    law = "joint_over \(name)_counts \(CoqNumeral.text(total))"
  }

  /// The integers of the library's form of a quantity.
  func matching(_ measure: StatedMeasure) -> [Integer] {
    let second = measure.second ?? []
    let groups = [
      measure.first + second + measure.given, measure.first + measure.given,
      second + measure.given, measure.given,
    ]
    return groups.flatMap { (group: [Int]) -> [Integer] in
      var sums: [[Int]: Integer] = [:]
      for entry in entries { sums[group.map { entry.index[$0] }, default: .zero] += entry.count }
      return Array(sums.values)
    }
  }
}

extension StatedMeasure {
  /// The quantity as the library of Coq writes it.
  fileprivate var coq: String {
    func list(_ places: [Int]) -> String {
      "[\(places.map(String.init).joined(separator: "; "))]%nat"
    }
    guard let second else { return "Entropy \(list(first)) \(list(given))" }
    return "Mutual \(list(first)) \(list(second)) \(list(given))"
  }
}
