import Foundation
import Lemmata
import Testing

/// Files as people have them: counts, labels, long tables, any separator.
struct InputFileTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private func run(_ arguments: String) throws -> Workplace.Run {
    let run = try place.shell("\"$LEMMATA\" \(arguments)")
    #expect(run.code == 0 && run.errors == "", "\(arguments): \(run.errors)")
    return run
  }

  private func json(_ arguments: String) throws -> JSONValue {
    try run("\(arguments) --format json").json
  }

  @Test func counts() throws {
    try place.write("10,20\n30,40\n", to: "counts.csv")
    let quantity = "--quantity 'I(X;Y)'"
    let report = try json("information counts.csv --counts \(quantity)")
    #expect(report.keys == ["I(X;Y)", "weights"] && report["weights"] == "counts")
    #expect(
      report["I(X;Y)"]?["logForm"]
        == [["3/5", "2"], ["-3/5", "3"], ["1", "5"], ["-7/10", "7"]])
    let text = try run("information counts.csv --counts \(quantity)").output
    #expect(text.hasSuffix("Plug-in value of these counts, exact; an estimate of the source's.\n"))
    for format in ["markdown", "csv", "latex", "html"] {
      #expect(
        try run("information counts.csv --counts --format \(format)").output.contains("counts"))
    }
    #expect(
      try json("contraction counts.csv --counts")["dobrushin"]
        == (try json("contraction counts.csv --normalize"))["dobrushin"])
    #expect(try json("capacity counts.csv --normalize")["weights"] == "normalized")
    try place.write("1/3,2/3\n3/7,4/7\n", to: "rows.csv")
    #expect(
      try json("capacity counts.csv --counts")["interval"]
        == (try json("capacity rows.csv"))["interval"])
  }

  @Test func nothingIsNormalisedSilently() throws {
    try place.write("10,20\n30,40\n", to: "counts.csv")
    try place.expectRefusal(
      "information", "counts.csv",
      saying:
        "counts.csv: the weights sum to 100; expected 1; --counts takes the numbers as counts, "
        + "--normalize divides them by their sum")
    try place.expectRefusal(
      "contraction", "counts.csv",
      saying: "counts.csv: row 1 sums to 30; expected 1", "--normalize divides each row by its sum")
    try place.expectRefusal(
      "contraction", "counts.csv", "--counts", "--normalize",
      saying: "--counts and --normalize exclude each other")
    try place.expectRefusal(
      "contraction", "bsc:1/10", "--counts",
      saying: "--counts is for files, and there is no file bsc:1/10")
  }

  @Test func separatorsAndLabels() throws {
    try place.write("0.5 0.5\n0.25 0.75\n", to: "c.txt")
    try place.write("0,5;0,5;\n0,25;0,75;\n", to: "c.csv")
    try place.write("# rows are inputs\n1/2\t1/2\n1/4\t3/4\n", to: "c.dat")
    try place.write("[[0.5, 0.5], [0.25, 0.75]]", to: "c.json")
    try place.write("0.5,0.25\n0.5,0.75\n", to: "transposed.csv")
    let expected = try json("contraction c.json")["kl"]
    for arguments in [
      "c.txt", "c.csv", "c.dat", "- < c.txt", "transposed.csv --columns-are-inputs",
    ] {
      #expect(try json("contraction \(arguments)")["kl"] == expected, "\(arguments)")
    }
    try place.write(",fair,dark\nblue,326,101\ndark,98,1169\n", to: "eyes.csv")
    #expect(
      try run("information eyes.csv --counts --quantity 'I(X;Y)'").output
        .contains("0.319045313444"))
    try place.write("X,Y,p\na,u,1/2\nb,u,1/4\nb,v,1/4\n", to: "long.csv")
    #expect(
      try json("information long.csv --quantity 'I(X;Y)'")["I(X;Y)"]?["logForm"]
        == [["3/2", "2"], ["-3/4", "3"]])
    try place.write("0,5 0,5\n0,25 0,75\n", to: "ambiguous.txt")
    try place.expectRefusal(
      "contraction", "ambiguous.txt",
      saying: "line 1, \"0,5 0,5\", can be read in two ways", "--input-format says which")
  }

  @Test func informationOfAChannel() throws {
    let information = try json("information bsc:1/10 --input uniform --quantity 'I(X;Y)'")
    #expect(information["I(X;Y)"] == (try json("capacity bsc:1/10"))["exact"])
    try place.expectRefusal(
      "information", "bsc:1/10",
      saying: "bsc:1/10 names a channel; expected --input beside it, or a file with a law")
    try place.expectRefusal(
      "information", "nothing", "--input", "uniform", saying: "there is no file nothing")
  }
}
