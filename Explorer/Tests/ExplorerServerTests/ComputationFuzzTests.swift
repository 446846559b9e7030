import ExplorerServer
import Foundation
import Testing
import Work

extension ServedTests {
  /// Requests that are well-formed and ask for something else than meant: values at the ends of their ranges, beyond
  /// them, or of another kind. They reach the computations; each is answered or refused in a sentence, or its client goes.
  @Suite(.serialized) struct ComputationFuzzTests {
    private static let count = 400

    @Test func survivesMutatedQuestions() async throws {
      try await RunningServer.run { running in
        _ = try await send(50, from: 0, running)
        let before = residentMebibytes()
        let outcomes = try await send(ComputationFuzzTests.count, from: 1_000_000, running)
        for _ in 0..<400 where try await running.load() != (0, 0) {
          try await Task.sleep(for: .milliseconds(50))
        }
        let load = try await running.load()
        #expect(load == (0, 0))
        let after = residentMebibytes()
        if let before, let after { #expect(after < before + 96, "\(before) MiB became \(after)") }
        // The computations are reached, and their refusals; how many clients go before is up to the machine.
        #expect(outcomes.answered > ComputationFuzzTests.count / 32, "\(outcomes)")
        #expect(outcomes.refused > ComputationFuzzTests.count / 16, "\(outcomes)")
      }
    }

    private struct Outcomes: Sendable {
      var answered = 0
      var refused = 0
      var left = 0
    }

    private func send(
      _ count: Int, from seed: Int, _ running: RunningServer
    ) async throws -> Outcomes {
      try await withThrowingTaskGroup(of: Outcomes.self) { group in
        for worker in 0..<8 {
          group.addTask {
            var outcomes = Outcomes()
            for index in stride(from: worker, to: count, by: 8) {
              var mutator = QuestionMutator(seed: UInt64(seed + index))
              let target = mutator.target()
              let request = running.request(target, ["Connection: close"])
              let answer = try await running.exchange(request.utf8, within: .milliseconds(400))
              if answer.contains("{\"result\":") {
                outcomes.answered += 1
              } else if answer.contains("\"error\":") {
                #expect(!answer.contains("\"kind\":\"other\""), "\(target) gives \(answer)")
                outcomes.refused += 1
              } else {
                #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 200"), "\(target)")
                outcomes.left += 1
              }
            }
            return outcomes
          }
        }
        return try await group.reduce(into: Outcomes()) { sum, part in
          sum.answered += part.answered
          sum.refused += part.refused
          sum.left += part.left
        }
      }
    }
  }
}

/// Makes questions of which some values are not what is meant.
private struct QuestionMutator {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  private static let questions: [(path: String, parameters: [(String, String)])] = [
    ("game", [("k", "2"), ("d", "3"), ("rho", "1/2"), ("message", "noisy:1/8")]),
    ("game", [("k", "2"), ("d", "1"), ("rho", "1/3"), ("message", "table:0,1,1,0")]),
    ("round", [("k", "3"), ("d", "4"), ("rho", "1/2"), ("message", "prefix:2"), ("seed", "7")]),
    ("sample", [("k", "2"), ("d", "2"), ("rho", "1/2"), ("trials", "50"), ("seed", "1")]),
    ("cost", [("k", "2"), ("d", "2"), ("rho", "2/3"), ("message", "everything")]),
    ("rate", [("k", "2"), ("d", "1"), ("rho", "1/2"), ("points", "2")]),
    ("contraction", [("channel", "3/4,1/4;1/8,7/8"), ("input", "1/3,2/3")]),
    ("contraction", [("channel", "bsc:1/10"), ("input", "uniform")]),
    (
      "learning",
      [
        ("problem", "boolean"), ("parameter", "1/3"), ("learner", "majority:2"), ("d", "3"),
        ("n", "3"),
      ]
    ),
    (
      "learning",
      [("problem", "sparse"), ("parameter", "1/4"), ("learner", "agreement:1"), ("n", "2")]
    ),
    ("verify", [("id", "merged-columns")]), ("lemma", [("id", "fano"), ("format", "latex")]),
  ]

  private static let values = [
    "0", "1", "-1", "2", "3", "7", "64", "1000000000", "9223372036854775807",
    "-9223372036854775808", "9223372036854775808", "1/2", "0/1", "1/0", "-1/2", "3/2",
    "999999999/1000000000", "1/1000000007", "0.1", "1e-9", "1e9", "1e400", "1e-400",
    "everything", "nothing", "prefix:0", "prefix:3", "prefix:-1", "prefix:99999999999999999999",
    "noisy:0", "noisy:1", "noisy:1/2", "noisy:-1/3", "noisy:1/0", "table:", "table:0,0,0,0",
    "table:1,2,3", "table:-1,0,0,0", "table:99,0,0,1", "bsc:0", "bsc:1", "bsc:3/2", "bec:1/3",
    "z:0", "qsc:2,1/3", "qsc:8,1/9", "qsc:0,1", "qsc:-3,1/2", "1,0;0,1", "1;1;1", "1", "1,0",
    "1/2,1/2;1/2", "1/3,1/3,1/3", "0,1", "1,1", "uniform", "sparse", "gaussian", "boolean",
    "majority:0", "majority:9", "majority:-1", "agreement:3", "subsample:2", "mean+noise:0",
    "mean+noise:1/3", "sign:1", "quantised:1,1", "quantised:1,99", "quantised:9,0", "fano",
    "json", "csv", "latex", "html", "text", "", " ", "x", "é", "\u{0}", "\n",
  ]

  /// The target of a request: one question, of which up to two values are replaced, repeated or left out.
  mutating func target() -> String {
    let question = pick(QuestionMutator.questions)
    var parameters = question.parameters
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      let place = Int.random(in: 0..<parameters.count, using: &random)
      switch Int.random(in: 0..<12, using: &random) {
      case 0: parameters.append(parameters[place])
      case 1 where parameters.count > 1: parameters.remove(at: place)
      case 2: parameters[place].1 += pick(QuestionMutator.values)
      case 3: parameters[place].1 = edited(parameters[place].1)
      default: parameters[place].1 = pick(QuestionMutator.values)
      }
    }
    let query = parameters.map { "\($0)=\(encoded($1))" }.joined(separator: "&")
    return "/api/\(question.path)?\(query)"
  }

  /// One character is another.
  private mutating func edited(_ text: String) -> String {
    var characters = Array(text)
    if characters.isEmpty { return text }
    let place = Int.random(in: 0..<characters.count, using: &random)
    characters[place] = pick(Array("0123456789/,;:.-+e xé"))
    return String(characters)
  }

  private func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      let digits = String(byte, radix: 16)
      return "%" + (digits.count == 1 ? "0" : "") + digits
    }.joined()
  }

  private mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[Int.random(in: 0..<choices.count, using: &random)]
  }
}
