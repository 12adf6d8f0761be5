"""Files as other programs write them, made by the tests themselves."""

import zipfile
from io import BytesIO

from articles.importing.doors import Incoming, Refused, open_bytes

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DRAWING = (
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/></Types>"""
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = f"""<?xml version="1.0"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>"""
OF_DOCUMENT = f"""<?xml version="1.0"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{OFFICE}/image" Target="media/image1.png"/>
<Relationship Id="rId2" Type="{OFFICE}/hyperlink" Target="https://example.org/pier" TargetMode="External"/>
<Relationship Id="rId3" Type="{OFFICE}/footnotes" Target="footnotes.xml"/>
<Relationship Id="rId4" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>"""
STYLES = f"""<?xml version="1.0"?><w:styles {WORD}>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/></w:style></w:styles>"""
PICTURE = f"""<w:p><w:r><w:drawing><wp:inline {DRAWING}><wp:docPr id="1" name="x" descr="A pier"/><a:graphic>
<a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId1"/></pic:blipFill></pic:pic></a:graphicData>
</a:graphic></wp:inline></w:drawing></w:r></w:p>"""


def one(name: str, content: str | bytes, **options) -> Incoming:
    """The only story of a file."""
    (incoming,) = open_bytes(name, content.encode() if isinstance(content, str) else content, **options)
    return incoming


def refusal(name: str, content: str | bytes, **options) -> str:
    """The sentence that a file is refused with."""
    try:
        list(open_bytes(name, content.encode() if isinstance(content, str) else content, **options))
    except Refused as reason:
        return str(reason)
    raise AssertionError(f"{name} was taken in.")


def paragraph(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def document(*body: str, **parts: str | bytes) -> bytes:
    """A .docx: what stands in its body, and further parts (``word_comments="…"`` for word/comments.xml)."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", RELATIONS)
        package.writestr("word/_rels/document.xml.rels", OF_DOCUMENT)
        package.writestr("word/styles.xml", STYLES)
        package.writestr("word/media/image1.png", b"\x89PNG")
        package.writestr(
            "word/document.xml",
            f'<?xml version="1.0"?><w:document {WORD} {DRAWING}><w:body>{"".join(body)}</w:body></w:document>',
        )
        for name, part in parts.items():
            package.writestr(name.replace("_", "/", 1) + ".xml", part)
    return content.getvalue()


EXPORT = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/{version}/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/{version}/">
<channel><title>The Gazette</title><language>en-GB</language><wp:wxr_version>{version}</wp:wxr_version>
<wp:author><wp:author_login><![CDATA[ana]]></wp:author_login>
<wp:author_display_name><![CDATA[Ana Sample]]></wp:author_display_name></wp:author>
<wp:category><wp:category_nicename>film</wp:category_nicename><wp:category_parent></wp:category_parent>
<wp:cat_name><![CDATA[Film]]></wp:cat_name></wp:category>
<wp:category><wp:category_nicename>reviews</wp:category_nicename><wp:category_parent>film</wp:category_parent>
<wp:cat_name><![CDATA[Reviews]]></wp:cat_name></wp:category>
{items}
</channel></rss>"""


def export(*items: str, version: str = "1.2") -> bytes:
    return EXPORT.replace("{version}", version).replace("{items}", "\n".join(items)).encode()


def post(content="", number=1, kind="post", status="publish", more="", title="A walk", **fields) -> str:
    values = {"post_name": f"story-{number}", "post_date_gmt": "2024-05-01 10:00:00", **fields}
    own = "".join(f"<wp:{name}>{value}</wp:{name}>" for name, value in values.items())
    return f"""<item><title>{title}</title><link>https://gazette.example/{number}</link><dc:creator>ana</dc:creator>
<content:encoded><![CDATA[{content}]]></content:encoded><wp:post_id>{number}</wp:post_id>
<wp:post_type>{kind}</wp:post_type><wp:status>{status}</wp:status>{own}{more}</item>"""


def attached(number, address, caption="", alt="") -> str:
    return f"""<item><title>pier</title><excerpt:encoded><![CDATA[{caption}]]></excerpt:encoded>
<wp:post_id>{number}</wp:post_id><wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status>
<wp:attachment_url>{address}</wp:attachment_url><wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key>
<wp:meta_value><![CDATA[{alt}]]></wp:meta_value></wp:postmeta></item>"""
