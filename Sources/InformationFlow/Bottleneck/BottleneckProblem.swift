import ExactArithmetic
import InformationTheory

/// A channel with an input law of full support, in double precision, for the search and for the cells.
struct BottleneckProblem: Sendable {
  /// The inputs of the channel that have a probability above 0.
  let inputs: [Int]
  /// Their probabilities.
  let exactPrior: [Rational]
  let prior: [Double]
  /// `W(y|x)`, for the inputs and the outputs that are reached.
  let rows: [[Double]]
  /// `(PW)(y)`.
  let output: [Double]

  /// Probabilities below this are not taken: their products would leave the range of double precision.
  static let leastProbability = Rational(1).scaled(byPowerOfTwo: -300)

  /// The greatest number of inputs: the search takes their third power, and the cells come to an end long before.
  static let greatestInputCount = 16

  /// The greatest number of outputs, for which the errors of rounding are counted.
  static let greatestOutputCount = 256

  /// - Throws: ``CurveError/inputCountMismatch(law:channel:)``, ``CurveError/tooManyLetters(inputs:outputs:)``,
  ///   ``CurveError/probabilityTooSmall(_:)``.
  init(_ channel: Channel, input: FiniteLaw<Int>) throws(CurveError) {
    let law = input.counts.map { Rational($0, input.denominator) }
    if law.count != channel.inputCount {
      throw .inputCountMismatch(law: law.count, channel: channel.inputCount)
    }
    let inputs = law.indices.filter { !law[$0].isZero }
    let exactPrior = inputs.map { law[$0] }
    let matrix = channel.rows
    let output = matrix[0].indices.map { y in Rational.sum(inputs.map { law[$0] * matrix[$0][y] }) }
    let reached = output.indices.filter { !output[$0].isZero }
    let entries = inputs.map { x in reached.map { matrix[x][$0] } }
    if inputs.count > BottleneckProblem.greatestInputCount
      || reached.count > BottleneckProblem.greatestOutputCount
    {
      throw .tooManyLetters(inputs: inputs.count, outputs: reached.count)
    }
    let least = BottleneckProblem.leastProbability
    let positive = (exactPrior + entries.joined()).filter { !$0.isZero }
    if let tiny = positive.first(where: { $0 < least }) { throw .probabilityTooSmall(tiny) }
    self.inputs = inputs
    self.exactPrior = exactPrior
    prior = exactPrior.map { Double($0) }
    rows = entries.map { (row: [Rational]) -> [Double] in row.map { Double($0) } }
    self.output = reached.map { Double(output[$0]) }
  }
}
