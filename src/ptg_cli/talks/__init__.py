"""Conversations, each written once: what is asked and what follows, performed by both faces."""
