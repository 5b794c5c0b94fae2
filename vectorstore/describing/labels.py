"""Labels by which an institution marks its own release, and lines that name the institution."""

import re

from vectorstore.describing.pages import Page
from vectorstore.documents import Span
from vectorstore.lines import Line

_RELEASE = re.compile(
    r"(?:for immediate release|(?:official )?press (?:releases?|statements?|notes?|briefings?)|news releases?"
    r"|notices? to (?:[\w ,]{1,40} and )?(?:the )?(?:press|media)|press (?:service|office|kit|pack)|pressestelle"
    r"|press fact ?sheet|fact ?sheet for the (?:press|media)|presseinformation|dossiers? de (?:presse|prensa)"
    r"|service de presse|oficina de prensa|ufficio stampa"
    r"|media (?:notes?|releases?|advisory"
    r"|statements?)|official (?:readouts?|statements?|communiqués?)|readouts?|statements? and releases"
    r"|joint (?:statement|communiqué)"
    r"|(?:office|bureau) of (?:the )?[\w ’'.-]{3,50}|comunicados?(?: de prensa| oficial| conjunto)?"
    r"|notas? (?:de prensa|à imprensa)"
    r"|communiqués?(?: de presse)?|pressemitteilung(?:en)?|presseerklärung|medienmitteilung|comunicat[oi] stampa"
    r"|persbericht(?:en)?"
    r"|пресс-релизы?|заявление для прессы|報道発表(?:資料)?|プレスリリース|記者発表|新闻稿|新聞稿|보도자료)"
    r"(?:\W{0,3}(?:\b(?:no|nr|num|n)\b\.?|n[°º]|№)?\s?\d{1,4}(?:\s?[/-]\s?\d{1,4})?)?",  # “Press release No. 12/2024”
    re.IGNORECASE,
)
# What a text is in form, above the line that says what it is about.
_FORM = re.compile(
    r"(?:(?:un)?edited |verbatim |full )?transcript(?:ion)?(?: of (?:the )?(?:proceedings|evidence|hearing))?"
    r"|public (?:inquiry|hearing)|abschrift|transkript(?:ion)?|transcripción|trascrizione",
    re.IGNORECASE,
)
_OFFICE = re.compile(  # with its address or its number: “Press office, 4 Quay Street, Bergen”
    r"(?:(?:press|media) (?:office|service|contact)|pressestelle|service de presse|oficina de prensa|ufficio stampa)"
    r"(?:\W.{0,100})?",
    re.IGNORECASE,
)
_PUBLICITY = re.compile(
    r"publicity|(?:corporate )?communications|(?:press|media|public) relations|newsroom|öffentlichkeitsarbeit"
    r"|relations (?:presse|publiques)|comunicación|comunicazione",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r".*\b(?:agreement|contract|lease|deed|notice|memorandum|\w*vertrag|\w*vereinbarung|\w*bekanntmachung|contrat|accord"
    r"|avis|contrato|acuerdo|aviso|contratto|accordo|avviso)(?: (?:of|de|d[iu]|über)\b.*)?",
    re.IGNORECASE,
)
_DAY_BEHIND = re.compile(
    r"(?:[.:|·•–—,-]\s+|\s(?:(?:of|dated|vom|du|del?)\s)?(?=\d))(?:[^.!?]|\d\.){0,60}\b(?:19|20)\d\d"
    r"(?:,?\s(?:at\s)?(?:\d{1,2}[:.h]\d\d(?:\s?(?:Uhr|hrs?|h|[ap]\.?m\.?|[A-Z]{2,4}))?|noon|midday|mittags?|midi))?\W*$",
    re.IGNORECASE,
)
_READOUT = re.compile(r"(?:readout of|statement (?:by|from|of) the|joint statement\b|remarks by\b)", re.IGNORECASE)
_INSTITUTION = re.compile(
    r"(?:(?:The |U\.S\. |Federal |Royal |Embassy of |[A-Z][\w.-]+ (?=Ministry|Department|Embassy|Government)){0,2})"
    r"(?:Ministry|Ministries|Department|Embassy|Government|Office|Cabinet|Municipality|City Council"
    r"|Prime Minister[’']s Office|White House"
    r"|Ministère|Ministerio|Ministério|Ministero|Bundesministerium|Ministerium|Auswärtiges Amt|Ambassade|Embajada"
    r"|Presidencia|Gobierno|Gouvernement"
    r"|Министерство|Правительство|Посольство)(?:[ ,]+(?:of|for|and|the|de|des|du|del|della|da|do|für|der|des|y|et|e"
    r"|[A-ZÀ-ÞА-Яа-я][\w’'.-]*)){0,9}"
    r"|[\u4e00-\u9fff]{1,12}(?:省|庁|府|内閣官房|大使館|外交部)",
)
_PUBLIC = re.compile(
    r"\b(?:(?:town|city|county|district|parish|regional|provincial|borough|municipal|village) council|municipality"
    r"|(?:county|city|town|province|canton|republic|state) of|constabulary|police|court|tribunal|parliament"
    r"|national assembly|senate|directorate|inspectorate|ombudsman|coastguard|fire and rescue"
    r"|(?:meteorological|weather|health|rescue|geological) service|public health|authority|registry|audit office"
    r"|federal|national (?:office|agency|register)|department of|ministerium|\w*ministerium|landkreis|stadtverwaltung"
    r"|bundesamt|landesamt|regierung|gericht|\w*gericht|polizei|amtsgericht|préfecture|mairie|ministère|tribunal"
    r"|cour d\S+|commune|inspection du travail|ayuntamiento|ministerio|diputación|consejería|juzgado|policía"
    r"|comune|questura|prefettura|polizia)\b|市役所|県庁|町役場|警察|裁判所|水道局",
    re.IGNORECASE,
)
# What has such a word and is a body of its own.
_UNOFFICIAL = re.compile(
    r"\b(?:friends|union|association|society|trust|club|tennis court|workers|federation|university|ltd|plc|inc)\b",
    re.IGNORECASE,
)
_TRAIL = re.compile(r"\b(?:back|return) to\s+|[»›>|/]\s*", re.IGNORECASE)
_FIRST_LINES = 8
_LONGEST = 160
_TRIM = " .:：*_#"


