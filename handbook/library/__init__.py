"""Content packs: made from `content/` for authors, read and searched by everything else."""
