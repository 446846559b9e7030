import ExactArithmetic
import Work

/// The law of the distances between Bob's string and Alice's examples when she sends all of them.
///
/// Given `X`, the law of `Y` is the mixture `f(y) = (1/k) sum_j delta^(w_j) (1-delta)^(d - w_j)` over the
/// distances `w_j` of `y` from the examples.  For a fixed `y` and uniform examples the distances are
/// independent `Bin(d, 1/2)`, so `H(Y|X) = -2^d E[f log f]` is a sum over the multisets of `k` distances.
///
/// With `delta = a/b` and `c = b - a` a multiset with least distance `t` and greatest distance `t + s`
/// gives `f = a^t c^(d-t-s) S / (k b^d)`, where `S` depends on the distances minus `t` only.  The sum is
/// taken over these shapes, so that only the logarithms of the different `S`, of `a`, `b`, `c` and `k` occur.
struct DistanceMultisets: Sendable {
  /// The greatest number of multisets that is enumerated.
  static let limit = 10_000_000

  let k: Int
  let d: Int
  let a: Integer
  let c: Integer
  /// `b`, the denominator of `delta`.
  let b: Integer

  init(game: Game) {
    k = game.examples
    d = game.dimension
    a = game.noise.flip
    c = game.noise.keep
    b = game.noise.total
  }

  /// `C(k+d, d)`, or `nil` when it exceeds the limit.
  private var count: Int? {
    var value = 1
    for i in 1...max(min(k, d), 1) {
      let (factor, isTooLarge) = max(k, d).addingReportingOverflow(i)
      let (product, overflow) = value.multipliedReportingOverflow(by: factor)
      if isTooLarge || overflow { return nil }
      value = product / i
      if value > DistanceMultisets.limit { return nil }
    }
    return value
  }

  private func estimate(multisets: Int) -> WorkEstimate {
    let words = Double(k) * Double(d) / 64 + Double(d * b.bitWidth) / 64 + 1
    let shapes = Double(multisets) * Double(k) / Double(k + d) + Double(d)
    return WorkEstimate(
      subject: "the sum over \(multisets) multisets of distances",
      operations: Double(multisets) * Double(min(k, d)) * words * 4,
      bytes: shapes * (words * 8 + 200))
  }

  /// `H(Y|X)`: exact, or enclosed where the log form would fill the memory.
  ///
  /// - Throws: `WorkRefused` when there are too many multisets; `CancellationError`.
  func outputEntropy(limits: WorkLimits, monitor: WorkMonitor) throws -> InformationQuantity {
    let plan = try plan(limits)
    monitor.announce(plan.work.description)
    return plan.isExact
      ? .exact(try exactOutputEntropy(monitor: monitor))
      : .enclosed(try enclosedOutputEntropy(monitor: monitor))
  }

  /// How ``outputEntropy(limits:monitor:)`` is computed, and what it needs.
  ///
  /// - Throws: `WorkRefused` when there are too many multisets, or their sum is too much work.
  func plan(_ limits: WorkLimits) throws(WorkRefused) -> (isExact: Bool, work: WorkEstimate) {
    guard let count else {
      throw WorkRefused(
        "k = \(k), d = \(d)", size: .count("C(k+d, d) multisets of distances"),
        limit: .fixed(DistanceMultisets.limit, unit: ""))
    }
    let exact = estimate(multisets: count)
    let isExact = exact.bytes <= limits.logFormBytes
    let work = isExact ? exact : enclosureEstimate(multisets: count)
    try limits.check(work)
    return (isExact, work)
  }

  private func enclosureEstimate(multisets: Int) -> WorkEstimate {
    WorkEstimate(
      subject: "the enclosed sum over \(multisets) multisets of distances",
      operations: Double(multisets) * 20_000, bytes: Double(d) * 400)
  }

  private func exactOutputEntropy(monitor: WorkMonitor) throws -> LogForm {
    let walk = ShapeWalk(k: k, d: d, a: a, c: c)
    let tasks = walk.tasks
    let sums = try monitor.run(tasks.count, itemsPerStep: 1, makeState: { ShapeSums() }) {
      sums, range in
      for index in range { walk.run(tasks[index], into: &sums) }
    }
    // sum over multisets of (number of ways) * v is 2^(dk) k b^d / 2^d, because f sums to 1 over y.
    let scale = Rational(
      .one, (Integer(k) * b.power(d)) << (d * (k - 1)))
    var form = LogForm(sums.lazy.flatMap { $0.terms })
    let flips = sums.reduce(Integer.zero) { $0 + $1.flips }
    let keeps = sums.reduce(Integer.zero) { $0 + $1.keeps }
    if !flips.isZero { form.add(Rational(flips), log: a) }
    if !keeps.isZero { form.add(Rational(keeps), log: c) }
    form = -scale * form
    form.add(1, log: Integer(k))
    form.add(Rational(d), log: b)
    return form
  }
}

