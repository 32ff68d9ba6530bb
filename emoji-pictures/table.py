"""Prints the table of emoji, and writes beside it which pictures are on which sheet, in its order.

A line is an emoji: its text, its group, its names, and the line number (from 0) of the first of its five
skin tones. The groups' emoji come first; those with one tone follow, five a time, light to dark; then the rest.
"""
import json
import sys

TONES = ["1F3FB", "1F3FC", "1F3FD", "1F3FE", "1F3FF"]
SHEET = 16 * 16


def text(unified):
    return "".join(chr(int(point, 16)) for point in unified.split("-"))


emoji = [e for e in json.load(open(sys.argv[1])) if e["category"] != "Component" and e["has_img_twitter"]]
emoji.sort(key=lambda e: e["sort_order"])
five, rest, lines = [], [], []
for e in emoji:
    variants = dict(e.get("skin_variations", {}))
    mine = [variants.pop(tone, None) or variants.pop(f"{tone}-{tone}", None) for tone in TONES]
    first = ""
    if all(mine):
        first = str(len(emoji) + len(five))
        five += mine
    rest += variants.values()
    lines.append("\t".join([text(e["unified"]), e["category"], " ".join(e["short_names"]), first]))
for variant in five + rest:
    lines.append(text(variant["unified"]))
print("\n".join(lines))
pictures = [e["image"] for e in emoji + five + rest]
for at in range(0, len(pictures), SHEET):
    with open(f"{sys.argv[2]}/sheet-{at // SHEET:02}", "w") as sheet:
        sheet.write("\n".join(pictures[at : at + SHEET]))
