"""An address as a QR code, drawn as SVG."""

import segno


def qr_svg(address: str) -> str:
    """Black on white with its quiet zone, without a size of its own; readable with a seventh of it smudged."""
    code = segno.make(address, error="m", micro=False)
    return str(code.svg_inline(light="#fff", omitsize=True, svgclass="qr", lineclass=None))
