import ExactArithmetic
import Foundation
import Work

/// How the process ends: the contract's exit codes.
package enum ProcessEnd: Int32 {
  case success = 0
  case violated = 1
  case badInput = 2
  case other = 3
  case interrupted = 130

  package static func exit(_ code: ProcessEnd) -> Never { Foundation.exit(code.rawValue) }

  package static func printError(_ message: String) {
    try? FileDescriptor.standardError.write(message + "\n")
  }
}

/// A claim that was checked does not hold, or is undecided; the output has been written.
package struct UnfavourableVerdict: Error {
  package let exitCode: ProcessEnd

  /// `nil` when the verdict is favourable, or nothing was checked.
  package init?(_ verdict: Verdict?) {
    switch verdict {
    case nil, .holds: return nil
    case .violated: exitCode = .violated
    case .undecided: exitCode = .other
    }
  }
}

/// Bad input that the tool itself finds.
package struct UsageError: InputError {
  package let description: String

  package init(_ description: String) { self.description = description }
}
