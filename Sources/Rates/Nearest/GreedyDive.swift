import Work

/// Rules found by taking, at one `y` after the other, the answer that keeps most weight.
struct GreedyDive {
  private let table: ServiceTable
  private let weights: [Double]

  init(_ table: ServiceTable, orbitWeights: [Double]) {
    self.table = table
    weights = table.groups.map { orbitWeights[$0.orbit] }
  }

  /// A rule that serves the representative of the list; the order of the choices is random.
  func rule(_ random: inout SplitMix64) -> [UInt8] {
    var answers = table.answers
    var node = table.all
    for choice in table.choices.indices.shuffled(using: &random) {
      var best = -1.0
      var bestPlace = 0
      for place in table.choices[choice].items.indices {
        let weight = weight(node, choice, place)
        if weight > best { (best, bestPlace) = (weight, place) }
      }
      let base = (table.firstSet[choice] + bestPlace) * table.wordCount
      for word in node.indices { node[word] &= table.sets[base + word] }
      answers[table.choices[choice].y] = UInt8(table.choices[choice].items[bestPlace])
    }
    return answers
  }

  private func weight(_ node: [UInt64], _ choice: Int, _ place: Int) -> Double {
    let base = (table.firstSet[choice] + place) * table.wordCount
    var total = 0.0
    for (index, group) in table.groups.enumerated() {
      var count = 0
      for word in group.range { count += (node[word] & table.sets[base + word]).nonzeroBitCount }
      total += Double(count) * weights[index]
    }
    return total
  }
}
