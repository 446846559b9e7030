import Foundation
import Lemmata
import Testing

/// What all subcommands have in common: exit codes, streams, output files, help.
struct ContractTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    try place.write(#"{"joint": [["1/2", "0"], ["0", "1/2"]]}"#, to: "law.json")
  }

  private static let commands = [
    "game -k 2 -d 2 --rho 1/3", "optimum -k 2 -d 2 --rho 1/3", "information law.json",
    "table optimum -k 2...3 -d 1...2", "table game -k 2...3 -d 1...2",
    "contraction z:1/3 --input 1/3,2/3", "capacity z:1/3",
    "divergence 1/3,2/3 3/4,1/4 --order 1/2 --channel z:1/3", "table contraction z:0...1 bsc:1/3",
    "list", "show fano",
    "verify merged-columns",
    "verify sdpi-bsc -d 2 --rho 1/3 --message prefix:1", "table lemma merged-columns",
    "memorization sparse -n 3 --fixed 1/3 --learner agreement:1",
    "table memorization boolean --lambda 1/2 -n 1...2",
    "sample-learning sparse -n 2 --fixed 1/3 -d 9 --learner agreement:9 --trials 99 --seed 1",
    "table learning boolean -n 1...2 -d 81 --trials 99",
    "plot game -k 2 -d 2 --rho 1/3", "long-tail --prior 1,2 -N 2 -n 2",
  ]

  // MARK: Help

  @Test func helpAndVersion() throws {
    for arguments in [
      [], ["game"], ["optimum"], ["information"], ["contraction"], ["capacity"], ["divergence"],
      ["list"], ["show"],
      ["verify"], ["sample"], ["sample-learning"], ["merge"], ["table"], ["table", "game"],
      ["table", "lemma"],
      ["memorization"], ["table", "memorization"], ["table", "learning"],
      ["table", "optimum"], ["table", "contraction"], ["plot"], ["plot", "optimum"],
      ["plot", "game"], ["plot", "contraction"], ["plot", "memorization"], ["plot", "asymptotics"],
    ] {
      let run = try place.shell("\"$LEMMATA\" \(arguments.joined(separator: " ")) --help")
      #expect(run.code == 0)
      #expect(run.output.hasPrefix("OVERVIEW: ") && run.output.contains("USAGE: lemmata"))
      #expect(run.errors == "")
    }
    let version = try place.lemmata("--version")
    #expect(version.output == LemmataVersion.current + "\n")
    #expect(version.code == 0)
  }

  @Test func completionScripts() throws {
    for shell in ["bash", "zsh", "fish"] {
      let run = try place.lemmata("--generate-completion-script", shell)
      #expect(run.code == 0)
      #expect(run.errors == "")
      #expect(run.output.contains("lemmata") && run.output.contains("optimum"))
    }
  }

  @Test func usageErrors() throws {
    try place.expectRefusal("nonsense", saying: "nonsense")
    try place.expectRefusal("game", saying: "Missing expected argument '-k <k>'")
    try place.expectRefusal(
      "game", "-k", "2", "-d", "3", saying: "Missing expected argument '--rho <rho>'")
    try place.expectRefusal(
      "game", "-k", "2", "-d", "3", "--rho", saying: "Missing value for '--rho <rho>'")
    try place.expectRefusal("information", saying: "Missing expected argument '<file>'")
    try place.expectRefusal(
      "information", "law.json", "--nonsense", saying: "Unknown option '--nonsense'")
    try place.expectRefusal(
      "information", "law.json", "--format", "xml", saying: "'xml'", "'latex'")
    try place.expectRefusal(
      "information", "law.json", "--unit", "trits", saying: "'trits'", "'nats'")
    for digits in ["0", "-3", "x", "1000001"] {
      try place.expectRefusal(
        "information", "law.json", "--digits", digits,
        saying: "expected a number of digits from 1 to 1000000")
    }
  }

  // MARK: Output

  @Test func outputFilesHaveTheSameBytesAsStandardOutput() throws {
    for command in ContractTests.commands {
      for format in TableFormat.allCases where format != .latex {
        let arguments = "\(command) --format \(format.rawValue) --digits 7"
        let run = try place.shell("\"$LEMMATA\" \(arguments)")
        #expect(run.code == 0 && run.errors == "" && run.output.hasSuffix("\n"), "\(arguments)")
        #expect(try place.shell("\"$LEMMATA\" \(arguments)").output == run.output, "\(arguments)")
        let filed = try place.shell("\"$LEMMATA\" \(arguments) --output out")
        #expect(filed.code == 0 && filed.output == "" && filed.errors == "", "\(arguments)")
        #expect(try place.read("out") == run.output, "\(arguments)")
      }
      // LaTeX names the command, and so the file.
      let latex = try place.shell("\"$LEMMATA\" \(command) --format latex").output
      let filed = try place.shell("\"$LEMMATA\" \(command) --format latex --output out; cat out")
        .output
      #expect(
        filed
          == latex.replacingOccurrences(
            of: "--format latex\n", with: "--format latex --output out\n"))
    }
    #expect(try place.files == ["law.json", "out"])
  }

  @Test func outputFilesKeepTheirPermissionsAndLinks() throws {
    let run = try place.shell(
      """
      echo old > target && chmod 640 target && ln -s target link &&
      "$LEMMATA" optimum -k 2 -d 3 --rho 1/2 --output link && test -h link && cat target && ls -l target
      """)
    #expect(run.code == 0)
    #expect(run.output.contains("187/256") && run.output.contains("-rw-r-----"))
    #expect(try place.files == ["law.json", "link", "target"])
    let device = try place.shell("\"$LEMMATA\" optimum -k 2 -d 3 --rho 1/2 --output /dev/stderr")
    #expect(device.errors.contains("187/256") && device.output == "")
  }

  @Test func outputsThatCannotBeWritten() throws {
    func refuse(_ output: String, _ parts: String) throws {
      // Refused at once, before hours of work.
      try place.expectRefusal(
        "optimum", "-k", "1000", "-d", "30000", "--rho", "1/2", "--exact", "--output", output,
        saying: parts)
    }
    try refuse("missing/file", "cannot write missing/file: there is no directory ")
    try refuse(".", "cannot write .: it is a directory")
    try refuse("law.json/file", "cannot write law.json/file: there is no directory ")
    try refuse("", "the name of the output file is empty")
    if getuid() != 0 {
      try place.write("", to: "locked")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o400], ofItemAtPath: place.path("locked"))
      try refuse("locked", "cannot write locked: Permission denied")
      try FileManager.default.createDirectory(
        atPath: place.path("closed"), withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o500])
      try refuse("closed/file", "cannot write closed/file: Permission denied")
    }
  }

  @Test func fullDevices() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    for command in ["optimum -k 2 -d 3 --rho 1/2", "--help"] {
      let run = try place.shell("\"$LEMMATA\" \(command) > /dev/full")
      #expect(run.code == 2)
      #expect(run.errors == "Error: cannot write to standard output: No space left on device\n")
    }
    try place.expectRefusal(
      "optimum", "-k", "2", "-d", "3", "--rho", "1/2", "--output", "/dev/full",
      saying: "cannot write /dev/full: No space left on device")
  }

  @Test func failuresLeaveOldFilesAlone() throws {
    try place.write("old", to: "out")
    try place.expectRefusal(
      "game", "-k", "2", "-d", "3", "--rho", "3/2", "--output", "out", saying: "rho = 3/2")
    #expect(try place.read("out") == "old")
  }

  // MARK: Ends

  @Test func interruptionLeavesNoFile() throws {
    // The tool needs a moment to start; more on a busy machine.
    var run = Workplace.Run(output: "", errors: "", code: 0)
    for seconds in [0.5, 2, 8] {
      run = try place.interruptedLemmata(
        "optimum", "-k", "1000", "-d", "30000", "--rho", "1/2", "--exact", "--output", "out",
        after: seconds)
      if run.code != -SIGINT { break }
    }
    #expect(run.code == 130)
    #expect(run.output == "" && run.errors == "")
    #expect(try place.files == ["law.json"])
  }

  @Test func closedPipesAreNoError() throws {
    // More output than a pipe holds.
    let run = try place.shell("\"$LEMMATA\" table optimum -k 2...60 -d 1...60 | head -1")
    #expect(run.output == "Optimal success in the 1-out-of-k nearest-neighbour game\n")
    #expect(run.errors == "")
  }
}
