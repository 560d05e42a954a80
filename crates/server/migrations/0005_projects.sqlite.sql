
-- Anonymous reports of inspections. The key is a hash of a random number, no time is finer than the day, and
-- there is nothing but codes. The table is kept in the order of the key.
CREATE TABLE inspection_report (
    id TEXT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL,
    what TEXT NOT NULL,
    -- The day of the visit.
    day TEXT NOT NULL,
    -- Who came; empty where that was not said.
    department TEXT NOT NULL,
    -- The day of the report.
    reported TEXT NOT NULL
) WITHOUT ROWID;

CREATE TRIGGER project_stays BEFORE UPDATE ON project
BEGIN SELECT RAISE(ABORT, 'what is on record of projects and inspections stays'); END;
CREATE TRIGGER project_is_kept BEFORE DELETE ON project
BEGIN SELECT RAISE(ABORT, 'what is on record of projects and inspections stays'); END;
CREATE TRIGGER project_version_stays BEFORE UPDATE ON project_version
BEGIN SELECT RAISE(ABORT, 'what is on record of projects and inspections stays'); END;
CREATE TRIGGER project_version_is_kept BEFORE DELETE ON project_version
BEGIN SELECT RAISE(ABORT, 'what is on record of projects and inspections stays'); END;
CREATE TRIGGER project_department_stays BEFORE UPDATE ON project_department
BEGIN SELECT RAISE(ABORT, 'what is on record of projects and inspections stays'); END;
CREATE TRIGGER project_department_is_kept BEFORE DELETE ON project_department
BEGIN SELECT RAISE(ABORT, 'what is on record of projects and inspections stays'); END;
CREATE TRIGGER inspection_stays BEFORE UPDATE ON inspection
BEGIN SELECT RAISE(ABORT, 'what is on record of projects and inspections stays'); END;
CREATE TRIGGER inspection_is_kept BEFORE DELETE ON inspection
BEGIN SELECT RAISE(ABORT, 'what is on record of projects and inspections stays'); END;
CREATE TRIGGER inspection_outcome_stays BEFORE UPDATE ON inspection_outcome
BEGIN SELECT RAISE(ABORT, 'what is on record of projects and inspections stays'); END;
CREATE TRIGGER inspection_outcome_is_kept BEFORE DELETE ON inspection_outcome
BEGIN SELECT RAISE(ABORT, 'what is on record of projects and inspections stays'); END;
CREATE TRIGGER inspection_report_stays BEFORE UPDATE ON inspection_report
BEGIN SELECT RAISE(ABORT, 'what is on record of projects and inspections stays'); END;
CREATE TRIGGER inspection_report_is_kept BEFORE DELETE ON inspection_report
BEGIN SELECT RAISE(ABORT, 'what is on record of projects and inspections stays'); END;
