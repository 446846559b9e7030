import Claims
import ExactArithmetic

extension InformationQuantity {
  /// Whether both are exact and equal.
  static func == (lhs: InformationQuantity, rhs: LogForm) -> Bool { lhs.logForm == rhs }
}

extension Quantity {
  /// Whether both are exact quantities of information and equal.
  static func == (lhs: Quantity, rhs: LogForm) -> Bool { lhs.logForm == rhs }
}
