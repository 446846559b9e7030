import CGMP
import Foundation

/// What happens when there is no memory for a number.
///
/// GMP by itself aborts the process then; MPFR takes its memory from GMP.
package enum MemoryExhaustion {
  /// From now on the process ends with a message on standard error and an exit code.
  ///
  /// To be called once, before the first number is made.
  package static func endProcess(exitCode code: Int32) {
    exitCode = code
    __gmp_set_memory_functions(
      { MemoryExhaustion.checked(malloc($0)) },
      { old, _, size in MemoryExhaustion.checked(realloc(old, size)) },
      { old, _ in free(old) })
  }

  /// Written once, before there are threads.
  private nonisolated(unsafe) static var exitCode: Int32 = 3

  private static let message = Array("Error: out of memory\n".utf8)

  private static func checked(_ memory: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let memory { return memory }
    message.withUnsafeBytes { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
    _exit(exitCode)
  }
}
