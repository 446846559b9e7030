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
  /// A row of a conditional law, that of this input counted from 0, has another length than the first, a negative entry, or
  /// another sum than 1.
  case rowIsNoLaw(input: Int)
  /// The channel has more inputs with a probability, or more outputs that are reached, than curves are enclosed for.
  case tooManyLetters(inputs: Int, outputs: Int)
  /// A probability, of an input or of the channel, is out of reach of double precision.
  case probabilityTooSmall(Rational)
  /// The width asked for is below the errors of double precision.
  case widthTooSmall(Rational)
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
    case .rowIsNoLaw(let input):
      return "row \(input + 1) of the conditional law is no law like the first; expected "
        + "probabilities with the sum 1"
    case .tooManyLetters(let inputs, let outputs):
      return "the channel has \(inputs) inputs and \(outputs) outputs; expected at most "
        + "\(BottleneckProblem.greatestInputCount) and \(BottleneckProblem.greatestOutputCount)"
    case .probabilityTooSmall(let value):
      return "the probability \(value.brief()) is too small; expected 0 or at least 2^-300"
    case .widthTooSmall(let width):
      return "the width is \(width.brief()); expected at least 2^-30"
    }
  }
}
