# SPDX-License-Identifier: Apache-2.0
"""Shapes of answers for property tests."""

from hypothesis import strategies as st

from sinau.answers import Shape

PLAIN = st.one_of(
    st.builds(Shape, st.sampled_from(["one", "some"]), st.integers(1, 26), scored=st.booleans()),
    st.just(Shape("truth", 2)),
    st.builds(Shape, st.just("order"), st.integers(2, 12)),
    st.builds(Shape, st.just("pairs"), st.integers(1, 15), st.integers(1, 26)),
    st.just(Shape("words", 24)),
    st.just(Shape("number", 24)),
    st.builds(Shape, st.just("text"), st.sampled_from([60, 1000])),
)
GAP = st.one_of(st.builds(Shape, st.just("one"), st.integers(1, 26)), st.just(Shape("words", 12)))
SHAPES = st.one_of(
    PLAIN,
    st.lists(GAP, min_size=1, max_size=10).map(lambda parts: Shape("gaps", parts=tuple(parts))),
    st.integers(1, 16).map(lambda n: Shape("drawn", n, parts=(Shape("number", 24),))),
    st.lists(st.builds(Shape, st.just("one"), st.integers(1, 8)), min_size=1, max_size=15).map(
        lambda parts: Shape("path", parts=tuple(parts))
    ),
)
