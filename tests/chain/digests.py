#!/usr/bin/env python3
"""Works out `digests.json` without a line of ours: canonical JSON, SHA-256, and a seeded sample.

    python3 tests/chain/digests.py > tests/chain/digests.json

Numbers are written as ECMAScript writes them; the few that Python writes otherwise are given by hand.
"""
import hashlib
import json

BY_HAND = {"1e21": "1e+21", "1e-7": "1e-7", "1e16": "10000000000000000", "12.50": "12.5", "3.0": "3", "1E3": "1000", "-0": "0", "0.000001": "0.000001"}


class Number(str):
    """A number as it will be written."""


def read(text):
    def number(written):
        return Number(BY_HAND.get(written, written))
    return json.loads(text, parse_int=number, parse_float=number)


def canonical(value):
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, dict):
        fields = sorted(value.items(), key=lambda field: [ord(letter) for letter in field[0]])
        return "{" + ",".join(json.dumps(name, ensure_ascii=False) + ":" + canonical(item) for name, item in fields) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def digest(text):
    value = read(text)
    if isinstance(value, dict):
        value.pop("file", None)
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def sample(sizes, size, seed):
    state = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8], "big")
    mask = (1 << 64) - 1

    def below(end):
        nonlocal state
        state = (state + 0x9E3779B97F4A7C15) & mask
        mixed = state
        mixed = ((mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9) & mask
        mixed = ((mixed ^ mixed >> 27) * 0x94D049BB133111EB) & mask
        return (mixed ^ mixed >> 31) * end >> 64

    total = sum(len(rows) for rows in sizes)
    shares = [[len(rows) * size // total, len(rows) * size % total, list(rows)] for rows in sizes]
    left = size - sum(share[0] for share in shares)
    shares.sort(key=lambda share: -share[1])
    drawn = []
    for whole, _, rows in shares:
        more = 1 if left > 0 else 0
        left -= more
        for _ in range(whole + more):
            at = below(len(rows))
            drawn.append(rows[at])
            rows[at] = rows[-1]
            rows.pop()
    return sorted(drawn)


TEXTS = [
    "{}",
    '{"format":"weibao.assessment","version":1}',
    '{ "b" : 1 , "a" : [ 1 , 2 , { "z" : null , "y" : true } ] }',
    '{"file":{"id":"a-1","revision":3},"county":{"name":"示例县"}}',
    '{"county":{"file":1,"name":"示例县"}}',
    '{"丁":1,"甲":2,"a":3,"Z":4,"":5,"\\ud840\\udc00":6,"\\uffff":7}',
    '{"figures":{"a":3.0,"b":12.50,"c":1E3,"d":0.000001,"e":1e-7,"f":1e16,"g":1e21,"h":-0,"i":1000000000000}}',
    '{"note":"引号\\"、反斜线\\\\、换\\n行、制\\t表、\\u0001、\\u007f、\\u2028、/"}',
    '{"answers":{"10.1.2":{"status":"met"},"9.1.1":{"status":"unmet"}}}',
    "[1,2,3]",
    '"文字"',
]

# In the order of the townships' names by code point: 东镇, 南镇, 西镇.
TOWNSHIPS = [range(0, 30), range(45, 50), range(30, 45)]
print(json.dumps({
    "description": "由 digests.py 独立算出。",
    "vectors": [{"text": text, "digest": digest(text)} for text in TEXTS],
    "sample": sample(TOWNSHIPS, 10, "2026-04-01"),
}, ensure_ascii=False, indent=1))
