import ExtractionAttack
import FloatKernels
import Foundation
import Testing
import Work

/// Every instruction set that this processor has, against double precision.
@Suite struct FloatKernelTests {
  private let variants = [FK_PORTABLE, FK_AVX2, FK_AVX512].compactMap {
    fk_kernels_of($0)?.pointee
  }

  private func numbers(_ count: Int, scale: Float, seed: UInt64) -> [Float] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { _ in generator.nextSymmetricUniform() * scale }
  }

  private func sigmoid(_ x: Float) -> Double { 1 / (1 + exp(-Double(x))) }

  @Test func sigmoidIsAccurateAndStaysInRange() {
    let inputs = numbers(1003, scale: 30, seed: 1) + [0, -80, 80, -1000, 1000]
    for kernels in variants {
      var values = inputs
      kernels.sigmoid(inputs, &values, inputs.count)
      for (x, value) in zip(inputs, values) {
        #expect((0...1).contains(value))
        if x > -87 { #expect(abs(Double(value) / sigmoid(x) - 1) < 5e-7, "\(x)") }
      }
    }
  }

  @Test func everyLengthHasItsTail() {
    for kernels in variants {
      for count in 1...40 {
        let z = numbers(count, scale: 4, seed: 2)
        var values = [Float](repeating: 9, count: count + 1)
        kernels.sigmoid(z, &values, count)
        #expect(zip(z, values).allSatisfy { abs(Double($1) - sigmoid($0)) < 1e-6 })
        #expect(values[count] == 9, "wrote beyond \(count)")

        let norm = log(z.reduce(0.0) { $0 + exp(Double($1)) })
        #expect(abs(Double(kernels.log_sum_exp(z, count)) - norm) < 1e-5, "\(count)")
        for label in [0, count / 2, count - 1] {
          let found = Double(kernels.log_probability(z, count, label))
          #expect(abs(found - (Double(z[label]) - norm)) < 1e-5, "\(label) of \(count)")
        }
      }
    }
  }

  /// Where the label is nearly sure, its log-probability is minus the others' odds, and not 0.
  @Test func logProbabilityKeepsItsRelativeAccuracyNearZero() {
    for kernels in variants {
      for gap in [Float(1), 20, 60] {
        var scores = [Float](repeating: 0, count: 50)
        scores[7] = gap
        let expected = -log1p(49 * exp(-Double(gap)))
        let found = Double(kernels.log_probability(scores, 50, 7))
        #expect(abs(found / expected - 1) < 1e-5, "\(gap)")
        let unlikely = Double(kernels.log_probability(scores.map { -$0 }, 50, 7))
        #expect(abs(unlikely + Double(gap) + log(49 + exp(-Double(gap)))) < 1e-5, "\(gap)")
      }
      #expect(kernels.log_probability([3], 1, 0) == 0)
    }
  }

  @Test func softmaxGradientIsTheDerivativeOfTheLoss() {
    for kernels in variants {
      for count in [1, 2, 15, 16, 17, 100] {
        for scale in [Float(1), 50] {
          let scores = numbers(count, scale: scale, seed: UInt64(count)).map { $0 + 1000 }
          let label = count / 2
          var gradient = scores
          let loss = kernels.softmax_gradient(&gradient, count, label, 0.25)
          let total = scores.reduce(0.0) { $0 + exp(Double($1) - 1000) }
          let expectedLoss = log(total) - (Double(scores[label]) - 1000)
          #expect(abs(Double(loss) - expectedLoss) < 1e-4 * max(1, expectedLoss))
          for i in scores.indices {
            let probability = exp(Double(scores[i]) - 1000) / total
            #expect(abs(Double(gradient[i]) - 0.25 * (probability - (i == label ? 1 : 0))) < 1e-6)
          }
        }
      }
    }
  }

  @Test func nesterovTakesTheStepOfItsFormula() {
    let (weights, velocity) = (numbers(19, scale: 1, seed: 5), numbers(19, scale: 1, seed: 6))
    let gradient = numbers(19, scale: 1, seed: 7)
    for kernels in variants {
      var (w, v) = (weights, velocity)
      kernels.nesterov(&w, &v, gradient, 19, 0.1, 0.9)
      for i in 0..<19 {
        let next = 0.9 * Double(velocity[i]) + Double(gradient[i])
        #expect(abs(Double(v[i]) - next) < 1e-6)
        let step = 0.1 * (Double(gradient[i]) + 0.9 * next)
        #expect(abs(Double(w[i]) - (Double(weights[i]) - step)) < 1e-6)
      }
    }
  }

  @Test func sigmoidSlopeIsMultiplied() {
    let h: [Float] = [0, 0.25, 0.5, 1]
    for kernels in variants {
      var delta: [Float] = [1, 2, 4, 8]
      kernels.multiply_by_sigmoid_slope(&delta, h, 4)
      #expect(delta == [0, 0.375, 1, 0])
    }
  }
}
