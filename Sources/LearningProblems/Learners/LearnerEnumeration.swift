import ExactArithmetic
import InformationTheory

/// The data of one coordinate with the parameter and with a test point, as counts.
struct CoordinateCounts: Sendable {
  /// `P(D = v, theta)` over `parameterTotal`, for each value `v` of the data.
  let parameter: [[Integer]]
  let parameterTotal: Integer
  /// `P(D = v, X)` over `testTotal`, for X = -1 and +1.
  let test: [[Integer]]
  let testTotal: Integer

  /// - Parameters:
  ///   - weights: `P(theta, D = v)` for each parameter, then each value of the data.
  ///   - plus: `P(X = +1 | theta)` for each parameter.
  init(weights: [[Rational]], plus: [Rational]) {
    let valueCount = weights[0].count
    let joint = (0..<valueCount).map { v in weights.map { $0[v] } }
    let points = joint.map { row -> [Rational] in
      let accepted = Rational.sum(zip(row, plus).map { $0 * $1 })
      return [Rational.sum(row) - accepted, accepted]
    }
    (parameter, parameterTotal) = CoordinateCounts.counts(joint)
    (test, testTotal) = CoordinateCounts.counts(points)
  }

  private static func counts(_ rows: [[Rational]]) -> ([[Integer]], Integer) {
    var total = Integer.one
    for row in rows { for entry in row { total = Integer.lcm(total, entry.denominator) } }
    return (
      rows.map { row in row.map { $0.numerator * total.exactlyDivided(by: $0.denominator) } }, total
    )
  }

  private init(
    parameter: [[Integer]], parameterTotal: Integer, test: [[Integer]], testTotal: Integer
  ) {
    self.parameter = parameter
    self.parameterTotal = parameterTotal
    self.test = test
    self.testTotal = testTotal
  }

  /// The same for `d` independent coordinates; indices have the first coordinate as the lowest digit.
  func power(_ dimension: Int) -> CoordinateCounts {
    func product(_ high: [[Integer]], _ low: [[Integer]]) -> [[Integer]] {
      high.flatMap { a in low.map { b in a.flatMap { x in b.map { x * $0 } } } }
    }
    var result = self
    for _ in 1..<max(1, dimension) {
      result = CoordinateCounts(
        parameter: product(parameter, result.parameter),
        parameterTotal: parameterTotal * result.parameterTotal,
        test: product(test, result.test), testTotal: testTotal * result.testTotal)
    }
    return result
  }
}

/// A learner written out on data that take finitely many values.
struct LearnerEnumeration: Sendable {
  let counts: CoordinateCounts
  /// For each value of the data the messages with their weights over ``denominator``.
  let messages: [[(message: Int, weight: Integer)]]
  let messageCount: Int
  let denominator: Integer

  /// - Parameter rows: for each value of the data, the laws of the message; labels are any integers.
  init(_ counts: CoordinateCounts, rows: [[Int: Rational]], learner: String) throws(ProblemError) {
    self.counts = counts
    var denominator = Integer.one
    for (index, row) in rows.enumerated() {
      for (_, weight) in row where weight.isNegative {
        throw .invalidWeights(
          learner: learner, input: index, reason: "has a negative weight, \(weight)")
      }
      let sum = Rational.sum(Array(row.values))
      if sum != 1 {
        throw .invalidWeights(
          learner: learner, input: index, reason: "sums to \(sum); expected 1")
      }
      for (_, weight) in row { denominator = Integer.lcm(denominator, weight.denominator) }
    }
    var numbers: [Int: Int] = [:]
    messages = rows.map { row in
      row.filter { !$0.value.isZero }.sorted { $0.key < $1.key }.map { label, weight in
        let next = numbers.count
        let number = numbers[label] ?? next
        numbers[label] = number
        return (number, weight.numerator * denominator.exactlyDivided(by: weight.denominator))
      }
    }
    messageCount = numbers.count
    self.denominator = denominator
  }

  /// A deterministic learner.
  init(_ counts: CoordinateCounts, labels: [Int]) {
    self.counts = counts
    var numbers: [Int: Int] = [:]
    messages = labels.map { label in
      let number = numbers[label] ?? numbers.count
      numbers[label] = number
      return [(number, .one)]
    }
    messageCount = numbers.count
    denominator = .one
  }

  /// `P(M, A)` as counts, for each message.
  private func joint(_ rows: [[Integer]]) -> [[Integer]] {
    var sums = [[Integer]](
      repeating: [Integer](repeating: .zero, count: rows[0].count), count: messageCount)
    for (row, laws) in zip(rows, messages) {
      for (message, weight) in laws {
        for (index, count) in row.enumerated() where !count.isZero {
          sums[message][index] += weight * count
        }
      }
    }
    return sums
  }

  private static func entropy(_ counts: some Sequence<Integer>, _ total: Integer) -> LogForm {
    CountHistogram(counts).entropy(total: total)
  }

  private static func sums(_ rows: [[Integer]]) -> [Integer] {
    rows.map { $0.reduce(.zero, +) }
  }

  private static func columnSums(_ rows: [[Integer]]) -> [Integer] {
    rows[0].indices.map { column in rows.reduce(.zero) { $0 + $1[column] } }
  }

  /// The quantities of information, each from the joint law of the variables it names.
  var informations: (data: LogForm, parameter: LogForm, memorization: LogForm, test: LogForm) {
    typealias Me = LearnerEnumeration
    let (theta, thetaTotal) = (counts.parameter, counts.parameterTotal)
    let total = thetaTotal * denominator
    let withParameter = joint(theta)
    let messageEntropy = Me.entropy(Me.sums(withParameter), total)
    let data = Me.sums(theta)
    let dataEntropy = Me.entropy(data, thetaTotal)
    let parameterEntropy = Me.entropy(Me.columnSums(theta), thetaTotal)
    let messageParameter = Me.entropy(withParameter.joined(), total)
    let messageData = Me.entropy(
      zip(data, messages).lazy.flatMap { count, laws in laws.map { count * $0.weight } }, total)
    let dataParameter = Me.entropy(theta.joined(), thetaTotal)
    let all = Me.entropy(
      zip(theta, messages).lazy.flatMap { row, laws in
        laws.flatMap { law in row.map { $0 * law.weight } }
      }, total)
    let withPoint = joint(counts.test)
    let pointTotal = counts.testTotal * denominator
    let pointEntropy = Me.entropy(Me.columnSums(counts.test), counts.testTotal)
    return (
      data: messageEntropy + dataEntropy - messageData,
      parameter: messageEntropy + parameterEntropy - messageParameter,
      memorization: messageParameter + dataParameter - all - parameterEntropy,
      test: messageEntropy + pointEntropy - Me.entropy(withPoint.joined(), pointTotal)
    )
  }

  /// The pairs of message and point: their probabilities together, and as independent variables.
  var testClasses: [(p: Rational, q: Rational)] {
    let rows = joint(counts.test)
    let total = counts.testTotal * denominator
    let (messages, points) = (LearnerEnumeration.sums(rows), LearnerEnumeration.columnSums(rows))
    return rows.indices.flatMap { m in
      points.indices.map { x in
        (Rational(rows[m][x], total), Rational(messages[m] * points[x], total * total))
      }
    }
  }
}
