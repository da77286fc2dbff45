"""What `scripts/trials.py` tries, one file a kind of trial."""

import sys
from pathlib import Path

# The process that becomes `ptg` by forking is the one that the tests of the commands use.
sys.path.append(str(Path(__file__).resolve().parents[2]))
