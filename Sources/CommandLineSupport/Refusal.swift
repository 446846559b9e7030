import ArgumentParser
import Work

/// A command that does any amount of work when `--force` is given.
package protocol ForcibleCommand: ParsableCommand {
  /// Whether it has the option.
  var takesForce: Bool { get }
}

extension ForcibleCommand {
  package var takesForce: Bool { true }
}

/// Options of a study with `--force` among them.
package protocol ForcibleOptions: ParsableArguments {
  var work: WorkOptions { get }
}

/// How much work may be done.
package struct WorkOptions: ParsableArguments {
  @Flag(help: "Do the work even above 10^12 operations.")
  package var force = false

  package init() {}

  package var limits: WorkLimits {
    var limits = force ? WorkLimits.unlimited : .standard
    limits.bytes = min(limits.bytes, MachineMemory.bytes)
    return limits
  }
}

extension WorkRefused {
  /// Whether it is this machine that has too little memory, and not the work that is too large for any.
  package var isForLackOfMemory: Bool {
    if case .bytes(let limit) = limit { return limit < WorkLimits.standard.bytes }
    return false
  }

  /// What was refused and why, with the option that allows it where the command has one.
  package func description(for command: (any ParsableCommand)?) -> String {
    if isForLackOfMemory {
      return "out of memory: \(statement), and \(limit) are to be had here"
    }
    guard case .operations(let limit) = limit,
      let command = command as? any ForcibleCommand, command.takesForce
    else {
      return description
    }
    return "\(statement); more than \(Int(limit)) operations need --force"
  }
}
