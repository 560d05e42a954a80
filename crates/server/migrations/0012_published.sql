-- What was published of ratings stays (R13).

-- Ratings that were set aside when the figures of their month were published already: they stay in those, and are
-- told beside them. Those set aside before have level 0 in `rating_counts`.
CREATE TABLE set_aside_since (
    "window" TEXT NOT NULL,
    day TEXT NOT NULL,
    ratings BIGINT NOT NULL CHECK (ratings > 0),
    PRIMARY KEY (day, "window")
);

-- How many of a day's comments say the same words as several others (R11): a number, found where the comments lie
-- when the day is over. Nothing is kept of who wrote them, or of what they say.
ALTER TABLE rating_batch ADD COLUMN same_words BIGINT NOT NULL DEFAULT 0;
