"""Measuring, never part of the test run: quality, speed, and the briefs of the examples."""
