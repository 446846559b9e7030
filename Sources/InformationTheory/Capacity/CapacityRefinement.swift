import ExactArithmetic

/// A law on the inputs that attains a channel's capacity, to any number of bits.
///
/// From a law in floating point on, Newton's steps on `D(W_x||pW) = C` over the inputs that are used,
/// with the inverse matrix in floating point and the residuals in fixed point, so that each step gains
/// some 40 bits. An input whose weight becomes negative is dropped, and one whose divergence is greater
/// than `C` is taken.
struct CapacityRefinement {
  /// The number of bits after the point of all numbers.
  private let fractionBits: Int
  /// The number of bits to which the equations are solved.
  private let accuracy: Int
  private let inputCount: Int
  private let outputCount: Int
  /// The transition probabilities, row after row, and their natural logarithms where they are positive.
  private let matrix: [Integer]
  private let logarithms: [Integer]

  /// The law on the inputs.
  private var law: [Integer]
  /// The inputs that are used.
  private var active: [Int]
  private var output: [Integer] = []

  /// - Parameters:
  ///   - channel: a channel with different rows.
  ///   - start: a law on its inputs.
  ///   - active: the inputs that are used.
  ///   - accuracy: the number of bits wanted.
  init(_ channel: Channel, start: [Double], active: [Int], accuracy: Int) {
    let entries = channel.rows.flatMap { $0 }
    // An output that is rarely reached needs as many bits more.
    let rare =
      entries.lazy.filter { !$0.isZero }
      .map { $0.denominator.bitWidth - $0.numerator.bitWidth + 1 }.max()!
    let fractionBits = accuracy + 48 + 2 * min(rare, 4096)
    self.fractionBits = fractionBits
    self.accuracy = accuracy
    inputCount = channel.inputCount
    outputCount = channel.outputCount
    matrix = entries.map { $0.scaled(byPowerOfTwo: fractionBits).rounded() }
    var known: [Integer: Integer] = [:]
    logarithms = matrix.map { entry in
      if entry.isZero { return .zero }
      if let logarithm = known[entry] { return logarithm }
      let logarithm = CapacityRefinement.logarithm(of: entry, fractionBits: fractionBits)
      known[entry] = logarithm
      return logarithm
    }
    law = start.map {
      (Rational(exactly: $0) ?? .zero).scaled(byPowerOfTwo: fractionBits).rounded()
    }
    self.active = active
    for x in law.indices where !active.contains(x) { law[x] = .zero }
    normalise()
  }

  /// Solves the equations.
  ///
  /// - Returns: the law; it is the best that was found also where the equations were not solved.
  /// - Complexity: O(n m) operations on numbers of the accuracy and n^3/6 on words, for each of a few
  ///   steps.
  mutating func solve() -> [Rational] {
    for _ in 0..<(2 * inputCount + 20) {
      improve()
      if let x = active.filter({ law[$0].isNegative }).min(by: { law[$0] < law[$1] }) {
        active.removeAll { $0 == x }
        law[x] = .zero
        normalise()
        continue
      }
      guard let x = bestUnused() else { break }
      active.append(x)
    }
    return law.map { Rational(max($0, .zero)).scaled(byPowerOfTwo: -fractionBits) }
  }

  /// Newton's steps over the inputs that are used, until they gain nothing.
  private mutating func improve() {
    guard let factor = CholeskyFactor(approximateSystem(), size: active.count) else { return }
    let ones = factor.solve([Double](repeating: 1, count: active.count))
    let total = ones.reduce(0, +)
    var (best, patience) = (Int.max, 3)
    for _ in 0..<(accuracy / 8 + 40) {
      output = outputLaw()
      if output.contains(where: \.isNegative) { return }
      let values = divergences(active)
      let mean = zip(active, values).reduce(Integer.zero) {
        $0 + ((law[$1.0] * $1.1) >> fractionBits)
      }
      let residuals = values.map { $0 - mean }
      let width = residuals.lazy.map { $0.magnitude.bitWidth }.max()!
      if width <= fractionBits - accuracy { return }
      if width >= best {
        patience -= 1
        if patience == 0 { return }
      }
      best = min(best, width)
      // Residuals of any size as floating-point numbers about 1.
      let scaled = residuals.map { Double(Rational($0).scaled(byPowerOfTwo: -width)) }
      let step = factor.solve(scaled)
      let rise = step.reduce(0, +) / total
      for (position, x) in active.enumerated() {
        let change = Rational(exactly: step[position] - rise * ones[position]) ?? .zero
        law[x] += change.scaled(byPowerOfTwo: width).rounded()
      }
      normalise()
      // A weight far below 0 does not come back.
      if active.contains(where: { -law[$0] > Integer.one << (fractionBits - 4) }) { return }
    }
  }

  /// Of the inputs that are not used, the one whose divergence exceeds the capacity most.
  private mutating func bestUnused() -> Int? {
    output = outputLaw()
    let used = divergences(active)
    let unused = law.indices.filter { !active.contains($0) }
    guard let greatest = used.max(),
      let best = zip(unused, divergences(unused)).max(by: { $0.1 < $1.1 })
    else { return nil }
    return best.1 - greatest > Integer.one << (fractionBits - accuracy + 8) ? best.0 : nil
  }

  /// The derivatives of the divergences, in floating point: differences are taken before they are rounded.
  private func approximateSystem() -> [Double] {
    let output = outputLaw()
    func rounded(_ value: Integer) -> Double {
      Double(Rational(value).scaled(byPowerOfTwo: -fractionBits))
    }
    let excess = active.flatMap { x in
      (0..<outputCount).map { y in rounded(matrix[x * outputCount + y] - output[y]) }
    }
    var system = CenteredRows.curvature(
      excess: excess, output: output.map(rounded), inputCount: active.count)
    for x in active.indices { system[x * active.count + x] *= 1 + 1e-12 }
    return system
  }

  private func outputLaw() -> [Integer] {
    var sums = [Integer](repeating: .zero, count: outputCount)
    for x in active {
      for y in 0..<outputCount where !matrix[x * outputCount + y].isZero {
        sums[y] += law[x] * matrix[x * outputCount + y]
      }
    }
    return sums.map { $0 >> fractionBits }
  }

  /// `D(W_x||r)` in nats for some inputs; an output that is not reached counts as one that is hardly
  /// reached.
  private func divergences(_ inputs: [Int]) -> [Integer] {
    let outputLogarithms = output.map {
      CapacityRefinement.logarithm(of: max($0, .one), fractionBits: fractionBits)
    }
    return inputs.map { x in
      var sum = Integer.zero
      for y in 0..<outputCount {
        let index = x * outputCount + y
        if matrix[index].isZero { continue }
        sum += matrix[index] * (logarithms[index] - outputLogarithms[y])
      }
      return sum >> fractionBits
    }
  }

  /// Divides the law by its sum.
  private mutating func normalise() {
    let sum = active.reduce(Integer.zero) { $0 + law[$1] }
    if sum.signum() <= 0 { return }
    for x in active { law[x] = (law[x] << fractionBits) / sum }
  }

  /// The natural logarithm of a fixed-point number.
  private static func logarithm(of value: Integer, fractionBits: Int) -> Integer {
    let number = Rational(value).scaled(byPowerOfTwo: -fractionBits)
    return Enclosure.log(number, bits: fractionBits + 16).lower
      .scaled(byPowerOfTwo: fractionBits).rounded()
  }
}
