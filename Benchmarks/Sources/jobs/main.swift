// One job in one process: the value on standard output, in the words of the peer where there is one, and
// the seconds it took, without starting up, making the input and printing, on standard error.

import Workloads

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#endif

let usage = """
  Usage: jobs rational small|dot|harmonic N    a sum of N rational numbers
         jobs information N DIGITS             I(X;Y) of the seeded N x N law
         jobs enclosure K D RHO                an enclosure of the optimal success
         jobs game-prefix                      k = 2, d = 12, half of each example, enumerated
         jobs logform pairs|grid|cycles N      two equal and two different forms of N logarithms
         jobs contraction all|kl|chi-square INPUTS OUTPUTS COUNT
                                               exact coefficients of the seeded channels 1, ..., COUNT
         jobs contraction fixed INPUTS OUTPUTS COUNT WIDTH
                                               their KL coefficients for the seeded input laws, enclosed
         jobs sample literal|distances K D RHO MESSAGE TRIALS THREADS
                                               the simulated game with seed 1

  """

struct UsageError: Error {}

/// The value of `work`, the seconds it took being told on standard error.
func timed<Value>(_ label: String = "", _ work: () throws -> Value) rethrows -> Value {
  let clock = ContinuousClock()
  let start = clock.now
  let value = try work()
  let elapsed = clock.now - start
  printError("seconds \(elapsed / .seconds(1))\(label.isEmpty ? "" : " " + label)")
  return value
}

func count(_ text: String) throws -> Int {
  guard let value = Int(text), value >= 1 else { throw UsageError() }
  return value
}

func run(_ arguments: [String]) throws {
  switch (arguments.first, arguments.dropFirst().map { $0 }) {
  case ("rational", let rest) where rest.count == 2:
    guard let sum = RationalSum(rawValue: rest[0]) else { throw UsageError() }
    let terms = try count(rest[1])
    let value = timed { sum.value(terms: terms) }
    print(value.numerator.string(radix: 16), value.denominator.string(radix: 16), separator: "/")

  case ("information", let rest) where rest.count == 2:
    let weights = SeededLaw.weights(size: try count(rest[0]))
    let digits = try count(rest[1])
    print(try timed { try SeededLaw.mutualInformation(weights: weights, digits: digits) })

  case ("enclosure", let rest) where rest.count == 3:
    let game = try Game(
      examples: try count(rest[0]), dimension: try count(rest[1]),
      correlation: try Rational(parsing: rest[2]))
    print(timed { game.optimalSuccessEnclosure() }.description(significantDigits: 32))

  case ("game-prefix", []):
    let report = try timed { try PrefixGame.report() }
    printReport(report)
    let closedForm = try PrefixGame.closedFormReport()
    print("agrees with the closed form:", report.agrees(with: closedForm))

  case ("logform", let rest) where rest.count == 2:
    guard let shape = LogFormIdentity.Shape(rawValue: rest[0]) else { throw UsageError() }
    let forms = LogFormIdentity(shape, count: try count(rest[1]))
    print("terms:", forms.left.termCount, forms.right.termCount)
    print("equal:", timed("equality") { forms.left == forms.right })
    print("equal:", timed("inequality") { forms.left == forms.greater })
    print("equal:", timed("near-equality") { forms.left == forms.nearlyRight })

  case ("contraction", let rest) where rest.count == 4 || rest.count == 5:
    let (inputs, outputs) = (try count(rest[1]), try count(rest[2]))
    let instances = try (1...(try count(rest[3]))).map {
      try SeededChannel(inputs: inputs, outputs: outputs, seed: $0)
    }
    if rest[0] == "fixed", rest.count == 5 {
      let width = try Rational(parsing: rest[4])
      let results = try timedEach(instances) { try $0.klContraction(width: width) }
      for (instance, result) in zip(instances, results) {
        print(
          result.interval.lower.decimal(significantDigits: 20, rounding: .down),
          result.interval.upper.decimal(significantDigits: 20, rounding: .up),
          try instance.confirms(result))
      }
    } else {
      guard let job = ContractionJob(rawValue: rest[0]), rest.count == 4 else { throw UsageError() }
      for values in try timedEach(instances, { try job.coefficients(of: $0) }) {
        let ends = values.map { $0.enclosure(bits: 64) }
        print(
          ends.map { "\(Double($0.lower))" }.joined(separator: " "),
          zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
      }
    }

  case ("sample", let rest) where rest.count == 7:
    try sample(rest)

  default: throw UsageError()
  }
}

/// A simulation of the game, and its rates: of trials, and of bits of the strings that are compared.
func sample(_ arguments: [String]) throws {
  guard let method = SamplingMethod(rawValue: arguments[0]) else { throw UsageError() }
  let (k, d, trials) = (try count(arguments[1]), try count(arguments[2]), try count(arguments[5]))
  let game = try Game(examples: k, dimension: d, correlation: try Rational(parsing: arguments[3]))
  let sampling = try GameSampling(
    game, code: try ExampleCode(parsing: arguments[4]), method: method, seed: 1)
  let threads = try count(arguments[6])
  let clock = ContinuousClock()
  let start = clock.now
  let result = try sampling.run(trials: 0..<trials, threads: threads)
  let seconds = (clock.now - start) / .seconds(1)
  printError("seconds \(seconds)")
  let rate = Double(trials) / seconds
  print(
    "success", Double(result.successes) / Double(trials), "trials/s", rate, "Gbit/s",
    rate * Double(k) * Double(d) / 1e9)
}

/// The values of `work`, the seconds of all together and of the slowest being told on standard error.
func timedEach<Item, Value>(
  _ items: [Item], _ work: (Item) throws -> Value
) rethrows -> [Value] {
  let clock = ContinuousClock()
  var values: [Value] = []
  var (total, slowest) = (Duration.zero, Duration.zero)
  for item in items {
    let start = clock.now
    values.append(try work(item))
    let elapsed = clock.now - start
    total += elapsed
    slowest = max(slowest, elapsed)
  }
  printError("seconds \(total / .seconds(1))")
  printError("seconds \(slowest / .seconds(1)) slowest")
  return values
}

func printReport(_ report: GameReport) {
  let quantities = report.quantities
  print("success:", quantities.success)
  print("I(X;M):", quantities.information.enclosure(bits: 100).description(significantDigits: 30))
  for check in report.chain + report.boundChecks { print("\(check.claim): \(check.verdict)") }
}

extension GameReport {
  /// Whether two reports give the same values and verdicts.
  func agrees(with other: GameReport) -> Bool {
    quantities.success == other.quantities.success
      && quantities.information.logForm == other.quantities.information.logForm
      && quantities.exampleInformationSum.logForm == other.quantities.exampleInformationSum.logForm
      && quantities.noisyInformation.logForm == other.quantities.noisyInformation.logForm
      && quantities.indexInformation.logForm == other.quantities.indexInformation.logForm
      && zip(chain + boundChecks, other.chain + other.boundChecks).allSatisfy {
        $0.claim == $1.claim && $0.verdict == $1.verdict
      }
  }
}

do {
  try run(Array(CommandLine.arguments.dropFirst()))
} catch is UsageError {
  printError(usage)
  exit(2)
}
