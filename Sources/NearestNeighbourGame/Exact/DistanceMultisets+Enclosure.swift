import ExactArithmetic
import Synchronization
import Work

// The same sum by outward-rounded floating point, where the log form would not fit in memory.
//
// With g = 2^d f = (1/k) sum_j (1-rho)^(w_j) (1+rho)^(d - w_j), whose mean is 1, H(Y|X) = d - E[g log2 g].

extension DistanceMultisets {
  /// `H(Y|X)` in bits, enclosed: computed once to some 40 digits, and again when more are asked for.
  ///
  /// - Throws: `CancellationError`.
  func enclosedOutputEntropy(monitor: WorkMonitor) throws -> ComputableReal {
    let firstBits = 160
    let known = KnownEnclosure(
      bits: firstBits, value: try outputEntropyEnclosure(bits: firstBits, monitor: monitor))
    return ComputableReal { bits in
      known.value(bits: bits) { bits in
        // Only a cancelled monitor throws, and this one belongs to no task.
        (try? self.outputEntropyEnclosure(bits: bits, monitor: WorkMonitor()))
          ?? Enclosure(0, Rational(d))
      }
    }
  }

  private func outputEntropyEnclosure(bits: Int, monitor: WorkMonitor) throws -> Enclosure {
    // Every term suffers fewer than 4 (k + d) roundings.
    let precision = bits + (Int.bitWidth - (k + d).leadingZeroBitCount) + 16
    let slices = 2 * Concurrency.coreCount  // each walks over all numbers of examples at distance 0
    let parts = try monitor.map(0..<slices) { slice in
      let lower = EntropyWalk(self, precision: precision, direction: .down)
      let upper = EntropyWalk(self, precision: precision, direction: .up)
      return Enclosure(lower.sum(slice: slice, of: slices), upper.sum(slice: slice, of: slices))
    }
    let nats = parts.reduce(Enclosure.zero, +)
    let mean = nats.divided(by: Enclosure.log(Rational(2), bits: precision), bits: precision)
    return (Enclosure(Rational(d)) - mean).intersection(Enclosure(0, Rational(d)))
  }
}

/// An enclosure that is kept until a narrower one is needed.
private final class KnownEnclosure: Sendable {
  private let state: Mutex<(bits: Int, value: Enclosure)>

  init(bits: Int, value: Enclosure) { state = Mutex((bits, value)) }

  func value(bits: Int, orCompute compute: (Int) -> Enclosure) -> Enclosure {
    state.withLock { known in
      if known.bits < bits { known = (bits, compute(bits)) }
      return known.value
    }
  }
}

/// A bound of `E[g ln g]` from one side, by a walk over the multiplicities of the distances `0, 1, ..., d`.
private final class EntropyWalk {
  private let k: Int
  private let d: Int
  private let precision: Int
  private let direction: Direction
  /// `C(d,w) / 2^d` and `(1-rho)^w (1+rho)^(d-w) / k`, bounded from both sides: a negative logarithm needs the
  /// opposite bound of its factor.
  private let masses: [BigFloatVector]
  private let values: [BigFloatVector]
  private var total: BigFloat

  init(_ multisets: DistanceMultisets, precision: Int, direction: Direction) {
    k = multisets.k
    d = multisets.d
    self.precision = precision
    self.direction = direction
    total = BigFloat(bits: precision)
    let delta = Rational(multisets.a, multisets.b)
    let sides = [direction, direction.opposite]
    masses = sides.map { side in
      let vector = BigFloatVector(count: multisets.d + 1, bits: precision)
      for w in 0...multisets.d {
        vector[w].set(
          Rational(Integer.binomial(multisets.d, w)).scaled(byPowerOfTwo: -multisets.d),
          rounding: side)
      }
      return vector
    }
    values = sides.map { side in
      let vector = BigFloatVector(count: multisets.d + 1, bits: precision)
      for w in 0...multisets.d {
        let value = (2 * delta).power(w) * (2 - 2 * delta).power(multisets.d - w)
        vector[w].set(value / Rational(multisets.k), rounding: side)
      }
      return vector
    }
  }

