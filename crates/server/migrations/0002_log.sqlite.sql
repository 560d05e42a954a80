
-- Anonymous records of days that have not ended. Nothing here tells their order: the key is a hash,
-- the table is kept in its order, and no time is finer than the day.
CREATE TABLE log_pending (
    leaf TEXT NOT NULL PRIMARY KEY,
    kind BIGINT NOT NULL,
    commitment TEXT NOT NULL,
    day TEXT NOT NULL
) WITHOUT ROWID;

CREATE TRIGGER log_entry_stays BEFORE UPDATE ON log_entry
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_entry_is_kept BEFORE DELETE ON log_entry
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_node_stays BEFORE UPDATE ON log_node
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_node_is_kept BEFORE DELETE ON log_node
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_head_stays BEFORE UPDATE ON log_head
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_head_is_kept BEFORE DELETE ON log_head
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_size_grows BEFORE UPDATE ON log_size WHEN new.size < old.size
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_size_is_kept BEFORE DELETE ON log_size
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
