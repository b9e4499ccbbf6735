"""Files for tests: a web page and a PDF file about an invented town."""

from __future__ import annotations

NEWS = (
    "The army of Velm left the border town of Karsa on Tuesday after three days of shelling, the mayor said.",
    "“They drove out before sunrise,” Mayor Orla Tennis told the Quarry Post. She said two bridges were gone.",
    "The Velm defense ministry denied that its troops had left the town, and said that talks would go on in Norrholm.",
)


def page(*paragraphs: str, head: str = "", more: str = "") -> str:
    """A news page: navigation, an article of these paragraphs (default: NEWS) and `more`, comments, a footer."""
    body = "".join(f"<p>{each}</p>" for each in paragraphs or NEWS)
    return (
        f"<!DOCTYPE html>\n<html lang='en'><head><title>Army leaves Karsa | Quarry Post</title>{head}</head><body>"
        "<nav><a href='/'>Home</a> <a href='/news'>News</a></nav>"
        f"<article><h1>Army leaves Karsa</h1>{body}{more}</article>"
        "<div class='comments'><p>First comment of a reader.</p></div><footer>Imprint and contact</footer>"
        "</body></html>"
    )


def pdf(*pages: str, title: str | None = None, author: str | None = None) -> bytes:
    """A PDF file, one line of text in Helvetica a page (Latin-1); an empty string is a page without text."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(count))
    told = "".join(f"/{name} ({words})" for name, words in (("Title", title), ("Author", author)) if words)
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {count}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for at, text in enumerate(pages):
        stream = f"BT /F1 12 Tf 50 700 Td ({text}) Tj ET" if text else ""
        resources = "/MediaBox[0 0 2000 792]/Resources<</Font<</F1 3 0 R>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R{resources}/Contents {5 + 2 * at} 0 R>>")
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    objects.append(f"<<{told}>>")
    return _file([each.encode("latin-1") for each in objects])


def _file(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    starts = []
    for number, each in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj" % number + each + b"endobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % start for start in starts)
    sizes = (len(objects) + 1, len(objects), table)
    out += b"trailer<</Size %d/Root 1 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF" % sizes
    return bytes(out)
