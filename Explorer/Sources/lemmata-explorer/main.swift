import ExplorerServer
import Foundation
import Work

// `lemmata-explorer [--port PORT]`: serves the page and prints its address.

/// The port that the arguments ask for; 0 for any.
func wantedPort(_ arguments: [String]) -> UInt16? {
  switch arguments.count {
  case 0: 0
  case 2 where arguments[0] == "--port": UInt16(arguments[1])
  default: nil
  }
}

let usage = """
  Usage: lemmata-explorer [--port PORT]

  Serves the page on 127.0.0.1 and prints its address. Without --port any free port is taken. Ctrl-C ends it.
  """

let arguments = Array(CommandLine.arguments.dropFirst())
if arguments == ["--help"] || arguments == ["-h"] {
  print(usage)
  exit(0)
}
guard let port = wantedPort(arguments) else {
  FileHandle.standardError.write(Data("\(usage)\n".utf8))
  exit(2)
}
do {
  let server = try ExplorerServer(port: port, site: .bundled())
  FileHandle.standardOutput.write(Data("\(server.address)\n".utf8))
  try await server.run()
} catch let error as any InputError {
  FileHandle.standardError.write(Data("Error: \(error)\n".utf8))
  exit(2)
}
