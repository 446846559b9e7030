// The Alice-Bob game with a message of one's own: Alice sends which coordinates of her two strings differ.

import Lemmata

let differences = Message.deterministic("differences") { examples in
  examples[0] ^ examples[1]
}

// A randomised message: the first string with probability 3/4, else the second, with a flag that says which.
let oneOfTwo = Message.randomised("one of two") { examples in
  let flag = 1 << examples.dimension
  return [examples[0]: 3 / 4, examples[1] | flag: 1 / 4]
}

let game = try Game(examples: 2, dimension: 4, correlation: 1 / 2)
for message in [differences, oneOfTwo] {
  print(try game.report(for: message))
}
