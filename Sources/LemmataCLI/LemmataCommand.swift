import ArgumentParser
import CommandLineSupport
import Lemmata

/// The command `lemmata`.
struct LemmataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lemmata",
    abstract: "Checks lemmas about memorization and information exactly on small cases.",
    discussion: """
      Every number is exact, or a two-sided enclosure, or an estimate with its confidence interval, \
      and says which. Numbers on the command line are rationals: 1/2, 3, or 0.25 (the exact decimal).

      Exit codes: 0 success, and all claims hold; 1 a checked claim is violated; 2 usage or bad \
      input; 3 anything else, a claim left undecided or contradicted by an estimate included.
      """,
    version: LemmataVersion.current,
    subcommands: [
      GameCommand.self, OptimumCommand.self, RateCommand.self, InformationCommand.self,
      CheckCommand.self, DivergenceCommand.self, ContractionCommand.self, CapacityCommand.self,
      MemorizationCommand.self, LongTailCommand.self, TracingCommand.self, MembershipCommand.self,
      AuditCommand.self, MemorizedPriorCommand.self, NearestNeighborCommand.self,
      DataDietCommand.self, UnlearningCommand.self, OnionCommand.self, StreamingCommand.self,
      FactsCommand.self, RulesAndFactsCommand.self, ConvertCommand.self, ListCommand.self,
      ShowCommand.self, VerifyCommand.self, TableCommand.self, PlotCommand.self,
      SampleCommand.self, SampleLearningCommand.self, MergeCommand.self,
      CertifyCommand.self, CheckCertificateCommand.self, ExportCommand.self,
    ])
}

@main
enum Main {
  static func main() {
    Interruption.endProcess()
    MemoryExhaustion.endProcess(exitCode: ProcessEnd.other.rawValue)
    var command: (any ParsableCommand)?
    let arguments = ArgumentCheck(
      Array(CommandLine.arguments.dropFirst()), of: LemmataCommand.self)
    do {
      if arguments.isNeeded { try arguments.check() }
      do {
        command = try LemmataCommand.parseAsRoot()
      } catch  where LemmataCommand.exitCode(for: error) != .success {
        // Where something is misspelt, that is to be said rather than what is missing then.
        try arguments.check()
        throw error
      }
      try command?.run()
    } catch {
      exit(reporting: error, of: command)
    }
  }

  /// Ends the process with the contract's exit code.
  private static func exit(
    reporting error: any Error, of command: (any ParsableCommand)? = nil
  ) -> Never {
    Progress.clear()
    switch error {
    case let refusal as WorkRefused:
      ProcessEnd.printError("Error: \(refusal.description(for: command))")
      ProcessEnd.exit(refusal.isForLackOfMemory ? .other : .badInput)
    case let verdict as UnfavourableVerdict:
      ProcessEnd.exit(verdict.exitCode)
    case let error as any InputError:
      ProcessEnd.printError("Error: \(error)")
      ProcessEnd.exit(.badInput)
    default:
      exit(reportingParserError: error)
    }
  }

  /// Ends the process after the parser's own errors, among which are help, the version and completion scripts.
  private static func exit(reportingParserError error: any Error) -> Never {
    let code = LemmataCommand.exitCode(for: error)
    let message = LemmataCommand.fullMessage(for: error)
    if code == .success {
      do {
        try StandardOutput.write(message + "\n")
      } catch {
        exit(reporting: error)
      }
      ProcessEnd.exit(.success)
    }
    ProcessEnd.printError(message)
    ProcessEnd.exit(code == .validationFailure ? .badInput : .other)
  }
}
