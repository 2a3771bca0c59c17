"""Containers built in code: signed ones, with invented signatures, and e-mails."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage

#: An invented signature; a real one has a certificate with a name and a code in it.
SIGNATURE = """<?xml version="1.0" encoding="UTF-8"?>
<asic:XAdESSignatures xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
<ds:Signature Id="S0"><ds:KeyInfo><ds:X509Data><ds:X509SubjectName>CN="NÄIDIS,KALLE,38001085718"</ds:X509SubjectName></ds:X509Data></ds:KeyInfo>
<ds:Object><ds:Signature Id="C0"/></ds:Object></ds:Signature>
</asic:XAdESSignatures>"""

ASICE = b"application/vnd.etsi.asic-e+zip"


def zipped(parts: Mapping[str, bytes | str], *, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file with these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", packing) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def asice(files: Mapping[str, bytes | str], *, signatures: int = 1) -> bytes:
    """A signed container as ETSI EN 319 162-1 has it: `mimetype` first and stored, the signatures in META-INF/."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), ASICE)
        for name, data in files.items():
            archive.writestr(name, data)
        archive.writestr("META-INF/manifest.xml", "<manifest:manifest xmlns:manifest='urn:oasis'/>")
        for number in range(signatures):
            archive.writestr(f"META-INF/signatures{number}.xml", SIGNATURE)
    return buffer.getvalue()


def ddoc(files: Mapping[str, bytes | str], *, version: str = "1.3", signatures: int = 1) -> bytes:
    """A DIGIDOC-XML container."""
    space = f' xmlns="http://www.sk.ee/DigiDoc/v{version}.0#"' if version == "1.3" else ""
    data = "\n".join(
        f'<DataFile ContentType="EMBEDDED_BASE64" Filename="{name}" Id="D{number}" MimeType="text/plain">'
        f"{base64.encodebytes(content.encode() if isinstance(content, str) else content).decode()}</DataFile>"
        for number, (name, content) in enumerate(files.items())
    )
    signed = '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><KeyInfo>NÄIDIS</KeyInfo></Signature>' * signatures
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<SignedDoc format="DIGIDOC-XML" version="{version}"{space}>\n{data}\n{signed}</SignedDoc>'.encode()


def mail(body: str, files: Mapping[str, bytes | str], *, html: str | None = None) -> bytes:
    """An e-mail with attachments."""
    message = EmailMessage()
    message["From"] = "Mari Maasikas <mari.maasikas@naidis.ee>"
    message["To"] = "Personal <personal@naidis.ee>"
    message["Subject"] = "Ametijuhendid"
    message.set_content(body)
    if html:
        message.add_alternative(html, subtype="html")
    for name, data in files.items():
        content = data.encode() if isinstance(data, str) else data
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def form(title: str, *, head: str = "", by: str = "jurist") -> str:
    """An invented job description."""
    return f"""{head}AMETIJUHEND

1. ÜLDOSA
Ametikoht: {title}
Struktuuriüksus: õigusosakond
Vahetu juht: osakonna juhataja
Kes asendab: {by}
Keda asendab: -
2. EESMÄRK
{title.capitalize()} nõustab asutust.
"""


#: An invented directive that approves job descriptions.
DIRECTIVE = """MEREMÄRGIAMET
KÄSKKIRI
03.02.2025 nr 1-3/7

Ametijuhendite kinnitamine
1. Kinnitan õigusosakonna teenistujate ametijuhendid (lisad 1 ja 2).
2. Tunnistan kehtetuks peadirektori 11.05.2021 käskkirja nr 192 lisad 1 kuni 2.
3. Käskkiri jõustub 01.03.2025.

(allkirjastatud digitaalselt)
Kalle Näidis
peadirektor
"""
