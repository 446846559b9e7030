import ExactArithmetic
import InformationTheory

/// An input law and a channel without what does not change `sup_Q D(QW||PW) / D(Q||P)`.
///
/// Inputs of probability 0 and outputs that never occur are dropped; inputs with equal rows become one
/// input (for given weights of the classes, `D(Q||P)` is least when Q has P's proportions in each class);
/// outputs with proportional columns become one output (each is a sufficient statistic of the other).
struct ReducedInput {
  /// The probabilities of the inputs, all positive.
  let prior: [Rational]
  /// The transition probabilities.
  let rows: [[Rational]]
  /// The law of the output, all positive.
  let output: [Rational]
  /// The original inputs of each input, with their proportions in it.
  private let members: [[(input: Int, share: Rational)]]
  private let originalInputCount: Int

  var inputCount: Int { prior.count }
  var outputCount: Int { output.count }

  /// Whether double precision holds products of two of its probabilities.
  var isHeldByDoubles: Bool {
    let probabilities = [prior, output] + rows
    return probabilities.joined().allSatisfy { $0.isZero || Double($0) >= 0x1p-500 }
  }

  /// - Precondition: the law has an outcome for each input, in their order.
  init(channel: Channel, input: FiniteLaw<Int>) {
    precondition(input.outcomes.count == channel.inputCount, "a law that fits the channel")
    originalInputCount = channel.inputCount
    let used = input.probabilities.indices.filter { !input.counts[$0].isZero }
    let allRows = channel.rows
    let rows = ReducedInput.mergingProportionalColumns(used.map { allRows[$0] })
    var classOfRow: [[Rational]: Int] = [:]
    var members: [[Int]] = []
    var distinctRows: [[Rational]] = []
    for (input, row) in zip(used, rows) {
      if let index = classOfRow[row] {
        members[index].append(input)
      } else {
        classOfRow[row] = members.count
        members.append([input])
        distinctRows.append(row)
      }
    }
    let prior = members.map { inputs in
      inputs.reduce(Rational.zero) { $0 + input.probability(of: input.outcomes[$1]) }
    }
    self.prior = prior
    self.rows = distinctRows
    self.members = zip(members, prior).map { inputs, total in
      inputs.map { ($0, input.probability(of: input.outcomes[$0]) / total) }
    }
    output = (0..<distinctRows[0].count).map { column in
      zip(prior, distinctRows).reduce(Rational.zero) { $0 + $1.0 * $1.1[column] }
    }
  }

  private init(
    prior: [Rational], rows: [[Rational]], output: [Rational],
    members: [[(input: Int, share: Rational)]], originalInputCount: Int
  ) {
    self.prior = prior
    self.rows = rows
    self.output = output
    self.members = members
    self.originalInputCount = originalInputCount
  }

  /// The same with all inputs and outputs of positive probability, whether their rows or columns differ or not.
  ///
  /// - Precondition: the law has an outcome for each input, in their order.
  init(allLettersOf channel: Channel, input: FiniteLaw<Int>) {
    precondition(input.outcomes.count == channel.inputCount, "a law that fits the channel")
    let law = input.probabilities
    let used = law.indices.filter { !law[$0].isZero }
    let allRows = used.map { channel.rows[$0] }
    let reached = allRows[0].indices.filter { y in allRows.contains { !$0[y].isZero } }
    let rows = allRows.map { row in reached.map { row[$0] } }
    let prior = used.map { law[$0] }
    self.init(
      prior: prior, rows: rows,
      output: reached.indices.map { y in
        zip(prior, rows).reduce(Rational.zero) { $0 + $1.0 * $1.1[y] }
      },
      members: used.map { [($0, Rational.one)] }, originalInputCount: channel.inputCount)
  }

  /// Some of the inputs and outputs: parts of both laws, which do not sum to 1.
  ///
  /// - Precondition: the rows of the inputs lie in the outputs.
  func face(inputs: [Int], outputs: [Int]) -> ReducedInput {
    ReducedInput(
      prior: inputs.map { prior[$0] }, rows: inputs.map { x in outputs.map { rows[x][$0] } },
      output: outputs.map { output[$0] }, members: inputs.map { members[$0] },
      originalInputCount: originalInputCount)
  }

  private static func mergingProportionalColumns(_ rows: [[Rational]]) -> [[Rational]] {
    var columnOfShape: [[Rational]: Int] = [:]
    var merged: [[Rational]] = []  // column after column
    for column in rows[0].indices {
      let entries = rows.map { $0[column] }
      let total = entries.reduce(Rational.zero, +)
      if total.isZero { continue }
      let shape = entries.map { $0 / total }
      if let index = columnOfShape[shape] {
        merged[index] = zip(merged[index], entries).map { $0 + $1 }
      } else {
        columnOfShape[shape] = merged.count
        merged.append(entries)
      }
    }
    return rows.indices.map { row in merged.map { $0[row] } }
  }

  /// The law on the original inputs that a law on the classes stands for.
  func lift(_ law: [Rational]) -> FiniteLaw<Int> {
    var weights = [Rational](repeating: .zero, count: originalInputCount)
    for (weight, inputs) in zip(law, members) {
      for (input, share) in inputs { weights[input] = weight * share }
    }
    guard let lifted = try? FiniteLaw(weights) else { preconditionFailure("weights of a law") }
    return lifted
  }
}
