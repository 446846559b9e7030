/// The message of the error that a closure throws, or a note that it throws none.
package func errorMessage<Result>(_ body: () throws -> Result) -> String {
  do {
    let result = try body()
    return "no error, but \(result)"
  } catch DecodingError.dataCorrupted(let context) {
    return context.debugDescription
  } catch {
    return "\(error)"
  }
}
