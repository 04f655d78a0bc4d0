-- The database of one pack: derived, never migrated, and named by a digest of the pack and of the code that builds it.
--
-- Text ids are the pack's; whole numbers (n) are rows in the pack's order, for short links between tables. Positions are
-- code points of an article's text, counted from 0, their end exclusive; paragraphs count from 1. Where a column holds
-- several of a thing it is a JSON array. The views for people stand in views.sql.

-- `digest` is that of the pack, `license` the SPDX id of the licence of what is curated, or nothing; `database` are the digits in the name of the file, or nothing where it has another name.
CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The vocabulary and the registers.

CREATE TABLE groups (
    n     INTEGER PRIMARY KEY,
    id    TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    phase TEXT NOT NULL
) STRICT;

-- `definition` is all that the vocabulary says of an attribute, as one array in the order of the program's fields.
CREATE TABLE attributes (
    n          INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    label      TEXT NOT NULL,
    kind       TEXT NOT NULL,
    "group"    TEXT NOT NULL REFERENCES groups (id),
    definition TEXT NOT NULL
) STRICT;

-- The moments that the vocabulary brings, each with all that it says of it.
CREATE TABLE moments (
    n          INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    definition TEXT NOT NULL
) STRICT;

-- Everybody and everything with a name. `unnamed` is how to speak of somebody whom no article names, `detail` tells namesakes
-- apart, and who owns their surname lists it in the registers.
CREATE TABLE entries (
    n            INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    type         TEXT NOT NULL,
    name         TEXT NOT NULL,
    code         TEXT,
    unnamed      TEXT,
    detail       TEXT,
    owns_surname INTEGER NOT NULL CHECK (owns_surname IN (0, 1)),
    noun         TEXT NOT NULL
) STRICT;

