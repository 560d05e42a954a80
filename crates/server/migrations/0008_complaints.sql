-- Anonymous complaints (R10), the keys that they are sealed to, and the work that is asked for. Days are
-- YYYY-MM-DD in the county, and nothing about a complaint has a finer time. Of who complained there is
-- nothing; what was written is sealed. The tables of complaints are each engine's own: they keep no order of
-- arrival.

-- The offices' keys. Hashes, keys and signatures are base64url.
CREATE TABLE office_key (
    id TEXT NOT NULL PRIMARY KEY,
    office TEXT NOT NULL,
    public_key TEXT NOT NULL UNIQUE,
    standing TEXT NOT NULL CHECK (standing IN ('pending', 'valid', 'retiring', 'retired')),
    -- The private half under its passphrase, JSON.
    file TEXT NOT NULL,
    -- As the root signed it; empty while it is pending, and the last day while it is in use.
    valid_from TEXT NOT NULL,
    retired TEXT NOT NULL,
    signature TEXT NOT NULL,
    made_ms BIGINT NOT NULL
);

-- With what the challenges of a day are signed, in every process.
CREATE TABLE challenge_secret (
    day TEXT NOT NULL PRIMARY KEY,
    secret TEXT NOT NULL
);

-- What became of complaints that are deleted, in numbers.
CREATE TABLE complaint_count (
    month TEXT NOT NULL,
    -- Whether `name` is a department or a category; both are empty for all complaints, and the name for
    -- those that concern no department.
    kind TEXT NOT NULL CHECK (kind IN ('', 'department', 'category')),
    name TEXT NOT NULL,
    received BIGINT NOT NULL,
    taken_up_in_time BIGINT NOT NULL,
    concluded BIGINT NOT NULL,
    concluded_in_time BIGINT NOT NULL,
    late BIGINT NOT NULL,
    PRIMARY KEY (month, kind, name)
);
