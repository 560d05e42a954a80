
-- Anonymous records of days that have not ended. The key is a hash, no time is finer than the day.
CREATE TABLE log_pending (
    leaf TEXT NOT NULL PRIMARY KEY,
    kind BIGINT NOT NULL,
    commitment TEXT NOT NULL,
    day TEXT NOT NULL
);

CREATE FUNCTION log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the log is append-only';
END $$;

CREATE TRIGGER log_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON log_entry
FOR EACH STATEMENT EXECUTE FUNCTION log_is_append_only();
CREATE TRIGGER log_node_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON log_node
FOR EACH STATEMENT EXECUTE FUNCTION log_is_append_only();
CREATE TRIGGER log_head_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON log_head
FOR EACH STATEMENT EXECUTE FUNCTION log_is_append_only();
CREATE TRIGGER log_size_grows BEFORE UPDATE ON log_size
FOR EACH ROW WHEN (new.size < old.size) EXECUTE FUNCTION log_is_append_only();
CREATE TRIGGER log_size_is_kept BEFORE DELETE OR TRUNCATE ON log_size
FOR EACH STATEMENT EXECUTE FUNCTION log_is_append_only();
