import ExactArithmetic
import Work

extension Channel {
  /// The capacity `C = max_p I(p,W)` of the channel, with two laws that prove it.
  ///
  /// It is exact where the optimal law of the output is found to be rational: for symmetric and weakly
  /// symmetric channels (of which the binary symmetric and erasure channels are), noiseless and useless
  /// ones, and many others, such as the Z-channel with p = 1/2. Otherwise both laws are rounded to as
  /// many bits as the width needs, and the bounds that they prove are exact log forms. Equal rows,
  /// inputs that are better not used, and outputs that are never reached are allowed.
  ///
  /// - Parameters:
  ///   - width: how far apart the bounds may be, in bits.
  ///   - limits: how much work may be done.
  ///   - monitor: is told of the work before it begins.
  /// - Returns: the certificate; its `gap` exceeds the width only where the search for the optimum failed.
  /// - Throws: ``CapacityCertificateError/widthIsNotPositive(_:)``, `WorkRefused`, `CancellationError`.
  /// - Complexity: O(n^2 (n + m)) operations for n different rows and m outputs, some 40 times, and
  ///   some n m logarithms.
  public func capacity(
    width: Rational = Rational(1, 1_000_000_000_000), limits: WorkLimits = .standard,
    monitor: WorkMonitor = WorkMonitor()
  ) throws -> CapacityCertificate {
    if width.signum() <= 0 { throw CapacityCertificateError.widthIsNotPositive(width) }
    try limits.admit(capacityEstimate(width: width), monitor)
    return try CapacitySearch(self, width: width).certificate()
  }

  private func capacityEstimate(width: Rational) -> WorkEstimate {
    let (n, m) = (Double(inputCount), Double(outputCount))
    let words = Double(max(1, width.denominator.bitWidth - width.numerator.bitWidth)) / 64 + 4
    return WorkEstimate(
      subject: "the capacity of a channel of \(inputCount) inputs and \(outputCount) outputs",
      operations: 40 * n * n * (n / 3 + m / 2) + 100 * n * m * words * words * words,
      bytes: 24 * n * n + n * m * (64 + 16 * words))
  }
}

/// The search for a law on the inputs that attains a capacity, and its rounding.
struct CapacitySearch {
  private let channel: Channel
  private let width: Rational
  /// The first input of each kind: inputs with equal rows are of one kind.
  private let inputs: [Int]

  init(_ channel: Channel, width: Rational) {
    self.channel = channel
    self.width = width
    var seen: Set<[Integer]> = []
    inputs = (0..<channel.inputCount).filter { seen.insert(Array(channel.rowCounts($0))).inserted }
  }

  /// The certificate, exact where an exact one is found.
  func certificate() throws -> CapacityCertificate {
    for candidate in [Array(0..<channel.inputCount), inputs] {
      if let exact = try exactCertificate(uniformOver: candidate) { return exact }
    }
    let rows = inputs.map { channel.row($0).probabilities }
    let centered = CenteredRows(rows)
    let start = CapacityInteriorPoint(centered)
    try Task.checkCancellation()
    var active = start.active
    if active.isEmpty { active = Array(inputs.indices) }
    var law = start.law
    DependentRows.remove(from: &active, of: centered.scaledDifferences, law: &law)
    let wanted = max(widthBits + 24, CapacitySearch.recognitionBits)
    var refinement = CapacityRefinement(
      try Channel(rows), start: law, active: active, accuracy: wanted)
    let refined = refinement.solve()
    try Task.checkCancellation()
    if let exact = try exactCertificate(near: refined, accuracy: wanted) { return exact }
    return try roundedCertificate(of: refined)
  }

  /// The number of bits of the width.
  private var widthBits: Int {
    max(8, width.denominator.bitWidth - width.numerator.bitWidth + 1)
  }

  /// To so many bits the law is found at least, so that short fractions in it are recognised.
  private static let recognitionBits = 192

  // MARK: Exact laws

  /// The certificate of the uniform law on some inputs, if that attains the capacity.
  private func exactCertificate(uniformOver inputs: [Int]) throws -> CapacityCertificate? {
    let weights = (0..<channel.inputCount).map { inputs.contains($0) ? Integer.one : .zero }
    return try exactCertificate(FiniteLaw(normalizing: weights))
  }

