"""Content packs: made from `content/` by authors' commands, read and searched by everything else."""
