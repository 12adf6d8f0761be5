"""The site as files: every page that readers may see, as the server gives it, for a CDN or for when the server is away.

```
addresses.py   which there are, and what a page leads on to
files.py       what an address is called in the folder
site.py        the application, asked as an anonymous reader
journal.py     what is still to do, and what lies in the folder: on disk, so that a bake may be killed
folder.py      files that change whole or not at all
run.py         the bake: of one edition, or not done
```
"""
