import ExtractionAttack
import Foundation
import Testing
import Work

@Suite struct TrainingTests {
  init() { oneThreadEach }

  // MARK: Gradients against finite differences

  /// The mean logarithmic loss by its definition, in double precision.
  private func loss(scores: [[Double]], labels: [Int]) -> Double {
    let losses = zip(scores, labels).map { row, label in
      log(row.reduce(0) { $0 + exp($1) }) - row[label]
    }
    return losses.reduce(0, +) / Double(labels.count)
  }

  private func linear(_ inputs: [[Double]], _ weights: [[Double]]) -> [[Double]] {
    inputs.map { x in weights.map { w in zip(x, w).reduce(0) { $0 + $1.0 * $1.1 } } }
  }

  private func rows(_ matrix: Matrix) -> [[Double]] {
    (0..<matrix.rows).map { matrix.row($0).map(Double.init) }
  }

  /// The central differences of a function of a matrix.
  private func differences(
    at matrix: Matrix, _ function: ([[Double]]) -> Double
  ) -> [Double] {
    let point = rows(matrix)
    return point.indices.flatMap { i in
      point[i].indices.map { j in
        var (up, down) = (point, point)
        up[i][j] += 1e-5
        down[i][j] -= 1e-5
        return (function(up) - function(down)) / 2e-5
      }
    }
  }

  private func expectEqual(_ gradient: Matrix, _ expected: [Double]) {
    for (value, difference) in zip(gradient.elements, expected) {
      #expect(abs(Double(value) - difference) < 2e-6)
    }
  }

  private func examples(_ generator: inout SplitMix64) -> LabelledExamples {
    LabelledExamples(
      inputs: .randomSigns(9, 6, using: &generator), labels: [0, 1, 2, 3, 3, 2, 2, 0, 4])
  }

  @Test func logisticGradient() {
    var generator = SplitMix64(seed: 11)
    let examples = examples(&generator)
    let weights = Matrix.random(5, 6, using: &generator)
    var training = LogisticTraining(examples, start: weights)
    let value = training.differentiate()
    let inputs = rows(examples.inputs)
    func exact(_ w: [[Double]]) -> Double {
      loss(scores: linear(inputs, w), labels: examples.labels)
    }
    #expect(abs(value - exact(rows(weights))) < 1e-6)
    expectEqual(training.gradient, differences(at: weights, exact))
  }

  @Test func networkGradients() {
    var generator = SplitMix64(seed: 12)
    let examples = examples(&generator)
    let network = SigmoidNetwork(
      hidden: .random(7, 6, using: &generator), output: .random(5, 7, scale: 2, using: &generator))
    var training = NetworkTraining(examples, start: network)
    let value = training.differentiate()
    let inputs = rows(examples.inputs)
    func exact(_ hidden: [[Double]], _ output: [[Double]]) -> Double {
      let activations = linear(inputs, hidden).map { $0.map { 1 / (1 + exp(-$0)) } }
      return loss(scores: linear(activations, output), labels: examples.labels)
    }
    let (hidden, output) = (rows(network.hidden), rows(network.output))
    #expect(abs(value - exact(hidden, output)) < 1e-6)
    expectEqual(
      training.gradients.hidden, differences(at: network.hidden) { exact($0, output) })
    expectEqual(
      training.gradients.output, differences(at: network.output) { exact(hidden, $0) })
  }

