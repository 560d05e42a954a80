-- Ratings of windows (R11). Days are YYYY-MM-DD in the county, and nothing about a rating has a finer time. The
-- tables of ratings are each engine's own: they keep no order of arrival.

-- Ratings in numbers, kept in the transaction of each rating. Level 0 is what was set aside, whatever it said.
CREATE TABLE rating_counts (
    "window" TEXT NOT NULL,
    day TEXT NOT NULL,
    verification TEXT NOT NULL CHECK (verification IN ('receipt', 'live', 'poster')),
    level BIGINT NOT NULL CHECK (level BETWEEN 0 AND 5),
    ratings BIGINT NOT NULL CHECK (ratings >= 0),
    PRIMARY KEY ("window", day, verification, level)
);

CREATE INDEX rating_counts_day ON rating_counts (day);

-- What entered the log of a day (R14): how many ratings a window had.
CREATE TABLE rating_batch (
    day TEXT NOT NULL,
    "window" TEXT NOT NULL,
    ratings BIGINT NOT NULL CHECK (ratings > 0),
    PRIMARY KEY (day, "window")
);

-- Cases of a window on a day: those concluded here, those that the window's own machine counted, and the larger
-- of both, which is what ratings from its screen are held against.
CREATE TABLE window_days (
    "window" TEXT NOT NULL,
    day TEXT NOT NULL,
    concluded BIGINT NOT NULL CHECK (concluded >= 0),
    reported BIGINT NOT NULL CHECK (reported >= 0),
    handled BIGINT NOT NULL GENERATED ALWAYS AS
        (CASE WHEN reported > concluded THEN reported ELSE concluded END) STORED,
    PRIMARY KEY ("window", day)
);

CREATE INDEX window_days_day ON window_days (day);
