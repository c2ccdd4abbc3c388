#!/usr/bin/env python3
"""`treebank_tokens.py PROGRAM TREEBANK`: the `# text` lines of a treebank through `parse --text` against its tokens.
Prints precision, recall and F1 of tokens by their places, and what differs most often; fails below 0.992."""
import collections, gzip, os, subprocess, sys


def sentences(file):
    """(text, words) of each sentence that says its text."""
    text, words = None, []
    for line in [*file, "\n"]:
        line = line.rstrip("\n")
        if line.startswith("# text = "):
            text = line[9:]
        elif not line:
            if text and words:
                yield text, words
            text, words = None, []
        elif not line.startswith("#") and line.split("\t")[0].isdigit():
            words.append(line.split("\t")[1])


def places(text, words):
    """Where the words lie in the text."""
    at, found = 0, []
    for word in words:
        start = text.find(word, at)
        if start < 0:
            continue
        at = start + len(word)
        found.append((start, at))
    return found


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, path = sys.argv[1:]
    if not os.path.exists(path):
        print("skipped: no treebank at", path)
        return
    opened = gzip.open(path, "rt", encoding="utf8") if path.endswith(".gz") else open(path, encoding="utf8")
    gold = list(sentences(opened))
    output = subprocess.run(
        [program, "parse", "--text"], input="".join(text + "\n" for text, _ in gold).encode(), stdout=subprocess.PIPE,
        check=True).stdout.decode()
    parsed = list(sentences(output.splitlines(keepends=True)))
    right = given = wanted = at = 0
    lost, more = collections.Counter(), collections.Counter()
    for text, words in gold:
        # The sentences that one line was split into.
        mine, length = [], 0
        target = "".join(text.split())
        while at < len(parsed) and length < len(target):
            mine += parsed[at][1]
            length += len("".join(parsed[at][0].split()))
            at += 1
        expected, found = set(places(text, words)), set(places(text, mine))
        right += len(expected & found)
        wanted += len(words)
        given += len(mine)
        lost.update(text[a:b] for a, b in expected - found)
        more.update(text[a:b] for a, b in found - expected)
    precision, recall = right / max(1, given), right / max(1, wanted)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print("tokens: precision %.4f recall %.4f F1 %.4f (%d in the treebank, %d found)" % (precision, recall, f1, wanted, given))
    print("lost:", lost.most_common(15))
    print("more:", more.most_common(15))
    sys.exit(0 if f1 >= 0.992 else 1)


if __name__ == "__main__":
    main()
