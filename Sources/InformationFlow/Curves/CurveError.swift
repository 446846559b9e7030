import ExactArithmetic
import Work

/// Why an information curve, or a point of it, is not computed.
public enum CurveError: InputError, Hashable {
  /// The channel has another number of inputs than two.
  case inputIsNotBinary(inputs: Int)
  /// The probability of the input 1 is outside [0, 1].
  case probabilityOutsideUnitInterval(Rational)
  /// The input law has another number of outcomes than two.
  case lawIsNotBinary(outcomes: Int)
  /// The budget `t` is negative.
  case negativeBudget(LogForm)
  /// The width asked for is not positive.
  case widthIsNotPositive(Rational)
  /// The input law has another number of outcomes than the channel has inputs.
  case inputCountMismatch(law: Int, channel: Int)
  /// The channel is too large, or has a probability between 0 and `2^-300`.
  case outOfReach(inputs: Int, outputs: Int)
}

extension CurveError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .inputIsNotBinary(let inputs):
      return "the channel has \(inputs) \(inputs == 1 ? "input" : "inputs"); expected 2"
    case .probabilityOutsideUnitInterval(let value):
      return "the probability of the input 1 is \(value); expected a number in [0, 1]"
    case .lawIsNotBinary(let outcomes):
      return "the input law has \(outcomes) \(outcomes == 1 ? "outcome" : "outcomes"); expected 2"
    case .negativeBudget(let budget):
      return "the budget is \(budget) bits; expected at least 0"
    case .widthIsNotPositive(let width):
      return "the width is \(width); expected a positive number"
    case .inputCountMismatch(let law, let channel):
      return "the input law has \(law) outcomes; expected \(channel), the inputs of the channel"
    case .outOfReach(let inputs, let outputs):
      return "the channel has \(inputs) inputs and \(outputs) outputs; expected at most "
        + "\(BottleneckProblem.greatestInputCount) and \(BottleneckProblem.greatestOutputCount), "
        + "and no probability between 0 and 2^-300"
    }
  }
}
