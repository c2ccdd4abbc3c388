#!/usr/bin/env python3
"""Reads every file below a folder with `PROGRAM read FILE`, twice, and says which do not end well.

usage: sweep.py PROGRAM FOLDER…
A file ends well as a document (status 0) or with a reason on the standard error (status 1 to 99): never by a signal,
within 10 s and 1 GB of memory, with the same bytes both times; and of a document all offsets lie within its text,
blocks stand in order without overlap, and what is printed of sentences, citations and references is what their offsets
slice. Prints what is wrong, then one line with the counts; exits with 1 where anything is."""
import collections, json, os, pathlib, subprocess, sys, time

SECONDS, KIBIBYTES = 10, 1 << 20


def run(program, file):
    """Status, output, errors, seconds and largest resident set in KiB of one run."""
    start = time.monotonic()
    with open(os.devnull) as nothing:
        child = subprocess.Popen([program, "read", str(file)], stdin=nothing, stdout=subprocess.PIPE,
                                 stderr=subprocess.PIPE)
    import threading
    errors = []
    reader = threading.Thread(target=lambda: errors.append(child.stderr.read()))
    timer = threading.Timer(SECONDS * 3, child.kill)
    reader.start(), timer.start()
    output = child.stdout.read()
    reader.join()
    _, status, usage = os.wait4(child.pid, 0)
    timer.cancel()
    child.returncode = os.waitstatus_to_exitcode(status)
    child.stdout.close(), child.stderr.close()
    return child.returncode, output, errors[0].decode(errors="replace"), time.monotonic() - start, usage.ru_maxrss


def ranges(value):
    """Every object with a start and an end, however deep."""
    if isinstance(value, dict):
        if isinstance(value.get("start"), int) and isinstance(value.get("end"), int):
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for member in value:
            yield from ranges(member)


def faults(document):
    text, found = document["text"], []
    for item in ranges(document):
        if not 0 <= item["start"] <= item["end"] <= len(text):
            found.append(f"{item['start']}..<{item['end']} lies outside the text")
        elif isinstance(item.get("text"), str) and item["text"] != text[item["start"]:item["end"]] \
                and "index" not in item:
            found.append(f"{item['start']}..<{item['end']} is not {item['text'][:40]!r}")
    last = 0
    for block in document["blocks"]:
        if block["start"] < last or block["start"] == block["end"]:
            found.append(f"block {block['start']}..<{block['end']} overlaps the one before, or is empty")
        last = block["end"]
    return found


def check(program, file):
    """What became of `file`, and what is wrong with that."""
    status, output, errors, seconds, memory = run(program, file)
    wrong = []
    if seconds > SECONDS:
        wrong.append(f"took {seconds:.1f} s")
    if memory > KIBIBYTES:
        wrong.append(f"took {memory >> 10} MiB")
    if status < 0 or status > 99:
        return "crashed", wrong + [f"ended with {status}: {errors[-200:]}"]
    if (status, output) != run(program, file)[:2]:
        wrong.append("reads differently the second time")
    if status != 0:
        return "refused", wrong + ([] if errors.strip() else ["refused without a reason"])
    return "read", wrong + faults(json.loads(output))[:3]


def main():
    program, counts, slowest = sys.argv[1], collections.Counter(), (0.0, "")
    files = sorted(f for folder in sys.argv[2:] for f in pathlib.Path(folder).rglob("*") if f.is_file())
    for file in files:
        start = time.monotonic()
        outcome, wrong = check(program, file)
        slowest = max(slowest, ((time.monotonic() - start) / 2, file.name))
        counts[outcome] += 1
        counts["wrong"] += bool(wrong)
        for fault in wrong:
            print(f"{file}: {fault}")
    print(f"{len(files)} files: {counts['read']} read, {counts['refused']} refused with a reason, "
          f"{counts['wrong']} wrong; slowest {slowest[0]:.1f} s ({slowest[1]})")
    return 1 if counts["wrong"] else 0


sys.exit(main())
