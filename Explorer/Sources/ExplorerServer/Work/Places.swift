/// A number of places, of which each is had by one at a time; who comes when all are taken waits for his turn.
actor Places {
  private var free: Int
  private var waiting: [(id: Int, continuation: CheckedContinuation<Void, any Error>)] = []
  private var nextID = 0
  private let greatestWaiting: Int
  private let count: Int

  /// - Parameters:
  ///   - count: the number of places.
  ///   - waiting: at most so many wait; who comes then is refused.
  init(_ count: Int, waiting: Int = .max) {
    self.count = count
    free = count
    greatestWaiting = waiting
  }

  /// How many places are taken, and how many wait for one.
  var load: (taken: Int, waiting: Int) { (count - free, waiting.count) }

  /// Waits for a place.
  ///
  /// - Throws: ``TooBusy``; `CancellationError`.
  func take() async throws {
    try Task.checkCancellation()
    if free > 0 {
      free -= 1
      return
    }
    if waiting.count >= greatestWaiting { throw TooBusy(waiting: waiting.count) }
    let id = nextID
    nextID += 1
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation {
        (continuation: CheckedContinuation<Void, any Error>) in
        if Task.isCancelled { return continuation.resume(throwing: CancellationError()) }
        waiting.append((id, continuation))
      }
    } onCancel: {
      Task { await self.forget(id) }
    }
  }

  /// Gives a place back, to the one who has waited longest if there is one.
  func giveBack() {
    if waiting.isEmpty {
      free += 1
    } else {
      waiting.removeFirst().continuation.resume()
    }
  }

  private func forget(_ id: Int) {
    guard let position = waiting.firstIndex(where: { $0.id == id }) else { return }
    waiting.remove(at: position).continuation.resume(throwing: CancellationError())
  }
}

/// Too many computations wait already.
struct TooBusy: Error, Hashable, CustomStringConvertible {
  let waiting: Int

  var description: String {
    "\(waiting) computations wait already; try again when some have ended"
  }
}
