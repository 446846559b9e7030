import Documents
import ExplorerServer
import FlyingSocks
import Foundation

/// A server that runs while a test does, and raw requests to it.
struct RunningServer {
  let server: ExplorerServer
  private let task: Task<Void, any Error>

  /// Starts a server on a free port, and ends it after `body`.
  static func run<Result>(
    patience: Duration = .seconds(30), _ body: (RunningServer) async throws -> Result
  ) async throws -> Result {
    let server = try ExplorerServer(port: 0, site: .bundled(), patience: patience)
    let task = Task { try await server.run() }
    defer { task.cancel() }
    return try await body(RunningServer(server: server, task: task))
  }

  /// A new connection.
  func connect() async throws -> AsyncSocket {
    try await AsyncSocket.connected(to: .inet(ip4: "127.0.0.1", port: server.port))
  }

  /// The head of a request as a browser sends it.
  func request(_ target: String, _ headers: [String] = [], method: String = "GET") -> String {
    (["\(method) \(target) HTTP/1.1", "Host: 127.0.0.1:\(server.port)"] + headers)
      .joined(separator: "\r\n") + "\r\n\r\n"
  }

  /// Sends bytes over a connection of their own, and gives everything that comes back until it is closed.
  func exchange(_ bytes: some Sequence<UInt8>) async throws -> String {
    let socket = try await connect()
    defer { try? socket.close() }
    try? await socket.write(Data(bytes))
    var answer: [UInt8] = []
    do {
      while true { answer += try await socket.read(atMost: 4096) }
    } catch is SocketError {
      return String(decoding: answer, as: UTF8.self)
    }
  }

  /// The same, but the client goes after a time.
  func exchange(_ bytes: some Sequence<UInt8>, within time: Duration) async throws -> String {
    let bytes = Array(bytes)
    return try await withThrowingTaskGroup(of: String.self) { group in
      group.addTask { try await exchange(bytes) }
      group.addTask {
        try await Task.sleep(for: time)
        return ""
      }
      let first = try await group.next() ?? ""
      group.cancelAll()
      return first
    }
  }

  /// The answer to a request, with its head.
  func get(_ target: String, _ headers: [String] = []) async throws -> String {
    try await exchange(request(target, headers + ["Connection: close"]).utf8)
  }

  /// The lines of JSON of an answer.
  func lines(_ target: String) async throws -> [JSONValue] {
    let answer = try await get(target)
    let body = answer.split(separator: "\r\n\r\n", maxSplits: 1)[1]
    return try body.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("{") }
      .map { try JSONValue(parsing: String($0).utf8) }
  }

  /// How many computations run and wait.
  func load() async throws -> (running: Int, waiting: Int) {
    let status = try await lines("/api/status")[0]
    return (try word(status, "running"), try word(status, "waiting"))
  }

  private func word(_ value: JSONValue, _ key: String) throws -> Int {
    try value.object(at: .root).value(forKey: key).word()
  }
}

/// The memory that this process has, in MiB; `nil` where the system does not say.
func residentMebibytes() -> Int? {
  guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
    let pages = text.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
  else { return nil }
  return pages * 4096 / 1_048_576
}
