"""The article on screen, for the eye, the keyboard and the screen reader."""
