import FlyingSocks

/// Reads the heads of requests from a connection, none longer than a limit and none slower than another.
struct RequestReader {
  private let socket: AsyncSocket
  /// What has come and is not read yet.
  private(set) var buffer: [UInt8] = []

  /// A head has at most so many bytes.
  static let greatestHead = 16_384
  /// A head that has begun is whole after so many seconds.
  static let patience = 10
  /// A connection is kept so many seconds without a request.
  static let idleness = 120

  init(_ socket: AsyncSocket) { self.socket = socket }

  /// The next head; `nil` when the client has closed the connection, or has nothing to say.
  ///
  /// - Throws: ``RequestError``; `SocketError`; `CancellationError`.
  mutating func next() async throws -> RequestHead? {
    if buffer.isEmpty {
      guard let bytes = try await read(seconds: RequestReader.idleness) else { return nil }
      buffer += bytes
    }
    let deadline = ContinuousClock.now + .seconds(RequestReader.patience)
    while true {
      if let end = endOfHead {
        defer { buffer.removeFirst(end.next) }
        if end.head > RequestReader.greatestHead { break }
        return try RequestHead(parsing: buffer[..<end.head])
      }
      if buffer.count > RequestReader.greatestHead { break }
      let left = ContinuousClock.now.duration(to: deadline)
      guard left > .zero, let bytes = try await read(within: left) else {
        throw RequestError.tooSlow(seconds: RequestReader.patience)
      }
      buffer += bytes
    }
    throw RequestError.tooLarge(limit: RequestReader.greatestHead)
  }

  /// Keeps what has come while an answer was sent.
  ///
  /// - Throws: ``RequestError/tooLarge(limit:)``
  mutating func keep(_ bytes: [UInt8]) throws(RequestError) {
    buffer += bytes
    if buffer.count > RequestReader.greatestHead {
      throw .tooLarge(limit: RequestReader.greatestHead)
    }
  }

  /// Where the head ends, and where the next one begins.
  private var endOfHead: (head: Int, next: Int)? {
    var start = 0
    while let newline = buffer[start...].firstIndex(of: 0x0a) {
      let line = buffer[start..<newline]
      if start > 0, line.isEmpty || line.elementsEqual([0x0d]) { return (start, newline + 1) }
      start = newline + 1
    }
    return nil
  }

  private func read(seconds: Int) async throws -> [UInt8]? {
    try await read(within: .seconds(seconds))
  }

  /// Some bytes; `nil` when none come in time.
  private func read(within time: Duration) async throws -> [UInt8]? {
    try await withThrowingTaskGroup(of: [UInt8]?.self) { [socket] group in
      group.addTask { try await socket.read(atMost: 4096) }
      group.addTask {
        try await Task.sleep(for: time)
        return nil
      }
      let first = try await group.next() ?? nil
      group.cancelAll()
      return first
    }
  }
}