  /// The network's descent on coefficients of the examples takes the steps of descent on the weights.
  @Test func networkStepsFollowItsGradients() {
    var generator = SplitMix64(seed: 15)
    let examples = examples(&generator)
    let network = SigmoidNetwork(
      hidden: .random(7, 6, using: &generator), output: .random(5, 7, scale: 2, using: &generator))
    var training = NetworkTraining(examples, start: network)
    var (weights, velocity) = (
      network.hidden.elements.map(Double.init), [Double](repeating: 0, count: 42)
    )
    for _ in 0..<20 {
      _ = training.differentiate()
      let gradient = training.gradients.hidden.elements.map(Double.init)
      for i in weights.indices {
        velocity[i] = 0.9 * velocity[i] + gradient[i]
        weights[i] -= 0.1 * (gradient[i] + 0.9 * velocity[i])
      }
      training.update(rate: 0.1, momentum: 0.9)
      for (found, expected) in zip(training.model.hidden.elements, weights) {
        #expect(abs(Double(found) - expected) < 1e-5)
      }
    }
  }

  // MARK: The one-step lemma

  /// After one step of gradient descent from 0 on N labels, `w_j` is a positive multiple of `x_(j) - (1/N) sum_i x_i` for
  /// a singleton j, so that its signs are those of the singleton wherever `|sum_i x_i| < N`; and where the sum has the
  /// singleton's sign and exceeds N, they are not.
  @Test func oneStepFromZeroShowsSingletons() {
    var (agreeing, opposite) = (0, 0)
    for seed in 0..<20 {
      var generator = SplitMix64(seed: UInt64(seed))
      let (labelCount, d) = (4 + seed % 3, 50)
      let labels = [0] + (0..<12).map { _ in 1 + generator.nextIndex(below: labelCount - 1) }
      let examples = LabelledExamples(
        inputs: .randomSigns(labels.count, d, using: &generator), labels: labels)
      var training = LogisticTraining(
        examples, start: Matrix(rows: labelCount, columns: d))
      training.step(rate: 0.1, momentum: 0)
      for row in examples.singletons {
        for i in 0..<d {
          let sum = (0..<labels.count).reduce(Float(0)) { $0 + examples.inputs[$1, i] }
          let (weight, bit) = (training.model.weights[labels[row], i], examples.inputs[row, i])
          if sum.magnitude < Float(labelCount) {
            #expect(weight * bit > 0)
            agreeing += 1
          } else if sum * bit > Float(labelCount) {
            #expect(weight * bit < 0)
            opposite += 1
          }
        }
      }
    }
    #expect(agreeing > 500 && opposite > 50)
  }

  // MARK: Descent

  @Test func trainingLearnsItsExamples() {
    var generator = SplitMix64(seed: 13)
    let examples = examples(&generator)
    var logistic = LogisticTraining(examples, start: Matrix(rows: 5, columns: 6))
    let first = logistic.step(rate: 0.1, momentum: 0.9)
    #expect(abs(first - log(5)) < 1e-6)  // all labels are equally likely at 0
    for _ in 0..<200 { logistic.step(rate: 0.1, momentum: 0.9) }
    #expect(logistic.differentiate() < 0.2)
  }

  @Test func theScheduleHasTheRatesOfThePublishedCode() {
    let schedule = GradientLearner.network.schedule
    #expect(schedule.rate(step: 0) == 3e-4 && schedule.rate(step: 449) == 3e-4)
    #expect(schedule.rate(step: 450) == 0.9e-4 && schedule.steps == 2000)
    #expect(GradientLearner.logistic.schedule.steps == 50)
    for learner in GradientLearner.allCases {
      let checkpoints = learner.schedule.checkpoints
      #expect(checkpoints.first == 0 && zip(checkpoints, checkpoints.dropFirst()).allSatisfy(<))
    }
  }

  @Test func randomWeightsFillTheirRange() {
    var generator = SplitMix64(seed: 14)
    let weights = Matrix.randomWeights(rows: 100, columns: 100, using: &generator).elements
    #expect(weights.allSatisfy { (-0.1...0.1).contains($0) })
    #expect(weights.min()! < -0.0999 && weights.max()! > 0.0999)
    let mean = weights.reduce(0.0) { $0 + Double($1) } / 10_000
    #expect(abs(mean) < 6 * 0.1 / (3.0 * 10_000).squareRoot())
  }
}