/// Sums over multisets, each weighted by its number of ways times `v = a^t c^(d-t-s) S`.
private struct ShapeSums: Sendable {
  /// For each shape, the total weight as the coefficient of `log S`.
  var terms: [LogForm.Term] = []
  /// The sum of `t`, the coefficient of `log a`.
  var flips = Integer.zero
  /// The sum of `d - t - s`, the coefficient of `log c`.
  var keeps = Integer.zero
}

/// Visits the shapes: multisets of `k` offsets with least element 0.
private struct ShapeWalk: Sendable {
  let k: Int
  let d: Int
  /// `a^i` and `c^i` for `i` up to `d`, and `C(d, i)`.
  private let flipPowers: [Integer]
  private let keepPowers: [Integer]
  private let binomials: [Integer]

  init(k: Int, d: Int, a: Integer, c: Integer) {
    self.k = k
    self.d = d
    flipPowers = ShapeWalk.powers(of: a, upTo: d)
    keepPowers = ShapeWalk.powers(of: c, upTo: d)
    var binomials = [Integer.one]
    for i in 0..<d {
      binomials.append((binomials[i] * Integer(d - i)).exactlyDivided(by: Integer(i + 1)))
    }
    self.binomials = binomials
  }

  private static func powers(of base: Integer, upTo exponent: Int) -> [Integer] {
    var powers = [Integer.one]
    for _ in 0..<exponent { powers.append(powers[powers.count - 1] * base) }
    return powers
  }

  /// The shapes with a given spread `s` and a given number of offsets equal to 0.
  struct Task: Sendable {
    let spread: Int
    let zeros: Int
  }

  var tasks: [Task] {
    [Task(spread: 0, zeros: k)]
      + (0..<d).flatMap { spread in
        (1..<k).map { Task(spread: spread + 1, zeros: $0) }
      }
  }

  /// A shape up to some offset.
  private struct Prefix {
    /// The last offset that occurs.
    var offset = 0
    /// The number of examples not yet placed.
    var remaining: Int
    /// `k! / (product of the factorials of the multiplicities so far and of `remaining`)`.
    var arrangements: Integer
    /// `sum_w c_w a^w c^(offset - w)`.
    var value: Integer
    /// For each shift `t` from 0 to `d - s`: the product of `C(d, w + t)^(c_w)`.
    var ways: [Integer]
  }

  func run(_ task: Task, into sums: inout ShapeSums) {
    let shifts = d - task.spread + 1
    let prefix = Prefix(
      remaining: k - task.zeros, arrangements: Integer.binomial(k, task.zeros),
      value: Integer(task.zeros),
      ways: (0..<shifts).map { binomials[$0].power(task.zeros) })
    if task.spread == 0 {
      finish(prefix, into: &sums)
    } else {
      extend(prefix, spread: task.spread, into: &sums)
    }
  }

  private func extend(_ prefix: Prefix, spread: Int, into sums: inout ShapeSums) {
    finish(place(prefix.remaining, at: spread, after: prefix), into: &sums)
    if prefix.remaining < 2 { return }
    for offset in stride(from: prefix.offset + 1, to: spread, by: 1) {
      for multiplicity in 1..<prefix.remaining {
        extend(place(multiplicity, at: offset, after: prefix), spread: spread, into: &sums)
      }
    }
  }

  private func place(_ multiplicity: Int, at offset: Int, after prefix: Prefix) -> Prefix {
    var next = prefix
    next.offset = offset
    next.remaining -= multiplicity
    next.arrangements *= Integer.binomial(prefix.remaining, multiplicity)
    next.value *= keepPowers[offset - prefix.offset]
    next.value.addProduct(Integer(multiplicity), flipPowers[offset])
    for shift in next.ways.indices {
      next.ways[shift] *= binomials[offset + shift].power(multiplicity)
    }
    return next
  }

  private func finish(_ shape: Prefix, into sums: inout ShapeSums) {
    var weight = Integer.zero
    var flips = Integer.zero
    let free = shape.ways.count - 1  // d - s
    for (shift, ways) in shape.ways.enumerated() {
      let term = ways * flipPowers[shift] * keepPowers[free - shift]
      weight += term
      flips.addProduct(Integer(shift), term)
    }
    let factor = shape.arrangements * shape.value
    let total = factor * weight
    let shifted = factor * flips
    sums.flips += shifted
    sums.keeps += Integer(free) * total - shifted
    if !total.isZero {
      sums.terms.append(LogForm.Term(coefficient: Rational(total), base: shape.value))
    }
  }
}
