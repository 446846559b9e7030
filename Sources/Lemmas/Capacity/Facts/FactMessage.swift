import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas

/// A message about independent uniform facts, by its law for each list of their values.
public struct FactMessage: Sendable {
  /// The name.
  public let name: String
  /// The number `N` of facts.
  public let facts: Int
  /// The number `q` of values of each.
  public let values: Int
  /// The law of the message for each of the `q^N` lists, the first fact in the lowest place.
  public let rows: [[Rational]]

  /// The value of a fact in a list.
  func value(_ index: Int, _ fact: Int) -> Int {
    (0..<fact).reduce(index) { rest, _ in rest / values } % values
  }

  /// The greatest probability with which each fact is recalled from the message.
  var accuracies: [Rational] {
    (0..<facts).map { fact in
      let masses = rows[0].indices.map { output -> Rational in
        var sums = [Rational](repeating: 0, count: values)
        for (index, row) in rows.enumerated() { sums[value(index, fact)] += row[output] }
        return sums.max() ?? 0
      }
      return Rational.sum(masses) / Rational(rows.count)
    }
  }

  /// `I(V;M)`.
  var information: LogForm {
    func entropy(_ masses: [Rational]) -> LogForm {
      masses.reduce(LogForm.zero) { $1.isZero ? $0 : $0 - $1 * LogForm.log($1) }
    }
    let count = Rational(rows.count)
    let mean = rows[0].indices.map { output in Rational.sum(rows.map { $0[output] }) / count }
    return entropy(mean) - rows.reduce(LogForm.zero) { $0 + entropy($1) } / count
  }

  /// The total log loss of the best predictions from the message, `sum_i H(V_i|M)`.
  var logLoss: LogForm {
    let count = Rational(rows.count)
    var sum = LogForm.zero
    for output in rows[0].indices {
      let mass = Rational.sum(rows.map { $0[output] }) / count
      for fact in 0..<facts where !mass.isZero {
        var parts = [Rational](repeating: 0, count: values)
        for (index, row) in rows.enumerated() { parts[value(index, fact)] += row[output] / count }
        for part in parts where !part.isZero { sum += part * LogForm.log(mass / part) }
      }
    }
    return sum
  }

  /// The number of values that the message takes.
  var size: Int { rows[0].indices.count { output in rows.contains { !$0[output].isZero } } }

  /// Small messages.
  static func small(_ scope: LemmaScope) throws -> [FactMessage] {
    let sizes = [(1, 2), (2, 2), (3, 2), (1, 3), (2, 3)]
    var messages: [FactMessage] = []
    for (n, q) in sizes {
      let count = (0..<n).reduce(1) { size, _ in size * q }
      func add(_ name: String, _ outputs: Int, _ output: (Int) -> Int) {
        messages.append(
          FactMessage(
            name: name, facts: n, values: q,
            rows: (0..<count).map { x in (0..<outputs).map { $0 == output(x) ? 1 : 0 } }))
      }
      add("everything", count) { $0 }
      add("nothing", 1) { _ in 0 }
      add("the first fact", q) { $0 % q }
      add("the sum", q) { index in
        var (rest, sum) = (index, 0)
        while rest > 0 {
          sum += rest % q
          rest /= q
        }
        return sum % q
      }
    }
    var generator = InstanceGenerator(seed: 28)
    for number in 0..<(scope == .standard ? 120 : 1200) {
      let (n, q) = sizes[number % sizes.count]
      let count = (0..<n).reduce(1) { size, _ in size * q }
      let rows = try generator.channel(inputs: count, outputs: 2 + generator.index(below: 3)).rows
      messages.append(
        FactMessage(name: "random \(number + 1)", facts: n, values: q, rows: rows))
    }
    return messages
  }
}

extension LemmaArguments {
  /// The message of `--channel` about `-n` facts: its inputs are their `q^n` lists, the first fact in the lowest place.
  ///
  /// - Throws: `LemmaError`.
  func factMessage(of id: String) throws(LemmaError) -> FactMessage {
    let n = try number(.facts, of: id, in: 1...8)
    let (channel, q) = try self.channel(
      of: id, fromListsOf: n, maximumInputs: 256,
      meaning: "q^\(n), the lists of \(n) facts with q >= 2 values each")
    return FactMessage(name: "\(channel)", facts: n, values: q, rows: channel.rows)
  }
}

extension FactMessage: CustomStringConvertible {
  /// The name with the sizes.
  public var description: String { "\(name), N = \(facts), q = \(values)" }
}

extension FactMessage: SizedCase {
  /// The entries of the law.
  public var caseSize: CaseSize { rows.caseSize }
}
