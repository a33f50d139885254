-- Deletes a person's rows from PostgreSQL, from every table of a schema:
--   psql "$WAREHOUSE" --set=schema=ordergroove --set=email=someone@example.com --set=customer=000417 --file=examples/erase/person.sql
-- A row goes if it holds the e-mail address anywhere, also inside documents, or the customer's id as a whole value.
\set ON_ERROR_STOP on
begin;
select format(
    $$delete from %I.%I as r
      where lower(replace(to_jsonb(r)::text, '\', '')) like '%%' || %L || '%%'
         or lower(replace(to_jsonb(r)::text, '\', '')) like '%%' || %L || '%%'$$,
    table_schema, table_name,
    regexp_replace(lower(:'email'), '([_%%])', '\\\1', 'g'),
    regexp_replace(lower('"' || :'customer' || '"'), '([_%%])', '\\\1', 'g')
)
from information_schema.tables where table_schema = :'schema' and table_type = 'BASE TABLE'
\gexec
commit;
-- What was deleted stays in the files until then.
select format('vacuum full %I.%I', table_schema, table_name)
from information_schema.tables where table_schema = :'schema' and table_type = 'BASE TABLE'
\gexec
