
-- Green-channel projects and inspections of enterprises. What is on record stays; the engines' own parts of
-- this step see to it. Times are milliseconds since 1970, UTC; days are YYYY-MM-DD in the county.

CREATE TABLE project (
    code TEXT NOT NULL PRIMARY KEY,
    made_ms BIGINT NOT NULL
);

-- A project is the versions of its facts, of which the last one counts.
CREATE TABLE project_version (
    code TEXT NOT NULL REFERENCES project (code),
    -- From 1 without gaps.
    version BIGINT NOT NULL CHECK (version > 0),
    -- JSON, without inspections.
    facts TEXT NOT NULL,
    -- Who made it, as the desk's record calls them.
    actor TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    -- Why something that was on record was changed; empty where nothing was.
    correction TEXT NOT NULL,
    PRIMARY KEY (code, version)
);

-- Which departments a project concerns: its agent's, and those that decide one of its approvals.
CREATE TABLE project_department (
    department TEXT NOT NULL,
    code TEXT NOT NULL REFERENCES project (code),
    PRIMARY KEY (department, code)
);

-- What opens a project now: the investor's secret and, where it is shared, the one for others. There are
-- hashes only, with the project's number in them, so that a wrong number and a wrong secret are the same miss.
CREATE TABLE project_opening (
    code TEXT NOT NULL REFERENCES project (code),
    access TEXT NOT NULL CHECK (access IN ('owner', 'shared')),
    opens TEXT NOT NULL UNIQUE,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (code, access)
);

CREATE TABLE inspection (
    code TEXT NOT NULL PRIMARY KEY,
    enterprise TEXT NOT NULL,
    applicant_label TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('routine', 'joint', 'special')),
    -- The day of the visit, and the day of filing.
    day TEXT NOT NULL,
    filed_on TEXT NOT NULL,
    -- Who comes, and what for.
    departments TEXT NOT NULL,
    subject TEXT NOT NULL,
    -- The body that filed it.
    department TEXT NOT NULL,
    filed_ms BIGINT NOT NULL
);

CREATE INDEX inspection_enterprise ON inspection (enterprise);

-- How an inspection ended, once: it was taken back, or it has a result.
CREATE TABLE inspection_outcome (
    code TEXT NOT NULL PRIMARY KEY REFERENCES inspection (code),
    outcome TEXT NOT NULL CHECK (outcome IN ('withdrawn', 'result')),
    result TEXT NOT NULL,
    day TEXT NOT NULL
);

-- The places of an enterprise's year (R9): a counted inspection takes one, and gives it back when it is taken
-- back. There are two, whoever files and however many servers there are.
CREATE TABLE inspection_place (
    enterprise TEXT NOT NULL,
    year BIGINT NOT NULL,
    place BIGINT NOT NULL CHECK (place BETWEEN 1 AND 2),
    code TEXT NOT NULL UNIQUE REFERENCES inspection (code),
    PRIMARY KEY (enterprise, year, place)
);

-- What was asked for with an `Idempotency-Key`, and what came of it, as of applications.
CREATE TABLE filed_request (
    once TEXT NOT NULL PRIMARY KEY,
    request TEXT NOT NULL,
    -- The project or the inspection; the version of a project.
    subject TEXT NOT NULL,
    version BIGINT NOT NULL,
    masked TEXT NOT NULL,
    made_ms BIGINT NOT NULL
);

CREATE INDEX filed_request_made ON filed_request (made_ms);

-- How many reports of inspections came in on a day: under a notice's code, and in all (no code).
CREATE TABLE inspection_report_count (
    day TEXT NOT NULL,
    code TEXT NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (day, code)
);
