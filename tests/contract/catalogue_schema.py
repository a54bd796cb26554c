#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the shipped indicator catalogues to resources/indicators/catalogue.schema.json.

usage: catalogue_schema.py FOLDER_WITH_THE_SCHEMA

The schema itself has to be a valid one that describes every member, every shipped catalogue has to satisfy it, and
what a catalogue must not hold has to be refused by it.
"""
import copy
import json
import pathlib
import sys

from jsonschema import Draft202012Validator

FOLDER = pathlib.Path(sys.argv[1])


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def undescribed(schema, path="schema"):
    """Members without a description, in themselves or in what they refer to."""
    for name, member in schema.get("properties", {}).items():
        if not ({"description", "$ref", "const"} & member.keys()):
            yield f"{path}.{name}"
    for name, part in schema.items():
        if name in ("properties", "$defs"):
            for key, value in part.items():
                if isinstance(value, dict):
                    yield from undescribed(value, f"{path}.{key}")
        elif name == "items" and isinstance(part, dict):
            yield from undescribed(part, f"{path}[]")
        elif name == "oneOf":
            for value in part:
                yield from undescribed(value, path)


def changed(catalogue, change):
    bad = copy.deepcopy(catalogue)
    change(bad)
    return bad


def first(catalogue, **wanted):
    return next(one for one in catalogue["indicators"] if all(one.get(key) == value for key, value in wanted.items()))


# What the schema alone must refuse, as a change of the shipped catalogue.
REFUSED = {
    "text in a weight": lambda c: first(c, id="K-20").update(weight="30"),
    "a negative weight": lambda c: first(c, id="K-20").update(weight=-1),
    "an unknown member": lambda c: first(c, id="K-20").update(wieght=1),
    "an unknown kind": lambda c: first(c, id="K-20").update(kind="rate"),
    "an unknown measure": lambda c: first(c, id="K-20")["numerator"].update(facts=[{"measure": "fines"}]),
    "a score rule without its numbers": lambda c: first(c, id="K-20").update(score={"rule": "goalposts"}),
    "a day that is none": lambda c: first(c, id="K-20").update(valid_from="2024-13-01"),
    "a scored volume of penalties": lambda c: first(c, id="K-51").update(score={"rule": "ratio"}),
    "a target for fines": lambda c: first(c, id="K-51").update(targets=[{"target": 1}]),
    "a ranked volume of penalties": lambda c: first(c, id="K-51").update(ranked=True),
    "a direction for fines": lambda c: first(c, id="K-51").update(direction="higher"),
    "a target row that sets nothing": lambda c: first(c, id="K-20").update(targets=[{"level": "county"}]),
    "a node without parent": lambda c: c["nodes"][1].pop("parent"),
    "a veto without approver": lambda c: next(r for r in c["point_rules"] if r["rule"] == "veto").pop("approver"),
    "another format version": lambda c: c.update(catalogue=2),
}


def main():
    schema = load(FOLDER / "catalogue.schema.json")
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    faults = [f"{path} has no description" for path in undescribed(schema)]
    shipped = [path for path in sorted(FOLDER.rglob("*.json")) if "catalogue" in load(path)]
    for path in shipped:
        for error in validator.iter_errors(load(path)):
            faults.append(f"{path.name}: {'/'.join(map(str, error.absolute_path))}: {error.message[:300]}")
    sample = load(FOLDER / "zhoushan-sample.json")
    for name, change in REFUSED.items():
        if validator.is_valid(changed(sample, change)):
            faults.append(f"the schema lets {name} pass")
    for fault in faults:
        print(fault)
    print(f"{len(shipped)} catalogues, {len(REFUSED)} refusals, {len(faults)} faults")
    return 1 if faults or len(shipped) < 5 else 0


if __name__ == "__main__":
    sys.exit(main())
