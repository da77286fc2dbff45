"""Living documents: TOML files that a person may edit by hand, and that go on being changed. One file here for each of
them; `registry` lists them all."""
