"""The checklist tab: a checklist is ticked, acts on danger signs, and is printed."""
