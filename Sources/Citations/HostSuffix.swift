import Text

/// The end of an entry that names where it was seen: `Title - PMC [pmc.ncbi.nlm.nih.gov]`.
struct HostSuffix {
  /// The host, without `www.`.
  private(set) var host: String?
  /// The site's name at the end of the title.
  private(set) var site: String?
  /// The entry without host and site.
  private(set) var title: [UInt8]

  /// Whether the entry names a host and nothing else.
  var isHostOnly: Bool { host != nil && title.isEmpty }

  /// Takes the suffix off `entry`.
  init(_ entry: [UInt8], hosts: HostTable) {
    title = entry
    takeHost()
    if host != nil, isHost(title[...]) {
      title = []
    } else {
      takeSite(hosts)
    }
  }

  /// Takes the site's name off a `title` whose `host` is known from elsewhere.
  init(title: String, host: String, hosts: HostTable) {
    self.host = host
    self.title = Array(title.utf8)
    takeSite(hosts)
  }

  /// `… [host]`, or an entry that is a host alone.
  private mutating func takeHost() {
    if title.last == byte("]"), let open = title.lastIndex(of: byte("[")),
      let found = WebAddress.host(title[(open + 1)..<(title.count - 1)])
    {
      host = found
      title = Self.trimmed(title[..<open])
    } else if let found = Self.anyHost(title[...]) {
      host = found
    }
  }

  private func isHost(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.isEmpty || Self.anyHost(bytes) != nil }

  /// The host of an entry that is nothing else: `mdpi.com`, `https://mdpi.com/`.
  private static func anyHost(_ bytes: ArraySlice<UInt8>) -> String? {
    if let host = WebAddress.host(bytes) { return host }
    guard !bytes.contains(where: { $0.isASCIISpace }) else { return nil }
    return WebAddress(String(decoding: bytes, as: UTF8.self)).flatMap { $0.path.isEmpty ? $0.host : nil }
  }

  // MARK: The site's name

  private static let separators = [" - ", " | ", " – ", " — ", " :: ", " · "]

  /// Takes the last part of the title off where it is the site's name.
  private mutating func takeSite(_ hosts: HostTable) {
    let cuts = Self.separators.compactMap { separator in
      Self.lastIndex(of: separator, in: title).map { (at: $0, separator: separator) }
    }
    guard let cut = cuts.max(by: { $0.at < $1.at }), cut.at > 0 else { return }
    let suffix = String(decoding: title[(cut.at + cut.separator.utf8.count)...], as: UTF8.self)
    guard hosts.isSiteName(suffix) || host.map({ Self.isSite(suffix, of: $0, after: cut.separator) }) == true
    else {
      return
    }
    site = suffix
    title = Self.trimmed(title[..<cut.at])
  }

  /// A bar never stands inside a title; after a dash the words must have to do with the host.
  private static func isSite(_ suffix: String, of host: String, after separator: String) -> Bool {
    let words = suffix.split(separator: " ")
    guard !words.isEmpty, words.count <= 6 else { return false }
    if separator == " | " { return true }
    let names = host.split(separator: ".").map(String.init)
    let initials = String(words.compactMap { $0.unicodeScalars.first }.map(Character.init)).lowercased()
    let joined = words.joined().lowercased()
    return names.contains(initials) || names.contains(joined)
      || words.contains { word in
        word.utf8.count >= 4 && word.utf8.first?.isASCIIUpper == true && names.contains(word.lowercased())
      }
  }

  private static func lastIndex(of separator: String, in bytes: [UInt8]) -> Int? {
    var last: Int?
    var from = 0
    while let found = bytes.firstIndex(of: separator, from: from) {
      last = found
      from = found + 1
    }
    return last
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let text = SourceText(validated: Array(bytes))
    return Array(text[text.trimmedOfSpaces(text.range)])
  }
}
