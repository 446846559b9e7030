import ExactArithmetic
import InformationTheory
import Work

// One pass over the messages.  For each message m and index j the counts c_j(m, x) of X_j = x are tallied
// and sent through the noise, which gives the counts of (M, Y) given J = j.  With N = 2^(kd) D, where D is
// the denominator of the message's law, b that of delta, and S(c) = sum c log c over all cells:
//
//   H(M)                = log N - S(c(m)) / N
//   sum_j H(X_j, M)     = k log N - S(c_j(m, x)) / N
//   sum_j H(M, Y | J=j) = k log (N b^d) - S(c_j(m, y)) / (N b^d)
//   H(M, Y)             = log (k N b^d) - S(sum_j c_j(m, y)) / (k N b^d)

extension MessageEnumeration {
  /// - Throws: `WorkRefused` when the work does not fit the limits; `CancellationError`.
  func quantities(limits: WorkLimits, monitor: WorkMonitor) throws -> GameQuantities {
    try limits.admit(estimate, monitor)
    let noiseFactor = game.noise.total.power(game.dimension)
    let greatestWeight = (0..<messageCount).lazy.map { self.totalWeight(of: $0) }.max()!
    let greatestSum = Integer(game.examples) * greatestWeight * noiseFactor
    // No cell exceeds k times its greatest tally times b^d, because the noise's columns sum to b^d; a sum over
    // cells of one message does not exceed k times its weight times b^d.
    var greatestCell = greatestSum
    if CountWidth(holding: greatestCell) != .word64, weights == nil {
      greatestCell = Integer(game.examples) * Integer(greatestTally()) * noiseFactor
    }
    let sums: EnumerationSums
    switch (CountWidth(holding: greatestCell), CountWidth(holding: greatestSum)) {
    case (.word64, .word64), (.word64, .word128):
      sums = try enumerate(UInt64.self, monitor: monitor)
    case (_, .word64), (_, .word128):
      sums = try enumerate(UInt128.self, monitor: monitor)
    default:
      sums = try enumerate(Integer.self, monitor: monitor)
    }
    return quantities(from: sums, noiseFactor: noiseFactor)
  }

  private func quantities(
    from sums: EnumerationSums, noiseFactor: Integer
  ) -> GameQuantities {
    let (k, d) = (game.examples, game.dimension)
    let total = Integer(inputCount) * denominator
    let noisyTotal = total * noiseFactor
    let messageEntropy = sums.messages.entropy(total: total)
    // The entropies of a histogram of k laws together are their sum.
    let exampleEntropies = sums.examples.entropy(total: total)
    let noisyEntropies = sums.noisy.entropy(total: noisyTotal)
    let mixedEntropy = sums.mixed.entropy(total: Integer(k) * noisyTotal)

    let inputEntropy = LogForm.bits(Rational(k * d))
    let information: LogForm
    if let joint = sums.joint {
      information = inputEntropy + messageEntropy - joint.entropy(total: total)
    } else {
      information = messageEntropy  // M is a function of X
    }
    let exampleSum = inputEntropy + Rational(k) * messageEntropy - exampleEntropies
    let noisyInformation =
      LogForm.bits(Rational(d)) + messageEntropy - Rational(1, k) * noisyEntropies
    return GameQuantities(
      success: Rational(sums.success, Integer(k) * noisyTotal),
      information: .exact(information),
      exampleInformationSum: .exact(exampleSum),
      noisyInformation: .exact(noisyInformation),
      indexInformation: .exact(mixedEntropy - Rational(1, k) * noisyEntropies),
      route: .enumeration)
  }

  /// The greatest number of inputs of one message that agree in one example.
  private func greatestTally() -> Int {
    let (k, d) = (game.examples, game.dimension)
    let mask = (1 << d) - 1
    let pieces = Concurrency.map(messageCount, minimumPerRange: 16) { _, range in
      var tally = [Int32](repeating: 0, count: k << d)
      var greatest: Int32 = 0
      for message in range {
        for position in offsets[message]..<offsets[message + 1] {
          let input = Int(inputs[position])
          for j in 0..<k { tally[j << d | (input >> (j * d)) & mask] += 1 }
        }
        for cell in tally.indices {
          greatest = max(greatest, tally[cell])
          tally[cell] = 0
        }
      }
      return greatest
    }
    return Int(pieces.max()!)
  }

  private func enumerate<Word: CountWord>(
    _: Word.Type, monitor: WorkMonitor
  ) throws -> EnumerationSums {
    let wordWeights = weights.map { $0.map { Word(fitting: $0)! } }
    let workers = try monitor.run(
      messageCount, itemsPerStep: max(1, min(64, messageCount / 64)),
      makeState: { EnumerationWorker<Word>(game: game) }
    ) { worker, range in
      for message in range {
        worker.add(self, message: message, weights: wordWeights)
      }
    }
    if workers.contains(where: \.isOverfull) {
      let limit = EnumerationWorker<Word>.greatestTableSize
      throw WorkRefused(
        estimate.subject, size: .count("at least \(limit + 1) different probabilities"),
        limit: .fixed(limit, unit: ""))
    }
    return workers.reduce(into: EnumerationSums(isRandomised: weights != nil)) { $0.add($1) }
  }
}

