import ExplorerServer
import FlyingSocks
import Foundation
import Testing
import Work

extension ServedTests {
  /// Ten thousand requests that are broken in many ways: each is answered or the connection closed, and the server goes on
  /// with no more memory than before.
  @Suite(.serialized) struct FuzzTests {
    private static let count = 10_000

    @Test func survivesMalformedRequests() async throws {
      try await RunningServer.run { running in
        try await send(FuzzTests.count / 10, from: 0, running)
        let before = residentMebibytes()
        try await send(FuzzTests.count, from: 1_000_000, running)
        let after = residentMebibytes()
        if let before, let after { #expect(after < before + 64, "\(before) MiB became \(after)") }
        #expect(try await running.get("/play").hasPrefix("HTTP/1.1 200 OK"))
        let load = try await running.load()
        #expect(load == (0, 0))
      }
    }

    /// A head without end is refused at its limit.
    @Test func refusesEndlessHeads() async throws {
      try await RunningServer.run { running in
        for piece in ["a", "a: b\r\n", "\r\n", "/"] {
          let flood = "GET /" + String(repeating: piece, count: 200_000)
          let answer = try await running.exchange(flood.utf8)
          #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 4"), "\(piece.debugDescription)")
        }
        #expect(try await running.get("/play").hasPrefix("HTTP/1.1 200 OK"))
      }
    }

    private func send(_ count: Int, from seed: Int, _ running: RunningServer) async throws {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for worker in 0..<8 {
          group.addTask {
            for index in stride(from: worker, to: count, by: 8) {
              var fuzzer = Fuzzer(seed: UInt64(seed + index), port: running.server.port)
              let answer = try await running.exchange(fuzzer.request())
              #expect(
                answer.isEmpty || answer.hasPrefix("HTTP/1.1 "), "request \(seed + index)")
            }
          }
        }
        try await group.waitForAll()
      }
    }
  }
}

/// Makes requests, broken by a seed.
private struct Fuzzer {
  private var random: SplitMix64
  private let port: UInt16

  init(seed: UInt64, port: UInt16) {
    random = SplitMix64(seed: seed)
    self.port = port
  }

  /// A request whose connection is to be closed after it.
  mutating func request() -> [UInt8] {
    var bytes = Array(plausible().utf8)
    for _ in 0..<Int.random(in: 0...4, using: &random) { corrupt(&bytes) }
    // Whatever became of the request, an end follows, so that no answer is waited for in vain.
    return bytes + Array("\r\n\r\nGET / HTTP/1.0\r\n\r\n\0".utf8)
  }

  private mutating func plausible() -> String {
    let methods = ["GET", "HEAD", "POST", "PUT", "OPTIONS", "get", "", "GET\0"]
    let paths = [
      "/", "/play", "/api/game", "/api/round", "/api/sample", "/api/cost",
      "/api/contraction", "/api/learning", "/api/rate", "/api/verify", "/api/lemma", "/lemmas/fano",
      "/api/status", "/api/none", "*",
      "/../../etc/passwd", "/api/game/", "//", "/%00",
    ]
    let headers = [
      "Host: 127.0.0.1:\(port)", "Host: localhost:\(port)", "Host: evil", "Origin: null",
      "Content-Length: 10", "Content-Length: -1", "Transfer-Encoding: chunked", "X: y",
      "Connection: close", "Sec-Fetch-Site: cross-site", ": x", "a b: c", "Expect: 100-continue",
    ]
    let query = (0..<Int.random(in: 0...6, using: &random)).map { _ in parameter() }
    let chosen = (0..<Int.random(in: 0...5, using: &random)).map { _ in pick(headers) }
    let version = pick(["HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/2", "HTP", ""])
    let host = Bool.random(using: &random) ? ["Host: 127.0.0.1:\(port)"] : []
    let first = "\(pick(methods)) \(pick(paths))?\(query.joined(separator: "&")) \(version)"
    return ([first] + host + chosen).joined(separator: "\r\n")
  }

  private mutating func parameter() -> String {
    let names = [
      "k", "d", "rho", "message", "seed", "trials", "format", "channel", "input", "x", "",
    ]
    let values = [
      "1", "2", "3", "-1", "0", "1/2", "1/0", "99999999999999999999", "1e9", "1e-9", "x", "",
      "everything", "prefix:1", "prefix:-1", "noisy:1/3", "noisy:2", "table:", "table:0,1",
      "table:0,1,1,0", "table:9999999999999999999999", "%", "%zz", "%ff", "+", "csv", "latex",
      "%0a", "bsc:1/10", "z:1/0", "qsc:999999,1/2", "1/2,1/2;1,0", "1;2;;", "uniform", "1/2,1/2",
      "9223372036854775807", "-9223372036854775808", "\u{7f}",
    ]
    return "\(pick(names))=\(pick(values))"
  }

  private mutating func pick(_ choices: [String]) -> String {
    choices[Int.random(in: 0..<choices.count, using: &random)]
  }

  private mutating func corrupt(_ bytes: inout [UInt8]) {
    if bytes.isEmpty { return }
    let place = Int.random(in: 0..<bytes.count, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes.remove(at: place)
    case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
    default: bytes.removeSubrange(place..<min(bytes.count, place + 8))
    }
  }
}
