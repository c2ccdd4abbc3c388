#!/usr/bin/env python3
"""How fast names are found: ours and pyahocorasick with the same strings, on the same text, one thread each, in one run.

usage: recognition_speed.py VOCABULARY TEXT…     (after `swift build -c release --package-path Tests/Benchmarks`)

Both give the longest matches from left to right. Ours folds case, dashes, spaces, Greek letters and plurals as it goes and takes
whole words only; pyahocorasick is given text and strings in lower case beforehand, and its matches count wherever they
stand, which is less work. Seconds are the processor's, the best of five passes."""
import os, subprocess, sys, tempfile, time

PROGRAM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Benchmarks", ".build", "release", "RecognitionBenchmark")


def ours(vocabulary, text):
    with tempfile.NamedTemporaryFile(suffix=".txt") as file:
        file.write(text.encode("utf8"))
        file.flush()
        out = subprocess.run([PROGRAM, vocabulary, file.name], check=True, capture_output=True, text=True).stdout
    return {name: float(value) for name, value in (line.split("\t") for line in out.splitlines())}


def theirs(vocabulary, text, passes=5):
    import ahocorasick
    names = subprocess.run([PROGRAM, vocabulary, "--names"], check=True, capture_output=True).stdout.decode("utf8")
    automaton = ahocorasick.Automaton()
    for name in names.split("\n"):
        if name:
            automaton.add_word(name.lower(), len(name))
    automaton.make_automaton()
    text, best, found = text.lower(), float("inf"), 0
    for _ in range(passes):
        start = time.process_time()
        found = sum(1 for _ in automaton.iter_long(text))
        best = min(best, time.process_time() - start)
    return best, found


def main():
    vocabulary, files = sys.argv[1], sys.argv[2:]
    text = "\n".join(open(file, encoding="utf8", errors="replace").read() for file in files)
    size = len(text.encode("utf8")) / 1e6
    mine, (seconds, found) = ours(vocabulary, text), theirs(vocabulary, text)
    print("%-14s %8s %8s %9s" % ("", "seconds", "MB/s", "found"))
    print("%-14s %8.3f %8.1f %9d" % ("claimgraph", mine["seconds"], size / mine["seconds"], mine["found"]))
    print("%-14s %8.3f %8.1f %9d" % ("pyahocorasick", seconds, size / seconds, found))
    print("opened in %.2f ms; %d of %d names not found in a sentence" % (mine["open"] * 1e3, mine["lost"], mine["names"]))


if __name__ == "__main__":
    main()