/// The histograms of all counts, and the sum that gives the success probability.
private struct EnumerationSums {
  var messages = CountHistogram()
  var joint: CountHistogram?
  var examples = CountHistogram()
  var noisy = CountHistogram()
  var mixed = CountHistogram()
  var success = Integer.zero

  init(isRandomised: Bool) { joint = isRandomised ? CountHistogram() : nil }

  mutating func add<Word>(_ worker: EnumerationWorker<Word>) {
    messages.formUnion(worker.messages.histogram)
    joint?.formUnion(worker.joint.histogram)
    examples.formUnion(worker.examples.histogram)
    noisy.formUnion(worker.noisy.histogram)
    mixed.formUnion(worker.mixed.histogram)
    success += worker.success
  }
}

/// What one thread gathers.
private struct EnumerationWorker<Word: CountWord> {
  /// Beyond this many distinct counts a table would crowd the memory.
  static var greatestTableSize: Int { 1 << 26 }

  var messages = CountTable<Word>()
  var joint = CountTable<Word>()
  var examples = CountTable<Word>()
  var noisy = CountTable<Word>()
  var mixed = CountTable<Word>()
  var success = Integer.zero
  var isOverfull = false

  private let count: Int
  private let dimension: Int
  private let flip: Word
  private let keep: Word
  /// `c_j(m, .)` for each `j`, one after the other.
  private let tallies: Scratch<Word>
  /// `sum_j c_j(m, .)` after the noise.
  private let mixture: Scratch<Word>

  init(game: Game) {
    count = game.examples
    dimension = game.dimension
    // Without coordinates there is no noise, and its weights are not bounded by any count.
    let hasNoise = game.dimension > 0
    flip = hasNoise ? Word(fitting: game.noise.flip)! : .zero
    keep = hasNoise ? Word(fitting: game.noise.keep)! : .zero
    tallies = Scratch(count: game.examples << game.dimension, initial: .zero)
    mixture = Scratch(count: 1 << game.dimension, initial: .zero)
  }

  mutating func add(_ enumeration: MessageEnumeration, message: Int, weights: [Word]?) {
    if isOverfull { return }
    let range = enumeration.offsets[message]..<enumeration.offsets[message + 1]
    let tallies = tallies.elements
    tallies.update(repeating: .zero)
    let total = tally(enumeration.inputs, weights, range, into: tallies)
    messages.insert(total, multiplicity: 1)
    examples.insert(tallies)
    for j in 0..<count {
      NoiseTransform.apply(
        to: row(j, of: tallies), coordinates: dimension, flip: flip, keep: keep)
    }
    noisy.insert(tallies)
    success += mix(tallies, into: mixture.elements)
    mixed.insert(mixture.elements)
    isOverfull =
      max(noisy.distinctCount, mixed.distinctCount)
      > EnumerationWorker.greatestTableSize
  }

  private func row(
    _ j: Int, of tallies: UnsafeMutableBufferPointer<Word>
  ) -> UnsafeMutableBufferPointer<Word> {
    UnsafeMutableBufferPointer(rebasing: tallies[(j << dimension)..<((j + 1) << dimension)])
  }

  /// Tallies the examples of one message; returns their total weight.
  private mutating func tally(
    _ inputs: [UInt32], _ weights: [Word]?, _ range: Range<Int>,
    into tallies: UnsafeMutableBufferPointer<Word>
  ) -> Word {
    let mask = (1 << dimension) - 1
    var total = Word.zero
    inputs.withUnsafeBufferPointer { inputs in
      for position in range {
        let weight = weights?[position] ?? Word(1)
        if weights != nil { joint.insert(weight, multiplicity: 1) }
        total = Word.sum(total, weight)
        var input = Int(inputs[position])
        var start = 0
        for _ in 0..<count {
          let cell = start | input & mask
          tallies[cell] = Word.sum(tallies[cell], weight)
          input >>= dimension
          start += mask + 1
        }
      }
    }
    return total
  }

  /// Sums the counts over the index; returns the sum over `y` of the greatest.
  private func mix(
    _ tallies: UnsafeMutableBufferPointer<Word>, into mixture: UnsafeMutableBufferPointer<Word>
  ) -> Integer {
    var greatestSum = Word.Sum.zero
    for y in 0..<mixture.count {
      var sum = tallies[y]
      var greatest = sum
      for j in 1..<max(count, 1) {
        let value = tallies[j << dimension | y]
        sum = Word.sum(sum, value)
        if value > greatest { greatest = value }
      }
      mixture[y] = sum
      greatestSum = Word.Sum.sum(greatestSum, greatest.widened)
    }
    return greatestSum.integer
  }
}

/// A buffer that one thread writes to.
private final class Scratch<Element> {
  let elements: UnsafeMutableBufferPointer<Element>

  init(count: Int, initial: Element) {
    elements = .allocate(capacity: count)
    elements.initialize(repeating: initial)
  }

  deinit {
    elements.deinitialize()
    elements.deallocate()
  }
}
