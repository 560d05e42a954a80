
CREATE TABLE complaint (
    -- Random.
    id TEXT NOT NULL PRIMARY KEY,
    -- SHA-256 of what opens the thread.
    thread TEXT NOT NULL UNIQUE,
    category TEXT NOT NULL,
    -- JSON, as are terms and events.
    routing TEXT NOT NULL,
    terms TEXT NOT NULL,
    received TEXT NOT NULL,
    events TEXT NOT NULL,
    -- How many events there are; it grows with whatever happens.
    size BIGINT NOT NULL CHECK (size > 0),
    -- What is due next by the calendar as it is published now; empty where nothing is.
    due TEXT NOT NULL,
    -- The day on which it ended, and that on which it is deleted; empty before.
    ended TEXT NOT NULL,
    delete_on TEXT NOT NULL,
    -- The receipt: the salt and the commitment, who signed, and the signature.
    salt TEXT NOT NULL,
    commitment TEXT NOT NULL,
    signer TEXT NOT NULL,
    signature TEXT NOT NULL,
    -- A summary for everybody to read, and who wrote it; empty where there is none.
    summary TEXT NOT NULL,
    summary_by TEXT NOT NULL,
    summary_waits BIGINT NOT NULL
);

CREATE INDEX complaint_due ON complaint (ended, due, id);
CREATE INDEX complaint_delete ON complaint (delete_on);

CREATE TABLE complaint_message (
    complaint TEXT NOT NULL REFERENCES complaint (id) ON DELETE CASCADE,
    -- The place of the event that it came with.
    seq BIGINT NOT NULL CHECK (seq > 0),
    -- Made by whoever wrote it.
    id TEXT NOT NULL,
    sender TEXT NOT NULL CHECK (sender IN ('reporter', 'office')),
    day TEXT NOT NULL,
    -- JSON; sealed.
    envelope TEXT NOT NULL,
    PRIMARY KEY (complaint, seq),
    UNIQUE (complaint, id)
);

-- Summaries that were released. Nothing here says of which complaint.
CREATE TABLE complaint_summary (
    id TEXT NOT NULL PRIMARY KEY,
    month TEXT NOT NULL,
    category TEXT NOT NULL,
    -- JSON.
    departments TEXT NOT NULL,
    text TEXT NOT NULL
);

-- Challenges that were used, until their day is over.
CREATE TABLE challenge_spent (
    challenge TEXT NOT NULL PRIMARY KEY,
    day TEXT NOT NULL
);

CREATE FUNCTION complaint_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what is on record of a complaint stays until all of it is deleted';
END $$;

CREATE TRIGGER complaint_stays BEFORE UPDATE OF id, thread, category, routing, terms, received, salt, commitment,
    signer, signature ON complaint
FOR EACH STATEMENT EXECUTE FUNCTION complaint_stays();
CREATE TRIGGER complaint_grows BEFORE UPDATE ON complaint
FOR EACH ROW WHEN (new.size < old.size) EXECUTE FUNCTION complaint_stays();
CREATE TRIGGER complaint_message_stays BEFORE UPDATE ON complaint_message
FOR EACH STATEMENT EXECUTE FUNCTION complaint_stays();
