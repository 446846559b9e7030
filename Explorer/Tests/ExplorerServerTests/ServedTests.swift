import Testing

/// The tests that talk to a server, one after the other: none waits for the work of another.
@Suite(.serialized) enum ServedTests {}
