"""The labels that stand before a document's own date: “Published on”, “Stand:”, “発行日：”."""

import re

_AIRED = (
    r"(?:first )?(?:broadcast|aired)(?: of)?|sendung vom|gesendet am|ausgestrahlt am|émission du|diffusée? le"
    r"|emisión del?|emitid[oa] el|trasmess[oa] il|放送日?"
)
_BROADCAST = re.compile(rf"[*_]{{0,3}}(?:{_AIRED})(?P<colon>(?: on)?\s*[*_]{{0,3}}[:：])?(?!\w)", re.IGNORECASE)
_LABEL = re.compile(
    r"[*_]{0,3}(?:issued (?:at|in)(?: (?-i:[A-ZÀ-Þ])[\w’'.-]{1,25}){1,3},? on"
    r"|(?:first |originally )?(?:published|posted|issued|released|date published|publication date|release date"
    r"|date of (?:the |this )?(?:issue|publication|report|letter|statement|notice|document|prospectus|circular|paper"
    r"|memorandum|bulletin|edition|assessment|appraisal|valuation|certificate|opinion|order|version|writing)"
    r"|(?:issue|report|publication|assessment) date|(?:for the )?week ending|edition of|ausgabe vom|édition du"
    r"|datum (?:de[rs] )?(?:ausstellung|berichts|bescheids|gutachtens|veröffentlichung)|woche bis(?: zum)?"
    r"|date (?:du rapport|de l['’](?:avis|expertise|édition)|d['’]émission)|semaine se terminant le"
    r"|fecha (?:de emisión|del informe|del dictamen)|semana que termina el"
    rf"|edición del?|{_AIRED}|date|dated)(?: on)?"
    r"|fecha(?: de publicación)?|publicado(?: el)?|veröffentlicht(?: am)?|erschienen(?: am)?|datum|stand|publiée? le"
    r"|date de publication|pubblicato(?: il)?|data(?: de publicação)?|publicado em|gepubliceerd(?: op)?"
    r"|опубликовано|дата(?: публикации)?"
    r"|公開日?|掲載日?|発表日?|発行日?|投稿日?|发布(?:时间|日期)?|發布(?:時間|日期)?)\s*[*_]{0,3}[:：]?[*_]{0,3}\s+"
    r"|[*_]{0,3}(?:公開日?|掲載日?|発表日?|発行日?|投稿日?|发布(?:时间|日期)?)\s*[:：][*_]{0,3}\s*",
    re.IGNORECASE,
)
# The day up to which a report's figures reach, or the report itself, or from which on rules are in force. “As of
# 4 March the ferry …” may open the text.
_STATE_OF = re.compile(
    r"[*_]{0,3}(?:(?:(?:data|figures|information|situation|status|position|prices) )?as (?:of|at)|status|datenstand"
    r"|(?:in force|for use|for release) (?:from|on)|effective(?: (?:from|date|as of))?"
    r"|embargoed (?:until|till)|in kraft (?:seit|ab)|sperrfrist(?: bis)?"
    r"|en vigueur (?:depuis le|dès le|à compter du|le)|en vigor desde(?: el)?|vigente desde(?: el)?"
    r"|(?:version|fassung|versión) (?:of|vom|du|del?)"
    r"|(?:prospectus|circular|report|paper|bulletin) (?:dated|as (?:of|at))"
    r"|(?:données|situation|état) (?:au|arrêtées? au)|(?:datos|situación) al?|(?:dati|situazione) al|基準日)"
    r"(?:\s*[*_]{0,3}[:：][*_]{0,3}\s*|\s+)(?:(?P<weekday>[^\W\d]{4,12}),? )?",
    re.IGNORECASE,
)
# In minutes these labels name the day of the meeting.
_PLAIN = re.compile(r"[*_]{0,3}(?:date|datum|fecha|data|дата|日付)\s*[*_]{0,3}[:：]", re.IGNORECASE)
_UPDATED = (
    r"\b(?:updated?|modified|revised|aktualisiert|mis à jour|actualizado|aggiornato|atualizado|bijgewerkt|обновлено)\b"
)
_JUST_UPDATED = re.compile(rf"{_UPDATED}[^\d]{{0,25}}$|更新[日:： ]{{0,3}}$", re.IGNORECASE)
_UPDATE_BEHIND = re.compile(
    rf"[.|·•;]\s+[*_]{{0,3}}(?:last |zuletzt |letztmals )?(?:changed|geändert|modifiée?|{_UPDATED})"
    r"(?: on| am| le| el| il)?\s*[:：]?\s+(?=\w)",
    re.IGNORECASE,
)


def match_label(text: str, at: int = 0) -> re.Match[str] | None:
    """The label of a publication date that begins at `at`, up to where its date may begin."""
    return _LABEL.match(text, at)


def is_broadcast(text: str, colon: bool = False) -> bool:
    """Whether a text opens with “Broadcast on” or its like; `colon`: with one behind."""
    match = _BROADCAST.match(text)
    return match is not None and (not colon or match["colon"] is not None)


def match_state_of(text: str, at: int = 0) -> re.Match[str] | None:
    """The label, from `at` on, of the day up to which figures reach or from which rules hold: “Data as of: ”."""
    return _STATE_OF.match(text, at)


def match_update_behind(text: str) -> re.Match[str] | None:
    """A stop and the words “Last updated”, behind which a date may begin."""
    return _UPDATE_BEHIND.search(text)


def is_plain_label(text: str) -> bool:
    """Whether a text opens with “Date:”, which does not say of what."""
    return bool(_PLAIN.match(text))


def ends_in_update(text: str) -> bool:
    """Whether a text, up to a date, ends in words such as “last updated on”."""
    return bool(_JUST_UPDATED.search(text))
