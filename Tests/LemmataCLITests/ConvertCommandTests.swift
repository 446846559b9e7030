import Foundation
import Lemmata
import Testing

/// `lemmata convert`.
struct ConvertCommandTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    try place.write(",fair,dark\nblue,326,101\ndark,98,1169\n", to: "eyes.csv")
  }

  /// The second trip gives the same bytes, in every form, and the same information.
  @Test func roundTrips() throws {
    let expected = try place.lemmata(
      "information", "eyes.csv", "--counts", "--quantity", "I(X;Y)", "--format", "json"
    ).json["I(X;Y)"]
    for (form, name) in [
      ("json", "eyes.json"), ("csv", "eyes2.csv"), ("tsv", "eyes.tsv"), ("long", "long.csv"),
      ("outcomes", "outcomes.json"),
    ] {
      let first = try place.lemmata(
        "convert", "eyes.csv", "--counts", "--to", form, "--output", name)
      #expect(first.code == 0 && first.output == "" && first.errors == "", "\(first.errors)")
      let second = try place.lemmata("convert", name, "--to", form)
      #expect(try second.output == place.read(name), "\(second.errors)")
      let value = try place.lemmata(
        "information", name, "--quantity", "I(X;Y)", "--format", "json")
      #expect(try value.json["I(X;Y)"] == expected, "\(form)")
    }
    #expect(try place.read("eyes.tsv").hasPrefix("\tfair\tdark\nblue\t163/847\t101/1694\n"))
  }

  @Test func channels() throws {
    let chain = try place.lemmata("convert", "bsc:1/10", "--to", "tra")
    #expect(chain.output == "2 4\n0 0 9/10\n0 1 1/10\n1 0 1/10\n1 1 9/10\n")
    try place.write(chain.output, to: "chain.tra")
    let capacity = try place.lemmata("check", "chain.tra", "capacity(W) = 1 - h(1/10)")
    #expect(capacity.code == 0, "\(capacity.errors)")
    let standardInput = try place.lemmata(
      "convert", "-", "--input-format", "tra", "--to", "csv", input: chain.output)
    #expect(standardInput.output == "9/10,1/10\n1/10,9/10\n")
  }

  @Test func refusals() throws {
    try place.expectRefusal("convert", "bsc:1/10", "--to", "xml", saying: "'xml'")
    try place.expectRefusal("convert", "bsc:1/10", saying: "--to")
    try place.expectRefusal(
      "convert", "bsc:1/10", "--to", "long", saying: "cannot be written as long: that is for laws")
    try place.expectRefusal(
      "convert", "eyes.csv", "--to", "json", saying: "eyes.csv: the weights sum to 1694", "--counts"
    )
    try place.expectRefusal("convert", "none.csv", "--to", "json", saying: "none.csv")
    let elsewhere = try place.lemmata("convert", "bsc:1/10", "--to", "csv", "--output", "no/where.csv")
    #expect(elsewhere.code == 2)
  }
}
