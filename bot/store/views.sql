-- Views for people: with the tables that have a key of their own they are the tables of the data package, whose
-- descriptions of every column stand in open_data.toml. Links are ids of the pack, which stay the same.

-- What each article says: one row a claim.
CREATE VIEW article_claims AS
SELECT a.slug AS article, a.publisher, c.paragraph, c.span_start, c.span_end, e.name, c.about, t.label, c.what, c.value,
    c.scope, c.moment, c.than_about, c.than_what, c.than_scope, c.than_moment, c.among, c.mood, c.speaker, c.printed,
    c.excerpt, c.reading, c.id AS claim
FROM claims AS c
JOIN articles AS a ON a.n = c.article
JOIN entries AS e ON e.id = c.about
JOIN attributes AS t ON t.id = c.what;

-- Where an article says a claim: its excerpt (number 0), and each place where it says that again.
CREATE VIEW claim_places AS
SELECT c.id AS claim, 0 AS number, a.slug AS article, c.span_start, c.span_end
FROM claims AS c
JOIN articles AS a ON a.n = c.article
UNION ALL
SELECT c.id, r.number, a.slug, r.span_start, r.span_end
FROM claim_repeats AS r
JOIN claims AS c ON c.n = r.claim
JOIN articles AS a ON a.n = c.article;

-- Which articles a story has, by their numbers there.
CREATE VIEW stories AS
SELECT s.story, s.number, a.slug AS article
FROM story_articles AS s
JOIN articles AS a ON a.n = s.article;

-- Which articles give which value of a point: one row a value and a claim.
CREATE VIEW article_values AS
SELECT e.name, p.about, t.label, p.what, p.scope, p.moment, p.verdict, p.headline, v.value, v.denied,
    v.moment AS value_moment, v.side, v.counted, v.implied, v.working, a.slug AS article, a.publisher, c.excerpt, c.id AS claim, p.id AS point, v.rank
FROM point_values AS v
JOIN points AS p ON p.n = v.point
JOIN articles AS a ON a.n = v.article
JOIN claims AS c ON c.n = v.claim
JOIN entries AS e ON e.id = p.about
JOIN attributes AS t ON t.id = p.what;

-- The claims that are shown at a point and not counted: reported speech, plans and hopes, in the order of the record.
CREATE VIEW uncounted_values AS
SELECT p.id AS point, b.key AS rank, json_extract(b.value, '$[0]') AS claim, json_extract(b.value, '$[1]') AS article,
    json_extract(b.value, '$[2][0]') AS value, json_extract(b.value, '$[2][1]') AS denied,
    json_extract(b.value, '$[3]') AS implied, json_extract(b.value, '$[4]') AS working
FROM points AS p
JOIN json_each(p.record, '$[0][9]') AS b;

-- The articles of a point's story that say nothing of it.
CREATE VIEW silent_articles AS
SELECT p.id AS point, s.value AS article
FROM points AS p
JOIN json_each(p.record, '$[0][7]') AS s;

-- When a thing happened on whose value the articles agree.
CREATE VIEW article_moments AS
SELECT p.id AS point, m.rank, a.slug AS article, m.moment
FROM point_moments AS m
JOIN points AS p ON p.n = m.point
JOIN articles AS a ON a.n = m.article;

-- What else is contested of a point: a finding, or another point with its verdict.
CREATE VIEW caveats AS
SELECT p.id AS point, c.key AS rank, f.n AS finding, o.id AS other, json_extract(c.value, '$[2]') AS verdict,
    json_extract(c.value, '$[5]') AS clash
FROM points AS p
JOIN json_each(p.record, '$[0][12]') AS c
LEFT JOIN findings AS f ON f.id = json_extract(c.value, '$[0]')
LEFT JOIN points AS o ON o.id = json_extract(c.value, '$[0]');

-- The points in dispute, the strongest first, with how many articles count for each side: "3-1".
CREATE VIEW disputes AS
SELECT d.rank, e.name, p.about, t.label, p.what, p.scope, p.moment, p.verdict, p.headline, p.id AS point, (
    SELECT group_concat(articles, '-') FROM (
        SELECT count(DISTINCT v.article) AS articles FROM point_values AS v
        WHERE v.point = p.n AND v.counted GROUP BY v.side ORDER BY articles DESC, v.side
    )
) AS tally
FROM dispute_points AS d
JOIN points AS p ON p.n = d.point
JOIN entries AS e ON e.id = p.about
JOIN attributes AS t ON t.id = p.what;

-- What one article alone says: one row a point that it states and no other gives.
CREATE VIEW sole_statements AS
SELECT DISTINCT a.slug AS article, a.publisher, e.name, p.about, t.label, p.what, p.scope, v.value, c.excerpt,
    c.id AS claim, p.id AS point
FROM points AS p
JOIN point_values AS v ON v.point = p.n AND v.counted
JOIN articles AS a ON a.n = v.article
JOIN claims AS c ON c.n = v.claim
JOIN entries AS e ON e.id = p.about
JOIN attributes AS t ON t.id = p.what
WHERE p.verdict = 'ONE SOURCE' AND p.is_stated;

-- Who said what, and who prints it; the newest occasion of each speaker first.
CREATE VIEW quotations AS
SELECT e.name AS speaker, q.speaker AS speaker_id, q.rank, q.text, q.moment, q.remark, q.story, a.slug AS article,
    a.publisher, q.paragraph, q.span_start, q.span_end, q.reading, q.id AS quote
FROM quotes AS q
JOIN entries AS e ON e.id = q.speaker
JOIN articles AS a ON a.n = q.article;

-- What cannot be right: one row a finding and a claim, or a quotation (without `claim`), that it rests on.
CREATE VIEW finding_excerpts AS
SELECT f.n AS finding, f.rule, f.working, a.slug AS article, a.publisher, c.excerpt, c.id AS claim, NULL AS quote,
    c.id AS evidence
FROM findings AS f
JOIN finding_claims AS l ON l.finding = f.n
JOIN claims AS c ON c.n = l.claim
JOIN articles AS a ON a.n = c.article
UNION ALL
SELECT f.n, f.rule, f.working, a.slug, a.publisher, q.text, NULL, q.id, q.id
FROM findings AS f
JOIN json_each(f.quotes) AS told
JOIN quotes AS q ON q.id = json_extract(told.value, '$[0]')
JOIN articles AS a ON a.n = q.article;
