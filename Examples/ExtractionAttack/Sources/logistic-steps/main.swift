// The steps of logistic regression in one process, to be compared with another program's: the mean loss before each
// step on standard output, the seconds of the steps alone on standard error.
//
//   logistic-steps SEED THREADS

import ExactArithmetic
import ExtractionAttack
import Foundation

let arguments = CommandLine.arguments.dropFirst().map { $0 }
guard arguments.count == 2, let seed = UInt64(arguments[0]), let threads = Int(arguments[1]),
  threads >= 1
else {
  FileHandle.standardError.write(Data("Usage: logistic-steps SEED THREADS\n".utf8))
  exit(2)
}
LinearAlgebra.setThreadCount(threads)

let experiment = try Experiment(size: .full, correlation: 1 / 4, seed: seed)
let schedule = GradientLearner.logistic.schedule
var training = experiment.logisticTraining(on: experiment.training.duplicatingSingletons())
var losses: [Double] = []

let clock = ContinuousClock()
let start = clock.now
for step in 0..<schedule.steps {
  losses.append(
    training.step(rate: schedule.rate(step: step), momentum: schedule.momentum))
}
let seconds = (clock.now - start) / .seconds(1)
FileHandle.standardError.write(Data("seconds \(seconds) steps\n".utf8))

for loss in losses { print(String(format: "%.9g", loss)) }
