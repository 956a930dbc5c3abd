"""Small files that may be attached: a PDF as the format's own description has it, pictures as a camera writes them."""

from io import BytesIO

from PIL import Image

PDF = (
    b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000054 00000 n \n"
    b"trailer<</Size 3/Root 1 0 R>>\nstartxref\n104\n%%EOF\n"
)


def picture(kind: str, **how: object) -> bytes:
    """A small picture in a format that Pillow writes: `picture("PNG")`."""
    file = BytesIO()
    Image.new("RGB", (3, 2), "teal").save(file, kind, **how)
    return file.getvalue()


PNG, JPEG = picture("PNG"), picture("JPEG")
