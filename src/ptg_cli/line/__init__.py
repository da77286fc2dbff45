"""Line mode: the same sessions as plain appended text, for people, screen readers and pipes."""
