import Catalog
import Documents
import ExactArithmetic
import ExplorerServer
import InformationTheory
import LearningProblems
import Lemmas
import NearestNeighbourGame
import Tables
import Testing

extension ServedTests {
  /// The pages Learning, Lemmas and Cost answer with the reports of the library.
  @Suite(.serialized) struct AnswerTests {
    @Test func learningIsTheStudy() async throws {
      try await RunningServer.run { running in
        let studies = [
          "problem=boolean&parameter=1/3&learner=majority:2&d=4&n=3": LearnerStudy(
            family: .boolean, samples: [1, 2, 3], parameter: Rational(1, 3), learner: .majority(2),
            dimension: 4),
          "problem=sparse&parameter=1/4&learner=agreement:1&n=4": LearnerStudy(
            family: .sparse, samples: [1, 2, 3, 4], parameter: Rational(1, 4),
            learner: .agreement(1)),
          "problem=gaussian&parameter=1/2&learner=mean%2Bnoise:1&d=2&n=2": LearnerStudy(
            family: .gaussian, samples: [1, 2], parameter: Rational(1, 2),
            learner: .meanPlusNoise(1), dimension: 2),
        ]
        for (query, study) in studies {
          let result = try await running.lines("/api/learning?\(query)").last?["result"]
          let report = try study.report()
          #expect(result?["report"] == report.json(), "\(query)")
          #expect(result?["command"] == .string(report.question.commandLine))
          #expect(result?["view"]?["verdict"] == "holds")
        }
      }
    }

    @Test func learningRefusesInTheWordsOfTheLibrary() async throws {
      try await RunningServer.run { running in
        let refusals = [
          "problem=none&parameter=1/2&learner=majority:1":
            "problem = none; expected one of boolean, sparse, gaussian",
          "problem=boolean&parameter=2&learner=majority:1":
            "lambda = 2: the correlation of data and parameter must lie in [0, 1]",
          "problem=boolean&parameter=1/2&learner=majority:1&n=99":
            "memorization on the page: n = 99 is above the limit of 24 samples",
        ]
        for (query, sentence) in refusals {
          let line = try await running.lines("/api/learning?\(query)").last
          #expect(line?["error"]?["message"] == .string(sentence), "\(query)")
        }
        let file = try await running.lines(
          "/api/learning?problem=boolean&parameter=1/2&learner=table:/etc/passwd"
        ).last
        #expect(file?["result"] == nil && file?["error"] != nil)
      }
    }

    @Test func verifyIsThatOfTheLibrary() async throws {
      try await RunningServer.run { running in
        let lemma = try LemmaCatalog.lemma("merged-columns")
        let lines = try await running.lines("/api/verify?id=merged-columns")
        let question = Report.Question(
          "verify", parameters: [.init("id", .text("merged-columns"), isPositional: true)])
        let expected = Report(question: question, verifications: [try lemma.verify()])
        #expect(lines.last?["result"]?["report"] == expected.json())
        #expect(lines.last?["result"]?["command"] == "lemmata verify merged-columns")
        let list = try await running.lines("/api/lemmas").last
        #expect(list?["result"]?["report"] == Report(lemmas: LemmaCatalog.all).json())
        let unknown = try await running.lines("/api/verify?id=fanoo").last
        #expect(
          unknown?["error"]?["message"] == "there is no lemma \"fanoo\"; did you mean fano?"
            || unknown?["error"]?["message"] == "there is no lemma \"fanoo\"; expected one of fano")
      }
    }

    @Test func rateIsThatOfTheLibrary() async throws {
      try await RunningServer.run { running in
        let game = try Game(examples: 2, dimension: 1, correlation: Rational(1, 2))
        let table = try RateCurveStudy(game: game, pointCount: 3).table()
        let result = try await running.lines("/api/rate?k=2&d=1&rho=1/2&points=3").last?["result"]
        let report = Report(question: .init("table rate"), table: table)
        #expect(result?["report"] == report.json())
        #expect(
          result?["command"] == "lemmata table rate -k 2 -d 1 --rho 1/2 --points 3")
        let refused = try await running.lines("/api/rate?k=2&d=1&rho=0").last
        #expect(refused?["error"] != nil)
      }
    }

    @Test func costIsTheStudy() async throws {
      try await RunningServer.run { running in
        for (query, message) in [
          ("noisy:1/8", Message.noisy(Rational(1, 8))), ("prefix:2", .prefix(2)),
        ] {
          let game = try Game(examples: 2, dimension: 3, correlation: Rational(1, 2))
          let drawn = try TradeOffStudy(game: game, message: message).figure()
          let lines = try await running.lines("/api/cost?k=2&d=3&rho=1/2&message=\(query)")
          let result = lines.last
          // This message's own numbers come first.
          #expect(lines.first { $0["part"] != nil }?["part"] == result?["result"]?["view"]?["own"])
          let report = Report(question: .init("plot game"), table: drawn.table)
          #expect(result?["result"]?["report"] == report.json())
          #expect(result?["result"]?["view"]?["own"]?["message"] == .string(query))
        }
      }
    }
  }
}
