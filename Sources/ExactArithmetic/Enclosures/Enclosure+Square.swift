extension Enclosure {
  /// The square.
  public var squared: Enclosure {
    let (a, b) = (lower * lower, upper * upper)
    return Enclosure(contains(Rational.zero) ? Rational.zero : min(a, b), max(a, b))
  }
}
