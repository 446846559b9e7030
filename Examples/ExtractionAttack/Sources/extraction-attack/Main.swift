import ArgumentParser
import Foundation
import Work

@main
enum Main {
  static func main() {
    signal(SIGINT) { _ in _exit(130) }
    do {
      var command = try ExtractionAttackCommand.parseAsRoot()
      try command.run()
    } catch let error as any InputError {
      end("Error: \(error)", code: 2)
    } catch {
      let code = ExtractionAttackCommand.exitCode(for: error)
      if code == .success { ExtractionAttackCommand.exit(withError: error) }
      end(ExtractionAttackCommand.fullMessage(for: error), code: code == .validationFailure ? 2 : 3)
    }
  }

  private static func end(_ message: String, code: Int32) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(code)
  }
}

/// Bad input that the tool itself finds.
struct UsageError: InputError {
  let description: String

  init(_ description: String) { self.description = description }
}
