"""`ptg sos`: people to talk to. Works with no journal, a damaged one, a broken config."""
