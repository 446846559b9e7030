import ExactArithmetic

extension QuantityExpression {
  /// About so many combinations of outcomes are gone through for the value, for a law with a number of them.
  func passCount(cells: Double) -> Double {
    switch kind {
    case .number, .unit: 0
    case .sum(let terms), .product(let terms):
      terms.reduce(0) { $0 + $1.operand.passCount(cells: cells) }
    case .power(let operand, _), .logarithm(let operand), .binaryEntropy(let operand):
      operand.passCount(cells: cells)
    case .minimum(let list), .maximum(let list):
      list.reduce(0) { $0 + $1.passCount(cells: cells) }
    case .binaryDivergence(let first, let second):
      first.passCount(cells: cells) + second.passCount(cells: cells)
    case .information(let groups, _):
      groups.count == 2
        ? cells : cells * Double(sign: .plus, exponent: groups.count, significand: 1)
    case .divergence(_, let first, let second):
      first.passCount(cells: cells) + second.passCount(cells: cells)
    case .entropy, .channel, .probability: cells
    }
  }
}

extension QuantityExpression.LawTerm {
  /// A product of laws has a combination for each choice of one of each factor, up to the limit for these.
  fileprivate func passCount(cells: Double) -> Double {
    let product = factors.reduce(1.0) { count, _ in min(count * cells, 1e6) }
    return max(cells, product)
  }
}
