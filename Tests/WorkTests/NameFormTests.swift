import Testing
import Work

@Suite struct NameFormTests {
  @Test func forms() {
    #expect("\(NameForm("everything"))" == "everything")
    let form = NameForm("quantised", "m", "b")
    #expect("\(form)" == "quantised:m,b")
    #expect(form.expectation == "quantised:M,B")
    #expect(
      "\(NameEntry(form, meaning: "the mean to b bits"))" == "quantised:m,b (the mean to b bits)")
    #expect("\(NameEntry(form))" == "quantised:m,b")
  }

  @Test func values() {
    let plain = NameForm("everything")
    #expect(plain.values(in: "everything") == [])
    for text in ["everything:", "everything:1", "everythin", "", ":"] {
      #expect(plain.values(in: text) == nil, "\(text)")
    }
    let one = NameForm("noisy", "a")
    #expect(one.values(in: "noisy:1/4") == ["1/4"])
    // What an only parameter is, is for its reader to say.
    #expect(one.values(in: "noisy:1,2") == ["1,2"])
    #expect(one.values(in: "noisy:") == [""])
    #expect(one.values(in: "noisy:a:b") == ["a:b"])
    #expect(one.values(in: "noisy") == nil)
    let two = NameForm("quantised", "m", "b")
    #expect(two.values(in: "quantised:5,2") == ["5", "2"])
    #expect(two.values(in: "quantised:5,") == ["5", ""])
    for text in ["quantised", "quantised:5", "quantised:5,2,1", "quantized:5,2"] {
      #expect(two.values(in: text) == nil, "\(text)")
    }
  }

  @Test func listsInSentences() {
    #expect([String]().list("or") == "")
    #expect(["a"].list("or") == "a")
    #expect(["a", "b"].list("and") == "a and b")
    #expect(["a", "b", "c"].list("or") == "a, b or c")
  }
}
