import ExactArithmetic
import Work

/// The order of a Renyi divergence is negative.
public struct RenyiOrderError: InputError, Hashable {
  /// The order.
  public let order: Rational

  public var description: String {
    "the order of the Renyi divergence is \(order.abbreviated); expected a number that is at least 0, "
      + "or infinity"
  }
}
