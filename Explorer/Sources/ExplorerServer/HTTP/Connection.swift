import Documents
import FlyingSocks
import Foundation

/// One connection of a client, whose requests are answered one after the other.
struct Connection: Sendable {
  let socket: AsyncSocket
  let router: Router
  /// So long a client may take to read what is sent at once.
  var patience = Connection.usualPatience

  static let usualPatience: Duration = .seconds(30)

  /// Answers until the client goes, sends something that is not understood, or does not read.
  func serve() async {
    defer { try? socket.close() }
    var reader = RequestReader(socket)
    do {
      while let head = try await reader.next() {
        let response = try await router.response(to: head)
        try await send(response, to: head, &reader)
        if !response.keepsAlive(after: head) { return }
      }
    } catch let error as RequestError {
      await refuse(error.response)
    } catch {
      // The client is gone, does not read or sends too much, or the server ends: there is nobody to tell.
    }
  }

  /// Answers and says that the connection ends, where the client still listens.
  private func refuse(_ response: Response) async {
    guard case .bytes(let bytes) = response.body else { return }
    try? await write(Data(response.head(keepsAlive: false).utf8) + Data(bytes))
  }

  private func send(
    _ response: Response, to head: RequestHead, _ reader: inout RequestReader
  ) async throws {
    let start = Data(
      response.head(
        keepsAlive: response.keepsAlive(after: head), isChunked: head.knowsChunks
      ).utf8)
    if head.method == "HEAD" { return try await write(start) }
    switch response.body {
    case .bytes(let bytes): try await write(start + Data(bytes))
    case .lines(let computation):
      try await send(computation, after: start, isChunked: head.knowsChunks, &reader)
    }
  }

  /// Writes, and gives up when the client does not read.
  ///
  /// - Throws: `SocketError`; `CancellationError`; ``StalledClient``.
  private func write(_ data: Data) async throws {
    try await withThrowingTaskGroup(of: Void.self) { [socket, patience] group in
      group.addTask { try await socket.write(data) }
      group.addTask {
        try await Task.sleep(for: patience)
        throw StalledClient()
      }
      try await group.next()
      group.cancelAll()
    }
  }

  /// The client does not read what is sent.
  private struct StalledClient: Error {}

  /// The client sends too much while it is answered: a refusal would stand in the middle of that answer.
  private struct UnexpectedBytes: Error {}

  // MARK: Lines of a computation

  private enum Event: Sendable {
    case sent
    case arrived([UInt8])
  }

  /// Sends the lines of a computation as they come, and ends it when the client closes the connection.
  private func send(
    _ computation: Computation, after start: Data, isChunked: Bool, _ reader: inout RequestReader
  ) async throws {
    let lines = router.workers.lines(of: computation)
    let arrived = try await withThrowingTaskGroup(of: Event.self) { [socket] group in
      var arrived: [UInt8] = []
      group.addTask {
        var pending = start
        for await line in lines {
          try await write(pending + Connection.bytes(line, isChunked))
          pending = Data()
        }
        try Task.checkCancellation()
        try await write(pending + Data((isChunked ? "0\r\n\r\n" : "").utf8))
        return .sent
      }
      group.addTask { .arrived(try await socket.read(atMost: 4096)) }
      while let event = try await group.next() {
        guard case .arrived(let bytes) = event else { break }
        arrived += bytes
        if arrived.count > RequestReader.greatestHead {
          throw UnexpectedBytes()
        }
        group.addTask { .arrived(try await socket.read(atMost: 4096)) }
      }
      group.cancelAll()
      while let event = await group.nextResult() {
        if case .success(.arrived(let bytes)) = event { arrived += bytes }
      }
      return arrived
    }
    do {
      try reader.keep(arrived)
    } catch {
      throw UnexpectedBytes()
    }
  }

  /// A line, as a chunk of the transfer where the client knows chunks.
  private static func bytes(_ line: JSONValue, _ isChunked: Bool) -> Data {
    let bytes = Data((line.serialized(.compact) + "\n").utf8)
    if !isChunked { return bytes }
    return Data("\(String(bytes.count, radix: 16))\r\n".utf8) + bytes + Data("\r\n".utf8)
  }
}
