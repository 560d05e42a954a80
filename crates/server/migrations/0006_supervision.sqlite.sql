
CREATE TRIGGER supervision_case_stays BEFORE UPDATE OF number, truth, at_ms, department ON supervision_case
BEGIN SELECT RAISE(ABORT, 'what has happened to an application stays'); END;
CREATE TRIGGER supervision_case_grows BEFORE UPDATE ON supervision_case
WHEN new.notes < old.notes OR new.reasons < old.reasons
BEGIN SELECT RAISE(ABORT, 'what has happened to an application stays'); END;
CREATE TRIGGER supervision_case_is_kept BEFORE DELETE ON supervision_case
BEGIN SELECT RAISE(ABORT, 'what has happened to an application stays'); END;
CREATE TRIGGER supervision_note_stays BEFORE UPDATE ON supervision_note
BEGIN SELECT RAISE(ABORT, 'what has happened to an application stays'); END;
CREATE TRIGGER supervision_note_is_kept BEFORE DELETE ON supervision_note
BEGIN SELECT RAISE(ABORT, 'what has happened to an application stays'); END;
CREATE TRIGGER overtime_reason_stays BEFORE UPDATE ON overtime_reason
BEGIN SELECT RAISE(ABORT, 'what has happened to an application stays'); END;
CREATE TRIGGER overtime_reason_is_kept BEFORE DELETE ON overtime_reason
BEGIN SELECT RAISE(ABORT, 'what has happened to an application stays'); END;
CREATE TRIGGER application_duration_stays BEFORE UPDATE ON application_duration
BEGIN SELECT RAISE(ABORT, 'what has happened to an application stays'); END;
CREATE TRIGGER application_duration_is_kept BEFORE DELETE ON application_duration
BEGIN SELECT RAISE(ABORT, 'what has happened to an application stays'); END;
