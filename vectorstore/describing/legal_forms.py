"""What stands behind a company's name and says of which form it is: “Ltd”, “GmbH & Co. KG”, “S.p.A.”."""

LEGAL_FORM = (
    r"(?:Ltd\.?|LTD\.?|Limited|LIMITED|LLC|L\.L\.C\.|LLP|Inc\.?|INC\.?|PLC|plc|Corporation|Corp\.?"
    r"|GmbH(?: & Co\. KG)?|GMBH|AG|KG|SE|eG|e\. ?V\.|S\.A\.|SA|S\.L\.|S\.p\.A\.|SARL|SAS|B\.V\.|N\.V\.|Oyj?|ApS|AB|ASA"
    r"|AS|A/S)"
)
