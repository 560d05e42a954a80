-- Applications under way: what was taken in, what has happened, and what has become true by time. Nothing
-- of that ever changes; the engines' own parts of this step see to it. Times are milliseconds since 1970,
-- UTC. Of the code that opens an application there is a hash only, with the number in it, so that a wrong
-- number and a wrong code are the same miss.

CREATE TABLE application (
    number TEXT NOT NULL PRIMARY KEY,
    -- What the number is made of: YYYY-MM-DD in the county's time zone, and the serial.
    day TEXT NOT NULL,
    serial BIGINT NOT NULL CHECK (serial > 0),
    item TEXT NOT NULL,
    situation TEXT NOT NULL,
    -- The window that took it in.
    counter TEXT NOT NULL,
    -- Whose item and whose window it is.
    department TEXT NOT NULL,
    counter_department TEXT NOT NULL,
    -- JSON: what was promised on that day.
    terms TEXT NOT NULL,
    opens TEXT NOT NULL UNIQUE,
    -- Of the commitment in the public log, base64url.
    salt TEXT NOT NULL,
    taken_in_ms BIGINT NOT NULL,
    UNIQUE (day, serial)
);

CREATE TABLE application_event (
    number TEXT NOT NULL REFERENCES application (number),
    -- Its place in the order of recording, from 1 without gaps.
    seq BIGINT NOT NULL CHECK (seq > 0),
    -- JSON.
    event TEXT NOT NULL,
    recorded_ms BIGINT NOT NULL,
    PRIMARY KEY (number, seq)
);

-- What has become true by time, each once.
CREATE TABLE application_truth (
    number TEXT NOT NULL REFERENCES application (number),
    truth TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    recorded_ms BIGINT NOT NULL,
    PRIMARY KEY (number, truth)
);

-- Which departments an application concerns: the item's, the window's, and those asked for an opinion.
CREATE TABLE application_department (
    department TEXT NOT NULL,
    number TEXT NOT NULL REFERENCES application (number),
    PRIMARY KEY (department, number)
);

-- One row of each application, the only one that changes: how many events there are, which whoever adds one
-- claims first, whether more can happen, and when time was last looked at (empty: not since the last event).
CREATE TABLE application_standing (
    number TEXT NOT NULL PRIMARY KEY REFERENCES application (number),
    size BIGINT NOT NULL CHECK (size > 0),
    is_open BIGINT NOT NULL,
    looked TEXT NOT NULL
);

CREATE INDEX application_looked ON application_standing (is_open, looked);

-- What was asked for with an `Idempotency-Key`, and what came of it: the same key and request are answered
-- alike. Key and request are hashes; what an answer needs of a secret is masked with the key itself.
CREATE TABLE application_request (
    once TEXT NOT NULL PRIMARY KEY,
    request TEXT NOT NULL,
    number TEXT NOT NULL REFERENCES application (number),
    -- The first event that it recorded, and how many.
    first BIGINT NOT NULL,
    count BIGINT NOT NULL,
    masked TEXT NOT NULL,
    made_ms BIGINT NOT NULL
);

CREATE INDEX application_request_made ON application_request (made_ms);

-- Tickets to follow an application live: hashes, each good once and for half a minute.
CREATE TABLE application_ticket (
    ticket TEXT NOT NULL PRIMARY KEY,
    number TEXT NOT NULL REFERENCES application (number),
    expires_ms BIGINT NOT NULL
);
