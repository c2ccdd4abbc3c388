import DocumentModel

/// Runs a pattern's program over the items of a sentence.
struct PatternMatcher {
  /// One way in which a pattern fits.
  struct Match: Hashable {
    /// Mentions by role, as indices of items. A pair binds `subject` and `object` to one item.
    var roles: [String: Int] = [:]
    /// The categories that the pattern allows a role; empty where any.
    var categories: [String: Set<Category>] = [:]
    /// Whether subject and object are two members of one item.
    var isPair = false
    /// Qualifiers that the words set.
    var qualifiers: [String: String] = [:]
    /// The items of the trigger; empty where the pattern names none.
    var trigger = 0..<0
    /// The items matched.
    var items = 0..<0
  }

  private let program: PatternProgram
  private let items: [SentenceItem]
  private let mentions: [Mention]
  /// What matching one start may cost at most: patterns with nested gaps are cut off here, not left to run on.
  private static let mostSteps = 20_000

  init(_ program: PatternProgram, items: [SentenceItem], mentions: [Mention]) {
    self.program = program
    self.items = items
    self.mentions = mentions
  }

  /// The first match at each start up to `lastStart`, left to right; or, where `every`, all that differ in a role.
  func matches(every: Bool, lastStart: Int) -> [Match] {
    var result: [Match] = []
    var search = Search(limit: every ? 24 : 1, states: program.instructions.count * (items.count + 1))
    for start in items.indices.prefix(lastStart + 1) {
      search.begin()
      step(0, at: start, Thread(start: start), &search)
      result += search.matches
    }
    return result
  }

  private struct Thread {
    var start: Int
    var match = Match()
    var triggerStart = 0
  }

  private struct Search {
    var matches: [Match] = []
    var limit: Int
    var steps = 0
    /// Where one match is enough, the branching states from which none was found: what was bound on the way there
    /// makes no difference, so nobody need look twice, whatever the start. This keeps matching linear in the
    /// sentence.
    private var failed: [Bool]

    init(limit: Int, states: Int) {
      self.limit = limit
      failed = limit == 1 ? Array(repeating: false, count: states) : []
    }

    var isDone: Bool { matches.count >= limit || steps >= PatternMatcher.mostSteps }

    mutating func begin() {
      matches = []
      steps = 0
    }

    func hasFailed(_ state: Int) -> Bool { !failed.isEmpty && failed[state] }

    mutating func markFailed(_ state: Int) {
      if !failed.isEmpty, steps < PatternMatcher.mostSteps { failed[state] = true }
    }
  }

  /// Goes on from an instruction; whether a match was found.
  @discardableResult
  private func step(_ counter: Int, at position: Int, _ thread: Thread, _ search: inout Search) -> Bool {
    var counter = counter
    var position = position
    var thread = thread
    while !search.isDone {
      search.steps += 1
      switch program.instructions[counter] {
      case .jump(let target):
        counter = target
        continue
      case .split(let first, let second):
        let state = counter * (items.count + 1) + position
        if search.hasFailed(state) { return false }
        let isFound = step(first, at: position, thread, &search)
        if search.isDone { return isFound }
        if step(second, at: position, thread, &search) || isFound { return true }
        search.markFailed(state)
        return false
      case .start:
        guard position == 0 else { return false }
      case .notNext(let words):
        guard position == items.count || !words.contains(items[position]) else { return false }
      case .openTrigger: thread.triggerStart = position
      case .closeTrigger: thread.match.trigger = thread.triggerStart..<position
      case .qualifier(let key, let value): thread.match.qualifiers[key] = value
      case .match:
        thread.match.items = thread.start..<position
        let isNew = !search.matches.contains { $0.roles == thread.match.roles }
        guard isNew, position > thread.start else { return false }
        search.matches.append(thread.match)
        return true
      default:
        let isAccepted =
          position < items.count && accept(program.instructions[counter], at: position, &thread.match)
        guard isAccepted else { return false }
        position += 1
      }
      counter += 1
    }
    return false
  }

  /// Whether the item at `position` satisfies an instruction; binds its role.
  private func accept(
    _ instruction: PatternProgram.Instruction, at position: Int, _ match: inout Match
  ) -> Bool {
    let item = items[position]
    switch instruction {
    case .words(let words, let tag):
      if let tag, item.tag != tag { return false }
      return words.isEmpty ? !item.isMention : words.contains(item)
    case .form(let form): return item.form == form
    case .notWords(let words): return !item.isMention && !item.isBoundary && !words.contains(item)
    case .anyToken: return !item.isMention && !item.isBoundary
    case .anyItem: return !item.isBoundary
    case .mention(let role, let isPair, let categories):
      guard item.isMention, item.members.count > 1 || !isPair else { return false }
      let fits = item.members.contains {
        categories.isEmpty || categories.contains(mentions[$0].entity.category)
      }
      guard fits else { return false }
      if let role {
        match.roles[role] = position
        match.categories[role] = categories
        if isPair {
          match.roles["object"] = position
          match.categories["object"] = categories
          match.isPair = true
        }
      }
      return true
    case .split, .jump, .notNext, .openTrigger, .closeTrigger, .qualifier, .match, .start: return false
    }
  }
}
