import Documents
import ExactArithmetic
import LemmataTestSupport
import NearestNeighbourGame
import RateCertificates
import Rates
import Testing
import Work

/// The pricing of certificates in parts.
@Suite struct RatePartTests {
  private func parts(
    _ question: RateQuestion, _ count: Int, after earlier: [RatePart] = []
  ) throws -> [RatePart] {
    try (1...count).map { (index: Int) -> RatePart in
      try question.part(WorkShare(index: index, count: count), after: earlier)
    }
  }

  /// All parts, round after round, until they prove the value.
  private func settled(_ question: RateQuestion, _ count: Int) throws -> [RatePart] {
    var parts = try parts(question, count)
    while try RatePart.certificate(of: parts) == nil {
      parts = try self.parts(question, count, after: parts)
    }
    return parts
  }

  /// The parts make the certificate of one search, whatever their number and order.
  @Test func joined() throws {
    let questions = [
      RateQuestion(examples: 3, dimension: 3), RateQuestion(examples: 4, dimension: 2),
      RateQuestion(examples: 3, dimension: 2, correlation: 1 / 2, target: .optimum),
      RateQuestion(
        examples: 2, dimension: 3, correlation: 1 / 2, target: .partOfOptimum(9 / 10)),
      RateQuestion(examples: 3, dimension: 2, correlation: 1 / 4, target: .success(2 / 5)),
      RateQuestion(examples: 2, dimension: 2, correlation: 1, target: .success(7 / 10)),
    ]
    for question in questions {
      let whole = try question.report()
      for count in [1, 2, 5] {
        let parts = try settled(question, count)
        #expect(try RatePart.certificate(of: parts) == whole.certificate, "\(question), \(count)")
        let report = try #require(try RatePart.report(of: parts.reversed()))
        #expect(
          report.report.json().serialized() == whole.report.json().serialized(),
          "\(question), \(count)")
      }
    }
  }

  /// A part is read as it is written.
  @Test func files() throws {
    let question = RateQuestion(
      examples: 2, dimension: 2, correlation: 1 / 2, target: .partOfOptimum(9 / 10))
    for part in try parts(question, 2) + parts(RateQuestion(examples: 3, dimension: 2), 3) {
      let json = part.report.json()
      #expect(RatePart.isPart(json))
      #expect(try RatePart(JSONValue(parsing: json.serialized().utf8)) == part, "\(part)")
    }
  }

  /// A rule that a part found is added in a further round; then the certificate is another one and proves as much.
  @Test func furtherRound() throws {
    for question in [
      RateQuestion(examples: 3, dimension: 2),
      RateQuestion(
        examples: 2, dimension: 2, correlation: 1 / 2, target: .partOfOptimum(9 / 10)),
    ] {
      var parts = try parts(question, 2)
      let rule = question.examples == 3 ? "1231" : "2212"
      let changed = parts[1].report.json().serialized().replacing(
        "\"rule\": null", with: "\"rule\": \"\(rule)\"", maxReplacements: 1)
      parts[1] = try RatePart(JSONValue(parsing: changed.utf8))
      #expect(try RatePart.certificate(of: parts) == nil)
      #expect(try RatePart.report(of: parts) == nil)
      let report = try RatePart.unsettled(parts)
      #expect(report.verdict == .undecided && "\(report)".contains("The parts prove nothing yet"))
      let next = try self.parts(question, 3, after: parts)
      #expect(next.allSatisfy { $0.earlier.count == 1 })
      let certificate = try #require(try RatePart.certificate(of: next))
      try RateCertificateChecker.check(certificate)
      let whole = try question.report()
      #expect(certificate.interval().contains(whole.interval.midpoint))
    }
  }

  @Test func refusals() throws {
    let question = RateQuestion(examples: 3, dimension: 2)
    let parts = try parts(question, 3)
    func message(_ parts: [RatePart]) -> String {
      errorMessage { try RatePart.certificate(of: parts) }
    }
    #expect(message([]) == "there are no parts; expected at least one")
    #expect(
      message([parts[0], parts[2]]) == "of 3 parts part 2 is missing; expected all of them")
    #expect(
      message([parts[1]]) == "of 3 parts the parts 1, 3 are missing; expected all of them")
    #expect(
      message(parts + [parts[1]]) == "the part 2/3 is there twice; expected each part once")
    let others: [(RateQuestion, Int, String)] = [
      (RateQuestion(examples: 3, dimension: 3), 3, "game"),
      (RateQuestion(examples: 3, dimension: 2), 4, "number of parts"),
      (RateQuestion(examples: 3, dimension: 2, correlation: 1 / 2), 3, "rho"),
      (RateQuestion(examples: 3, dimension: 2, correlation: 1 / 2, target: .optimum), 3, "rho"),
      (RateQuestion(examples: 3, dimension: 2, width: 1 / 1000), 3, "width"),
    ]
    for (other, count, field) in others {
      let foreign = try self.parts(other, count)[1]
      #expect(
        message([parts[0], foreign, parts[2]])
          == "the part 2/\(count) has another \(field) than the first; expected parts of one question and one version"
      )
    }
    #expect(
      errorMessage { try question.part(WorkShare(index: 1, count: 2), after: parts) }
        == "the parts of the earlier round prove the value; 'lemmata merge' joins them")
    let trivial: [(RateQuestion, String)] = [
      (RateQuestion(examples: 2, dimension: 3), "for k = 2 a theorem gives R_OPT without trees"),
      (RateQuestion(examples: 1, dimension: 3), "the value is 0 by itself"),
      (RateQuestion(examples: 3, dimension: 0), "the value is 0 by itself"),
      (
        RateQuestion(examples: 3, dimension: 2, correlation: 1, target: .optimum),
        "the value is exact by itself"
      ),
    ]
    for (question, reason) in trivial {
      #expect(
        errorMessage { try question.part(WorkShare(index: 1, count: 2)) }
          == "there is nothing to split: \(reason)")
    }
  }
}
