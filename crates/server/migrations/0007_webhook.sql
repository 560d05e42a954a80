-- What the county's own message gateway is still to be told: written with what it tells of, in one transaction,
-- and gone as soon as it has been taken. Times are milliseconds since 1970, UTC.

CREATE TABLE webhook_message (
    -- Follows from what it tells of: the same however often it is sent.
    id TEXT NOT NULL PRIMARY KEY,
    number TEXT NOT NULL REFERENCES application (number),
    -- Its place among those of the application that are still here, in the order of recording: the first one
    -- goes first.
    place BIGINT NOT NULL,
    -- JSON, as it is signed and sent.
    body TEXT NOT NULL,
    made_ms BIGINT NOT NULL,
    -- How often it was taken up to be sent, since it was made or asked for anew.
    tries BIGINT NOT NULL,
    -- Not to be taken up before: while somebody sends it, when that must be over.
    due_ms BIGINT NOT NULL,
    -- When trying began: after some days of it, it is given up, and holds up no other any more.
    since_ms BIGINT NOT NULL,
    given_up BIGINT NOT NULL,
    UNIQUE (number, place)
);

CREATE INDEX webhook_message_due ON webhook_message (given_up, due_ms);
