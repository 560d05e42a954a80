-- Who works at the desk, what was done there, and the keys of other systems. Secrets are kept as hashes
-- only: a copy of this opens nothing. Times are milliseconds since 1970, UTC.

CREATE TABLE staff (
    login TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    -- invited, active, disabled
    standing TEXT NOT NULL,
    -- JSON: the roles.
    grants TEXT NOT NULL,
    -- Argon2id, as a PHC string; none until an invitation is taken up.
    password TEXT,
    -- The secret of the one-time codes, base64url. It must be there as it is: codes are computed from it.
    totp TEXT,
    -- The last step of time a code was taken from: each opens once.
    totp_step BIGINT NOT NULL,
    made_ms BIGINT NOT NULL
);

CREATE TABLE invitation (
    code TEXT NOT NULL PRIMARY KEY,
    login TEXT NOT NULL UNIQUE REFERENCES staff (login),
    totp TEXT NOT NULL,
    expires_ms BIGINT NOT NULL
);

CREATE TABLE recovery_code (
    login TEXT NOT NULL REFERENCES staff (login),
    code TEXT NOT NULL,
    PRIMARY KEY (login, code)
);

CREATE TABLE session (
    token TEXT NOT NULL PRIMARY KEY,
    login TEXT NOT NULL REFERENCES staff (login),
    made_ms BIGINT NOT NULL,
    seen_ms BIGINT NOT NULL
);

CREATE INDEX session_of ON session (login);

-- Browsers in which somebody has signed in before: guesses made elsewhere do not slow them.
CREATE TABLE known_browser (
    token TEXT NOT NULL PRIMARY KEY,
    login TEXT NOT NULL REFERENCES staff (login),
    made_ms BIGINT NOT NULL
);

-- Wrong guesses, by account (a coarse hash of what was typed as login, whether there is such an account
-- or not) or by known browser.
CREATE TABLE guess (
    who TEXT NOT NULL PRIMARY KEY,
    failures BIGINT NOT NULL,
    last_ms BIGINT NOT NULL
);

CREATE TABLE api_key (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    secret TEXT NOT NULL,
    -- JSON: what it may do.
    scopes TEXT NOT NULL,
    department TEXT,
    made_ms BIGINT NOT NULL,
    -- YYYY-MM-DD.
    used TEXT,
    revoked_ms BIGINT
);

-- What was done, each entry with the hash of the one before.
CREATE TABLE audit (
    position BIGINT NOT NULL PRIMARY KEY CHECK (position > 0),
    at_ms BIGINT NOT NULL,
    actor TEXT NOT NULL,
    deed TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
);

-- One row: how long the record is and how it ends. Whoever adds to it claims it first.
CREATE TABLE audit_end (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    size BIGINT NOT NULL,
    hash TEXT NOT NULL
);

INSERT INTO audit_end (id, size, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
