import ExactArithmetic
import Work

/// Why an asymptotic computation is refused.
public enum AsymptoticsError: InputError, Hashable {
  case invalidRule(String, expected: String)
  case log2ExamplesOutOfRange(Int)
  case dimensionOutOfRange(DimensionRule, log2Examples: Int)
  case targetOutOfRange(Rational, log2Examples: Int)
  case targetDependsOnOptimum(SuccessRule)
  case unreachableOptimum(Rational, log2Examples: Int, dimension: Int, greatest: Enclosure)
  case thresholdOutOfRange(Rational, log2Examples: Int, dimension: Int)
  case successOutOfRange(Rational, log2Examples: Int, dimension: Int, optimum: Enclosure)
  case digitsOutOfRange(Int)

  public var description: String {
    switch self {
    case .invalidRule(let text, let expected):
      return "\"\(text)\": expected \(expected)"
    case .log2ExamplesOutOfRange(let m):
      return "log2 k = \(m): the binary logarithm of the number of examples must be at least 1"
    case .dimensionOutOfRange(let rule, let m):
      return
        "d = \(rule) at k = 2^\(m): the dimension must be at least 1 and fit a machine word"
    case .targetOutOfRange(let target, let m):
      return
        "OPT = \(target) at k = 2^\(m): the optimum to be solved for must lie above 1/k and below 1"
    case .targetDependsOnOptimum(let rule):
      return
        "OPT = \(rule): the optimum to be solved for must not refer to itself; expected a rational or 1-c/log2(k)"
    case .unreachableOptimum(let target, let m, let d, let greatest):
      return
        "OPT = \(target) at k = 2^\(m), d = \(d): no correlation gives that much; at rho = 1 "
        + "OPT is in \(greatest.description(significantDigits: 6))"
    case .thresholdOutOfRange(let threshold, let m, let d):
      return
        "rho^2 d/(2 ln k) = \(threshold) at k = 2^\(m), d = \(d): the threshold must be above 0, and so "
        + "small that rho is at most 1"
    case .successOutOfRange(let success, let m, let d, let optimum):
      return
        "success \(success.decimal(significantDigits: 12)) at k = 2^\(m), d = \(d): expected at "
        + "least 1/k and at most OPT, which is in \(optimum.description(significantDigits: 6))"
    case .digitsOutOfRange(let digits):
      return "rho with \(digits) significant digits: expected 2 to \(Asymptotics.greatestDigits)"
    }
  }
}
