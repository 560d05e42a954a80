
-- Anonymous reports of inspections. The key is a hash of a random number, no time is finer than the day, and
-- there is nothing but codes.
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
);

CREATE FUNCTION project_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what is on record of projects and inspections stays';
END $$;

CREATE TRIGGER project_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON project
FOR EACH STATEMENT EXECUTE FUNCTION project_is_append_only();
CREATE TRIGGER project_version_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON project_version
FOR EACH STATEMENT EXECUTE FUNCTION project_is_append_only();
CREATE TRIGGER project_department_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON project_department
FOR EACH STATEMENT EXECUTE FUNCTION project_is_append_only();
CREATE TRIGGER inspection_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON inspection
FOR EACH STATEMENT EXECUTE FUNCTION project_is_append_only();
CREATE TRIGGER inspection_outcome_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON inspection_outcome
FOR EACH STATEMENT EXECUTE FUNCTION project_is_append_only();
CREATE TRIGGER inspection_report_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON inspection_report
FOR EACH STATEMENT EXECUTE FUNCTION project_is_append_only();
