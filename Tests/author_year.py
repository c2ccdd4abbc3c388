#!/usr/bin/env python3
"""Measures author–year callouts: prints the articles of a folder like ../shared with `(Smith et al., 2001a)` and a list
sorted by name, reads them with `PROGRAM read`, and compares as ../shared/score/score_citations.py does.

usage: author_year.py PROGRAM [SHARED] [--errors N]    SHARED is ../shared unless named; 77 where it is absent"""
import collections, gzip, json, pathlib, re, subprocess, sys, tempfile


def first_author(reference):
    return reference["authors"][0][0]


def names(reference):
    families = [a[0] for a in reference["authors"]]
    if len(families) == 1:
        return families[0]
    return f"{families[0]} and {families[1]}" if len(families) == 2 else f"{families[0]} et al."


def labels(references):
    """The references sorted by name, and the year of each with the letter that it needs."""
    order = sorted(references, key=lambda r: (first_author(r).lower(), r["year"], r["title"] or ""))
    groups = collections.defaultdict(list)
    for r in order:
        groups[names(r), r["year"]].append(r["id"])
    years = {}
    for r in order:
        same = groups[names(r), r["year"]]
        years[r["id"]] = r["year"] + ("abcdefghijklmnopqrstuvwxyz"[same.index(r["id"])] if len(same) > 1 else "")
    return order, years


def is_usable(record):
    return all(r["authors"] and r["authors"][0][0] and re.fullmatch(r"(1[89]|20)\d\d", r["year"] or "")
               for r in record["references"])


def render(record, scorer):
    """The text of an article and its gold."""
    order, years = labels(record["references"])
    place = {r["id"]: i + 1 for i, r in enumerate(order)}
    by_number = {i + 1: r for i, r in enumerate(record["references"])}
    blocks, gold, before = [], [], scorer.k.squeeze(record["title"])
    for item in scorer.article(record):
        if item[0] == "h":
            blocks.append(item[2])
            before += scorer.k.squeeze(item[2])
            continue
        plain, printed = "", ""
        for part in item[1]:
            if isinstance(part, str):
                plain, printed = plain + part, printed + part
                continue
            cited = [by_number[n] for n in part]
            printed += " (" + "; ".join(f"{names(r)}, {years[r['id']]}" for r in cited) + ")"
            gold.append({"key": (before + scorer.k.squeeze(plain))[-24:], "at": len(plain), "plain": item[1],
                         "numbers": [place[r["id"]] for r in cited]})
        for g in gold:
            if g.get("plain") is item[1]:
                g["sentence"] = scorer.sentence(plain, g["at"])
        before += scorer.k.squeeze(plain)
        blocks.append(printed)
    entries = [entry(r, years[r["id"]]) for r in order]
    text = "\n\n".join([record["title"], *blocks, "References", *entries]) + "\n"
    return text, {"callouts": gold, "references": entries, "style": "author-year"}


def entry(r, year):
    who = ", ".join(" ".join(x for x in a if x) for a in r["authors"][:6]) + (", et al" if len(r["authors"]) > 6 else "")
    where = " ".join(x for x in [r["source"], r["volume"]] if x) + (":" + r["fpage"] if r["fpage"] else "")
    return re.sub(r"\s+", " ", f"{who} ({year}) {(r['title'] or '').strip(' .')}. {where}".strip(" .") + ".")


def main(program, shared, shown):
    shared = pathlib.Path(shared)
    if not (shared / "score/score_citations.py").exists():
        print(f"{shared} is not here: nothing was measured")
        return 77
    sys.path.insert(0, str(shared / "score"))
    sys.argv = sys.argv[:1]
    import score_citations as scorer
    with gzip.open(shared / "data/bench/jats_callouts.jsonl.gz", "rt") as file:
        records = [r for r in map(json.loads, file) if is_usable(r)]
    totals = [[], [], [], []]
    with tempfile.TemporaryDirectory() as folder:
        for record in records:
            text, gold = render(record, scorer)
            if not gold["callouts"]:
                continue
            path = pathlib.Path(folder) / (record["id"].split(".")[0] + ".txt")
            path.write_text(text)
            run = subprocess.run([program, "read", str(path)], capture_output=True, check=True)
            errors = []
            for total, part in zip(totals, scorer.compare(gold, json.loads(run.stdout), errors)):
                total.append(part)
            for error in errors[:max(0, shown)]:
                shown -= 1
                print(record["id"], error)
    f1 = lambda rows: scorer.k.prf(*scorer.k.total(rows))[2]
    right, all_ = (sum(x[i] for x in totals[2]) for i in (1, 0))
    print(f"author-year: {len(totals[0])} articles, callouts F1 {f1(totals[0]):.4f}, callout to reference F1 "
          f"{f1(totals[1]):.4f}, attached {right / max(1, all_):.4f}, references F1 {f1(totals[3]):.4f}")
    return 0


if __name__ == "__main__":
    arguments = sys.argv[1:]
    errors = int(arguments.pop(arguments.index("--errors") + 1)) if "--errors" in arguments else 0
    arguments = [a for a in arguments if a != "--errors"]
    if not arguments:
        sys.exit(__doc__)
    sys.exit(main(arguments[0], arguments[1] if len(arguments) > 1 else "../shared", errors))
