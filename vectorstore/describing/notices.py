"""Notices on a page, recognised by their own words: rights, cookies, newsletters, accounts to follow, counts."""

import re

from vectorstore.describing.furniture_words import RIGHTS

_LONGEST = 1_000
_LONGEST_FOOTER = 200  # a longer line that only mentions its rights may be a whole article on one line
_YEAR = r"(?:19|20)\d\d"
# A contract's clause may begin with "Copyright:": whose it is stands there with its sign or its year.
_COPYRIGHT = re.compile(
    rf"©|\(c\)\s?{_YEAR}|copyright\s*(?:by\s|:)?\s*(?:©|\(c\)|{_YEAR})|copyright\s*(?:by\b|:).{{2,60}}\b{_YEAR}$",
    re.IGNORECASE,
)
_RESERVED = re.compile(RIGHTS, re.IGNORECASE)
_REUSE = re.compile(
    r"\b(?:content|material|article|story|site|report)s?\b[^.]{0,40}\bmay not be (?:re)?(?:published|produced"
    r"|printed|broadcast)"
    r"[^.]{0,80}\b(?:redistributed|permission|approval|consent)\b",
    re.IGNORECASE,
)
_RESERVED_SIGNS = (
    "reserv",
    "réserv",
    "vorbehalten",
    "voorbehouden",
    "защищены",
    "転載",
    "複製",
    "版权",
    "版權",
    "전재",
)
_LETTER_SIGNS = (
    "letter",
    "inbox",
    "mail",
    "notification",
    "boletín",
    "boletim",
    "infolett",
    "nieuwsbrief",
    "рассылк",
    "канал",
    "ニュースレター",
    "メールマガジン",
    "メルマガ",
)
_LETTER = re.compile(
    r"\bnewsletters?\b|\binbox\b|\be-?mail (?:alerts?|updates?)\b|\bmailing list\b|\bpush notifications?\b", re.I
)
# What asks the reader opens a sentence or says "your"; what tells of a newsletter does neither.
_OPENING = r"(?:^|[.:?!…|–—]\s|\b(?:click|tap) (?:here )?to\s|^(?:for|if|to|want|like)\b[^.!?]{3,120},\s)"
_INVITE = re.compile(
    rf"{_OPENING}[^\w(]{{0,3}}(?:please )?(?:sign ?up (?:for|to|here|now|today|and|below)\b|enter your e-?mail\b"
    r"|subscribe (?:here|now|today|to (?:our|the|my|this))\b|register for (?:our|the)\b|get (?:our|the)\b|join our\b"
    r"|follow our\b|receive (?:our|the)\b)",
    re.IGNORECASE,
)
_PROMISE = re.compile(
    r"\bdelivered (?:(?:straight|right|directly) )?(?:in|to) your\b|\b(?:daily|weekly|straight|right|directly|news"
    r"|stories|updates|deals|tips)\b[^.]{0,40}\b(?:in|to) your inbox\b",
    re.IGNORECASE,
)
_TOLD = re.compile(r"\b(?:is|are|was|were|be|been)(?: \w+)? (?:delivered|sent|mailed|e-?mailed)\b", re.IGNORECASE)
_LETTER_ABROAD = re.compile(
    r"(?:suscríb[ae](?:se|te)|regístr[ae](?:se|te)|inscrivez-vous|abonnez-vous|recevez|abonnieren sie"
    r"|melden sie sich|iscriviti|ricevi"
    r"|inscreva-se|assine|receba|meld je aan|schrijf je in|подпи(?:шитесь|сывайтесь))\b.{0,80}\b(?:newsletter"
    r"|boletín|bolet(?:im|ín)"
    r"|lettre d|infolettre|nieuwsbrief|рассылк|канал)|(?:ニュースレター|メールマガジン|メルマガ).{0,20}(?:登録|購読)",
    re.IGNORECASE,
)
_FOLLOW = re.compile(
    r"\bfollow (?:[\w.’'@-]+[ ,]+){1,8}?on\s?(?:twitter|x\b|facebook|instagram|threads|linkedin|tiktok|bluesky"
    r"|youtube|mastodon"
    r"|telegram|whatsapp)|(?<![\w.])@\w{2,}",
    re.IGNORECASE,
)
_FOLLOW_START = re.compile(
    r"[\W_]{0,4}(?:follow|contact|reach|e-?mail|tweet|find|call|connect with|like us)\s(?:him|her|them|me|us|on\b"
    r"|[\w ]{0,20}\b(?-i:[A-Z]))",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"[\W_]{0,4}contributing(?: writers?| reporters?)?\s?:\s?\S.{0,300}"
    r"|[\W_]{0,4}[A-ZÀ-Þ][^.!?]{2,160} contributed to this (?:report|story|article|section)\W{0,3}",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\b(?:this|our) (?:web)?site\b|\bprivacy policy\b|\bbrowsing experience\b|\byour experience\b"
    r"|\bby continuing\b|\baccept\b|\bconsent\b"
    r"|\beste sitio\b|\bpolítica de privacidad\b|\bce site\b|\bdiese (?:web)?seite\b|\bdatenschutz|\bquesto sito\b"
    r"|\beste site\b"
    r"|当サイト|プライバシー",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\(?\d{1,3}(?:[.,]?\d{3})*\)?\s(?:comments?|shares?|views|likes|comentarios?|commentaires?|kommentare?"
    r"|commenti|comentários?"
    r"|reacties|комментари\w{0,3})|(?:comments?|comentarios|commentaires|kommentare|commenti|comentários|reacties"
    r"|コメント)\s?\(\d{1,5}\)"
    r"|(?:reading time:?\s?)?\d{1,2}[- ]?min(?:ute)?s?\.? read|reading time:? \d{1,2} min(?:ute)?s?"
    r"|lesezeit:? (?:ca\. )?\d{1,2} min\w*\.?"
    r"|temps de lecture\s?:? \d{1,2} min\w*\.?|tiempo de lectura:? \d{1,2} min\w*\.?|page \d{1,4} (?:of|/) \d{1,4}",
    re.IGNORECASE,
)
_PLAYER = re.compile(r"\W{0,3}(?:just watched\b|must watch\b|now playing\b|replay more videos)", re.IGNORECASE)
_PROMOTION = re.compile(
    r"support\b[^.!?]{0,40}\bjournalism\b.{0,100}|[^.!?]{4,60}\?\s(?:play|sign up|subscribe|download|check out"
    r"|click|try|join) (?:our|us)\b[^.!?]{3,80}[.!]?",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"[\W_]{0,4}(?:[A-ZÀ-Þ][\w.’'-]+,? ){2,7}(?:and [A-ZÀ-Þ][\w.’'-]+ ?){0,4}(?:is|are|covers?|writes?|reports?"
    r"|has been|can be reached)\b"
)
_REACHED = re.compile(
    r"\b(?:follow|e-?mail|reach|contact|find|read|see) (?:him|her|them|me|his|their|more|[A-Z])|\bcan be reached\b"
    r"|\bon (?:twitter|instagram|bluesky|x)\b",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{2,60}")


def is_rights(body: str) -> bool:
    """Whether a line states who owns the page and what may be done with it."""
    if len(body) > _LONGEST:
        return False
    if _COPYRIGHT.match(body):
        return True
    small = body.lower()
    reserved = any(sign in small for sign in _RESERVED_SIGNS) and _RESERVED.search(body)
    if reserved and (len(body) <= 60 or (len(body) <= _LONGEST_FOOTER and ("©" in body or re.search(_YEAR, body)))):
        return True
    return len(body) <= 2 * _LONGEST_FOOTER and "may not be" in small and bool(_REUSE.search(body))


def is_notice(body: str) -> bool:
    """Whether a line is a notice of the page rather than a part of its content."""
    if len(body) > _LONGEST:
        return False
    if len(body) <= 60 and _COUNT.fullmatch(body):
        return True
    return is_rights(body) or _invites(body) or _follows(body) or _is_banner(body)


def is_signature(body: str) -> bool:
    """Whether a line introduces its author and says how to reach them."""
    if len(body) > 450 or "@" not in body:
        return False
    return bool(_MAIL.fullmatch(body)) or bool(_SIGNED.match(body) and _REACHED.search(body))


def _invites(body: str) -> bool:
    small = body.lower()
    if len(body) > 400 or not any(sign in small for sign in _LETTER_SIGNS):
        return False
    if _LETTER_ABROAD.search(body):
        return True
    if not _LETTER.search(body):
        return False
    return bool(_INVITE.search(body) or (_PROMISE.search(body) and not _TOLD.search(body)))


def _follows(body: str) -> bool:
    return len(body) <= 350 and bool(_FOLLOW_START.match(body)) and bool(_FOLLOW.search(body))


def is_consent(body: str) -> bool:
    """Whether a line asks for consent to cookies."""
    if len(body) > 700 or not ("ookie" in body or "クッキー" in body):
        return False
    return len({m.lower() for m in _CONSENT.findall(body)}) >= 2


def _is_banner(body: str) -> bool:
    if len(body) > 400:
        return False
    if _PLAYER.match(body):
        return True
    return bool(_CREDIT.fullmatch(body)) or bool(_PROMOTION.fullmatch(body))
