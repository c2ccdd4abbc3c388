#!/usr/bin/env python3
"""Counts the legacy-encoded files whose text `PROGRAM read FILE` gets right, without knowing their encoding.

usage: encodings.py PROGRAM FOLDER
The name of each file says its true encoding (`tests_<encoding>_…`, as in chardet's collection). It is decoded by
Python's codec; the words beyond ASCII of the program's text must stand in it, mark-up left out. A file is right where at
least 99 in 100 of them do. Prints what is wrong, then one line with the share; exits with 1 below 95 in 100."""
import collections, html, json, pathlib, re, subprocess, sys

LANGUAGES = set("bulgarian russian greek hebrew hungarian turkish slovak slovene romanian czech croatian polish".split())
# Where Python knows the smaller brother of what files of that name hold.
CODECS = {"gb2312": "gb18030", "shift_jis": "cp932", "euc-kr": "cp949", "big5": "big5hkscs", "tis-620": "cp874",
          "iso-8859-9": "cp1254", "iso-8859-1": "cp1252", "maccyrillic": "mac-cyrillic", "ibm855": "cp855",
          "ibm866": "cp866", "iso-2022-jp": "iso2022_jp_2"}


def encoding(name):
    label = name.removeprefix("tests_")
    label = "SHIFT_JIS" if label.startswith("SHIFT_JIS") else label.split("_")[0]
    stem, _, last = label.rpartition("-")
    return (stem if last in LANGUAGES else label).lower()


def plain(text):
    """`text` without mark-up, comments and white space."""
    text = re.sub(r"<!--.*?-->|<\?.*?\?>", " ", text, flags=re.S)
    for _ in range(2):
        text = html.unescape(re.sub(r"</?[A-Za-z][^<>]*>", "", re.sub(r"<!\[CDATA\[|\]\]>", "", text)))
    return re.sub(r"\s+|[\u00ad\u200b-\u200f\u2060\ufeff]", "", text)


def words(text):
    """Its words beyond ASCII, counted."""
    return collections.Counter(w for w in re.findall(r"\w+", text) if not w.isascii())


def share(program, file):
    truth = plain(file.read_bytes().decode(CODECS.get(encoding(file.name), encoding(file.name)), "replace"))
    run = subprocess.run([program, "read", str(file)], capture_output=True, timeout=60)
    if run.returncode != 0:
        return 0, run.stderr.decode(errors="replace").strip()[-80:]
    document = json.loads(run.stdout)
    found = words(document["text"])
    wrong = [w for w in found if w not in truth]
    total = sum(found.values())
    if total == 0:
        return (1, "") if truth.isascii() else (0, "no words beyond ASCII")
    return 1 - sum(found[w] for w in wrong) / total, " ".join(wrong[:4])


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    files = [f for f in sorted(folder.glob("tests_*")) if "README" not in f.name]
    if not files:
        print("skipped: no files in", folder)
        return 0
    right = 0
    for file in files:
        ratio, note = share(program, file)
        if ratio >= 0.99:
            right += 1
        else:
            print(f"{file.name}: {ratio:.2f} {note}")
    print(f"{right} of {len(files)} files right, {right / len(files):.3f}")
    return 0 if right >= 0.95 * len(files) else 1


sys.exit(main())
