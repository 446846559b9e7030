import ExactArithmetic

extension Quantity: CustomStringConvertible {
  /// The number as its own type describes it, exact where it is; a quantity of information with its unit.
  public var description: String {
    switch self {
    case .rational(let value): return value.description
    case .algebraic(let value): return value.description
    case .squareRoots(let value):
      if value.rationalValue != nil { return value.description }
      let digits = ComputableReal { value.enclosure(bits: $0) }.description
      return "\(value) = \(digits)"
    case .information(let value): return value.description
    case .computable(let value): return value.description
    case .enclosed(let value): return value.description
    case .quotient(let value):
      return value.rationalValue?.description ?? "\(value) = \(value.computableReal)"
    case .between(let bounds): return bounds.description
    }
  }
}
