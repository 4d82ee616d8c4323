"""True redirects for those who have a server: the permanent links as maps for nginx and Caddy.

The pages under `/id/` work without a server's help. A server's answer serves those who are no
browsers: scripts, link checkers, other systems. A browser that opens a page gets the page also
where a map is in use, for the server never sees the reader's fragment, and the fragment of its
own answer would take that one's place: the reader would lose the paragraph. So the maps answer
only who neither says `Sec-Fetch-Dest: document` (or another way to show a page) nor accepts
`text/html` by name; the latter is for browsers on an address without https, which say no more.

A link that stays is answered by 301, one that follows by 302, since it may lead elsewhere
tomorrow. What is no longer one section has no line: its page is the answer, with 200 and not
410, because the page is there to be read and says where to go. Every target is relative, as on
the pages, so that the maps hold wherever the site lives.
"""

from __future__ import annotations

from pathlib import Path

from macros import views
from macros.reading.library import Library
from macros.today.permalinks import PERMALINK_FOLDER, Permalink, permalinks

MAPS_FOLDER = "omdirigering"
SHOWN = ("document", "iframe", "frame", "embed", "object", "fencedframe")

_NGINX = """\
# Omdirigering av permanenta länkar, för nginx. Skriven vid publicering: ändra inte här.
#
# Inget av det här behövs: sidorna under /{folder}/ leder rätt av sig själva. Filen ger riktiga
# omdirigeringar till program som inte är webbläsare. Webbläsare får alltid sidan, för bara
# den kan ta med sig det som står efter # i läsarens länk.
#
# Så tar du den i bruk:
#   1. I http-blocket:    include /sökväg/till/site/omdirigering/regelverk.nginx.conf;
#   2. I server-blocket:  include /sökväg/till/site/omdirigering/regelverk-server.nginx.conf;
#   3. Efter varje publicering: nginx -t && nginx -s reload
#
# Har du redan map_hash_bucket_size eller map_hash_max_size i http-blocket: sätt dem där till
# minst de här värdena, och kopiera filen utan de två raderna.
map_hash_bucket_size 512;
map_hash_max_size {size};

# Adressen från webbplatsens rot, också när webbplatsen ligger i en undermapp.
map $uri $regelverk_adress {{
    "~(?<regelverk_slut>/{folder}/[a-z0-9/-]+/)(index\\.html)?$" $regelverk_slut;
    default "";
}}

# Tomt för den som öppnar en sida i en webbläsare.
map "$http_sec_fetch_dest|$http_accept" $regelverk_program {{
    "~^({shown})\\|" "";
    "~*text/html" "";
    default $regelverk_adress;
}}

# Svaret är olika för olika frågare: det måste den som mellanlagrar få veta.
map $regelverk_adress $regelverk_vary {{
    "" "";
    default "Sec-Fetch-Dest, Accept";
}}

# Länkar som står fast: alltid samma version.
map $regelverk_program $regelverk_fast {{
    default "";
{stays}
}}

# Länkar som följer med: dit avsnittet står i dag.
map $regelverk_program $regelverk_foljer {{
    default "";
{follows}
}}
"""

_NGINX_SERVER = """\
# Hör till regelverk.nginx.conf och tas in i server-blocket.
#
# Har en location-del egna add_header-rader ärver den inte raden med Vary: upprepa den där.
add_header Vary $regelverk_vary;
if ($regelverk_fast) {
    return 301 $regelverk_fast;
}
if ($regelverk_foljer) {
    return 302 $regelverk_foljer;
}
"""

_CADDY = """\
# Omdirigering av permanenta länkar, för Caddy. Skriven vid publicering: ändra inte här.
#
# Inget av det här behövs: sidorna under /{folder}/ leder rätt av sig själva. Filen ger riktiga
# omdirigeringar till program som inte är webbläsare. Webbläsare får alltid sidan, för bara
# den kan ta med sig det som står efter # i läsarens länk.
#
# Så tar du den i bruk:
#   1. I webbplatsens block:  import /sökväg/till/site/omdirigering/regelverk.caddy
#      Ligger webbplatsen i en undermapp: gör det inom handle_path, som tar bort mappens namn.
#   2. Efter varje publicering: caddy reload

# Länkar som står fast: alltid samma version.
map {{path}} {{regelverk_fast}} {{
{stays}
	default ""
}}

# Länkar som följer med: dit avsnittet står i dag.
map {{path}} {{regelverk_foljer}} {{
{follows}
	default ""
}}

# Svaret är olika för olika frågare: det måste den som mellanlagrar få veta.
@regelverk_lank path /{folder}/*
header @regelverk_lank Vary "Sec-Fetch-Dest, Accept"

# Frågaren öppnar inte en sida i en webbläsare.
@regelverk_fast {{
	path /{folder}/*
	not header_regexp Sec-Fetch-Dest ^({shown})$
	not header Accept *text/html*
	not vars {{regelverk_fast}} ""
}}
redir @regelverk_fast {{regelverk_fast}} 301

@regelverk_foljer {{
	path /{folder}/*
	not header_regexp Sec-Fetch-Dest ^({shown})$
	not header Accept *text/html*
	not vars {{regelverk_foljer}} ""
}}
redir @regelverk_foljer {{regelverk_foljer}} 302
"""


def write(library: Library, built: Path) -> None:
    """Write the maps and how they are taken into use."""
    lines: tuple[list[tuple[str, str]], list[tuple[str, str]]] = ([], [])
    for link in permalinks(library):
        if isinstance(link, Permalink):
            target = views.Sida(f"{link.url}index.md").till(link.target)
            lines[link.follows].append((f"/{link.url}", target))
    stays, follows = lines
    shown = "|".join(SHOWN)
    folder = built / MAPS_FOLDER
    folder.mkdir()
    size = max(2048, 2 * max(len(stays), len(follows)))
    files = {
        "regelverk.nginx.conf": _NGINX.format(
            size=size, folder=PERMALINK_FOLDER, shown=shown, stays=_lines(stays, "    ", ";"),
            follows=_lines(follows, "    ", ";"),
        ),
        "regelverk-server.nginx.conf": _NGINX_SERVER,
        "regelverk.caddy": _CADDY.format(
            folder=PERMALINK_FOLDER, shown=shown, stays=_lines(stays, "\t", ""), follows=_lines(follows, "\t", "")
        ),
    }  # fmt: skip
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")


def _lines(links: list[tuple[str, str]], indent: str, end: str) -> str:
    return "\n".join(f'{indent}{address} "{target}"{end}' for address, target in sorted(links))
