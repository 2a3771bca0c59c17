"""Scans made of PDF files: pictures of their pages, a little askew and with specks."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from asendus.loader.formats.tesseract import LANGUAGE, need_tesseract


def need_ocr() -> None:
    """Skips the test where Tesseract or its model of Estonian is missing."""
    if shutil.which("tesseract") is None:
        pytest.skip("tesseract is not installed")
    from asendus.errors import InputError

    try:
        need_tesseract("")
    except InputError:
        pytest.skip(f"the model {LANGUAGE} of tesseract is not installed")


def scan_of(path: Path, *, dpi: int = 300, angle: float = 0.3) -> list[Image.Image]:
    """A picture of each page, turned by an angle (degrees), with grain and black specks; always the same."""
    random = np.random.default_rng(1)
    pictures = []
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            flat = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
            turned = flat.rotate(angle, fillcolor=255, resample=Image.Resampling.BICUBIC)
            pixels = np.asarray(turned) + random.normal(0, 10, (turned.height, turned.width))
            pixels[random.random(pixels.shape) < 0.0001] = 0
            pictures.append(Image.fromarray(pixels.clip(0, 255).astype(np.uint8)))
    return pictures


def as_pdf(pictures: list[Image.Image], *, dpi: int = 300) -> bytes:
    """A PDF file with nothing but a picture on each page."""
    buffer = io.BytesIO()
    pictures[0].save(buffer, "PDF", resolution=dpi, save_all=True, append_images=pictures[1:])
    return buffer.getvalue()


def pages_of(*files: bytes) -> bytes:
    """A PDF file of the pages of several."""
    buffer = io.BytesIO()
    with pypdfium2.PdfDocument.new() as whole:
        for data in files:
            with pypdfium2.PdfDocument(data) as document:
                whole.import_pages(document)
        whole.save(buffer)
    return buffer.getvalue()
