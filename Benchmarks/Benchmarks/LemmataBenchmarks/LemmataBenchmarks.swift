import Benchmark
import Workloads

// Every benchmark runs in one process from data in memory; `compare` measures them against other programs.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .cpuTotal, .peakMemoryResident], timeUnits: .milliseconds,
    warmupIterations: 1, maxDuration: .seconds(30), maxIterations: 5)

  // MARK: Rational numbers

  for (sum, terms) in [(RationalSum.small, 5_000_000), (.dot, 5_000_000), (.harmonic, 20_000)] {
    Benchmark("sum/\(sum.rawValue), \(terms) terms") { _ in
      blackHole(sum.value(terms: terms))
    }
  }

  // MARK: The optimum of the game

  for size in [1000, 2000] {
    Benchmark("optimum/exact, k = d = \(size), rho = 1 over 4") { _ in
      let game = try Game(examples: size, dimension: size, correlation: 1 / 4)
      blackHole(try game.optimalSuccess())
    }
  }
  Benchmark("optimum/enclosure, k = 10^6, d = 10^4, rho = 1 over 20") { _ in
    let game = try Game(examples: 1_000_000, dimension: 10_000, correlation: 1 / 20)
    blackHole(game.optimalSuccessEnclosure())
  }

  // MARK: Information

  Benchmark("information/I(X;Y) of the seeded 512 x 512 law, 100 digits") { benchmark in
    let weights = SeededLaw.weights(size: 512)
    benchmark.startMeasurement()
    blackHole(try SeededLaw.mutualInformation(weights: weights, digits: 100))
    benchmark.stopMeasurement()
  }
  Benchmark("game/k = 2, d = 12, half of each example, by enumeration") { _ in
    blackHole(try PrefixGame.report())
  }

  // MARK: Logarithms

  for shape in LogFormIdentity.Shape.allCases {
    Benchmark(
      "log form/equality, \(shape.rawValue), 100000 terms",
      closure: { (_: Benchmark, forms: LogFormIdentity) in blackHole(forms.left == forms.right) },
      setup: { LogFormIdentity(shape, count: 100_000) })
    Benchmark(
      "log form/inequality, \(shape.rawValue), 100000 terms",
      closure: { (_: Benchmark, forms: LogFormIdentity) in blackHole(forms.left == forms.greater) },
      setup: { LogFormIdentity(shape, count: 100_000) })
  }

  // MARK: Contraction

  for (job, size) in [(ContractionJob.all, 4), (.kl, 16), (.chiSquare, 12)] {
    Benchmark("contraction/\(job.rawValue), \(size) x \(size)") { benchmark in
      let instance = try SeededChannel(inputs: size, outputs: size, seed: 1)
      benchmark.startMeasurement()
      blackHole(try job.coefficients(of: instance))
      benchmark.stopMeasurement()
    }
  }
  for (inputs, outputs, digits) in [(10, 2, 12), (3, 3, 6), (4, 4, 4)] {
    Benchmark("contraction/fixed input, \(inputs) x \(outputs), width 1e-\(digits)") { benchmark in
      let instance = try SeededChannel(inputs: inputs, outputs: outputs, seed: 1)
      let width = Rational(.one, Integer(10).power(digits))
      benchmark.startMeasurement()
      blackHole(try instance.klContraction(width: width))
      benchmark.stopMeasurement()
    }
  }
}
