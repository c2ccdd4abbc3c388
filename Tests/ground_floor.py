#!/usr/bin/env python3
"""What grounding adds to exact look-up: `ground` and `ground --exact` on the same mentions with the same vocabulary, by
distinct mention and by occurrence. Usage: CLAIMGRAPH_VOCABULARY=full.cgvoc ground_floor.py PROGRAM SHARED"""
import collections, gzip, json, os, subprocess, sys


def records(path):
    with gzip.open(path, "rt", encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def answers(program, lines, *flags):
    done = subprocess.run([program, "ground", *flags], input="\n".join(lines) + "\n", capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.split("\n") if line]


def main():
    program, shared = sys.argv[1:3]
    sys.path.insert(0, os.path.join(shared, "score"))
    from score_entities import same_identifier

    bench = os.path.join(shared, "data", "bench")
    mentions = [r for r in records(os.path.join(bench, "ground_mentions.jsonl.gz")) if r["dataset"] in ("bc5cdr", "ncbi_disease")]
    occurrences = collections.Counter()
    for name in ("bc5cdr", "ncbi_disease"):
        for document in records(os.path.join(bench, name + ".jsonl.gz")):
            for e in document["entities"]:
                text = e.get("text") or document["text"][e["start"]:e["end"]]
                occurrences[name, text, tuple(sorted(e.get("ids") or []))] += 1
    lines = [json.dumps({"text": r["text"], "context": r["context"]}) for r in mentions]
    rows = collections.defaultdict(lambda: [0, 0, 0, 0, 0, 0])
    for r, floor, full in zip(mentions, answers(program, lines, "--exact"), answers(program, lines)):
        weight = occurrences.get((r["dataset"], r["text"], tuple(sorted(r["gold"]))), 1)
        right = [bool(a["matches"]) and same_identifier(a["matches"][0], r["gold"], {}) for a in (floor, full)]
        row = rows[r["dataset"], r["category"]]
        for place, value in enumerate((1, right[0], right[1], weight, weight * right[0], weight * right[1])):
            row[place] += value
    print("%-28s %28s   %s" % ("", "distinct: floor, first, more", "occurrences: floor, first, more"))
    for (dataset, category), (n, a, b, m, c, d) in sorted(rows.items()):
        print("%-13s %-14s %6d %.3f %.3f %+.3f   %6d %.3f %.3f %+.3f" % (dataset, category, n, a / n, b / n, (b - a) / n, m, c / m, d / m, (d - c) / m))


if __name__ == "__main__":
    main()
