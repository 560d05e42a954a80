
CREATE TRIGGER application_stays BEFORE UPDATE ON application
BEGIN SELECT RAISE(ABORT, 'what has happened to an application stays'); END;
CREATE TRIGGER application_is_kept BEFORE DELETE ON application
BEGIN SELECT RAISE(ABORT, 'what has happened to an application stays'); END;
CREATE TRIGGER application_event_stays BEFORE UPDATE ON application_event
BEGIN SELECT RAISE(ABORT, 'what has happened to an application stays'); END;
CREATE TRIGGER application_event_is_kept BEFORE DELETE ON application_event
BEGIN SELECT RAISE(ABORT, 'what has happened to an application stays'); END;
CREATE TRIGGER application_truth_stays BEFORE UPDATE ON application_truth
BEGIN SELECT RAISE(ABORT, 'what has happened to an application stays'); END;
CREATE TRIGGER application_truth_is_kept BEFORE DELETE ON application_truth
BEGIN SELECT RAISE(ABORT, 'what has happened to an application stays'); END;
CREATE TRIGGER application_department_stays BEFORE UPDATE ON application_department
BEGIN SELECT RAISE(ABORT, 'what has happened to an application stays'); END;
CREATE TRIGGER application_department_is_kept BEFORE DELETE ON application_department
BEGIN SELECT RAISE(ABORT, 'what has happened to an application stays'); END;
CREATE TRIGGER application_standing_grows BEFORE UPDATE ON application_standing WHEN new.size < old.size
BEGIN SELECT RAISE(ABORT, 'what has happened to an application stays'); END;
CREATE TRIGGER application_standing_is_kept BEFORE DELETE ON application_standing
BEGIN SELECT RAISE(ABORT, 'what has happened to an application stays'); END;
