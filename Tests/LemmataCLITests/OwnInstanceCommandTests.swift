import Foundation
import Lemmata
import Testing

/// `lemmata verify` with messages, learners and laws of the user's own, from files and by names.
struct OwnInstanceCommandTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  /// The verification of one lemma, which holds.
  private func verified(_ arguments: String) throws -> JSONValue {
    let run = try place.shell("\"$LEMMATA\" verify \(arguments) --format json")
    #expect(run.code == 0 && run.errors == "", "\(arguments): \(run.errors)")
    let json = try run.json.elements[0]
    #expect(json["verdict"] == "holds", "\(arguments)")
    return json
  }

  @Test func files() throws {
    // The first of two fair bits, flipped with probability 1/4: Fano's inequality is an equality.
    try place.write("3/4,1/4\n1/4,3/4\n3/4,1/4\n1/4,3/4\n", to: "first.csv")
    for id in ["fact-capacity", "fact-log-loss"] {
      #expect(try verified("\(id) -n 2 --channel first.csv")["cases"] == 1, "\(id)")
    }
    #expect(
      try verified("fact-capacity -n 2 --channel first.csv")["minimumSlack"]?["logForm"]
        == .array([]))
    try place.write("X,Y,n\n0,0,3\n0,1,1\n5,0,1\n5,1,3\n", to: "points.csv")
    #expect(try verified("cover-hart -n 2 --law points.csv --counts")["weights"] == "counts")
    #expect(try verified("nearest-neighbour-memorization -n 2 --law points.csv --counts") != .null)
    #expect(try verified("fingerprinting -n 2 --channel first.csv")["cases"] == 3)
    #expect(try verified("el2n-bounds --law 1/2,1/4,1/4")["cases"] == 3)
    #expect(try verified("audit-rates --channel bsc:1/10")["claims"] == 24)
    #expect(try verified("streaming-price --law 1,0,0")["minimumSlack"]?["logForm"] == .array([]))
    #expect(
      try verified("cluster-superadditivity -n 1 --lambda 1/2 --channel first.csv")["claims"] == 4)
  }

  @Test func wrongFiles() throws {
    try place.write("3/4,1/4\n1/4,3/4\n1/2,1/2\n", to: "three.csv")
    try place.expectRefusal(
      "verify", "fact-capacity", "-n", "2", "--channel", "three.csv",
      saying: "has 3 inputs; expected q^2")
    try place.expectRefusal(
      "verify", "fingerprinting", "-n", "1", "--channel", "three.csv", saying: "expected 2^1")
    try place.expectRefusal(
      "verify", "audit-rates", "--channel", "three.csv", saying: "3 inputs; expected 2")
    try place.expectRefusal(
      "verify", "labels-last", "-d", "2", "--channel", "three.csv", saying: "expected 2^(2m)")
    try place.write("X,Y,n\nleft,0,3\nright,1,1\n", to: "points.csv")
    try place.expectRefusal(
      "verify", "cover-hart", "-n", "2", "--law", "points.csv", "--counts",
      saying: "expected a number, the coordinate of a point")
    try place.expectRefusal(
      "verify", "cover-hart", "-n", "2", "--law", "three.csv", saying: "sum")
    try place.expectRefusal(
      "verify", "el2n-bounds", "--law", "missing.json", saying: "missing.json")
    try place.expectRefusal(
      "verify", "long-tail-average", "--law", "1/2,1/2", "-n", "2", saying: "needs -k")
  }
}
