
CREATE TABLE token_given (
    -- Of the application, which is one of those that were concluded in the quarter.
    number TEXT NOT NULL PRIMARY KEY REFERENCES application (number),
    -- SHA-256 of what the phone had blinded: asked the same again, the answer is the same.
    asked TEXT NOT NULL,
    scope TEXT NOT NULL,
    quarter TEXT NOT NULL
) WITHOUT ROWID;
