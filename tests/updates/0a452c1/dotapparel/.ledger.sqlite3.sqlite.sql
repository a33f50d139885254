BEGIN TRANSACTION;
CREATE TABLE books (
    id integer primary key, destination text not null, type text not null,
    unique (destination, type)
);
CREATE TABLE cells (
    book integer, "column" text, key text, cell text, primary key (book, "column", key)
) without rowid;
CREATE TABLE names (
    name text primary key, file text not null, claimed_at text not null default current_timestamp
) without rowid;
INSERT INTO "names" VALUES('customers_20261128T195829Z.csv','d1512d86100f455d8b0460146f80a9c2','2026-11-28 19:58:29');
INSERT INTO "names" VALUES('customers_20261128T195841Z.csv','5ba59a915be54fa197ea578a7c120e03','2026-11-28 19:58:41');
INSERT INTO "names" VALUES('customers_20261128T195846Z.csv','b7f3c3b8d6194cc7a17a751a5b8a3121','2026-11-28 19:58:46');
INSERT INTO "names" VALUES('orders_20261128T195829Z.csv','6f2cdb4e5bd04a2aa9807cd7a27352bd','2026-11-28 19:58:29');
INSERT INTO "names" VALUES('orders_20261128T195847Z.csv','e7a40c4126fb49da9a510d7adfac860a','2026-11-28 19:58:47');
INSERT INTO "names" VALUES('rewards_20261128T195829Z.csv','c71e71925441448891850ef1f984520a','2026-11-28 19:58:29');
INSERT INTO "names" VALUES('rewards_20261128T195847Z.csv','20791e6141944095b907628e8837fbb1','2026-11-28 19:58:47');
CREATE TABLE owner (
    id integer primary key check (id = 1), name text not null
);
INSERT INTO "owner" VALUES(1,'962b6f5a334f5af3');
CREATE TABLE sent (
    book integer, key text, content blob, primary key (book, key)
) without rowid;
COMMIT;
