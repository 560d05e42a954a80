
CREATE TABLE rating (
    -- SHA-256 of a secret that the phone has made.
    id TEXT NOT NULL PRIMARY KEY,
    "window" TEXT NOT NULL,
    day TEXT NOT NULL,
    verification TEXT NOT NULL CHECK (verification IN ('receipt', 'live', 'poster')),
    -- Why it is not verified as its code says; empty where it is.
    instead TEXT NOT NULL,
    level BIGINT NOT NULL CHECK (level BETWEEN 1 AND 5),
    -- JSON.
    tags TEXT NOT NULL,
    -- Empty where it names none.
    item TEXT NOT NULL,
    -- Whether the supervision office has set it aside.
    set_aside BIGINT NOT NULL,
    -- SHA-256 over the salt and what was sent: the same again is answered as before.
    request TEXT NOT NULL,
    -- The receipt: the salt, which never leaves, the commitment, who signed, and the signature.
    salt TEXT NOT NULL,
    commitment TEXT NOT NULL,
    signer TEXT NOT NULL,
    signature TEXT NOT NULL
) WITHOUT ROWID;

-- The rectifications of bad ratings.
CREATE TABLE rectification (
    -- Random.
    id TEXT NOT NULL PRIMARY KEY,
    rating TEXT NOT NULL UNIQUE REFERENCES rating (id),
    "window" TEXT NOT NULL,
    day TEXT NOT NULL,
    -- JSON.
    events TEXT NOT NULL,
    -- How many events there are; it grows with whatever happens.
    size BIGINT NOT NULL CHECK (size >= 0),
    state TEXT NOT NULL,
    -- The day on which the window got it, what is due next, and the day on which it ended; empty where there is
    -- none.
    released TEXT NOT NULL,
    due TEXT NOT NULL,
    ended TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX rectification_due ON rectification (ended, due, id);
CREATE INDEX rectification_state ON rectification (state, "window");

-- What was written along with a rating, or with the one more after it was put right.
CREATE TABLE rating_comment (
    -- Random.
    id TEXT NOT NULL PRIMARY KEY,
    rating TEXT NOT NULL REFERENCES rating (id),
    again BIGINT NOT NULL,
    text TEXT NOT NULL,
    review TEXT NOT NULL CHECK (review IN ('waiting', 'released', 'kept_back')),
    -- The day of the review; empty before.
    reviewed TEXT NOT NULL,
    UNIQUE (rating, again)
) WITHOUT ROWID;

CREATE INDEX rating_comment_review ON rating_comment (review, reviewed);

-- Codes of windows' screens: hashes. When one was made, and whether it was scanned, is kept for as long as it is
-- good, and forgotten then; what is left tells a late one from a forged one.
CREATE TABLE rating_code (
    code TEXT NOT NULL PRIMARY KEY,
    "window" TEXT NOT NULL,
    day TEXT NOT NULL,
    -- Seconds since 1970, UTC; 0 once it is over.
    made_s BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('made', 'scanned', 'used', 'over'))
) WITHOUT ROWID;

CREATE INDEX rating_code_made ON rating_code (made_s);

-- Tokens of concluded applications that were used: hashes.
CREATE TABLE rating_tokens_used (
    input TEXT NOT NULL PRIMARY KEY,
    quarter TEXT NOT NULL
) WITHOUT ROWID;

CREATE TRIGGER rating_stays BEFORE UPDATE OF id, "window", day, verification, instead, level, tags, item, request,
    salt, commitment, signer, signature ON rating
BEGIN SELECT RAISE(ABORT, 'a rating stays as it is'); END;
CREATE TRIGGER rating_is_kept BEFORE DELETE ON rating
BEGIN SELECT RAISE(ABORT, 'a rating stays'); END;
CREATE TRIGGER rectification_stays BEFORE UPDATE OF id, rating, "window", day ON rectification
BEGIN SELECT RAISE(ABORT, 'whose rectification it is stays'); END;
CREATE TRIGGER rectification_grows BEFORE UPDATE ON rectification WHEN new.size <= old.size AND new.events <> old.events
BEGIN SELECT RAISE(ABORT, 'what happened to a rating stays'); END;
CREATE TRIGGER rating_comment_stays BEFORE UPDATE OF id, rating, again, text ON rating_comment
BEGIN SELECT RAISE(ABORT, 'what was written stays'); END;
