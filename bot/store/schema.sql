-- The database of one pack. It is derived and never migrated: another schema means another build.
--
-- Text ids are the pack's; whole numbers (n) are rows in the pack's order, for short links between tables. A `body` is
-- one JSON array with the fields of the thing in their order (a claim's `also` has a table, its `source` stays in the
-- pack): measured against a column a field, fetching and decoding took half the time. What a query looks up, joins or
-- sorts by has a column as well.

CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The vocabulary and the registers.

CREATE TABLE groups (
    n     INTEGER PRIMARY KEY,
    id    TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL
) STRICT;

CREATE TABLE attributes (
    n    INTEGER PRIMARY KEY,
    id   TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE entries (
    n    INTEGER PRIMARY KEY,
    id   TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE meets (
    id     TEXT PRIMARY KEY REFERENCES entries (id),
    series TEXT REFERENCES entries (id),
    year   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX meets_of_series ON meets (series);

-- `recency` numbers the races, the newest story first, those without a story last. `key` is the id folded, where each
-- of its parts is a word of its own.
CREATE TABLE races (
    recency  INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE REFERENCES entries (id),
    meet     TEXT NOT NULL REFERENCES meets (id),
    event    TEXT NOT NULL REFERENCES entries (id),
    articles INTEGER NOT NULL,
    key      TEXT,
    body     TEXT NOT NULL
) STRICT;
CREATE INDEX races_of_meet ON races (meet, recency);
CREATE INDEX races_by_id ON races (key);

-- Folded keys. `rank` counts from 0 within a key and a type, so that the first few are one range of the key's rows
-- however many share it. An owner lists the key itself; the others have it as a surname.
CREATE TABLE keys (
    key       TEXT NOT NULL,
    type      TEXT NOT NULL,
    rank      INTEGER NOT NULL,
    entry     TEXT REFERENCES entries (id),
    attribute TEXT REFERENCES attributes (id),
    owner     INTEGER NOT NULL,
    PRIMARY KEY (key, type, rank),
    CHECK ((entry IS NULL) <> (attribute IS NULL))
) STRICT, WITHOUT ROWID;

-- The keys that lead to a race: its own and its event's.
CREATE TABLE race_keys (
    key  TEXT NOT NULL,
    rank INTEGER NOT NULL,
    race INTEGER NOT NULL REFERENCES races (recency),
    PRIMARY KEY (key, rank)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX keys_of_race ON race_keys (race, key);

-- Each key once a type, between two spaces and one, so that its first letters make trigrams of their own.
CREATE VIRTUAL TABLE spellings USING fts5 (key, type UNINDEXED, tokenize = 'trigram', detail = 'none');

-- What articles say.

CREATE TABLE articles (
    n      INTEGER PRIMARY KEY,
    slug   TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL,
    source TEXT NOT NULL,
    body   TEXT NOT NULL,
    text   TEXT NOT NULL
) STRICT;

CREATE TABLE passages (
    article INTEGER NOT NULL REFERENCES articles (n),
    number  INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end"   INTEGER NOT NULL,
    PRIMARY KEY (article, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE story_articles (
    story   TEXT NOT NULL REFERENCES races (id),
    number  INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (n),
    PRIMARY KEY (story, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE claims (
    n         INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    article   INTEGER NOT NULL REFERENCES articles (n),
    paragraph INTEGER NOT NULL,
    about     TEXT NOT NULL REFERENCES entries (id),
    what      TEXT NOT NULL REFERENCES attributes (id),
    body      TEXT NOT NULL,
    FOREIGN KEY (article, paragraph) REFERENCES passages (article, number)
) STRICT;

CREATE TABLE also (
    claim   INTEGER NOT NULL REFERENCES claims (n),
    number  INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end"   INTEGER NOT NULL,
    PRIMARY KEY (claim, number)
) STRICT, WITHOUT ROWID;

-- `place` numbers a speaker's quotations, the newest occasion first; `occasion` is shared by those of one occasion.
CREATE TABLE quotes (
    speaker  TEXT NOT NULL REFERENCES entries (id),
    place    INTEGER NOT NULL,
    occasion INTEGER NOT NULL,
    id       TEXT NOT NULL,
    article  INTEGER NOT NULL REFERENCES articles (n),
    number   INTEGER,
    story    TEXT NOT NULL REFERENCES races (id),
    body     TEXT NOT NULL,
    PRIMARY KEY (speaker, place)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX quotes_by_id ON quotes (id);
CREATE INDEX quotes_of_article ON quotes (article);

-- What follows from it. A point's values, standings and silent articles are in its body, beside one link a claim.
-- `told` is 0 for what is in no dispute and only follows from claims of other attributes.

CREATE TABLE points (
    n       INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    about   TEXT NOT NULL REFERENCES entries (id),
    what    TEXT NOT NULL REFERENCES attributes (id),
    verdict TEXT NOT NULL,
    told    INTEGER NOT NULL CHECK (told IN (0, 1)),
    body    TEXT NOT NULL
) STRICT;

CREATE TABLE point_claims (
    point INTEGER NOT NULL REFERENCES points (n),
    claim INTEGER NOT NULL REFERENCES claims (n),
    PRIMARY KEY (point, claim)
) STRICT, WITHOUT ROWID;

CREATE TABLE point_names (
    point INTEGER NOT NULL REFERENCES points (n),
    entry INTEGER NOT NULL REFERENCES entries (n),
    PRIMARY KEY (point, entry)
) STRICT, WITHOUT ROWID;

-- What the articles of a story say. `in_result` is what its result shows: nothing of another race that has a story of its
-- own. `dispute` ranks where its articles stand against each other.
CREATE TABLE story_points (
    story     TEXT NOT NULL REFERENCES races (id),
    point     INTEGER NOT NULL REFERENCES points (n),
    in_result INTEGER NOT NULL CHECK (in_result IN (0, 1)),
    dispute   INTEGER,
    PRIMARY KEY (story, point)
) STRICT, WITHOUT ROWID;

-- A few of the points that only one of a story's articles makes, by their first claim; `total` counts all of them.
CREATE TABLE sole_claims (
    story TEXT NOT NULL REFERENCES races (id),
    rank  INTEGER NOT NULL,
    claim INTEGER NOT NULL REFERENCES claims (n),
    what  TEXT NOT NULL REFERENCES attributes (id),
    total INTEGER NOT NULL,
    PRIMARY KEY (story, rank)
) STRICT, WITHOUT ROWID;

-- Long runs of words outside quotations that two articles of a story share, as the first prints them.
CREATE TABLE shared_runs (
    story   TEXT NOT NULL REFERENCES races (id),
    rank    INTEGER NOT NULL,
    first   INTEGER NOT NULL REFERENCES articles (n),
    second  INTEGER NOT NULL REFERENCES articles (n),
    words   INTEGER NOT NULL,
    excerpt TEXT NOT NULL,
    PRIMARY KEY (story, rank)
) STRICT, WITHOUT ROWID;

-- The points about an entry, and those of an attribute, in the order in which an answer tells them.
CREATE TABLE subject_points (
    subject TEXT NOT NULL,
    rank    INTEGER NOT NULL,
    point   INTEGER NOT NULL REFERENCES points (n),
    PRIMARY KEY (subject, rank)
) STRICT, WITHOUT ROWID;

-- The points about others in which somebody is the value: whose coach they are, whom they were beaten by.
CREATE TABLE naming_points (
    person TEXT NOT NULL,
    rank   INTEGER NOT NULL,
    point  INTEGER NOT NULL REFERENCES points (n),
    PRIMARY KEY (person, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE disputed (
    rank  INTEGER PRIMARY KEY,
    point INTEGER NOT NULL UNIQUE REFERENCES points (n)
) STRICT;

-- Numbered from 0, the strongest first.
CREATE TABLE findings (
    n    INTEGER PRIMARY KEY,
    id   TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE finding_claims (
    finding INTEGER NOT NULL REFERENCES findings (n),
    claim   INTEGER NOT NULL REFERENCES claims (n),
    PRIMARY KEY (finding, claim)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding_names (
    finding INTEGER NOT NULL REFERENCES findings (n),
    entry   INTEGER NOT NULL REFERENCES entries (n),
    PRIMARY KEY (finding, entry)
) STRICT, WITHOUT ROWID;

CREATE TABLE story_findings (
    story     TEXT NOT NULL REFERENCES races (id),
    finding   INTEGER NOT NULL REFERENCES findings (n),
    in_result INTEGER NOT NULL CHECK (in_result IN (0, 1)),
    in_one_article INTEGER NOT NULL CHECK (in_one_article IN (0, 1)),
    PRIMARY KEY (story, finding)
) STRICT, WITHOUT ROWID;

CREATE TABLE subject_findings (
    subject TEXT NOT NULL,
    finding INTEGER NOT NULL REFERENCES findings (n),
    PRIMARY KEY (subject, finding)
) STRICT, WITHOUT ROWID;

-- What can be searched: each claim, each quotation and each paragraph, the newest story's first and paragraphs last.
-- `names` is a JSON array of the entries that a claim or a quotation names, `point` the one in which a claim counts.
CREATE TABLE findable (
    n         INTEGER PRIMARY KEY,
    article   INTEGER NOT NULL REFERENCES articles (n),
    paragraph INTEGER NOT NULL,
    claim     INTEGER REFERENCES claims (n),
    quote     TEXT REFERENCES quotes (id),
    point     INTEGER REFERENCES points (n),
    names     TEXT NOT NULL,
    FOREIGN KEY (article, paragraph) REFERENCES passages (article, number),
    CHECK (claim IS NULL OR quote IS NULL)
) STRICT;

-- Its folded words, by the same numbers: what the thing is called, whom it names, and what the article prints.
CREATE VIRTUAL TABLE words USING fts5 (
    label, names, text, content = '', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE heard USING fts5vocab (words, 'row');

-- Each of those words once, framed as spellings are.
CREATE VIRTUAL TABLE spoken USING fts5 (word, tokenize = 'trigram', detail = 'none');

-- What is offered to whoever begins to type: for each kind of parameter everything that it may be, the best first.
CREATE TABLE offers (
    n     INTEGER PRIMARY KEY,
    kind  TEXT NOT NULL,
    entry TEXT REFERENCES entries (id),
    body  TEXT NOT NULL,
    UNIQUE (kind, entry)
) STRICT;

-- The folded names of each, from every word on: "johnson thompson" and "thompson".
CREATE TABLE offer_words (
    kind  TEXT NOT NULL,
    words TEXT NOT NULL,
    offer INTEGER NOT NULL REFERENCES offers (n),
    PRIMARY KEY (kind, words, offer)
) STRICT, WITHOUT ROWID;

-- A beginning with which so many of them begin that only the best are offered, and the empty one.
CREATE TABLE offer_heads (
    kind  TEXT NOT NULL,
    head  TEXT NOT NULL,
    place INTEGER NOT NULL,
    offer INTEGER NOT NULL REFERENCES offers (n),
    PRIMARY KEY (kind, head, place)
) STRICT, WITHOUT ROWID;
