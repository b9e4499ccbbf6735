"""Cluster: many articles on several machines, as tasks of Dask's `distributed`."""

from __future__ import annotations

from .many import asummarize_on_cluster, summarize_on_cluster

__all__ = ["asummarize_on_cluster", "summarize_on_cluster"]
