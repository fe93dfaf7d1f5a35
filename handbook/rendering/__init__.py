"""How things look: themes, fonts, icons, articles as text documents; knows no window."""
