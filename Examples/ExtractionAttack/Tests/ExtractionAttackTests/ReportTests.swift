import Documents
import ExactArithmetic
import ExtractionAttack
import Foundation
import Sampling
import Tables
import Testing

/// A report of counts that are made up.
@Suite struct ReportTests {
  private var report: ExtractionAttack.Report {
    var size = ExperimentSize.small
    size.testPoints = 1000
    let matrix = Matrix(rows: 1, columns: 4, elements: [1, 1, 1, 1])
    let found = Matrix(rows: 1, columns: 4, elements: [1, 1, 1, -1])
    let recovery = Recovery(
      of: matrix, by: found, fixedValues: Matrix(rows: 1, columns: 4, elements: [1, 0, 0, 0]))
    let all = Recovery(of: matrix, by: matrix, fixedValues: Matrix(rows: 1, columns: 4))
    return ExtractionAttack.Report(
      instance: Instance(
        size: size, correlation: 1 / 4, seed: 9, singletons: 40, seenClusters: 65, freeBits: 6000,
        bestTestSuccess: SuccessCount(trials: 1000, successes: 640),
        bestSingletonSuccess: SuccessCount(trials: 1000, successes: 900)),
      courses: [
        Course(
          learner: .logistic,
          checkpoints: [
            Checkpoint(
              step: 50, loss: 0.125, trainingSuccess: SuccessCount(trials: 100, successes: 99),
              testSuccess: SuccessCount(trials: 1000, successes: 600),
              singletonSuccess: SuccessCount(trials: 1000, successes: 800),
              signAttack: recovery, coordinateAscent: all)
          ])
      ])
  }

  private func rendered(_ format: TableFormat) throws -> String {
    try report.render(format, style: ValueStyle(digits: 4), provenance: "a test")
  }

  @Test func textSaysWhatIsCountedEnclosedAndEstimated() throws {
    let text = try rendered(.text)
    for part in [
      "k = 40 singletons with k d = 8000 bits, of which their clusters leave 6000 free",
      "test error             0.36 [", "(enclosure)", "estimates from 1000 fresh examples",
      "of confidence 0.99", "multiclass logistic regression, rho = 1/4",
      "Audit of the counts of the sign attack", "lemmata audit bits --of 4 --correct 3",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test func jsonHasTheCounts() throws {
    let json = try JSONValue(parsing: rendered(.json).utf8)
    #expect(json["singletons"] == 40 && json["rho"] == "1/4" && json["seed"] == 9)
    #expect(json["bestTestError"]?["successes"] == 360)
    let last = try #require(json["learners"]?[0]?["checkpoints"]?[0])
    #expect(last["testError"] == "2/5" && last["loss"] == "1/8" && last["trainingError"] == "1/100")
    #expect(last["signAttack"] == "3/4" && last["signAttackFree"] == "2/3")
    #expect(last["coordinateAscent"] == "1")
    let information = try #require(json["information"]?[0])
    #expect(information["whose"] == "logistic" && information["attackPlugIn"] == "1")
    // The lower end of the Clopper-Pearson interval of 800 successes in 1000 at 99 %, 0.765511... (the root of the
    // binomial tail, by mpmath), rounded down to four decimals.
    #expect(information["success"] == "1531/2000")
  }

  @Test func csvHasARowForEachCheckpoint() throws {
    let lines = try rendered(.csv).split(separator: "\n")
    #expect(lines.count == 2 && lines[0].hasPrefix("rho,learner,step,loss"))
    #expect(lines[1].hasPrefix("0.25,logistic,50,0.125,") || lines[1].hasPrefix("1/4,logistic,50,"))
  }

  @Test func markdownAndLaTeXHaveBothTables() throws {
    #expect(try rendered(.markdown).contains("| step |"))
    #expect(try rendered(.latex).components(separatedBy: "\\toprule").count == 3)
    #expect(try rendered(.html).components(separatedBy: "<table>").count == 3)
  }
}
