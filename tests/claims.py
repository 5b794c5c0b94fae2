"""Claims about six small invented documents, each with whether a sentence of the document supports it.

The kinds of the unsupported ones name what was done to the truth: a flipped number, name, date, negation, role,
modality, quantity or comparison, an invented addition, a thing said of somebody else.
"""

from dataclasses import dataclass

from rag.answers import Found, Passage
from vectorstore.dates import PartialDate
from vectorstore.documents import Chunk, Document, SourceKind


@dataclass(frozen=True)
class Claim:
    """A sentence a model might write, the document it is about, and whether it is true to it."""

    about: str
    kind: str
    text: str

    @property
    def supported(self) -> bool:
        return self.kind in ("verbatim", "paraphrase", "joined", "date", "described")


def _document(name: str, text: str, **described: object) -> Document:
    return Document(id=name * 4, path=f"{name}.txt", text=text, language="en", **described)  # type: ignore[arg-type]


DOCUMENTS = {
    "talks": _document(
        "talks",
        "On March 4, commencing at 2:30 p.m. for approximately 50 minutes, Ms. Ada Lindqvist, Minister for Trade of "
        "Norland, held a meeting with Mr. Tomas Berg, Minister for Trade of Ostria, who is visiting Norland. "
        "Minister Lindqvist welcomed Minister Berg's visit to Harborg. "
        "The two ministers agreed to strengthen cooperation on fisheries and shipping. "
        "They did not sign the customs treaty. "
        "Minister Berg expressed concern about the closure of the Sund strait. "
        "Lindqvist said that Norland may lower its tariffs next year. "
        "Berg told Lindqvist that Ostria would open a consulate in Harborg in May. "
        "No agreement was reached on tolls. "
        "Both sides plan to meet again in Ostria in the autumn.",
        title="Trade Ministers' Meeting",
        publisher="Ministry of Trade of Norland",
        kind=SourceKind.OFFICIAL,
        event_date=PartialDate(2024, 3, 4),
        published=PartialDate(2024, 3, 5),
        event_place="Harborg",
    ),
    "study": _document(
        "study",
        "Researchers at Weldon University followed 1,240 patients for three years. "
        "The drug reduced the risk of stroke by 18 percent compared with a placebo. "
        "It had no effect on blood pressure. "
        "Some patients reported headaches, but none left the trial. "
        "The lead author, Dr. Mira Okafor, warned that the drug could harm people with kidney disease. "
        "\u201cWe need larger trials before doctors prescribe it,\u201d Okafor said. "
        "The study was funded by the Hale Foundation, which had no role in its design. "
        "Women made up 61% of the patients, men 39%. "
        "The team will publish the full data in June 2025.",
        title="Drug cuts stroke risk, trial finds",
        publisher="The Weldon Courier",
        kind=SourceKind.PRESS,
        published=PartialDate(2024, 11, 20),
    ),
    "match": _document(
        "match",
        "Rovers beat United 3-1 at Ashby Park on Saturday in front of 21,400 spectators. "
        "Leo Marsh scored twice for Rovers before half-time, and Jon Pike added a third in the 88th minute. "
        "United's only goal came from a penalty by Sami Holt. "
        "Referee Dana Crewe sent off United captain Rob Tull for a foul on Marsh. "
        "Rovers rose to second place, while United fell to ninth. "
        "Coach Ellen Strand praised Marsh but criticised the defence. "
        "Pike will miss the next two matches because of an injured knee. "
        "Ticket sales increased in Ashby and decreased in Corby.",
        title="Rovers 3 United 1",
        publisher="Ashby Post",
        kind=SourceKind.PRESS,
        published=PartialDate(2023, 9, 17),
        event_date=PartialDate(2023, 9, 16),
    ),
    "council": _document(
        "council",
        "The city council of Elmford approved the new harbour budget of 4.5 million euros by nine votes to four. "
        "Mayor Ruth Adler opposed a proposal to close the east pier. "
        "Most residents who spoke supported the plan, although several shop owners rejected it. "
        "Construction is to begin after the summer festival and must be finished before December 2026. "
        "The council postponed its vote on the ferry terminal. "
        "Councillor Ian Frost alleged that the contractor had hidden the true cost. "
        "The contractor, Brandt Marine, denied the allegation. "
        "All dredging will stop if the water temperature exceeds 24 degrees. "
        "The harbour was founded in 1871 and rebuilt in 1953 after a fire.",
        title="Council approves harbour budget",
        publisher="Elmford Gazette",
        kind=SourceKind.PRESS,
        published=PartialDate(2025, 2, 12),
    ),
    "company": _document(
        "company",
        "Norvik Energy reported revenue of $2.4 billion for 2023, up from $2.1 billion a year earlier. "
        "Net profit fell to $180 million because of higher interest costs. "
        "The company employs about 6,300 people in 14 countries. "
        "Chief executive Paula Reyes said Norvik would not pay a dividend this year. "
        "Norvik acquired Solano Wind in April for $95 million and sold its stake in Delta Gas to Kestrel Capital. "
        "It intends to build two wind farms off the coast of Brenland. "
        "Auditors found that fewer than ten contracts were affected by the error. "
        "Shares of Norvik closed at 41.20 on Friday, higher than those of its rival Aurex.",
        title="Norvik annual results",
        publisher="Norvik Energy",
        kind=SourceKind.OFFICIAL,
        published=PartialDate(2024, 2, 16),
    ),
    "museum": _document(
        "museum",
        "The Lowen Museum reopened on Tuesday after two years of repairs. "
        "Its director, Clara Voss, thanked the volunteers who had saved the collection from the flood. "
        "The museum is open from Wednesday to Sunday, from 10 a.m. to 6 p.m. "
        "Admission costs eight euros; children under twelve enter free. "
        "The oldest object is a bronze bell made around 1340. "
        "Voss refused to say whether the stolen paintings would return. "
        "A thief took four paintings in 2019, and the police have recovered only one of them. "
        "Visitors are not allowed to take photographs in the east wing.",
        title="Lowen Museum reopens",
        publisher="Culture Weekly",
        kind=SourceKind.PRESS,
        event_date=PartialDate(2022, 5, 3),
        published=PartialDate(2022, 5, 6),
    ),
    "expedition": _document(
        "expedition",
        "The research ship Aurelia left Port Halden on 12 June with 38 scientists and a crew of 22 on board. "
        "Expedition leader Sofia Brandt said the voyage would map the sea floor around the Kessel Islands, where three "
        "underwater volcanoes were discovered in 2018. "
        "The ship is expected to return in late August. "
        "Captain Nils Hagen, who has commanded the Aurelia since 2015, called the weather unusually calm. "
        "The government of Tarland pays 60 percent of the cost and a private fund the rest. "
        "Fishermen on the islands fear that the sonar could drive away herring, but Brandt rejected the concern. "
        "\u201cOur instruments are quieter than a ferry,\u201d she said. "
        "A storm damaged one of the two submersibles during tests in April; it has not been repaired. "
        "In 2021 the team found 14 new species, nine of them crabs. "
        "The scientists will not take samples inside the marine reserve unless the ministry permits it.",
        title="Aurelia sails for the Kessel Islands",
        publisher="Halden Herald",
        kind=SourceKind.PRESS,
        published=PartialDate(2024, 6, 13),
        event_date=PartialDate(2024, 6, 12),
    ),
}


def passage(name: str) -> Passage:
    """The whole document as one passage."""
    document = DOCUMENTS[name]
    return Passage(Chunk("c" + name, document.id, 0, len(document.text)), document, 1.0, Found.FUSED)


def claims(table: str) -> tuple[Claim, ...]:
    rows = [line.split("|") for line in table.strip().splitlines()]
    return tuple(Claim(about.strip(), kind.strip(), text.strip()) for about, kind, text in rows)
