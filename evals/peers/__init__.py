"""Peers on the same model, machine and articles: what else one could use, each as its own manual says."""
