import DocumentModel

/// A pattern compiled to a flat program for a backtracking matcher (R. Cox, "Regular expression matching: the
/// virtual machine approach", 2009).
struct PatternProgram: Hashable, Sendable {
  enum Instruction: Hashable, Sendable {
    case words(WordSet, tag: String?)
    case form(String)
    case notWords(WordSet)
    case notNext(WordSet)
    case anyToken
    case anyItem
    case start
    case mention(role: String?, isPair: Bool, categories: Set<Category>)
    /// Goes on at the first, and if that fails at the second.
    case split(Int, Int)
    case jump(Int)
    case openTrigger
    case closeTrigger
    case qualifier(key: String, value: String)
    case match
  }

  private(set) var instructions: [Instruction] = []
  /// Words of which a sentence must have at least one for the pattern to fit; empty where nothing is known.
  let anchors: Set<String>

  init(_ pattern: Pattern) {
    anchors = Self.anchors(of: pattern) ?? []
    emit(pattern)
    instructions.append(.match)
  }

  private mutating func emit(_ pattern: Pattern) {
    switch pattern {
    case .words(let words, let tag): instructions.append(.words(words, tag: tag))
    case .form(let form): instructions.append(.form(form))
    case .notWords(let words): instructions.append(.notWords(words))
    case .notNext(let words): instructions.append(.notNext(words))
    case .anyToken: instructions.append(.anyToken)
    case .anyItem: instructions.append(.anyItem)
    case .start: instructions.append(.start)
    case .mention(let role, let isPair, let categories):
      instructions.append(.mention(role: role, isPair: isPair, categories: categories))
    case .sequence(let parts): parts.forEach { emit($0) }
    case .alternatives(let branches): emit(branches: branches)
    case .repeated(let inner, let min, let max, let isLazy):
      for _ in 0..<min { emit(inner) }
      emit(optional: inner, times: max - min, isLazy: isLazy)
    case .trigger(let inner):
      instructions.append(.openTrigger)
      emit(inner)
      instructions.append(.closeTrigger)
    case .qualifier(let key, let value, let inner):
      emit(inner)
      instructions.append(.qualifier(key: key, value: value))
    }
  }

  private mutating func emit(branches: [Pattern]) {
    var jumps: [Int] = []
    for (position, branch) in branches.enumerated() {
      let isLast = position == branches.count - 1
      let split = instructions.count
      if !isLast { instructions.append(.split(split + 1, 0)) }
      emit(branch)
      if !isLast {
        jumps.append(instructions.count)
        instructions.append(.jump(0))
        instructions[split] = .split(split + 1, instructions.count)
      }
    }
    for jump in jumps { instructions[jump] = .jump(instructions.count) }
  }

  private mutating func emit(optional pattern: Pattern, times: Int, isLazy: Bool) {
    var splits: [Int] = []
    for _ in 0..<times {
      splits.append(instructions.count)
      instructions.append(.split(0, 0))
      emit(pattern)
    }
    let end = instructions.count
    for split in splits { instructions[split] = isLazy ? .split(end, split + 1) : .split(split + 1, end) }
  }

  /// The words of which every match has one: those of the trigger where they are known, else of any part that is
  /// not optional.
  private static func anchors(of pattern: Pattern) -> Set<String>? {
    switch pattern {
    case .words(let words, _): words.isEmpty || !words.endings.isEmpty ? nil : words.words
    case .form(let form): [form]
    case .notWords, .notNext, .anyToken, .anyItem, .start, .mention: nil
    case .sequence(let parts):
      parts.lazy.filter(hasTrigger).compactMap(anchors).first
        ?? parts.compactMap(anchors).min { ($0.count, $0.min() ?? "") < ($1.count, $1.min() ?? "") }
    case .alternatives(let branches): union(branches.map(anchors))
    case .repeated(let inner, let min, _, _): min > 0 ? anchors(of: inner) : nil
    case .trigger(let inner), .qualifier(_, _, let inner): anchors(of: inner)
    }
  }

  private static func union(_ sets: [Set<String>?]) -> Set<String>? {
    var result: Set<String> = []
    for set in sets {
      guard let set else { return nil }
      result.formUnion(set)
    }
    return result
  }

  private static func hasTrigger(_ pattern: Pattern) -> Bool {
    switch pattern {
    case .trigger: true
    case .sequence(let parts), .alternatives(let parts): parts.contains(where: hasTrigger)
    case .repeated(let inner, _, _, _), .qualifier(_, _, let inner): hasTrigger(inner)
    default: false
    }
  }
}
