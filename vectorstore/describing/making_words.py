"""What is said before a day: that a paper was made or brought out on it, or that it is the day of something else.

“Report completed”, “Sent to all members by A. Salmi on”, “This version:” speak of the paper. A word of making must open
its clause, and only the paper's kind, a number, by whom, to whom or where may stand beside it: “Printed matter” and
“Prepared for the hearing on” do not.
"""

import re

_PAPER = (
    r"(?:bulletin|circular|data ?sheet|document|draft|edition|figures|form|guide|judge?ment|leaflet|letter|list|map"
    r"|news|notice|opinion|order|page|paper|plan|programme?|recall|ref(?:erence)?|report|rules|schedule|sheet"
    r"|statement|summary|survey|table|terms|text|transcript|translation|version"
    r"|bericht|dokument|gutachten|liste|merkblatt|mitteilung|plan|seite|text|übersetzung"
    r"|avis|fiche|page|rapport|texte|traduction|documento|informe|página|texto|traducción|rapporto|pagina|testo)"
)
# What a court, an arbiter or an office gives: its “Decision handed down:” is a day of its own, “Decision dated” may
# be that of another's.
_RULING = (
    r"(?:advice|agreement|answer|award|certificate|decision|determination|digest|guidance|memo(?:randum)?|minutes|note"
    r"|policy|reply|resolution|ruling|verdict|urteil|bescheid|beschluss|entscheidung|arrêt|jugement|décision|ordonnance"
    r"|sentencia|decisión|resolución|laudo|sentenza|decisione|ordinanza|delibera)"
)
_CODE = r"(?:(?=\S{0,30}\d)[\w/.-]{0,40}\w(?=\W{0,2}(?:\s|$)))"  # “HB/24/7”: bounded, and whole, so that none is split
# What may stand before such a word in its clause: which paper it is, or its number.
_OWN = (
    rf"\W*(?:(?:this|the|of|last|first|second|third|originally|our|officially|online|final|new|der|die|das"
    rf"|diese[rs]?|le|la|ce|cet(?:te)?|el|est[ea]|(?-i:[A-Z]{{2,6}})|{_PAPER}|{_CODE})\b\W{{1,3}}){{0,5}}"
)
_OF_OWN = rf"(?:{_OWN}|\W*(?:(?:the|this|our|final|date) )?{_RULING}\W{{1,3}}(?:(?:is|was) )?|\W*date )"
_ISSUED = (
    r"(?:published(?: online)?|issued|released|reported|posted|printed|circulated|publication|dated?|datum|vom"
    r"|veröffentlicht|ausgegeben|erschienen|bekanntgegeben|publiée?s?|émise?|diffusée?s?|publicad[oa]s?|emitid[oa]s?"
    r"|fecha|pubblicat[oaie]|emess[oa]|data)"
)
_MADE = (
    r"(?:adopted|agreed|aired|announced|answered|answer given|approved|as (?:at|of)|broadcast|certified|compiled"
    r"|(?:correct|accurate|current|up to date) (?:as )?(?:at|on)|decided(?=:| on\b)|delivered|done at|drafted"
    r"|drawn up|edition|effective|enacted|entered|filed|finali[sz]ed|given(?! to\b)|handed down"
    r"|(?:award|decision|determination|judge?ment|order|ruling) date|decision|ruling|in force|issue|judge?ment"
    r"|last (?:changed|modified|reviewed|revised|updated)|made|prepared"
    r"|pronounced|rev(?:ision|\b\.)?|revised|reviewed|sent(?: out)?|signed(?: off)?|status|submitted"
    r"|transmitted|typed|updated|version"
    r"|week ending|written|abgefasst|ausgabe|ausgefertigt|ausgestrahlt|beschlossen|erlassen|erstellt|fassung|gedruckt"
    r"|gegeben|gesendet|redaktionsschluss|stand|überarbeitet|unterzeichnet|verabschiedet|verfasst|verkündet"
    r"|bescheid|beschluss|urteil|zuletzt (?:geändert|geprüft)"
    r"|adoptée?|arrêtée?|délivrée?|édition|envoi|établie?|fait à|imprimée?|mise? à jour|rédigée?|rendue?|révisée?"
    r"|signée?|actualizad[oa]|aprobad[oa]|dad[oa] en|dictad[oa]|edición|elaborad[oa]|expedid[oa]|firmad[oa]|impres[oa]"
    r"|redactad[oa]|revisad[oa]|versión"
    r"|approvat[oa]|aggiornat[oa]|edizione|fatto a|firmat[oa]|redatt[oa]|versione)"
)
# Bridges are completed too: here the paper must be named.
_FINISHED = r"(?:completed|finished|abgeschlossen|ausgestellt|erteilt|achevée?)"
# Accounts, roads and calls for answers are closed too.
_TEXT = r"(?:text|digest|summary|chronicle|chronology|record|report|note|edition|version|bulletin|bericht|text|chronik)"
_CLOSED = r"(?:(?:was )?closed|abgeschlossen)"
# “Date of this report”, “Date d'envoi du présent avis”: the day of a paper, not of an accident.
_OF_PAPER = (
    r"(?: (?:of|der|des?|du|del|della|d['’])[\w ’']{0,40}?\b"
    rf"(?:{_PAPER}|{_RULING}|adoption|approval|issue|posting|printing|publication|signature|ausgabe"
    rf"|veröffentlichung|envoi|emisión|expedición)"
    r"(?: à la publication)?)"
)
_BY = (
    r"(?: (?:by|to|in|at|before|under|vo[nm]|durch|dem|der|im|zu[mr]?|par|aux?|à|devant|en|por|al|ante|da|dal|dalla)"
    r"(?: the)? (?!response|reply|time|occasion|connection|memory|honou?r|advance|view|case)"
    r"[^\W\d][\w’'.-]*(?: (?!(?:for|für|pour|para|per) )[^\W\d][\w’'.-]*){0,6}(?<! of)(?<! vom)(?<! du)(?<! del)"
    r"(?: (?:for|für|pour|para|per)(?: [^\W\d][\w’'.-]*){1,6}(?=,))?)"
)
_SESSION = (
    r"(?: (?:(?:at|in|during) (?:its|the|a|our)(?: [\w-]+){0,3} (?:meeting|session|sitting)"
    r"|(?:auf|in) (?:der|ihrer|seiner)(?: \w+)? (?:sitzung|versammlung)|en (?:séance|réunion)"
    r"|en (?:la )?(?:sesión|reunión)))"
)
_SIGNED = r"(?:(?: as an? [\w ]{4,20} record)?: [^\W\d][\w’'.-]*(?: [^\W\d][\w’'.-]*){0,3}(?=,))"
_FOR = r"(?: (?:for|für|pour|para|per)(?: [^\W\d][\w’'.-]*){1,6}(?=,))"
_NUMBER = r"(?: (?:[A-Z]|(?:no|nr)\.? ?\d+|\d{1,3}(?:\.\d{1,3})*))"
_CLOSE = r"[\s,:.*_–—-]*(?:\b(?:on|of|in|the|am|den|dem|vom|de|le|du|el|del|il|a)\b[\s,:*_]*)*"
_BESIDE = rf"(?:{_NUMBER}|{_SESSION}|{_BY}|{_FOR}|{_SIGNED})?"
_ISSUING = re.compile(rf"{_OWN}{_ISSUED}(?:{_OF_PAPER}|{_BESIDE}){_CLOSE}", re.IGNORECASE)
_MAKING = re.compile(
    rf"{_OF_OWN}(?:{_MADE}|{_PAPER} {_FINISHED}|{_TEXT} {_CLOSED}){_BESIDE}"
    rf"(?: and (?:{_ISSUED}|{_MADE}){_BESIDE})?{_CLOSE}"
    r"|\W*(?:copyright|©|\(c\))[^\d:;]{0,60}",
    re.IGNORECASE,
)
# What such a day is of, if it is not the paper's own; a verb tells what somebody did.
_OTHER = re.compile(
    r"\b(?:accident|after|annivers\w+|appl(?:y|ications?)|before|begins?|birth|born|claims?|closes|closing"
    r"|collected|comments?|deadline|died|draft (?:sent|\w+ed)|due|embargo\w*|ends?|ended|event|expir\w+|first version"
    r"|founded|from|held|incident|inspect\w*|meets?|met|next|no later|not|opened|opening|opens?|order of|paid|period"
    r"|previous|quoting|received|recorded|recording|repeat\w*|replac\w+|respon\w+|sampl\w+|sat|since|starts?|superse\w+"
    r"|taken|tests?|till|to be|until|valid|visit\w*|withdrawn|year (?:ended|to)|your (?:ref|letter)\w*|we"
    r"|ab|bis|durch|eingang\w*|einsendeschluss|frist|geboren|gegründet|gesetz\w*|gültig|nach|nächste\w*|seit|unfall"
    r"|avant|après|délai|depuis|jusqu\w*|limite|loi du|naissance|née?|prochaine?|reçue?s?|remplace"
    r"|accidente|antes|desde|después|hasta|ley de|límite|nacid[oa]|plazo|próxim[oa]|recibid[oa]|sustituye"
    r"|is|are|was|were|be|been|has|have|had|will|shall|must|may|can|wird|wurden?|werden|ist|war|est|sont|sera|es|fue|será"
    r"|entro|fino|nat[oa]|prossim[oa]|ricevut[oa])\b|\b(?:by|zum|au|al)\s*$",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"\W*(?:closed(?: on)?|abgeschlossen(?: am)?|close? le|cerrad[oa](?: el)?|chius[oa](?: il)?)[*_]* ?:[\s*_]*",
    re.IGNORECASE,
)
_SITTING = re.compile(r"\b(?:meeting|sitting|sitzung|réunion|séance|reunión|sesión|riunione|seduta)\b", re.IGNORECASE)


def is_issuing(label: str) -> bool:
    """Whether words before a day say that the paper was brought out on it: “Published by the council on”."""
    return bool(_ISSUING.fullmatch(label))


def is_making(label: str) -> bool:
    """Whether words before a day say that the paper was made, adopted or brought up to date on it."""
    return bool(_MAKING.fullmatch(label))


def is_closing(label: str) -> bool:
    """Whether a label before a day only says that something was closed on it, which may be the paper."""
    return bool(_CLOSING.fullmatch(label))


def tells_of_another(label: str) -> bool:
    """Whether words before a day, or a heading above it, say that it is of something else: “Next meeting:”."""
    return bool(_OTHER.search(label)) or bool(_SITTING.search(label) and not is_making(label))
