
CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the record is append-only';
END $$;

CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_end_grows BEFORE UPDATE ON audit_end
FOR EACH ROW WHEN (new.size < old.size) EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_end_is_kept BEFORE DELETE OR TRUNCATE ON audit_end
FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
