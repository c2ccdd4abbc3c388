#!/usr/bin/env python3
"""Counts what an independent walk of JATS articles finds, and whether `PROGRAM read FILE` finds it too.

usage: jats_walk.py PROGRAM FOLDER
Every sec/title must be a heading, every xref[@ref-type=bibr] must lie within a callout that names its entry, and
every ref must be an entry. Prints one line with the counts; exits with 1 where anything is missing."""
import collections, json, pathlib, re, subprocess, sys
import xml.etree.ElementTree as ET


def squeezed(text):
    return re.sub(r"[\s\u200b-\u200f\u2060\u00ad]+", "", text)


def words(element):
    return squeezed("".join(element.itertext()))


def check(program, file):
    root = ET.parse(file).getroot()
    run = subprocess.run([program, "read", str(file)], capture_output=True, timeout=60)
    if run.returncode != 0:
        return collections.Counter(), [f"{file.name}: {run.stderr.decode()[:200]}"]
    document = json.loads(run.stdout)
    text, missing, counts = document["text"], [], collections.Counter()

    headings = collections.Counter(
        squeezed(text[b["start"]:b["end"]]) for b in document["blocks"] if b["kind"] == "heading")
    for title in (s.find("title") for s in root.iter("sec")):
        if title is None or not words(title):
            continue
        counts["titles"] += 1
        if headings[words(title)] > 0:
            headings[words(title)] -= 1
            counts["titles found"] += 1
        else:
            missing.append(f"{file.name}: title {words(title)}")

    refs = [r for r in root.iter("ref") if words(r)]
    counts["refs"] += len(refs)
    counts["refs found"] += len(document["references"])
    if len(refs) != len(document["references"]):
        missing.append(f"{file.name}: {len(refs)} refs, {len(document['references'])} entries")
    index = {r.get("id"): e["index"] for r, e in zip(refs, document["references"])}

    callouts = sorted(document["citations"], key=lambda c: c["start"])
    named = collections.Counter(
        (n, squeezed(text[c["start"]:c["end"]])) for c in callouts for n in c["indices"])
    for xref in root.iter("xref"):
        if xref.get("ref-type") != "bibr":
            continue
        counts["xrefs"] += 1
        wanted = [index.get(rid) for rid in xref.get("rid", "").split()]
        hit = next((k for k in named if named[k] > 0 and words(xref) in k[1] and k[0] in wanted), None)
        if hit is None:
            missing.append(f"{file.name}: xref {words(xref)} to {wanted}")
        else:
            counts["xrefs found"] += 1
            named[hit] -= 1
    return counts, missing


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    if not folder.exists():
        print("skipped: no folder", folder)
        return 0
    total, missing = collections.Counter(), []
    for file in sorted(folder.iterdir()):
        counts, lost = check(program, file)
        total += counts
        missing += lost
    for line in missing[:60]:
        print(line)
    print(", ".join(f"{total[k + ' found']} of {total[k]} {k}" for k in ("titles", "xrefs", "refs")))
    return 1 if missing else 0


sys.exit(main())
