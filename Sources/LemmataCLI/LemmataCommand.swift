import ArgumentParser
import Lemmata

/// The command `lemmata`.
struct LemmataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lemmata",
    abstract: "Checks lemmas about memorization and information exactly on small cases.",
    discussion: """
      Every number is exact, or a two-sided enclosure, and says which. Numbers on the command line \
      are rationals: 1/2, 3, or 0.25 (the exact decimal).

      Exit codes: 0 success, and all claims hold; 1 a checked claim is violated; 2 usage or bad \
      input; 3 anything else, a claim left undecided included.
      """,
    version: LemmataVersion.current,
    subcommands: [GameCommand.self, OptimumCommand.self, InformationCommand.self, TableCommand.self])
}

@main
enum Main {
  static func main() {
    Interruption.handle()
    do {
      var command = try LemmataCommand.parseAsRoot()
      try command.run()
    } catch {
      exit(reporting: error)
    }
  }

  /// Ends the process with the contract's exit code.
  private static func exit(reporting error: any Error) -> Never {
    switch error {
    case let verdict as UnfavourableVerdict:
      ProcessEnd.exit(verdict.exitCode)
    case is CancellationError:
      ProcessEnd.exit(.interrupted)
    default:
      break
    }
    let isOwn = !(LemmataCommand.exitCode(for: error) == .success) && InputError.isInputError(error)
    if isOwn {
      ProcessEnd.printError("Error: \(error)")
      ProcessEnd.exit(.badInput)
    }
    // Help and version are "errors" with the exit code 0; the parser's own errors have its own codes.
    let message = LemmataCommand.fullMessage(for: error)
    if LemmataCommand.exitCode(for: error) == .success {
      print(message)
      ProcessEnd.exit(.success)
    }
    ProcessEnd.printError(message)
    ProcessEnd.exit(LemmataCommand.exitCode(for: error) == .validationFailure ? .badInput : .other)
  }
}
