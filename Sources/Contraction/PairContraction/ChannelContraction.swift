import Claims
import ExactArithmetic

/// `eta_KL(W)` as a report has it: exact, or where its polynomial would take more than some ten seconds within about 1e-13.
///
/// `Channel.klContraction` is always exact.
public struct ChannelContraction: Sendable {
  /// The exact coefficient, where it is computed.
  public let exact: KLContraction?
  /// Exact numbers that the coefficient lies between: equal where it is exact.
  public let bounds: ExactBounds
  /// The first pair of inputs that attains it, or that may where it is not exact; `nil` when all rows are equal.
  public let pair: KLContraction.Pair?

  init(_ exact: KLContraction) {
    self.exact = exact
    bounds = ExactBounds(exact.value, exact.value)
    pair = exact.pair
  }

  init(bounds: ExactBounds, pair: KLContraction.Pair) {
    exact = nil
    self.bounds = bounds
    self.pair = pair
  }

  /// The coefficient as a side of a claim.
  public var value: Quantity { exact.map { .algebraic($0.value) } ?? .between(bounds) }
}

extension ChannelContraction: CustomStringConvertible {
  /// The coefficient, or the interval.
  public var description: String { exact?.description ?? bounds.description }
}
