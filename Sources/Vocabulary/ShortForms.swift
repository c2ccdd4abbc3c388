import DocumentModel
import Text

/// The short forms that a document defines, with their long forms, at each place those that hold there: a later
/// definition of the same letters takes the place of the one before.
struct ShortForms {
  /// From which byte on each list holds; the first from the beginning.
  private var starts: [Int] = [0]
  private var lists: [[(short: String, long: String)]] = [[]]

  /// The short forms of `abbreviations`, in the order of the text.
  init(_ abbreviations: [Abbreviation], in text: SourceText) {
    for abbreviation in abbreviations {
      let (short, long) = (text.string(abbreviation.short), text.string(abbreviation.long))
      let last = lists.count - 1
      let start = min(abbreviation.short.start, abbreviation.long.start)
      guard let place = lists[last].firstIndex(where: { $0.short == short }) else {
        for index in lists.indices { lists[index].append((short, long)) }
        continue
      }
      guard LookupKey.key(lists[last][place].long) != LookupKey.key(long) else { continue }
      var list = lists[last]
      list[place].long = long
      starts.append(max(start, starts[last]))
      lists.append(list)
    }
  }

  /// One list for the whole document.
  init(_ list: [(short: String, long: String)]) { lists = [list] }

  /// Which list holds at byte `position`.
  func number(at position: Int) -> Int { starts.lastIndex { $0 <= position } ?? 0 }

  /// The list of this number.
  subscript(number: Int) -> [(short: String, long: String)] { lists[number] }
}
