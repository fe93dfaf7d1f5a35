"""Small parts that several tabs use; none knows the handbook's content."""
