-- A window's ratings of a day in numbers, kept in the transaction of each rating: by code and level, and those set
-- aside while the month ran, whatever they said. A period is one stretch of this table.
CREATE TABLE rating_days (
    day TEXT NOT NULL,
    "window" TEXT NOT NULL,
    receipt_1 BIGINT NOT NULL CHECK (receipt_1 >= 0),
    receipt_2 BIGINT NOT NULL CHECK (receipt_2 >= 0),
    receipt_3 BIGINT NOT NULL CHECK (receipt_3 >= 0),
    receipt_4 BIGINT NOT NULL CHECK (receipt_4 >= 0),
    receipt_5 BIGINT NOT NULL CHECK (receipt_5 >= 0),
    live_1 BIGINT NOT NULL CHECK (live_1 >= 0),
    live_2 BIGINT NOT NULL CHECK (live_2 >= 0),
    live_3 BIGINT NOT NULL CHECK (live_3 >= 0),
    live_4 BIGINT NOT NULL CHECK (live_4 >= 0),
    live_5 BIGINT NOT NULL CHECK (live_5 >= 0),
    poster_1 BIGINT NOT NULL CHECK (poster_1 >= 0),
    poster_2 BIGINT NOT NULL CHECK (poster_2 >= 0),
    poster_3 BIGINT NOT NULL CHECK (poster_3 >= 0),
    poster_4 BIGINT NOT NULL CHECK (poster_4 >= 0),
    poster_5 BIGINT NOT NULL CHECK (poster_5 >= 0),
    set_aside BIGINT NOT NULL CHECK (set_aside >= 0),
    ratings BIGINT NOT NULL GENERATED ALWAYS AS
        (receipt_1 + receipt_2 + receipt_3 + receipt_4 + receipt_5
        + live_1 + live_2 + live_3 + live_4 + live_5
        + poster_1 + poster_2 + poster_3 + poster_4 + poster_5
        + set_aside) STORED,
    PRIMARY KEY (day, "window")
) WITHOUT ROWID;
