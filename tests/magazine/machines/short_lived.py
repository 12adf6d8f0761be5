"""The magazine, of which caches in front may keep a page for two seconds and not for sixty: tests wait for the end."""

from magazine.edition import kept

kept.LIFE = 2
kept.FULL_LIFE = kept.living_for(kept.LIFE)

from magazine.wsgi import application  # noqa: E402, F401 - with the shorter life
