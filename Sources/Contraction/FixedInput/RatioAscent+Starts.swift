// The laws that climbs start from.

extension RatioAscent {
  /// Where climbs start: near P in the directions of the singular functions of the chi-square problem; then, for two
  /// outputs, the tilts of P, among which the best laws are, otherwise each input and, while they are few, each
  /// pair of inputs by itself.
  func starts(directions: [[Double]]) -> [[Double]] {
    var starts: [[Double]] = []
    for direction in directions {
      for sign in [1.0, -1] {
        // To 90 % and 5 % of the way to the boundary.
        var room = Double.infinity
        for x in prior.indices where sign * direction[x] < 0 {
          room = min(room, prior[x] / -(sign * direction[x]))
        }
        if room.isFinite {
          for share in [0.9, 0.05] { starts.append(direction.map { $0 * sign * room * share }) }
        }
      }
    }
    if output.count == 2 { return starts + tilts }
    for first in prior.indices {
      starts.append(conditioned(on: [first]))
      if prior.count > 12 { continue }
      for second in 0..<first { starts.append(conditioned(on: [first, second])) }
    }
    return starts
  }

  /// The deviations of the laws proportional to `P e^(t W(1|.))`, and of their limits.
  private var tilts: [[Double]] {
    let values = rows.map { $0[1] }
    let (bottom, top) = (values.min()!, values.max()!)
    var tilts = [bottom, top].map { end in
      conditioned(on: prior.indices.filter { values[$0] == end })
    }
    for exponent in stride(from: -3, through: 6, by: 2) {
      for end in [bottom, top] {
        let t = (end == top ? 1 : -1) * Double(sign: .plus, exponent: exponent, significand: 1)
        let weights = zip(prior, values).map {
          $0 * BoundedFunctions.exponential(t * ($1 - end) / (top - bottom))
        }
        let total = weights.reduce(0, +)
        tilts.append(zip(weights, prior).map { $0 / total - $1 })
      }
    }
    return tilts
  }

  /// The deviation of P given that the input is one of some.
  private func conditioned(on inputs: [Int]) -> [Double] {
    let total = inputs.reduce(0) { $0 + prior[$1] }
    var deviation = prior.map { -$0 }
    for x in inputs { deviation[x] = prior[x] / total - prior[x] }
    return deviation
  }
}
