#!/usr/bin/env python3
"""Renders every work of a works.csl.json with the real citeproc-py, and validates it where the CSL schema is given.

usage: render_csl.py WORKS [CSL-DATA-SCHEMA]    (schema: csl-data.json of citation-style-language/schema)
Exit codes: 0 every work gives a line that names it; 1 one does not; 77 citeproc-py is not installed."""
import json
import sys
import warnings

try:
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON
except ImportError:
    print("citeproc-py is not installed (pip install citeproc-py)")
    sys.exit(77)


def invalid(works, schema_path):
    import jsonschema
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    validator = jsonschema.validators.validator_for(schema)(schema)
    return [f"{list(e.path)}: {e.message[:200]}" for e in validator.iter_errors(works)]


def main(path, schema_path=None):
    with open(path, encoding="utf-8") as file:
        works = json.load(file)
    problems = invalid(works, schema_path) if schema_path else []
    warnings.simplefilter("ignore")
    bibliography = CitationStylesBibliography(
        CitationStylesStyle("harvard-cite-them-right", validate=False), CiteProcJSON(works), formatter.plain)
    for work in works:
        bibliography.register(Citation([CitationItem(work["id"])]))
    lines = [str(line) for line in bibliography.bibliography()]
    problems += [] if len(lines) == len(works) else [f"{len(works)} works gave {len(lines)} lines"]
    printed = "\n".join(lines).lower()
    for work in works:
        family = (work.get("author") or [{}])[0].get("family", "")
        if family.lower() not in printed:
            problems.append(f"{work['id']}: its author is not printed: {family}")
    print("\n".join(problems) if problems else f"{len(lines)} works rendered, none odd")
    return 1 if problems else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
