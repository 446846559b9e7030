extension DualCellBound {
  /// `Phi` at the centre with a bound of its error; sets the tilted laws and the gradient.
  func evaluate() -> (phi: Double, error: Double) {
    var size = 0.0
    for y in 0..<m { size = max(size, abs(centre[y])) }
    for x in 0..<n {
      var exponent = 0.0
      for y in 0..<m { exponent += problem.rows[x * m + y] * centre[y] }
      tiltedPrior[x] = exponent
    }
    let isSmall = finiteCount == m - 1 && size <= 1 && size <= 20 * ratio
    let value = isSmall ? valueNearZero(size) : valueFarOut(size)
    setGradient(size)
    return value
  }

  func valueFarOut(_ size: Double) -> (phi: Double, error: Double) {
    var top = -Double.infinity
    for y in 0..<m where isKept[y] { top = max(top, centre[y]) }
    var sum = 0.0
    for y in 0..<m {
      tilted[y] =
        isKept[y] ? problem.output[y] * FastExponential.value(max(-690, centre[y] - top)) : 0
      sum += tilted[y]
    }
    for y in 0..<m { tilted[y] /= sum }
    var highest = -Double.infinity
    for x in 0..<n {
      tiltedPrior[x] /= ratio
      highest = max(highest, tiltedPrior[x])
    }
    var total = 0.0
    for x in 0..<n {
      tiltedPrior[x] = problem.prior[x] * FastExponential.value(max(-690, tiltedPrior[x] - highest))
      total += tiltedPrior[x]
    }
    for x in 0..<n { tiltedPrior[x] /= total }
    let left = top + BoundedFunctions.logarithm(sum)
    let right = ratio * (highest + BoundedFunctions.logarithm(total))
    let error = 0x1p-42 * (1 + 2 * size + abs(left) + abs(right))
    return (left - right, error)
  }

  /// The same by sums of positive terms of second order, whose error is relative to them: with the mean a of g,
  /// `ln E_R e^(g - a) - r ln E_P e^((Wg - a)/r)`, and the first-order terms of both vanish.
  func valueNearZero(_ size: Double) -> (phi: Double, error: Double) {
    var a = 0.0
    for y in 0..<m { a += problem.output[y] * centre[y] }
    var (first, growthFirst) = (0.0, 0.0)
    for y in 0..<m {
      let z = centre[y] - a
      let square = z * z * FastExponential.secondQuotient(z)
      first += problem.output[y] * square
      growthFirst += problem.output[y] * abs(z + square)
      tilted[y] = problem.output[y] * FastExponential.value(z)
    }
    var (second, growthSecond) = (0.0, 0.0)
    for x in 0..<n {
      let z = (tiltedPrior[x] - a) / ratio
      let square = z * z * FastExponential.secondQuotient(z)
      second += problem.prior[x] * square
      growthSecond += problem.prior[x] * abs(z + square)
      tiltedPrior[x] = problem.prior[x] * FastExponential.value(z)
    }
    let left = first * BoundedFunctions.logarithmQuotient(first)
    let right = ratio * second * BoundedFunctions.logarithmQuotient(second)
    let unit = Double(2 * m + 8) * 0x1p-52 * size
    let error =
      0x1p-42 * (left + right) + unit * (growthFirst + growthSecond)
      + unit * (first + second) + unit * unit / ratio
    for y in 0..<m { tilted[y] /= 1 + first }
    for x in 0..<n { tiltedPrior[x] /= 1 + second }
    return (left - right, error)
  }

  func setGradient(_ size: Double) {
    for y in 0..<m { mean[y] = 0 }
    for x in 0..<n {
      let weight = tiltedPrior[x]
      for y in 0..<m { mean[y] += weight * problem.rows[x * m + y] }
    }
    unit = 0x1p-43 * (1 + size * (1 + 1 / ratio) * 0.25)
    for y in 0..<m {
      gradient[y] = tilted[y] - mean[y]
      gradientError[y] = unit * (tilted[y] + mean[y])
    }
  }
}
