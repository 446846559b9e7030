extension DualCellBound {
  func widestSide(_ box: DualBox) -> Int {
    var (side, greatest) = (box.reference, -1.0)
    for y in 0..<m where y != box.reference {
      var reach = 0.0
      for x in 0..<n { reach = max(reach, problem.rows[x * m + y]) }
      let size =
        box.lower[y] == -.infinity
        ? (box.upper[y] > -4 ? 2.0 : 0.0) : radius[y] * (1 + reach / ratio)
      if size > greatest { (side, greatest) = (y, size) }
    }
    return side
  }

  /// The side along which the value varies most.
  func steepestSide(_ box: DualBox) -> Int {
    var (side, greatest) = (box.reference, -1.0)
    for y in 0..<m where y != box.reference {
      var size = 0.0
      if box.lower[y] == -.infinity {
        size = problem.output[y] * FastExponential.value(min(3, max(-690, centre[y])))
        for x in 0..<n where problem.rows[x * m + y] > 0 { size += ratio * tiltedPrior[x] }
      } else {
        var curvature = tilted[y] * (1 - tilted[y])
        for x in 0..<n {
          let difference = problem.rows[x * m + y] - mean[y]
          curvature += tiltedPrior[x] * difference * difference / ratio
        }
        size = abs(gradient[y]) * radius[y] + curvature * radius[y] * radius[y]
      }
      if size > greatest { (side, greatest) = (y, size) }
    }
    return side
  }
}
