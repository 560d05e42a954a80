-- What came of promises: supervision cases, the reasons for being late, how long decided applications took.
-- All of it follows from what has happened to applications, in the same transaction, and none of it ever
-- changes but for the count of what hangs on a case. Times are milliseconds since 1970, UTC.

-- One case for each truth that opens one.
CREATE TABLE supervision_case (
    number TEXT NOT NULL,
    truth TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    -- Who answers for it.
    department TEXT NOT NULL,
    is_open BIGINT NOT NULL,
    -- How many notes and reasons there are; whoever adds one claims the row.
    notes BIGINT NOT NULL,
    reasons BIGINT NOT NULL,
    PRIMARY KEY (number, truth),
    FOREIGN KEY (number, truth) REFERENCES application_truth (number, truth)
);

CREATE INDEX supervision_case_at ON supervision_case (at_ms, number, truth);
CREATE INDEX supervision_case_open ON supervision_case (is_open, at_ms, number, truth);
CREATE INDEX supervision_case_of ON supervision_case (department, at_ms, number, truth);

-- Those that became true before there were cases; whose step it was is not known any more.
INSERT INTO supervision_case (number, truth, at_ms, department, is_open, notes, reasons)
SELECT t.number, t.truth, t.at_ms, a.department, 1, 0, 0
FROM application_truth t JOIN application a ON a.number = t.number
WHERE t.truth LIKE 'overdue:%' OR t.truth LIKE 'deemed%';

-- What supervisors did about a case.
CREATE TABLE supervision_note (
    number TEXT NOT NULL,
    truth TEXT NOT NULL,
    -- From 1 without gaps.
    seq BIGINT NOT NULL CHECK (seq > 0),
    at_ms BIGINT NOT NULL,
    actor TEXT NOT NULL,
    note TEXT NOT NULL,
    closes BIGINT NOT NULL,
    PRIMARY KEY (number, truth, seq),
    FOREIGN KEY (number, truth) REFERENCES supervision_case (number, truth)
);

-- Why an office was late; the last one of a case holds.
CREATE TABLE overtime_reason (
    number TEXT NOT NULL,
    truth TEXT NOT NULL,
    seq BIGINT NOT NULL CHECK (seq > 0),
    at_ms BIGINT NOT NULL,
    actor TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (number, truth, seq),
    FOREIGN KEY (number, truth) REFERENCES supervision_case (number, truth)
);

-- How long an application took, from the day of acceptance to that of the decision.
CREATE TABLE application_duration (
    number TEXT NOT NULL PRIMARY KEY REFERENCES application (number),
    item TEXT NOT NULL,
    -- YYYY-MM-DD.
    decided TEXT NOT NULL,
    working_days BIGINT NOT NULL
);

CREATE INDEX application_duration_decided ON application_duration (decided, item, working_days);

-- Whether it stood still when it was last looked at.
ALTER TABLE application_standing ADD COLUMN is_stalled BIGINT NOT NULL DEFAULT 0;

CREATE INDEX application_stalled ON application_standing (is_stalled, is_open, number);

-- The figures of the newest day, worked out by whoever is first.
CREATE TABLE figures (
    day TEXT NOT NULL PRIMARY KEY,
    -- JSON: how long each item really took.
    times TEXT NOT NULL
);
