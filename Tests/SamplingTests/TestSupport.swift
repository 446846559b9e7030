import Foundation
import Sampling

/// How many times the usual number of cases to try.
let multiplier =
  ProcessInfo.processInfo.environment["LEMMATA_TEST_MULTIPLIER"].flatMap(Int.init) ?? 1

/// The message of the error that a closure throws, or a note that it throws none.
func errorMessage<Result>(_ body: () throws -> Result) -> String {
  do {
    let result = try body()
    return "no error, but \(result)"
  } catch {
    return "\(error)"
  }
}

/// The kernels that this processor can run.
let supportedKernels = Kernels.Variant.allCases.compactMap { Kernels($0) }
