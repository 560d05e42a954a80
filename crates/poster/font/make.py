#!/usr/bin/env python3
"""Makes the subsets beside it out of Debian's fonts-noto-cjk (Noto Sans CJK SC, SIL Open Font License 1.1).

    pip install fonttools==4.68.0 && python3 crates/poster/font/make.py
"""

from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
SYSTEM = Path("/usr/share/fonts/opentype/noto")
SANS, MONO = 2, 7  # Simplified Chinese in the collections

LATIN = "".join(map(chr, range(0x20, 0x7F)))
EUROPE = "".join(map(chr, [*range(0xA1, 0x180), *range(0x1CD, 0x1DD)])) + "–—…"
SIGNS = "·—–…、。〈〉《》「」『』【】〔〕！（），：；？％－／＋‘’“”①②③④⑤⑥⑦⑧⑨⑩"


def gb2312():
    """Every character of GB 2312: level 1 (common) and level 2 (rare, in many names of places)."""
    for row in range(0xB0, 0xF8):
        for cell in range(0xA1, 0xFF):
            # Five places at the end of level 1 are empty.
            if (row, cell) < (0xD7, 0xFA) or row > 0xD7:
                yield bytes([row, cell]).decode("gb2312")


def make(name, file, number, characters):
    font = TTFont(SYSTEM / file, fontNumber=number)
    options = subset.Options(
        hinting=False, layout_features=[], notdef_outline=True, name_IDs=[0, 1, 2, 5, 13, 14],
        drop_tables=["BASE", "DSIG", "GPOS", "GSUB", "VORG", "vhea", "vmtx"],
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(sorted(set(characters))))
    subsetter.subset(font)
    # A build on another day has the same bytes.
    font.recalcTimestamp = False
    font.save(HERE / name)
    print(f"{name}: {(HERE / name).stat().st_size} bytes")


words = (HERE.parent / "src/words.rs").read_text(encoding="utf-8")
make("names.otf", "NotoSansCJK-Bold.ttc", SANS, LATIN + SIGNS + "".join(gb2312()))
make("words.otf", "NotoSansCJK-Regular.ttc", SANS, LATIN + EUROPE + "".join(c for c in words if c > "~"))
make("key.otf", "NotoSansCJK-Regular.ttc", MONO, LATIN)
