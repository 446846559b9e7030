import ExactArithmetic

/// The surroundings of a maximum at a law with some of the inputs only.
///
/// The inputs of the face are those whose rows lie in a set A of outputs.  Restricted to them and to A the law is an interior
/// maximum, with an island of its own; ``FaceTest`` says how far beside the face the bound still holds.
struct FaceIsland {
  let inputs: [Int]
  let outputs: [Int]
  let inputCount: Int
  var inner: InteriorIsland

  /// - Parameter law: a law near the maximum.
  /// - Returns: `nil` unless the inputs of the law lie on a face with two or more inputs, inside of which the maximum is
  ///   isolated.
  init?(_ instance: ReducedInput, near law: [Double], ratio: Double) {
    inputCount = instance.inputCount
    let kept = law.indices.filter { law[$0] > 1e-6 }
    let outputs = (0..<instance.outputCount).filter { y in
      kept.contains { !instance.rows[$0][y].isZero }
    }
    let lost = Set(0..<instance.outputCount).subtracting(outputs)
    let inputs = law.indices.filter { x in lost.allSatisfy { instance.rows[x][$0].isZero } }
    self.inputs = inputs
    self.outputs = outputs
    guard inputs.count > 1, inputs.count < instance.inputCount, outputs.count > 1 else {
      return nil
    }
    let face = instance.face(inputs: inputs, outputs: outputs)
    let total = inputs.reduce(0.0) { $0 + max(law[$1], 1e-9) }
    let start = inputs.map { max(law[$0], 1e-9) / total }
    guard let critical = CriticalLaw(face, near: start, ratio: ratio),
      let inner = InteriorIsland(face, around: critical, ratio: ratio)
    else { return nil }
    self.inner = inner
  }

  /// The law on all inputs.
  func extended(_ law: [Rational]) -> [Rational] {
    var whole = [Rational](repeating: .zero, count: inputCount)
    for (weight, x) in zip(law, inputs) { whole[x] = weight }
    return whole
  }
}
