import Dispatch

/// Threads on which computations block without keeping the server from answering.
final class WorkerThreads: TaskExecutor {
  private let queue = DispatchQueue(label: "lemmata-explorer.workers", attributes: .concurrent)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
