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
INSERT INTO "names" VALUES('customers_20261128T201337Z.csv','01506b49cafa4efc8c70fb03c1d9c29d','2026-11-28 20:13:37');
INSERT INTO "names" VALUES('customers_20261128T201356Z.csv','6773d06ec47449fc8235b501b2df8c94','2026-11-28 20:13:56');
INSERT INTO "names" VALUES('customers_20261128T201405Z.csv','e51225b4057e4c309b53635a6dec8f78','2026-11-28 20:14:05');
INSERT INTO "names" VALUES('orders_20261128T201338Z.csv','0d1ce7a105d448a0b834c7252154567c','2026-11-28 20:13:38');
INSERT INTO "names" VALUES('orders_20261128T201405Z.csv','2fd565efc8c044b8b712f8ff1d845298','2026-11-28 20:14:05');
INSERT INTO "names" VALUES('rewards_20261128T201338Z.csv','c35d9ca8ec4741f1a37a94bf070bacc6','2026-11-28 20:13:38');
INSERT INTO "names" VALUES('rewards_20261128T201405Z.csv','580120cd7e3f4dda935f009eabf1741d','2026-11-28 20:14:05');
CREATE TABLE owner (
    id integer primary key check (id = 1), name text not null
);
INSERT INTO "owner" VALUES(1,'11d49aad0426652a');
CREATE TABLE sent (
    book integer, key text, content blob, primary key (book, key)
) without rowid;
COMMIT;
