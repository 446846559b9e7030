import ExactArithmetic
import InformationTheory

/// The information about a standard normal variable `g` in a sign that is + with probability `Phi(k g)` given `g`:
/// `1 - E h(Phi(k g))` bits, with the standard normal distribution function `Phi`.
///
/// A sign of a jointly Gaussian variable with correlation `r` to `g` has `k = r/sqrt(1 - r^2)`.
struct SignInformation {
  /// `k^2`.
  let squaredSlope: Rational

  private static let bits = 72
  /// The function is integrated up to this point, beyond which the normal tail is below `10^-15`, or up to
  /// ``steepPoint`` if that comes first.
  private static let end = 8
  private static let cellCount = 640
  /// Beyond this value of `k g` the function is 1 up to `2^-200`.
  private static let steepPoint = Rational(20)

  /// A certified enclosure in bits, some `10^-4` of the value wide.
  ///
  /// On a cell with the middle c the function `f(g) = 1 - h(Phi(k g))` is `f(c) + f'(c)(g-c) + f''/2 (g-c)^2` with
  /// `f''` somewhere on the cell, and the normal law integrates the first two terms exactly.  With `u = k g`,
  ///
  ///     f' = k phi(u) log2(Phi/(1-Phi)),
  ///     f'' = k^2 (phi(u)^2/(Phi (1-Phi) ln 2) - u phi(u) log2(Phi/(1-Phi))),
  ///
  /// whose two parts are bounded on a cell by their monotone factors.  (Derived here.)
  ///
  /// - Complexity: some 10,000 values of special functions: a second.
  var enclosure: Enclosure {
    if squaredSlope.isZero { return .zero }
    let bits = SignInformation.bits
    let slope = Enclosure.squareRoot(Enclosure(squaredSlope), bits: bits)
    let steepEnd = (SignInformation.steepPoint / slope.lower).rounded(toSignificantBits: 16, .up)
    let width = min(Rational(SignInformation.end), steepEnd) / Rational(SignInformation.cellCount)
    var sum = Enclosure.zero
    var left = Tail(at: .zero)
    var (leftMass, leftDensity) = (left.tail, left.density)
    for cell in 0..<SignInformation.cellCount {
      let start = Rational(cell) * width
      let (middle, stop) = (start + width / 2, start + width)
      let right = Tail(at: slope * Enclosure(stop))
      let center = Tail(at: slope * Enclosure(middle))
      let normal = Tail(at: Enclosure(stop))
      let mass = leftMass - normal.tail
      // The integral of (g - c) over the cell.
      let moment = leftDensity - normal.density - middle * mass
      let curvature = Tail.curvature(left, right) * Enclosure(squaredSlope)
      let spread = mass * Enclosure(.zero, width * width / 8)
      let parts =
        center.value * mass + slope * center.density * center.logRatio * moment
        + curvature * spread
      let monotone = mass * Enclosure(left.value.lower, min(right.value.upper, 1))
      sum = (sum + parts.intersection(monotone)).rounded(toBits: bits)
      (left, leftMass, leftDensity) = (right, normal.tail, normal.density)
    }
    // Beyond the end the function lies between its value there and 1.
    let rest = leftMass * Enclosure(min(left.value.lower, 1), 1)
    return (2 * (sum + rest)).rounded(toBits: bits)
  }

  /// The normal law at a point `u >= 0`.
  private struct Tail {
    let point: Enclosure
    /// `1 - Phi(u)`.
    let tail: Enclosure
    /// `phi(u)`.
    let density: Enclosure
    /// `log2(Phi/(1-Phi))`, at least 0.
    let logRatio: Enclosure

    init(at u: Enclosure) {
      let bits = SignInformation.bits
      point = u.rounded(toBits: bits)
      tail = NormalLaw.tail(point, bits: bits)
      density = NormalLaw.density(point, bits: bits)
      let odds = Enclosure.log2((Enclosure(1) - tail).divided(by: tail, bits: bits), bits: bits)
      logRatio = Enclosure(max(odds.lower, .zero), max(odds.upper, .zero))
    }

    /// `1 - h(Phi(u))`.
    var value: Enclosure {
      let half = Rational(1, 2)
      let inside = Enclosure(min(tail.lower, half), min(tail.upper, half))
      return Enclosure(1) - Enclosure.binaryEntropy(inside, bits: SignInformation.bits)
    }

    /// Bounds of `f''/k^2` between two points, `left` before `right`.
    static func curvature(_ left: Tail, _ right: Tail) -> Enclosure {
      let bits = SignInformation.bits
      // phi decreases; Phi (1 - Phi) decreases; u and log2(Phi/(1-Phi)) increase.
      func product(_ tail: Enclosure) -> Enclosure { tail * (Enclosure(1) - tail) }
      let logTwo = Enclosure.log(Rational(2), bits: bits)
      let density = Enclosure(right.density.lower, left.density.upper)
      let spread = Enclosure(product(right.tail).lower, product(left.tail).upper)
      let first = (density * density).divided(by: spread * logTwo, bits: bits)
      let second =
        Enclosure(left.point.lower, right.point.upper) * density
        * Enclosure(left.logRatio.lower, right.logRatio.upper)
      return (first - second).rounded(toBits: bits)
    }
  }
}
