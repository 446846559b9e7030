import ExactArithmetic
import InformationTheory
import Work

/// Why a question about unlearning is refused.
public enum UnlearningError: InputError, Hashable {
  /// A channel that is no chain: its outputs are not its inputs.
  case chainIsNotSquare(inputs: Int, outputs: Int)
  /// A law on another number of states.
  case stateCount(law: String, count: Int, states: Int)
  /// A target that a step changes; the state counts from 1.
  case targetIsNotStationary(state: Int, before: Rational, after: Rational)
  /// A state that the start has and the target has not, so that the divergence is infinite; it counts from 1.
  case startIsNotCovered(state: Int)
  /// An order of the divergence that is no integer from 2 on.
  case orderOutOfRange(Rational)
  /// A threshold that is not positive.
  case thresholdIsNotPositive(Rational)
  /// A parameter of Langevin dynamics out of its range; the text says which and what was expected.
  case parameterOutOfRange(name: String, value: Rational, expected: String)

  /// The greatest order.
  public static let greatestOrder = 64

  public var description: String {
    switch self {
    case .chainIsNotSquare(let inputs, let outputs):
      return
        "the channel has \(inputs) inputs and \(outputs) outputs; expected a chain, as many of both"
    case .stateCount(let law, let count, let states):
      return "the \(law) has \(count) probabilities; expected \(states), one for each state"
    case .targetIsNotStationary(let state, let before, let after):
      return
        "the target is not stationary: a step takes the probability of state \(state) from \(before) to \(after)"
    case .startIsNotCovered(let state):
      return
        "the start has a positive probability of state \(state) and the target has 0: the divergence is infinite; expected a "
        + "target that covers the start"
    case .orderOutOfRange(let order):
      return
        "the order is \(order); expected an integer from 2 to \(UnlearningError.greatestOrder)"
    case .thresholdIsNotPositive(let value):
      return "the threshold is \(value); expected a number above 0"
    case .parameterOutOfRange(let name, let value, let expected):
      return "the \(name) is \(value); expected \(expected)"
    }
  }
}
