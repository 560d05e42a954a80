-- Cases in numbers (R13), kept in the transaction that records what is counted. Days are YYYY-MM-DD in the
-- county: of submission for what was received, of the decision for everything else.

CREATE TABLE case_counts (
    day TEXT NOT NULL,
    "window" TEXT NOT NULL,
    -- Whose item it is.
    department TEXT NOT NULL,
    received BIGINT NOT NULL,
    concluded BIGINT NOT NULL,
    immediate BIGINT NOT NULL,
    early BIGINT NOT NULL,
    overdue BIGINT NOT NULL,
    deemed BIGINT NOT NULL,
    timed BIGINT NOT NULL,
    -- Working days in sum, over those that are timed.
    promised BIGINT NOT NULL,
    actual BIGINT NOT NULL,
    statutory BIGINT NOT NULL,
    PRIMARY KEY (day, "window", department)
);

-- The same of cases that are not kept here, such as those of an earlier system: told in numbers, never recounted.
CREATE TABLE case_counts_told (
    day TEXT NOT NULL,
    "window" TEXT NOT NULL,
    department TEXT NOT NULL,
    received BIGINT NOT NULL,
    concluded BIGINT NOT NULL,
    immediate BIGINT NOT NULL,
    early BIGINT NOT NULL,
    overdue BIGINT NOT NULL,
    deemed BIGINT NOT NULL,
    timed BIGINT NOT NULL,
    promised BIGINT NOT NULL,
    actual BIGINT NOT NULL,
    statutory BIGINT NOT NULL,
    PRIMARY KEY (day, "window", department)
);

-- What has been counted from the rows once. Applications from before there were counts are counted by the first
-- server that starts.
CREATE TABLE counted (
    what TEXT NOT NULL PRIMARY KEY
);

INSERT INTO counted (what) SELECT 'cases' WHERE NOT EXISTS (SELECT 1 FROM application);

-- All that the board asks of ratings stands in this index.
CREATE INDEX rating_counts_board ON rating_counts (day, "window", verification, level, ratings);
