"""What is drawn while one writes: a panel for each kind of question, the editor, options, piles."""
