"""Texts for property tests: any characters, and the words and marks that the readings look for, in any order."""

from __future__ import annotations

import re

from hypothesis import strategies as st

WORDS = re.findall(
    r"\S+",
    """Torvak Lenz Dora al-Bira Gen. U.S. Reuters rebels army residents officials he who the a several towns
captured seized fell lost control of withdrew from advanced on ceded drove out said told that according to reported
wants goal plan is to halt in order we will not may and or but by including 40 percent square miles Monday 2011
. , ; : ? — - “ ” " ' ’ ‘ « » „ `` '' ( ) ’s""",
)
SENTENCES = st.lists(st.sampled_from([*WORDS, "control of", "according to", "\n", "said:"]), max_size=25).map(" ".join)
TEXTS = st.one_of(st.text(max_size=60), SENTENCES, st.lists(st.sampled_from(WORDS), max_size=20).map("".join))
