
CREATE FUNCTION application_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what has happened to an application stays';
END $$;

CREATE TRIGGER application_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON application
FOR EACH STATEMENT EXECUTE FUNCTION application_is_append_only();
CREATE TRIGGER application_event_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON application_event
FOR EACH STATEMENT EXECUTE FUNCTION application_is_append_only();
CREATE TRIGGER application_truth_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON application_truth
FOR EACH STATEMENT EXECUTE FUNCTION application_is_append_only();
CREATE TRIGGER application_department_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON application_department
FOR EACH STATEMENT EXECUTE FUNCTION application_is_append_only();
CREATE TRIGGER application_standing_grows BEFORE UPDATE ON application_standing
FOR EACH ROW WHEN (new.size < old.size) EXECUTE FUNCTION application_is_append_only();
CREATE TRIGGER application_standing_is_kept BEFORE DELETE OR TRUNCATE ON application_standing
FOR EACH STATEMENT EXECUTE FUNCTION application_is_append_only();
