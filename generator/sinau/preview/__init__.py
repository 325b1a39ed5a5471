# SPDX-License-Identifier: Apache-2.0
"""`sinau serve`: a catalogue that stays in memory, and shows each edit of it in the browser at once.

`resident.py` keeps the catalogue and reads again what has changed; `site_view.py` and `player_view.py` make the page that a browser asks
for; `addresses.py` finds it and `added.py` adds the preview's own script; `application.py` answers browsers, `news.py` tells them of
changes; `server.py` watches the folder and serves.
"""
