# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON Schema as far as resources/api/openapi.yaml uses it. A keyword that is not known here is an error: the
document must not promise what nobody checks."""
import re

ANNOTATIONS = {"description", "default"}


class Mismatch(Exception):
    pass


class Schemas:
    def __init__(self, document):
        self.document = document

    def resolved(self, schema):
        while "$ref" in schema:
            node = self.document
            for part in schema["$ref"].removeprefix("#/").split("/"):
                node = node[part]
            schema = node
        return schema

    def check(self, value, schema, place="body"):
        schema = self.resolved(schema)
        for keyword, argument in schema.items():
            if keyword in ANNOTATIONS or keyword in ("required", "additionalProperties"):
                continue
            checker = getattr(self, "check_" + keyword.replace("$", ""), None)
            if checker is None:
                raise Mismatch(f"{place}: keyword {keyword} is not checked by this test")
            checker(value, argument, place)
        if isinstance(value, dict):
            self.check_members(value, schema, place)

    def check_members(self, value, schema, place):
        for name in schema.get("required", []):
            if name not in value:
                raise Mismatch(f"{place}: member {name} is missing")
        others = value.keys() - schema.get("properties", {}).keys()
        if schema.get("additionalProperties") is False:
            for name in others:
                raise Mismatch(f"{place}: member {name} is not in the document")
        elif isinstance(schema.get("additionalProperties"), dict):
            for name in others:
                self.check(value[name], schema["additionalProperties"], f"{place}/{name}")

    def check_type(self, value, kind, place):
        kinds = {"object": dict, "array": list, "string": str, "integer": int, "number": (int, float),
                 "boolean": bool}
        if not isinstance(value, kinds[kind]) or (kind in ("integer", "number") and isinstance(value, bool)):
            raise Mismatch(f"{place}: {value!r} is not of type {kind}")

    def check_properties(self, value, properties, place):
        for name in properties.keys() & value.keys():
            self.check(value[name], properties[name], f"{place}/{name}")

    def check_items(self, value, schema, place):
        for at, item in enumerate(value):
            self.check(item, schema, f"{place}/{at}")

    def check_oneOf(self, value, schemas, place):
        faults = []
        for schema in schemas:
            try:
                self.check(value, schema, place)
            except Mismatch as fault:
                faults.append(str(fault))
        if len(schemas) - len(faults) != 1:
            raise Mismatch(f"{place}: fits {len(schemas) - len(faults)} of {len(schemas)} schemas: {'; '.join(faults)}")

    def check_enum(self, value, allowed, place):
        if value not in allowed:
            raise Mismatch(f"{place}: {value!r} is not one of {allowed}")

    def check_const(self, value, expected, place):
        if value != expected:
            raise Mismatch(f"{place}: {value!r} is not {expected!r}")

    def check_pattern(self, value, pattern, place):
        if not re.search(pattern, value):
            raise Mismatch(f"{place}: {value!r} does not match {pattern}")

    def check_minimum(self, value, least, place):
        if value < least:
            raise Mismatch(f"{place}: {value} is less than {least}")

    def check_exclusiveMinimum(self, value, bound, place):
        if value <= bound:
            raise Mismatch(f"{place}: {value} is not more than {bound}")

    def check_maximum(self, value, most, place):
        if value > most:
            raise Mismatch(f"{place}: {value} is more than {most}")

    def check_minLength(self, value, least, place):
        if len(value) < least:
            raise Mismatch(f"{place}: {value!r} is shorter than {least}")

    def check_maxLength(self, value, most, place):
        if len(value) > most:
            raise Mismatch(f"{place}: {value!r} is longer than {most}")

    def check_minItems(self, value, least, place):
        if len(value) < least:
            raise Mismatch(f"{place}: fewer than {least} items")

    def check_maxItems(self, value, most, place):
        if len(value) > most:
            raise Mismatch(f"{place}: more than {most} items")
