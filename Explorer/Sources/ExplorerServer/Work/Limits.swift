import Foundation
import Work

/// How much work and memory a computation may take: as much as on the command line without `--force`.
enum Limits {
  /// 10^12 operations, and 16 GiB or what the machine has.
  static let work: WorkLimits = {
    var limits = WorkLimits.standard
    limits.bytes = min(limits.bytes, Double(ProcessInfo.processInfo.physicalMemory))
    return limits
  }()

  /// Refuses what does not fit.
  static func check(_ estimate: WorkEstimate) throws(WorkRefused) {
    if estimate.bytes > work.bytes { throw WorkRefused(estimate, limit: .bytes(work.bytes)) }
    if estimate.operations > work.operations {
      throw WorkRefused(estimate, limit: .operations(work.operations))
    }
  }

  /// The sentence of the command line for a refusal.
  static func sentence(for refusal: WorkRefused) -> String {
    switch refusal.limit {
    case .bytes(let limit) where limit < WorkLimits.standard.bytes:
      "out of memory: \(refusal.statement), and \(refusal.limit) are to be had here"
    case .operations(let limit):
      "\(refusal.statement); more than \(Int(limit)) operations need --force"
    default: refusal.description
    }
  }
}
