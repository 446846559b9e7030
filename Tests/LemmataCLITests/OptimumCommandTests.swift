import Foundation
import Lemmata
import Testing

/// `lemmata optimum`.
struct OptimumCommandTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private func optimum(_ options: String) throws -> Workplace.Run {
    try place.shell("\"$LEMMATA\" optimum \(options)")
  }

  @Test func knownValues() throws {
    for (k, d, rho, value) in [
      (2, 1, "1/2", "5/8"), (2, 2, "0.5", "11/16"), (2, 3, "5e-1", "187/256"), (1, 9, "1/3", "1"),
      (7, 0, "1/3", "1/7"),
      (7, 3, "0", "1/7"), (2, 1, "1", "3/4"),
    ] {
      let run = try optimum("-k \(k) -d \(d) --rho \(rho) --format json")
      #expect(run.output == "{\n  \"optimalSuccess\": \"\(value)\"\n}\n")
      #expect(run.code == 0)
      #expect(run.errors == "")
    }
  }

  @Test func formats() throws {
    let game = "-k 2 -d 3 --rho 1/2"
    #expect(
      try optimum(game).output
        == "optimal success for k = 2, d = 3, rho = 1/2: 187/256 = 0.73046875\n")
    #expect(
      try optimum(game + " --format markdown").output == """
        | rho | k | d | optimal success |
        | ---: | ---: | ---: | ---: |
        | 1/2 | 2 | 3 | 187/256 = 0.73046875 |

        """)
    #expect(
      try optimum(game + " --format csv").output == "rho,k,d,optimalSuccess\n1/2,2,3,187/256\n")
    let latex = try optimum(game + " --format latex").output
    #expect(
      latex.hasPrefix(
        "% lemmata \(LemmataVersion.current): lemmata optimum \(game) --format latex\n% In the preamble: \\usepackage{booktabs}\n\\begin{tabular}"
      ))
    #expect(latex.contains("$1/2$ & $2$ & $3$ & $187/256$ $=$ $0.73046875$ \\\\\n"))
  }

  @Test func enclosures() throws {
    let exact = Rational(187, 256)
    let json = try optimum("-k 2 -d 3 --rho 1/2 --enclosure --format json").json
    let ends = try #require(json["optimalSuccess"]).rationals()
    #expect(ends[0] <= exact && exact <= ends[1] && ends[1] - ends[0] < Rational("1e-29")!)
    #expect(try optimum("-k 2 -d 3 --rho 1/2 --enclosure").output.contains(": in [0.7304"))
    // Above k d = 10^7 the enclosure is the default, and --exact overrides it.
    let large = try optimum("-k 1000000 -d 11 --rho 1/2 --digits 10 --format csv")
    #expect(
      large.output.hasPrefix("rho,k,d,optimalSuccess lower,optimalSuccess upper\n1/2,1000000,11,"))
    #expect(large.output.components(separatedBy: ",").last?.count ?? 0 <= 20)
    let short = try optimum("-k 1000 -d 11 --rho 1/2 --exact --digits 10").output
    #expect(short.contains("digits) = "))
    try place.expectRefusal(
      "optimum", "-k", "2", "-d", "3", "--rho", "1/2", "--exact", "--enclosure",
      saying: "--exact and --enclosure exclude each other")
  }

  @Test func tooLarge() throws {
    try place.expectRefusal(
      "optimum", "-k", "10", "-d", "1000000", "--rho", "1/2",
      saying: "operations", "MiB", "more than 1000000000000 operations need --force")
    try place.expectRefusal(
      "optimum", "-k", "2", "-d", "1000000000000", "--rho", "1/2", saying: "would not fit in memory"
    )
    try place.expectRefusal(
      "optimum", "-k", "9000000000000000000", "-d", "9000000000000000000", "--rho", "1/2",
      "--exact",
      saying: "more than the limit")
  }
}
