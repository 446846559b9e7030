import ExactArithmetic
import Work

/// Why two laws do not prove the bounds of a capacity.  Inputs and outputs count from 1.
public enum CapacityCertificateError: InputError, Hashable {
  /// The law on the inputs has another number of outcomes than the channel has inputs.
  case inputCountMismatch(law: Int, channel: Int)
  /// The law on the outputs has another number of outcomes than the channel has outputs.
  case outputCountMismatch(law: Int, channel: Int)
  /// The law on the outputs is 0 at an output that an input reaches, so that it bounds nothing.
  case outputMissed(output: Int, input: Int)
  /// The lower bound is greater than `I(p,W)`.
  case lowerBoundTooGreat(lower: LogForm, information: LogForm)
  /// The upper bound is less than `D(W_x||r)` at an input.
  case upperBoundTooSmall(upper: LogForm, input: Int, divergence: LogForm)
  /// A width that was asked for is not positive.
  case widthIsNotPositive(Rational)
}

extension CapacityCertificateError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .inputCountMismatch(let law, let channel):
      return "the law on the inputs has \(law) outcomes; expected \(channel), one for each input"
    case .outputCountMismatch(let law, let channel):
      return "the law on the outputs has \(law) outcomes; expected \(channel), one for each output"
    case .outputMissed(let output, let input):
      return
        "the law on the outputs gives output \(output) the probability 0; expected more, because "
        + "input \(input) reaches it"
    case .lowerBoundTooGreat(let lower, let information):
      return "the lower bound is \(bits(lower)); expected at most I(p,W) = \(bits(information))"
    case .upperBoundTooSmall(let upper, let input, let divergence):
      return
        "the upper bound is \(bits(upper)); expected at least D(W_x||r) = \(bits(divergence)) for "
        + "the input x = \(input)"
    case .widthIsNotPositive(let width):
      return
        "the width of the capacity's enclosure is \(width.abbreviated); expected a number above 0"
    }
  }

  private func bits(_ form: LogForm) -> String { "\(form.enclosure(bits: 64).midpointText) bits" }
}

extension Enclosure {
  /// Some digits of a number that is known well.
  fileprivate var midpointText: String { midpoint.decimal(significantDigits: 17) }
}
