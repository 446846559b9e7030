import ExactArithmetic

extension Enclosure {
  /// The square.
  var squared: Enclosure {
    let (a, b) = (lower * lower, upper * upper)
    return Enclosure(contains(Rational.zero) ? Rational.zero : min(a, b), max(a, b))
  }
}
