import Work

/// Rules whose value no change of a single answer improves.
struct CoordinateAscent {
  private let model: RewardModel
  /// What each source adds at most.
  private let weights: [Double]
  /// `beta^-m` by `m`.
  private let powers: [Double]

  init(_ model: RewardModel, weights: [Double], powers: [Double]) {
    self.model = model
    self.weights = weights
    self.powers = powers
  }

  /// The rule that the changes lead to, and its value.
  func improved(_ start: [UInt8], _ random: inout SplitMix64) -> (answers: [UInt8], value: Double) {
    var answers = start
    var totals = model.totalLosses(answers)
    var value = value(totals)
    var isImproving = true
    while isImproving {
      isImproving = false
      for y in (0..<model.size).shuffled(using: &random) {
        let old = model.start(Int(answers[y]), y)
        var best = (item: Int(answers[y]), value: value * (1 + 1e-13))
        for item in 0..<model.examples where item != Int(answers[y]) {
          let candidate = changed(totals, from: old, to: model.start(item, y))
          if candidate > best.value { best = (item, candidate) }
        }
        if best.item == Int(answers[y]) { continue }
        let new = model.start(best.item, y)
        for source in totals.indices {
          totals[source] += loss(new + source) - loss(old + source)
        }
        answers[y] = UInt8(best.item)
        value = best.value
        isImproving = true
      }
    }
    return (answers, value)
  }

  private func loss(_ place: Int) -> Int { model.lossValues[Int(model.losses[place])] }

  private func value(_ totals: [Int]) -> Double {
    var sum = 0.0
    for source in totals.indices { sum += weights[source] * powers[totals[source]] }
    return sum
  }

  private func changed(_ totals: [Int], from old: Int, to new: Int) -> Double {
    model.losses.withUnsafeBufferPointer { losses in
      model.lossValues.withUnsafeBufferPointer { values in
        powers.withUnsafeBufferPointer { powers in
          var sum = 0.0
          for source in totals.indices {
            let change = values[Int(losses[new + source])] - values[Int(losses[old + source])]
            sum += weights[source] * powers[totals[source] + change]
          }
          return sum
        }
      }
    }
  }
}
