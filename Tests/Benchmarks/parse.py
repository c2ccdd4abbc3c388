#!/usr/bin/env python3
"""How fast `claimgraph parse --workers 1` tags and parses, beside UDPipe 1 on the same sentences in the same run.

    python3 Tests/Benchmarks/parse.py SENTENCES.conllu [--binary B] [--udpipe MODEL] [--passes N]

Claimgraph's seconds are those of the processor for the whole command: start, reading and writing. UDPipe (from PyPI as
ufal.udpipe) gets its sentences read already, and does nothing but tag and parse; a model without a tagger parses only, so that
its figure flatters it."""

import argparse
import resource
import subprocess
import time


def sentences(path):
    blocks = open(path, encoding="utf-8").read().strip().split("\n\n")
    return [block + "\n\n" for block in blocks if block.strip()]


def seconds(binary, text):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([binary, "parse", "--workers", "1"], input=text, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def udpipe_seconds(model_path, blocks):
    from ufal.udpipe import InputFormat, Model, ProcessingError, Sentence

    model = Model.load(model_path)
    if not model:
        raise SystemExit(f"{model_path} is no model of UDPipe")
    reader, error, read = InputFormat.newConlluInputFormat(), ProcessingError(), []
    reader.setText("".join(blocks))
    sentence = Sentence()
    while reader.nextSentence(sentence, error):
        read.append(sentence)
        sentence = Sentence()
    start = time.process_time()
    for sentence in read:
        model.tag(sentence, "")
        model.parse(sentence, "")
    return time.process_time() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sentences")
    parser.add_argument("--binary", default=".build/release/claimgraph")
    parser.add_argument("--udpipe")
    parser.add_argument("--passes", type=int, default=5)
    options = parser.parse_args()
    blocks = sentences(options.sentences)
    text = "".join(blocks).encode()
    times = sorted(seconds(options.binary, text) for _ in range(options.passes))
    speed = len(blocks) / times[len(times) // 2]
    print(f"claimgraph: {speed:.0f} sentences a second (median of {options.passes}; best {len(blocks) / times[0]:.0f})")
    if options.udpipe:
        # A tenth of the sentences is enough for its speed.
        sample = blocks[::10]
        other = len(sample) / udpipe_seconds(options.udpipe, sample)
        print(f"UDPipe: {other:.0f} sentences a second; claimgraph is {speed / other:.0f} times as fast")


if __name__ == "__main__":
    main()
