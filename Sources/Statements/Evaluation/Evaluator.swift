import AlgebraicNumbers
import Contraction
import ExactArithmetic
import InformationTheory
import Work

/// Evaluates expressions in a context.
struct Evaluator {
  /// The text that positions refer to.
  let text: String
  let context: StatementContext
  let limits: WorkLimits

  func problem(_ position: Int, _ problem: String) -> StatementError {
    .meaning(text: text, position: position, problem: problem)
  }

  /// The error that what stands at a position is not defined for this law.
  func undefined(_ position: Int, _ problem: String) -> StatementError {
    .undefined(text: text, position: position, problem: problem)
  }

  private func problem(
    _ problem: ValueProblem, _ position: Int, _ words: String
  ) -> StatementError {
    let description = words + problem.description
    return problem.isOfKind
      ? self.problem(position, description) : undefined(position, description)
  }

  func value(_ expression: QuantityExpression) throws -> StatementValue {
    do {
      return try value(of: expression)
    } catch let error as ValueProblem {
      throw problem(error, expression.position, "\(expression.text) is ")
    }
  }

  private func value(of expression: QuantityExpression) throws -> StatementValue {
    switch expression.kind {
    case .number(let number): return StatementValue(number)
    case .unit(let unit): return Evaluator.value(of: unit)
    case .sum(let terms): return try sum(terms)
    case .product(let factors): return try product(factors)
    case .power(let base, let exponent): return try power(base, exponent, at: expression.position)
    case .minimum(let list): return try minimum(list)
    case .maximum(let list): return -(try minimum(list, isOfNegatives: true))
    case .logarithm(let argument):
      let number = try rational(argument, "the argument of log") { $0.signum() > 0 }
      return StatementValue(LogForm.log(number))
    case .binaryEntropy(let argument):
      return StatementValue(binaryEntropy(try probability(argument)))
    case .binaryDivergence(let first, let second):
      return StatementValue(binaryDivergence(try probability(first), try probability(second)))
    case .entropy(let group, let given): return try entropy(group, given: given)
    case .information(let groups, let given): return try information(groups, given: given)
    case .divergence(let divergence, let first, let second):
      return try value(of: divergence, first, from: second, at: expression.position)
    case .channel(let quantity, let term): return try value(of: quantity, term)
    case .probability(let events, let given):
      return StatementValue(try probability(events, given: given, at: expression.position))
    }
  }

  // MARK: Arithmetic

  private static func value(of unit: QuantityExpression.Unit) -> StatementValue {
    switch unit {
    case .bits: StatementValue(LogForm.bits(1))
    case .nats: StatementValue(.information(InformationValue(nats: 1)))
    case .hartleys: StatementValue(LogForm.log(Integer(10)))
    }
  }

  private func sum(_ terms: [QuantityExpression.Term]) throws -> StatementValue {
    let values = try terms.map { term in
      let value = try value(term.operand)
      return term.isInverse ? -value : value
    }
    return try values.dropFirst().reduce(values[0]) { try $0 + $1 }
  }

  private func product(_ factors: [QuantityExpression.Term]) throws -> StatementValue {
    var result = try value(factors[0].operand)
    for factor in factors.dropFirst() {
      let operand = try value(factor.operand)
      do {
        result = factor.isInverse ? try result / operand : try result * operand
      } catch {
        throw problem(error, factor.operand.position, "here is ")
      }
    }
    return result
  }

  private func power(
    _ base: QuantityExpression, _ exponent: Int, at position: Int
  ) throws -> StatementValue {
    let value = try value(base)
    if value.isInformation { throw problem(position, "a power of a quantity of information") }
    guard let number = value.rationalValue else {
      return try power(ofIrrational: value, exponent, at: position)
    }
    if number.isZero && exponent < 0 { throw undefined(position, "a division by 0") }
    let bits = max(number.numerator.bitWidth, number.denominator.bitWidth)
    let size = Double(bits) * Double(exponent.magnitude)
    if size > Double(Evaluator.greatestPower) {
      throw WorkRefused(
        "a power in a statement", size: .count("about \(Int(size)) bits"),
        limit: .fixed(Evaluator.greatestPower, unit: "bits"))
    }
    let magnitude = Int(exponent.magnitude)
    let power = Rational(number.numerator.power(magnitude), number.denominator.power(magnitude))
    return StatementValue(exponent < 0 ? power.reciprocal() : power)
  }

  private func power(
    ofIrrational value: StatementValue, _ exponent: Int, at position: Int
  ) throws -> StatementValue {
    if exponent.magnitude > Evaluator.greatestExponent {
      throw problem(
        position,
        "the exponent of an irrational number is \(exponent); expected at most \(Evaluator.greatestExponent)"
      )
    }
    let magnitude = Int(exponent.magnitude)
    if magnitude == 0 { return StatementValue(Rational.one) }
    var result = value
    if case .number(let number) = value.storage {
      let degree = number.approximation.degree * magnitude
      if degree > Evaluator.greatestExponent {
        throw problem(
          position,
          "the product of the exponents of powers in one another is \(degree); expected at most "
            + "\(Evaluator.greatestExponent)")
      }
      result = StatementValue(.number(number.power(magnitude)))
    } else {
      for _ in 1..<magnitude { result = try result * value }
    }
    return exponent < 0 ? try StatementValue(Rational.one) / result : result
  }

  /// An irrational number is raised to a power of at most so much, also by powers in one another.
  private static let greatestExponent = 64

  /// A power has at most so many bits.
  private static let greatestPower = 10_000_000

  private func minimum(
    _ list: [QuantityExpression], isOfNegatives: Bool = false
  ) throws -> StatementValue {
    let values = try list.map { item in
      let value = try value(item)
      return isOfNegatives ? -value : value
    }
    return try values.dropFirst().reduce(values[0]) { try StatementValue.minimum($0, $1) }
  }

  // MARK: Functions of numbers

  private func rational(
    _ expression: QuantityExpression, _ name: String,
    expected: String = "a positive rational number",
    _ isAllowed: (Rational) -> Bool
  ) throws -> Rational {
    let value = try value(expression)
    guard let number = value.rationalValue else {
      throw problem(
        expression.position,
        "\(name) is \(value.isInformation ? "a quantity of information" : "no rational number"); expected \(expected)"
      )
    }
    if !isAllowed(number) {
      throw undefined(expression.position, "\(name) is \(number); expected \(expected)")
    }
    return number
  }

  private func probability(_ expression: QuantityExpression) throws -> Rational {
    try rational(expression, "the probability", expected: "a rational number from 0 to 1") {
      !$0.isNegative && $0 <= 1
    }
  }

}

// MARK: - From Swift

extension QuantityExpression {
  /// The value of the expression.
  ///
  /// - Parameters:
  ///   - context: what its names stand for.
  ///   - limits: how much work may be done for a capacity.
  /// - Throws: ``StatementError`` for a name that stands for nothing and for what is not defined, `WorkRefused`.
  public func value(
    in context: StatementContext = StatementContext(), limits: WorkLimits = .standard
  ) throws -> StatementValue {
    try Evaluator(text: text, context: context, limits: limits).value(self)
  }
}
