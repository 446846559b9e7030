import ExactArithmetic
import Work

extension NearestNeighbours {
  /// The error of the k-nearest-neighbour rule with `n` samples, exactly.
  ///
  /// Of `n` samples let `j < k` lie in the shells before one and `k-j` or more in it. Those chosen in it are a random part of the samples
  /// there, so that their labels are independent with the mean label law of the shell; so are those before, with theirs. The
  /// votes are a sum of two binomial numbers.
  ///
  /// - Parameters:
  ///   - n: the number of samples.
  ///   - k: the number of neighbours, odd and at most `n`.
  ///   - limits: how much work is allowed.
  ///   - monitor: is told the work and receives its progress.
  /// - Throws: ``NearestNeighbourError``; `WorkRefused`; `CancellationError`.
  /// - Complexity: for each pair of points O(k^2) operations for `k > 1`, of numbers whose length grows with `n`.
  public func error(
    samples n: Int, neighbours k: Int = 1, limits: WorkLimits = .standard,
    monitor: WorkMonitor = WorkMonitor()
  ) throws -> Rational {
    if n < 1 { throw NearestNeighbourError.samplesOutOfRange(n) }
    if k < 1 || k > n || k & 1 == 0 {
      throw NearestNeighbourError.neighboursOutOfRange(k, samples: n)
    }
    try admit(n, k, limits, monitor)
    let points = labelLaw.indices.filter { !law.counts[$0].isZero }
    let errors = try monitor.map(points) { (point: Int) -> Rational in
      mass(of: point) * error(at: point, n, k)
    }
    return Rational.sum(errors)
  }

  /// The greatest product of the number of pairs of points, of `k^2` and of the length of the numbers in bits.
  public static let greatestErrorWork = 4_000_000_000

  private func admit(
    _ n: Int, _ k: Int, _ limits: WorkLimits, _ monitor: WorkMonitor
  ) throws {
    let pairs = Double(shells.reduce(0) { $0 + $1.count })
    let labelBits = labelLaw.map(\.denominator.bitWidth).max() ?? 0
    let bits = Double(n) * Double(law.denominator.bitWidth) + Double(k) * Double(labelBits) + 64
    let work = pairs * Double(k) * Double(k) * bits
    let subject = "the error of \(k)-NN on \(labelLaw.count) points with n = \(n) samples"
    if work > Double(NearestNeighbours.greatestErrorWork) {
      throw WorkRefused(
        subject,
        size: .count("\(WorkEstimate.short(work)) bits to go through"),
        limit: .fixed(NearestNeighbours.greatestErrorWork, unit: ""))
    }
    try limits.admit(
      WorkEstimate(
        subject: subject, operations: work / 16, bytes: bits * Double(labelLaw.count) / 4,
        isUpperBound: true), monitor)
  }

  /// The error at one test point.
  private func error(at point: Int, _ n: Int, _ k: Int) -> Rational {
    let eta = labelLaw[point]
    var inner = Masses.none
    var majority = Rational.zero
    for shell in shells[point] {
      let own = Masses(self, shell)
      if own.mass.isZero { continue }
      majority += probabilityOfMajority(inner, own, n, k)
      inner = Masses(mass: inner.mass + own.mass, ones: inner.ones + own.ones)
    }
    return eta * (1 - majority) + (1 - eta) * majority
  }

  /// The probability that the k-th neighbour lies in a shell and most of the k have the label 1.
  private func probabilityOfMajority(
    _ inner: Masses, _ own: Masses, _ n: Int, _ k: Int
  ) -> Rational {
    if k == 1 {
      // The nearest shell: a power for each end.
      let reached = (1 - inner.mass).power(n) - (1 - inner.mass - own.mass).power(n)
      return reached * own.ones / own.mass
    }
    var sum = Rational.zero
    for before in 0..<k where before == 0 || !inner.mass.isZero {
      let chosen = k - before
      let weight =
        Rational(Integer.binomial(n, before)) * inner.mass.power(before)
        * atLeast(chosen, of: n - before, own.mass, outside: 1 - inner.mass - own.mass)
      if weight.isZero { continue }
      sum += weight * majority((before, inner.labelLaw), (chosen, own.labelLaw))
    }
    return sum
  }

  /// The mass of outcomes with at least so many of `count` samples in a shell, and the rest outside.
  private func atLeast(
    _ least: Int, of count: Int, _ mass: Rational, outside: Rational
  ) -> Rational {
    var fewer = Rational.zero
    for number in 0..<least {
      fewer +=
        Rational(Integer.binomial(count, number)) * mass.power(number)
        * outside.power(count - number)
    }
    return (mass + outside).power(count) - fewer
  }

  /// The probability that most labels of two independent groups are 1.
  private func majority(
    _ first: (count: Int, eta: Rational), _ second: (count: Int, eta: Rational)
  ) -> Rational {
    func binomial(_ group: (count: Int, eta: Rational)) -> [Rational] {
      (0...group.count).map { j in
        Rational(Integer.binomial(group.count, j)) * group.eta.power(j)
          * (1 - group.eta).power(group.count - j)
      }
    }
    let (a, b) = (binomial(first), binomial(second))
    let total = first.count + second.count
    var sum = Rational.zero
    for (i, p) in a.enumerated() {
      for (j, q) in b.enumerated() where 2 * (i + j) > total { sum += p * q }
    }
    return sum
  }
}

/// The mass of a set of points, and the part of it that has the label 1.
private struct Masses {
  let mass: Rational
  let ones: Rational

  static let none = Masses(mass: .zero, ones: .zero)

  init(mass: Rational, ones: Rational) {
    self.mass = mass
    self.ones = ones
  }

  init(_ neighbours: NearestNeighbours, _ points: [Int]) {
    mass = Rational.sum(points.map { neighbours.mass(of: $0) })
    ones = Rational.sum(points.map { neighbours.mass(of: $0) * neighbours.labelLaw[$0] })
  }

  /// The mean label law.
  var labelLaw: Rational { mass.isZero ? .zero : ones / mass }
}
