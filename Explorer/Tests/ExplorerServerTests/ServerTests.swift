import Contraction
import Documents
import ExactArithmetic
import ExplorerServer
import FlyingSocks
import Foundation
import InformationTheory
import NearestNeighbourGame
import Sampling
import Tables
import Testing

extension ServedTests {
  @Suite(.serialized) struct ServerTests {
    @Test func servesThePagesWithTheirProtections() async throws {
      try await RunningServer.run { running in
        for path in ["/", "/explorer.js", "/explorer.css", "/icon.svg"]
          + Site.pages.map({ "/\($0.name)" })
        {
          let answer = try await running.get(path)
          #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"), "\(path)")
          #expect(answer.contains("Content-Security-Policy: default-src 'none'; script-src 'self'"))
          #expect(answer.contains("X-Content-Type-Options: nosniff"))
        }
        for path in [
          "/../Package.swift", "/%2e%2e/etc/passwd", "/Page/shell.html", "/play/", "//play",
        ] {
          #expect(try await running.get(path).hasPrefix("HTTP/1.1 404 "), "\(path)")
        }
      }
    }

    @Test func answersWithTheReportOfTheLibrary() async throws {
      try await RunningServer.run { running in
        for message in ["everything", "prefix:2", "noisy:1/8"] {
          let lines = try await running.lines("/api/game?k=2&d=3&rho=1/2&message=\(message)")
          let report = try Game(examples: 2, dimension: 3, correlation: 1 / 2)
            .report(for: Message(parsing: message)).report
          #expect(lines.last?["result"]?["report"] == report.json())
          #expect(
            lines.last?["result"]?["command"]
              == .string("lemmata game -k 2 -d 3 --rho 1/2 --message \(message)"))
        }
        let sample = try await running.lines(
          "/api/sample?k=3&d=4&rho=1/2&message=everything&trials=500&seed=9")
        let record = try sampled(trials: 500, seed: 9)
        #expect(
          sample.last?["result"]?["report"] == record.report(confidence: Rational(99, 100)).json())
        #expect(sample.count == 26)
      }
    }

    /// Sizes near the greatest number are answered or refused, and the server goes on.
    @Test func answersExtremeSizes() async throws {
      try await RunningServer.run { running in
        let extremes = ["1", "9223372036854775807", "4611686018427387904"]
        for path in ["game", "cost", "round", "sample"] {
          for k in extremes {
            for d in extremes where k != "1" || d != "1" {
              for message in ["nothing", "prefix:1"] {
                let more = ["round": "&seed=1", "sample": "&seed=1&trials=10"][path] ?? ""
                let answer = try await running.get(
                  "/api/\(path)?k=\(k)&d=\(d)&rho=1/2&message=\(message)\(more)")
                #expect(answer.hasPrefix("HTTP/1.1 "), "\(path) \(k) \(d) \(message)")
              }
            }
          }
        }
      }
    }

    @Test func answersWithTheContractionOfTheLibrary() async throws {
      try await RunningServer.run { running in
        let channel = try Channel([[1 / 2, 1 / 4, 1 / 4], [0, 1 / 2, 1 / 2]])
        let input = try InputLaw.uniform.law(for: channel)
        let expected = try channel.contractionReport(name: "on standard input", input: input)
        let lines = try await running.lines(
          "/api/contraction?channel=1/2,1/4,1/4;0,1/2,1/2&input=uniform")
        #expect(lines.last?["result"]?["report"] == expected.report.json())
        let refused = try await running.lines("/api/contraction?channel=1/2,1/4;0,1").last
        #expect(refused?["error"]?["message"] != nil)
      }
    }

    private func sampled(trials: Int, seed: UInt64) throws -> SampleRecord {
      let game = try Game(examples: 3, dimension: 4, correlation: 1 / 2)
      let sampling = try GameSampling(game, code: .everything, seed: seed)
      var record = SampleRecord(sampling)
      let count = try sampling.run(trials: 0..<trials)
      try record.add(.init(seed: seed, trials: 0..<trials, successes: count.successes))
      return record
    }

    @Test func refusesInTheWordsOfTheCommandLine() async throws {
      try await RunningServer.run { running in
        let refusals = [
          "k=0&d=2&rho=1/2": "k = 0: the number of examples must be at least 1",
          "k=2&d=2&rho=3": "rho = 3: the correlation must lie in [0, 1]",
          "k=2&d=2&rho=1/2&message=nobody":
            "\"nobody\" is not a message; expected everything, nothing, prefix:M, noisy:A or table:FILE",
          "k=2&d=4&rho=1/2&message=table:0":
            "a painted table: k d = 2 * 4 is above the limit of 6 bits",
        ]
        for (query, sentence) in refusals {
          let line = try await running.lines("/api/game?\(query)").last
          #expect(line?["error"]?["message"] == .string(sentence), "\(query)")
        }
      }
    }

    @Test func keepsAConnectionForManyRequests() async throws {
      try await RunningServer.run { running in
        let request = running.request("/api/round?k=2&d=2&rho=1/2")
        let last = running.request("/api/status", ["Connection: close"])
        let answer = try await running.exchange((request + request + last).utf8)
        #expect(answer.components(separatedBy: "HTTP/1.1 200 OK").count == 4)
      }
    }

    /// HTTP/1.0 knows no chunks: lines end with the connection, and what has a length says so.
    @Test func answersOldClientsWithoutChunks() async throws {
      try await RunningServer.run { running in
        func old(_ target: String, _ header: String) -> String {
          "GET \(target) HTTP/1.0\r\nHost: 127.0.0.1:\(running.server.port)\r\n\(header)\r\n"
        }
        for header in ["", "Connection: keep-alive\r\n"] {
          let answer = try await running.exchange(old("/api/round?k=2&d=2&rho=1/2", header).utf8)
          #expect(!answer.contains("chunked") && answer.contains("Connection: close\r\n"))
          let body = answer.split(separator: "\r\n\r\n", maxSplits: 1)[1]
          let line = try JSONValue(parsing: String(body).utf8)
          #expect(
            line["result"]?["command"]
              == "lemmata game -k 2 -d 2 --rho 1/2 --message everything --round 1")
        }
        let page = try await running.exchange(old("/play", "").utf8)
        #expect(page.contains("Content-Length: ") && page.hasSuffix("</html>\n"))
      }
    }

    /// A client that asks and does not read is left after a while, and the server goes on.
    @Test func leavesAClientThatDoesNotRead() async throws {
      try await RunningServer.run(patience: .milliseconds(300)) { running in
        let socket = try await running.connect()
        defer { try? socket.close() }
        // Some megabytes more than the system keeps for a connection.
        let script = try #require(try Site.bundled().file(at: "/explorer.js")).bytes.count
        let count = 40_000_000 / script
        let requests = String(repeating: running.request("/explorer.js"), count: count)
        try await socket.write(Data(requests.utf8))
        // Here nobody reads, for longer than the server waits.
        try await Task.sleep(for: .milliseconds(2000))
        var received = 0
        do {
          while true { received += try await socket.read(atMost: 1 << 20).count }
        } catch is SocketError {
          // The server has gone; what the system had kept is there.
        }
        #expect(received < count * script)
        #expect(try await running.get("/play").hasPrefix("HTTP/1.1 200 OK"))
      }
    }

    /// Who sends too much while lines come is left, without a second answer in the first.
    @Test func leavesAClientThatSendsTooMuch() async throws {
      try await RunningServer.run { running in
        let socket = try await running.connect()
        defer { try? socket.close() }
        let long = "/api/sample?k=1000&d=4096&rho=1/2&trials=50000"
        try await socket.write(Data(running.request(long).utf8))
        var answer = try await socket.read(atMost: 4096)
        try await socket.write(Data(repeating: UInt8(ascii: "x"), count: 20_000))
        do {
          while true { answer += try await socket.read(atMost: 4096) }
        } catch is SocketError {
          // The server has closed the connection.
        }
        let text = String(decoding: answer, as: UTF8.self)
        #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(text.components(separatedBy: "HTTP/1.1").count == 2, "\(text)")
        try await until { try await running.load().running == 0 }
      }
    }

    @Test func closedConnectionCancelsItsWork() async throws {
      try await RunningServer.run { running in
        let socket = try await running.connect()
        // 4 * 10^11 random bits: the better part of a minute.
        let long = "/api/sample?k=1000&d=4096&rho=1/2&trials=100000"
        try await socket.write(Data(running.request(long).utf8))
        try await until { try await running.load().running == 1 }
        try socket.close()
        try await until { try await running.load().running == 0 }
      }
    }

    /// An answer that is kept is the same, one that is too old is computed anew, and a refusal is none.
    @Test func keepsAnswers() async throws {
      try await RunningServer.run { running in
        func answer(_ rho: Int) async throws -> JSONValue? {
          try await running.lines("/api/game?k=2&d=1&rho=1/\(rho)").last
        }
        let first = try await answer(2)
        #expect(first?["result"] != nil)
        #expect(try await answer(2) == first)
        for rho in 3..<80 { #expect(try await answer(rho)?["result"] != first?["result"]) }
        #expect(try await answer(2) == first)
        for _ in 0..<2 {
          let refused = try await running.lines("/api/game?k=0&d=1&rho=1/2").last
          #expect(refused?["error"] != nil)
        }
      }
    }

    @Test func fiftyClientsAtOnceGetTheSameNumbers() async throws {
      try await RunningServer.run { running in
        let target = "/api/game?k=3&d=4&rho=1/2&message=everything"
        let report = try await running.lines(target).last?["result"]?["report"]
        let expected = try #require(report)
        try await withThrowingTaskGroup(of: JSONValue?.self) { group in
          for _ in 0..<50 {
            group.addTask { try await running.lines(target).last?["result"]?["report"] }
          }
          for try await report in group { #expect(report == expected) }
        }
      }
    }

    /// Waits until something is so.
    private func until(_ condition: () async throws -> Bool) async throws {
      for _ in 0..<200 {
        if try await condition() { return }
        try await Task.sleep(for: .milliseconds(50))
      }
      Issue.record("what was waited for did not come")
    }
  }
}

@Suite struct SiteTests {
  @Test func isSmallAndNeedsNothingElse() throws {
    let site = try Site.bundled()
    #expect(site.size < 200_000)
    for path in ["/explorer.js", "/explorer.css"] + Site.pages.map({ "/\($0.name)" }) {
      let text = String(decoding: try #require(site.file(at: path)).bytes, as: UTF8.self)
        .replacing("http://www.w3.org/2000/svg", with: "")
        .replacing("http://www.w3.org/1998/Math/MathML", with: "")
      #expect(!text.contains("http:") && !text.contains("https:"), "\(path)")
      #expect(!text.contains("{{"), "\(path)")
      #expect(!text.contains(" style="), "\(path)")
    }
  }
}
