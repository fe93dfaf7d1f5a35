"""What is on paper, as data: no Qt, no painting."""
