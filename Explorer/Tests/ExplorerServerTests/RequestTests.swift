import ExactArithmetic
import ExplorerServer
import Testing

@Suite struct RequestHeadTests {
  @Test func readsAHead() throws {
    let head = try RequestHead(
      parsing: "GET /api/game?k=2 HTTP/1.1\r\nHost: localhost:80\r\nX-A:b\r\n".utf8)
    #expect(head.method == "GET" && head.path == "/api/game" && head.query == "k=2")
    #expect(try head.single("host") == "localhost:80")
    #expect(try head.single("x-a") == "b")
    #expect(head.keepsAlive)
  }

  @Test func knowsWhenTheConnectionEnds() throws {
    #expect(try !RequestHead(parsing: "GET / HTTP/1.0\r\n".utf8).keepsAlive)
    #expect(try !RequestHead(parsing: "GET / HTTP/1.1\r\nConnection: close\r\n".utf8).keepsAlive)
    #expect(
      try RequestHead(parsing: "GET / HTTP/1.0\r\nConnection: keep-alive\r\n".utf8).keepsAlive)
  }

  @Test func refusesWhatIsNoRequest() {
    let malformed = [
      "", "GET", "GET /", "GET  / HTTP/1.1", "GET http://a/ HTTP/1.1", "G{T / HTTP/1.1",
      "GET / HTTP/1.1\r\nno colon", "GET / HTTP/1.1\r\n: empty", "GET / HTTP/1.1\r\n folded: a",
      "GET /\u{0} HTTP/1.1", "GET /é HTTP/1.1",
      "GET / HTTP/1.1\r\nContent-Length: 0\r\nContent-Length: 0",
    ]
    for text in malformed {
      let error = #expect(throws: RequestError.self) { try RequestHead(parsing: text.utf8) }
      guard case .malformed = error else {
        Issue.record("\(text.debugDescription) gives \(String(describing: error))")
        continue
      }
    }
    #expect(throws: RequestError.version) { try RequestHead(parsing: "GET / HTTP/2".utf8) }
  }

  @Test func refusesBodies() {
    for header in ["Content-Length: 5", "Content-Length: +0", "Transfer-Encoding: chunked"] {
      #expect(throws: RequestError.body) {
        try RequestHead(parsing: "GET / HTTP/1.1\r\n\(header)\r\n".utf8)
      }
    }
  }
}

@Suite struct QueryTests {
  @Test func readsParameters() throws {
    let query = try Query(parsing: "k=2&rho=1%2F2&name=a+b%C3%A9&empty=")
    #expect(try query.integer("k") == 2)
    #expect(try query.rational("rho") == Rational(1, 2))
    #expect(query.text("name") == "a bé")
    #expect(query.text("empty") == nil)
  }

  @Test func namesWhatIsWrong() throws {
    func message(_ text: String, _ read: (Query) throws -> Void = { _ in }) -> String {
      do {
        try read(try Query(parsing: text))
        return "no error"
      } catch {
        return "\(error)"
      }
    }
    #expect(message("k=1&k=2") == "k is given twice")
    #expect(message("k") == "k has no value; expected k=…")
    #expect(message("k=%2") == "a parameter is not percent-encoded UTF-8 text")
    #expect(message("k=%ff") == "a parameter is not percent-encoded UTF-8 text")
    #expect(message("k=%00") == "a parameter is not percent-encoded UTF-8 text")
    #expect(message("k=x") { _ = try $0.integer("k") } == "k = x; expected an integer such as 3")
    #expect(message("") { _ = try $0.integer("k") } == "k is missing; expected an integer")
    #expect(
      message("z=1") { try $0.requireNames(among: ["k", "d"]) }
        == "z is not a parameter; expected k, d")
    for long in ["1e400", "1e-400", "1/" + String(repeating: "9", count: 400)] {
      for text in [long, "noisy:\(long)", "1/2,\(long);1,0"] {
        #expect(
          message("a=\(text)").hasSuffix("numbers of at most 1024 bits above and below the line"))
      }
    }
    #expect(message("a=1e100&b=noisy:1e-100&c=everything") == "no error")
    #expect(
      message((0..<40).map { "a\($0)=1" }.joined(separator: "&"))
        == "there are more than 32 parameters")
  }
}

@Suite struct RequestPolicyTests {
  private let policy = RequestPolicy(port: 8080)

  private func status(_ request: String) throws -> Response.Status? {
    try policy.refusal(of: RequestHead(parsing: request.utf8))?.status
  }

  @Test func answersItsOwnPages() throws {
    for host in ["127.0.0.1:8080", "localhost:8080", "LocalHost:8080"] {
      #expect(try status("GET /play HTTP/1.1\r\nHost: \(host)\r\n") == nil)
      #expect(
        try status(
          "GET /api/game HTTP/1.1\r\nHost: \(host)\r\nOrigin: http://\(host)\r\n"
            + "Sec-Fetch-Site: same-origin\r\n") == nil)
    }
  }

  @Test func refusesOtherNamesAndOrigins() throws {
    for host in ["evil.example", "127.0.0.1", "127.0.0.1:80", "evil.example:8080", ""] {
      #expect(try status("GET / HTTP/1.1\r\nHost: \(host)\r\n") == .forbidden)
    }
    #expect(try status("GET / HTTP/1.1\r\n") == .forbidden)
    let own = "GET /api/game HTTP/1.1\r\nHost: localhost:8080\r\n"
    for header in [
      "Origin: http://evil.example", "Origin: null", "Origin: https://localhost:8080",
      "Origin: http://127.0.0.1:8080", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site",
    ] {
      #expect(try status(own + header + "\r\n") == .forbidden, "\(header)")
    }
    #expect(try status("POST / HTTP/1.1\r\nHost: localhost:8080\r\n") == .method)
  }
}
