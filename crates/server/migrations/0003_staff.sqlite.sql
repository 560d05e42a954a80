
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER audit_end_grows BEFORE UPDATE ON audit_end WHEN new.size < old.size
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER audit_end_is_kept BEFORE DELETE ON audit_end
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
