#!/usr/bin/env python3
"""Validates JSON against a JSON Schema (2020-12), and the schema itself.

  validate_schemas.py SCHEMA [INSTANCE…]    an INSTANCE that ends in .jsonl is validated line by line

Exit codes: 0 all valid; 1 something is not; 77 jsonschema is not installed."""
import json
import sys

try:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import SchemaError, best_match
except ImportError:
    print("jsonschema is not installed (pip install jsonschema)")
    sys.exit(77)


def instances(path):
    """(where, value) of each JSON value in the file."""
    with open(path, encoding="utf-8") as file:
        if not path.endswith(".jsonl"):
            yield path, json.load(file)
            return
        for number, line in enumerate(file, 1):
            yield f"{path}:{number}", json.loads(line)


def report(where, errors):
    """Prints each error at its deepest cause, and says how many there were."""
    count = 0
    for count, error in enumerate(errors, 1):
        deepest = best_match([error])
        print(f"{where}: {deepest.json_path}: {deepest.message[:300]}")
    return count


def main(schema_path, *paths):
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as error:
        print(f"{schema_path}: {error.json_path}: {error.message}")
        return 1
    validator, failures = Draft202012Validator(schema), 0
    for path in paths:
        try:
            for where, value in instances(path):
                failures += report(where, validator.iter_errors(value))
        except ValueError as error:
            print(f"{path}: not JSON: {error}")
            failures += 1
    return 1 if failures else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
