extension DualCellBound {
  /// `ln sum R e^lower >= r ln sum P e^((W upper)/r)`, as both increase in g.
  func isMonotone(_ box: DualBox) -> Bool {
    var (top, sum, size) = (-Double.infinity, 0.0, 0.0)
    for y in 0..<m where box.lower[y] > -.infinity {
      top = max(top, box.lower[y])
      size = max(size, abs(box.lower[y]))
    }
    for y in 0..<m where box.lower[y] - top > -600 {
      sum += problem.output[y] * FastExponential.value(box.lower[y] - top)
    }
    let left = top + BoundedFunctions.logarithm(sum)
    var highest = -Double.infinity
    for x in 0..<n {
      var exponent = 0.0
      for y in 0..<m {
        exponent += problem.rows[x * m + y] * box.upper[y]
        size = max(size, abs(box.upper[y]))
      }
      tiltedPrior[x] = exponent / ratio
      highest = max(highest, tiltedPrior[x])
    }
    var total = 0.0
    for x in 0..<n where tiltedPrior[x] - highest > -600 {
      total += problem.prior[x] * FastExponential.value(tiltedPrior[x] - highest)
    }
    let right = ratio * (highest + BoundedFunctions.logarithm(total))
    let error = 0x1p-42 * (1 + size + abs(left) + abs(right) + ratio * abs(highest))
    return left - right >= error
  }

  /// Whether `Phi >= 0` on the box by a bound that is linear in h.
  ///
  /// The logarithm of the sum over R is at least its tangent. With `s_x = (Wh)_x/r` and `|s_x| <= S_x` the sum over P is, by the chord,
  /// at most `A + b h`, where `A = E_(P_c) cosh S` and `b h = E_(P_c) s (sinh S)/S`; and `-r ln` of that is at least its
  /// tangent. So `Phi(c + h) >= Phi(c) - r ln A + (R_c - r b / A) h`. Unlike a bound of the Hessian it does not suffer where an output
  /// has next to no mass under R but some under P.
  func isAboveChord(least: Double) -> Bool {
    var excess = 0.0  // A - 1
    for y in 0..<m { effect[y] = 0 }
    for x in 0..<n {
      let reach = self.reach[x]
      let half = FastExponential.value(reach / 2)
      let rise = (half - 1 / half) / 2  // sinh S/2, as cosh S - 1 = 2 (sinh S/2)^2
      excess += tiltedPrior[x] * 2 * rise * rise
      let slope = reach > 1e-4 ? (half * half - 1 / (half * half)) / (2 * reach) : 1
      let weight = tiltedPrior[x] * slope
      for y in 0..<m { effect[y] += weight * problem.rows[x * m + y] }
    }
    // The sums err by the unit of the tilted laws, the quotients of differences by less than 1e-7.
    let error = 1e-7 + 2 * unit
    excess = excess * (1 + 10 * error) + 1e-14
    var linear = 0.0
    for i in 0..<finiteCount {
      let y = finite[i]
      let slope = effect[y] / (1 + excess)
      linear += (abs(tilted[y] - slope) + error * (tilted[y] + slope)) * radius[y]
    }
    let loss = ratio * BoundedFunctions.logarithm(1 + excess) + linear
    return least >= loss * (1 + 1e-9) + 1e-15
  }

  /// Whether `Phi(c) + grad h + h M h / 2 >= 0` on the box.
  func isConvexEnough(
    least: Double, linear: Double, _ exponents: (Double, Double)
  ) -> Bool {
    if finiteCount == 0 { return true }
    let shrink = FastExponential.value(-exponents.0) * (1 - 1e-8)
    let growth = FastExponential.value(exponents.1) * (1 + 1e-8) / ratio
    setMatrix(shrink: shrink, growth: growth)
    if decompose() {
      // The least value of the quadratic is -grad M^-1 grad / 2.
      return least >= min(linear, quadraticLoss()) * (1 + 1e-6)
    }
    // h M h >= -s V for M + s Cov positive definite and V the greatest variance of h.
    let excess = least - linear * (1 + 1e-9)
    if excess <= 0 { return false }
    let greatestVariance = variance()
    if greatestVariance <= 0 { return false }
    let s = 2 * excess / greatestVariance * (1 - 1e-9)
    setMatrix(shrink: shrink + s, growth: growth)
    return decompose()
  }
}
