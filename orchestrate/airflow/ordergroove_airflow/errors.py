"""What a person must put right before there can be a DAG."""

from __future__ import annotations


class ProjectError(Exception):
    """Something in the project's files cannot work; the message says where, and what to write."""