def find_release_label(page: Page) -> Span | None:
    """A label such as "Press release" or "For immediate release" at the head, or a trail that leads back to one."""
    first_text = page.head[_FIRST_LINES - 1].start if len(page.head) >= _FIRST_LINES else len(page.text)
    top = [line for line in (*page.head[:_FIRST_LINES], *page.edges) if line.start <= first_text]
    for line in sorted(top, key=lambda line: line.start):
        if len(line.body) <= 80 and is_release_label(line):
            return line.span
    for line in page.edges:
        tail = _TRAIL.split(line.body)[-1] if len(line.body) <= 120 else ""
        if tail != line.body and _RELEASE.fullmatch(tail.strip(_TRIM)):
            return line.span
    return None


def is_release_label(line: Line) -> bool:
    """Whether a line is nothing but such a label, perhaps with place and day, or opens an official readout."""
    return is_release(line) or bool(_READOUT.match(line.body))


def is_release(line: Line) -> bool:
    """Whether a line is nothing but such a label, perhaps with place and day: “Press release. Bergen, 4 March 2024”."""
    if len(line.body) > _LONGEST:
        return False
    words = line.body.strip(_TRIM)
    behind = _DAY_BEHIND.search(words)
    return bool(
        _RELEASE.fullmatch(words) or (behind and _RELEASE.fullmatch(words[: behind.start()].rstrip(_TRIM + "–—-|")))
    )


def is_label(line: Line) -> bool:
    """Whether a line is nothing but a label, which is no title, or says where a press office is."""
    words = line.body.strip(_TRIM)
    return is_release(line) or bool(_FORM.fullmatch(words)) or bool("," in words and _OFFICE.fullmatch(words))


def is_office(text: str) -> bool:
    """Whether a text names a press office, perhaps with its address, or the section that speaks to the public."""
    return bool(_OFFICE.fullmatch(text.strip(_TRIM)) or _PUBLICITY.fullmatch(text.strip(_TRIM)))


def names_document(line: Line) -> bool:
    """Whether a line is the heading of a contract or a notice, which capitals can make look like a name."""
    return bool(_DOCUMENT.fullmatch(line.body.strip(_TRIM)))


def is_readout(line: Line) -> bool:
    """Whether a line opens an official readout or statement."""
    return bool(_READOUT.match(line.body.strip("*_ ")))


def find_institution(page: Page) -> Span | None:
    """A line at the head that is nothing but an institution's name."""
    for line in page.head[:_FIRST_LINES]:
        if is_institution(line):
            return line.span
    return None


def is_institution(line: Line) -> bool:
    """Whether a line is nothing but an institution's name."""
    return len(line.body) <= 80 and bool(_INSTITUTION.fullmatch(line.body)) and not line.body.isupper()


def names_institution(name: str) -> bool:
    """Whether a publisher's name is a government body's."""
    return bool(_INSTITUTION.match(name)) or bool(
        re.search(r"\b(?:Ministry|Government|Embassy)\b|\.gov\b|\.go\.jp\b|外務省|官邸", name)
    )


def names_public_body(name: str) -> bool:
    """Whether a publisher's name is that of a public authority: of a council, a court, a police, an inspectorate."""
    return bool(_PUBLIC.search(name)) and not _UNOFFICIAL.search(name)