  /// The certificate of the law of short fractions close to a law, if there is one that attains the
  /// capacity.
  private func exactCertificate(near law: [Rational], accuracy: Int) throws -> CapacityCertificate?
  {
    let radius = Rational(1).scaled(byPowerOfTwo: -(accuracy - 32))
    let fractions = law.map { weight in
      Enclosure(max(weight - radius, 0), weight + radius).simplestRational
    }
    let longest = fractions.lazy.map(\.denominator.bitWidth).max()!
    if longest > accuracy / 3 || Rational.sum(fractions) != 1 { return nil }
    return try exactCertificate(FiniteLaw(onAllInputs(fractions)))
  }

  /// The certificate of a law, if that attains the capacity: `D(W_x||pW)` is the same for all inputs
  /// that it uses, and not more for the others.
  private func exactCertificate(_ law: FiniteLaw<Int>) throws -> CapacityCertificate? {
    let output = try channel.output(of: law)
    let isReached = (0..<channel.inputCount).allSatisfy { x in
      zip(channel.rowCounts(x), output.counts).allSatisfy { $0.isZero || !$1.isZero }
    }
    if !isReached { return nil }
    let used = law.counts.firstIndex { !$0.isZero }!
    let approximate = ApproximateDivergences(channel, output: output.probabilities)
    let value = approximate.value(used)
    let isPossible = (0..<channel.inputCount).allSatisfy { x in
      let other = approximate.value(x)
      let tolerance = 1e-9 * max(1, value)
      return law.counts[x].isZero ? other <= value + tolerance : abs(other - value) <= tolerance
    }
    if !isPossible { return nil }
    let certificate = try CapacityCertificate(channel: channel, input: law, output: output)
    return certificate.gap.isZero ? certificate : nil
  }

  // MARK: Rounded laws

  /// The certificate of a law rounded to as many bits as the width needs.
  ///
  /// The lower bound loses the square of the relative error of the law on the inputs; the upper bound
  /// loses the relative error of the law on the outputs itself.
  private func roundedCertificate(of law: [Rational]) throws -> CapacityCertificate {
    let reached: [Rational] = (0..<channel.outputCount).map { y in
      Rational.sum(zip(law, inputs).map { $0 * channel[$1, y] })
    }
    var best: CapacityCertificate?
    for extra in [3, 16, 64] {
      let bits = widthBits + extra
      let input = CapacitySearch.rounded(onAllInputs(law), bits: bits / 2 + 8)
      let output = CapacitySearch.rounded(reachable(reached), bits: bits)
      let certificate = try CapacityCertificate(
        channel: channel, input: FiniteLaw(input), output: FiniteLaw(output))
      if certificate.gap <= .bits(width) { return certificate }
      if best.map({ certificate.gap < $0.gap }) ?? true { best = certificate }
    }
    return best!
  }

  /// The law of the output with a little weight wherever a row has some and it has none.
  private func reachable(_ output: [Rational]) -> [Rational] {
    let missed = output.indices.filter { y in
      output[y].signum() <= 0 && (0..<channel.inputCount).contains { !channel[$0, y].isZero }
    }
    if missed.isEmpty { return output }
    var weights = output.map { max($0, 0) }
    for y in missed { weights[y] = width / 64 }
    let total = Rational.sum(weights)
    return weights.map { $0 / total }
  }

  /// A law on the kinds of inputs as one on all inputs.
  private func onAllInputs(_ law: [Rational]) -> [Rational] {
    var all = [Rational](repeating: .zero, count: channel.inputCount)
    for (input, weight) in zip(inputs, law) { all[input] = weight }
    return all
  }

  /// The weights rounded to so many significant bits; the greatest makes the sum 1.
  private static func rounded(_ weights: [Rational], bits: Int) -> [Rational] {
    var result = weights.map { max($0, 0).rounded(toSignificantBits: bits) }
    let greatest = result.indices.max { result[$0] < result[$1] }!
    result[greatest] = .zero
    result[greatest] = 1 - Rational.sum(result)
    return result
  }
}

/// `D(W_x||r)` in floating point, in nats.
private struct ApproximateDivergences {
  private let channel: Channel
  private let logarithms: [Double]

  init(_ channel: Channel, output: [Rational]) {
    self.channel = channel
    logarithms = output.map { $0.isZero ? 0 : ApproximateDivergences.logarithm($0) }
  }

  func value(_ input: Int) -> Double {
    var sum = 0.0
    for (y, count) in zip(0..., channel.rowCounts(input)) where !count.isZero {
      let entry = Rational(count, channel.denominator)
      sum += Double(entry) * (ApproximateDivergences.logarithm(entry) - logarithms[y])
    }
    return sum
  }

  private static func logarithm(_ value: Rational) -> Double {
    Double(Enclosure.log(value, bits: 64).lower)
  }
}
