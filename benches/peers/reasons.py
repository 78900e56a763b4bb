"""Why a message is found by one of two programs alone: told by the text that the record has of it, parted into words as either does.

notmuch's words are those of Xapian, after its description: letters, digits and low lines together, an apostrophe or `&` between letters, a
point or comma between digits, the letters of `U.S.`, up to three `+` or `#` behind; longer than 64 bytes they are left out. Ours are folded, and parted at all of these
and between letters and digits."""
import email
import email.policy
import re
import unicodedata

LEAF = re.compile(r'(?:(\w+):)?"([^"]*)"|(\w+)\*')
OURS = re.compile(r"[^\W\d_]+|\d+")
THEIRS = re.compile(r"[\w\u0300-\u036f]+(?:(?:[&'\u00b7\u2019\u201b\u2027]|(?<=\d)[,.;](?=\d))[\w\u0300-\u036f]+)*(?:[+#]{1,3}(?![\w+#]))?")
LONGEST = 64

ACRONYM = re.compile(r"(?<!\w)(?:[A-Z]\.)+[A-Z]?(?!\w)")
# Of tags and properties that notmuch gives by itself.
KEPT = "new attachment signed encrypted unread index repaired mixedup"
OUR_FIELDS = {"from": ("from", "sender"), "cc": ("cc", "bcc")}

PARTED = "words are parted otherwise"
ACCENTS = "accents count for notmuch"
ATTACHED = "stands in what is attached, which notmuch does not read"
SENDER = "stands in a header that notmuch does not look through (Sender)"
SEVERAL = "several mails with one message id, of which notmuch knows the words together"
TYPE = "stands in the media type of a part, which notmuch looks through"
STAR = "notmuch's star reaches what it keeps beside the text: message ids, tags, properties"
NAMED = "notmuch counts as attached only what says so of itself"
SEALED = "stands in a part with S/MIME, which is not opened"
ZONE = "the day is that of the mail's own clock, and for notmuch that of UTC"
DATELESS = "says no time that can be read, and fits no date"
UNKNOWN = "not explained"


def folded(text):
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(c for c in text if not unicodedata.combining(c))


def our_words(text):
    return OURS.findall(folded(text))


def their_words(text):
    text = ACRONYM.sub(lambda letters: letters[0].replace(".", ""), text)
    return [word for word in THEIRS.findall(text.lower()) if len(word.encode()) <= LONGEST]


def stands(wanted, words, begins):
    if begins:
        return any(word.startswith(wanted[0]) for word in words)
    return bool(wanted) and any(words[at:at + len(wanted)] == wanted for at, word in enumerate(words) if word == wanted[0])


def is_in(leaf, texts, parted, fold=lambda text: text):
    field, phrase, begins = leaf
    fields = OUR_FIELDS.get(field, (field,))
    return any(stands(parted(fold(phrase)), parted(fold(text)), begins) for of, text in texts if field is None or of in fields)


def leaves(query):
    """What a query asks of words: the field, a phrase or a beginning, and whether it is a beginning."""
    return [({"file": "name"}.get(field, field or None), phrase or beginning, bool(beginning))
            for field, phrase, beginning in LEAF.findall(query)]


def why(query, messages, message):
    if query.startswith("sent:"):
        return of_date(query, messages, message)
    if query == "has:attachment" or query.startswith("file:"):
        return NAMED
    texts, asked = messages.texts(message), leaves(query)
    for leaf in asked:
        ours, theirs = is_in(leaf, texts, our_words), is_in(leaf, texts, their_words)
        if ours and not theirs and is_in(leaf, texts, their_words, folded):
            return ACCENTS
        if ours != theirs:
            return PARTED
        for reason, field in ((ATTACHED, "attached"), (SENDER, "sender")):
            if theirs and not is_in(leaf, [(of, text) for of, text in texts if of != field], their_words):
                return reason
    types = [part.get_content_type() for part in mail(messages, message).walk()]
    if any(is_in((None, *leaf[1:]), [(None, " ".join(types))], their_words) for leaf in asked):
        return TYPE
    if any(begins and is_in((None, phrase, True), [(None, f"{message} {KEPT}")], their_words) for _, phrase, begins in asked):
        return STAR
    if "application/pkcs7-mime" in types:
        return SEALED
    if len(messages.files[message]) > 1:
        return SEVERAL
    return ATTACHED if len(messages.rows[message]) > 1 else UNKNOWN


def mail(messages, message):
    with open(messages.files[message][0], "rb") as file:
        return email.message_from_binary_file(file, policy=email.policy.compat32)


def of_date(query, messages, message):
    first, _, last = query.removeprefix("sent:").partition("..")
    last = last or first
    within = {first <= sent[:len(first)] and sent[:len(last)] <= last
              for times in messages.sent(message) for sent in times if sent}
    return ZONE if len(within) == 2 else UNKNOWN if within else DATELESS
