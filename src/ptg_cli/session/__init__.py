"""A guide being run: where we are, what was answered, what comes next, what entry it becomes. Pure."""