  /// The part of the sum in which the number of examples at distance 0 is `slice` modulo `count`.
  func sum(slice: Int, of count: Int) -> Rational {
    let one = Bounds(bits: precision, weight: 1, value: 0)
    visit(0, remaining: k, one) { $0 % count == slice }
    return total.rational
  }

  /// The number of ways of a partial multiset as a probability, and its part of `g`; the bound from this
  /// walk's side first.
  private struct Bounds: ~Copyable {
    var weight: BigFloat
    var value: BigFloat
    var oppositeWeight: BigFloat
    var oppositeValue: BigFloat

    init(bits: Int, weight initial: Rational, value start: Rational) {
      weight = BigFloat(initial, bits: bits, rounding: .down)
      oppositeWeight = BigFloat(initial, bits: bits, rounding: .down)
      value = BigFloat(start, bits: bits, rounding: .down)
      oppositeValue = BigFloat(start, bits: bits, rounding: .down)
    }

    init(copying other: borrowing Bounds) {
      weight = BigFloat(copying: other.weight)
      value = BigFloat(copying: other.value)
      oppositeWeight = BigFloat(copying: other.oppositeWeight)
      oppositeValue = BigFloat(copying: other.oppositeValue)
    }
  }

  private func visit(
    _ w: Int, remaining: Int, _ prefix: borrowing Bounds,
    where isWanted: (Int) -> Bool = { _ in true }
  ) {
    var bounds = Bounds(copying: prefix)
    if w == d {
      placeLast(remaining, &bounds)
      return add(bounds)
    }
    for multiplicity in 0...remaining {
      if isWanted(multiplicity) { visit(w + 1, remaining: remaining - multiplicity, bounds) }
      if multiplicity < remaining { place(w, multiplicity, remaining, &bounds) }
    }
  }

  /// One more example at distance `w`, the `m + 1`-st there: multiplies the weight by `C(d,w)/2^d (r - m)/(m + 1)`.
  private func place(_ w: Int, _ multiplicity: Int, _ remaining: Int, _ bounds: inout Bounds) {
    bounds.weight.multiply(by: masses[0][w], direction)
    bounds.oppositeWeight.multiply(by: masses[1][w], direction.opposite)
    bounds.weight.multiply(by: remaining - multiplicity, direction)
    bounds.weight.divide(by: multiplicity + 1, direction)
    bounds.oppositeWeight.multiply(by: remaining - multiplicity, direction.opposite)
    bounds.oppositeWeight.divide(by: multiplicity + 1, direction.opposite)
    bounds.value.add(values[0][w], direction)
    bounds.oppositeValue.add(values[1][w], direction.opposite)
  }

  /// All remaining examples at distance `d`, each with the probability `2^-d`.
  private func placeLast(_ remaining: Int, _ bounds: inout Bounds) {
    bounds.weight.scale(byPowerOfTwo: -d * remaining)
    bounds.oppositeWeight.scale(byPowerOfTwo: -d * remaining)
    var value = BigFloat(copying: values[0][d])
    value.multiply(by: remaining, direction)
    bounds.value.add(value, direction)
    var oppositeValue = BigFloat(copying: values[1][d])
    oppositeValue.multiply(by: remaining, direction.opposite)
    bounds.oppositeValue.add(oppositeValue, direction.opposite)
  }

  /// Adds a bound of `weight * g ln g`, which is 0 at `g = 0` (only at `rho = 1`).
  private func add(_ bounds: borrowing Bounds) {
    if bounds.value.isZero { return }
    var logarithm = BigFloat(copying: bounds.value)
    logarithm.log(direction)
    // The product with a negative logarithm decreases in the positive factors.
    let isOpposite = logarithm.isNegative
    if isOpposite {
      logarithm.multiply(by: bounds.oppositeWeight, direction)
      logarithm.multiply(by: bounds.oppositeValue, direction)
    } else {
      logarithm.multiply(by: bounds.weight, direction)
      logarithm.multiply(by: bounds.value, direction)
    }
    total.add(logarithm, direction)
  }
}
