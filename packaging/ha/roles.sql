-- SPDX-License-Identifier: GPL-3.0-or-later
-- The roles of the central server in its PostgreSQL database, each with what it needs and no more. To be run by the
-- owner of the cluster, connected to the database of the server; may be run again after every upgrade:
--
--   psql -d onescreen -f roles.sql                                  roles, and rights for the one that makes tables
--   onescreen-central --database service=onescreen-migrate --migrate
--   psql -d onescreen -f roles.sql                                  rights on the tables, now that they are there
--
-- Passwords are set afterwards, by \password in psql, so that they are in no file and in no history.
--
--   onescreen_migrate   makes and changes tables; used by hand, never by a running server
--   onescreen_api       what a server does for its clients: no DDL, no change of an entry once written, no number
--   onescreen_stamper   gives entries their numbers (--stamper) and removes old ones: changes nothing of an entry but
--                       number, transaction and chain
--   onescreen_report    reads, for at most a minute at a time
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['onescreen_migrate', 'onescreen_api', 'onescreen_stamper', 'onescreen_report'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS', name);
    END IF;
  END LOOP;
END $$;

-- The database is for these roles only.
DO $$
BEGIN
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO onescreen_migrate, onescreen_api, onescreen_stamper, onescreen_report',
                 current_database());
  EXECUTE format('GRANT CREATE ON DATABASE %I TO onescreen_migrate', current_database());
END $$;
REVOKE ALL ON SCHEMA public FROM PUBLIC;

ALTER ROLE onescreen_report SET default_transaction_read_only = on;
ALTER ROLE onescreen_report SET statement_timeout = '60s';
ALTER ROLE onescreen_report CONNECTION LIMIT 5;

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'onescreen') THEN
    RAISE NOTICE 'There are no tables yet: run onescreen-central --migrate as onescreen_migrate, then this file again.';
    RETURN;
  END IF;
  GRANT USAGE ON SCHEMA onescreen TO onescreen_api, onescreen_stamper, onescreen_report;

  -- Entries are added and read; what was written stays as it is.
  GRANT SELECT, INSERT ON onescreen.change_log TO onescreen_api;
  GRANT SELECT ON onescreen.log_head, onescreen.log_start TO onescreen_api;
  GRANT SELECT, INSERT, UPDATE, DELETE ON onescreen.rows TO onescreen_api;
  GRANT SELECT, INSERT, UPDATE ON onescreen.source_key TO onescreen_api;
  -- Old keys of actions are removed after more than 90 days.
  GRANT SELECT, INSERT, UPDATE, DELETE ON onescreen.action TO onescreen_api;
  GRANT SELECT, INSERT, UPDATE ON onescreen.meta TO onescreen_api;
  -- Accounts are never removed, only disabled; sessions and tokens go when they are over.
  GRANT SELECT, INSERT, UPDATE ON onescreen.account TO onescreen_api;
  GRANT SELECT, INSERT, UPDATE, DELETE ON onescreen.session, onescreen.access_token, onescreen.refresh_token,
    onescreen.device_request TO onescreen_api;
  GRANT SELECT, INSERT ON onescreen.scope, onescreen.export_report TO onescreen_api;
  -- A line of the audit stays as it was written; only where its chain ends moves.
  GRANT SELECT, INSERT ON onescreen.audit TO onescreen_api;
  GRANT SELECT, UPDATE ON onescreen.audit_head TO onescreen_api;

  -- The last batches of each source.
  GRANT SELECT, INSERT, UPDATE, DELETE ON onescreen.feed_batch TO onescreen_api;

  -- Sums of the rows go with the numbers; tickets for copies come and go.
  GRANT SELECT ON onescreen.digest TO onescreen_api;
  GRANT SELECT, INSERT, DELETE ON onescreen.snapshot_ticket TO onescreen_api;

  GRANT SELECT, UPDATE (seq, tx, chain), DELETE ON onescreen.change_log TO onescreen_stamper;
  -- The oldest entries go; which tickets need them is looked up under a lock, which takes the right to remove.
  GRANT SELECT, UPDATE ON onescreen.log_start TO onescreen_stamper;
  GRANT SELECT, INSERT, DELETE ON onescreen.log_mark TO onescreen_stamper;
  GRANT SELECT, DELETE ON onescreen.snapshot_ticket TO onescreen_stamper;
  GRANT SELECT, INSERT, UPDATE ON onescreen.digest TO onescreen_stamper;
  -- A database of an older version is counted once.
  GRANT SELECT ON onescreen.rows TO onescreen_stamper;
  GRANT SELECT, UPDATE ON onescreen.log_head TO onescreen_stamper;
  GRANT SELECT ON onescreen.meta TO onescreen_stamper;
  GRANT SELECT ON onescreen.audit, onescreen.audit_head TO onescreen_stamper; -- for --verify-audit

  GRANT SELECT ON onescreen.change_log, onescreen.log_head, onescreen.log_start, onescreen.rows, onescreen.source_key, onescreen.action
    TO onescreen_report;
END $$;
