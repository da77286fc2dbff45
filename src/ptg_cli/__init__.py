"""ptg: a terminal journaling and coping companion for people finding their way after something hard."""

__version__ = "0.1.0"
