import Testing
import Work

@Suite struct SpellingTests {
  private static let names = [
    "game", "optimum", "verify", "sample", "sample-learning", "merge", "list",
  ]

  @Test func nearest() {
    for (word, meant) in [
      ("gane", "game"), ("verfy", "verify"), ("vreify", "verify"), ("GAME", "game"),
      ("sampel", "sample"),
      ("opt", "optimum"), ("sample-lerning", "sample-learning"), ("lst", "list"), ("games", "game"),
    ] {
      #expect(Spelling.nearest(to: word, among: Self.names) == meant, "\(word)")
    }
    for word in ["", "nonsense", "xyz", "z", "7"] {
      #expect(Spelling.nearest(to: word, among: Self.names) == nil, "\(word)")
    }
    #expect(Spelling.nearest(to: "game", among: []) == nil)
    // Of names as near as each other the first in alphabetical order.
    #expect(Spelling.nearest(to: "cot", among: ["cut", "cat"]) == "cat")
  }
}
