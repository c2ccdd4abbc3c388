import DocumentModel
import Text

/// The CSL type of a work, by which fields its reference has and by the words in them.
struct ReferenceType {
  /// The type; `document` where nothing tells.
  let name: String

  /// The type of `item`; `isBook` says that its container is a book and no journal. `marks` is what the string says in
  /// no field.
  init(item: BibliographicItem, isBook: Bool, marks: String) {
    let genre = Self.words(item.genre).union(item.containerTitle == nil ? Self.words(marks) : [])
    let container = Self.words(item.containerTitle)
    if let told = Self.genres.first(where: { !$0.words.isDisjoint(with: genre) }) {
      name = told.type
    } else if !Self.conferences.isDisjoint(with: container) {
      name = "paper-conference"
    } else if isBook {
      name = "chapter"
    } else if item.containerTitle != nil {
      name = "article-journal"
    } else if item.publisher != nil || item.edition != nil {
      name = "book"
    } else {
      name = "document"
    }
  }

  private static let genres: [(words: Set<String>, type: String)] = [
    (["patent", "brevet"], "patent"),
    (
      ["thesis", "dissertation", "thèse", "diss", "phd", "doctoral", "master", "dissertationsschrift"],
      "thesis"
    ),
    (["report", "rep", "reports", "memo", "memorandum", "whitepaper"], "report"),
    (["dvd", "film", "video", "movie", "motion", "vhs", "vidéo"], "motion_picture"),
    (["television", "tv", "broadcast", "radio", "podcast", "episode"], "broadcast"),
    (["paper", "poster", "presentation", "conference", "abstract"], "paper-conference"),
  ]

  /// Whether `mark`, in brackets behind a title, says what the work is.
  static func isMark(_ mark: String) -> Bool {
    let words = words(mark)
    return words.count <= 4
      && (words.contains("internet") || genres.contains { !$0.words.isDisjoint(with: words) })
  }

  private static let conferences: Set<String> = [
    "proceedings", "proc", "conference", "conf", "symposium", "workshop", "congress", "meeting", "colloquium",
  ]

  private static func words(_ text: String?) -> Set<String> {
    guard let text else { return [] }
    let lowered = text.utf8.map(\.asciiLowercased)
    return Set(
      lowered.split { $0 < 0x80 && !$0.isASCIIAlphanumeric }.map { String(decoding: $0, as: UTF8.self) })
  }
}
