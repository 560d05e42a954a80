-- What is published, and every version of it. The same text for SQLite and PostgreSQL.

-- One row: the version that the running servers poll. It grows with every import that changed something.
CREATE TABLE catalog (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    version BIGINT NOT NULL CHECK (version >= 0)
);

INSERT INTO catalog (id, version) VALUES (1, 0);

-- One row for every version of the catalog.
CREATE TABLE publication (
    version BIGINT NOT NULL PRIMARY KEY CHECK (version > 0),
    -- The county's own date of this state, YYYY-MM-DD.
    published TEXT NOT NULL,
    -- Milliseconds since 1970, UTC.
    imported_at BIGINT NOT NULL
);

-- Everything but the guides, one row for every state of a part; the newest `since` is valid now.
CREATE TABLE document (
    name TEXT NOT NULL,
    since BIGINT NOT NULL REFERENCES publication (version),
    content TEXT NOT NULL,
    PRIMARY KEY (name, since)
);

-- Every version of every guide. `until` is the version of the catalog that no longer has it.
CREATE TABLE guide (
    item TEXT NOT NULL,
    version BIGINT NOT NULL CHECK (version > 0),
    since BIGINT NOT NULL REFERENCES publication (version),
    until BIGINT REFERENCES publication (version) CHECK (until > since),
    published TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (item, version)
);

CREATE UNIQUE INDEX guide_valid ON guide (item) WHERE until IS NULL;

-- The day of the import in which a published list last changed.
CREATE TABLE list (
    id TEXT NOT NULL PRIMARY KEY,
    valid_since TEXT NOT NULL
);
