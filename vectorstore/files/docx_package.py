"""The zip file that a Word document is, checked before any of it is parsed."""

import io
import zipfile
import zlib

from vectorstore.errors import BrokenDocument, DocumentTooLarge

MOST_ENTRIES = 5_000
MOST_UNPACKED_BYTES = 256 << 20
MOST_XML_BYTES = 48 << 20
MOST_RATIO = 200
_RATIO_FROM_BYTES = 8 << 20  # below this a high ratio is harmless, and common in small styles
_BLOCK = 1 << 16
_DEFLATED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DTD = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))


def check_package(data: bytes, name: str) -> None:
    """Refuse a zip that unpacks beyond bounds or declares entities, going by what is in it, not by what it claims.

    Raises DocumentTooLarge or BrokenDocument.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            _check_claims(entries, len(data), name)
            for entry in entries:
                _check_entry(package, entry, name)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError, RuntimeError, OSError) as error:
        raise _broken(name) from error


def _check_claims(entries: list[zipfile.ZipInfo], packed: int, name: str) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    xml = sum(entry.file_size for entry in entries if _is_xml(entry))
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED_BYTES or xml > MOST_XML_BYTES:
        raise _bomb(name)
    if unpacked > max(_RATIO_FROM_BYTES, MOST_RATIO * packed):
        raise _bomb(name)
    if any(entry.flag_bits & 1 for entry in entries):
        raise BrokenDocument(
            "{name}: this Word file is encrypted. Save it without a password and ingest it again.", name=name
        )
    # Only deflate can be unpacked block by block; Word writes nothing else.
    if any(entry.compress_type not in _DEFLATED for entry in entries):
        raise _broken(name)


def _check_entry(package: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> None:
    """Unpack an entry block by block: what does not match its directory entry is refused at the first excess block."""
    length, tail = 0, b""
    with package.open(entry) as file:
        while block := file.read(_BLOCK):
            length += len(block)
            if length > entry.file_size:
                raise _bomb(name)
            if _is_xml(entry) and any(sign in tail + block for sign in _DTD):
                raise BrokenDocument(
                    "{name}: this Word file declares entities. Save it again in Word and ingest it.", name=name
                )
            tail = block[-32:]


def _is_xml(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.lower().endswith((".xml", ".rels"))


def _bomb(name: str) -> DocumentTooLarge:
    return DocumentTooLarge(
        "{name}: this Word file unpacks to far more than it should, as a zip bomb does. If you trust it, open it in "
        "Word, save it again and ingest that.",
        name=name,
    )


def _broken(name: str) -> BrokenDocument:
    return BrokenDocument(
        "{name}: this is not a Word file that can be read. Open it in Word and save it as .docx.", name=name
    )
