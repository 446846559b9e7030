import FlyingSocks
import Foundation
import Work

/// The server of the page, on a loopback port.
public struct ExplorerServer: Sendable {
  private let listener: Socket
  private let router: Router
  private let patience: Duration
  /// The port on which it listens.
  public let port: UInt16

  /// More connections than this wait until one is closed.
  static let greatestConnectionCount = 256

  /// Listens on 127.0.0.1.
  ///
  /// - Parameters:
  ///   - port: the port; 0 for any that is free.
  ///   - site: the files of the page.
  /// - Throws: ``ServerError/cannotListen(port:reason:)``
  public init(port: UInt16, site: Site) throws {
    try self.init(port: port, site: site, patience: Connection.usualPatience)
  }

  /// The same with another time that clients may take to read.
  package init(port wanted: UInt16, site: Site, patience: Duration) throws {
    signal(SIGPIPE, SIG_IGN)
    do {
      listener = try Socket(domain: Int32(AF_INET))
      try listener.setValue(true, for: .localAddressReuse)
      try listener.bind(to: .inet(ip4: "127.0.0.1", port: wanted))
      try listener.listen()
      guard case .ip4(_, let port) = try listener.sockname() else {
        throw SocketError.unsupportedAddress
      }
      self.port = port
    } catch {
      throw ServerError.cannotListen(port: wanted, reason: error.localizedDescription)
    }
    self.patience = patience
    router = Router(policy: RequestPolicy(port: port), site: site, workers: Workers())
  }

  /// Where a browser finds the page.
  public var address: String { "http://127.0.0.1:\(port)/" }

  /// Answers until the task is cancelled.
  public func run() async throws {
    #if os(Linux)
      let pool: some AsyncSocketPool = .ePoll()
    #else
      let pool: some AsyncSocketPool = .kQueue()
    #endif
    try await pool.prepare()
    let listener = try AsyncSocket(socket: listener, pool: pool)
    defer { try? listener.close() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await pool.run() }
      group.addTask { try await accept(listener) }
      try await group.next()
      group.cancelAll()
    }
  }

  private func accept(_ listener: AsyncSocket) async throws {
    let places = Places(ExplorerServer.greatestConnectionCount)
    try await withThrowingDiscardingTaskGroup { group in
      while true {
        try await places.take()
        let socket = try await accepted(listener)
        group.addTask {
          await Connection(socket: socket, router: router, patience: patience).serve()
          await places.giveBack()
        }
      }
    }
  }

  /// The next connection; one that fails before it is taken, or for which there is no file left, is no reason to end.
  private func accepted(_ listener: AsyncSocket) async throws -> AsyncSocket {
    while true {
      do {
        return try await listener.accept()
      } catch SocketError.failed {
        try await Task.sleep(for: .milliseconds(20))
      }
    }
  }
}

/// Why the server does not start.
public enum ServerError: InputError {
  case cannotListen(port: UInt16, reason: String)
  case missingFile(String)

  public var description: String {
    switch self {
    case .cannotListen(let port, let reason): "cannot listen on 127.0.0.1:\(port): \(reason)"
    case .missingFile(let path): "cannot read \(path); expected a file of the page"
    }
  }
}
