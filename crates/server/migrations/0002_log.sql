-- The public log: an append-only hash tree of commitments. What is here never changes again; the
-- engines' own parts of this step see to that.

-- One row: how many entries. Whoever appends claims it first.
CREATE TABLE log_size (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    size BIGINT NOT NULL CHECK (size >= 0)
);

INSERT INTO log_size (id, size) VALUES (1, 0);

-- The entries and their hashes, which are the tree's leaves. Hashes are base64url.
CREATE TABLE log_entry (
    position BIGINT NOT NULL PRIMARY KEY CHECK (position >= 0),
    kind BIGINT NOT NULL,
    commitment TEXT NOT NULL,
    leaf TEXT NOT NULL UNIQUE
);

-- The roots of complete subtrees above the leaves: of 2^level leaves, counted from the left.
CREATE TABLE log_node (
    level BIGINT NOT NULL CHECK (level > 0),
    place BIGINT NOT NULL CHECK (place >= 0),
    hash TEXT NOT NULL,
    PRIMARY KEY (level, place)
);

-- Signed heads: one of every past day, and one of every size that somebody asked for.
CREATE TABLE log_head (
    size BIGINT NOT NULL CHECK (size >= 0),
    -- The day that it closes, YYYY-MM-DD; empty where it was asked for.
    day TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    minutes_east BIGINT NOT NULL,
    root TEXT NOT NULL,
    signer TEXT NOT NULL,
    signature TEXT NOT NULL,
    PRIMARY KEY (size, day)
);

CREATE UNIQUE INDEX log_head_day ON log_head (day) WHERE day <> '';
