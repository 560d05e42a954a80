-- Drafts of what is published: guides, lists, years of the calendar. The same text for SQLite and PostgreSQL.
-- Times are milliseconds since 1970, UTC; days are YYYY-MM-DD in the county.

-- One row for everything that was ever drafted. It stays when a draft has come out or was thrown away, so that
-- revisions only grow and nobody saves over what somebody else has saved since.
CREATE TABLE draft (
    -- guide:…, list:… or year:…
    subject TEXT NOT NULL PRIMARY KEY,
    revision BIGINT NOT NULL CHECK (revision > 0),
    -- JSON; empty while there is no draft.
    content TEXT NOT NULL,
    -- The stamp of what was published when it was begun; empty where nothing was.
    based_on TEXT NOT NULL,
    -- Who saved it last, as the desk's record calls them.
    actor TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    -- With which plan it comes out; empty for none.
    planned TEXT NOT NULL
);

-- Drafts that come out together on a day.
CREATE TABLE planned_publication (
    id TEXT NOT NULL PRIMARY KEY,
    day TEXT NOT NULL,
    -- JSON: what comes out.
    drafts TEXT NOT NULL,
    actor TEXT NOT NULL,
    made_ms BIGINT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('waiting', 'published', 'taken_back', 'failed')),
    -- JSON: why they did not come out.
    faults TEXT NOT NULL,
    ended_ms BIGINT
);

CREATE INDEX planned_publication_day ON planned_publication (outcome, day);
