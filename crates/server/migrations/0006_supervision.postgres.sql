
CREATE TRIGGER supervision_case_stays BEFORE UPDATE OF number, truth, at_ms, department ON supervision_case
FOR EACH STATEMENT EXECUTE FUNCTION application_is_append_only();
CREATE TRIGGER supervision_case_grows BEFORE UPDATE ON supervision_case
FOR EACH ROW WHEN (new.notes < old.notes OR new.reasons < old.reasons)
EXECUTE FUNCTION application_is_append_only();
CREATE TRIGGER supervision_case_is_kept BEFORE DELETE OR TRUNCATE ON supervision_case
FOR EACH STATEMENT EXECUTE FUNCTION application_is_append_only();
CREATE TRIGGER supervision_note_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON supervision_note
FOR EACH STATEMENT EXECUTE FUNCTION application_is_append_only();
CREATE TRIGGER overtime_reason_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON overtime_reason
FOR EACH STATEMENT EXECUTE FUNCTION application_is_append_only();
CREATE TRIGGER application_duration_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON application_duration
FOR EACH STATEMENT EXECUTE FUNCTION application_is_append_only();