CREATE TABLE meets (
    id     TEXT PRIMARY KEY REFERENCES entries (id),
    series TEXT REFERENCES entries (id),
    year   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX meets_of_series ON meets (series);

-- `recency` numbers the races, the newest story first, those without a story last. `day` has eight digits, those of month
-- and day 00 where only the year is known. `key` is the id folded, where each of its parts is a word of its own; `speakers`
-- is a JSON array of the ids of those whose words its articles print.
CREATE TABLE races (
    recency  INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE REFERENCES entries (id),
    meet     TEXT NOT NULL REFERENCES meets (id),
    event    TEXT NOT NULL REFERENCES entries (id),
    round    TEXT NOT NULL,
    articles INTEGER NOT NULL,
    day      INTEGER NOT NULL,
    key      TEXT,
    is_named INTEGER NOT NULL CHECK (is_named IN (0, 1)),
    has_story  INTEGER NOT NULL CHECK (has_story IN (0, 1)),
    speakers TEXT NOT NULL
) STRICT;
CREATE INDEX races_of_meet ON races (meet, recency);
CREATE INDEX races_by_id ON races (key);

-- Folded keys. `rank` counts from 0 within a key and a type, so that the first few are one range of the key's rows
-- however many share it. An owner lists the key itself; the others have it as a surname.
CREATE TABLE name_keys (
    key       TEXT NOT NULL,
    type      TEXT NOT NULL,
    rank      INTEGER NOT NULL,
    entry     TEXT REFERENCES entries (id),
    attribute TEXT REFERENCES attributes (id),
    owner     INTEGER NOT NULL CHECK (owner IN (0, 1)),
    PRIMARY KEY (key, type, rank),
    CHECK ((entry IS NULL) <> (attribute IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX keys_of_entries ON name_keys (entry) WHERE owner;

-- The keys that lead to a race: its own and its event's.
CREATE TABLE race_keys (
    key  TEXT NOT NULL,
    rank INTEGER NOT NULL,
    race INTEGER NOT NULL REFERENCES races (recency),
    PRIMARY KEY (key, rank)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX keys_of_race ON race_keys (race, key);

-- Each key once a type, between two spaces and one, so that its first letters make trigrams of their own.
CREATE VIRTUAL TABLE key_spellings USING fts5 (key, type UNINDEXED, tokenize = 'trigram', detail = 'none');

-- What articles say.

-- `story` is the first story that an article covers, and `story_number` its number there. What the page does not state
-- about itself is NULL.
CREATE TABLE articles (
    n            INTEGER PRIMARY KEY,
    slug         TEXT NOT NULL UNIQUE,
    publisher    TEXT,
    title        TEXT,
    author       TEXT,
    published    TEXT,
    url          TEXT,
    file         TEXT NOT NULL,
    sha256       TEXT NOT NULL,
    story        TEXT REFERENCES races (id),
    story_number INTEGER,
    text         TEXT NOT NULL
) STRICT;

CREATE TABLE paragraphs (
    article    INTEGER NOT NULL REFERENCES articles (n),
    number     INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end   INTEGER NOT NULL,
    PRIMARY KEY (article, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE story_articles (
    story   TEXT NOT NULL REFERENCES races (id),
    number  INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (n),
    PRIMARY KEY (story, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_articles_by_article ON story_articles (article);

-- One thing that one article says: `about` whom or what, `what` (an attribute), its canonical `value`, and how the article
-- prints it. `scope` is the race, meet, season … in which it holds, `moment` when; a comparison is with the `than`
-- columns that are not NULL, `among` limits it. `speaker` is whose reported speech it is, `mood` in what sense it is said,
-- `reading` why it is read so. In `claim_repeats` are the places where the article says it again.
CREATE TABLE claims (
    n           INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    article     INTEGER NOT NULL REFERENCES articles (n),
    paragraph   INTEGER NOT NULL,
    about       TEXT NOT NULL REFERENCES entries (id),
    what        TEXT NOT NULL REFERENCES attributes (id),
    value       TEXT NOT NULL,
    scope       TEXT NOT NULL,
    moment      TEXT,
    than_about  TEXT,
    than_what   TEXT,
    than_scope  TEXT,
    than_moment TEXT,
    among       TEXT,
    speaker     TEXT,
    mood        TEXT NOT NULL,
    printed     TEXT,
    excerpt     TEXT NOT NULL,
    span_start  INTEGER NOT NULL,
    span_end    INTEGER NOT NULL,
    reading     TEXT,
    FOREIGN KEY (article, paragraph) REFERENCES paragraphs (article, number)
) STRICT;
CREATE INDEX claims_of_article ON claims (article);

CREATE TABLE claim_repeats (
    claim      INTEGER NOT NULL REFERENCES claims (n),
    number     INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end   INTEGER NOT NULL,
    PRIMARY KEY (claim, number)
) STRICT, WITHOUT ROWID;

-- `rank` numbers a speaker's quotations, the newest occasion first; `occasion` is shared by those of one occasion, `remark`
-- by the printings of one remark. `story` is the race whose story the article covers first, `number` the article's there.
CREATE TABLE quotes (
    speaker    TEXT NOT NULL REFERENCES entries (id),
    rank       INTEGER NOT NULL,
    occasion   INTEGER NOT NULL,
    id         TEXT NOT NULL,
    article    INTEGER NOT NULL REFERENCES articles (n),
    story      TEXT NOT NULL REFERENCES races (id),
    number     INTEGER NOT NULL,
    paragraph  INTEGER NOT NULL,
    moment     TEXT,
    remark     TEXT,
    text       TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end   INTEGER NOT NULL,
    reading    TEXT,
    PRIMARY KEY (speaker, rank),
    FOREIGN KEY (article, paragraph) REFERENCES paragraphs (article, number)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX quotes_by_id ON quotes (id);
CREATE INDEX quotes_of_article ON quotes (article);

-- What follows from it.

-- What the articles say of one thing, counted. `is_stated` is 0 for what is in no dispute and only follows from claims of
-- other attributes; `headline` is what most give. `record` is the whole point with its values, its claims and its
-- findings, as one array in the order of the program's fields: answers read hundreds of points at once.
CREATE TABLE points (
    n           INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    about       TEXT NOT NULL REFERENCES entries (id),
    what        TEXT NOT NULL REFERENCES attributes (id),
    scope       TEXT,
    moment      TEXT,
    than_about  TEXT,
    than_what   TEXT,
    than_scope  TEXT,
    than_moment TEXT,
    among       TEXT,
    verdict     TEXT NOT NULL,
    headline    TEXT,
    is_stated   INTEGER NOT NULL CHECK (is_stated IN (0, 1)),
    record      TEXT NOT NULL
) STRICT;

-- Which claim gives which value. `moment` is when it has it happen, where moments are the sides; `side` numbers the values
-- that hold together, 0 the strongest; `counted` is whether the article counts for it, `implied` whether the claim only
-- implies it, `working` how a relative value was resolved.
CREATE TABLE point_values (
    point   INTEGER NOT NULL REFERENCES points (n),
    rank    INTEGER NOT NULL,
    claim   INTEGER NOT NULL REFERENCES claims (n),
    article INTEGER NOT NULL REFERENCES articles (n),
    value   TEXT NOT NULL,
    denied  INTEGER NOT NULL CHECK (denied IN (0, 1)),
    moment  TEXT,
    side    INTEGER,
    counted INTEGER NOT NULL CHECK (counted IN (0, 1)),
    implied INTEGER NOT NULL CHECK (implied IN (0, 1)),
    working TEXT,
    PRIMARY KEY (point, rank)
) STRICT, WITHOUT ROWID;

-- When a thing happened on whose value the articles agree, by the articles that say so; NULL for those that name no moment.
CREATE TABLE point_moments (
    point   INTEGER NOT NULL REFERENCES points (n),
    rank    INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (n),
    moment  TEXT,
    PRIMARY KEY (point, rank, article)
) STRICT, WITHOUT ROWID;

-- Every claim on which a point rests, also those that resolve another one, and those that are shown and not counted.
CREATE TABLE point_claims (
    point INTEGER NOT NULL REFERENCES points (n),
    claim INTEGER NOT NULL REFERENCES claims (n),
    PRIMARY KEY (point, claim)
) STRICT, WITHOUT ROWID;

-- The articles that lines of a point mark besides: those of its stories that say nothing of a dispute, and those in
-- which it is contested otherwise.
CREATE TABLE marked_articles (
    point   INTEGER NOT NULL REFERENCES points (n),
    article INTEGER NOT NULL REFERENCES articles (n),
    PRIMARY KEY (point, article)
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

-- The points about an entry, and those of an attribute, in the order in which an answer shows them.
CREATE TABLE subject_points (
    subject TEXT NOT NULL,
    rank    INTEGER NOT NULL,
    point   INTEGER NOT NULL REFERENCES points (n),
    PRIMARY KEY (subject, rank)
) STRICT, WITHOUT ROWID;

-- The points about others in which somebody or something is the value: whose coach they are, who is from there.
CREATE TABLE mention_points (
    entry  TEXT NOT NULL,
    rank   INTEGER NOT NULL,
    point  INTEGER NOT NULL REFERENCES points (n),
    PRIMARY KEY (entry, rank)
) STRICT, WITHOUT ROWID;

-- The points on which articles report what somebody said, or others of them, in the order in which answers tell points.
CREATE TABLE speech_points (
    speaker TEXT NOT NULL,
    rank    INTEGER NOT NULL,
    point   INTEGER NOT NULL REFERENCES points (n),
    PRIMARY KEY (speaker, rank)
) STRICT, WITHOUT ROWID;

-- The points in dispute, the strongest first.
CREATE TABLE dispute_points (
    rank  INTEGER PRIMARY KEY,
    point INTEGER NOT NULL UNIQUE REFERENCES points (n)
) STRICT;

-- What cannot be right, by which rule, and the arithmetic; `clash` is that in a few words. `speakers` are those whose
-- reported speech is part of it; `quotes` are whole quotations that two people are said to speak. Numbered from 0, the strongest first.
CREATE TABLE findings (
    n        INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    rule     TEXT NOT NULL,
    working  TEXT NOT NULL,
    articles TEXT NOT NULL,
    claims   TEXT NOT NULL,
    points   TEXT NOT NULL,
    speakers TEXT NOT NULL,
    clash    TEXT NOT NULL,
    quotes   TEXT NOT NULL
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

-- `in_one_article` is whether one article contradicts itself there on what belongs to the story.
CREATE TABLE story_findings (
    story          TEXT NOT NULL REFERENCES races (id),
    finding        INTEGER NOT NULL REFERENCES findings (n),
    in_result      INTEGER NOT NULL CHECK (in_result IN (0, 1)),
    in_one_article INTEGER NOT NULL CHECK (in_one_article IN (0, 1)),
    PRIMARY KEY (story, finding)
) STRICT, WITHOUT ROWID;

CREATE TABLE subject_findings (
    subject TEXT NOT NULL,
    finding INTEGER NOT NULL REFERENCES findings (n),
    PRIMARY KEY (subject, finding)
) STRICT, WITHOUT ROWID;

-- What can be searched: each claim, each quotation and each paragraph, the newest story's first and paragraphs last.
-- `names` are the entries that a claim or a quotation names, `point` the one in which a claim counts, `weight` by how
-- much it comes before what has the words just as well. `contested` are the points of which something is contested that
-- rest on words there, each with the run of its claim, and `articles` those that they name.
CREATE TABLE search_items (
    n         INTEGER PRIMARY KEY,
    article   INTEGER NOT NULL REFERENCES articles (n),
    paragraph INTEGER NOT NULL,
    claim     INTEGER REFERENCES claims (n),
    quote     TEXT REFERENCES quotes (id),
    point     INTEGER REFERENCES points (n),
    contested TEXT NOT NULL,
    articles  TEXT NOT NULL,
    names     TEXT NOT NULL,
    weight    INTEGER NOT NULL,
    FOREIGN KEY (article, paragraph) REFERENCES paragraphs (article, number),
    CHECK (claim IS NULL OR quote IS NULL)
) STRICT;

-- Its folded words, by the same numbers: what the thing is called, whom it names, and what the article prints.
CREATE VIRTUAL TABLE search_words USING fts5 (
    label, names, text, content = '', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE search_terms USING fts5vocab (search_words, 'row');

-- Each of those words once, framed as the spellings of keys are.
CREATE VIRTUAL TABLE word_spellings USING fts5 (word, tokenize = 'trigram', detail = 'none');

-- What is offered to a person who begins to type: all that has an answer, the best of each list first. `words` ask for just
-- this. `detail` and `count`, of what is `counted`, tell it from others of its name.
CREATE TABLE offers (
    n       INTEGER PRIMARY KEY,
    name    TEXT NOT NULL,
    words   TEXT NOT NULL,
    detail  TEXT NOT NULL,
    count   INTEGER NOT NULL,
    counted TEXT NOT NULL
) STRICT;

-- The lists of each, as words that nobody types (":results"), and the folded words of its names, by the same numbers.
CREATE VIRTUAL TABLE offer_words USING fts5 (
    words, content = '', detail = 'none', prefix = '1 2 3 4 5 6 7 8 9',
    tokenize = 'unicode61 remove_diacritics 0 tokenchars '':'''
);

-- Each of those words once, framed as the spellings of keys are.
CREATE VIRTUAL TABLE offer_spellings USING fts5 (word, tokenize = 'trigram', detail = 'none');
