--
-- PostgreSQL database dump
--


-- Dumped from database version 18.4
-- Dumped by pg_dump version 18.4

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: ordergroove; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA ordergroove;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: addresses; Type: TABLE; Schema: ordergroove; Owner: -
--

CREATE TABLE ordergroove.addresses (
    public_id text NOT NULL,
    customer text,
    store_public_id text,
    label text,
    first_name text,
    last_name text,
    company_name text,
    address text,
    address2 text,
    city text,
    state_province_code text,
    zip_postal_code text,
    country_code text,
    phone text,
    fax text,
    token_id text,
    live boolean,
    created timestamp without time zone,
    updated timestamp without time zone,
    _unknown_fields jsonb,
    _sdc_extracted_at timestamp without time zone,
    _sdc_received_at timestamp without time zone,
    _sdc_batched_at timestamp without time zone,
    _sdc_deleted_at timestamp without time zone,
    _sdc_sequence bigint,
    _sdc_table_version bigint,
    _sdc_sync_started_at bigint
);


--
-- Name: snapshots; Type: TABLE; Schema: ordergroove; Owner: -
--

CREATE TABLE ordergroove.snapshots (
    stream text NOT NULL,
    snapshot_at timestamp without time zone NOT NULL,
    rows bigint,
    _sdc_extracted_at timestamp without time zone,
    _sdc_received_at timestamp without time zone,
    _sdc_batched_at timestamp without time zone,
    _sdc_deleted_at timestamp without time zone,
    _sdc_sequence bigint,
    _sdc_table_version bigint,
    _sdc_sync_started_at bigint
);


--
-- Name: upcoming_items; Type: TABLE; Schema: ordergroove; Owner: -
--

CREATE TABLE ordergroove.upcoming_items (
    public_id text NOT NULL,
    "order" text,
    subscription text,
    product text,
    offer text,
    subscription_component text,
    quantity bigint,
    price numeric,
    extra_cost numeric,
    total_price numeric,
    one_time boolean,
    components jsonb[],
    incentives jsonb[],
    frozen boolean,
    first_placed timestamp without time zone,
    product_attribute text,
    order_updated timestamp without time zone,
    _unknown_fields jsonb,
    _snapshot_at timestamp without time zone,
    _sdc_extracted_at timestamp without time zone,
    _sdc_received_at timestamp without time zone,
    _sdc_batched_at timestamp without time zone,
    _sdc_deleted_at timestamp without time zone,
    _sdc_sequence bigint,
    _sdc_table_version bigint,
    _sdc_sync_started_at bigint
);


--
-- Name: upcoming_orders; Type: TABLE; Schema: ordergroove; Owner: -
--

CREATE TABLE ordergroove.upcoming_orders (
    public_id text NOT NULL,
    customer text,
    payment text,
    shipping_address text,
    merchant text,
    order_merchant_id text,
    status bigint,
    type text,
    place timestamp without time zone,
    cancelled timestamp without time zone,
    tries bigint,
    generic_error_count bigint,
    sub_total numeric,
    tax_total numeric,
    shipping_total numeric,
    discount_total numeric,
    total numeric,
    currency_code text,
    rejected_message jsonb,
    extra_data jsonb,
    locked boolean,
    oos_free_shipping boolean,
    has_plan boolean,
    created timestamp without time zone,
    updated timestamp without time zone,
    _unknown_fields jsonb,
    _snapshot_at timestamp without time zone,
    _sdc_extracted_at timestamp without time zone,
    _sdc_received_at timestamp without time zone,
    _sdc_batched_at timestamp without time zone,
    _sdc_deleted_at timestamp without time zone,
    _sdc_sequence bigint,
    _sdc_table_version bigint,
    _sdc_sync_started_at bigint
);


--
-- Name: complete_snapshots; Type: VIEW; Schema: ordergroove; Owner: -
--

CREATE VIEW ordergroove.complete_snapshots AS
 WITH held AS (
         SELECT 'upcoming_orders'::text AS stream,
            u._snapshot_at,
            count(*) AS n
           FROM ordergroove.upcoming_orders u
          GROUP BY u._snapshot_at
        UNION ALL
         SELECT 'upcoming_items'::text AS stream,
            u._snapshot_at,
            count(*) AS n
           FROM ordergroove.upcoming_items u
          GROUP BY u._snapshot_at
        )
 SELECT s.stream,
    s.snapshot_at,
    s.rows
   FROM (ordergroove.snapshots s
     LEFT JOIN held h ON (((h.stream = s.stream) AND (h._snapshot_at >= s.snapshot_at))))
  WHERE (s.stream = ANY (ARRAY['upcoming_orders'::text, 'upcoming_items'::text]))
  GROUP BY s.stream, s.snapshot_at, s.rows
 HAVING (COALESCE(sum(h.n), (0)::numeric) >= (s.rows)::numeric);


--
-- Name: customers; Type: TABLE; Schema: ordergroove; Owner: -
--

CREATE TABLE ordergroove.customers (
    merchant_user_id text NOT NULL,
    merchant text,
    session_id text,
    user_token_id text,
    first_name text,
    last_name text,
    email text,
    phone_number text,
    phone_type bigint,
    live boolean,
    locale bigint,
    price_code text,
    extra_data jsonb,
    last_login timestamp without time zone,
    created timestamp without time zone,
    last_updated timestamp without time zone,
    _unknown_fields jsonb,
    _sdc_extracted_at timestamp without time zone,
    _sdc_received_at timestamp without time zone,
    _sdc_batched_at timestamp without time zone,
    _sdc_deleted_at timestamp without time zone,
    _sdc_sequence bigint,
    _sdc_table_version bigint,
    _sdc_sync_started_at bigint
);


--
-- Name: deleted_items; Type: TABLE; Schema: ordergroove; Owner: -
--

CREATE TABLE ordergroove.deleted_items (
    public_id text NOT NULL,
    deleted_at timestamp without time zone,
    route text,
    route_merchant text,
    event_id text,
    event_type text,
    event_created timestamp without time zone,
    received_at timestamp without time zone,
    actor_type text,
    actor_id text,
    source text,
    _sequence bigint,
    type text,
    merchant text,
    customer text,
    product text,
    "order" text,
    subscription text,
    offer text,
    quantity bigint,
    price numeric,
    total_price numeric,
    first_placed timestamp without time zone,
    components jsonb[],
    _sdc_extracted_at timestamp without time zone,
    _sdc_received_at timestamp without time zone,
    _sdc_batched_at timestamp without time zone,
    _sdc_deleted_at timestamp without time zone,
    _sdc_sequence bigint,
    _sdc_table_version bigint,
    _sdc_sync_started_at bigint
);


--
-- Name: deleted_orders; Type: TABLE; Schema: ordergroove; Owner: -
--

CREATE TABLE ordergroove.deleted_orders (
    public_id text NOT NULL,
    deleted_at timestamp without time zone,
    route text,
    route_merchant text,
    event_id text,
    event_type text,
    event_created timestamp without time zone,
    received_at timestamp without time zone,
    actor_type text,
    actor_id text,
    source text,
    _sequence bigint,
    type text,
    merchant text,
    customer text,
    payment text,
    shipping_address text,
    sub_total numeric,
    tax_total numeric,
    shipping_total numeric,
    discount_total numeric,
    total numeric,
    created timestamp without time zone,
    place date,
    cancelled timestamp without time zone,
    tries bigint,
    generic_error_count bigint,
    status bigint,
    status_display text,
    order_merchant_id text,
    rejected_message jsonb,
    extra_data jsonb,
    _sdc_extracted_at timestamp without time zone,
    _sdc_received_at timestamp without time zone,
    _sdc_batched_at timestamp without time zone,
    _sdc_deleted_at timestamp without time zone,
    _sdc_sequence bigint,
    _sdc_table_version bigint,
    _sdc_sync_started_at bigint
);


--
-- Name: entitlement_events; Type: TABLE; Schema: ordergroove; Owner: -
--

CREATE TABLE ordergroove.entitlement_events (
    route text NOT NULL,
    route_merchant text,
    event_id text NOT NULL,
    event_type text,
    event_created timestamp without time zone,
    received_at timestamp without time zone,
    actor_type text,
    actor_id text,
    source text,
    _sequence bigint,
    type text,
    merchant text,
    customer text,
    entitlements jsonb[],
    context jsonb,
    snapshot jsonb,
    _unknown_fields jsonb,
    _sdc_extracted_at timestamp without time zone,
    _sdc_received_at timestamp without time zone,
    _sdc_batched_at timestamp without time zone,
    _sdc_deleted_at timestamp without time zone,
    _sdc_sequence bigint,
    _sdc_table_version bigint,
    _sdc_sync_started_at bigint
);


--
-- Name: events; Type: TABLE; Schema: ordergroove; Owner: -
--

CREATE TABLE ordergroove.events (
    route text NOT NULL,
    route_merchant text,
    event_id text NOT NULL,
    event_type text,
    event_created timestamp without time zone,
    received_at timestamp without time zone,
    actor_type text,
    actor_id text,
    source text,
    _sequence bigint,
    object_type text,
    public_id text,
    merchant text,
    object jsonb,
    data jsonb,
    raw_body text,
    context jsonb,
    snapshot jsonb,
    _unknown_fields jsonb,
    _sdc_extracted_at timestamp without time zone,
    _sdc_received_at timestamp without time zone,
    _sdc_batched_at timestamp without time zone,
    _sdc_deleted_at timestamp without time zone,
    _sdc_sequence bigint,
    _sdc_table_version bigint,
    _sdc_sync_started_at bigint
);


--
-- Name: item_events; Type: TABLE; Schema: ordergroove; Owner: -
--

CREATE TABLE ordergroove.item_events (
    route text NOT NULL,
    route_merchant text,
    event_id text NOT NULL,
    event_type text,
    event_created timestamp without time zone,
    received_at timestamp without time zone,
    actor_type text,
    actor_id text,
    source text,
    _sequence bigint,
    type text,
    merchant text,
    public_id text,
    customer text,
    product text,
    "order" text,
    subscription text,
    offer text,
    quantity bigint,
    price numeric,
    total_price numeric,
    first_placed timestamp without time zone,
    components jsonb[],
    context jsonb,
    snapshot jsonb,
    _unknown_fields jsonb,
    _sdc_extracted_at timestamp without time zone,
    _sdc_received_at timestamp without time zone,
    _sdc_batched_at timestamp without time zone,
    _sdc_deleted_at timestamp without time zone,
    _sdc_sequence bigint,
    _sdc_table_version bigint,
    _sdc_sync_started_at bigint
);


--
-- Name: items; Type: TABLE; Schema: ordergroove; Owner: -
--

CREATE TABLE ordergroove.items (
    public_id text NOT NULL,
    "order" text,
    subscription text,
    product text,
    offer text,
    subscription_component text,
    quantity bigint,
    price numeric,
    extra_cost numeric,
    total_price numeric,
    one_time boolean,
    components jsonb[],
    incentives jsonb[],
    frozen boolean,
    first_placed timestamp without time zone,
    product_attribute text,
    order_updated timestamp without time zone,
    _unknown_fields jsonb,
    _sdc_extracted_at timestamp without time zone,
    _sdc_received_at timestamp without time zone,
    _sdc_batched_at timestamp without time zone,
    _sdc_deleted_at timestamp without time zone,
    _sdc_sequence bigint,
    _sdc_table_version bigint,
    _sdc_sync_started_at bigint
);


--
-- Name: orders; Type: TABLE; Schema: ordergroove; Owner: -
--

CREATE TABLE ordergroove.orders (
    public_id text NOT NULL,
    customer text,
    payment text,
    shipping_address text,
    merchant text,
    order_merchant_id text,
    status bigint,
    type text,
    place timestamp without time zone,
    cancelled timestamp without time zone,
    tries bigint,
    generic_error_count bigint,
    sub_total numeric,
    tax_total numeric,
    shipping_total numeric,
    discount_total numeric,
    total numeric,
    currency_code text,
    rejected_message jsonb,
    extra_data jsonb,
    locked boolean,
    oos_free_shipping boolean,
    has_plan boolean,
    created timestamp without time zone,
    updated timestamp without time zone,
    _unknown_fields jsonb,
    _sdc_extracted_at timestamp without time zone,
    _sdc_received_at timestamp without time zone,
    _sdc_batched_at timestamp without time zone,
    _sdc_deleted_at timestamp without time zone,
    _sdc_sequence bigint,
    _sdc_table_version bigint,
    _sdc_sync_started_at bigint
);


--
-- Name: orders_with_deletions; Type: VIEW; Schema: ordergroove; Owner: -
--

CREATE VIEW ordergroove.orders_with_deletions AS
 WITH complete AS MATERIALIZED (
         SELECT c.snapshot_at
           FROM ordergroove.complete_snapshots c
          WHERE (c.stream = 'upcoming_orders'::text)
        ), latest AS (
         SELECT max(c.snapshot_at) AS snapshot_at
           FROM complete c
        ), told AS (
         SELECT d.public_id,
            d.deleted_at,
            d.event_id,
            row_number() OVER (PARTITION BY d.public_id ORDER BY d.deleted_at, d.event_id) AS n
           FROM ordergroove.deleted_orders d
        ), seen AS (
         SELECT u.public_id,
            max(u._snapshot_at) AS snapshot_at
           FROM ordergroove.upcoming_orders u
          GROUP BY u.public_id
        ), facts AS (
         SELECT o.public_id,
            o.customer,
            o.payment,
            o.shipping_address,
            o.merchant,
            o.order_merchant_id,
            o.status,
            o.type,
            o.place,
            o.cancelled,
            o.tries,
            o.generic_error_count,
            o.sub_total,
            o.tax_total,
            o.shipping_total,
            o.discount_total,
            o.total,
            o.currency_code,
            o.rejected_message,
            o.extra_data,
            o.locked,
            o.oos_free_shipping,
            o.has_plan,
            o.created,
            o.updated,
            o._unknown_fields,
            o._sdc_extracted_at,
            o._sdc_received_at,
            o._sdc_batched_at,
            o._sdc_deleted_at,
            o._sdc_sequence,
            o._sdc_table_version,
            o._sdc_sync_started_at,
            (t.public_id IS NOT NULL) AS is_told,
            t.deleted_at AS told_at,
            t.event_id AS told_by,
            s.snapshot_at AS seen_at,
            l.snapshot_at AS latest_at,
            date_trunc('second'::text, l.snapshot_at) AS latest_second,
            GREATEST(o.created, o.updated) AS changed_at
           FROM (((ordergroove.orders o
             CROSS JOIN latest l)
             LEFT JOIN told t ON (((t.public_id = o.public_id) AND (t.n = 1))))
             LEFT JOIN seen s ON ((s.public_id = o.public_id)))
        ), judged AS (
         SELECT f.public_id,
            f.customer,
            f.payment,
            f.shipping_address,
            f.merchant,
            f.order_merchant_id,
            f.status,
            f.type,
            f.place,
            f.cancelled,
            f.tries,
            f.generic_error_count,
            f.sub_total,
            f.tax_total,
            f.shipping_total,
            f.discount_total,
            f.total,
            f.currency_code,
            f.rejected_message,
            f.extra_data,
            f.locked,
            f.oos_free_shipping,
            f.has_plan,
            f.created,
            f.updated,
            f._unknown_fields,
            f._sdc_extracted_at,
            f._sdc_received_at,
            f._sdc_batched_at,
            f._sdc_deleted_at,
            f._sdc_sequence,
            f._sdc_table_version,
            f._sdc_sync_started_at,
            f.is_told,
            f.told_at,
            f.told_by,
            f.seen_at,
            f.latest_at,
            f.latest_second,
            f.changed_at,
                CASE
                    WHEN f.is_told THEN 'webhook'::text
                    WHEN (f._sdc_deleted_at IS NOT NULL) THEN 'full_table'::text
                    WHEN ((f.status = 1) AND (f.changed_at < f.latest_second) AND ((f.seen_at IS NULL) OR (f.seen_at < f.latest_at))) THEN 'snapshot'::text
                    ELSE NULL::text
                END AS learnt_from
           FROM facts f
        )
 SELECT learnt_from AS deletion_learnt_from,
        CASE learnt_from
            WHEN 'webhook'::text THEN told_at
            WHEN 'full_table'::text THEN _sdc_deleted_at
            WHEN 'snapshot'::text THEN ( SELECT min(c.snapshot_at) AS min
               FROM complete c
              WHERE ((date_trunc('second'::text, c.snapshot_at) > j.changed_at) AND ((j.seen_at IS NULL) OR (c.snapshot_at > j.seen_at))))
            ELSE NULL::timestamp without time zone
        END AS deletion_learnt_at,
    told_by AS deletion_event_id,
    GREATEST(changed_at, seen_at) AS last_seen_at,
        CASE
            WHEN (learnt_from IS NOT NULL) THEN NULL::text
            WHEN (status <> 1) THEN 'status'::text
            WHEN (seen_at >= latest_at) THEN 'snapshot'::text
            WHEN (changed_at >= latest_second) THEN 'change'::text
            ELSE 'unchecked'::text
        END AS existence_learnt_from,
    public_id,
    customer,
    payment,
    shipping_address,
    merchant,
    order_merchant_id,
    status,
    type,
    place,
    cancelled,
    tries,
    generic_error_count,
    sub_total,
    tax_total,
    shipping_total,
    discount_total,
    total,
    currency_code,
    rejected_message,
    extra_data,
    locked,
    oos_free_shipping,
    has_plan,
    created,
    updated,
    _unknown_fields,
    _sdc_extracted_at,
    _sdc_received_at,
    _sdc_batched_at,
    _sdc_deleted_at,
    _sdc_sequence,
    _sdc_table_version,
    _sdc_sync_started_at
   FROM judged j;


--
-- Name: items_with_deletions; Type: VIEW; Schema: ordergroove; Owner: -
--

CREATE VIEW ordergroove.items_with_deletions AS
 WITH complete AS MATERIALIZED (
         SELECT c.snapshot_at
           FROM ordergroove.complete_snapshots c
          WHERE (c.stream = 'upcoming_items'::text)
        ), latest AS (
         SELECT max(c.snapshot_at) AS snapshot_at
           FROM complete c
        ), told AS (
         SELECT d.public_id,
            d.deleted_at,
            d.event_id,
            row_number() OVER (PARTITION BY d.public_id ORDER BY d.deleted_at, d.event_id) AS n
           FROM ordergroove.deleted_items d
        ), told_orders AS (
         SELECT d.public_id,
            d.deleted_at,
            d.event_id,
            row_number() OVER (PARTITION BY d.public_id ORDER BY d.deleted_at, d.event_id) AS n
           FROM ordergroove.deleted_orders d
        ), seen AS (
         SELECT u.public_id,
            max(u._snapshot_at) AS snapshot_at
           FROM ordergroove.upcoming_items u
          GROUP BY u.public_id
        ), once_unsent AS (
         SELECT DISTINCT u.public_id
           FROM ordergroove.upcoming_orders u
        ), events AS (
         SELECT e.public_id,
            e."order",
            e.event_created,
            row_number() OVER (PARTITION BY e.public_id ORDER BY e.event_created DESC, e._sequence DESC) AS n
           FROM ordergroove.item_events e
          WHERE ((e.event_type <> 'item.remove'::text) AND (e.event_created IS NOT NULL))
        ), read_orders AS (
         SELECT i."order",
            max(i.order_updated) AS order_updated
           FROM (ordergroove.items i
             CROSS JOIN latest l)
          WHERE (i.order_updated < date_trunc('second'::text, l.snapshot_at))
          GROUP BY i."order"
        ), placed AS (
         SELECT i.public_id,
            i."order",
            i.subscription,
            i.product,
            i.offer,
            i.subscription_component,
            i.quantity,
            i.price,
            i.extra_cost,
            i.total_price,
            i.one_time,
            i.components,
            i.incentives,
            i.frozen,
            i.first_placed,
            i.product_attribute,
            i.order_updated,
            i._unknown_fields,
            i._sdc_extracted_at,
            i._sdc_received_at,
            i._sdc_batched_at,
            i._sdc_deleted_at,
            i._sdc_sequence,
            i._sdc_table_version,
            i._sdc_sync_started_at,
            GREATEST(i.order_updated, e.event_created) AS changed_at,
                CASE
                    WHEN ((i.order_updated IS NULL) OR (e.event_created >= i.order_updated)) THEN COALESCE(e."order", i."order")
                    ELSE i."order"
                END AS order_now
           FROM (ordergroove.items i
             LEFT JOIN events e ON (((e.public_id = i.public_id) AND (e.n = 1))))
        ), facts AS (
         SELECT p.public_id,
            p."order",
            p.subscription,
            p.product,
            p.offer,
            p.subscription_component,
            p.quantity,
            p.price,
            p.extra_cost,
            p.total_price,
            p.one_time,
            p.components,
            p.incentives,
            p.frozen,
            p.first_placed,
            p.product_attribute,
            p.order_updated,
            p._unknown_fields,
            p._sdc_extracted_at,
            p._sdc_received_at,
            p._sdc_batched_at,
            p._sdc_deleted_at,
            p._sdc_sequence,
            p._sdc_table_version,
            p._sdc_sync_started_at,
            p.changed_at,
            p.order_now,
            (t.public_id IS NOT NULL) AS is_told,
            t.deleted_at AS told_at,
            t.event_id AS told_by,
            (d.public_id IS NOT NULL) AS order_is_told,
            d.deleted_at AS order_told_at,
            d.event_id AS order_told_by,
            o.deletion_learnt_from AS order_learnt_from,
            o.deletion_learnt_at AS order_learnt_at,
            COALESCE(o.status, (
                CASE
                    WHEN (q.public_id IS NOT NULL) THEN 1
                    ELSE NULL::integer
                END)::bigint) AS order_status,
            r.order_updated AS order_read_at,
            s.snapshot_at AS seen_at,
            l.snapshot_at AS latest_at,
            date_trunc('second'::text, l.snapshot_at) AS latest_second
           FROM (((((((placed p
             CROSS JOIN latest l)
             LEFT JOIN told t ON (((t.public_id = p.public_id) AND (t.n = 1))))
             LEFT JOIN told_orders d ON (((d.public_id = p.order_now) AND (d.n = 1))))
             LEFT JOIN ordergroove.orders_with_deletions o ON ((o.public_id = p.order_now)))
             LEFT JOIN once_unsent q ON ((q.public_id = p.order_now)))
             LEFT JOIN read_orders r ON ((r."order" = p.order_now)))
             LEFT JOIN seen s ON ((s.public_id = p.public_id)))
        ), judged AS (
         SELECT f.public_id,
            f."order",
            f.subscription,
            f.product,
            f.offer,
            f.subscription_component,
            f.quantity,
            f.price,
            f.extra_cost,
            f.total_price,
            f.one_time,
            f.components,
            f.incentives,
            f.frozen,
            f.first_placed,
            f.product_attribute,
            f.order_updated,
            f._unknown_fields,
            f._sdc_extracted_at,
            f._sdc_received_at,
            f._sdc_batched_at,
            f._sdc_deleted_at,
            f._sdc_sequence,
            f._sdc_table_version,
            f._sdc_sync_started_at,
            f.changed_at,
            f.order_now,
            f.is_told,
            f.told_at,
            f.told_by,
            f.order_is_told,
            f.order_told_at,
            f.order_told_by,
            f.order_learnt_from,
            f.order_learnt_at,
            f.order_status,
            f.order_read_at,
            f.seen_at,
            f.latest_at,
            f.latest_second,
                CASE
                    WHEN f.is_told THEN 'webhook'::text
                    WHEN (f._sdc_deleted_at IS NOT NULL) THEN 'full_table'::text
                    WHEN (f.order_is_told AND (NOT COALESCE(((f.seen_at >= f.latest_at) AND (f.order_told_at < f.latest_second)), false))) THEN 'order'::text
                    WHEN ((f.order_learnt_from IS NOT NULL) AND (f.latest_at IS NULL)) THEN 'order'::text
                    WHEN ((f.order_status = 1) AND (f.changed_at < f.latest_second) AND ((f.seen_at IS NULL) OR (f.seen_at < f.latest_at))) THEN 'snapshot'::text
                    WHEN ((f.order_status <> 1) AND (f.changed_at < f.order_read_at) AND ((f.seen_at IS NULL) OR (f.seen_at < f.latest_at))) THEN 'left_behind'::text
                    ELSE NULL::text
                END AS learnt_from
           FROM facts f
        )
 SELECT learnt_from AS deletion_learnt_from,
        CASE learnt_from
            WHEN 'webhook'::text THEN told_at
            WHEN 'full_table'::text THEN _sdc_deleted_at
            WHEN 'order'::text THEN COALESCE(order_told_at, order_learnt_at)
            WHEN 'snapshot'::text THEN ( SELECT min(c.snapshot_at) AS min
               FROM complete c
              WHERE ((date_trunc('second'::text, c.snapshot_at) > j.changed_at) AND ((j.seen_at IS NULL) OR (c.snapshot_at > j.seen_at))))
            WHEN 'left_behind'::text THEN order_read_at
            ELSE NULL::timestamp without time zone
        END AS deletion_learnt_at,
        CASE learnt_from
            WHEN 'webhook'::text THEN told_by
            WHEN 'order'::text THEN order_told_by
            ELSE NULL::text
        END AS deletion_event_id,
    GREATEST(changed_at, seen_at) AS last_seen_at,
        CASE
            WHEN (learnt_from IS NOT NULL) THEN NULL::text
            WHEN (order_status <> 1) THEN 'status'::text
            WHEN (seen_at >= latest_at) THEN 'snapshot'::text
            WHEN (changed_at >= latest_second) THEN 'change'::text
            ELSE 'unchecked'::text
        END AS existence_learnt_from,
    public_id,
    "order",
    subscription,
    product,
    offer,
    subscription_component,
    quantity,
    price,
    extra_cost,
    total_price,
    one_time,
    components,
    incentives,
    frozen,
    first_placed,
    product_attribute,
    order_updated,
    _unknown_fields,
    _sdc_extracted_at,
    _sdc_received_at,
    _sdc_batched_at,
    _sdc_deleted_at,
    _sdc_sequence,
    _sdc_table_version,
    _sdc_sync_started_at
   FROM judged j;


--
-- Name: items_current; Type: VIEW; Schema: ordergroove; Owner: -
--

CREATE VIEW ordergroove.items_current AS
 SELECT existence_learnt_from,
    public_id,
    "order",
    subscription,
    product,
    offer,
    subscription_component,
    quantity,
    price,
    extra_cost,
    total_price,
    one_time,
    components,
    incentives,
    frozen,
    first_placed,
    product_attribute,
    order_updated,
    _unknown_fields,
    _sdc_extracted_at,
    _sdc_received_at,
    _sdc_batched_at,
    _sdc_deleted_at,
    _sdc_sequence,
    _sdc_table_version,
    _sdc_sync_started_at
   FROM ordergroove.items_with_deletions v
  WHERE (deletion_learnt_from IS NULL);


--
-- Name: items_deleted; Type: VIEW; Schema: ordergroove; Owner: -
--

CREATE VIEW ordergroove.items_deleted AS
 SELECT deletion_learnt_from,
    deletion_learnt_at,
    deletion_event_id,
    last_seen_at,
    public_id,
    "order",
    subscription,
    product,
    offer,
    subscription_component,
    quantity,
    price,
    extra_cost,
    total_price,
    one_time,
    components,
    incentives,
    frozen,
    first_placed,
    product_attribute,
    order_updated,
    _unknown_fields,
    _sdc_extracted_at,
    _sdc_received_at,
    _sdc_batched_at,
    _sdc_deleted_at,
    _sdc_sequence,
    _sdc_table_version,
    _sdc_sync_started_at
   FROM ordergroove.items_with_deletions v
  WHERE (deletion_learnt_from IS NOT NULL);


--
-- Name: offer_profiles; Type: TABLE; Schema: ordergroove; Owner: -
--

CREATE TABLE ordergroove.offer_profiles (
    public_id text NOT NULL,
    merchant text,
    name text,
    status text,
    live boolean,
    weight bigint,
    offers jsonb[],
    initial_coupon jsonb,
    recurring_coupon jsonb,
    _unknown_fields jsonb,
    _snapshot_at timestamp without time zone,
    _sdc_extracted_at timestamp without time zone,
    _sdc_received_at timestamp without time zone,
    _sdc_batched_at timestamp without time zone,
    _sdc_deleted_at timestamp without time zone,
    _sdc_sequence bigint,
    _sdc_table_version bigint,
    _sdc_sync_started_at bigint
);


--
-- Name: one_time_incentives; Type: TABLE; Schema: ordergroove; Owner: -
--

CREATE TABLE ordergroove.one_time_incentives (
    public_id text NOT NULL,
    customer text,
    "order" text,
    item text,
    merchant text,
    external_code text,
    description text,
    incentive jsonb,
    onetime_coupon_type text,
    stacking_type bigint,
    applied_at timestamp without time zone,
    expires timestamp without time zone,
    created timestamp without time zone,
    last_updated timestamp without time zone,
    _unknown_fields jsonb,
    _snapshot_at timestamp without time zone,
    _sdc_extracted_at timestamp without time zone,
    _sdc_received_at timestamp without time zone,
    _sdc_batched_at timestamp without time zone,
    _sdc_deleted_at timestamp without time zone,
    _sdc_sequence bigint,
    _sdc_table_version bigint,
    _sdc_sync_started_at bigint
);


--
-- Name: order_events; Type: TABLE; Schema: ordergroove; Owner: -
--

CREATE TABLE ordergroove.order_events (
    route text NOT NULL,
    route_merchant text,
    event_id text NOT NULL,
    event_type text,
    event_created timestamp without time zone,
    received_at timestamp without time zone,
    actor_type text,
    actor_id text,
    source text,
    _sequence bigint,
    type text,
    merchant text,
    public_id text,
    customer text,
    payment text,
    shipping_address text,
    sub_total numeric,
    tax_total numeric,
    shipping_total numeric,
    discount_total numeric,
    total numeric,
    created timestamp without time zone,
    place date,
    cancelled timestamp without time zone,
    tries bigint,
    generic_error_count bigint,
    status bigint,
    status_display text,
    order_merchant_id text,
    rejected_message jsonb,
    extra_data jsonb,
    context jsonb,
    snapshot jsonb,
    _unknown_fields jsonb,
    _sdc_extracted_at timestamp without time zone,
    _sdc_received_at timestamp without time zone,
    _sdc_batched_at timestamp without time zone,
    _sdc_deleted_at timestamp without time zone,
    _sdc_sequence bigint,
    _sdc_table_version bigint,
    _sdc_sync_started_at bigint
);


--
-- Name: orders_current; Type: VIEW; Schema: ordergroove; Owner: -
--

CREATE VIEW ordergroove.orders_current AS
 SELECT existence_learnt_from,
    public_id,
    customer,
    payment,
    shipping_address,
    merchant,
    order_merchant_id,
    status,
    type,
    place,
    cancelled,
    tries,
    generic_error_count,
    sub_total,
    tax_total,
    shipping_total,
    discount_total,
    total,
    currency_code,
    rejected_message,
    extra_data,
    locked,
    oos_free_shipping,
    has_plan,
    created,
    updated,
    _unknown_fields,
    _sdc_extracted_at,
    _sdc_received_at,
    _sdc_batched_at,
    _sdc_deleted_at,
    _sdc_sequence,
    _sdc_table_version,
    _sdc_sync_started_at
   FROM ordergroove.orders_with_deletions v
  WHERE (deletion_learnt_from IS NULL);


--
-- Name: orders_deleted; Type: VIEW; Schema: ordergroove; Owner: -
--

CREATE VIEW ordergroove.orders_deleted AS
 SELECT deletion_learnt_from,
    deletion_learnt_at,
    deletion_event_id,
    last_seen_at,
    public_id,
    customer,
    payment,
    shipping_address,
    merchant,
    order_merchant_id,
    status,
    type,
    place,
    cancelled,
    tries,
    generic_error_count,
    sub_total,
    tax_total,
    shipping_total,
    discount_total,
    total,
    currency_code,
    rejected_message,
    extra_data,
    locked,
    oos_free_shipping,
    has_plan,
    created,
    updated,
    _unknown_fields,
    _sdc_extracted_at,
    _sdc_received_at,
    _sdc_batched_at,
    _sdc_deleted_at,
    _sdc_sequence,
    _sdc_table_version,
    _sdc_sync_started_at
   FROM ordergroove.orders_with_deletions v
  WHERE (deletion_learnt_from IS NOT NULL);


--
-- Name: payments; Type: TABLE; Schema: ordergroove; Owner: -
--

CREATE TABLE ordergroove.payments (
    public_id text NOT NULL,
    customer text,
    billing_address text,
    label text,
    payment_method text,
    cc_type bigint,
    cc_number_ending text,
    cc_exp_date text,
    cc_holder text,
    token_id text,
    live boolean,
    created timestamp without time zone,
    last_updated timestamp without time zone,
    _unknown_fields jsonb,
    _snapshot_at timestamp without time zone,
    _sdc_extracted_at timestamp without time zone,
    _sdc_received_at timestamp without time zone,
    _sdc_batched_at timestamp without time zone,
    _sdc_deleted_at timestamp without time zone,
    _sdc_sequence bigint,
    _sdc_table_version bigint,
    _sdc_sync_started_at bigint
);


--
-- Name: products; Type: TABLE; Schema: ordergroove; Owner: -
--

CREATE TABLE ordergroove.products (
    external_product_id text NOT NULL,
    offer_profile text,
    merchant text,
    name text,
    sku text,
    price numeric,
    product_type text,
    image_url text,
    detail_url text,
    live boolean,
    discontinued boolean,
    autoship_enabled boolean,
    autoship_by_default boolean,
    prepaid_eligible boolean,
    premier_enabled bigint,
    every bigint,
    every_period bigint,
    incentive_group text,
    groups jsonb[],
    product_selection_rules jsonb[],
    product_resource_grants jsonb[],
    product_free_trial_configurations jsonb[],
    extra_data jsonb,
    created timestamp without time zone,
    last_update timestamp without time zone,
    _unknown_fields jsonb,
    _snapshot_at timestamp without time zone,
    _sdc_extracted_at timestamp without time zone,
    _sdc_received_at timestamp without time zone,
    _sdc_batched_at timestamp without time zone,
    _sdc_deleted_at timestamp without time zone,
    _sdc_sequence bigint,
    _sdc_table_version bigint,
    _sdc_sync_started_at bigint
);


--
-- Name: subscription_events; Type: TABLE; Schema: ordergroove; Owner: -
--

CREATE TABLE ordergroove.subscription_events (
    route text NOT NULL,
    route_merchant text,
    event_id text NOT NULL,
    event_type text,
    event_created timestamp without time zone,
    received_at timestamp without time zone,
    actor_type text,
    actor_id text,
    source text,
    _sequence bigint,
    type text,
    merchant text,
    public_id text,
    customer text,
    product text,
    components jsonb[],
    extra_data jsonb,
    prepaid_subscription_context jsonb,
    quantity bigint,
    price numeric,
    frequency_days bigint,
    reminder_days bigint,
    every bigint,
    every_period bigint,
    every_period_display text,
    cancelled timestamp without time zone,
    cancel_reason text,
    cancel_reason_code text,
    session_id text,
    merchant_order_id text,
    live boolean,
    external_id text,
    created timestamp without time zone,
    start_date date,
    offer text,
    payment text,
    shipping_address text,
    updated timestamp without time zone,
    context jsonb,
    snapshot jsonb,
    _unknown_fields jsonb,
    _sdc_extracted_at timestamp without time zone,
    _sdc_received_at timestamp without time zone,
    _sdc_batched_at timestamp without time zone,
    _sdc_deleted_at timestamp without time zone,
    _sdc_sequence bigint,
    _sdc_table_version bigint,
    _sdc_sync_started_at bigint
);


--
-- Name: subscriptions; Type: TABLE; Schema: ordergroove; Owner: -
--

CREATE TABLE ordergroove.subscriptions (
    public_id text NOT NULL,
    customer text,
    product text,
    payment text,
    shipping_address text,
    offer text,
    merchant text,
    external_id text,
    merchant_order_id text,
    session_id text,
    subscription_type text,
    raw_subscription_type text,
    quantity bigint,
    price numeric,
    currency_code text,
    every bigint,
    every_period bigint,
    frequency_days bigint,
    reminder_days bigint,
    start_date date,
    live boolean,
    cancelled timestamp without time zone,
    cancel_reason text,
    cancel_reason_code text,
    components jsonb[],
    grantees jsonb[],
    prepaid_subscription_context jsonb,
    free_trial_subscription_context jsonb,
    extra_data jsonb,
    product_attribute text,
    iteration text,
    sequence text,
    customer_rep text,
    club text,
    created timestamp without time zone,
    updated timestamp without time zone,
    _unknown_fields jsonb,
    _sdc_extracted_at timestamp without time zone,
    _sdc_received_at timestamp without time zone,
    _sdc_batched_at timestamp without time zone,
    _sdc_deleted_at timestamp without time zone,
    _sdc_sequence bigint,
    _sdc_table_version bigint,
    _sdc_sync_started_at bigint
);


--
-- Name: webhook_subscriber_events; Type: TABLE; Schema: ordergroove; Owner: -
--

CREATE TABLE ordergroove.webhook_subscriber_events (
    route text NOT NULL,
    route_merchant text,
    event_id text NOT NULL,
    event_type text,
    event_created timestamp without time zone,
    received_at timestamp without time zone,
    actor_type text,
    actor_id text,
    source text,
    _sequence bigint,
    type text,
    merchant text,
    merchant_user_id text,
    subscription text,
    subscriptions jsonb[],
    session_id text,
    first_name text,
    last_name text,
    email text,
    phone_number text,
    phone_type bigint,
    phone_type_display text,
    live boolean,
    created timestamp without time zone,
    last_updated timestamp without time zone,
    extra_data jsonb,
    locale bigint,
    locale_display text,
    context jsonb,
    snapshot jsonb,
    _unknown_fields jsonb,
    _sdc_extracted_at timestamp without time zone,
    _sdc_received_at timestamp without time zone,
    _sdc_batched_at timestamp without time zone,
    _sdc_deleted_at timestamp without time zone,
    _sdc_sequence bigint,
    _sdc_table_version bigint,
    _sdc_sync_started_at bigint
);


--
-- Name: workflow_events; Type: TABLE; Schema: ordergroove; Owner: -
--

CREATE TABLE ordergroove.workflow_events (
    route text NOT NULL,
    route_merchant text,
    event_id text NOT NULL,
    event_type text,
    event_created timestamp without time zone,
    received_at timestamp without time zone,
    actor_type text,
    actor_id text,
    source text,
    _sequence bigint,
    type text,
    merchant text,
    workflow_id text,
    workflow_name text,
    execution_id text,
    key text,
    subscriber_email text,
    subscriber_phone_number text,
    subscriber_first_name text,
    subscriber_last_name text,
    execution_context jsonb,
    context jsonb,
    snapshot jsonb,
    _unknown_fields jsonb,
    _sdc_extracted_at timestamp without time zone,
    _sdc_received_at timestamp without time zone,
    _sdc_batched_at timestamp without time zone,
    _sdc_deleted_at timestamp without time zone,
    _sdc_sequence bigint,
    _sdc_table_version bigint,
    _sdc_sync_started_at bigint
);


--
-- Data for Name: addresses; Type: TABLE DATA; Schema: ordergroove; Owner: -
--

INSERT INTO ordergroove.addresses VALUES
	('b9231008a2343c052ad9acc60a56c723', '000002', NULL, NULL, 'Tove', 'Novák', 'The "Corner" Shop', '517 Lake Drive', NULL, 'Newark', 'NJ', '07102', 'US', NULL, NULL, NULL, true, '2026-03-30 04:14:28', '2026-03-30 04:14:28', 'null', '2026-11-28 20:10:35.618737', '2026-11-28 20:10:44.528973', '2026-11-28 20:10:44.528959', NULL, 1795896644529, NULL, 1795896641573),
	('b9685b916b506047b6b04d3db6b2edfa', '000004', NULL, NULL, 'Pia', 'Castro', NULL, '893 Oak Street', NULL, 'Austin', 'TX', '78701', 'US', '+15552951243', NULL, NULL, true, '2026-04-18 19:59:57', '2026-04-18 19:59:57', 'null', '2026-11-28 20:10:35.685403', '2026-11-28 20:10:44.529093', '2026-11-28 20:10:44.528959', NULL, 1795896644529, NULL, 1795896641573),
	('114bcbd336bbf7d7ad176ebab233ac79', '000005', NULL, NULL, 'Ada', 'Abara', NULL, '724 Oak Street', NULL, 'Portland', 'OR', '97201', 'US', '+15558462670', NULL, NULL, true, '2026-04-19 17:25:16', '2026-04-19 17:25:16', 'null', '2026-11-28 20:10:35.685403', '2026-11-28 20:10:44.529128', '2026-11-28 20:10:44.528959', NULL, 1795896644529, NULL, 1795896641573),
	('2a613738d47a09f3625a7a5327401c66', '000006', NULL, 'Home', 'Carmen', 'Brandt', NULL, '837 Lake Drive', 'Apt 38', 'Newark', 'NJ', '07102', 'US', '+15559651344', NULL, NULL, true, '2026-05-01 20:23:24', '2026-05-01 20:23:24', 'null', '2026-11-28 20:10:35.685403', '2026-11-28 20:10:44.529201', '2026-11-28 20:10:44.528959', NULL, 1795896644529, NULL, 1795896641573),
	('8467ddf6dda426d9ab599d40bf805848', '000007', NULL, NULL, 'Quinn', 'Doyle', NULL, '940 Oak Street', 'Apt 31', 'Portland', 'OR', '97201', 'US', '+15558122226', NULL, NULL, true, '2026-05-03 02:15:59', '2026-05-03 02:15:59', 'null', '2026-11-28 20:10:35.685403', '2026-11-28 20:10:44.529249', '2026-11-28 20:10:44.528959', NULL, 1795896644529, NULL, 1795896641573),
	('087eff2e96cb1cbb1b80cc69011f26db', '000008', NULL, NULL, 'Zoë', 'Brandt', NULL, '680 Lake Drive', NULL, 'Austin', 'TX', '78701', 'US', '+15557039965', NULL, NULL, true, '2026-05-10 19:01:19', '2026-05-10 19:01:19', 'null', '2026-11-28 20:10:35.685403', '2026-11-28 20:10:44.529282', '2026-11-28 20:10:44.528959', NULL, 1795896644529, NULL, 1795896641573),
	('2ae1c5377bfed9563f0c1c9b885feab2', '000009', NULL, NULL, 'Carmen', 'Jansen', NULL, '268 Lake Drive', NULL, 'Newark', 'NJ', '07102', 'US', '+15555738469', NULL, NULL, true, '2026-05-11 10:57:38', '2026-05-11 10:57:38', 'null', '2026-11-28 20:10:35.685403', '2026-11-28 20:10:44.529342', '2026-11-28 20:10:44.528959', NULL, 1795896644529, NULL, 1795896641573),
	('0ccf9d79ae3c11596a4026783539ade5', '000010', NULL, NULL, 'Nils', 'Rossi', NULL, '137 Harbor Lane', NULL, 'Denver', 'CO', '80202', 'US', NULL, NULL, NULL, true, '2026-05-22 01:43:58', '2026-05-22 01:43:58', 'null', '2026-11-28 20:10:35.685403', '2026-11-28 20:10:44.529369', '2026-11-28 20:10:44.528959', NULL, 1795896644529, NULL, 1795896641573),
	('0bc74409bd18b15817bccf0bf766d5c5', '000001', NULL, NULL, 'Nils', 'Quiroga', NULL, '837 Mill Road', 'Floor 9', 'Boston', 'MA', '02108', 'US', NULL, NULL, NULL, true, '2026-03-22 17:45:15', '2026-06-16 10:36:27', 'null', '2026-11-28 20:10:35.813739', '2026-11-28 20:10:44.529404', '2026-11-28 20:10:44.528959', NULL, 1795896644529, NULL, 1795896641573),
	('8e7e4eb00979335f145c2f9de0cd7d88', '000003', NULL, 'Home', 'Zoë', 'Fontaine', NULL, '922 Lake Drive', 'Apt 1', 'Denver', 'CO', '80202', 'US', '+15554948993', NULL, NULL, false, '2026-04-05 19:13:54', '2026-06-17 01:25:21', 'null', '2026-11-28 20:10:35.813739', '2026-11-28 20:10:44.52943', '2026-11-28 20:10:44.528959', NULL, 1795896644529, NULL, 1795896641573),
	('7c21901dc6cddda9d36524940bdd01db', '000011', NULL, NULL, 'Ada', 'Lindqvist', NULL, '582 Harbor Lane', NULL, 'Portland', 'OR', '97201', 'US', '+15559110779', NULL, NULL, false, '2026-06-11 00:14:25', '2026-06-15 22:14:06', 'null', '2026-11-28 20:10:35.813739', '2026-11-28 20:10:44.529455', '2026-11-28 20:10:44.528959', NULL, 1795896644529, NULL, 1795896641573),
	('88f51cf3448c10bbf0f1d2122751c0f3', '000012', NULL, 'Home', 'Tove', 'Singh', NULL, '954 5th Avenue', 'Apt 16', 'Austin', 'TX', '78701', 'US', NULL, NULL, NULL, true, '2026-06-14 23:17:05', '2026-06-14 23:17:05', 'null', '2026-11-28 20:10:35.813739', '2026-11-28 20:10:44.529483', '2026-11-28 20:10:44.528959', NULL, 1795896644529, NULL, 1795896641573),
	('62fd10b170a71430a930b2bcdbd6d360', '000011', NULL, NULL, 'Ada', 'Lindqvist', NULL, '306 Lake Drive', 'Floor 15', 'Chicago', 'IL', '60601', 'US', '+15559110779', NULL, NULL, true, '2026-06-15 22:14:06', '2026-06-16 18:31:57', 'null', '2026-11-28 20:10:35.813739', '2026-11-28 20:10:44.529508', '2026-11-28 20:10:44.528959', NULL, 1795896644530, NULL, 1795896641573),
	('15a1c723912e1e079768d7afdbf48604', '000003', NULL, NULL, 'Zoë', 'Fontaine', NULL, '347 Harbor Lane', NULL, 'Austin', 'TX', '78701', 'US', '+15554948993', NULL, NULL, true, '2026-06-17 01:25:21', '2026-06-17 01:25:21', 'null', '2026-11-28 20:10:35.813739', '2026-11-28 20:10:44.52954', '2026-11-28 20:10:44.528959', NULL, 1795896644530, NULL, 1795896641573),
	('10f4c34080f1b91c178ca4d1a0ca0890', '000013', NULL, NULL, 'Tove', 'Petrov', NULL, '393 5th Avenue', NULL, 'Boston', 'MA', '02108', 'US', '+15557618297', NULL, NULL, true, '2026-06-17 16:54:30', '2026-06-17 16:54:30', 'null', '2026-11-28 20:10:35.813739', '2026-11-28 20:10:44.529563', '2026-11-28 20:10:44.528959', NULL, 1795896644530, NULL, 1795896641573);


--
-- Data for Name: customers; Type: TABLE DATA; Schema: ordergroove; Owner: -
--

INSERT INTO ordergroove.customers VALUES
	('000001', '3e1c26d323ef323ee848f808f54d35bf', '3e1c26d323ef323ee848f808f54d35bf.707751.140147843', '', 'Nils', 'Quiroga', 'customer1@example.com', NULL, 3, true, 1, NULL, 'null', NULL, '2026-03-22 17:45:15', '2026-03-22 17:45:15', 'null', '2026-11-28 20:10:35.920335', '2026-11-28 20:10:44.59044', '2026-11-28 20:10:44.590427', NULL, 1795896644590, NULL, 1795896641573),
	('000002', '3e1c26d323ef323ee848f808f54d35bf', '3e1c26d323ef323ee848f808f54d35bf.873099.574225326', NULL, 'Tove', 'Novák', 'customer2@example.com', NULL, 2, true, 1, NULL, '{"gift": false, "source": "checkout"}', '2026-04-05 05:16:02', '2026-03-30 04:14:28', '2026-04-05 05:16:02', 'null', '2026-11-28 20:10:35.920335', '2026-11-28 20:10:44.590542', '2026-11-28 20:10:44.590427', NULL, 1795896644591, NULL, 1795896641573),
	('000004', '3e1c26d323ef323ee848f808f54d35bf', '3e1c26d323ef323ee848f808f54d35bf.555377.378721137', NULL, 'Pia', 'Castro', 'customer4@example.com', '+15552951243', NULL, true, 1, NULL, 'null', '2026-05-26 04:49:25', '2026-04-18 19:59:57', '2026-05-26 04:49:25', 'null', '2026-11-28 20:10:35.921907', '2026-11-28 20:10:44.590584', '2026-11-28 20:10:44.590427', NULL, 1795896644591, NULL, 1795896641573),
	('000005', '3e1c26d323ef323ee848f808f54d35bf', '3e1c26d323ef323ee848f808f54d35bf.57972.998945562', '', 'Ada', 'Abara', 'customer5@example.com', '+15558462670', 2, true, 1, 'wholesale', 'null', '2026-05-08 05:48:23', '2026-04-19 17:25:16', '2026-05-08 05:48:23', 'null', '2026-11-28 20:10:35.921907', '2026-11-28 20:10:44.590621', '2026-11-28 20:10:44.590427', NULL, 1795896644591, NULL, 1795896641573),
	('000006', '3e1c26d323ef323ee848f808f54d35bf', '3e1c26d323ef323ee848f808f54d35bf.166784.590823569', NULL, 'Carmen', 'Brandt', 'customer6@example.com', '+15559651344', NULL, true, 1, NULL, 'null', '2026-06-01 16:36:25', '2026-05-01 20:23:24', '2026-06-01 16:36:25', 'null', '2026-11-28 20:10:35.921907', '2026-11-28 20:10:44.59065', '2026-11-28 20:10:44.590427', NULL, 1795896644591, NULL, 1795896641573),
	('000007', '3e1c26d323ef323ee848f808f54d35bf', '3e1c26d323ef323ee848f808f54d35bf.840535.139793934', NULL, 'Quinn', 'Doyle', 'customer7@example.com', '+15558122226', 1, true, 1, 'wholesale', 'null', NULL, '2026-05-03 02:15:59', '2026-05-03 02:15:59', 'null', '2026-11-28 20:10:35.921907', '2026-11-28 20:10:44.590678', '2026-11-28 20:10:44.590427', NULL, 1795896644591, NULL, 1795896641573),
	('000009', '3e1c26d323ef323ee848f808f54d35bf', '3e1c26d323ef323ee848f808f54d35bf.617366.421701662', NULL, 'Carmen', 'Jansen', 'customer9@example.com', '+15555738469', NULL, true, 1, NULL, 'null', NULL, '2026-05-11 10:57:38', '2026-05-11 10:57:38', 'null', '2026-11-28 20:10:35.921907', '2026-11-28 20:10:44.590704', '2026-11-28 20:10:44.590427', NULL, 1795896644591, NULL, 1795896641573),
	('000010', '3e1c26d323ef323ee848f808f54d35bf', '3e1c26d323ef323ee848f808f54d35bf.339746.815444335', '', 'Nils', 'Rossi', 'customer10@example.com', NULL, 1, true, 1, NULL, '{}', NULL, '2026-05-22 01:43:58', '2026-05-22 01:43:58', 'null', '2026-11-28 20:10:35.921907', '2026-11-28 20:10:44.590728', '2026-11-28 20:10:44.590427', NULL, 1795896644591, NULL, 1795896641573),
	('000011', '3e1c26d323ef323ee848f808f54d35bf', '3e1c26d323ef323ee848f808f54d35bf.773121.951966212', '', 'Ada', 'Lindqvist', 'customer11@example.com', '+15559110779', 3, true, 1, NULL, 'null', '2026-06-13 03:44:02', '2026-06-11 00:14:25', '2026-06-13 03:44:02', 'null', '2026-11-28 20:10:35.921907', '2026-11-28 20:10:44.590751', '2026-11-28 20:10:44.590427', NULL, 1795896644591, NULL, 1795896641573),
	('000003', '3e1c26d323ef323ee848f808f54d35bf', '3e1c26d323ef323ee848f808f54d35bf.549565.127857477', NULL, 'Zoë', 'Fontaine', 'customer3@example.com', '+15554948993', 1, true, 1, NULL, '{}', '2026-06-15 23:21:43', '2026-04-05 19:13:54', '2026-06-15 23:21:43', 'null', '2026-11-28 20:10:35.922467', '2026-11-28 20:10:44.590789', '2026-11-28 20:10:44.590427', NULL, 1795896644591, NULL, 1795896641573),
	('000008', '3e1c26d323ef323ee848f808f54d35bf', '3e1c26d323ef323ee848f808f54d35bf.798297.463902939', '', 'Zoë', 'Brandt', 'customer8@example.com', '+15557039965', 2, true, 1, NULL, '{}', '2026-06-17 04:14:44', '2026-05-10 19:01:19', '2026-06-17 04:14:44', 'null', '2026-11-28 20:10:35.922467', '2026-11-28 20:10:44.590838', '2026-11-28 20:10:44.590427', NULL, 1795896644591, NULL, 1795896641573),
	('000012', '3e1c26d323ef323ee848f808f54d35bf', '3e1c26d323ef323ee848f808f54d35bf.730338.47073335', '', 'Tove', 'Singh', 'customer12@example.com', NULL, 0, true, 1, NULL, 'null', NULL, '2026-06-14 23:17:05', '2026-06-14 23:17:05', 'null', '2026-11-28 20:10:35.922467', '2026-11-28 20:10:44.590865', '2026-11-28 20:10:44.590427', NULL, 1795896644591, NULL, 1795896641573),
	('000013', '3e1c26d323ef323ee848f808f54d35bf', '3e1c26d323ef323ee848f808f54d35bf.11477.486863173', NULL, 'Tove', 'Petrov', 'customer13@example.com', '+15557618297', 1, true, 1, NULL, 'null', NULL, '2026-06-17 16:54:30', '2026-06-17 16:54:30', 'null', '2026-11-28 20:10:35.922467', '2026-11-28 20:10:44.590888', '2026-11-28 20:10:44.590427', NULL, 1795896644591, NULL, 1795896641573);


--
-- Data for Name: deleted_items; Type: TABLE DATA; Schema: ordergroove; Owner: -
--

INSERT INTO ordergroove.deleted_items VALUES
	('80bdae743f1103ed756907f8225f479e', '2026-06-15 23:56:51', '/ordergroove/updates', 'updates', 'e034e9ef612009d844699c4db9bde084', 'item.remove', '2026-06-15 23:56:51', '2026-11-28 20:08:28.508926', 'customer', '000011', NULL, 7, 'item', '3e1c26d323ef323ee848f808f54d35bf', '000011', '00013', '4c066b3eb371e92bf0721aa7c841143a', '728f532a406361eb612bf337ab03d149', '6be8a4d74f88cda74393b3a296ed2156', 3, 54.5, 147.15, NULL, '{}', '2026-11-28 20:11:18.131041', '2026-11-28 20:11:22.501388', '2026-11-28 20:11:22.501368', NULL, 1795896682501, NULL, 1795896680911),
	('901285efe5a53e291586eea4b393aa9a', '2026-06-17 09:28:39', '/ordergroove/updates', 'updates', '7e10b5814be357b79ea9eb6eabc183a1', 'item.remove', '2026-06-17 09:28:39', '2026-11-28 20:08:29.907497', 'customer', '000008', NULL, 47, 'item', '3e1c26d323ef323ee848f808f54d35bf', '000008', 'SKU-16', '7a25d72dce7d76b657b190dcc7d28eae', '7ae5a3d3b70edb83339d4356e831f9b6', 'f462ea71dee6ea94c7f6cc42e69660c3', 2, 8.99, 16.19, NULL, '{}', '2026-11-28 20:11:18.15284', '2026-11-28 20:11:22.501608', '2026-11-28 20:11:22.501368', NULL, 1795896682502, NULL, 1795896680911),
	('0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51', '2026-11-28 20:08:38', '/ordergroove/updates', 'updates', 'test-f1fa0aaf-33', 'item.remove', '2026-11-28 20:08:38', '2026-11-28 20:08:39.599631', 'customer', 'cust-204881', NULL, 86, 'item', '00000000000000000000000000000000', 'cust-204881', 'SKU-1001', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', '7f3b0c9a51d24e6f8a1b2c3d4e5f6071', 'c0ffee00112233445566778899aabbcc', 1, 27.0, 27.0, NULL, '{}', '2026-11-28 20:11:18.153211', '2026-11-28 20:11:22.501681', '2026-11-28 20:11:22.501368', NULL, 1795896682502, NULL, 1795896680911);


--
-- Data for Name: deleted_orders; Type: TABLE DATA; Schema: ordergroove; Owner: -
--

INSERT INTO ordergroove.deleted_orders VALUES
	('4c066b3eb371e92bf0721aa7c841143a', '2026-06-15 23:56:51', '/ordergroove/updates', 'updates', 'fbd2f448624b3393e83cde7ca56d290f', 'order.delete', '2026-06-15 23:56:51', '2026-11-28 20:08:28.557361', 'customer', '000011', NULL, 8, 'order', '3e1c26d323ef323ee848f808f54d35bf', '000011', '36fd6863083b4dbacfb0633a6baa3e0d', '62fd10b170a71430a930b2bcdbd6d360', 147.15, 0.0, 0.0, 16.35, 147.15, '2026-06-11 00:14:25', '2026-07-08', NULL, 0, 0, 1, 'Unsent', NULL, 'null', '{}', '2026-11-28 20:11:18.243943', '2026-11-28 20:11:22.58489', '2026-11-28 20:11:22.584872', NULL, 1795896682585, NULL, 1795896680911),
	('7a25d72dce7d76b657b190dcc7d28eae', '2026-06-17 09:28:39', '/ordergroove/updates', 'updates', 'dfae71d76cc1d38c7ec61e2144dd2a22', 'order.delete', '2026-06-17 09:28:39', '2026-11-28 20:08:29.949277', 'customer', '000008', NULL, 48, 'order', '3e1c26d323ef323ee848f808f54d35bf', '000008', '0ee069e6bccedf96fd6b4d7134ea16cd', '087eff2e96cb1cbb1b80cc69011f26db', 16.19, 0.0, 4.95, 1.79, 21.14, '2026-06-17 03:58:36', '2026-09-14', NULL, 0, 0, 1, 'Unsent', NULL, 'null', '{"gift": false, "source": "checkout"}', '2026-11-28 20:11:18.280762', '2026-11-28 20:11:22.585064', '2026-11-28 20:11:22.584872', NULL, 1795896682585, NULL, 1795896680911),
	('a41c77e0936b4b1f9c0d2e5f8a7b6c31', '2026-11-28 20:08:38', '/ordergroove/updates', 'updates', 'test-f1fa0aaf-28', 'order.delete', '2026-11-28 20:08:38', '2026-11-28 20:08:39.417405', 'customer', 'cust-204881', NULL, 81, 'order', '00000000000000000000000000000000', 'cust-204881', '33aa1c5e7d9b4f2081c6e4a2b0d8f671', '88be2d4f6a1c4e3095d7b9f1a3c5e782', 27.0, 0.0, 4.95, 3.0, 31.95, '2025-09-14 14:01:40', '2025-10-20', NULL, 0, 0, 1, 'Unsent', NULL, 'null', '{}', '2026-11-28 20:11:18.280881', '2026-11-28 20:11:22.585186', '2026-11-28 20:11:22.584872', NULL, 1795896682585, NULL, 1795896680911);


--
-- Data for Name: entitlement_events; Type: TABLE DATA; Schema: ordergroove; Owner: -
--

INSERT INTO ordergroove.entitlement_events VALUES
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-39', 'entitlement.entitlements_granted', '2026-11-28 20:08:38', '2026-11-28 20:08:39.865505', NULL, NULL, NULL, 92, 'entitlement', '00000000000000000000000000000000', 'cust-204881', '{"{\"live\": true, \"created\": 1760364000, \"grantees\": null, \"resource\": {\"name\": \"Premium Library\", \"image_url\": null, \"public_id\": \"9a8b7c6d5e4f30211203f4e5d6c7b8a9\", \"description\": \"Streaming access\", \"external_id\": \"res-77\"}, \"public_id\": \"36e0a1b2c3d4e5f60718293a4b5c6d7e\", \"expiration\": 1763042400, \"access_type\": \"time_based\", \"grace_period\": 86400, \"last_updated\": 1760450400, \"entitlement_transaction\": {\"public_id\": \"71f2e3d4c5b6a7988796a5b4c3d2e1f0\", \"time_amount\": 2592000, \"grace_period\": 86400, \"source_action\": \"order-placement\", \"source_object\": \"item\", \"source_object_id\": \"0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51\", \"transaction_type\": \"grant_credit\", \"transaction_execution_time\": 1760450400, \"transaction_initiation_time\": 1760450400}}"}', 'null', 'null', 'null', '2026-11-28 20:11:18.312046', '2026-11-28 20:11:22.656917', '2026-11-28 20:11:22.656903', NULL, 1795896682657, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-40', 'entitlement.entitlements_expiring', '2026-11-28 20:08:38', '2026-11-28 20:08:39.906618', NULL, NULL, NULL, 93, 'entitlement', '00000000000000000000000000000000', 'cust-204881', '{"{\"live\": true, \"created\": 1760364000, \"grantees\": null, \"resource\": {\"name\": \"Premium Library\", \"image_url\": null, \"public_id\": \"9a8b7c6d5e4f30211203f4e5d6c7b8a9\", \"description\": \"Streaming access\", \"external_id\": \"res-77\"}, \"public_id\": \"36e0a1b2c3d4e5f60718293a4b5c6d7e\", \"expiration\": 1763042400, \"access_type\": \"time_based\", \"grace_period\": 86400, \"last_updated\": 1760450400, \"entitlement_transaction\": {\"public_id\": \"71f2e3d4c5b6a7988796a5b4c3d2e1f0\", \"time_amount\": 2592000, \"grace_period\": 86400, \"source_action\": \"order-placement\", \"source_object\": \"item\", \"source_object_id\": \"0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51\", \"transaction_type\": \"grant_credit\", \"transaction_execution_time\": 1760450400, \"transaction_initiation_time\": 1760450400}}"}', 'null', 'null', 'null', '2026-11-28 20:11:18.342646', '2026-11-28 20:11:22.657039', '2026-11-28 20:11:22.656903', NULL, 1795896682657, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-41', 'entitlement.entitlements_expired', '2026-11-28 20:08:38', '2026-11-28 20:08:39.946111', NULL, NULL, NULL, 94, 'entitlement', '00000000000000000000000000000000', 'cust-204881', '{"{\"live\": true, \"created\": 1760364000, \"grantees\": null, \"resource\": {\"name\": \"Premium Library\", \"image_url\": null, \"public_id\": \"9a8b7c6d5e4f30211203f4e5d6c7b8a9\", \"description\": \"Streaming access\", \"external_id\": \"res-77\"}, \"public_id\": \"36e0a1b2c3d4e5f60718293a4b5c6d7e\", \"expiration\": 1763042400, \"access_type\": \"time_based\", \"grace_period\": 86400, \"last_updated\": 1760450400, \"entitlement_transaction\": {\"public_id\": \"71f2e3d4c5b6a7988796a5b4c3d2e1f0\", \"time_amount\": 2592000, \"grace_period\": 86400, \"source_action\": \"order-placement\", \"source_object\": \"item\", \"source_object_id\": \"0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51\", \"transaction_type\": \"grant_credit\", \"transaction_execution_time\": 1760450400, \"transaction_initiation_time\": 1760450400}}"}', 'null', 'null', 'null', '2026-11-28 20:11:18.342746', '2026-11-28 20:11:22.657089', '2026-11-28 20:11:22.656903', NULL, 1795896682657, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-42', 'entitlement.entitlements_grace_period_expired', '2026-11-28 20:08:38', '2026-11-28 20:08:40.013846', NULL, NULL, NULL, 95, 'entitlement', '00000000000000000000000000000000', 'cust-204881', '{"{\"live\": false, \"created\": 1760364000, \"grantees\": null, \"resource\": {\"name\": \"Premium Library\", \"image_url\": null, \"public_id\": \"9a8b7c6d5e4f30211203f4e5d6c7b8a9\", \"description\": \"Streaming access\", \"external_id\": \"res-77\"}, \"public_id\": \"36e0a1b2c3d4e5f60718293a4b5c6d7e\", \"expiration\": 1763042400, \"access_type\": \"time_based\", \"grace_period\": 86400, \"last_updated\": 1760450400, \"entitlement_transaction\": {\"public_id\": \"71f2e3d4c5b6a7988796a5b4c3d2e1f0\", \"time_amount\": 2592000, \"grace_period\": 86400, \"source_action\": \"order-placement\", \"source_object\": \"item\", \"source_object_id\": \"0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51\", \"transaction_type\": \"grant_credit\", \"transaction_execution_time\": 1760450400, \"transaction_initiation_time\": 1760450400}}"}', 'null', 'null', 'null', '2026-11-28 20:11:18.342789', '2026-11-28 20:11:22.657126', '2026-11-28 20:11:22.656903', NULL, 1795896682657, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-43', 'entitlement.entitlements_expiration_modified', '2026-11-28 20:08:38', '2026-11-28 20:08:40.062234', NULL, NULL, NULL, 96, 'entitlement', '00000000000000000000000000000000', 'cust-204881', '{"{\"live\": true, \"created\": 1760364000, \"grantees\": null, \"resource\": {\"name\": \"Premium Library\", \"image_url\": null, \"public_id\": \"9a8b7c6d5e4f30211203f4e5d6c7b8a9\", \"description\": \"Streaming access\", \"external_id\": \"res-77\"}, \"public_id\": \"36e0a1b2c3d4e5f60718293a4b5c6d7e\", \"expiration\": 1763042400, \"access_type\": \"time_based\", \"grace_period\": 86400, \"last_updated\": 1760450400, \"entitlement_transaction\": {\"public_id\": \"71f2e3d4c5b6a7988796a5b4c3d2e1f0\", \"time_amount\": 2592000, \"grace_period\": 86400, \"source_action\": \"order-placement\", \"source_object\": \"item\", \"source_object_id\": \"0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51\", \"transaction_type\": \"grant_credit\", \"transaction_execution_time\": 1760450400, \"transaction_initiation_time\": 1760450400}}"}', 'null', 'null', 'null', '2026-11-28 20:11:18.342828', '2026-11-28 20:11:22.657163', '2026-11-28 20:11:22.656903', NULL, 1795896682657, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-44', 'entitlement.entitlements_voided', '2026-11-28 20:08:38', '2026-11-28 20:08:40.097029', NULL, NULL, NULL, 97, 'entitlement', '00000000000000000000000000000000', 'cust-204881', '{"{\"live\": false, \"created\": 1760364000, \"grantees\": null, \"resource\": {\"name\": \"Premium Library\", \"image_url\": null, \"public_id\": \"9a8b7c6d5e4f30211203f4e5d6c7b8a9\", \"description\": \"Streaming access\", \"external_id\": \"res-77\"}, \"public_id\": \"36e0a1b2c3d4e5f60718293a4b5c6d7e\", \"expiration\": 1763042400, \"access_type\": \"time_based\", \"grace_period\": 86400, \"last_updated\": 1760450400, \"entitlement_transaction\": {\"public_id\": \"71f2e3d4c5b6a7988796a5b4c3d2e1f0\", \"time_amount\": 2592000, \"grace_period\": 86400, \"source_action\": \"order-placement\", \"source_object\": \"item\", \"source_object_id\": \"0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51\", \"transaction_type\": \"grant_credit\", \"transaction_execution_time\": 1760450400, \"transaction_initiation_time\": 1760450400}}"}', 'null', 'null', 'null', '2026-11-28 20:11:18.342864', '2026-11-28 20:11:22.657195', '2026-11-28 20:11:22.656903', NULL, 1795896682657, NULL, 1795896680911);


--
-- Data for Name: events; Type: TABLE DATA; Schema: ordergroove; Owner: -
--

INSERT INTO ordergroove.events VALUES
	('/ordergroove/updates', 'updates', 'dbff651e4a1dd85dd9ff969bdd65418d', 'item.create', '2026-06-15 19:01:20', '2026-11-28 20:08:28.080867', 'customer', '000004', NULL, 1, 'item', 'adcb1b11ae81db7510c3c9a4209fb7ca', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "item", "offer": "6be8a4d74f88cda74393b3a296ed2156", "order": "9c4bf5fd0860f69461aee54afbb1ddae", "price": "11.99", "product": "SKU-7", "customer": "000004", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "quantity": 1, "public_id": "adcb1b11ae81db7510c3c9a4209fb7ca", "components": [], "total_price": "10.80", "first_placed": null, "subscription": null}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000004"}}}', 'null', 'null', '2026-11-28 20:11:18.411397', '2026-11-28 20:11:22.708873', '2026-11-28 20:11:22.70886', NULL, 1795896682709, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '8cdaeb2f231518cbca98bb61bb331887', 'subscription.change_shipping_address', '2026-06-15 22:14:06', '2026-11-28 20:08:28.229855', 'customer', '000011', NULL, 2, 'subscription', '728f532a406361eb612bf337ab03d149', '3e1c26d323ef323ee848f808f54d35bf', '{"live": true, "type": "subscription", "every": 4, "offer": "6be8a4d74f88cda74393b3a296ed2156", "price": null, "created": 1781136865, "payment": "36fd6863083b4dbacfb0633a6baa3e0d", "product": "00013", "updated": 1781561646, "customer": "000011", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "quantity": 3, "cancelled": null, "public_id": "728f532a406361eb612bf337ab03d149", "components": [], "extra_data": {"tags": ["a", "b"], "shopify_contract_id": "652601"}, "session_id": "3e1c26d323ef323ee848f808f54d35bf.773121.951966212", "start_date": "2026-06-10", "external_id": null, "every_period": 2, "cancel_reason": "", "reminder_days": 10, "frequency_days": 28, "shipping_address": "62fd10b170a71430a930b2bcdbd6d360", "merchant_order_id": "#40247", "cancel_reason_code": null, "every_period_display": "Weeks", "prepaid_subscription_context": null}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000011"}}}', 'null', 'null', '2026-11-28 20:11:18.442577', '2026-11-28 20:11:22.70899', '2026-11-28 20:11:22.70886', NULL, 1795896682709, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '12abbe2d50500b2631c0f2e26037618f', 'subscription.change_shipping_address', '2026-06-15 22:14:06', '2026-11-28 20:08:28.255254', 'customer', '000011', NULL, 3, 'subscription', '93548253719936719cefe2bf4217bea8', '3e1c26d323ef323ee848f808f54d35bf', '{"live": true, "type": "subscription", "every": 2, "offer": "0cb69ab7f5a0d02e44ee9bd73b53690a", "price": null, "created": 1781136865, "payment": "36fd6863083b4dbacfb0633a6baa3e0d", "product": "SKU-8", "updated": 1781561646, "customer": "000011", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "quantity": 3, "cancelled": null, "public_id": "93548253719936719cefe2bf4217bea8", "components": [], "extra_data": {}, "session_id": "3e1c26d323ef323ee848f808f54d35bf.773121.951966212", "start_date": "2026-06-10", "external_id": null, "every_period": 3, "cancel_reason": "", "reminder_days": 10, "frequency_days": 60, "shipping_address": "62fd10b170a71430a930b2bcdbd6d360", "merchant_order_id": "#65390", "cancel_reason_code": null, "every_period_display": "Months", "prepaid_subscription_context": null}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000011"}}}', 'null', 'null', '2026-11-28 20:11:18.442684', '2026-11-28 20:11:22.709037', '2026-11-28 20:11:22.70886', NULL, 1795896682709, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '8fa0bc0138f3cedb5cf47dd8c925c8cf', 'order.change_shipping_address', '2026-06-15 22:14:06', '2026-11-28 20:08:28.393989', 'customer', '000011', NULL, 4, 'order', '4c066b3eb371e92bf0721aa7c841143a', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "order", "place": "2026-07-08", "total": "147.15", "tries": 0, "status": 1, "created": 1781136865, "payment": "36fd6863083b4dbacfb0633a6baa3e0d", "customer": "000011", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "cancelled": null, "public_id": "4c066b3eb371e92bf0721aa7c841143a", "sub_total": "147.15", "tax_total": "0.00", "extra_data": {}, "discount_total": "16.35", "shipping_total": "0.00", "status_display": "Unsent", "rejected_message": null, "shipping_address": "62fd10b170a71430a930b2bcdbd6d360", "order_merchant_id": null, "generic_error_count": 0}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000011"}}}', 'null', 'null', '2026-11-28 20:11:18.442742', '2026-11-28 20:11:22.709105', '2026-11-28 20:11:22.70886', NULL, 1795896682709, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'c535a1b7cb629f19bd20ff8363acc72f', 'order.change_shipping_address', '2026-06-15 22:14:06', '2026-11-28 20:08:28.430548', 'customer', '000011', NULL, 5, 'order', '5787dcd273dee261ef556b08c3606a28', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "order", "place": "2026-08-09", "total": "60.75", "tries": 0, "status": 1, "created": 1781136865, "payment": "36fd6863083b4dbacfb0633a6baa3e0d", "customer": "000011", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "cancelled": null, "public_id": "5787dcd273dee261ef556b08c3606a28", "sub_total": "60.75", "tax_total": "0.00", "extra_data": {}, "discount_total": "6.75", "shipping_total": "0.00", "status_display": "Unsent", "rejected_message": null, "shipping_address": "62fd10b170a71430a930b2bcdbd6d360", "order_merchant_id": null, "generic_error_count": 0}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000011"}}}', 'null', 'null', '2026-11-28 20:11:18.44281', '2026-11-28 20:11:22.709139', '2026-11-28 20:11:22.70886', NULL, 1795896682709, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'fb2bb62e6c7e7ec0678d831c42401922', 'subscription.cancel', '2026-06-15 23:56:51', '2026-11-28 20:08:28.456109', 'customer', '000011', NULL, 6, 'subscription', '728f532a406361eb612bf337ab03d149', '3e1c26d323ef323ee848f808f54d35bf', '{"live": false, "type": "subscription", "every": 4, "offer": "6be8a4d74f88cda74393b3a296ed2156", "price": null, "created": 1781136865, "payment": "36fd6863083b4dbacfb0633a6baa3e0d", "product": "00013", "updated": 1781567811, "customer": "000011", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "quantity": 3, "cancelled": 1781567811, "public_id": "728f532a406361eb612bf337ab03d149", "components": [], "extra_data": {"tags": ["a", "b"], "shopify_contract_id": "652601"}, "session_id": "3e1c26d323ef323ee848f808f54d35bf.773121.951966212", "start_date": "2026-06-10", "external_id": null, "every_period": 2, "cancel_reason": "31 | Duplicate", "reminder_days": 10, "frequency_days": 28, "shipping_address": "62fd10b170a71430a930b2bcdbd6d360", "merchant_order_id": "#40247", "cancel_reason_code": 31, "every_period_display": "Weeks", "prepaid_subscription_context": null}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000011"}}}', 'null', 'null', '2026-11-28 20:11:18.442863', '2026-11-28 20:11:22.709176', '2026-11-28 20:11:22.70886', NULL, 1795896682709, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'sha256:087fc45dff73e0776b4ede10f37a997afc3d137fc296f9514941a8dc00a1cb91', NULL, NULL, '2026-11-28 20:08:41.446458', NULL, NULL, NULL, 99, NULL, NULL, NULL, 'null', 'null', 'this is no JSON, and is kept all the same', 'null', 'null', 'null', '2026-11-28 20:11:18.496829', '2026-11-28 20:11:22.718398', '2026-11-28 20:11:22.70886', NULL, 1795896682718, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'e034e9ef612009d844699c4db9bde084', 'item.remove', '2026-06-15 23:56:51', '2026-11-28 20:08:28.508926', 'customer', '000011', NULL, 7, 'item', '80bdae743f1103ed756907f8225f479e', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "item", "offer": "6be8a4d74f88cda74393b3a296ed2156", "order": "4c066b3eb371e92bf0721aa7c841143a", "price": "54.50", "product": "00013", "customer": "000011", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "quantity": 3, "public_id": "80bdae743f1103ed756907f8225f479e", "components": [], "total_price": "147.15", "first_placed": null, "subscription": "728f532a406361eb612bf337ab03d149"}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000011"}}}', 'null', 'null', '2026-11-28 20:11:18.442905', '2026-11-28 20:11:22.709207', '2026-11-28 20:11:22.70886', NULL, 1795896682709, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'fbd2f448624b3393e83cde7ca56d290f', 'order.delete', '2026-06-15 23:56:51', '2026-11-28 20:08:28.557361', 'customer', '000011', NULL, 8, 'order', '4c066b3eb371e92bf0721aa7c841143a', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "order", "place": "2026-07-08", "total": "147.15", "tries": 0, "status": 1, "created": 1781136865, "payment": "36fd6863083b4dbacfb0633a6baa3e0d", "customer": "000011", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "cancelled": null, "public_id": "4c066b3eb371e92bf0721aa7c841143a", "sub_total": "147.15", "tax_total": "0.00", "extra_data": {}, "discount_total": "16.35", "shipping_total": "0.00", "status_display": "Unsent", "rejected_message": null, "shipping_address": "62fd10b170a71430a930b2bcdbd6d360", "order_merchant_id": null, "generic_error_count": 0}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000011"}}}', 'null', 'null', '2026-11-28 20:11:18.442952', '2026-11-28 20:11:22.709242', '2026-11-28 20:11:22.70886', NULL, 1795896682709, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '5c910132931009d33c003e0a9fd6a73f', 'subscription.change_quantity', '2026-06-16 00:43:14', '2026-11-28 20:08:28.581179', 'customer', '000001', NULL, 9, 'subscription', '13ae7b64ac5edda049ad04eb4b48ba57', '3e1c26d323ef323ee848f808f54d35bf', '{"live": true, "type": "subscription", "every": 4, "offer": "819b8bb44067da30ecd21a066b5ce807", "price": null, "created": 1774201515, "payment": "4504eb312f2842c6484f171a48bd9bbb", "product": "SKU-11", "updated": 1781570594, "customer": "000001", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "quantity": 4, "cancelled": null, "public_id": "13ae7b64ac5edda049ad04eb4b48ba57", "components": [], "extra_data": {}, "session_id": "3e1c26d323ef323ee848f808f54d35bf.707751.140147843", "start_date": "2026-03-22", "external_id": null, "every_period": 2, "cancel_reason": "", "reminder_days": 10, "frequency_days": 28, "shipping_address": "0bc74409bd18b15817bccf0bf766d5c5", "merchant_order_id": "#87389", "cancel_reason_code": null, "every_period_display": "Weeks", "prepaid_subscription_context": null}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000001"}}}', 'null', 'null', '2026-11-28 20:11:18.442998', '2026-11-28 20:11:22.709272', '2026-11-28 20:11:22.70886', NULL, 1795896682709, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '1cbe06f23140bef58aa271a0a007c3fb', 'item.change_quantity', '2026-06-16 00:43:14', '2026-11-28 20:08:28.633577', 'customer', '000001', NULL, 10, 'item', '9f7cd7e82a8c7ef0ffa3dd0ee8c3788f', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "item", "offer": "819b8bb44067da30ecd21a066b5ce807", "order": "595ee482990cdd5b871c3b8f923aaef5", "price": "9.99", "product": "SKU-11", "customer": "000001", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "quantity": 4, "public_id": "9f7cd7e82a8c7ef0ffa3dd0ee8c3788f", "components": [], "total_price": "35.97", "first_placed": null, "subscription": "13ae7b64ac5edda049ad04eb4b48ba57"}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000001"}}}', 'null', 'null', '2026-11-28 20:11:18.443036', '2026-11-28 20:11:22.70931', '2026-11-28 20:11:22.70886', NULL, 1795896682709, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'd6bedd56657db69230e27d8f923a29c8', 'subscription.create', '2026-06-16 03:11:41', '2026-11-28 20:08:28.677002', 'customer', '000008', 'PurchasePOST', 11, 'subscription', 'd2f37be439a4520cb83f0587e2cfece7', '3e1c26d323ef323ee848f808f54d35bf', '{"live": true, "type": "subscription", "every": 14, "offer": "819b8bb44067da30ecd21a066b5ce807", "price": null, "created": 1781579501, "payment": "41d2fe5a5d0a6383d87671dea7aa5d90", "product": "00010", "updated": 1781579501, "customer": "000008", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "quantity": 3, "cancelled": null, "public_id": "d2f37be439a4520cb83f0587e2cfece7", "components": [{"product": "00001", "quantity": 1, "public_id": "238f728170742f08f400621ef6f430fe"}, {"product": "00014", "quantity": 1, "public_id": "bbebdbddd96c089e0ee4d575808fa84d"}], "extra_data": {"gift": false, "source": "checkout"}, "session_id": "3e1c26d323ef323ee848f808f54d35bf.798297.463902939", "start_date": "2026-06-15", "external_id": null, "every_period": 1, "cancel_reason": "", "reminder_days": 10, "frequency_days": 14, "shipping_address": "087eff2e96cb1cbb1b80cc69011f26db", "merchant_order_id": "#34787", "cancel_reason_code": null, "every_period_display": "Days", "prepaid_subscription_context": null}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000008"}}, "source": "PurchasePOST"}', 'null', 'null', '2026-11-28 20:11:18.443084', '2026-11-28 20:11:22.709346', '2026-11-28 20:11:22.70886', NULL, 1795896682709, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '741b20805daf71339cd3260f4a30c54d', 'order.create', '2026-06-16 03:11:41', '2026-11-28 20:08:28.709256', 'customer', '000008', NULL, 12, 'order', '9cf5c956b991cf7edeae4ecb974d203a', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "order", "place": "2026-06-29", "total": "4.95", "tries": 0, "status": 1, "created": 1781579501, "payment": "41d2fe5a5d0a6383d87671dea7aa5d90", "customer": "000008", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "cancelled": null, "public_id": "9cf5c956b991cf7edeae4ecb974d203a", "sub_total": "0.00", "tax_total": "0.00", "extra_data": {"gift": true, "source": "checkout"}, "discount_total": "0.00", "shipping_total": "4.95", "status_display": "Unsent", "rejected_message": null, "shipping_address": "087eff2e96cb1cbb1b80cc69011f26db", "order_merchant_id": null, "generic_error_count": 0}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000008"}}}', 'null', 'null', '2026-11-28 20:11:18.443129', '2026-11-28 20:11:22.709383', '2026-11-28 20:11:22.70886', NULL, 1795896682709, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '92401da977b4e29b85074b59da13d835', 'item.create', '2026-06-16 03:11:41', '2026-11-28 20:08:28.739778', 'customer', '000008', NULL, 13, 'item', '422e9124fd8e91e223c36199bc58c8f0', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "item", "offer": "819b8bb44067da30ecd21a066b5ce807", "order": "9cf5c956b991cf7edeae4ecb974d203a", "price": "0.00", "product": "00010", "customer": "000008", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "quantity": 3, "public_id": "422e9124fd8e91e223c36199bc58c8f0", "components": [{"product": "00001", "quantity": 1, "public_id": "238f728170742f08f400621ef6f430fe"}, {"product": "00014", "quantity": 1, "public_id": "bbebdbddd96c089e0ee4d575808fa84d"}], "total_price": "0.00", "first_placed": null, "subscription": "d2f37be439a4520cb83f0587e2cfece7"}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000008"}}}', 'null', 'null', '2026-11-28 20:11:18.443165', '2026-11-28 20:11:22.70942', '2026-11-28 20:11:22.70886', NULL, 1795896682709, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'bbfefd47dc8dc7d682acc60f428419e2', 'subscriber.subscriptions_created', '2026-06-16 03:11:41', '2026-11-28 20:08:28.765', 'customer', '000008', NULL, 14, 'subscriber', NULL, '3e1c26d323ef323ee848f808f54d35bf', '{"live": true, "type": "subscriber", "email": "customer8@example.com", "locale": 1, "created": 1778439679, "merchant": "3e1c26d323ef323ee848f808f54d35bf", "last_name": "Brandt", "extra_data": {}, "first_name": "Zoë", "phone_type": 2, "session_id": "3e1c26d323ef323ee848f808f54d35bf.798297.463902939", "last_updated": 1779414100, "phone_number": "+15557039965", "subscription": "", "subscriptions": ["d2f37be439a4520cb83f0587e2cfece7"], "locale_display": "en-us", "merchant_user_id": "000008", "phone_type_display": "mobile"}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000008"}}}', 'null', 'null', '2026-11-28 20:11:18.443208', '2026-11-28 20:11:22.709453', '2026-11-28 20:11:22.70886', NULL, 1795896682709, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'c6fe9c8e33e41fe668d837b96b898ffe', 'order.skip_order', '2026-06-16 05:41:48', '2026-11-28 20:08:28.802026', 'customer', '000005', NULL, 15, 'order', 'dfa20e50706bf9ca770f4d90b72c0dc6', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "order", "place": "2026-07-12", "total": "4.95", "tries": 0, "status": 4, "created": 1781424301, "payment": "ee99be6b0b72c965ce07123173b93f04", "customer": "000005", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "cancelled": 1781588508, "public_id": "dfa20e50706bf9ca770f4d90b72c0dc6", "sub_total": "0.00", "tax_total": "0.00", "extra_data": {}, "discount_total": "0.00", "shipping_total": "4.95", "status_display": "Cancelled", "rejected_message": null, "shipping_address": "114bcbd336bbf7d7ad176ebab233ac79", "order_merchant_id": null, "generic_error_count": 0}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000005"}}}', 'null', 'null', '2026-11-28 20:11:18.443249', '2026-11-28 20:11:22.709487', '2026-11-28 20:11:22.70886', NULL, 1795896682709, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '92993be12e710a4843a27bb3c95cb633', 'order.create', '2026-06-16 05:41:48', '2026-11-28 20:08:28.826949', 'customer', '000005', NULL, 16, 'order', '740b6b53026af5a2a97b80cd08ddd85d', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "order", "place": "2026-07-14", "total": "4.95", "tries": 0, "status": 1, "created": 1781588508, "payment": "ee99be6b0b72c965ce07123173b93f04", "customer": "000005", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "cancelled": null, "public_id": "740b6b53026af5a2a97b80cd08ddd85d", "sub_total": "0.00", "tax_total": "0.00", "extra_data": {"tags": ["a", "b"], "shopify_contract_id": "972932"}, "discount_total": "0.00", "shipping_total": "4.95", "status_display": "Unsent", "rejected_message": null, "shipping_address": "114bcbd336bbf7d7ad176ebab233ac79", "order_merchant_id": null, "generic_error_count": 0}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000005"}}}', 'null', 'null', '2026-11-28 20:11:18.443294', '2026-11-28 20:11:22.709518', '2026-11-28 20:11:22.70886', NULL, 1795896682710, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '88597509d143eb8deb912786dbd95073', 'item.create', '2026-06-16 05:41:48', '2026-11-28 20:08:28.860523', 'customer', '000005', NULL, 17, 'item', '1d814b02142c1370d0694b82c7f2902c', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "item", "offer": "0cb69ab7f5a0d02e44ee9bd73b53690a", "order": "740b6b53026af5a2a97b80cd08ddd85d", "price": "0.00", "product": "00010", "customer": "000005", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "quantity": 3, "public_id": "1d814b02142c1370d0694b82c7f2902c", "components": [{"product": "SKU-5", "quantity": 1, "public_id": "d2c2056154abb15fd76d5c3126ff4295"}, {"product": "SKU-16", "quantity": 1, "public_id": "e124e0a28ece0f2dd14f48dddd74570f"}], "total_price": "0.00", "first_placed": null, "subscription": "12051292ee8d8b4b13212ac0e3934428"}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000005"}}}', 'null', 'null', '2026-11-28 20:11:18.443333', '2026-11-28 20:11:22.709553', '2026-11-28 20:11:22.70886', NULL, 1795896682710, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'bafbbfb7ed25f02d5cdacbd90ca485f3', 'order.create', '2026-06-16 08:22:02', '2026-11-28 20:08:28.893203', 'customer', '000001', NULL, 18, 'order', '385f900383480ca5d564541ae090a54c', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "order", "place": "2026-09-27", "total": "37.33", "tries": 0, "status": 1, "created": 1781598122, "payment": "4504eb312f2842c6484f171a48bd9bbb", "customer": "000001", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "cancelled": null, "public_id": "385f900383480ca5d564541ae090a54c", "sub_total": "32.38", "tax_total": "0.00", "extra_data": {}, "discount_total": "3.59", "shipping_total": "4.95", "status_display": "Unsent", "rejected_message": null, "shipping_address": "0bc74409bd18b15817bccf0bf766d5c5", "order_merchant_id": null, "generic_error_count": 0}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000001"}}}', 'null', 'null', '2026-11-28 20:11:18.443373', '2026-11-28 20:11:22.709584', '2026-11-28 20:11:22.70886', NULL, 1795896682710, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '213dd790dbb9cdeecd1a4b781b7cdede', 'item.change_order', '2026-06-16 08:22:02', '2026-11-28 20:08:28.929525', 'customer', '000001', NULL, 19, 'item', 'c0ab0fa31b00ad6dbedc7d2fa0127596', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "item", "offer": "6be8a4d74f88cda74393b3a296ed2156", "order": "385f900383480ca5d564541ae090a54c", "price": "11.99", "product": "SKU-7", "customer": "000001", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "quantity": 3, "public_id": "c0ab0fa31b00ad6dbedc7d2fa0127596", "components": [], "total_price": "32.38", "first_placed": null, "subscription": "88966eadc0480e7d19f8de2ee10fb3ee"}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000001"}}}', 'null', 'null', '2026-11-28 20:11:18.44341', '2026-11-28 20:11:22.709614', '2026-11-28 20:11:22.70886', NULL, 1795896682710, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'e48a4d91113254d3b9e2ad2c69a78c34', 'subscription.change_payment', '2026-06-16 15:26:37', '2026-11-28 20:08:28.961158', 'customer', '000006', NULL, 20, 'subscription', 'bc2cd48cf422eda72715cecb9b7da393', '3e1c26d323ef323ee848f808f54d35bf', '{"live": true, "type": "subscription", "every": 2, "offer": "4ffe307a64a75371f4eb68202f3835fa", "price": null, "created": 1777667004, "payment": "0502bd825aae6fb4054dd501b36a95bc", "product": "SKU-8", "updated": 1781623597, "customer": "000006", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "quantity": 3, "cancelled": null, "public_id": "bc2cd48cf422eda72715cecb9b7da393", "components": [], "extra_data": {"tags": ["a", "b"], "shopify_contract_id": "484462"}, "session_id": "3e1c26d323ef323ee848f808f54d35bf.166784.590823569", "start_date": "2026-05-01", "external_id": null, "every_period": 3, "cancel_reason": "", "reminder_days": 10, "frequency_days": 60, "shipping_address": "2a613738d47a09f3625a7a5327401c66", "merchant_order_id": "#17317", "cancel_reason_code": null, "every_period_display": "Months", "prepaid_subscription_context": {"renewal_behavior": "autorenew", "last_renewal_revenue": 62.25, "prepaid_orders_remaining": 2, "prepaid_orders_per_billing": 3, "prepaid_origin_merchant_order_id": "#55163"}}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000006"}}}', 'null', 'null', '2026-11-28 20:11:18.44347', '2026-11-28 20:11:22.709657', '2026-11-28 20:11:22.70886', NULL, 1795896682710, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-37', 'item.successfully_placed', '2026-11-28 20:08:38', '2026-11-28 20:08:39.749073', 'og-system-process', NULL, NULL, 90, 'item', '0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51', '00000000000000000000000000000000', '{"type": "item", "offer": "c0ffee00112233445566778899aabbcc", "order": "a41c77e0936b4b1f9c0d2e5f8a7b6c31", "price": "27.00", "product": "SKU-1001", "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "quantity": 1, "public_id": "0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51", "components": [], "total_price": "27.00", "first_placed": null, "subscription": "7f3b0c9a51d24e6f8a1b2c3d4e5f6071"}', 'null', NULL, '{"actor": {"type": "og-system-process"}}', 'null', 'null', '2026-11-28 20:11:18.491914', '2026-11-28 20:11:22.71811', '2026-11-28 20:11:22.70886', NULL, 1795896682718, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '2c831adc685e5b357e6c4b28cb431cb3', 'order.change_payment', '2026-06-16 15:26:37', '2026-11-28 20:08:28.996206', 'customer', '000006', NULL, 21, 'order', '5c182c8fde322d04ad75f7b3831b3527', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "order", "place": "2026-06-30", "total": "60.75", "tries": 0, "status": 1, "created": 1777667004, "payment": "0502bd825aae6fb4054dd501b36a95bc", "customer": "000006", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "cancelled": null, "public_id": "5c182c8fde322d04ad75f7b3831b3527", "sub_total": "60.75", "tax_total": "0.00", "extra_data": {"tags": ["a", "b"], "shopify_contract_id": "352476"}, "discount_total": "6.75", "shipping_total": "0.00", "status_display": "Unsent", "rejected_message": null, "shipping_address": "2a613738d47a09f3625a7a5327401c66", "order_merchant_id": null, "generic_error_count": 0}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000006"}}}', 'null', 'null', '2026-11-28 20:11:18.443522', '2026-11-28 20:11:22.709687', '2026-11-28 20:11:22.70886', NULL, 1795896682710, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '981782459c6a139f8f2554f72e65291e', 'order.create', '2026-06-16 17:50:10', '2026-11-28 20:08:29.033221', 'customer', '000012', NULL, 22, 'order', '9107050862659068122120e042601693', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "order", "place": "2026-08-09", "total": "98.10", "tries": 0, "status": 1, "created": 1781632210, "payment": "3dfe092f7d6d3b0e01a1f7e88b54647f", "customer": "000012", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "cancelled": null, "public_id": "9107050862659068122120e042601693", "sub_total": "98.10", "tax_total": "0.00", "extra_data": {"gift": false, "source": "checkout"}, "discount_total": "10.90", "shipping_total": "0.00", "status_display": "Unsent", "rejected_message": null, "shipping_address": "88f51cf3448c10bbf0f1d2122751c0f3", "order_merchant_id": null, "generic_error_count": 0}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000012"}}}', 'null', 'null', '2026-11-28 20:11:18.443567', '2026-11-28 20:11:22.709717', '2026-11-28 20:11:22.70886', NULL, 1795896682710, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '845b7cd038383ce52e278ac85e706f8e', 'item.change_order', '2026-06-16 17:50:10', '2026-11-28 20:08:29.053695', 'customer', '000012', NULL, 23, 'item', '2220d7f1399663de99c1c6d7f61d7215', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "item", "offer": "0cb69ab7f5a0d02e44ee9bd73b53690a", "order": "9107050862659068122120e042601693", "price": "54.50", "product": "00013", "customer": "000012", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "quantity": 2, "public_id": "2220d7f1399663de99c1c6d7f61d7215", "components": [], "total_price": "98.10", "first_placed": null, "subscription": "a54ec6bcda87de49b59f2168a62a4219"}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000012"}}}', 'null', 'null', '2026-11-28 20:11:18.443607', '2026-11-28 20:11:22.709747', '2026-11-28 20:11:22.70886', NULL, 1795896682710, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '4020d7451cd1183dd7abd4c6a98f16c0', 'order.skip_order', '2026-06-16 17:54:07', '2026-11-28 20:08:29.097619', 'customer', '000009', NULL, 24, 'order', 'a5a69a2e7b49b7285e5be4a69ecd8ae9', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "order", "place": "2026-09-08", "total": "132.30", "tries": 0, "status": 4, "created": 1780972241, "payment": "43aac97826e94c445931e681cfc60ca3", "customer": "000009", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "cancelled": 1781632447, "public_id": "a5a69a2e7b49b7285e5be4a69ecd8ae9", "sub_total": "132.30", "tax_total": "0.00", "extra_data": {"tags": ["a", "b"], "shopify_contract_id": "745034"}, "discount_total": "14.70", "shipping_total": "0.00", "status_display": "Cancelled", "rejected_message": null, "shipping_address": "2ae1c5377bfed9563f0c1c9b885feab2", "order_merchant_id": null, "generic_error_count": 0}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000009"}}}', 'null', 'null', '2026-11-28 20:11:18.443651', '2026-11-28 20:11:22.709791', '2026-11-28 20:11:22.70886', NULL, 1795896682710, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '0c9bbf89da2cf42b4a0bd29b671b5af8', 'order.create', '2026-06-16 17:54:07', '2026-11-28 20:08:29.149888', 'customer', '000009', NULL, 25, 'order', 'f8d1dbd71f7124c4f38f2f203256f5c5', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "order", "place": "2026-08-15", "total": "132.30", "tries": 0, "status": 1, "created": 1781632447, "payment": "43aac97826e94c445931e681cfc60ca3", "customer": "000009", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "cancelled": null, "public_id": "f8d1dbd71f7124c4f38f2f203256f5c5", "sub_total": "132.30", "tax_total": "0.00", "extra_data": {"tags": ["a", "b"], "shopify_contract_id": "603881"}, "discount_total": "14.70", "shipping_total": "0.00", "status_display": "Unsent", "rejected_message": null, "shipping_address": "2ae1c5377bfed9563f0c1c9b885feab2", "order_merchant_id": null, "generic_error_count": 0}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000009"}}}', 'null', 'null', '2026-11-28 20:11:18.443693', '2026-11-28 20:11:22.709821', '2026-11-28 20:11:22.70886', NULL, 1795896682710, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '25e906e667a0510da2bf336ae60e1037', 'item.create', '2026-06-16 17:54:07', '2026-11-28 20:08:29.176289', 'customer', '000009', NULL, 26, 'item', '2df898ecb4a79eddfdd9f8fbb215c9a1', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "item", "offer": "819b8bb44067da30ecd21a066b5ce807", "order": "f8d1dbd71f7124c4f38f2f203256f5c5", "price": "49.00", "product": "00009", "customer": "000009", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "quantity": 3, "public_id": "2df898ecb4a79eddfdd9f8fbb215c9a1", "components": [{"product": "SKU-2"}, {"product": "SKU-5"}], "total_price": "132.30", "first_placed": null, "subscription": "ffccdcdf70f9411d6ce06924552a1be5"}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000009"}}}', 'null', 'null', '2026-11-28 20:11:18.443731', '2026-11-28 20:11:22.709848', '2026-11-28 20:11:22.70886', NULL, 1795896682710, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'a305343d3f8859dd739926b23043ec1a', 'subscription.change_quantity', '2026-06-16 22:28:50', '2026-11-28 20:08:29.229258', 'customer', '000009', NULL, 27, 'subscription', 'ffccdcdf70f9411d6ce06924552a1be5', '3e1c26d323ef323ee848f808f54d35bf', '{"live": true, "type": "subscription", "every": 2, "offer": "819b8bb44067da30ecd21a066b5ce807", "price": "49.00", "created": 1778497058, "payment": "43aac97826e94c445931e681cfc60ca3", "product": "00009", "updated": 1781648930, "customer": "000009", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "quantity": 4, "cancelled": null, "public_id": "ffccdcdf70f9411d6ce06924552a1be5", "components": [{"product": "SKU-2"}, {"product": "SKU-5"}], "extra_data": {}, "session_id": "3e1c26d323ef323ee848f808f54d35bf.617366.421701662", "start_date": "2026-05-11", "external_id": null, "every_period": 3, "cancel_reason": "", "reminder_days": 10, "frequency_days": 60, "shipping_address": "2ae1c5377bfed9563f0c1c9b885feab2", "merchant_order_id": "#89324", "cancel_reason_code": null, "every_period_display": "Months", "prepaid_subscription_context": null}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000009"}}}', 'null', 'null', '2026-11-28 20:11:18.443775', '2026-11-28 20:11:22.709883', '2026-11-28 20:11:22.70886', NULL, 1795896682710, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '7244f3ccce1a5b7eb65b54a63fa937fb', 'item.change_quantity', '2026-06-16 22:28:50', '2026-11-28 20:08:29.248748', 'customer', '000009', NULL, 28, 'item', '2df898ecb4a79eddfdd9f8fbb215c9a1', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "item", "offer": "819b8bb44067da30ecd21a066b5ce807", "order": "f8d1dbd71f7124c4f38f2f203256f5c5", "price": "49.00", "product": "00009", "customer": "000009", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "quantity": 4, "public_id": "2df898ecb4a79eddfdd9f8fbb215c9a1", "components": [{"product": "SKU-2"}, {"product": "SKU-5"}], "total_price": "176.40", "first_placed": null, "subscription": "ffccdcdf70f9411d6ce06924552a1be5"}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000009"}}}', 'null', 'null', '2026-11-28 20:11:18.443811', '2026-11-28 20:11:22.709907', '2026-11-28 20:11:22.70886', NULL, 1795896682710, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '958a7c0ed97d24107aed992f982bc05e', 'subscription.change_payment', '2026-06-16 23:09:49', '2026-11-28 20:08:29.265778', 'customer', '000008', NULL, 29, 'subscription', 'cfca54fbb3257e5c14a8fb25ce68bb7d', '3e1c26d323ef323ee848f808f54d35bf', '{"live": true, "type": "subscription", "every": 3, "offer": "0cb69ab7f5a0d02e44ee9bd73b53690a", "price": null, "created": 1778439679, "payment": "0ee069e6bccedf96fd6b4d7134ea16cd", "product": "00009", "updated": 1781651389, "customer": "000008", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "quantity": 3, "cancelled": null, "public_id": "cfca54fbb3257e5c14a8fb25ce68bb7d", "components": [{"product": "00001"}, {"product": "SKU-2"}], "extra_data": {"gift": false, "source": "checkout"}, "session_id": "3e1c26d323ef323ee848f808f54d35bf.798297.463902939", "start_date": "2026-05-10", "external_id": null, "every_period": 2, "cancel_reason": "", "reminder_days": 10, "frequency_days": 21, "shipping_address": "087eff2e96cb1cbb1b80cc69011f26db", "merchant_order_id": "#33320", "cancel_reason_code": null, "every_period_display": "Weeks", "prepaid_subscription_context": null}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000008"}}}', 'null', 'null', '2026-11-28 20:11:18.443857', '2026-11-28 20:11:22.709938', '2026-11-28 20:11:22.70886', NULL, 1795896682710, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '7e49c089a1c93a58ba567a1f9b54021e', 'subscription.change_payment', '2026-06-16 23:09:49', '2026-11-28 20:08:29.30926', 'customer', '000008', NULL, 30, 'subscription', 'd2f37be439a4520cb83f0587e2cfece7', '3e1c26d323ef323ee848f808f54d35bf', '{"live": true, "type": "subscription", "every": 14, "offer": "819b8bb44067da30ecd21a066b5ce807", "price": null, "created": 1781579501, "payment": "0ee069e6bccedf96fd6b4d7134ea16cd", "product": "00010", "updated": 1781651389, "customer": "000008", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "quantity": 3, "cancelled": null, "public_id": "d2f37be439a4520cb83f0587e2cfece7", "components": [{"product": "00001", "quantity": 1, "public_id": "238f728170742f08f400621ef6f430fe"}, {"product": "00014", "quantity": 1, "public_id": "bbebdbddd96c089e0ee4d575808fa84d"}], "extra_data": {"gift": false, "source": "checkout"}, "session_id": "3e1c26d323ef323ee848f808f54d35bf.798297.463902939", "start_date": "2026-06-15", "external_id": null, "every_period": 1, "cancel_reason": "", "reminder_days": 10, "frequency_days": 14, "shipping_address": "087eff2e96cb1cbb1b80cc69011f26db", "merchant_order_id": "#34787", "cancel_reason_code": null, "every_period_display": "Days", "prepaid_subscription_context": null}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000008"}}}', 'null', 'null', '2026-11-28 20:11:18.443904', '2026-11-28 20:11:22.709977', '2026-11-28 20:11:22.70886', NULL, 1795896682710, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'c03dda5d98688cc94af8877fbec3f3c8', 'order.change_payment', '2026-06-16 23:09:49', '2026-11-28 20:08:29.337178', 'customer', '000008', NULL, 31, 'order', 'c738634b12af12476692ebd7853be503', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "order", "place": "2026-05-31", "total": "0.00", "tries": 0, "status": 1, "created": 1778439679, "payment": "0ee069e6bccedf96fd6b4d7134ea16cd", "customer": "000008", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "cancelled": null, "public_id": "c738634b12af12476692ebd7853be503", "sub_total": "0.00", "tax_total": "0.00", "extra_data": {}, "discount_total": "0.00", "shipping_total": "0.00", "status_display": "Unsent", "rejected_message": null, "shipping_address": "087eff2e96cb1cbb1b80cc69011f26db", "order_merchant_id": null, "generic_error_count": 0}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000008"}}}', 'null', 'null', '2026-11-28 20:11:18.443946', '2026-11-28 20:11:22.710008', '2026-11-28 20:11:22.70886', NULL, 1795896682710, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '25c27631b5f0cd7f92a66490969e586a', 'order.change_payment', '2026-06-16 23:09:49', '2026-11-28 20:08:29.365842', 'customer', '000008', NULL, 32, 'order', 'cedebb4d8760c0ab415b112f9d616251', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "order", "place": "2026-06-21", "total": "132.30", "tries": 0, "status": 1, "created": 1779257882, "payment": "0ee069e6bccedf96fd6b4d7134ea16cd", "customer": "000008", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "cancelled": null, "public_id": "cedebb4d8760c0ab415b112f9d616251", "sub_total": "132.30", "tax_total": "0.00", "extra_data": {}, "discount_total": "14.70", "shipping_total": "0.00", "status_display": "Unsent", "rejected_message": null, "shipping_address": "087eff2e96cb1cbb1b80cc69011f26db", "order_merchant_id": null, "generic_error_count": 0}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000008"}}}', 'null', 'null', '2026-11-28 20:11:18.443987', '2026-11-28 20:11:22.710039', '2026-11-28 20:11:22.70886', NULL, 1795896682710, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'dccbf5c820b22d3d80fa2b81d4db9aae', 'order.change_payment', '2026-06-16 23:09:49', '2026-11-28 20:08:29.393241', 'customer', '000008', NULL, 33, 'order', '9cf5c956b991cf7edeae4ecb974d203a', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "order", "place": "2026-06-29", "total": "4.95", "tries": 0, "status": 1, "created": 1781579501, "payment": "0ee069e6bccedf96fd6b4d7134ea16cd", "customer": "000008", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "cancelled": null, "public_id": "9cf5c956b991cf7edeae4ecb974d203a", "sub_total": "0.00", "tax_total": "0.00", "extra_data": {"gift": true, "source": "checkout"}, "discount_total": "0.00", "shipping_total": "4.95", "status_display": "Unsent", "rejected_message": null, "shipping_address": "087eff2e96cb1cbb1b80cc69011f26db", "order_merchant_id": null, "generic_error_count": 0}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000008"}}}', 'null', 'null', '2026-11-28 20:11:18.444027', '2026-11-28 20:11:22.710087', '2026-11-28 20:11:22.70886', NULL, 1795896682710, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '601441b95868fb24b6c045dd746a13a6', 'subscription.change_shipping_address', '2026-06-17 01:25:21', '2026-11-28 20:08:29.445396', 'customer', '000003', NULL, 34, 'subscription', 'b3828a0b352775ee040d0ca14a35a3b9', '3e1c26d323ef323ee848f808f54d35bf', '{"live": true, "type": "subscription", "every": 1, "offer": "819b8bb44067da30ecd21a066b5ce807", "price": null, "created": 1775416434, "payment": "c37bf7ac22cba3747cfd858d921eb44c", "product": "SKU-6", "updated": 1781659521, "customer": "000003", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "quantity": 3, "cancelled": null, "public_id": "b3828a0b352775ee040d0ca14a35a3b9", "components": [], "extra_data": {}, "session_id": "3e1c26d323ef323ee848f808f54d35bf.549565.127857477", "start_date": "2026-04-05", "external_id": null, "every_period": 3, "cancel_reason": "", "reminder_days": 10, "frequency_days": 30, "shipping_address": "15a1c723912e1e079768d7afdbf48604", "merchant_order_id": "#67462", "cancel_reason_code": null, "every_period_display": "Months", "prepaid_subscription_context": null}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000003"}}}', 'null', 'null', '2026-11-28 20:11:18.444072', '2026-11-28 20:11:22.710116', '2026-11-28 20:11:22.70886', NULL, 1795896682710, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-35', 'item.update_price', '2026-11-28 20:08:38', '2026-11-28 20:08:39.672689', 'apikey', 'k-0042', NULL, 88, 'item', '0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51', '00000000000000000000000000000000', '{"type": "item", "offer": "c0ffee00112233445566778899aabbcc", "order": "a41c77e0936b4b1f9c0d2e5f8a7b6c31", "price": "25.00", "product": "SKU-1001", "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "quantity": 1, "public_id": "0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51", "components": [], "total_price": "25.00", "first_placed": null, "subscription": "7f3b0c9a51d24e6f8a1b2c3d4e5f6071"}', 'null', NULL, '{"actor": {"type": "apikey", "api_key": {"name": "warehouse-sync", "public_id": "k-0042"}}}', 'null', 'null', '2026-11-28 20:11:18.474898', '2026-11-28 20:11:22.717966', '2026-11-28 20:11:22.70886', NULL, 1795896682718, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'bbf5a7a5ee3b37467569bb93a8fd6831', 'order.change_shipping_address', '2026-06-17 01:25:21', '2026-11-28 20:08:29.46868', 'customer', '000003', NULL, 35, 'order', 'b9e5c86c1861cf2b663332eec10bb80b', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "order", "place": "2026-06-20", "total": "40.03", "tries": 0, "status": 1, "created": 1779350700, "payment": "c37bf7ac22cba3747cfd858d921eb44c", "customer": "000003", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "cancelled": null, "public_id": "b9e5c86c1861cf2b663332eec10bb80b", "sub_total": "35.08", "tax_total": "0.00", "extra_data": {"tags": ["a", "b"], "shopify_contract_id": "892305"}, "discount_total": "3.89", "shipping_total": "4.95", "status_display": "Unsent", "rejected_message": null, "shipping_address": "15a1c723912e1e079768d7afdbf48604", "order_merchant_id": null, "generic_error_count": 0}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000003"}}}', 'null', 'null', '2026-11-28 20:11:18.444113', '2026-11-28 20:11:22.710145', '2026-11-28 20:11:22.70886', NULL, 1795896682710, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '6e98ee618a71069fbd4afa4662cad121', 'subscription.create', '2026-06-17 03:58:36', '2026-11-28 20:08:29.500899', 'customer', '000008', 'PurchasePOST', 36, 'subscription', '7ae5a3d3b70edb83339d4356e831f9b6', '3e1c26d323ef323ee848f808f54d35bf', '{"live": true, "type": "subscription", "every": 3, "offer": "f462ea71dee6ea94c7f6cc42e69660c3", "price": null, "created": 1781668716, "payment": "0ee069e6bccedf96fd6b4d7134ea16cd", "product": "SKU-16", "updated": 1781668716, "customer": "000008", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "quantity": 2, "cancelled": null, "public_id": "7ae5a3d3b70edb83339d4356e831f9b6", "components": [], "extra_data": {"gift": true, "source": "checkout"}, "session_id": "3e1c26d323ef323ee848f808f54d35bf.798297.463902939", "start_date": "2026-06-16", "external_id": null, "every_period": 3, "cancel_reason": "", "reminder_days": 10, "frequency_days": 90, "shipping_address": "087eff2e96cb1cbb1b80cc69011f26db", "merchant_order_id": "#35826", "cancel_reason_code": null, "every_period_display": "Months", "prepaid_subscription_context": {"renewal_behavior": "autorenew", "last_renewal_revenue": 62.25, "prepaid_orders_remaining": 2, "prepaid_orders_per_billing": 3, "prepaid_origin_merchant_order_id": "#85272"}}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000008"}}, "source": "PurchasePOST"}', 'null', 'null', '2026-11-28 20:11:18.444163', '2026-11-28 20:11:22.710184', '2026-11-28 20:11:22.70886', NULL, 1795896682710, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'f14d13eeb6af1e8be69cabfd86d6c7c4', 'order.create', '2026-06-17 03:58:36', '2026-11-28 20:08:29.541262', 'customer', '000008', NULL, 37, 'order', '7a25d72dce7d76b657b190dcc7d28eae', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "order", "place": "2026-09-14", "total": "21.14", "tries": 0, "status": 1, "created": 1781668716, "payment": "0ee069e6bccedf96fd6b4d7134ea16cd", "customer": "000008", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "cancelled": null, "public_id": "7a25d72dce7d76b657b190dcc7d28eae", "sub_total": "16.19", "tax_total": "0.00", "extra_data": {"gift": false, "source": "checkout"}, "discount_total": "1.79", "shipping_total": "4.95", "status_display": "Unsent", "rejected_message": null, "shipping_address": "087eff2e96cb1cbb1b80cc69011f26db", "order_merchant_id": null, "generic_error_count": 0}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000008"}}}', 'null', 'null', '2026-11-28 20:11:18.444211', '2026-11-28 20:11:22.710213', '2026-11-28 20:11:22.70886', NULL, 1795896682710, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '17adeeb4493205d918db231613164306', 'item.create', '2026-06-17 03:58:36', '2026-11-28 20:08:29.573198', 'customer', '000008', NULL, 38, 'item', '901285efe5a53e291586eea4b393aa9a', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "item", "offer": "f462ea71dee6ea94c7f6cc42e69660c3", "order": "7a25d72dce7d76b657b190dcc7d28eae", "price": "8.99", "product": "SKU-16", "customer": "000008", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "quantity": 2, "public_id": "901285efe5a53e291586eea4b393aa9a", "components": [], "total_price": "16.19", "first_placed": null, "subscription": "7ae5a3d3b70edb83339d4356e831f9b6"}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000008"}}}', 'null', 'null', '2026-11-28 20:11:18.444252', '2026-11-28 20:11:22.710245', '2026-11-28 20:11:22.70886', NULL, 1795896682710, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '25d23be2dee68854e125ddc43e4a4924', 'subscriber.subscriptions_created', '2026-06-17 03:58:36', '2026-11-28 20:08:29.617171', 'customer', '000008', NULL, 39, 'subscriber', NULL, '3e1c26d323ef323ee848f808f54d35bf', '{"live": true, "type": "subscriber", "email": "customer8@example.com", "locale": 1, "created": 1778439679, "merchant": "3e1c26d323ef323ee848f808f54d35bf", "last_name": "Brandt", "extra_data": {}, "first_name": "Zoë", "phone_type": 2, "session_id": "3e1c26d323ef323ee848f808f54d35bf.798297.463902939", "last_updated": 1779414100, "phone_number": "+15557039965", "subscription": "", "subscriptions": ["7ae5a3d3b70edb83339d4356e831f9b6"], "locale_display": "en-us", "merchant_user_id": "000008", "phone_type_display": "mobile"}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000008"}}}', 'null', 'null', '2026-11-28 20:11:18.444294', '2026-11-28 20:11:22.710275', '2026-11-28 20:11:22.70886', NULL, 1795896682710, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '96dc13720a0d4f18643ee233b7bbc5e3', 'item.create', '2026-06-17 07:36:56', '2026-11-28 20:08:29.657586', 'customer', '000001', NULL, 40, 'item', 'f876d67f7030b149cc9cc391b10e51e2', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "item", "offer": "6be8a4d74f88cda74393b3a296ed2156", "order": "385f900383480ca5d564541ae090a54c", "price": "22.50", "product": "SKU-8", "customer": "000001", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "quantity": 1, "public_id": "f876d67f7030b149cc9cc391b10e51e2", "components": [], "total_price": "20.25", "first_placed": null, "subscription": null}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000001"}}}', 'null', 'null', '2026-11-28 20:11:18.444332', '2026-11-28 20:11:22.710304', '2026-11-28 20:11:22.70886', NULL, 1795896682710, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '88859799f203156a18cae583a5549cde', 'order.create', '2026-06-17 08:05:00', '2026-11-28 20:08:29.698063', 'og-system-process', NULL, NULL, 41, 'order', 'ff0ffd23436358532b3db1d45b100e3a', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "order", "place": "2026-08-16", "total": "16.65", "tries": 0, "status": 1, "created": 1781683500, "payment": "0553093a07099ef8af7c296fa51ce46f", "customer": "000004", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "cancelled": null, "public_id": "ff0ffd23436358532b3db1d45b100e3a", "sub_total": "11.70", "tax_total": "0.00", "extra_data": {}, "discount_total": "1.29", "shipping_total": "4.95", "status_display": "Unsent", "rejected_message": null, "shipping_address": "b9685b916b506047b6b04d3db6b2edfa", "order_merchant_id": null, "generic_error_count": 0}', 'null', NULL, '{"actor": {"type": "og-system-process"}}', 'null', 'null', '2026-11-28 20:11:18.452531', '2026-11-28 20:11:22.710336', '2026-11-28 20:11:22.70886', NULL, 1795896682710, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '356d579f4517f629f672dc80bd0c8cc2', 'item.create', '2026-06-17 08:05:00', '2026-11-28 20:08:29.725224', 'og-system-process', NULL, NULL, 42, 'item', 'd523ffc9e2ec71c572c697a33565fdc8', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "item", "offer": "6be8a4d74f88cda74393b3a296ed2156", "order": "ff0ffd23436358532b3db1d45b100e3a", "price": "12.99", "product": "SKU-6", "customer": "000004", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "quantity": 1, "public_id": "d523ffc9e2ec71c572c697a33565fdc8", "components": [], "total_price": "11.70", "first_placed": null, "subscription": "2b5d2951e1f3dbabfec7da6355c0feb2"}', 'null', NULL, '{"actor": {"type": "og-system-process"}}', 'null', 'null', '2026-11-28 20:11:18.456677', '2026-11-28 20:11:22.710361', '2026-11-28 20:11:22.70886', NULL, 1795896682710, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '112987df97bf3494bbff5df4519b691c', 'order.success', '2026-06-17 08:05:00', '2026-11-28 20:08:29.770671', 'og-system-process', NULL, NULL, 43, 'order', '9c4bf5fd0860f69461aee54afbb1ddae', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "order", "place": "2026-06-17", "total": "27.45", "tries": 1, "status": 5, "created": 1776542397, "payment": "0553093a07099ef8af7c296fa51ce46f", "customer": "000004", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "cancelled": null, "public_id": "9c4bf5fd0860f69461aee54afbb1ddae", "sub_total": "22.50", "tax_total": "0.00", "extra_data": {"gift": false, "source": "checkout"}, "discount_total": "2.48", "shipping_total": "4.95", "status_display": "Success", "rejected_message": null, "shipping_address": "b9685b916b506047b6b04d3db6b2edfa", "order_merchant_id": "#10011", "generic_error_count": 0}', 'null', NULL, '{"actor": {"type": "og-system-process"}}', 'null', 'null', '2026-11-28 20:11:18.457161', '2026-11-28 20:11:22.710395', '2026-11-28 20:11:22.70886', NULL, 1795896682710, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '3cf2b4cac55badae8bd584ff2498f0d6', 'item.successfully_placed', '2026-06-17 08:05:00', '2026-11-28 20:08:29.797946', 'og-system-process', NULL, NULL, 44, 'item', '46868d278ea515b000239d21619747aa', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "item", "offer": "6be8a4d74f88cda74393b3a296ed2156", "order": "9c4bf5fd0860f69461aee54afbb1ddae", "price": "12.99", "product": "SKU-6", "customer": "000004", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "quantity": 1, "public_id": "46868d278ea515b000239d21619747aa", "components": [], "total_price": "11.70", "first_placed": "2026-06-17 03:05:00", "subscription": "2b5d2951e1f3dbabfec7da6355c0feb2"}', 'null', NULL, '{"actor": {"type": "og-system-process"}}', 'null', 'null', '2026-11-28 20:11:18.47267', '2026-11-28 20:11:22.71042', '2026-11-28 20:11:22.70886', NULL, 1795896682710, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '9f21bf8dbfb2de13ed9de29560dc9046', 'item.successfully_placed', '2026-06-17 08:05:00', '2026-11-28 20:08:29.845154', 'og-system-process', NULL, NULL, 45, 'item', 'adcb1b11ae81db7510c3c9a4209fb7ca', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "item", "offer": "6be8a4d74f88cda74393b3a296ed2156", "order": "9c4bf5fd0860f69461aee54afbb1ddae", "price": "11.99", "product": "SKU-7", "customer": "000004", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "quantity": 1, "public_id": "adcb1b11ae81db7510c3c9a4209fb7ca", "components": [], "total_price": "10.80", "first_placed": "2026-06-17 03:05:00", "subscription": null}', 'null', NULL, '{"actor": {"type": "og-system-process"}}', 'null', 'null', '2026-11-28 20:11:18.47276', '2026-11-28 20:11:22.710449', '2026-11-28 20:11:22.70886', NULL, 1795896682710, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'd28d9cbb7ced5dc027f2b3fa24871c2b', 'subscription.cancel', '2026-06-17 09:28:39', '2026-11-28 20:08:29.877882', 'customer', '000008', NULL, 46, 'subscription', '7ae5a3d3b70edb83339d4356e831f9b6', '3e1c26d323ef323ee848f808f54d35bf', '{"live": false, "type": "subscription", "every": 3, "offer": "f462ea71dee6ea94c7f6cc42e69660c3", "price": null, "created": 1781668716, "payment": "0ee069e6bccedf96fd6b4d7134ea16cd", "product": "SKU-16", "updated": 1781688519, "customer": "000008", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "quantity": 2, "cancelled": 1781688519, "public_id": "7ae5a3d3b70edb83339d4356e831f9b6", "components": [], "extra_data": {"gift": true, "source": "checkout"}, "session_id": "3e1c26d323ef323ee848f808f54d35bf.798297.463902939", "start_date": "2026-06-16", "external_id": null, "every_period": 3, "cancel_reason": "15", "reminder_days": 10, "frequency_days": 90, "shipping_address": "087eff2e96cb1cbb1b80cc69011f26db", "merchant_order_id": "#35826", "cancel_reason_code": 15, "every_period_display": "Months", "prepaid_subscription_context": {"renewal_behavior": "autorenew", "last_renewal_revenue": 62.25, "prepaid_orders_remaining": 2, "prepaid_orders_per_billing": 3, "prepaid_origin_merchant_order_id": "#85272"}}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000008"}}}', 'null', 'null', '2026-11-28 20:11:18.472843', '2026-11-28 20:11:22.716093', '2026-11-28 20:11:22.70886', NULL, 1795896682716, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '7e10b5814be357b79ea9eb6eabc183a1', 'item.remove', '2026-06-17 09:28:39', '2026-11-28 20:08:29.907497', 'customer', '000008', NULL, 47, 'item', '901285efe5a53e291586eea4b393aa9a', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "item", "offer": "f462ea71dee6ea94c7f6cc42e69660c3", "order": "7a25d72dce7d76b657b190dcc7d28eae", "price": "8.99", "product": "SKU-16", "customer": "000008", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "quantity": 2, "public_id": "901285efe5a53e291586eea4b393aa9a", "components": [], "total_price": "16.19", "first_placed": null, "subscription": "7ae5a3d3b70edb83339d4356e831f9b6"}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000008"}}}', 'null', 'null', '2026-11-28 20:11:18.472896', '2026-11-28 20:11:22.716236', '2026-11-28 20:11:22.70886', NULL, 1795896682716, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'dfae71d76cc1d38c7ec61e2144dd2a22', 'order.delete', '2026-06-17 09:28:39', '2026-11-28 20:08:29.949277', 'customer', '000008', NULL, 48, 'order', '7a25d72dce7d76b657b190dcc7d28eae', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "order", "place": "2026-09-14", "total": "21.14", "tries": 0, "status": 1, "created": 1781668716, "payment": "0ee069e6bccedf96fd6b4d7134ea16cd", "customer": "000008", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "cancelled": null, "public_id": "7a25d72dce7d76b657b190dcc7d28eae", "sub_total": "16.19", "tax_total": "0.00", "extra_data": {"gift": false, "source": "checkout"}, "discount_total": "1.79", "shipping_total": "4.95", "status_display": "Unsent", "rejected_message": null, "shipping_address": "087eff2e96cb1cbb1b80cc69011f26db", "order_merchant_id": null, "generic_error_count": 0}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000008"}}}', 'null', 'null', '2026-11-28 20:11:18.47295', '2026-11-28 20:11:22.716278', '2026-11-28 20:11:22.70886', NULL, 1795896682716, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '9f9f05e98d5ee73f2f68637969fe6848', 'subscription.create', '2026-06-17 16:54:30', '2026-11-28 20:08:29.976663', 'customer', '000013', 'PurchasePOST', 49, 'subscription', '2bb8486fa6e7710f1f6aa59c005d07d0', '3e1c26d323ef323ee848f808f54d35bf', '{"live": true, "type": "subscription", "every": 2, "offer": "819b8bb44067da30ecd21a066b5ce807", "price": null, "created": 1781715270, "payment": "09b8f5f00b6cd326e4ccbb99dabd2800", "product": "SKU-8", "updated": 1781715270, "customer": "000013", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "quantity": 1, "cancelled": null, "public_id": "2bb8486fa6e7710f1f6aa59c005d07d0", "components": [], "extra_data": {"gift": true, "source": "checkout"}, "session_id": "3e1c26d323ef323ee848f808f54d35bf.11477.486863173", "start_date": "2026-06-17", "external_id": null, "every_period": 3, "cancel_reason": "", "reminder_days": 10, "frequency_days": 60, "shipping_address": "10f4c34080f1b91c178ca4d1a0ca0890", "merchant_order_id": "#98393", "cancel_reason_code": null, "every_period_display": "Months", "prepaid_subscription_context": null}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000013"}}, "source": "PurchasePOST"}', 'null', 'null', '2026-11-28 20:11:18.473006', '2026-11-28 20:11:22.716323', '2026-11-28 20:11:22.70886', NULL, 1795896682716, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-36', 'item.sku_swap', '2026-11-28 20:08:38', '2026-11-28 20:08:39.709383', 'customer', 'cust-204881', NULL, 89, 'item', '0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51', '00000000000000000000000000000000', '{"type": "item", "offer": "c0ffee00112233445566778899aabbcc", "order": "a41c77e0936b4b1f9c0d2e5f8a7b6c31", "price": "27.00", "product": "SKU-1002", "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "quantity": 1, "public_id": "0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51", "components": [], "total_price": "27.00", "first_placed": null, "subscription": "7f3b0c9a51d24e6f8a1b2c3d4e5f6071"}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.491805', '2026-11-28 20:11:22.717995', '2026-11-28 20:11:22.70886', NULL, 1795896682718, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '84ead738f6bcd6b0d6488c7f32bc4976', 'order.create', '2026-06-17 16:54:30', '2026-11-28 20:08:30.005165', 'customer', '000013', NULL, 50, 'order', '749de728a99ac564fa59b977627d2196', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "order", "place": "2026-08-16", "total": "25.20", "tries": 0, "status": 1, "created": 1781715270, "payment": "09b8f5f00b6cd326e4ccbb99dabd2800", "customer": "000013", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "cancelled": null, "public_id": "749de728a99ac564fa59b977627d2196", "sub_total": "20.25", "tax_total": "0.00", "extra_data": {"gift": false, "source": "checkout"}, "discount_total": "2.25", "shipping_total": "4.95", "status_display": "Unsent", "rejected_message": null, "shipping_address": "10f4c34080f1b91c178ca4d1a0ca0890", "order_merchant_id": null, "generic_error_count": 0}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000013"}}}', 'null', 'null', '2026-11-28 20:11:18.473055', '2026-11-28 20:11:22.716479', '2026-11-28 20:11:22.70886', NULL, 1795896682716, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '39a11e17846ffc85bef7c03c71549fe3', 'item.create', '2026-06-17 16:54:30', '2026-11-28 20:08:30.046063', 'customer', '000013', NULL, 51, 'item', 'e93268426a54442ce7412be9a0f94580', '3e1c26d323ef323ee848f808f54d35bf', '{"type": "item", "offer": "819b8bb44067da30ecd21a066b5ce807", "order": "749de728a99ac564fa59b977627d2196", "price": "22.50", "product": "SKU-8", "customer": "000013", "merchant": "3e1c26d323ef323ee848f808f54d35bf", "quantity": 1, "public_id": "e93268426a54442ce7412be9a0f94580", "components": [], "total_price": "20.25", "first_placed": null, "subscription": "2bb8486fa6e7710f1f6aa59c005d07d0"}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000013"}}}', 'null', 'null', '2026-11-28 20:11:18.473099', '2026-11-28 20:11:22.71652', '2026-11-28 20:11:22.70886', NULL, 1795896682717, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'c68840271a7eb5628e78c898261ff66d', 'subscriber.create', '2026-06-17 16:54:30', '2026-11-28 20:08:30.075623', 'customer', '000013', NULL, 52, 'subscriber', NULL, '3e1c26d323ef323ee848f808f54d35bf', '{"live": true, "type": "subscriber", "email": "customer13@example.com", "locale": 1, "created": 1781715270, "merchant": "3e1c26d323ef323ee848f808f54d35bf", "last_name": "Petrov", "extra_data": {}, "first_name": "Tove", "phone_type": 1, "session_id": "3e1c26d323ef323ee848f808f54d35bf.11477.486863173", "last_updated": 1781715270, "phone_number": "+15557618297", "subscription": "2bb8486fa6e7710f1f6aa59c005d07d0", "subscriptions": [], "locale_display": "en-us", "merchant_user_id": "000013", "phone_type_display": "landline"}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000013"}}}', 'null', 'null', '2026-11-28 20:11:18.473142', '2026-11-28 20:11:22.716555', '2026-11-28 20:11:22.70886', NULL, 1795896682717, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '2a9a1146d662eaec84bb19f84c6bab4d', 'subscriber.subscriptions_created', '2026-06-17 16:54:30', '2026-11-28 20:08:30.113801', 'customer', '000013', NULL, 53, 'subscriber', NULL, '3e1c26d323ef323ee848f808f54d35bf', '{"live": true, "type": "subscriber", "email": "customer13@example.com", "locale": 1, "created": 1781715270, "merchant": "3e1c26d323ef323ee848f808f54d35bf", "last_name": "Petrov", "extra_data": {}, "first_name": "Tove", "phone_type": 1, "session_id": "3e1c26d323ef323ee848f808f54d35bf.11477.486863173", "last_updated": 1781715270, "phone_number": "+15557618297", "subscription": "", "subscriptions": ["2bb8486fa6e7710f1f6aa59c005d07d0"], "locale_display": "en-us", "merchant_user_id": "000013", "phone_type_display": "landline"}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000013"}}}', 'null', 'null', '2026-11-28 20:11:18.473183', '2026-11-28 20:11:22.716587', '2026-11-28 20:11:22.70886', NULL, 1795896682717, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-1', 'subscriber.create', '2026-11-28 20:08:38', '2026-11-28 20:08:38.234996', 'customer', 'cust-204881', NULL, 54, 'subscriber', NULL, '00000000000000000000000000000000', '{"live": true, "type": "subscriber", "email": "ada.quill@example.com", "locale": 1, "created": 1704103200, "merchant": "00000000000000000000000000000000", "last_name": "Quill", "extra_data": {}, "first_name": "Ada", "phone_type": 2, "session_id": "00000000000000000000000000000000.118204.1760449000", "last_updated": 1760450400, "phone_number": "555-010-0199", "subscription": "7f3b0c9a51d24e6f8a1b2c3d4e5f6071", "subscriptions": [], "locale_display": "en-us", "merchant_user_id": "cust-204881", "phone_type_display": "mobile"}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.473226', '2026-11-28 20:11:22.716618', '2026-11-28 20:11:22.70886', NULL, 1795896682717, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-2', 'subscriber.subscriptions_created', '2026-11-28 20:08:38', '2026-11-28 20:08:38.292569', 'customer', 'cust-204881', NULL, 55, 'subscriber', NULL, '00000000000000000000000000000000', '{"live": true, "type": "subscriber", "email": "ada.quill@example.com", "locale": 1, "created": 1704103200, "merchant": "00000000000000000000000000000000", "last_name": "Quill", "extra_data": {}, "first_name": "Ada", "phone_type": 2, "session_id": "00000000000000000000000000000000.118204.1760449000", "last_updated": 1760450400, "phone_number": "555-010-0199", "subscription": "", "subscriptions": ["7f3b0c9a51d24e6f8a1b2c3d4e5f6071", "7f3b0c9a51d24e6f8a1b2c3d4e5f6072"], "locale_display": "en-us", "merchant_user_id": "cust-204881", "phone_type_display": "mobile"}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.473266', '2026-11-28 20:11:22.716647', '2026-11-28 20:11:22.70886', NULL, 1795896682717, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-3', 'subscriber.cancel', '2026-11-28 20:08:38', '2026-11-28 20:08:38.349272', 'customer', 'cust-204881', NULL, 56, 'subscriber', NULL, '00000000000000000000000000000000', '{"live": false, "type": "subscriber", "email": "ada.quill@example.com", "locale": 1, "created": 1704103200, "merchant": "00000000000000000000000000000000", "last_name": "Quill", "extra_data": {}, "first_name": "Ada", "phone_type": 2, "session_id": "00000000000000000000000000000000.118204.1760449000", "last_updated": 1760450400, "phone_number": "555-010-0199", "subscription": "7f3b0c9a51d24e6f8a1b2c3d4e5f6071", "subscriptions": [], "locale_display": "en-us", "merchant_user_id": "cust-204881", "phone_type_display": "mobile"}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.473304', '2026-11-28 20:11:22.716677', '2026-11-28 20:11:22.70886', NULL, 1795896682717, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-4', 'subscription.create', '2026-11-28 20:08:38', '2026-11-28 20:08:38.394008', NULL, NULL, 'PurchasePOST', 57, 'subscription', '7f3b0c9a51d24e6f8a1b2c3d4e5f6071', '00000000000000000000000000000000', '{"live": true, "type": "subscription", "every": 1, "offer": "c0ffee00112233445566778899aabbcc", "price": null, "created": 1757858400, "payment": "33aa1c5e7d9b4f2081c6e4a2b0d8f671", "product": "SKU-1001", "updated": 1760450400, "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "quantity": 1, "cancelled": null, "public_id": "7f3b0c9a51d24e6f8a1b2c3d4e5f6071", "components": [], "extra_data": {}, "session_id": "00000000000000000000000000000000.118204.1760449000", "start_date": "2025-09-14", "external_id": null, "every_period": 3, "cancel_reason": "", "reminder_days": 5, "frequency_days": 30, "shipping_address": "88be2d4f6a1c4e3095d7b9f1a3c5e782", "merchant_order_id": "WEB-50017", "cancel_reason_code": null, "every_period_display": "Months", "prepaid_subscription_context": null}', 'null', NULL, '{"source": "PurchasePOST"}', 'null', 'null', '2026-11-28 20:11:18.473349', '2026-11-28 20:11:22.716743', '2026-11-28 20:11:22.70886', NULL, 1795896682717, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-5', 'subscription.cancel', '2026-11-28 20:08:38', '2026-11-28 20:08:38.436951', 'customer', 'cust-204881', NULL, 58, 'subscription', '7f3b0c9a51d24e6f8a1b2c3d4e5f6071', '00000000000000000000000000000000', '{"live": false, "type": "subscription", "every": 1, "offer": "c0ffee00112233445566778899aabbcc", "price": null, "created": 1757858400, "payment": "33aa1c5e7d9b4f2081c6e4a2b0d8f671", "product": "SKU-1001", "updated": 1760450400, "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "quantity": 1, "cancelled": 1760450405, "public_id": "7f3b0c9a51d24e6f8a1b2c3d4e5f6071", "components": [], "extra_data": {}, "session_id": "00000000000000000000000000000000.118204.1760449000", "start_date": "2025-09-14", "external_id": null, "every_period": 3, "cancel_reason": "4|Overstocked", "reminder_days": 5, "frequency_days": 30, "shipping_address": "88be2d4f6a1c4e3095d7b9f1a3c5e782", "merchant_order_id": "WEB-50017", "cancel_reason_code": 4, "every_period_display": "Months", "prepaid_subscription_context": null}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.473395', '2026-11-28 20:11:22.716784', '2026-11-28 20:11:22.70886', NULL, 1795896682717, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-6', 'subscription.reactivate', '2026-11-28 20:08:38', '2026-11-28 20:08:38.497151', 'customer', 'cust-204881', NULL, 59, 'subscription', '7f3b0c9a51d24e6f8a1b2c3d4e5f6071', '00000000000000000000000000000000', '{"live": true, "type": "subscription", "every": 1, "offer": "c0ffee00112233445566778899aabbcc", "price": null, "created": 1757858400, "payment": "33aa1c5e7d9b4f2081c6e4a2b0d8f671", "product": "SKU-1001", "updated": 1760450400, "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "quantity": 1, "cancelled": null, "public_id": "7f3b0c9a51d24e6f8a1b2c3d4e5f6071", "components": [], "extra_data": {}, "session_id": "00000000000000000000000000000000.118204.1760449000", "start_date": "2025-09-14", "external_id": null, "every_period": 3, "cancel_reason": "", "reminder_days": 5, "frequency_days": 30, "shipping_address": "88be2d4f6a1c4e3095d7b9f1a3c5e782", "merchant_order_id": "WEB-50017", "cancel_reason_code": null, "every_period_display": "Months", "prepaid_subscription_context": null}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.473441', '2026-11-28 20:11:22.716816', '2026-11-28 20:11:22.70886', NULL, 1795896682717, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-7', 'subscription.change_live', '2026-11-28 20:08:38', '2026-11-28 20:08:38.548935', 'customer', 'cust-204881', NULL, 60, 'subscription', '7f3b0c9a51d24e6f8a1b2c3d4e5f6071', '00000000000000000000000000000000', '{"live": true, "type": "subscription", "every": 1, "offer": "c0ffee00112233445566778899aabbcc", "price": null, "created": 1757858400, "payment": "33aa1c5e7d9b4f2081c6e4a2b0d8f671", "product": "SKU-1001", "updated": 1760450400, "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "quantity": 1, "cancelled": null, "public_id": "7f3b0c9a51d24e6f8a1b2c3d4e5f6071", "components": [], "extra_data": {}, "session_id": "00000000000000000000000000000000.118204.1760449000", "start_date": "2025-09-14", "external_id": null, "every_period": 3, "cancel_reason": "", "reminder_days": 5, "frequency_days": 30, "shipping_address": "88be2d4f6a1c4e3095d7b9f1a3c5e782", "merchant_order_id": "WEB-50017", "cancel_reason_code": null, "every_period_display": "Months", "prepaid_subscription_context": null}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.473485', '2026-11-28 20:11:22.716849', '2026-11-28 20:11:22.70886', NULL, 1795896682717, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-8', 'subscription.sku_swap', '2026-11-28 20:08:38', '2026-11-28 20:08:38.589249', 'customer', 'cust-204881', NULL, 61, 'subscription', '7f3b0c9a51d24e6f8a1b2c3d4e5f6071', '00000000000000000000000000000000', '{"live": true, "type": "subscription", "every": 1, "offer": "c0ffee00112233445566778899aabbcc", "price": null, "created": 1757858400, "payment": "33aa1c5e7d9b4f2081c6e4a2b0d8f671", "product": "SKU-1002", "updated": 1760450400, "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "quantity": 1, "cancelled": null, "public_id": "7f3b0c9a51d24e6f8a1b2c3d4e5f6071", "components": [], "extra_data": {}, "session_id": "00000000000000000000000000000000.118204.1760449000", "start_date": "2025-09-14", "external_id": null, "every_period": 3, "cancel_reason": "", "reminder_days": 5, "frequency_days": 30, "shipping_address": "88be2d4f6a1c4e3095d7b9f1a3c5e782", "merchant_order_id": "WEB-50017", "cancel_reason_code": null, "every_period_display": "Months", "prepaid_subscription_context": null}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.473529', '2026-11-28 20:11:22.716877', '2026-11-28 20:11:22.70886', NULL, 1795896682717, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-9', 'subscription.change_frequency', '2026-11-28 20:08:38', '2026-11-28 20:08:38.621137', 'customer', 'cust-204881', NULL, 62, 'subscription', '7f3b0c9a51d24e6f8a1b2c3d4e5f6071', '00000000000000000000000000000000', '{"live": true, "type": "subscription", "every": 2, "offer": "c0ffee00112233445566778899aabbcc", "price": null, "created": 1757858400, "payment": "33aa1c5e7d9b4f2081c6e4a2b0d8f671", "product": "SKU-1001", "updated": 1760450400, "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "quantity": 1, "cancelled": null, "public_id": "7f3b0c9a51d24e6f8a1b2c3d4e5f6071", "components": [], "extra_data": {}, "session_id": "00000000000000000000000000000000.118204.1760449000", "start_date": "2025-09-14", "external_id": null, "every_period": 3, "cancel_reason": "", "reminder_days": 5, "frequency_days": 60, "shipping_address": "88be2d4f6a1c4e3095d7b9f1a3c5e782", "merchant_order_id": "WEB-50017", "cancel_reason_code": null, "every_period_display": "Months", "prepaid_subscription_context": null}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.473572', '2026-11-28 20:11:22.71691', '2026-11-28 20:11:22.70886', NULL, 1795896682717, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-10', 'subscription.change_components', '2026-11-28 20:08:38', '2026-11-28 20:08:38.66105', 'customer', 'cust-204881', NULL, 63, 'subscription', '7f3b0c9a51d24e6f8a1b2c3d4e5f6071', '00000000000000000000000000000000', '{"live": true, "type": "subscription", "every": 1, "offer": "c0ffee00112233445566778899aabbcc", "price": null, "created": 1757858400, "payment": "33aa1c5e7d9b4f2081c6e4a2b0d8f671", "product": "SKU-1001", "updated": 1760450400, "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "quantity": 1, "cancelled": null, "public_id": "7f3b0c9a51d24e6f8a1b2c3d4e5f6071", "components": [{"product": "SKU-2001", "quantity": 2, "public_id": "5d4c3b2a190847f6e5d4c3b2a1908070"}], "extra_data": {}, "session_id": "00000000000000000000000000000000.118204.1760449000", "start_date": "2025-09-14", "external_id": null, "every_period": 3, "cancel_reason": "", "reminder_days": 5, "frequency_days": 30, "shipping_address": "88be2d4f6a1c4e3095d7b9f1a3c5e782", "merchant_order_id": "WEB-50017", "cancel_reason_code": null, "every_period_display": "Months", "prepaid_subscription_context": null}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.473615', '2026-11-28 20:11:22.716964', '2026-11-28 20:11:22.70886', NULL, 1795896682717, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-11', 'subscription.change_quantity', '2026-11-28 20:08:38', '2026-11-28 20:08:38.699587', 'customer', 'cust-204881', NULL, 64, 'subscription', '7f3b0c9a51d24e6f8a1b2c3d4e5f6071', '00000000000000000000000000000000', '{"live": true, "type": "subscription", "every": 1, "offer": "c0ffee00112233445566778899aabbcc", "price": null, "created": 1757858400, "payment": "33aa1c5e7d9b4f2081c6e4a2b0d8f671", "product": "SKU-1001", "updated": 1760450400, "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "quantity": 3, "cancelled": null, "public_id": "7f3b0c9a51d24e6f8a1b2c3d4e5f6071", "components": [], "extra_data": {}, "session_id": "00000000000000000000000000000000.118204.1760449000", "start_date": "2025-09-14", "external_id": null, "every_period": 3, "cancel_reason": "", "reminder_days": 5, "frequency_days": 30, "shipping_address": "88be2d4f6a1c4e3095d7b9f1a3c5e782", "merchant_order_id": "WEB-50017", "cancel_reason_code": null, "every_period_display": "Months", "prepaid_subscription_context": null}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.473659', '2026-11-28 20:11:22.716995', '2026-11-28 20:11:22.70886', NULL, 1795896682717, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-12', 'subscription.change_shipping_address', '2026-11-28 20:08:38', '2026-11-28 20:08:38.747385', 'customer', 'cust-204881', NULL, 65, 'subscription', '7f3b0c9a51d24e6f8a1b2c3d4e5f6071', '00000000000000000000000000000000', '{"live": true, "type": "subscription", "every": 1, "offer": "c0ffee00112233445566778899aabbcc", "price": null, "created": 1757858400, "payment": "33aa1c5e7d9b4f2081c6e4a2b0d8f671", "product": "SKU-1001", "updated": 1760450400, "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "quantity": 1, "cancelled": null, "public_id": "7f3b0c9a51d24e6f8a1b2c3d4e5f6071", "components": [], "extra_data": {}, "session_id": "00000000000000000000000000000000.118204.1760449000", "start_date": "2025-09-14", "external_id": null, "every_period": 3, "cancel_reason": "", "reminder_days": 5, "frequency_days": 30, "shipping_address": "88be2d4f6a1c4e3095d7b9f1a3c5e783", "merchant_order_id": "WEB-50017", "cancel_reason_code": null, "every_period_display": "Months", "prepaid_subscription_context": null}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.473703', '2026-11-28 20:11:22.717024', '2026-11-28 20:11:22.70886', NULL, 1795896682717, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-13', 'subscription.change_payment', '2026-11-28 20:08:38', '2026-11-28 20:08:38.79706', 'customer', 'cust-204881', NULL, 66, 'subscription', '7f3b0c9a51d24e6f8a1b2c3d4e5f6071', '00000000000000000000000000000000', '{"live": true, "type": "subscription", "every": 1, "offer": "c0ffee00112233445566778899aabbcc", "price": null, "created": 1757858400, "payment": "33aa1c5e7d9b4f2081c6e4a2b0d8f672", "product": "SKU-1001", "updated": 1760450400, "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "quantity": 1, "cancelled": null, "public_id": "7f3b0c9a51d24e6f8a1b2c3d4e5f6071", "components": [], "extra_data": {}, "session_id": "00000000000000000000000000000000.118204.1760449000", "start_date": "2025-09-14", "external_id": null, "every_period": 3, "cancel_reason": "", "reminder_days": 5, "frequency_days": 30, "shipping_address": "88be2d4f6a1c4e3095d7b9f1a3c5e782", "merchant_order_id": "WEB-50017", "cancel_reason_code": null, "every_period_display": "Months", "prepaid_subscription_context": null}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.473747', '2026-11-28 20:11:22.717055', '2026-11-28 20:11:22.70886', NULL, 1795896682717, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-14', 'subscription.refresh_one_click_token', '2026-11-28 20:08:38', '2026-11-28 20:08:38.82481', 'og-system-process', NULL, NULL, 67, 'subscription', '7f3b0c9a51d24e6f8a1b2c3d4e5f6071', '00000000000000000000000000000000', '{"live": true, "type": "subscription", "every": 1, "offer": "c0ffee00112233445566778899aabbcc", "price": null, "created": 1757858400, "payment": "33aa1c5e7d9b4f2081c6e4a2b0d8f671", "product": "SKU-1001", "updated": 1760450400, "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "quantity": 1, "cancelled": null, "public_id": "7f3b0c9a51d24e6f8a1b2c3d4e5f6071", "components": [], "extra_data": {}, "session_id": "00000000000000000000000000000000.118204.1760449000", "start_date": "2025-09-14", "external_id": null, "every_period": 3, "cancel_reason": "", "reminder_days": 5, "frequency_days": 30, "shipping_address": "88be2d4f6a1c4e3095d7b9f1a3c5e782", "merchant_order_id": "WEB-50017", "cancel_reason_code": null, "every_period_display": "Months", "prepaid_subscription_context": null}', 'null', NULL, '{"actor": {"type": "og-system-process"}}', 'null', 'null', '2026-11-28 20:11:18.473822', '2026-11-28 20:11:22.717084', '2026-11-28 20:11:22.70886', NULL, 1795896682717, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-15', 'order.create', '2026-11-28 20:08:38', '2026-11-28 20:08:38.85811', 'og-system-process', NULL, NULL, 68, 'order', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', '00000000000000000000000000000000', '{"type": "order", "place": "2025-10-20", "total": "31.95", "tries": 0, "status": 1, "created": 1757858500, "payment": "33aa1c5e7d9b4f2081c6e4a2b0d8f671", "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "cancelled": null, "public_id": "a41c77e0936b4b1f9c0d2e5f8a7b6c31", "sub_total": "27.00", "tax_total": "0.00", "extra_data": {}, "discount_total": "3.00", "shipping_total": "4.95", "status_display": "Unsent", "rejected_message": null, "shipping_address": "88be2d4f6a1c4e3095d7b9f1a3c5e782", "order_merchant_id": null, "generic_error_count": 0}', 'null', NULL, '{"actor": {"type": "og-system-process"}}', 'null', 'null', '2026-11-28 20:11:18.473903', '2026-11-28 20:11:22.717116', '2026-11-28 20:11:22.70886', NULL, 1795896682717, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-16', 'order.change_shipping_address', '2026-11-28 20:08:38', '2026-11-28 20:08:38.928543', 'customer', 'cust-204881', NULL, 69, 'order', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', '00000000000000000000000000000000', '{"type": "order", "place": "2025-10-20", "total": "31.95", "tries": 0, "status": 1, "created": 1757858500, "payment": "33aa1c5e7d9b4f2081c6e4a2b0d8f671", "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "cancelled": null, "public_id": "a41c77e0936b4b1f9c0d2e5f8a7b6c31", "sub_total": "27.00", "tax_total": "0.00", "extra_data": {}, "discount_total": "3.00", "shipping_total": "4.95", "status_display": "Unsent", "rejected_message": null, "shipping_address": "88be2d4f6a1c4e3095d7b9f1a3c5e783", "order_merchant_id": null, "generic_error_count": 0}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.47398', '2026-11-28 20:11:22.717165', '2026-11-28 20:11:22.70886', NULL, 1795896682717, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-17', 'order.change_payment', '2026-11-28 20:08:38', '2026-11-28 20:08:38.968886', 'customer', 'cust-204881', NULL, 70, 'order', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', '00000000000000000000000000000000', '{"type": "order", "place": "2025-10-20", "total": "31.95", "tries": 0, "status": 1, "created": 1757858500, "payment": "33aa1c5e7d9b4f2081c6e4a2b0d8f672", "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "cancelled": null, "public_id": "a41c77e0936b4b1f9c0d2e5f8a7b6c31", "sub_total": "27.00", "tax_total": "0.00", "extra_data": {}, "discount_total": "3.00", "shipping_total": "4.95", "status_display": "Unsent", "rejected_message": null, "shipping_address": "88be2d4f6a1c4e3095d7b9f1a3c5e782", "order_merchant_id": null, "generic_error_count": 0}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.474052', '2026-11-28 20:11:22.717213', '2026-11-28 20:11:22.70886', NULL, 1795896682717, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-18', 'order.change_billing', '2026-11-28 20:08:38', '2026-11-28 20:08:39.016856', 'customer', 'cust-204881', NULL, 71, 'order', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', '00000000000000000000000000000000', '{"type": "order", "place": "2025-10-20", "total": "31.95", "tries": 0, "status": 1, "created": 1757858500, "payment": "33aa1c5e7d9b4f2081c6e4a2b0d8f671", "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "cancelled": null, "public_id": "a41c77e0936b4b1f9c0d2e5f8a7b6c31", "sub_total": "27.00", "tax_total": "0.00", "extra_data": {}, "discount_total": "3.00", "shipping_total": "4.95", "status_display": "Unsent", "rejected_message": null, "shipping_address": "88be2d4f6a1c4e3095d7b9f1a3c5e782", "order_merchant_id": null, "generic_error_count": 0}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.47414', '2026-11-28 20:11:22.717244', '2026-11-28 20:11:22.70886', NULL, 1795896682717, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-19', 'order.change_next_order_date', '2026-11-28 20:08:38', '2026-11-28 20:08:39.047982', 'customer', 'cust-204881', NULL, 72, 'order', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', '00000000000000000000000000000000', '{"type": "order", "place": "2025-11-03", "total": "31.95", "tries": 0, "status": 1, "created": 1757858500, "payment": "33aa1c5e7d9b4f2081c6e4a2b0d8f671", "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "cancelled": null, "public_id": "a41c77e0936b4b1f9c0d2e5f8a7b6c31", "sub_total": "27.00", "tax_total": "0.00", "extra_data": {}, "discount_total": "3.00", "shipping_total": "4.95", "status_display": "Unsent", "rejected_message": null, "shipping_address": "88be2d4f6a1c4e3095d7b9f1a3c5e782", "order_merchant_id": null, "generic_error_count": 0}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.474208', '2026-11-28 20:11:22.717273', '2026-11-28 20:11:22.70886', NULL, 1795896682717, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-20', 'order.skip_order', '2026-11-28 20:08:38', '2026-11-28 20:08:39.084792', 'customer', 'cust-204881', NULL, 73, 'order', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', '00000000000000000000000000000000', '{"type": "order", "place": "2025-10-20", "total": "31.95", "tries": 0, "status": 4, "created": 1757858500, "payment": "33aa1c5e7d9b4f2081c6e4a2b0d8f671", "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "cancelled": 1760450419, "public_id": "a41c77e0936b4b1f9c0d2e5f8a7b6c31", "sub_total": "27.00", "tax_total": "0.00", "extra_data": {}, "discount_total": "3.00", "shipping_total": "4.95", "status_display": "Cancelled", "rejected_message": null, "shipping_address": "88be2d4f6a1c4e3095d7b9f1a3c5e782", "order_merchant_id": null, "generic_error_count": 0}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.474268', '2026-11-28 20:11:22.71731', '2026-11-28 20:11:22.70886', NULL, 1795896682717, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-21', 'order.send_now', '2026-11-28 20:08:38', '2026-11-28 20:08:39.128937', 'customer', 'cust-204881', NULL, 74, 'order', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', '00000000000000000000000000000000', '{"type": "order", "place": "2025-10-14", "total": "31.95", "tries": 0, "status": 6, "created": 1757858500, "payment": "33aa1c5e7d9b4f2081c6e4a2b0d8f671", "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "cancelled": null, "public_id": "a41c77e0936b4b1f9c0d2e5f8a7b6c31", "sub_total": "27.00", "tax_total": "0.00", "extra_data": {}, "discount_total": "3.00", "shipping_total": "4.95", "status_display": "Send now", "rejected_message": null, "shipping_address": "88be2d4f6a1c4e3095d7b9f1a3c5e782", "order_merchant_id": null, "generic_error_count": 0}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.47433', '2026-11-28 20:11:22.717338', '2026-11-28 20:11:22.70886', NULL, 1795896682717, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-22', 'order.reminder', '2026-11-28 20:08:38', '2026-11-28 20:08:39.16083', 'og-system-process', NULL, NULL, 75, 'order', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', '00000000000000000000000000000000', '{"type": "order", "place": "2025-10-20", "total": "31.95", "tries": 0, "status": 1, "created": 1757858500, "payment": "33aa1c5e7d9b4f2081c6e4a2b0d8f671", "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "cancelled": null, "public_id": "a41c77e0936b4b1f9c0d2e5f8a7b6c31", "sub_total": "27.00", "tax_total": "0.00", "extra_data": {}, "discount_total": "3.00", "shipping_total": "4.95", "status_display": "Unsent", "rejected_message": null, "shipping_address": "88be2d4f6a1c4e3095d7b9f1a3c5e782", "order_merchant_id": null, "generic_error_count": 0}', 'null', NULL, '{"actor": {"type": "og-system-process"}}', 'null', 'null', '2026-11-28 20:11:18.474388', '2026-11-28 20:11:22.717393', '2026-11-28 20:11:22.70886', NULL, 1795896682717, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-23', 'order.success', '2026-11-28 20:08:38', '2026-11-28 20:08:39.197846', 'og-system-process', NULL, NULL, 76, 'order', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', '00000000000000000000000000000000', '{"type": "order", "place": "2025-10-14", "total": "31.95", "tries": 1, "status": 5, "created": 1757858500, "payment": "33aa1c5e7d9b4f2081c6e4a2b0d8f671", "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "cancelled": null, "public_id": "a41c77e0936b4b1f9c0d2e5f8a7b6c31", "sub_total": "27.00", "tax_total": "0.00", "extra_data": {}, "discount_total": "3.00", "shipping_total": "4.95", "status_display": "Success", "rejected_message": null, "shipping_address": "88be2d4f6a1c4e3095d7b9f1a3c5e782", "order_merchant_id": "WEB-50981", "generic_error_count": 0}', 'null', NULL, '{"actor": {"type": "og-system-process"}}', 'null', 'null', '2026-11-28 20:11:18.474447', '2026-11-28 20:11:22.717426', '2026-11-28 20:11:22.70886', NULL, 1795896682717, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-24', 'order.cancel', '2026-11-28 20:08:38', '2026-11-28 20:08:39.253337', 'og-system-process', NULL, NULL, 77, 'order', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', '00000000000000000000000000000000', '{"type": "order", "place": "2025-10-20", "total": "31.95", "tries": 1, "status": 4, "created": 1757858500, "payment": "33aa1c5e7d9b4f2081c6e4a2b0d8f671", "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "cancelled": 1760450424, "public_id": "a41c77e0936b4b1f9c0d2e5f8a7b6c31", "sub_total": "27.00", "tax_total": "0.00", "extra_data": {}, "discount_total": "3.00", "shipping_total": "4.95", "status_display": "Cancelled", "rejected_message": null, "shipping_address": "88be2d4f6a1c4e3095d7b9f1a3c5e782", "order_merchant_id": null, "generic_error_count": 0}', 'null', NULL, '{"actor": {"type": "og-system-process"}}', 'null', 'null', '2026-11-28 20:11:18.474492', '2026-11-28 20:11:22.717453', '2026-11-28 20:11:22.70886', NULL, 1795896682717, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-25', 'order.generic_error', '2026-11-28 20:08:38', '2026-11-28 20:08:39.284915', 'og-system-process', NULL, NULL, 78, 'order', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', '00000000000000000000000000000000', '{"type": "order", "place": "2025-10-20", "total": "31.95", "tries": 1, "status": 15, "created": 1757858500, "payment": "33aa1c5e7d9b4f2081c6e4a2b0d8f671", "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "cancelled": null, "public_id": "a41c77e0936b4b1f9c0d2e5f8a7b6c31", "sub_total": "27.00", "tax_total": "0.00", "extra_data": {}, "discount_total": "3.00", "shipping_total": "4.95", "status_display": "Generic error response", "rejected_message": null, "shipping_address": "88be2d4f6a1c4e3095d7b9f1a3c5e782", "order_merchant_id": null, "generic_error_count": 1}', 'null', NULL, '{"actor": {"type": "og-system-process"}}', 'null', 'null', '2026-11-28 20:11:18.47453', '2026-11-28 20:11:22.717481', '2026-11-28 20:11:22.70886', NULL, 1795896682717, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-26', 'order.retryable_placement_failure', '2026-11-28 20:08:38', '2026-11-28 20:08:39.329561', 'og-system-process', NULL, NULL, 79, 'order', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', '00000000000000000000000000000000', '{"type": "order", "place": "2025-10-20", "total": "31.95", "tries": 1, "status": 18, "created": 1757858500, "payment": "33aa1c5e7d9b4f2081c6e4a2b0d8f671", "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "cancelled": null, "public_id": "a41c77e0936b4b1f9c0d2e5f8a7b6c31", "sub_total": "27.00", "tax_total": "0.00", "extra_data": {}, "discount_total": "3.00", "shipping_total": "4.95", "status_display": "Credit card retry", "rejected_message": "140: card declined", "shipping_address": "88be2d4f6a1c4e3095d7b9f1a3c5e782", "order_merchant_id": null, "generic_error_count": 0}', 'null', NULL, '{"actor": {"type": "og-system-process"}}', 'null', 'null', '2026-11-28 20:11:18.474569', '2026-11-28 20:11:22.717684', '2026-11-28 20:11:22.70886', NULL, 1795896682718, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-27', 'order.reject', '2026-11-28 20:08:38', '2026-11-28 20:08:39.381178', 'og-system-process', NULL, NULL, 80, 'order', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', '00000000000000000000000000000000', '{"type": "order", "place": "2025-10-20", "total": "31.95", "tries": 5, "status": 3, "created": 1757858500, "payment": "33aa1c5e7d9b4f2081c6e4a2b0d8f671", "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "cancelled": null, "public_id": "a41c77e0936b4b1f9c0d2e5f8a7b6c31", "sub_total": "27.00", "tax_total": "0.00", "extra_data": {}, "discount_total": "3.00", "shipping_total": "4.95", "status_display": "Rejected", "rejected_message": "Expiration date is in the past", "shipping_address": "88be2d4f6a1c4e3095d7b9f1a3c5e782", "order_merchant_id": null, "generic_error_count": 0}', 'null', NULL, '{"actor": {"type": "og-system-process"}}', 'null', 'null', '2026-11-28 20:11:18.474607', '2026-11-28 20:11:22.717718', '2026-11-28 20:11:22.70886', NULL, 1795896682718, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-28', 'order.delete', '2026-11-28 20:08:38', '2026-11-28 20:08:39.417405', 'customer', 'cust-204881', NULL, 81, 'order', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', '00000000000000000000000000000000', '{"type": "order", "place": "2025-10-20", "total": "31.95", "tries": 0, "status": 1, "created": 1757858500, "payment": "33aa1c5e7d9b4f2081c6e4a2b0d8f671", "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "cancelled": null, "public_id": "a41c77e0936b4b1f9c0d2e5f8a7b6c31", "sub_total": "27.00", "tax_total": "0.00", "extra_data": {}, "discount_total": "3.00", "shipping_total": "4.95", "status_display": "Unsent", "rejected_message": null, "shipping_address": "88be2d4f6a1c4e3095d7b9f1a3c5e782", "order_merchant_id": null, "generic_error_count": 0}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.474647', '2026-11-28 20:11:22.717747', '2026-11-28 20:11:22.70886', NULL, 1795896682718, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-29', 'order.refresh_one_click_token', '2026-11-28 20:08:38', '2026-11-28 20:08:39.468671', 'og-system-process', NULL, NULL, 82, 'order', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', '00000000000000000000000000000000', '{"type": "order", "place": "2025-10-20", "total": "31.95", "tries": 0, "status": 1, "created": 1757858500, "payment": "33aa1c5e7d9b4f2081c6e4a2b0d8f671", "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "cancelled": null, "public_id": "a41c77e0936b4b1f9c0d2e5f8a7b6c31", "sub_total": "27.00", "tax_total": "0.00", "extra_data": {}, "discount_total": "3.00", "shipping_total": "4.95", "status_display": "Unsent", "rejected_message": null, "shipping_address": "88be2d4f6a1c4e3095d7b9f1a3c5e782", "order_merchant_id": null, "generic_error_count": 0}', 'null', NULL, '{"actor": {"type": "og-system-process"}}', 'null', 'null', '2026-11-28 20:11:18.474686', '2026-11-28 20:11:22.7178', '2026-11-28 20:11:22.70886', NULL, 1795896682718, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-30', 'item.create', '2026-11-28 20:08:38', '2026-11-28 20:08:39.517032', 'og-system-process', NULL, NULL, 83, 'item', '0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51', '00000000000000000000000000000000', '{"type": "item", "offer": "c0ffee00112233445566778899aabbcc", "order": "a41c77e0936b4b1f9c0d2e5f8a7b6c31", "price": "27.00", "product": "SKU-1001", "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "quantity": 1, "public_id": "0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51", "components": [], "total_price": "27.00", "first_placed": null, "subscription": "7f3b0c9a51d24e6f8a1b2c3d4e5f6071"}', 'null', NULL, '{"actor": {"type": "og-system-process"}}', 'null', 'null', '2026-11-28 20:11:18.474721', '2026-11-28 20:11:22.717829', '2026-11-28 20:11:22.70886', NULL, 1795896682718, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-31', 'item.change_order', '2026-11-28 20:08:38', '2026-11-28 20:08:39.538701', 'customer', 'cust-204881', NULL, 84, 'item', '0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51', '00000000000000000000000000000000', '{"type": "item", "offer": "c0ffee00112233445566778899aabbcc", "order": "a41c77e0936b4b1f9c0d2e5f8a7b6c32", "price": "27.00", "product": "SKU-1001", "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "quantity": 1, "public_id": "0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51", "components": [], "total_price": "27.00", "first_placed": null, "subscription": "7f3b0c9a51d24e6f8a1b2c3d4e5f6071"}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.474757', '2026-11-28 20:11:22.717855', '2026-11-28 20:11:22.70886', NULL, 1795896682718, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-32', 'item.change_quantity', '2026-11-28 20:08:38', '2026-11-28 20:08:39.572191', 'customer', 'cust-204881', NULL, 85, 'item', '0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51', '00000000000000000000000000000000', '{"type": "item", "offer": "c0ffee00112233445566778899aabbcc", "order": "a41c77e0936b4b1f9c0d2e5f8a7b6c31", "price": "27.00", "product": "SKU-1001", "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "quantity": 2, "public_id": "0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51", "components": [], "total_price": "54.00", "first_placed": null, "subscription": "7f3b0c9a51d24e6f8a1b2c3d4e5f6071"}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.474791', '2026-11-28 20:11:22.717878', '2026-11-28 20:11:22.70886', NULL, 1795896682718, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-33', 'item.remove', '2026-11-28 20:08:38', '2026-11-28 20:08:39.599631', 'customer', 'cust-204881', NULL, 86, 'item', '0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51', '00000000000000000000000000000000', '{"type": "item", "offer": "c0ffee00112233445566778899aabbcc", "order": "a41c77e0936b4b1f9c0d2e5f8a7b6c31", "price": "27.00", "product": "SKU-1001", "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "quantity": 1, "public_id": "0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51", "components": [], "total_price": "27.00", "first_placed": null, "subscription": "7f3b0c9a51d24e6f8a1b2c3d4e5f6071"}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.474827', '2026-11-28 20:11:22.717909', '2026-11-28 20:11:22.70886', NULL, 1795896682718, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-34', 'item.item_subscribe', '2026-11-28 20:08:38', '2026-11-28 20:08:39.633438', 'customer', 'cust-204881', NULL, 87, 'item', '0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f52', '00000000000000000000000000000000', '{"type": "item", "offer": "c0ffee00112233445566778899aabbcc", "order": "a41c77e0936b4b1f9c0d2e5f8a7b6c31", "price": "27.00", "product": "SKU-3001", "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "quantity": 1, "public_id": "0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f52", "components": [], "total_price": "27.00", "first_placed": null, "subscription": "7f3b0c9a51d24e6f8a1b2c3d4e5f6072"}', 'null', NULL, '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.474862', '2026-11-28 20:11:22.717935', '2026-11-28 20:11:22.70886', NULL, 1795896682718, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-38', 'item.out_of_stock', '2026-11-28 20:08:38', '2026-11-28 20:08:39.80511', 'og-system-process', NULL, NULL, 91, 'item', '0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51', '00000000000000000000000000000000', '{"type": "item", "offer": "c0ffee00112233445566778899aabbcc", "order": "a41c77e0936b4b1f9c0d2e5f8a7b6c32", "price": "27.00", "product": "SKU-1001", "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "quantity": 1, "public_id": "0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51", "components": [], "total_price": "27.00", "first_placed": null, "subscription": "7f3b0c9a51d24e6f8a1b2c3d4e5f6071"}', 'null', NULL, '{"actor": {"type": "og-system-process"}}', 'null', 'null', '2026-11-28 20:11:18.491985', '2026-11-28 20:11:22.718154', '2026-11-28 20:11:22.70886', NULL, 1795896682718, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-39', 'entitlement.entitlements_granted', '2026-11-28 20:08:38', '2026-11-28 20:08:39.865505', NULL, NULL, NULL, 92, 'entitlement', NULL, '00000000000000000000000000000000', '{"type": "entitlement", "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "entitlements": [{"live": true, "created": 1760364000, "grantees": null, "resource": {"name": "Premium Library", "image_url": null, "public_id": "9a8b7c6d5e4f30211203f4e5d6c7b8a9", "description": "Streaming access", "external_id": "res-77"}, "public_id": "36e0a1b2c3d4e5f60718293a4b5c6d7e", "expiration": 1763042400, "access_type": "time_based", "grace_period": 86400, "last_updated": 1760450400, "entitlement_transaction": {"public_id": "71f2e3d4c5b6a7988796a5b4c3d2e1f0", "time_amount": 2592000, "grace_period": 86400, "source_action": "order-placement", "source_object": "item", "source_object_id": "0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51", "transaction_type": "grant_credit", "transaction_execution_time": 1760450400, "transaction_initiation_time": 1760450400}}]}', 'null', NULL, 'null', 'null', 'null', '2026-11-28 20:11:18.49205', '2026-11-28 20:11:22.718186', '2026-11-28 20:11:22.70886', NULL, 1795896682718, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-40', 'entitlement.entitlements_expiring', '2026-11-28 20:08:38', '2026-11-28 20:08:39.906618', NULL, NULL, NULL, 93, 'entitlement', NULL, '00000000000000000000000000000000', '{"type": "entitlement", "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "entitlements": [{"live": true, "created": 1760364000, "grantees": null, "resource": {"name": "Premium Library", "image_url": null, "public_id": "9a8b7c6d5e4f30211203f4e5d6c7b8a9", "description": "Streaming access", "external_id": "res-77"}, "public_id": "36e0a1b2c3d4e5f60718293a4b5c6d7e", "expiration": 1763042400, "access_type": "time_based", "grace_period": 86400, "last_updated": 1760450400, "entitlement_transaction": {"public_id": "71f2e3d4c5b6a7988796a5b4c3d2e1f0", "time_amount": 2592000, "grace_period": 86400, "source_action": "order-placement", "source_object": "item", "source_object_id": "0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51", "transaction_type": "grant_credit", "transaction_execution_time": 1760450400, "transaction_initiation_time": 1760450400}}]}', 'null', NULL, 'null', 'null', 'null', '2026-11-28 20:11:18.492168', '2026-11-28 20:11:22.718215', '2026-11-28 20:11:22.70886', NULL, 1795896682718, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-41', 'entitlement.entitlements_expired', '2026-11-28 20:08:38', '2026-11-28 20:08:39.946111', NULL, NULL, NULL, 94, 'entitlement', NULL, '00000000000000000000000000000000', '{"type": "entitlement", "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "entitlements": [{"live": true, "created": 1760364000, "grantees": null, "resource": {"name": "Premium Library", "image_url": null, "public_id": "9a8b7c6d5e4f30211203f4e5d6c7b8a9", "description": "Streaming access", "external_id": "res-77"}, "public_id": "36e0a1b2c3d4e5f60718293a4b5c6d7e", "expiration": 1763042400, "access_type": "time_based", "grace_period": 86400, "last_updated": 1760450400, "entitlement_transaction": {"public_id": "71f2e3d4c5b6a7988796a5b4c3d2e1f0", "time_amount": 2592000, "grace_period": 86400, "source_action": "order-placement", "source_object": "item", "source_object_id": "0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51", "transaction_type": "grant_credit", "transaction_execution_time": 1760450400, "transaction_initiation_time": 1760450400}}]}', 'null', NULL, 'null', 'null', 'null', '2026-11-28 20:11:18.492286', '2026-11-28 20:11:22.718248', '2026-11-28 20:11:22.70886', NULL, 1795896682718, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-42', 'entitlement.entitlements_grace_period_expired', '2026-11-28 20:08:38', '2026-11-28 20:08:40.013846', NULL, NULL, NULL, 95, 'entitlement', NULL, '00000000000000000000000000000000', '{"type": "entitlement", "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "entitlements": [{"live": false, "created": 1760364000, "grantees": null, "resource": {"name": "Premium Library", "image_url": null, "public_id": "9a8b7c6d5e4f30211203f4e5d6c7b8a9", "description": "Streaming access", "external_id": "res-77"}, "public_id": "36e0a1b2c3d4e5f60718293a4b5c6d7e", "expiration": 1763042400, "access_type": "time_based", "grace_period": 86400, "last_updated": 1760450400, "entitlement_transaction": {"public_id": "71f2e3d4c5b6a7988796a5b4c3d2e1f0", "time_amount": 2592000, "grace_period": 86400, "source_action": "order-placement", "source_object": "item", "source_object_id": "0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51", "transaction_type": "grant_credit", "transaction_execution_time": 1760450400, "transaction_initiation_time": 1760450400}}]}', 'null', NULL, 'null', 'null', 'null', '2026-11-28 20:11:18.496619', '2026-11-28 20:11:22.718274', '2026-11-28 20:11:22.70886', NULL, 1795896682718, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-43', 'entitlement.entitlements_expiration_modified', '2026-11-28 20:08:38', '2026-11-28 20:08:40.062234', NULL, NULL, NULL, 96, 'entitlement', NULL, '00000000000000000000000000000000', '{"type": "entitlement", "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "entitlements": [{"live": true, "created": 1760364000, "grantees": null, "resource": {"name": "Premium Library", "image_url": null, "public_id": "9a8b7c6d5e4f30211203f4e5d6c7b8a9", "description": "Streaming access", "external_id": "res-77"}, "public_id": "36e0a1b2c3d4e5f60718293a4b5c6d7e", "expiration": 1763042400, "access_type": "time_based", "grace_period": 86400, "last_updated": 1760450400, "entitlement_transaction": {"public_id": "71f2e3d4c5b6a7988796a5b4c3d2e1f0", "time_amount": 2592000, "grace_period": 86400, "source_action": "order-placement", "source_object": "item", "source_object_id": "0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51", "transaction_type": "grant_credit", "transaction_execution_time": 1760450400, "transaction_initiation_time": 1760450400}}]}', 'null', NULL, 'null', 'null', 'null', '2026-11-28 20:11:18.496723', '2026-11-28 20:11:22.718309', '2026-11-28 20:11:22.70886', NULL, 1795896682718, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-44', 'entitlement.entitlements_voided', '2026-11-28 20:08:38', '2026-11-28 20:08:40.097029', NULL, NULL, NULL, 97, 'entitlement', NULL, '00000000000000000000000000000000', '{"type": "entitlement", "customer": "cust-204881", "merchant": "00000000000000000000000000000000", "entitlements": [{"live": false, "created": 1760364000, "grantees": null, "resource": {"name": "Premium Library", "image_url": null, "public_id": "9a8b7c6d5e4f30211203f4e5d6c7b8a9", "description": "Streaming access", "external_id": "res-77"}, "public_id": "36e0a1b2c3d4e5f60718293a4b5c6d7e", "expiration": 1763042400, "access_type": "time_based", "grace_period": 86400, "last_updated": 1760450400, "entitlement_transaction": {"public_id": "71f2e3d4c5b6a7988796a5b4c3d2e1f0", "time_amount": 2592000, "grace_period": 86400, "source_action": "order-placement", "source_object": "item", "source_object_id": "0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51", "transaction_type": "grant_credit", "transaction_execution_time": 1760450400, "transaction_initiation_time": 1760450400}}]}', 'null', NULL, 'null', 'null', 'null', '2026-11-28 20:11:18.496764', '2026-11-28 20:11:22.718346', '2026-11-28 20:11:22.70886', NULL, 1795896682718, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-45', 'workflow.send_communication', '2026-11-28 20:08:38', '2026-11-28 20:08:40.125918', NULL, NULL, NULL, 98, 'workflow', NULL, '00000000000000000000000000000000', '{"type": "workflow", "merchant": "00000000000000000000000000000000", "workflow_id": "4f0e1d2c3b4a59687786a5b4c3d2e1f0", "execution_id": "e1e2e3e4e5e6e7e8e9eaebecedeeeff0", "workflow_name": "Free gift at order 4"}', '{"key": "free_gift", "subscriber": {"email": "ada.quill@example.com", "last_name": "Quill", "first_name": "Ada", "phone_number": "555-010-0199"}, "execution_context": {"foo": "bar"}}', NULL, 'null', 'null', 'null', '2026-11-28 20:11:18.496809', '2026-11-28 20:11:22.718373', '2026-11-28 20:11:22.70886', NULL, 1795896682718, NULL, 1795896680911);


--
-- Data for Name: item_events; Type: TABLE DATA; Schema: ordergroove; Owner: -
--

INSERT INTO ordergroove.item_events VALUES
	('/ordergroove/updates', 'updates', 'dbff651e4a1dd85dd9ff969bdd65418d', 'item.create', '2026-06-15 19:01:20', '2026-11-28 20:08:28.080867', 'customer', '000004', NULL, 1, 'item', '3e1c26d323ef323ee848f808f54d35bf', 'adcb1b11ae81db7510c3c9a4209fb7ca', '000004', 'SKU-7', '9c4bf5fd0860f69461aee54afbb1ddae', NULL, '6be8a4d74f88cda74393b3a296ed2156', 1, 11.99, 10.8, NULL, '{}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000004"}}}', 'null', 'null', '2026-11-28 20:11:18.529348', '2026-11-28 20:11:22.776883', '2026-11-28 20:11:22.77687', NULL, 1795896682777, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'e034e9ef612009d844699c4db9bde084', 'item.remove', '2026-06-15 23:56:51', '2026-11-28 20:08:28.508926', 'customer', '000011', NULL, 7, 'item', '3e1c26d323ef323ee848f808f54d35bf', '80bdae743f1103ed756907f8225f479e', '000011', '00013', '4c066b3eb371e92bf0721aa7c841143a', '728f532a406361eb612bf337ab03d149', '6be8a4d74f88cda74393b3a296ed2156', 3, 54.5, 147.15, NULL, '{}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000011"}}}', 'null', 'null', '2026-11-28 20:11:18.529666', '2026-11-28 20:11:22.777031', '2026-11-28 20:11:22.77687', NULL, 1795896682777, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '1cbe06f23140bef58aa271a0a007c3fb', 'item.change_quantity', '2026-06-16 00:43:14', '2026-11-28 20:08:28.633577', 'customer', '000001', NULL, 10, 'item', '3e1c26d323ef323ee848f808f54d35bf', '9f7cd7e82a8c7ef0ffa3dd0ee8c3788f', '000001', 'SKU-11', '595ee482990cdd5b871c3b8f923aaef5', '13ae7b64ac5edda049ad04eb4b48ba57', '819b8bb44067da30ecd21a066b5ce807', 4, 9.99, 35.97, NULL, '{}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000001"}}}', 'null', 'null', '2026-11-28 20:11:18.529761', '2026-11-28 20:11:22.777081', '2026-11-28 20:11:22.77687', NULL, 1795896682777, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '92401da977b4e29b85074b59da13d835', 'item.create', '2026-06-16 03:11:41', '2026-11-28 20:08:28.739778', 'customer', '000008', NULL, 13, 'item', '3e1c26d323ef323ee848f808f54d35bf', '422e9124fd8e91e223c36199bc58c8f0', '000008', '00010', '9cf5c956b991cf7edeae4ecb974d203a', 'd2f37be439a4520cb83f0587e2cfece7', '819b8bb44067da30ecd21a066b5ce807', 3, 0.0, 0.0, NULL, '{"{\"product\": \"00001\", \"quantity\": 1, \"public_id\": \"238f728170742f08f400621ef6f430fe\"}","{\"product\": \"00014\", \"quantity\": 1, \"public_id\": \"bbebdbddd96c089e0ee4d575808fa84d\"}"}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000008"}}}', 'null', 'null', '2026-11-28 20:11:18.529841', '2026-11-28 20:11:22.777119', '2026-11-28 20:11:22.77687', NULL, 1795896682777, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '88597509d143eb8deb912786dbd95073', 'item.create', '2026-06-16 05:41:48', '2026-11-28 20:08:28.860523', 'customer', '000005', NULL, 17, 'item', '3e1c26d323ef323ee848f808f54d35bf', '1d814b02142c1370d0694b82c7f2902c', '000005', '00010', '740b6b53026af5a2a97b80cd08ddd85d', '12051292ee8d8b4b13212ac0e3934428', '0cb69ab7f5a0d02e44ee9bd73b53690a', 3, 0.0, 0.0, NULL, '{"{\"product\": \"SKU-5\", \"quantity\": 1, \"public_id\": \"d2c2056154abb15fd76d5c3126ff4295\"}","{\"product\": \"SKU-16\", \"quantity\": 1, \"public_id\": \"e124e0a28ece0f2dd14f48dddd74570f\"}"}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000005"}}}', 'null', 'null', '2026-11-28 20:11:18.529986', '2026-11-28 20:11:22.777154', '2026-11-28 20:11:22.77687', NULL, 1795896682777, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '213dd790dbb9cdeecd1a4b781b7cdede', 'item.change_order', '2026-06-16 08:22:02', '2026-11-28 20:08:28.929525', 'customer', '000001', NULL, 19, 'item', '3e1c26d323ef323ee848f808f54d35bf', 'c0ab0fa31b00ad6dbedc7d2fa0127596', '000001', 'SKU-7', '385f900383480ca5d564541ae090a54c', '88966eadc0480e7d19f8de2ee10fb3ee', '6be8a4d74f88cda74393b3a296ed2156', 3, 11.99, 32.38, NULL, '{}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000001"}}}', 'null', 'null', '2026-11-28 20:11:18.530143', '2026-11-28 20:11:22.777188', '2026-11-28 20:11:22.77687', NULL, 1795896682777, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '845b7cd038383ce52e278ac85e706f8e', 'item.change_order', '2026-06-16 17:50:10', '2026-11-28 20:08:29.053695', 'customer', '000012', NULL, 23, 'item', '3e1c26d323ef323ee848f808f54d35bf', '2220d7f1399663de99c1c6d7f61d7215', '000012', '00013', '9107050862659068122120e042601693', 'a54ec6bcda87de49b59f2168a62a4219', '0cb69ab7f5a0d02e44ee9bd73b53690a', 2, 54.5, 98.1, NULL, '{}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000012"}}}', 'null', 'null', '2026-11-28 20:11:18.530247', '2026-11-28 20:11:22.777218', '2026-11-28 20:11:22.77687', NULL, 1795896682777, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '25e906e667a0510da2bf336ae60e1037', 'item.create', '2026-06-16 17:54:07', '2026-11-28 20:08:29.176289', 'customer', '000009', NULL, 26, 'item', '3e1c26d323ef323ee848f808f54d35bf', '2df898ecb4a79eddfdd9f8fbb215c9a1', '000009', '00009', 'f8d1dbd71f7124c4f38f2f203256f5c5', 'ffccdcdf70f9411d6ce06924552a1be5', '819b8bb44067da30ecd21a066b5ce807', 3, 49.0, 132.3, NULL, '{"{\"product\": \"SKU-2\"}","{\"product\": \"SKU-5\"}"}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000009"}}}', 'null', 'null', '2026-11-28 20:11:18.530324', '2026-11-28 20:11:22.777247', '2026-11-28 20:11:22.77687', NULL, 1795896682777, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '7244f3ccce1a5b7eb65b54a63fa937fb', 'item.change_quantity', '2026-06-16 22:28:50', '2026-11-28 20:08:29.248748', 'customer', '000009', NULL, 28, 'item', '3e1c26d323ef323ee848f808f54d35bf', '2df898ecb4a79eddfdd9f8fbb215c9a1', '000009', '00009', 'f8d1dbd71f7124c4f38f2f203256f5c5', 'ffccdcdf70f9411d6ce06924552a1be5', '819b8bb44067da30ecd21a066b5ce807', 4, 49.0, 176.4, NULL, '{"{\"product\": \"SKU-2\"}","{\"product\": \"SKU-5\"}"}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000009"}}}', 'null', 'null', '2026-11-28 20:11:18.530399', '2026-11-28 20:11:22.777277', '2026-11-28 20:11:22.77687', NULL, 1795896682777, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '17adeeb4493205d918db231613164306', 'item.create', '2026-06-17 03:58:36', '2026-11-28 20:08:29.573198', 'customer', '000008', NULL, 38, 'item', '3e1c26d323ef323ee848f808f54d35bf', '901285efe5a53e291586eea4b393aa9a', '000008', 'SKU-16', '7a25d72dce7d76b657b190dcc7d28eae', '7ae5a3d3b70edb83339d4356e831f9b6', 'f462ea71dee6ea94c7f6cc42e69660c3', 2, 8.99, 16.19, NULL, '{}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000008"}}}', 'null', 'null', '2026-11-28 20:11:18.530471', '2026-11-28 20:11:22.777322', '2026-11-28 20:11:22.77687', NULL, 1795896682777, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '96dc13720a0d4f18643ee233b7bbc5e3', 'item.create', '2026-06-17 07:36:56', '2026-11-28 20:08:29.657586', 'customer', '000001', NULL, 40, 'item', '3e1c26d323ef323ee848f808f54d35bf', 'f876d67f7030b149cc9cc391b10e51e2', '000001', 'SKU-8', '385f900383480ca5d564541ae090a54c', NULL, '6be8a4d74f88cda74393b3a296ed2156', 1, 22.5, 20.25, NULL, '{}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000001"}}}', 'null', 'null', '2026-11-28 20:11:18.530574', '2026-11-28 20:11:22.777357', '2026-11-28 20:11:22.77687', NULL, 1795896682777, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '356d579f4517f629f672dc80bd0c8cc2', 'item.create', '2026-06-17 08:05:00', '2026-11-28 20:08:29.725224', 'og-system-process', NULL, NULL, 42, 'item', '3e1c26d323ef323ee848f808f54d35bf', 'd523ffc9e2ec71c572c697a33565fdc8', '000004', 'SKU-6', 'ff0ffd23436358532b3db1d45b100e3a', '2b5d2951e1f3dbabfec7da6355c0feb2', '6be8a4d74f88cda74393b3a296ed2156', 1, 12.99, 11.7, NULL, '{}', '{"actor": {"type": "og-system-process"}}', 'null', 'null', '2026-11-28 20:11:18.53257', '2026-11-28 20:11:22.777388', '2026-11-28 20:11:22.77687', NULL, 1795896682777, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '3cf2b4cac55badae8bd584ff2498f0d6', 'item.successfully_placed', '2026-06-17 08:05:00', '2026-11-28 20:08:29.797946', 'og-system-process', NULL, NULL, 44, 'item', '3e1c26d323ef323ee848f808f54d35bf', '46868d278ea515b000239d21619747aa', '000004', 'SKU-6', '9c4bf5fd0860f69461aee54afbb1ddae', '2b5d2951e1f3dbabfec7da6355c0feb2', '6be8a4d74f88cda74393b3a296ed2156', 1, 12.99, 11.7, '2026-06-17 08:05:00', '{}', '{"actor": {"type": "og-system-process"}}', 'null', 'null', '2026-11-28 20:11:18.532665', '2026-11-28 20:11:22.777414', '2026-11-28 20:11:22.77687', NULL, 1795896682777, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '9f21bf8dbfb2de13ed9de29560dc9046', 'item.successfully_placed', '2026-06-17 08:05:00', '2026-11-28 20:08:29.845154', 'og-system-process', NULL, NULL, 45, 'item', '3e1c26d323ef323ee848f808f54d35bf', 'adcb1b11ae81db7510c3c9a4209fb7ca', '000004', 'SKU-7', '9c4bf5fd0860f69461aee54afbb1ddae', NULL, '6be8a4d74f88cda74393b3a296ed2156', 1, 11.99, 10.8, '2026-06-17 08:05:00', '{}', '{"actor": {"type": "og-system-process"}}', 'null', 'null', '2026-11-28 20:11:18.532721', '2026-11-28 20:11:22.777444', '2026-11-28 20:11:22.77687', NULL, 1795896682777, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '7e10b5814be357b79ea9eb6eabc183a1', 'item.remove', '2026-06-17 09:28:39', '2026-11-28 20:08:29.907497', 'customer', '000008', NULL, 47, 'item', '3e1c26d323ef323ee848f808f54d35bf', '901285efe5a53e291586eea4b393aa9a', '000008', 'SKU-16', '7a25d72dce7d76b657b190dcc7d28eae', '7ae5a3d3b70edb83339d4356e831f9b6', 'f462ea71dee6ea94c7f6cc42e69660c3', 2, 8.99, 16.19, NULL, '{}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000008"}}}', 'null', 'null', '2026-11-28 20:11:18.532772', '2026-11-28 20:11:22.777473', '2026-11-28 20:11:22.77687', NULL, 1795896682777, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '39a11e17846ffc85bef7c03c71549fe3', 'item.create', '2026-06-17 16:54:30', '2026-11-28 20:08:30.046063', 'customer', '000013', NULL, 51, 'item', '3e1c26d323ef323ee848f808f54d35bf', 'e93268426a54442ce7412be9a0f94580', '000013', 'SKU-8', '749de728a99ac564fa59b977627d2196', '2bb8486fa6e7710f1f6aa59c005d07d0', '819b8bb44067da30ecd21a066b5ce807', 1, 22.5, 20.25, NULL, '{}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000013"}}}', 'null', 'null', '2026-11-28 20:11:18.532816', '2026-11-28 20:11:22.777499', '2026-11-28 20:11:22.77687', NULL, 1795896682778, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-30', 'item.create', '2026-11-28 20:08:38', '2026-11-28 20:08:39.517032', 'og-system-process', NULL, NULL, 83, 'item', '00000000000000000000000000000000', '0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51', 'cust-204881', 'SKU-1001', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', '7f3b0c9a51d24e6f8a1b2c3d4e5f6071', 'c0ffee00112233445566778899aabbcc', 1, 27.0, 27.0, NULL, '{}', '{"actor": {"type": "og-system-process"}}', 'null', 'null', '2026-11-28 20:11:18.532891', '2026-11-28 20:11:22.777532', '2026-11-28 20:11:22.77687', NULL, 1795896682778, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-31', 'item.change_order', '2026-11-28 20:08:38', '2026-11-28 20:08:39.538701', 'customer', 'cust-204881', NULL, 84, 'item', '00000000000000000000000000000000', '0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51', 'cust-204881', 'SKU-1001', 'a41c77e0936b4b1f9c0d2e5f8a7b6c32', '7f3b0c9a51d24e6f8a1b2c3d4e5f6071', 'c0ffee00112233445566778899aabbcc', 1, 27.0, 27.0, NULL, '{}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.532976', '2026-11-28 20:11:22.777564', '2026-11-28 20:11:22.77687', NULL, 1795896682778, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-32', 'item.change_quantity', '2026-11-28 20:08:38', '2026-11-28 20:08:39.572191', 'customer', 'cust-204881', NULL, 85, 'item', '00000000000000000000000000000000', '0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51', 'cust-204881', 'SKU-1001', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', '7f3b0c9a51d24e6f8a1b2c3d4e5f6071', 'c0ffee00112233445566778899aabbcc', 2, 27.0, 54.0, NULL, '{}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.533062', '2026-11-28 20:11:22.77759', '2026-11-28 20:11:22.77687', NULL, 1795896682778, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-33', 'item.remove', '2026-11-28 20:08:38', '2026-11-28 20:08:39.599631', 'customer', 'cust-204881', NULL, 86, 'item', '00000000000000000000000000000000', '0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51', 'cust-204881', 'SKU-1001', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', '7f3b0c9a51d24e6f8a1b2c3d4e5f6071', 'c0ffee00112233445566778899aabbcc', 1, 27.0, 27.0, NULL, '{}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.533111', '2026-11-28 20:11:22.77763', '2026-11-28 20:11:22.77687', NULL, 1795896682778, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-34', 'item.item_subscribe', '2026-11-28 20:08:38', '2026-11-28 20:08:39.633438', 'customer', 'cust-204881', NULL, 87, 'item', '00000000000000000000000000000000', '0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f52', 'cust-204881', 'SKU-3001', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', '7f3b0c9a51d24e6f8a1b2c3d4e5f6072', 'c0ffee00112233445566778899aabbcc', 1, 27.0, 27.0, NULL, '{}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.533157', '2026-11-28 20:11:22.777665', '2026-11-28 20:11:22.77687', NULL, 1795896682778, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-35', 'item.update_price', '2026-11-28 20:08:38', '2026-11-28 20:08:39.672689', 'apikey', 'k-0042', NULL, 88, 'item', '00000000000000000000000000000000', '0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51', 'cust-204881', 'SKU-1001', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', '7f3b0c9a51d24e6f8a1b2c3d4e5f6071', 'c0ffee00112233445566778899aabbcc', 1, 25.0, 25.0, NULL, '{}', '{"actor": {"type": "apikey", "api_key": {"name": "warehouse-sync", "public_id": "k-0042"}}}', 'null', 'null', '2026-11-28 20:11:18.533199', '2026-11-28 20:11:22.777691', '2026-11-28 20:11:22.77687', NULL, 1795896682778, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-36', 'item.sku_swap', '2026-11-28 20:08:38', '2026-11-28 20:08:39.709383', 'customer', 'cust-204881', NULL, 89, 'item', '00000000000000000000000000000000', '0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51', 'cust-204881', 'SKU-1002', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', '7f3b0c9a51d24e6f8a1b2c3d4e5f6071', 'c0ffee00112233445566778899aabbcc', 1, 27.0, 27.0, NULL, '{}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.533236', '2026-11-28 20:11:22.777721', '2026-11-28 20:11:22.77687', NULL, 1795896682778, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-37', 'item.successfully_placed', '2026-11-28 20:08:38', '2026-11-28 20:08:39.749073', 'og-system-process', NULL, NULL, 90, 'item', '00000000000000000000000000000000', '0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51', 'cust-204881', 'SKU-1001', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', '7f3b0c9a51d24e6f8a1b2c3d4e5f6071', 'c0ffee00112233445566778899aabbcc', 1, 27.0, 27.0, NULL, '{}', '{"actor": {"type": "og-system-process"}}', 'null', 'null', '2026-11-28 20:11:18.53327', '2026-11-28 20:11:22.777746', '2026-11-28 20:11:22.77687', NULL, 1795896682778, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-38', 'item.out_of_stock', '2026-11-28 20:08:38', '2026-11-28 20:08:39.80511', 'og-system-process', NULL, NULL, 91, 'item', '00000000000000000000000000000000', '0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f51', 'cust-204881', 'SKU-1001', 'a41c77e0936b4b1f9c0d2e5f8a7b6c32', '7f3b0c9a51d24e6f8a1b2c3d4e5f6071', 'c0ffee00112233445566778899aabbcc', 1, 27.0, 27.0, NULL, '{}', '{"actor": {"type": "og-system-process"}}', 'null', 'null', '2026-11-28 20:11:18.533305', '2026-11-28 20:11:22.777774', '2026-11-28 20:11:22.77687', NULL, 1795896682778, NULL, 1795896680911);


--
-- Data for Name: items; Type: TABLE DATA; Schema: ordergroove; Owner: -
--

INSERT INTO ordergroove.items VALUES
	('f50beef5a7b41b812023013779da1ab4', '86328554594da8cf67576668ffe81e6a', '13ae7b64ac5edda049ad04eb4b48ba57', 'SKU-11', '819b8bb44067da30ecd21a066b5ce807', NULL, 3, 9.99, 0.0, 26.98, false, '{}', NULL, false, '2026-04-19 08:05:00', NULL, '2026-04-19 08:05:00', 'null', '2026-11-28 20:10:35.924007', '2026-11-28 20:10:44.664341', '2026-11-28 20:10:44.664326', NULL, 1795896644664, NULL, 1795896641573),
	('0c3c197f3488c9238278c5e67f64bc2d', '198b0f9a7ee0948e479d5611fb72ce0a', 'fdcae090ffdb12b9fc49e2b571a8ad0c', 'SKU-16', '6be8a4d74f88cda74393b3a296ed2156', NULL, 1, 8.99, 0.0, 8.1, false, '{}', NULL, false, '2026-05-28 08:05:00', NULL, '2026-05-28 08:05:00', 'null', '2026-11-28 20:10:35.924007', '2026-11-28 20:10:44.664481', '2026-11-28 20:10:44.664326', NULL, 1795896644664, NULL, 1795896641573),
	('04cbe0a45bf0e9910d16d6c7ad59bfb3', '4fdab72a7fe2e43207ddee5eadc46f34', '88966eadc0480e7d19f8de2ee10fb3ee', 'SKU-7', '6be8a4d74f88cda74393b3a296ed2156', NULL, 2, 11.99, 0.0, 21.59, false, '{}', NULL, false, '2026-05-30 08:05:00', NULL, '2026-05-30 08:05:00', 'null', '2026-11-28 20:10:35.924007', '2026-11-28 20:10:44.664525', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573),
	('8dde382100084ddd7a175ad1d0525a35', 'fb01115e707d122dd44e2bd82a64f4d5', 'b3828a0b352775ee040d0ca14a35a3b9', 'SKU-6', '819b8bb44067da30ecd21a066b5ce807', NULL, 3, 12.99, 0.0, 35.08, false, '{}', NULL, false, NULL, NULL, '2026-04-22 03:18:54', 'null', '2026-11-28 20:10:35.924007', '2026-11-28 20:10:44.664581', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573),
	('082f3327e913a9d2aed70d3ed1ea30c4', '4fdab72a7fe2e43207ddee5eadc46f34', NULL, 'SKU-12', '6be8a4d74f88cda74393b3a296ed2156', NULL, 1, 29.99, 0.0, 27.0, true, '{}', NULL, false, '2026-05-30 08:05:00', NULL, '2026-05-30 08:05:00', 'null', '2026-11-28 20:10:35.924007', '2026-11-28 20:10:44.664609', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573),
	('f5754c36e54bae78e31b980fbf3b99cc', '1636213b75de46a38828470ee5d065be', '12051292ee8d8b4b13212ac0e3934428', '00010', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 3, 0.0, 0.0, 0.0, false, '{"{\"product\": \"SKU-5\", \"quantity\": 1, \"public_id\": \"d2c2056154abb15fd76d5c3126ff4295\"}","{\"product\": \"SKU-16\", \"quantity\": 1, \"public_id\": \"e124e0a28ece0f2dd14f48dddd74570f\"}"}', NULL, false, '2026-05-17 08:05:00', NULL, '2026-05-17 08:05:00', 'null', '2026-11-28 20:10:35.924007', '2026-11-28 20:10:44.664636', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573),
	('62f3c0017fdfa83204826dbfacaa471a', 'a2f24a06bafe53466e504de7f86ef0fd', '41a0df3888ff69f1b8d0f551cd901bd9', '00013', 'f462ea71dee6ea94c7f6cc42e69660c3', NULL, 2, 54.5, 0.0, 98.1, false, '{}', NULL, false, '2026-05-19 08:05:00', NULL, '2026-05-19 08:05:00', 'null', '2026-11-28 20:10:35.924007', '2026-11-28 20:10:44.664664', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573),
	('9fbea7e74a99eb93adce14617103c121', 'fb01115e707d122dd44e2bd82a64f4d5', NULL, '00001', '819b8bb44067da30ecd21a066b5ce807', NULL, 1, 20.75, 0.0, 18.68, true, '{}', NULL, false, NULL, NULL, '2026-04-22 03:18:54', 'null', '2026-11-28 20:10:35.924007', '2026-11-28 20:10:44.664688', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573),
	('d0fdb9e4a15fbcbb355f7e24691b5967', '6055b6bd3197e89ea93157c9b5825d06', 'b3828a0b352775ee040d0ca14a35a3b9', 'SKU-6', '819b8bb44067da30ecd21a066b5ce807', NULL, 3, 12.99, 0.0, 35.08, false, '{}', NULL, false, '2026-05-21 08:05:00', NULL, '2026-05-21 08:05:00', 'null', '2026-11-28 20:10:35.924007', '2026-11-28 20:10:44.66471', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573),
	('c7579d811958a062d761d6df5f77fcb4', '358ce3d8e8bb998b7418af46128a87e4', '7dc54582b9b3c8ea28eb119b1c280bce', '00009', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 1, 49.0, 0.0, 44.1, false, '{"\"00013\"","\"SKU-2\""}', NULL, false, '2026-05-16 08:05:00', NULL, '2026-05-16 08:05:00', 'null', '2026-11-28 20:10:35.924007', '2026-11-28 20:10:44.664734', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573),
	('a2cb21343658961ceb8cd8f12c970c14', '02724c5d55ac66ccda81f6c3a3b49c7d', '091607340116683303eed6d6ced3a6f1', '00013', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 1, 54.5, 0.0, 49.05, false, '{}', NULL, false, NULL, NULL, '2026-05-21 06:37:53', 'null', '2026-11-28 20:10:35.924007', '2026-11-28 20:10:44.664757', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573),
	('964bcb4cdcb2d9624a49f55acf7395b5', '6549b6c6287ecf8d7016a56b848ebca5', '7dc54582b9b3c8ea28eb119b1c280bce', '00009', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 1, 49.0, 0.0, 44.1, false, '{"\"00013\"","\"SKU-2\""}', NULL, false, '2026-05-30 08:05:01', NULL, '2026-05-30 08:05:01', 'null', '2026-11-28 20:10:35.924007', '2026-11-28 20:10:44.66478', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573),
	('db395699de484b52c0df2d22dedd12f7', '06869070c4f7db4eb1dbbd7973b35641', '41a0df3888ff69f1b8d0f551cd901bd9', '00013', 'f462ea71dee6ea94c7f6cc42e69660c3', NULL, 3, 54.5, 0.0, 147.15, false, '{}', NULL, false, NULL, NULL, '2026-05-21 01:03:29', 'null', '2026-11-28 20:10:35.924007', '2026-11-28 20:10:44.664803', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573),
	('6bce3ff8ecaedaa468f669565111cbbd', '3554c133927016e108af9a2acbcda411', 'f74f94057d2ee600bb02090044b746b2', 'SKU-16', '6be8a4d74f88cda74393b3a296ed2156', NULL, 1, 8.99, 0.0, 8.1, false, '{}', NULL, false, NULL, NULL, '2026-05-22 01:43:58', 'null', '2026-11-28 20:10:35.924007', '2026-11-28 20:10:44.66485', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573),
	('4592b78c80e5d6a8ef226177201223f2', '70c74554b69ec960ae341f1eb53e1e04', 'aafa89a266ed14436e04ffb439f19112', '00009', '819b8bb44067da30ecd21a066b5ce807', NULL, 2, 49.0, 0.0, 88.2, false, '{"\"SKU-16\"","\"00014\""}', NULL, false, NULL, NULL, '2026-05-22 01:43:58', 'null', '2026-11-28 20:10:35.924007', '2026-11-28 20:10:44.664876', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573),
	('46868d278ea515b000239d21619747aa', '9c4bf5fd0860f69461aee54afbb1ddae', '2b5d2951e1f3dbabfec7da6355c0feb2', 'SKU-6', '6be8a4d74f88cda74393b3a296ed2156', NULL, 1, 12.99, 0.0, 11.7, false, '{}', NULL, false, '2026-06-17 08:05:00', NULL, '2026-06-17 08:05:00', 'null', '2026-11-28 20:10:35.938026', '2026-11-28 20:10:44.664914', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573),
	('ba836190e27cad7b3aecd542edb56c96', 'c21f5103f4c4e840fcbcf3c4b53364ee', '13ae7b64ac5edda049ad04eb4b48ba57', 'SKU-11', '819b8bb44067da30ecd21a066b5ce807', NULL, 3, 9.99, 0.0, 26.98, false, '{}', NULL, false, '2026-06-14 08:05:00', NULL, '2026-06-14 08:05:00', 'null', '2026-11-28 20:10:35.938026', '2026-11-28 20:10:44.664952', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573),
	('a849fbee10cd7763030ed54316e0746c', '5c182c8fde322d04ad75f7b3831b3527', 'bc2cd48cf422eda72715cecb9b7da393', 'SKU-8', '4ffe307a64a75371f4eb68202f3835fa', NULL, 3, 22.5, 0.0, 60.75, false, '{}', NULL, false, NULL, NULL, '2026-06-16 15:26:37', 'null', '2026-11-28 20:10:35.938026', '2026-11-28 20:10:44.664976', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573),
	('b06f38b008bb6fd564aba40aa2d15d68', 'cedebb4d8760c0ab415b112f9d616251', 'cfca54fbb3257e5c14a8fb25ce68bb7d', '00009', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 3, 49.0, 0.0, 132.3, false, '{"\"00001\"","\"SKU-2\""}', NULL, false, NULL, NULL, '2026-06-16 23:09:49', 'null', '2026-11-28 20:10:35.938026', '2026-11-28 20:10:44.664998', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573),
	('f95e6f327c09df567db7d275ee7f1725', 'a5a69a2e7b49b7285e5be4a69ecd8ae9', 'ffccdcdf70f9411d6ce06924552a1be5', '00009', '819b8bb44067da30ecd21a066b5ce807', NULL, 3, 49.0, 0.0, 132.3, false, '{"\"SKU-2\"","\"SKU-5\""}', NULL, false, NULL, NULL, '2026-06-16 17:54:07', 'null', '2026-11-28 20:10:35.938026', '2026-11-28 20:10:44.665019', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573),
	('73fc8af4cc42d1bf9939fed6e91d7149', '25f52f0edea31b9e09d08916340b332d', '12051292ee8d8b4b13212ac0e3934428', '00010', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 3, 0.0, 0.0, 0.0, false, '{"{\"product\": \"SKU-5\", \"quantity\": 1, \"public_id\": \"d2c2056154abb15fd76d5c3126ff4295\"}","{\"product\": \"SKU-16\", \"quantity\": 1, \"public_id\": \"e124e0a28ece0f2dd14f48dddd74570f\"}"}', NULL, false, '2026-06-14 08:05:01', NULL, '2026-06-14 08:05:01', 'null', '2026-11-28 20:10:35.938026', '2026-11-28 20:10:44.665046', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573),
	('d954a02199936f6c414ff15352395f02', 'b9e5c86c1861cf2b663332eec10bb80b', 'b3828a0b352775ee040d0ca14a35a3b9', 'SKU-6', '819b8bb44067da30ecd21a066b5ce807', NULL, 3, 12.99, 0.0, 35.08, false, '{}', NULL, false, NULL, NULL, '2026-06-17 01:25:21', 'null', '2026-11-28 20:10:35.938026', '2026-11-28 20:10:44.665071', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573),
	('c0ab0fa31b00ad6dbedc7d2fa0127596', '385f900383480ca5d564541ae090a54c', '88966eadc0480e7d19f8de2ee10fb3ee', 'SKU-7', '6be8a4d74f88cda74393b3a296ed2156', NULL, 3, 11.99, 0.0, 32.38, false, '{}', NULL, false, NULL, NULL, '2026-06-17 07:36:56', 'null', '2026-11-28 20:10:35.938026', '2026-11-28 20:10:44.665094', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573),
	('ea3fa18d2fbf09778fe21dcd6c2196bc', '415eb542580d10b695c9358583c843c7', '7dc54582b9b3c8ea28eb119b1c280bce', '00009', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 1, 49.0, 0.0, 44.1, false, '{"\"00013\"","\"SKU-2\""}', NULL, false, '2026-06-13 08:05:00', NULL, '2026-06-13 08:05:00', 'null', '2026-11-28 20:10:35.938026', '2026-11-28 20:10:44.665119', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573),
	('367554c7a95e59daba43b4a34d6c26d8', '5787dcd273dee261ef556b08c3606a28', '93548253719936719cefe2bf4217bea8', 'SKU-8', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 3, 22.5, 0.0, 60.75, false, '{}', NULL, false, NULL, NULL, '2026-06-15 22:14:06', 'null', '2026-11-28 20:10:35.938026', '2026-11-28 20:10:44.665142', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573),
	('ee16859668db6dc4da4c7e78f9aef47d', 'c62a2bb9f6fca194b78a19e37c3659fa', '7dc54582b9b3c8ea28eb119b1c280bce', '00009', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 1, 49.0, 0.0, 44.1, false, '{"\"00013\"","\"SKU-2\""}', NULL, false, NULL, NULL, '2026-06-13 08:05:00', 'null', '2026-11-28 20:10:35.938026', '2026-11-28 20:10:44.665164', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573),
	('9f7cd7e82a8c7ef0ffa3dd0ee8c3788f', '595ee482990cdd5b871c3b8f923aaef5', '13ae7b64ac5edda049ad04eb4b48ba57', 'SKU-11', '819b8bb44067da30ecd21a066b5ce807', NULL, 4, 9.99, 0.0, 35.97, false, '{}', NULL, false, NULL, NULL, '2026-06-16 00:43:14', 'null', '2026-11-28 20:10:35.938026', '2026-11-28 20:10:44.665188', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573),
	('cb114d74cdd64baf6d5a8532aa9e6c66', 'dfa20e50706bf9ca770f4d90b72c0dc6', '12051292ee8d8b4b13212ac0e3934428', '00010', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 3, 0.0, 0.0, 0.0, false, '{"{\"product\": \"SKU-5\", \"quantity\": 1, \"public_id\": \"d2c2056154abb15fd76d5c3126ff4295\"}","{\"product\": \"SKU-16\", \"quantity\": 1, \"public_id\": \"e124e0a28ece0f2dd14f48dddd74570f\"}"}', NULL, false, NULL, NULL, '2026-06-16 05:41:48', 'null', '2026-11-28 20:10:35.938026', '2026-11-28 20:10:44.665211', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573),
	('5483491c9e5165121f45065f17501bc3', '01322db11abe01a995e1013488f5d69b', 'e1edd94a75837486f44bd3f09a15c4d1', 'SKU-6', '819b8bb44067da30ecd21a066b5ce807', NULL, 1, 12.99, 0.0, 11.7, false, '{}', NULL, false, NULL, NULL, '2026-06-14 23:17:05', 'null', '2026-11-28 20:10:35.938026', '2026-11-28 20:10:44.665232', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573),
	('2220d7f1399663de99c1c6d7f61d7215', '9107050862659068122120e042601693', 'a54ec6bcda87de49b59f2168a62a4219', '00013', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 2, 54.5, 0.0, 98.1, false, '{}', NULL, false, NULL, NULL, '2026-06-16 17:50:10', 'null', '2026-11-28 20:10:35.938026', '2026-11-28 20:10:44.665257', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573),
	('adcb1b11ae81db7510c3c9a4209fb7ca', '9c4bf5fd0860f69461aee54afbb1ddae', NULL, 'SKU-7', '6be8a4d74f88cda74393b3a296ed2156', NULL, 1, 11.99, 0.0, 10.8, true, '{}', NULL, false, '2026-06-17 08:05:00', NULL, '2026-06-17 08:05:00', 'null', '2026-11-28 20:10:35.938026', '2026-11-28 20:10:44.665288', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573),
	('422e9124fd8e91e223c36199bc58c8f0', '9cf5c956b991cf7edeae4ecb974d203a', 'd2f37be439a4520cb83f0587e2cfece7', '00010', '819b8bb44067da30ecd21a066b5ce807', NULL, 3, 0.0, 0.0, 0.0, false, '{"{\"product\": \"00001\", \"quantity\": 1, \"public_id\": \"238f728170742f08f400621ef6f430fe\"}","{\"product\": \"00014\", \"quantity\": 1, \"public_id\": \"bbebdbddd96c089e0ee4d575808fa84d\"}"}', NULL, false, NULL, NULL, '2026-06-16 23:09:49', 'null', '2026-11-28 20:10:35.938026', '2026-11-28 20:10:44.665315', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573),
	('1d814b02142c1370d0694b82c7f2902c', '740b6b53026af5a2a97b80cd08ddd85d', '12051292ee8d8b4b13212ac0e3934428', '00010', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 3, 0.0, 0.0, 0.0, false, '{"{\"product\": \"SKU-5\", \"quantity\": 1, \"public_id\": \"d2c2056154abb15fd76d5c3126ff4295\"}","{\"product\": \"SKU-16\", \"quantity\": 1, \"public_id\": \"e124e0a28ece0f2dd14f48dddd74570f\"}"}', NULL, false, NULL, NULL, '2026-06-16 05:41:48', 'null', '2026-11-28 20:10:35.938026', '2026-11-28 20:10:44.665382', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573),
	('2df898ecb4a79eddfdd9f8fbb215c9a1', 'f8d1dbd71f7124c4f38f2f203256f5c5', 'ffccdcdf70f9411d6ce06924552a1be5', '00009', '819b8bb44067da30ecd21a066b5ce807', NULL, 4, 49.0, 0.0, 176.4, false, '{"\"SKU-2\"","\"SKU-5\""}', NULL, false, NULL, NULL, '2026-06-16 22:28:50', 'null', '2026-11-28 20:10:35.938026', '2026-11-28 20:10:44.665412', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573),
	('f876d67f7030b149cc9cc391b10e51e2', '385f900383480ca5d564541ae090a54c', NULL, 'SKU-8', '6be8a4d74f88cda74393b3a296ed2156', NULL, 1, 22.5, 0.0, 20.25, true, '{}', NULL, false, NULL, NULL, '2026-06-17 07:36:56', 'null', '2026-11-28 20:10:35.938026', '2026-11-28 20:10:44.665435', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573),
	('d523ffc9e2ec71c572c697a33565fdc8', 'ff0ffd23436358532b3db1d45b100e3a', '2b5d2951e1f3dbabfec7da6355c0feb2', 'SKU-6', '6be8a4d74f88cda74393b3a296ed2156', NULL, 1, 12.99, 0.0, 11.7, false, '{}', NULL, false, NULL, NULL, '2026-06-17 08:05:00', 'null', '2026-11-28 20:10:35.938482', '2026-11-28 20:10:44.665457', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573),
	('e93268426a54442ce7412be9a0f94580', '749de728a99ac564fa59b977627d2196', '2bb8486fa6e7710f1f6aa59c005d07d0', 'SKU-8', '819b8bb44067da30ecd21a066b5ce807', NULL, 1, 22.5, 0.0, 20.25, false, '{}', NULL, false, NULL, NULL, '2026-06-17 16:54:30', 'null', '2026-11-28 20:10:35.938482', '2026-11-28 20:10:44.665481', '2026-11-28 20:10:44.664326', NULL, 1795896644665, NULL, 1795896641573);


--
-- Data for Name: offer_profiles; Type: TABLE DATA; Schema: ordergroove; Owner: -
--

INSERT INTO ordergroove.offer_profiles VALUES
	('cae64fa6587c2e15e0ed9827a6c38ad2', '3e1c26d323ef323ee848f808f54d35bf', 'Default', 'available', true, 100, '{"\"0cb69ab7f5a0d02e44ee9bd73b53690a\""}', 'null', '{"code": "default-10", "name": "Default", "discounts": [{"name": "10% off", "type": "Discount Percent", "field": 2, "value": "10", "object": 1, "public_id": "2ddbd20899e47610f9e20aa751c7987e", "threshold_field": 3, "threshold_value": "50"}], "public_id": "bbae4d5faf6d39398d4fc201ee9d4b09"}', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.940197', '2026-11-28 20:10:44.757331', '2026-11-28 20:10:44.757317', NULL, 1795896644757, 1781715599949, 1795896641573),
	('93bfbb8b0c6695ffe232a3dab54705e4', '3e1c26d323ef323ee848f808f54d35bf', 'Members', 'available', true, 99, '{"\"6be8a4d74f88cda74393b3a296ed2156\""}', 'null', '{"code": "members-10", "name": "Members", "discounts": [{"name": "10% off", "type": "Discount Percent", "field": 2, "value": "10", "object": 1, "public_id": "1c8fb400d98d0c6c2e37499e30ac8b56", "threshold_field": 3, "threshold_value": "50"}], "public_id": "ba983107f0200a7787e54b499533f249"}', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.940197', '2026-11-28 20:10:44.757468', '2026-11-28 20:10:44.757317', NULL, 1795896644757, 1781715599949, 1795896641573),
	('0fa8f64290f9e229f3427d74f610ae8c', '3e1c26d323ef323ee848f808f54d35bf', 'Spring 2025', 'archived', false, 98, '{"\"422737a355b650d19cc14e74539129de\"","\"4ffe307a64a75371f4eb68202f3835fa\"","\"f462ea71dee6ea94c7f6cc42e69660c3\""}', 'null', '{"code": "spring-2025-10", "name": "Spring 2025", "discounts": [{"name": "10% off", "type": "Discount Percent", "field": 2, "value": "10", "object": 1, "public_id": "2468c08f83ea22e7a69fcff2f4c0c5f7", "threshold_field": 3, "threshold_value": "50"}], "public_id": "aae15479454649d7d3420229478f0226"}', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.940197', '2026-11-28 20:10:44.757507', '2026-11-28 20:10:44.757317', NULL, 1795896644758, 1781715599949, 1795896641573),
	('8825217357a8b8930c9376906e91a2a3', '3e1c26d323ef323ee848f808f54d35bf', 'Upsell', 'available', true, 97, '{"\"819b8bb44067da30ecd21a066b5ce807\""}', '{"code": "upsell-first-20", "name": "Upsell first", "discounts": [{"name": "20% off", "type": "Discount Percent", "field": 2, "value": "20", "object": 1, "public_id": "9524df2865afc9a55faff222903295ed", "threshold_field": 3, "threshold_value": "50"}], "public_id": "987b806393561ca94c1d10fb0673b689"}', '{"code": "upsell-10", "name": "Upsell", "discounts": [{"name": "10% off", "type": "Discount Percent", "field": 2, "value": "10", "object": 1, "public_id": "68d132fae1da5ffc846e893e48c63e18", "threshold_field": 3, "threshold_value": "50"}], "public_id": "ea9d5b1aeca9c6d0a93748e465b38268"}', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.940197', '2026-11-28 20:10:44.757543', '2026-11-28 20:10:44.757317', NULL, 1795896644758, 1781715599949, 1795896641573);


--
-- Data for Name: one_time_incentives; Type: TABLE DATA; Schema: ordergroove; Owner: -
--

INSERT INTO ordergroove.one_time_incentives VALUES
	('381b8d3d0cbac7af82e1de19a14019ec', '000007', '358ce3d8e8bb998b7418af46128a87e4', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'LOYAL15', 'customer care', '{"name": "LOYAL15", "type": "Discount", "field": "total_price", "value": "5.00", "target": "order", "public_id": "fc4f920b19a8ba5c0a87bc9657fc3a47", "discount_type": "Flat Amount"}', NULL, NULL, '2026-05-16 08:05:00', NULL, '2026-05-06 07:55:47', '2026-05-16 08:05:00', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.970151', '2026-11-28 20:10:45.208975', '2026-11-28 20:10:45.208962', NULL, 1795896645209, 1781715599949, 1795896641573),
	('b7490465dfb6a16fc1e2752408fe10d9', '000001', NULL, 'c0ab0fa31b00ad6dbedc7d2fa0127596', '3e1c26d323ef323ee848f808f54d35bf', 'SHIPFREE', 'customer care', '{"name": "SHIPFREE", "type": "Discount", "field": "total_price", "value": "5.00", "target": "item", "public_id": "28c28b77e995292b9bcc93bc799fb564", "discount_type": "Flat Amount"}', NULL, NULL, NULL, NULL, '2026-06-16 13:06:53', '2026-06-16 13:06:53', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.970151', '2026-11-28 20:10:45.209079', '2026-11-28 20:10:45.208962', NULL, 1795896645209, 1781715599949, 1795896641573),
	('a1e0af5a83823aa4ff3e0e1cfaba2650', '000009', '02724c5d55ac66ccda81f6c3a3b49c7d', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'SHIPFREE', 'customer care', '{"name": "SHIPFREE", "type": "Discount", "field": "total_price", "value": "5.00", "target": "shipping_total", "public_id": "f651320e9dbaa5a721641c192947b343", "discount_type": "Flat Amount"}', NULL, NULL, NULL, NULL, '2026-06-17 11:55:12', '2026-06-17 11:55:12', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.970151', '2026-11-28 20:10:45.209114', '2026-11-28 20:10:45.208962', NULL, 1795896645209, 1781715599949, 1795896641573);


--
-- Data for Name: order_events; Type: TABLE DATA; Schema: ordergroove; Owner: -
--

INSERT INTO ordergroove.order_events VALUES
	('/ordergroove/updates', 'updates', '8fa0bc0138f3cedb5cf47dd8c925c8cf', 'order.change_shipping_address', '2026-06-15 22:14:06', '2026-11-28 20:08:28.393989', 'customer', '000011', NULL, 4, 'order', '3e1c26d323ef323ee848f808f54d35bf', '4c066b3eb371e92bf0721aa7c841143a', '000011', '36fd6863083b4dbacfb0633a6baa3e0d', '62fd10b170a71430a930b2bcdbd6d360', 147.15, 0.0, 0.0, 16.35, 147.15, '2026-06-11 00:14:25', '2026-07-08', NULL, 0, 0, 1, 'Unsent', NULL, 'null', '{}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000011"}}}', 'null', 'null', '2026-11-28 20:11:18.547774', '2026-11-28 20:11:22.828856', '2026-11-28 20:11:22.828841', NULL, 1795896682829, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'c535a1b7cb629f19bd20ff8363acc72f', 'order.change_shipping_address', '2026-06-15 22:14:06', '2026-11-28 20:08:28.430548', 'customer', '000011', NULL, 5, 'order', '3e1c26d323ef323ee848f808f54d35bf', '5787dcd273dee261ef556b08c3606a28', '000011', '36fd6863083b4dbacfb0633a6baa3e0d', '62fd10b170a71430a930b2bcdbd6d360', 60.75, 0.0, 0.0, 6.75, 60.75, '2026-06-11 00:14:25', '2026-08-09', NULL, 0, 0, 1, 'Unsent', NULL, 'null', '{}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000011"}}}', 'null', 'null', '2026-11-28 20:11:18.600822', '2026-11-28 20:11:22.828972', '2026-11-28 20:11:22.828841', NULL, 1795896682829, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'fbd2f448624b3393e83cde7ca56d290f', 'order.delete', '2026-06-15 23:56:51', '2026-11-28 20:08:28.557361', 'customer', '000011', NULL, 8, 'order', '3e1c26d323ef323ee848f808f54d35bf', '4c066b3eb371e92bf0721aa7c841143a', '000011', '36fd6863083b4dbacfb0633a6baa3e0d', '62fd10b170a71430a930b2bcdbd6d360', 147.15, 0.0, 0.0, 16.35, 147.15, '2026-06-11 00:14:25', '2026-07-08', NULL, 0, 0, 1, 'Unsent', NULL, 'null', '{}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000011"}}}', 'null', 'null', '2026-11-28 20:11:18.600934', '2026-11-28 20:11:22.829023', '2026-11-28 20:11:22.828841', NULL, 1795896682829, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '741b20805daf71339cd3260f4a30c54d', 'order.create', '2026-06-16 03:11:41', '2026-11-28 20:08:28.709256', 'customer', '000008', NULL, 12, 'order', '3e1c26d323ef323ee848f808f54d35bf', '9cf5c956b991cf7edeae4ecb974d203a', '000008', '41d2fe5a5d0a6383d87671dea7aa5d90', '087eff2e96cb1cbb1b80cc69011f26db', 0.0, 0.0, 4.95, 0.0, 4.95, '2026-06-16 03:11:41', '2026-06-29', NULL, 0, 0, 1, 'Unsent', NULL, 'null', '{"gift": true, "source": "checkout"}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000008"}}}', 'null', 'null', '2026-11-28 20:11:18.601002', '2026-11-28 20:11:22.829065', '2026-11-28 20:11:22.828841', NULL, 1795896682829, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'c6fe9c8e33e41fe668d837b96b898ffe', 'order.skip_order', '2026-06-16 05:41:48', '2026-11-28 20:08:28.802026', 'customer', '000005', NULL, 15, 'order', '3e1c26d323ef323ee848f808f54d35bf', 'dfa20e50706bf9ca770f4d90b72c0dc6', '000005', 'ee99be6b0b72c965ce07123173b93f04', '114bcbd336bbf7d7ad176ebab233ac79', 0.0, 0.0, 4.95, 0.0, 4.95, '2026-06-14 08:05:01', '2026-07-12', '2026-06-16 05:41:48', 0, 0, 4, 'Cancelled', NULL, 'null', '{}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000005"}}}', 'null', 'null', '2026-11-28 20:11:18.601065', '2026-11-28 20:11:22.829107', '2026-11-28 20:11:22.828841', NULL, 1795896682829, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '92993be12e710a4843a27bb3c95cb633', 'order.create', '2026-06-16 05:41:48', '2026-11-28 20:08:28.826949', 'customer', '000005', NULL, 16, 'order', '3e1c26d323ef323ee848f808f54d35bf', '740b6b53026af5a2a97b80cd08ddd85d', '000005', 'ee99be6b0b72c965ce07123173b93f04', '114bcbd336bbf7d7ad176ebab233ac79', 0.0, 0.0, 4.95, 0.0, 4.95, '2026-06-16 05:41:48', '2026-07-14', NULL, 0, 0, 1, 'Unsent', NULL, 'null', '{"tags": ["a", "b"], "shopify_contract_id": "972932"}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000005"}}}', 'null', 'null', '2026-11-28 20:11:18.601156', '2026-11-28 20:11:22.829192', '2026-11-28 20:11:22.828841', NULL, 1795896682829, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'bafbbfb7ed25f02d5cdacbd90ca485f3', 'order.create', '2026-06-16 08:22:02', '2026-11-28 20:08:28.893203', 'customer', '000001', NULL, 18, 'order', '3e1c26d323ef323ee848f808f54d35bf', '385f900383480ca5d564541ae090a54c', '000001', '4504eb312f2842c6484f171a48bd9bbb', '0bc74409bd18b15817bccf0bf766d5c5', 32.38, 0.0, 4.95, 3.59, 37.33, '2026-06-16 08:22:02', '2026-09-27', NULL, 0, 0, 1, 'Unsent', NULL, 'null', '{}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000001"}}}', 'null', 'null', '2026-11-28 20:11:18.601246', '2026-11-28 20:11:22.829229', '2026-11-28 20:11:22.828841', NULL, 1795896682829, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '2c831adc685e5b357e6c4b28cb431cb3', 'order.change_payment', '2026-06-16 15:26:37', '2026-11-28 20:08:28.996206', 'customer', '000006', NULL, 21, 'order', '3e1c26d323ef323ee848f808f54d35bf', '5c182c8fde322d04ad75f7b3831b3527', '000006', '0502bd825aae6fb4054dd501b36a95bc', '2a613738d47a09f3625a7a5327401c66', 60.75, 0.0, 0.0, 6.75, 60.75, '2026-05-01 20:23:24', '2026-06-30', NULL, 0, 0, 1, 'Unsent', NULL, 'null', '{"tags": ["a", "b"], "shopify_contract_id": "352476"}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000006"}}}', 'null', 'null', '2026-11-28 20:11:18.601311', '2026-11-28 20:11:22.829265', '2026-11-28 20:11:22.828841', NULL, 1795896682829, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '981782459c6a139f8f2554f72e65291e', 'order.create', '2026-06-16 17:50:10', '2026-11-28 20:08:29.033221', 'customer', '000012', NULL, 22, 'order', '3e1c26d323ef323ee848f808f54d35bf', '9107050862659068122120e042601693', '000012', '3dfe092f7d6d3b0e01a1f7e88b54647f', '88f51cf3448c10bbf0f1d2122751c0f3', 98.1, 0.0, 0.0, 10.9, 98.1, '2026-06-16 17:50:10', '2026-08-09', NULL, 0, 0, 1, 'Unsent', NULL, 'null', '{"gift": false, "source": "checkout"}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000012"}}}', 'null', 'null', '2026-11-28 20:11:18.601377', '2026-11-28 20:11:22.829298', '2026-11-28 20:11:22.828841', NULL, 1795896682829, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '4020d7451cd1183dd7abd4c6a98f16c0', 'order.skip_order', '2026-06-16 17:54:07', '2026-11-28 20:08:29.097619', 'customer', '000009', NULL, 24, 'order', '3e1c26d323ef323ee848f808f54d35bf', 'a5a69a2e7b49b7285e5be4a69ecd8ae9', '000009', '43aac97826e94c445931e681cfc60ca3', '2ae1c5377bfed9563f0c1c9b885feab2', 132.3, 0.0, 0.0, 14.7, 132.3, '2026-06-09 02:30:41', '2026-09-08', '2026-06-16 17:54:07', 0, 0, 4, 'Cancelled', NULL, 'null', '{"tags": ["a", "b"], "shopify_contract_id": "745034"}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000009"}}}', 'null', 'null', '2026-11-28 20:11:18.601469', '2026-11-28 20:11:22.829333', '2026-11-28 20:11:22.828841', NULL, 1795896682829, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '0c9bbf89da2cf42b4a0bd29b671b5af8', 'order.create', '2026-06-16 17:54:07', '2026-11-28 20:08:29.149888', 'customer', '000009', NULL, 25, 'order', '3e1c26d323ef323ee848f808f54d35bf', 'f8d1dbd71f7124c4f38f2f203256f5c5', '000009', '43aac97826e94c445931e681cfc60ca3', '2ae1c5377bfed9563f0c1c9b885feab2', 132.3, 0.0, 0.0, 14.7, 132.3, '2026-06-16 17:54:07', '2026-08-15', NULL, 0, 0, 1, 'Unsent', NULL, 'null', '{"tags": ["a", "b"], "shopify_contract_id": "603881"}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000009"}}}', 'null', 'null', '2026-11-28 20:11:18.601552', '2026-11-28 20:11:22.829368', '2026-11-28 20:11:22.828841', NULL, 1795896682829, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'c03dda5d98688cc94af8877fbec3f3c8', 'order.change_payment', '2026-06-16 23:09:49', '2026-11-28 20:08:29.337178', 'customer', '000008', NULL, 31, 'order', '3e1c26d323ef323ee848f808f54d35bf', 'c738634b12af12476692ebd7853be503', '000008', '0ee069e6bccedf96fd6b4d7134ea16cd', '087eff2e96cb1cbb1b80cc69011f26db', 0.0, 0.0, 0.0, 0.0, 0.0, '2026-05-10 19:01:19', '2026-05-31', NULL, 0, 0, 1, 'Unsent', NULL, 'null', '{}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000008"}}}', 'null', 'null', '2026-11-28 20:11:18.601641', '2026-11-28 20:11:22.829402', '2026-11-28 20:11:22.828841', NULL, 1795896682829, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '25c27631b5f0cd7f92a66490969e586a', 'order.change_payment', '2026-06-16 23:09:49', '2026-11-28 20:08:29.365842', 'customer', '000008', NULL, 32, 'order', '3e1c26d323ef323ee848f808f54d35bf', 'cedebb4d8760c0ab415b112f9d616251', '000008', '0ee069e6bccedf96fd6b4d7134ea16cd', '087eff2e96cb1cbb1b80cc69011f26db', 132.3, 0.0, 0.0, 14.7, 132.3, '2026-05-20 06:18:02', '2026-06-21', NULL, 0, 0, 1, 'Unsent', NULL, 'null', '{}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000008"}}}', 'null', 'null', '2026-11-28 20:11:18.601701', '2026-11-28 20:11:22.829459', '2026-11-28 20:11:22.828841', NULL, 1795896682829, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'dccbf5c820b22d3d80fa2b81d4db9aae', 'order.change_payment', '2026-06-16 23:09:49', '2026-11-28 20:08:29.393241', 'customer', '000008', NULL, 33, 'order', '3e1c26d323ef323ee848f808f54d35bf', '9cf5c956b991cf7edeae4ecb974d203a', '000008', '0ee069e6bccedf96fd6b4d7134ea16cd', '087eff2e96cb1cbb1b80cc69011f26db', 0.0, 0.0, 4.95, 0.0, 4.95, '2026-06-16 03:11:41', '2026-06-29', NULL, 0, 0, 1, 'Unsent', NULL, 'null', '{"gift": true, "source": "checkout"}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000008"}}}', 'null', 'null', '2026-11-28 20:11:18.601751', '2026-11-28 20:11:22.829495', '2026-11-28 20:11:22.828841', NULL, 1795896682829, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'bbf5a7a5ee3b37467569bb93a8fd6831', 'order.change_shipping_address', '2026-06-17 01:25:21', '2026-11-28 20:08:29.46868', 'customer', '000003', NULL, 35, 'order', '3e1c26d323ef323ee848f808f54d35bf', 'b9e5c86c1861cf2b663332eec10bb80b', '000003', 'c37bf7ac22cba3747cfd858d921eb44c', '15a1c723912e1e079768d7afdbf48604', 35.08, 0.0, 4.95, 3.89, 40.03, '2026-05-21 08:05:00', '2026-06-20', NULL, 0, 0, 1, 'Unsent', NULL, 'null', '{"tags": ["a", "b"], "shopify_contract_id": "892305"}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000003"}}}', 'null', 'null', '2026-11-28 20:11:18.601802', '2026-11-28 20:11:22.829524', '2026-11-28 20:11:22.828841', NULL, 1795896682830, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'f14d13eeb6af1e8be69cabfd86d6c7c4', 'order.create', '2026-06-17 03:58:36', '2026-11-28 20:08:29.541262', 'customer', '000008', NULL, 37, 'order', '3e1c26d323ef323ee848f808f54d35bf', '7a25d72dce7d76b657b190dcc7d28eae', '000008', '0ee069e6bccedf96fd6b4d7134ea16cd', '087eff2e96cb1cbb1b80cc69011f26db', 16.19, 0.0, 4.95, 1.79, 21.14, '2026-06-17 03:58:36', '2026-09-14', NULL, 0, 0, 1, 'Unsent', NULL, 'null', '{"gift": false, "source": "checkout"}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000008"}}}', 'null', 'null', '2026-11-28 20:11:18.601872', '2026-11-28 20:11:22.829558', '2026-11-28 20:11:22.828841', NULL, 1795896682830, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '88859799f203156a18cae583a5549cde', 'order.create', '2026-06-17 08:05:00', '2026-11-28 20:08:29.698063', 'og-system-process', NULL, NULL, 41, 'order', '3e1c26d323ef323ee848f808f54d35bf', 'ff0ffd23436358532b3db1d45b100e3a', '000004', '0553093a07099ef8af7c296fa51ce46f', 'b9685b916b506047b6b04d3db6b2edfa', 11.7, 0.0, 4.95, 1.29, 16.65, '2026-06-17 08:05:00', '2026-08-16', NULL, 0, 0, 1, 'Unsent', NULL, 'null', '{}', '{"actor": {"type": "og-system-process"}}', 'null', 'null', '2026-11-28 20:11:18.601947', '2026-11-28 20:11:22.829594', '2026-11-28 20:11:22.828841', NULL, 1795896682830, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '112987df97bf3494bbff5df4519b691c', 'order.success', '2026-06-17 08:05:00', '2026-11-28 20:08:29.770671', 'og-system-process', NULL, NULL, 43, 'order', '3e1c26d323ef323ee848f808f54d35bf', '9c4bf5fd0860f69461aee54afbb1ddae', '000004', '0553093a07099ef8af7c296fa51ce46f', 'b9685b916b506047b6b04d3db6b2edfa', 22.5, 0.0, 4.95, 2.48, 27.45, '2026-04-18 19:59:57', '2026-06-17', NULL, 1, 0, 5, 'Success', '#10011', 'null', '{"gift": false, "source": "checkout"}', '{"actor": {"type": "og-system-process"}}', 'null', 'null', '2026-11-28 20:11:18.602021', '2026-11-28 20:11:22.829628', '2026-11-28 20:11:22.828841', NULL, 1795896682830, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'dfae71d76cc1d38c7ec61e2144dd2a22', 'order.delete', '2026-06-17 09:28:39', '2026-11-28 20:08:29.949277', 'customer', '000008', NULL, 48, 'order', '3e1c26d323ef323ee848f808f54d35bf', '7a25d72dce7d76b657b190dcc7d28eae', '000008', '0ee069e6bccedf96fd6b4d7134ea16cd', '087eff2e96cb1cbb1b80cc69011f26db', 16.19, 0.0, 4.95, 1.79, 21.14, '2026-06-17 03:58:36', '2026-09-14', NULL, 0, 0, 1, 'Unsent', NULL, 'null', '{"gift": false, "source": "checkout"}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000008"}}}', 'null', 'null', '2026-11-28 20:11:18.602094', '2026-11-28 20:11:22.82966', '2026-11-28 20:11:22.828841', NULL, 1795896682830, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '84ead738f6bcd6b0d6488c7f32bc4976', 'order.create', '2026-06-17 16:54:30', '2026-11-28 20:08:30.005165', 'customer', '000013', NULL, 50, 'order', '3e1c26d323ef323ee848f808f54d35bf', '749de728a99ac564fa59b977627d2196', '000013', '09b8f5f00b6cd326e4ccbb99dabd2800', '10f4c34080f1b91c178ca4d1a0ca0890', 20.25, 0.0, 4.95, 2.25, 25.2, '2026-06-17 16:54:30', '2026-08-16', NULL, 0, 0, 1, 'Unsent', NULL, 'null', '{"gift": false, "source": "checkout"}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000013"}}}', 'null', 'null', '2026-11-28 20:11:18.602166', '2026-11-28 20:11:22.829695', '2026-11-28 20:11:22.828841', NULL, 1795896682830, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-15', 'order.create', '2026-11-28 20:08:38', '2026-11-28 20:08:38.85811', 'og-system-process', NULL, NULL, 68, 'order', '00000000000000000000000000000000', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', 'cust-204881', '33aa1c5e7d9b4f2081c6e4a2b0d8f671', '88be2d4f6a1c4e3095d7b9f1a3c5e782', 27.0, 0.0, 4.95, 3.0, 31.95, '2025-09-14 14:01:40', '2025-10-20', NULL, 0, 0, 1, 'Unsent', NULL, 'null', '{}', '{"actor": {"type": "og-system-process"}}', 'null', 'null', '2026-11-28 20:11:18.602241', '2026-11-28 20:11:22.829754', '2026-11-28 20:11:22.828841', NULL, 1795896682830, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-16', 'order.change_shipping_address', '2026-11-28 20:08:38', '2026-11-28 20:08:38.928543', 'customer', 'cust-204881', NULL, 69, 'order', '00000000000000000000000000000000', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', 'cust-204881', '33aa1c5e7d9b4f2081c6e4a2b0d8f671', '88be2d4f6a1c4e3095d7b9f1a3c5e783', 27.0, 0.0, 4.95, 3.0, 31.95, '2025-09-14 14:01:40', '2025-10-20', NULL, 0, 0, 1, 'Unsent', NULL, 'null', '{}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.602308', '2026-11-28 20:11:22.829785', '2026-11-28 20:11:22.828841', NULL, 1795896682830, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-17', 'order.change_payment', '2026-11-28 20:08:38', '2026-11-28 20:08:38.968886', 'customer', 'cust-204881', NULL, 70, 'order', '00000000000000000000000000000000', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', 'cust-204881', '33aa1c5e7d9b4f2081c6e4a2b0d8f672', '88be2d4f6a1c4e3095d7b9f1a3c5e782', 27.0, 0.0, 4.95, 3.0, 31.95, '2025-09-14 14:01:40', '2025-10-20', NULL, 0, 0, 1, 'Unsent', NULL, 'null', '{}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.602377', '2026-11-28 20:11:22.829816', '2026-11-28 20:11:22.828841', NULL, 1795896682830, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-18', 'order.change_billing', '2026-11-28 20:08:38', '2026-11-28 20:08:39.016856', 'customer', 'cust-204881', NULL, 71, 'order', '00000000000000000000000000000000', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', 'cust-204881', '33aa1c5e7d9b4f2081c6e4a2b0d8f671', '88be2d4f6a1c4e3095d7b9f1a3c5e782', 27.0, 0.0, 4.95, 3.0, 31.95, '2025-09-14 14:01:40', '2025-10-20', NULL, 0, 0, 1, 'Unsent', NULL, 'null', '{}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.602446', '2026-11-28 20:11:22.829845', '2026-11-28 20:11:22.828841', NULL, 1795896682830, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-19', 'order.change_next_order_date', '2026-11-28 20:08:38', '2026-11-28 20:08:39.047982', 'customer', 'cust-204881', NULL, 72, 'order', '00000000000000000000000000000000', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', 'cust-204881', '33aa1c5e7d9b4f2081c6e4a2b0d8f671', '88be2d4f6a1c4e3095d7b9f1a3c5e782', 27.0, 0.0, 4.95, 3.0, 31.95, '2025-09-14 14:01:40', '2025-11-03', NULL, 0, 0, 1, 'Unsent', NULL, 'null', '{}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.602514', '2026-11-28 20:11:22.829877', '2026-11-28 20:11:22.828841', NULL, 1795896682830, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-20', 'order.skip_order', '2026-11-28 20:08:38', '2026-11-28 20:08:39.084792', 'customer', 'cust-204881', NULL, 73, 'order', '00000000000000000000000000000000', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', 'cust-204881', '33aa1c5e7d9b4f2081c6e4a2b0d8f671', '88be2d4f6a1c4e3095d7b9f1a3c5e782', 27.0, 0.0, 4.95, 3.0, 31.95, '2025-09-14 14:01:40', '2025-10-20', '2025-10-14 14:00:19', 0, 0, 4, 'Cancelled', NULL, 'null', '{}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.602599', '2026-11-28 20:11:22.82991', '2026-11-28 20:11:22.828841', NULL, 1795896682830, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-21', 'order.send_now', '2026-11-28 20:08:38', '2026-11-28 20:08:39.128937', 'customer', 'cust-204881', NULL, 74, 'order', '00000000000000000000000000000000', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', 'cust-204881', '33aa1c5e7d9b4f2081c6e4a2b0d8f671', '88be2d4f6a1c4e3095d7b9f1a3c5e782', 27.0, 0.0, 4.95, 3.0, 31.95, '2025-09-14 14:01:40', '2025-10-14', NULL, 0, 0, 6, 'Send now', NULL, 'null', '{}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.602684', '2026-11-28 20:11:22.829943', '2026-11-28 20:11:22.828841', NULL, 1795896682830, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-22', 'order.reminder', '2026-11-28 20:08:38', '2026-11-28 20:08:39.16083', 'og-system-process', NULL, NULL, 75, 'order', '00000000000000000000000000000000', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', 'cust-204881', '33aa1c5e7d9b4f2081c6e4a2b0d8f671', '88be2d4f6a1c4e3095d7b9f1a3c5e782', 27.0, 0.0, 4.95, 3.0, 31.95, '2025-09-14 14:01:40', '2025-10-20', NULL, 0, 0, 1, 'Unsent', NULL, 'null', '{}', '{"actor": {"type": "og-system-process"}}', 'null', 'null', '2026-11-28 20:11:18.602738', '2026-11-28 20:11:22.829992', '2026-11-28 20:11:22.828841', NULL, 1795896682830, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-23', 'order.success', '2026-11-28 20:08:38', '2026-11-28 20:08:39.197846', 'og-system-process', NULL, NULL, 76, 'order', '00000000000000000000000000000000', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', 'cust-204881', '33aa1c5e7d9b4f2081c6e4a2b0d8f671', '88be2d4f6a1c4e3095d7b9f1a3c5e782', 27.0, 0.0, 4.95, 3.0, 31.95, '2025-09-14 14:01:40', '2025-10-14', NULL, 1, 0, 5, 'Success', 'WEB-50981', 'null', '{}', '{"actor": {"type": "og-system-process"}}', 'null', 'null', '2026-11-28 20:11:18.602804', '2026-11-28 20:11:22.830023', '2026-11-28 20:11:22.828841', NULL, 1795896682830, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-24', 'order.cancel', '2026-11-28 20:08:38', '2026-11-28 20:08:39.253337', 'og-system-process', NULL, NULL, 77, 'order', '00000000000000000000000000000000', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', 'cust-204881', '33aa1c5e7d9b4f2081c6e4a2b0d8f671', '88be2d4f6a1c4e3095d7b9f1a3c5e782', 27.0, 0.0, 4.95, 3.0, 31.95, '2025-09-14 14:01:40', '2025-10-20', '2025-10-14 14:00:24', 1, 0, 4, 'Cancelled', NULL, 'null', '{}', '{"actor": {"type": "og-system-process"}}', 'null', 'null', '2026-11-28 20:11:18.602883', '2026-11-28 20:11:22.830054', '2026-11-28 20:11:22.828841', NULL, 1795896682830, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-25', 'order.generic_error', '2026-11-28 20:08:38', '2026-11-28 20:08:39.284915', 'og-system-process', NULL, NULL, 78, 'order', '00000000000000000000000000000000', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', 'cust-204881', '33aa1c5e7d9b4f2081c6e4a2b0d8f671', '88be2d4f6a1c4e3095d7b9f1a3c5e782', 27.0, 0.0, 4.95, 3.0, 31.95, '2025-09-14 14:01:40', '2025-10-20', NULL, 1, 1, 15, 'Generic error response', NULL, 'null', '{}', '{"actor": {"type": "og-system-process"}}', 'null', 'null', '2026-11-28 20:11:18.602951', '2026-11-28 20:11:22.830086', '2026-11-28 20:11:22.828841', NULL, 1795896682830, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-26', 'order.retryable_placement_failure', '2026-11-28 20:08:38', '2026-11-28 20:08:39.329561', 'og-system-process', NULL, NULL, 79, 'order', '00000000000000000000000000000000', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', 'cust-204881', '33aa1c5e7d9b4f2081c6e4a2b0d8f671', '88be2d4f6a1c4e3095d7b9f1a3c5e782', 27.0, 0.0, 4.95, 3.0, 31.95, '2025-09-14 14:01:40', '2025-10-20', NULL, 1, 0, 18, 'Credit card retry', NULL, '{"_value": "140: card declined"}', '{}', '{"actor": {"type": "og-system-process"}}', 'null', 'null', '2026-11-28 20:11:18.603126', '2026-11-28 20:11:22.830118', '2026-11-28 20:11:22.828841', NULL, 1795896682830, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-27', 'order.reject', '2026-11-28 20:08:38', '2026-11-28 20:08:39.381178', 'og-system-process', NULL, NULL, 80, 'order', '00000000000000000000000000000000', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', 'cust-204881', '33aa1c5e7d9b4f2081c6e4a2b0d8f671', '88be2d4f6a1c4e3095d7b9f1a3c5e782', 27.0, 0.0, 4.95, 3.0, 31.95, '2025-09-14 14:01:40', '2025-10-20', NULL, 5, 0, 3, 'Rejected', NULL, '{"_value": "Expiration date is in the past"}', '{}', '{"actor": {"type": "og-system-process"}}', 'null', 'null', '2026-11-28 20:11:18.603237', '2026-11-28 20:11:22.830148', '2026-11-28 20:11:22.828841', NULL, 1795896682830, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-28', 'order.delete', '2026-11-28 20:08:38', '2026-11-28 20:08:39.417405', 'customer', 'cust-204881', NULL, 81, 'order', '00000000000000000000000000000000', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', 'cust-204881', '33aa1c5e7d9b4f2081c6e4a2b0d8f671', '88be2d4f6a1c4e3095d7b9f1a3c5e782', 27.0, 0.0, 4.95, 3.0, 31.95, '2025-09-14 14:01:40', '2025-10-20', NULL, 0, 0, 1, 'Unsent', NULL, 'null', '{}', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.603324', '2026-11-28 20:11:22.830183', '2026-11-28 20:11:22.828841', NULL, 1795896682830, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-29', 'order.refresh_one_click_token', '2026-11-28 20:08:38', '2026-11-28 20:08:39.468671', 'og-system-process', NULL, NULL, 82, 'order', '00000000000000000000000000000000', 'a41c77e0936b4b1f9c0d2e5f8a7b6c31', 'cust-204881', '33aa1c5e7d9b4f2081c6e4a2b0d8f671', '88be2d4f6a1c4e3095d7b9f1a3c5e782', 27.0, 0.0, 4.95, 3.0, 31.95, '2025-09-14 14:01:40', '2025-10-20', NULL, 0, 0, 1, 'Unsent', NULL, 'null', '{}', '{"actor": {"type": "og-system-process"}}', 'null', 'null', '2026-11-28 20:11:18.603404', '2026-11-28 20:11:22.830214', '2026-11-28 20:11:22.828841', NULL, 1795896682830, NULL, 1795896680911);


--
-- Data for Name: orders; Type: TABLE DATA; Schema: ordergroove; Owner: -
--

INSERT INTO ordergroove.orders VALUES
	('86328554594da8cf67576668ffe81e6a', '000001', '4504eb312f2842c6484f171a48bd9bbb', '0bc74409bd18b15817bccf0bf766d5c5', '3e1c26d323ef323ee848f808f54d35bf', '#10000', 5, '1', '2026-04-19 08:05:00', NULL, 1, 0, 26.98, 0.0, 4.95, 2.99, 31.93, 'USD', 'null', 'null', false, false, true, '2026-03-22 17:45:15', '2026-04-19 08:05:00', 'null', '2026-11-28 20:10:36.038502', '2026-11-28 20:10:45.69785', '2026-11-28 20:10:45.697837', NULL, 1795896645698, NULL, 1795896641573),
	('198b0f9a7ee0948e479d5611fb72ce0a', '000002', '5dc28c987aa55c30bf7287d95966a0a5', 'b9231008a2343c052ad9acc60a56c723', '3e1c26d323ef323ee848f808f54d35bf', '#10005', 5, '1', '2026-05-28 08:05:00', NULL, 1, 0, 8.1, 0.0, 4.95, 0.89, 13.05, 'USD', 'null', '{}', false, false, false, '2026-03-30 04:14:28', '2026-05-28 08:05:00', 'null', '2026-11-28 20:10:36.038502', '2026-11-28 20:10:45.697993', '2026-11-28 20:10:45.697837', NULL, 1795896645698, NULL, 1795896641573),
	('4fdab72a7fe2e43207ddee5eadc46f34', '000001', '4504eb312f2842c6484f171a48bd9bbb', '0bc74409bd18b15817bccf0bf766d5c5', '3e1c26d323ef323ee848f808f54d35bf', '#10006', 5, '1', '2026-05-30 08:05:00', NULL, 1, 0, 48.59, 0.0, 4.95, 5.38, 53.54, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "139891"}', false, false, true, '2026-03-31 19:22:53', '2026-05-30 08:05:00', 'null', '2026-11-28 20:10:36.038502', '2026-11-28 20:10:45.698035', '2026-11-28 20:10:45.697837', NULL, 1795896645698, NULL, 1795896641573),
	('fb01115e707d122dd44e2bd82a64f4d5', '000003', 'c37bf7ac22cba3747cfd858d921eb44c', '8e7e4eb00979335f145c2f9de0cd7d88', '3e1c26d323ef323ee848f808f54d35bf', NULL, 4, '1', '2026-05-05 05:00:00', '2026-04-22 03:18:54', 0, 0, 53.76, 0.0, 0.0, 5.96, 53.76, 'USD', 'null', 'null', false, false, false, '2026-04-05 19:13:54', '2026-04-22 03:18:54', 'null', '2026-11-28 20:10:36.038502', '2026-11-28 20:10:45.698074', '2026-11-28 20:10:45.697837', NULL, 1795896645698, NULL, 1795896641573),
	('90501ce3e7d6b0871b067b444de23e8c', '000001', '4504eb312f2842c6484f171a48bd9bbb', '0bc74409bd18b15817bccf0bf766d5c5', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-07-29 05:00:00', NULL, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 'USD', 'null', 'null', false, false, false, '2026-05-30 08:05:00', '2026-06-16 08:22:02', 'null', '2026-11-28 20:10:36.039134', '2026-11-28 20:10:45.698702', '2026-11-28 20:10:45.697837', NULL, 1795896645699, NULL, 1795896641573),
	('75b22d345f17b967f792faa0923b7f74', '000001', '4504eb312f2842c6484f171a48bd9bbb', '0bc74409bd18b15817bccf0bf766d5c5', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-05-17 05:00:00', NULL, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "175176"}', false, false, false, '2026-04-19 08:05:00', '2026-05-01 20:45:35', 'null', '2026-11-28 20:10:36.038502', '2026-11-28 20:10:45.698104', '2026-11-28 20:10:45.697837', NULL, 1795896645698, NULL, 1795896641573),
	('1636213b75de46a38828470ee5d065be', '000005', 'ee99be6b0b72c965ce07123173b93f04', '114bcbd336bbf7d7ad176ebab233ac79', '3e1c26d323ef323ee848f808f54d35bf', '#10002', 5, '1', '2026-05-17 08:05:00', NULL, 1, 0, 0.0, 0.0, 4.95, 0.0, 4.95, 'USD', 'null', '{"gift": false, "source": "checkout"}', false, false, false, '2026-04-19 17:25:16', '2026-05-17 08:05:00', 'null', '2026-11-28 20:10:36.038502', '2026-11-28 20:10:45.698136', '2026-11-28 20:10:45.697837', NULL, 1795896645698, NULL, 1795896641573),
	('a2f24a06bafe53466e504de7f86ef0fd', '000005', 'ee99be6b0b72c965ce07123173b93f04', '114bcbd336bbf7d7ad176ebab233ac79', '3e1c26d323ef323ee848f808f54d35bf', '#10003', 5, '1', '2026-05-19 08:05:00', NULL, 1, 0, 98.1, 0.0, 0.0, 10.9, 98.1, 'USD', 'null', 'null', false, false, false, '2026-04-19 17:25:16', '2026-05-19 08:05:00', 'null', '2026-11-28 20:10:36.038502', '2026-11-28 20:10:45.698163', '2026-11-28 20:10:45.697837', NULL, 1795896645698, NULL, 1795896641573),
	('6055b6bd3197e89ea93157c9b5825d06', '000003', 'c37bf7ac22cba3747cfd858d921eb44c', '8e7e4eb00979335f145c2f9de0cd7d88', '3e1c26d323ef323ee848f808f54d35bf', '#10004', 5, '1', '2026-05-21 08:05:00', NULL, 1, 0, 35.08, 0.0, 4.95, 3.89, 40.03, 'USD', 'null', 'null', false, false, false, '2026-04-22 03:18:54', '2026-05-21 08:05:00', 'null', '2026-11-28 20:10:36.038502', '2026-11-28 20:10:45.698194', '2026-11-28 20:10:45.697837', NULL, 1795896645698, NULL, 1795896641573),
	('358ce3d8e8bb998b7418af46128a87e4', '000007', '886348ad01f3930dcf15b63a6ccce48a', '8467ddf6dda426d9ab599d40bf805848', '3e1c26d323ef323ee848f808f54d35bf', '#10001', 5, '1', '2026-05-16 08:05:00', NULL, 1, 0, 44.1, 0.0, 4.95, 4.9, 49.05, 'USD', 'null', '{"gift": true, "source": "checkout"}', false, false, false, '2026-05-03 02:15:59', '2026-05-16 08:05:00', 'null', '2026-11-28 20:10:36.038502', '2026-11-28 20:10:45.698224', '2026-11-28 20:10:45.697837', NULL, 1795896645698, NULL, 1795896641573),
	('7074b2ba9e90b9d80eb544ea17156e00', '000009', '43aac97826e94c445931e681cfc60ca3', '2ae1c5377bfed9563f0c1c9b885feab2', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-01 05:00:00', NULL, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 'USD', 'null', '{}', false, false, false, '2026-05-11 10:57:38', '2026-05-21 06:37:53', 'null', '2026-11-28 20:10:36.038502', '2026-11-28 20:10:45.698256', '2026-11-28 20:10:45.697837', NULL, 1795896645698, NULL, 1795896641573),
	('466fa048644502487367f36f3500a2a8', '000009', '43aac97826e94c445931e681cfc60ca3', '2ae1c5377bfed9563f0c1c9b885feab2', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-07-10 05:00:00', NULL, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "187682"}', false, false, false, '2026-05-11 10:57:38', '2026-06-09 02:30:41', 'null', '2026-11-28 20:10:36.038502', '2026-11-28 20:10:45.698289', '2026-11-28 20:10:45.697837', NULL, 1795896645698, NULL, 1795896641573),
	('6549b6c6287ecf8d7016a56b848ebca5', '000007', '886348ad01f3930dcf15b63a6ccce48a', '8467ddf6dda426d9ab599d40bf805848', '3e1c26d323ef323ee848f808f54d35bf', '#10007', 5, '1', '2026-05-30 08:05:01', NULL, 1, 0, 44.1, 0.0, 4.95, 4.9, 49.05, 'USD', 'null', 'null', false, false, false, '2026-05-16 08:05:00', '2026-05-30 08:05:01', 'null', '2026-11-28 20:10:36.038502', '2026-11-28 20:10:45.698319', '2026-11-28 20:10:45.697837', NULL, 1795896645698, NULL, 1795896641573),
	('06869070c4f7db4eb1dbbd7973b35641', '000005', 'ee99be6b0b72c965ce07123173b93f04', '114bcbd336bbf7d7ad176ebab233ac79', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-18 05:00:00', NULL, 0, 0, 147.15, 0.0, 0.0, 16.35, 147.15, 'USD', 'null', 'null', false, false, false, '2026-05-19 08:05:00', '2026-05-21 01:03:29', 'null', '2026-11-28 20:10:36.038502', '2026-11-28 20:10:45.698362', '2026-11-28 20:10:45.697837', NULL, 1795896645698, NULL, 1795896641573),
	('02724c5d55ac66ccda81f6c3a3b49c7d', '000009', '43aac97826e94c445931e681cfc60ca3', '2ae1c5377bfed9563f0c1c9b885feab2', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-22 05:00:00', NULL, 0, 0, 49.05, 0.0, 4.95, 5.45, 54.0, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "262656"}', false, false, false, '2026-05-21 06:37:53', '2026-05-21 06:37:53', 'null', '2026-11-28 20:10:36.038502', '2026-11-28 20:10:45.698389', '2026-11-28 20:10:45.697837', NULL, 1795896645698, NULL, 1795896641573),
	('3554c133927016e108af9a2acbcda411', '000010', '14cb9d7308c52ff4d32899dfc474fe12', '0ccf9d79ae3c11596a4026783539ade5', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-08-19 05:00:00', NULL, 0, 0, 8.1, 0.0, 4.95, 0.89, 13.05, 'USD', 'null', 'null', false, false, false, '2026-05-22 01:43:58', '2026-05-22 01:43:58', 'null', '2026-11-28 20:10:36.038502', '2026-11-28 20:10:45.698416', '2026-11-28 20:10:45.697837', NULL, 1795896645698, NULL, 1795896641573),
	('70c74554b69ec960ae341f1eb53e1e04', '000010', '14cb9d7308c52ff4d32899dfc474fe12', '0ccf9d79ae3c11596a4026783539ade5', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-18 05:00:00', NULL, 0, 0, 88.2, 0.0, 0.0, 9.8, 88.2, 'USD', 'null', '{}', false, false, false, '2026-05-22 01:43:58', '2026-05-22 01:43:58', 'null', '2026-11-28 20:10:36.038502', '2026-11-28 20:10:45.698444', '2026-11-28 20:10:45.697837', NULL, 1795896645698, NULL, 1795896641573),
	('9c4bf5fd0860f69461aee54afbb1ddae', '000004', '0553093a07099ef8af7c296fa51ce46f', 'b9685b916b506047b6b04d3db6b2edfa', '3e1c26d323ef323ee848f808f54d35bf', '#10011', 5, '1', '2026-06-17 08:05:00', NULL, 1, 0, 22.5, 0.0, 4.95, 2.48, 27.45, 'USD', 'null', '{"gift": false, "source": "checkout"}', false, false, false, '2026-04-18 19:59:57', '2026-06-17 08:05:00', 'null', '2026-11-28 20:10:36.039134', '2026-11-28 20:10:45.698485', '2026-11-28 20:10:45.697837', NULL, 1795896645698, NULL, 1795896641573),
	('5c182c8fde322d04ad75f7b3831b3527', '000006', '0502bd825aae6fb4054dd501b36a95bc', '2a613738d47a09f3625a7a5327401c66', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-30 05:00:00', NULL, 0, 0, 60.75, 0.0, 0.0, 6.75, 60.75, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "352476"}', false, false, false, '2026-05-01 20:23:24', '2026-06-16 15:26:37', 'null', '2026-11-28 20:10:36.039134', '2026-11-28 20:10:45.698521', '2026-11-28 20:10:45.697837', NULL, 1795896645699, NULL, 1795896641573),
	('c21f5103f4c4e840fcbcf3c4b53364ee', '000001', '4504eb312f2842c6484f171a48bd9bbb', '0bc74409bd18b15817bccf0bf766d5c5', '3e1c26d323ef323ee848f808f54d35bf', '#10009', 5, '1', '2026-06-14 08:05:00', NULL, 1, 0, 26.98, 0.0, 4.95, 2.99, 31.93, 'USD', 'null', '{}', false, false, true, '2026-05-01 20:45:35', '2026-06-14 08:05:00', 'null', '2026-11-28 20:10:36.039134', '2026-11-28 20:10:45.698548', '2026-11-28 20:10:45.697837', NULL, 1795896645699, NULL, 1795896641573),
	('c738634b12af12476692ebd7853be503', '000008', '0ee069e6bccedf96fd6b4d7134ea16cd', '087eff2e96cb1cbb1b80cc69011f26db', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-05-31 05:00:00', NULL, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 'USD', 'null', 'null', false, false, false, '2026-05-10 19:01:19', '2026-06-16 23:09:49', 'null', '2026-11-28 20:10:36.039134', '2026-11-28 20:10:45.698577', '2026-11-28 20:10:45.697837', NULL, 1795896645699, NULL, 1795896641573),
	('25f52f0edea31b9e09d08916340b332d', '000005', 'ee99be6b0b72c965ce07123173b93f04', '114bcbd336bbf7d7ad176ebab233ac79', '3e1c26d323ef323ee848f808f54d35bf', '#10010', 5, '1', '2026-06-14 08:05:01', NULL, 1, 0, 0.0, 0.0, 4.95, 0.0, 4.95, 'USD', 'null', 'null', false, false, false, '2026-05-17 08:05:00', '2026-06-14 08:05:01', 'null', '2026-11-28 20:10:36.039134', '2026-11-28 20:10:45.698602', '2026-11-28 20:10:45.697837', NULL, 1795896645699, NULL, 1795896641573),
	('cedebb4d8760c0ab415b112f9d616251', '000008', '0ee069e6bccedf96fd6b4d7134ea16cd', '087eff2e96cb1cbb1b80cc69011f26db', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-21 05:00:00', NULL, 0, 0, 132.3, 0.0, 0.0, 14.7, 132.3, 'USD', 'null', 'null', false, false, false, '2026-05-20 06:18:02', '2026-06-16 23:09:49', 'null', '2026-11-28 20:10:36.039134', '2026-11-28 20:10:45.698638', '2026-11-28 20:10:45.697837', NULL, 1795896645699, NULL, 1795896641573),
	('b9e5c86c1861cf2b663332eec10bb80b', '000003', 'c37bf7ac22cba3747cfd858d921eb44c', '15a1c723912e1e079768d7afdbf48604', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-20 05:00:00', NULL, 0, 0, 35.08, 0.0, 4.95, 3.89, 40.03, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "892305"}', false, false, false, '2026-05-21 08:05:00', '2026-06-17 01:25:21', 'null', '2026-11-28 20:10:36.039134', '2026-11-28 20:10:45.698665', '2026-11-28 20:10:45.697837', NULL, 1795896645699, NULL, 1795896641573),
	('415eb542580d10b695c9358583c843c7', '000007', '886348ad01f3930dcf15b63a6ccce48a', '8467ddf6dda426d9ab599d40bf805848', '3e1c26d323ef323ee848f808f54d35bf', '#10008', 5, '1', '2026-06-13 08:05:00', NULL, 1, 0, 44.1, 0.0, 4.95, 4.9, 49.05, 'USD', 'null', 'null', false, false, false, '2026-05-30 08:05:01', '2026-06-13 08:05:00', 'null', '2026-11-28 20:10:36.039134', '2026-11-28 20:10:45.698733', '2026-11-28 20:10:45.697837', NULL, 1795896645699, NULL, 1795896641573),
	('a5a69a2e7b49b7285e5be4a69ecd8ae9', '000009', '43aac97826e94c445931e681cfc60ca3', '2ae1c5377bfed9563f0c1c9b885feab2', '3e1c26d323ef323ee848f808f54d35bf', NULL, 4, '1', '2026-09-08 05:00:00', '2026-06-16 17:54:07', 0, 0, 132.3, 0.0, 0.0, 14.7, 132.3, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "745034"}', false, false, false, '2026-06-09 02:30:41', '2026-06-16 17:54:07', 'null', '2026-11-28 20:10:36.039134', '2026-11-28 20:10:45.698763', '2026-11-28 20:10:45.697837', NULL, 1795896645699, NULL, 1795896641573),
	('5787dcd273dee261ef556b08c3606a28', '000011', '36fd6863083b4dbacfb0633a6baa3e0d', '62fd10b170a71430a930b2bcdbd6d360', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-08-09 05:00:00', NULL, 0, 0, 60.75, 0.0, 0.0, 6.75, 60.75, 'USD', 'null', 'null', false, false, false, '2026-06-11 00:14:25', '2026-06-15 22:14:06', 'null', '2026-11-28 20:10:36.039134', '2026-11-28 20:10:45.698792', '2026-11-28 20:10:45.697837', NULL, 1795896645699, NULL, 1795896641573),
	('c62a2bb9f6fca194b78a19e37c3659fa', '000007', '886348ad01f3930dcf15b63a6ccce48a', '8467ddf6dda426d9ab599d40bf805848', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-27 05:00:00', NULL, 0, 0, 44.1, 0.0, 4.95, 4.9, 49.05, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "906488"}', false, false, false, '2026-06-13 08:05:00', '2026-06-13 08:05:00', 'null', '2026-11-28 20:10:36.039134', '2026-11-28 20:10:45.698817', '2026-11-28 20:10:45.697837', NULL, 1795896645699, NULL, 1795896641573),
	('595ee482990cdd5b871c3b8f923aaef5', '000001', '4504eb312f2842c6484f171a48bd9bbb', '0bc74409bd18b15817bccf0bf766d5c5', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-07-12 05:00:00', NULL, 0, 0, 35.97, 0.0, 4.95, 3.99, 40.92, 'USD', 'null', 'null', false, false, true, '2026-06-14 08:05:00', '2026-06-16 00:43:14', 'null', '2026-11-28 20:10:36.039134', '2026-11-28 20:10:45.698842', '2026-11-28 20:10:45.697837', NULL, 1795896645699, NULL, 1795896641573),
	('dfa20e50706bf9ca770f4d90b72c0dc6', '000005', 'ee99be6b0b72c965ce07123173b93f04', '114bcbd336bbf7d7ad176ebab233ac79', '3e1c26d323ef323ee848f808f54d35bf', NULL, 4, '1', '2026-07-12 05:00:00', '2026-06-16 05:41:48', 0, 0, 0.0, 0.0, 4.95, 0.0, 4.95, 'USD', 'null', '{}', false, false, false, '2026-06-14 08:05:01', '2026-06-16 05:41:48', 'null', '2026-11-28 20:10:36.039134', '2026-11-28 20:10:45.698871', '2026-11-28 20:10:45.697837', NULL, 1795896645699, NULL, 1795896641573),
	('01322db11abe01a995e1013488f5d69b', '000012', '3dfe092f7d6d3b0e01a1f7e88b54647f', '88f51cf3448c10bbf0f1d2122751c0f3', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-07-05 05:00:00', NULL, 0, 0, 11.7, 0.0, 4.95, 1.29, 16.65, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "312738"}', false, false, false, '2026-06-14 23:17:05', '2026-06-14 23:17:05', 'null', '2026-11-28 20:10:36.039134', '2026-11-28 20:10:45.698897', '2026-11-28 20:10:45.697837', NULL, 1795896645699, NULL, 1795896641573),
	('70ca78beefe4c9b817b2964d56af7883', '000012', '3dfe092f7d6d3b0e01a1f7e88b54647f', '88f51cf3448c10bbf0f1d2122751c0f3', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-07-12 05:00:00', NULL, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 'USD', 'null', '{}', false, false, false, '2026-06-14 23:17:05', '2026-06-16 17:50:10', 'null', '2026-11-28 20:10:36.039134', '2026-11-28 20:10:45.698926', '2026-11-28 20:10:45.697837', NULL, 1795896645699, NULL, 1795896641573),
	('9cf5c956b991cf7edeae4ecb974d203a', '000008', '0ee069e6bccedf96fd6b4d7134ea16cd', '087eff2e96cb1cbb1b80cc69011f26db', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-29 05:00:00', NULL, 0, 0, 0.0, 0.0, 4.95, 0.0, 4.95, 'USD', 'null', '{"gift": true, "source": "checkout"}', false, false, false, '2026-06-16 03:11:41', '2026-06-16 23:09:49', 'null', '2026-11-28 20:10:36.039134', '2026-11-28 20:10:45.698959', '2026-11-28 20:10:45.697837', NULL, 1795896645699, NULL, 1795896641573),
	('740b6b53026af5a2a97b80cd08ddd85d', '000005', 'ee99be6b0b72c965ce07123173b93f04', '114bcbd336bbf7d7ad176ebab233ac79', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-07-14 05:00:00', NULL, 0, 0, 0.0, 0.0, 4.95, 0.0, 4.95, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "972932"}', false, false, false, '2026-06-16 05:41:48', '2026-06-16 05:41:48', 'null', '2026-11-28 20:10:36.039134', '2026-11-28 20:10:45.698989', '2026-11-28 20:10:45.697837', NULL, 1795896645699, NULL, 1795896641573),
	('385f900383480ca5d564541ae090a54c', '000001', '4504eb312f2842c6484f171a48bd9bbb', '0bc74409bd18b15817bccf0bf766d5c5', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-09-27 05:00:00', NULL, 0, 0, 52.63, 0.0, 0.0, 5.84, 52.63, 'USD', 'null', 'null', false, false, false, '2026-06-16 08:22:02', '2026-06-17 07:36:56', 'null', '2026-11-28 20:10:36.039134', '2026-11-28 20:10:45.699018', '2026-11-28 20:10:45.697837', NULL, 1795896645699, NULL, 1795896641573),
	('9107050862659068122120e042601693', '000012', '3dfe092f7d6d3b0e01a1f7e88b54647f', '88f51cf3448c10bbf0f1d2122751c0f3', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-08-09 05:00:00', NULL, 0, 0, 98.1, 0.0, 0.0, 10.9, 98.1, 'USD', 'null', '{"gift": false, "source": "checkout"}', false, false, false, '2026-06-16 17:50:10', '2026-06-16 17:50:10', 'null', '2026-11-28 20:10:36.039134', '2026-11-28 20:10:45.699045', '2026-11-28 20:10:45.697837', NULL, 1795896645699, NULL, 1795896641573),
	('f8d1dbd71f7124c4f38f2f203256f5c5', '000009', '43aac97826e94c445931e681cfc60ca3', '2ae1c5377bfed9563f0c1c9b885feab2', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-08-15 05:00:00', NULL, 0, 0, 176.4, 0.0, 0.0, 19.6, 176.4, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "603881"}', false, false, false, '2026-06-16 17:54:07', '2026-06-16 22:28:50', 'null', '2026-11-28 20:10:36.0855', '2026-11-28 20:10:45.69907', '2026-11-28 20:10:45.697837', NULL, 1795896645699, NULL, 1795896641573),
	('ff0ffd23436358532b3db1d45b100e3a', '000004', '0553093a07099ef8af7c296fa51ce46f', 'b9685b916b506047b6b04d3db6b2edfa', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-08-16 05:00:00', NULL, 0, 0, 11.7, 0.0, 4.95, 1.29, 16.65, 'USD', 'null', 'null', false, false, false, '2026-06-17 08:05:00', '2026-06-17 08:05:00', 'null', '2026-11-28 20:10:36.0855', '2026-11-28 20:10:45.699095', '2026-11-28 20:10:45.697837', NULL, 1795896645699, NULL, 1795896641573),
	('749de728a99ac564fa59b977627d2196', '000013', '09b8f5f00b6cd326e4ccbb99dabd2800', '10f4c34080f1b91c178ca4d1a0ca0890', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-08-16 05:00:00', NULL, 0, 0, 20.25, 0.0, 4.95, 2.25, 25.2, 'USD', 'null', '{"gift": false, "source": "checkout"}', false, false, false, '2026-06-17 16:54:30', '2026-06-17 16:54:30', 'null', '2026-11-28 20:10:36.0855', '2026-11-28 20:10:45.69918', '2026-11-28 20:10:45.697837', NULL, 1795896645699, NULL, 1795896641573);


--
-- Data for Name: payments; Type: TABLE DATA; Schema: ordergroove; Owner: -
--

INSERT INTO ordergroove.payments VALUES
	('4504eb312f2842c6484f171a48bd9bbb', '000001', '0bc74409bd18b15817bccf0bf766d5c5', NULL, 'credit card', 1, '2685', '09/2028', 'Nils Quiroga', 'sandbox-token-60352027', true, '2026-03-22 17:45:15', '2026-03-22 17:45:15', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.257323', '2026-11-28 20:10:45.770173', '2026-11-28 20:10:45.770158', NULL, 1795896645770, 1781715599949, 1795896641573),
	('5dc28c987aa55c30bf7287d95966a0a5', '000002', 'b9231008a2343c052ad9acc60a56c723', NULL, 'credit card', 1, '7107', '02/2030', 'Tove Novák', 'sandbox-token-79238130', true, '2026-03-30 04:14:28', '2026-03-30 04:14:28', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.257323', '2026-11-28 20:10:45.770283', '2026-11-28 20:10:45.770158', NULL, 1795896645770, 1781715599949, 1795896641573),
	('c37bf7ac22cba3747cfd858d921eb44c', '000003', '8e7e4eb00979335f145c2f9de0cd7d88', NULL, 'credit card', 4, '8077', '02/2028', 'Zoë Fontaine', 'sandbox-token-72072123', true, '2026-04-05 19:13:54', '2026-04-05 19:13:54', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.257323', '2026-11-28 20:10:45.770318', '2026-11-28 20:10:45.770158', NULL, 1795896645770, 1781715599949, 1795896641573),
	('0553093a07099ef8af7c296fa51ce46f', '000004', 'b9685b916b506047b6b04d3db6b2edfa', NULL, 'credit card', 1, '4844', '11/2027', 'Pia Castro', 'sandbox-token-49295263', true, '2026-04-18 19:59:57', '2026-04-18 19:59:57', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.257323', '2026-11-28 20:10:45.77036', '2026-11-28 20:10:45.770158', NULL, 1795896645770, 1781715599949, 1795896641573),
	('ee99be6b0b72c965ce07123173b93f04', '000005', '114bcbd336bbf7d7ad176ebab233ac79', NULL, 'credit card', 1, '0515', '04/2028', 'Ada Abara', 'sandbox-token-60772228', true, '2026-04-19 17:25:16', '2026-04-19 17:25:16', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.257323', '2026-11-28 20:10:45.770391', '2026-11-28 20:10:45.770158', NULL, 1795896645770, 1781715599949, 1795896641573),
	('04b3ee09994b5b9fdddab47033eb86a0', '000006', '2a613738d47a09f3625a7a5327401c66', NULL, 'credit card', 4, '0243', '2/2029', 'Carmen Brandt', 'sandbox-token-87205812', false, '2026-05-01 20:23:24', '2026-06-16 15:26:37', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.257323', '2026-11-28 20:10:45.770415', '2026-11-28 20:10:45.770158', NULL, 1795896645770, 1781715599949, 1795896641573),
	('886348ad01f3930dcf15b63a6ccce48a', '000007', '8467ddf6dda426d9ab599d40bf805848', NULL, 'credit card', 4, '3948', '04/2030', NULL, 'sandbox-token-22295751', true, '2026-05-03 02:15:59', '2026-05-03 02:15:59', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.257323', '2026-11-28 20:10:45.770442', '2026-11-28 20:10:45.770158', NULL, 1795896645770, 1781715599949, 1795896641573),
	('41d2fe5a5d0a6383d87671dea7aa5d90', '000008', '087eff2e96cb1cbb1b80cc69011f26db', NULL, 'credit card', 6, '9393', '12/2029', 'Zoë Brandt', 'sandbox-token-22669633', false, '2026-05-10 19:01:19', '2026-06-16 23:09:49', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.257323', '2026-11-28 20:10:45.770464', '2026-11-28 20:10:45.770158', NULL, 1795896645770, 1781715599949, 1795896641573),
	('43aac97826e94c445931e681cfc60ca3', '000009', '2ae1c5377bfed9563f0c1c9b885feab2', NULL, 'credit card', 2, '2932', '2/2029', NULL, 'sandbox-token-32113129', true, '2026-05-11 10:57:38', '2026-05-11 10:57:38', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.257323', '2026-11-28 20:10:45.770487', '2026-11-28 20:10:45.770158', NULL, 1795896645770, 1781715599949, 1795896641573),
	('14cb9d7308c52ff4d32899dfc474fe12', '000010', '0ccf9d79ae3c11596a4026783539ade5', NULL, 'credit card', 3, '6060', '04/2027', NULL, 'sandbox-token-86249480', true, '2026-05-22 01:43:58', '2026-05-22 01:43:58', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.257323', '2026-11-28 20:10:45.77054', '2026-11-28 20:10:45.770158', NULL, 1795896645771, 1781715599949, 1795896641573),
	('36fd6863083b4dbacfb0633a6baa3e0d', '000011', '7c21901dc6cddda9d36524940bdd01db', NULL, 'credit card', 5, '9614', '04/2030', 'Ada Lindqvist', 'sandbox-token-21864942', true, '2026-06-11 00:14:25', '2026-06-11 00:14:25', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.257323', '2026-11-28 20:10:45.770563', '2026-11-28 20:10:45.770158', NULL, 1795896645771, 1781715599949, 1795896641573),
	('3dfe092f7d6d3b0e01a1f7e88b54647f', '000012', '88f51cf3448c10bbf0f1d2122751c0f3', NULL, 'paypal', NULL, NULL, NULL, NULL, 'sandbox-token-53042423', true, '2026-06-14 23:17:05', '2026-06-14 23:17:05', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.257323', '2026-11-28 20:10:45.770585', '2026-11-28 20:10:45.770158', NULL, 1795896645771, 1781715599949, 1795896641573),
	('0502bd825aae6fb4054dd501b36a95bc', '000006', '2a613738d47a09f3625a7a5327401c66', NULL, 'credit card', 6, '5507', '10/2029', 'Carmen Brandt', 'sandbox-token-75627242', true, '2026-06-16 15:26:37', '2026-06-16 15:26:37', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.257323', '2026-11-28 20:10:45.770609', '2026-11-28 20:10:45.770158', NULL, 1795896645771, 1781715599949, 1795896641573),
	('0ee069e6bccedf96fd6b4d7134ea16cd', '000008', '087eff2e96cb1cbb1b80cc69011f26db', NULL, 'credit card', 2, '4410', '04/2030', 'Zoë Brandt', 'sandbox-token-40321581', true, '2026-06-16 23:09:49', '2026-06-16 23:09:49', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.257323', '2026-11-28 20:10:45.770631', '2026-11-28 20:10:45.770158', NULL, 1795896645771, 1781715599949, 1795896641573),
	('09b8f5f00b6cd326e4ccbb99dabd2800', '000013', '10f4c34080f1b91c178ca4d1a0ca0890', NULL, 'credit card', 3, '7639', '01/2027', 'Tove Petrov', 'sandbox-token-92479126', true, '2026-06-17 16:54:30', '2026-06-17 16:54:30', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.257323', '2026-11-28 20:10:45.770655', '2026-11-28 20:10:45.770158', NULL, 1795896645771, 1781715599949, 1795896641573);


--
-- Data for Name: products; Type: TABLE DATA; Schema: ordergroove; Owner: -
--

INSERT INTO ordergroove.products VALUES
	('00003', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Espresso Pods', 'SKU-3', 34.0, 'standard', 'https://shop.example.com/3.png', 'https://shop.example.com/3', true, false, true, false, true, 0, NULL, NULL, NULL, '{}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.308528', '2026-11-28 20:10:46.648742', '2026-11-28 20:10:46.648525', NULL, 1795896646649, 1781715599949, 1795896641573),
	('SKU-0', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'House Beans', 'SKU-0', 18.5, 'standard', 'https://shop.example.com/0.png', 'https://shop.example.com/0', true, false, true, false, false, 0, NULL, NULL, NULL, '{"{\"name\": \"tea\", \"group_type\": \"sku_swap\"}","{\"name\": \"coffee\", \"group_type\": \"sku_swap\"}"}', '{}', '{}', '{}', '{"i18n_display": {"fr-fr": {"name": "House Beans"}}}', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.308528', '2026-11-28 20:10:46.648539', '2026-11-28 20:10:46.648525', NULL, 1795896646649, 1781715599949, 1795896641573),
	('00001', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Dark Roast', 'SKU-1', 20.75, 'standard', 'https://shop.example.com/1.png', 'https://shop.example.com/1', true, false, true, false, true, 0, NULL, NULL, NULL, '{"{\"name\": \"coffee-10\", \"group_type\": \"incentive\"}"}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.308528', '2026-11-28 20:10:46.648662', '2026-11-28 20:10:46.648525', NULL, 1795896646649, 1781715599949, 1795896641573),
	('SKU-2', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Decaf, ground', 'SKU-2', 19.25, 'standard', 'https://shop.example.com/2.png', 'https://shop.example.com/2', true, false, true, false, true, 0, NULL, NULL, NULL, '{}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.308528', '2026-11-28 20:10:46.648704', '2026-11-28 20:10:46.648525', NULL, 1795896646649, 1781715599949, 1795896641573),
	('00004', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Paper Filters', 'SKU-4', 6.5, 'standard', 'https://shop.example.com/4.png', 'https://shop.example.com/4', true, false, true, false, false, 0, NULL, NULL, NULL, '{"{\"name\": \"upsell\", \"group_type\": \"eligibility\"}","{\"name\": \"coffee\", \"group_type\": \"sku_swap\"}"}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.308528', '2026-11-28 20:10:46.648776', '2026-11-28 20:10:46.648525', NULL, 1795896646649, 1781715599949, 1795896641573),
	('SKU-5', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Oat Milk 6-pack', 'SKU-5', 23.99, 'standard', 'https://shop.example.com/5.png', 'https://shop.example.com/5', true, false, true, false, true, 0, NULL, NULL, NULL, '{}', '{}', '{}', '{}', '{"i18n_display": {"fr-fr": {"name": "Oat Milk 6-pack"}}}', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.308528', '2026-11-28 20:10:46.648809', '2026-11-28 20:10:46.648525', NULL, 1795896646649, 1781715599949, 1795896641573),
	('SKU-6', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Green Tea', 'SKU-6', 12.99, 'standard', 'https://shop.example.com/6.png', 'https://shop.example.com/6', true, false, true, false, false, 0, NULL, NULL, NULL, '{}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.308528', '2026-11-28 20:10:46.648839', '2026-11-28 20:10:46.648525', NULL, 1795896646649, 1781715599949, 1795896641573),
	('SKU-7', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Black Tea', 'SKU-7', 11.99, 'standard', 'https://shop.example.com/7.png', 'https://shop.example.com/7', true, false, true, false, false, 0, NULL, NULL, NULL, '{"{\"name\": \"upsell\", \"group_type\": \"eligibility\"}","{\"name\": \"coffee-10\", \"group_type\": \"incentive\"}"}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.308528', '2026-11-28 20:10:46.648871', '2026-11-28 20:10:46.648525', NULL, 1795896646649, 1781715599949, 1795896641573),
	('SKU-8', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Roaster''s Choice', 'SKU-8', 22.5, 'rotating', 'https://shop.example.com/8.png', 'https://shop.example.com/8', true, false, true, false, false, 0, NULL, NULL, NULL, '{"{\"name\": \"coffee-10\", \"group_type\": \"incentive\"}","{\"name\": \"subscription\", \"group_type\": \"eligibility\"}"}', '{"{\"public_id\": \"2cc91822b75286068e9f104b72f3441f\", \"configuration\": {\"reveal_moment\": \"ORDER_PLACEMENT\", \"pricing_policy\": \"ROTATING_PRODUCT\"}, \"selection_rule_type\": \"ORDINAL\", \"product_selection_list_elements\": [{\"product\": \"SKU-0\", \"public_id\": \"eae6c723aae340f367e7bfeec69f6472\", \"starting_ordinal\": \"0\"}, {\"product\": \"00001\", \"public_id\": \"d2b24202cc8fbe118e6ec8657381c663\", \"starting_ordinal\": \"1\"}, {\"product\": \"SKU-2\", \"public_id\": \"de636754c70b26d1430931886cdb00f5\", \"starting_ordinal\": \"2\"}]}"}', '{}', '{}', '{"i18n_display": {"fr-fr": {"name": "Roaster''s Choice"}}}', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.308528', '2026-11-28 20:10:46.648937', '2026-11-28 20:10:46.648525', NULL, 1795896646649, 1781715599949, 1795896641573),
	('00009', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Morning Box', 'SKU-9', 49.0, 'static price bundle', 'https://shop.example.com/9.png', 'https://shop.example.com/9', true, false, true, false, false, 0, NULL, NULL, NULL, '{"{\"name\": \"coffee-10\", \"group_type\": \"incentive\"}","{\"name\": \"subscription\", \"group_type\": \"eligibility\"}"}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.308528', '2026-11-28 20:10:46.648974', '2026-11-28 20:10:46.648525', NULL, 1795896646649, 1781715599949, 1795896641573),
	('00010', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Build Your Box', 'SKU-10', 0.0, 'dynamic price bundle', 'https://shop.example.com/10.png', 'https://shop.example.com/10', true, false, true, false, false, 0, NULL, NULL, NULL, '{"{\"name\": \"upsell\", \"group_type\": \"eligibility\"}"}', '{}', '{}', '{}', '{"i18n_display": {"fr-fr": {"name": "Build Your Box"}}}', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.308528', '2026-11-28 20:10:46.649013', '2026-11-28 20:10:46.648525', NULL, 1795896646649, 1781715599949, 1795896641573),
	('SKU-11', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Member Plan', 'SKU-11', 10.28, 'plan', 'https://shop.example.com/11.png', 'https://shop.example.com/11', true, false, true, false, true, 0, 1, 3, NULL, '{}', '{}', '{"{\"created\": \"2025-12-17 11:00:00\", \"product\": \"SKU-11\", \"resource\": \"72775666ffa642399cf342ca060bb525\", \"public_id\": \"2cf91ec92b83619f79f51d641efcf695\", \"time_amount\": 30, \"grace_period\": null, \"last_updated\": \"2025-12-17 11:00:00\"}"}', '{"{\"created\": \"2025-12-17 11:00:00\", \"public_id\": \"8052a212b1f02ab91587a102b6ef7359\", \"last_updated\": \"2025-12-17 11:00:00\", \"duration_in_days\": 14}"}', '{"i18n_display": {"fr-fr": {"name": "Member Plan"}}}', '2025-12-17 17:00:00', '2026-06-17 00:18:56', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.308528', '2026-11-28 20:10:46.649051', '2026-11-28 20:10:46.648525', NULL, 1795896646649, 1781715599949, 1795896641573),
	('SKU-12', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Studio Plan', 'SKU-12', 29.99, 'plan', 'https://shop.example.com/12.png', 'https://shop.example.com/12', true, false, true, false, false, 0, 1, 3, NULL, '{}', '{}', '{"{\"created\": \"2025-12-17 11:00:00\", \"product\": \"SKU-12\", \"resource\": \"bd55fcad1edf1f1eb3b3406c2f2b3f2c\", \"public_id\": \"11e4e1465cfaf3161f86832d9d3a6410\", \"time_amount\": 30, \"grace_period\": null, \"last_updated\": \"2025-12-17 11:00:00\"}"}', '{"{\"created\": \"2025-12-17 11:00:00\", \"public_id\": \"8a7d41e887a30df9d387e848028f2f14\", \"last_updated\": \"2025-12-17 11:00:00\", \"duration_in_days\": 14}"}', '{"i18n_display": {"fr-fr": {"name": "Studio Plan"}}}', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.308528', '2026-11-28 20:10:46.649085', '2026-11-28 20:10:46.648525', NULL, 1795896646649, 1781715599949, 1795896641573),
	('00013', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Dog Food 10 kg', 'SKU-13', 54.5, 'standard', 'https://shop.example.com/13.png', 'https://shop.example.com/13', true, false, true, false, false, 0, NULL, NULL, NULL, '{"{\"name\": \"upsell\", \"group_type\": \"eligibility\"}","{\"name\": \"subscription\", \"group_type\": \"eligibility\"}"}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.308528', '2026-11-28 20:10:46.649182', '2026-11-28 20:10:46.648525', NULL, 1795896646649, 1781715599949, 1795896641573),
	('00014', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Cat Food 5 kg', 'SKU-14', 31.25, 'standard', 'https://shop.example.com/14.png', 'https://shop.example.com/14', true, false, true, false, false, 0, NULL, NULL, NULL, '{"{\"name\": \"coffee\", \"group_type\": \"sku_swap\"}"}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.308528', '2026-11-28 20:10:46.649216', '2026-11-28 20:10:46.648525', NULL, 1795896646649, 1781715599949, 1795896641573),
	('00015', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Crème 90', 'SKU-15', 27.99, 'standard', 'https://shop.example.com/15.png', 'https://shop.example.com/15', true, false, true, false, false, 0, NULL, NULL, NULL, '{}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.308528', '2026-11-28 20:10:46.649262', '2026-11-28 20:10:46.648525', NULL, 1795896646649, 1781715599949, 1795896641573),
	('SKU-16', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Soap Refill', 'SKU-16', 8.99, 'standard', 'https://shop.example.com/16.png', 'https://shop.example.com/16', true, false, true, false, true, 0, NULL, NULL, NULL, '{}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.308528', '2026-11-28 20:10:46.649302', '2026-11-28 20:10:46.648525', NULL, 1795896646649, 1781715599949, 1795896641573),
	('SKU-17', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Razor Heads', 'SKU-17', 16.0, 'standard', 'https://shop.example.com/17.png', 'https://shop.example.com/17', true, false, true, false, false, 0, NULL, NULL, NULL, '{"{\"name\": \"coffee-10\", \"group_type\": \"incentive\"}","{\"name\": \"subscription\", \"group_type\": \"eligibility\"}"}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.308528', '2026-11-28 20:10:46.64933', '2026-11-28 20:10:46.648525', NULL, 1795896646649, 1781715599949, 1795896641573),
	('SKU-18', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Gift Card', 'SKU-18', 50.14, 'standard', 'https://shop.example.com/18.png', 'https://shop.example.com/18', true, false, false, false, false, 0, NULL, NULL, NULL, '{}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2026-06-16 11:39:37', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.308528', '2026-11-28 20:10:46.64936', '2026-11-28 20:10:46.648525', NULL, 1795896646649, 1781715599949, 1795896641573),
	('00019', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Mug', 'SKU-19', 14.0, 'standard', 'https://shop.example.com/19.png', 'https://shop.example.com/19', true, false, false, false, false, 0, NULL, NULL, NULL, '{"{\"name\": \"coffee\", \"group_type\": \"sku_swap\"}","{\"name\": \"upsell\", \"group_type\": \"eligibility\"}"}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.308528', '2026-11-28 20:10:46.649385', '2026-11-28 20:10:46.648525', NULL, 1795896646649, 1781715599949, 1795896641573),
	('00020', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Kettle', 'SKU-20', 79.0, 'standard', 'https://shop.example.com/20.png', 'https://shop.example.com/20', true, false, false, false, false, 0, NULL, NULL, NULL, '{"{\"name\": \"coffee\", \"group_type\": \"sku_swap\"}","{\"name\": \"subscription\", \"group_type\": \"eligibility\"}"}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.3092', '2026-11-28 20:10:46.649413', '2026-11-28 20:10:46.648525', NULL, 1795896646649, 1781715599949, 1795896641573),
	('SKU-21', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Old Blend', 'SKU-21', 15.0, 'standard', 'https://shop.example.com/21.png', 'https://shop.example.com/21', true, true, true, false, true, 0, NULL, NULL, NULL, '{"{\"name\": \"coffee-10\", \"group_type\": \"incentive\"}"}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.3092', '2026-11-28 20:10:46.649441', '2026-11-28 20:10:46.648525', NULL, 1795896646649, 1781715599949, 1795896641573),
	('00022', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Winter Blend', 'SKU-22', 17.0, 'standard', 'https://shop.example.com/22.png', 'https://shop.example.com/22', true, true, true, false, false, 0, NULL, NULL, NULL, '{}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.3092', '2026-11-28 20:10:46.649469', '2026-11-28 20:10:46.648525', NULL, 1795896646649, 1781715599949, 1795896641573),
	('SKU-23', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Syrup', 'SKU-23', 11.0, 'standard', 'https://shop.example.com/23.png', 'https://shop.example.com/23', true, true, true, false, false, 0, NULL, NULL, NULL, '{}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:36.3092', '2026-11-28 20:10:46.649495', '2026-11-28 20:10:46.648525', NULL, 1795896646649, 1781715599949, 1795896641573);


--
-- Data for Name: snapshots; Type: TABLE DATA; Schema: ordergroove; Owner: -
--

INSERT INTO ordergroove.snapshots VALUES
	('payments', '2026-06-17 16:59:59.949', 15, '2026-11-28 20:10:36.331158', '2026-11-28 20:10:47.205111', '2026-11-28 20:10:47.204949', NULL, 1795896647205, NULL, 1795896641573),
	('upcoming_orders', '2026-06-17 16:59:59.949', 24, '2026-11-28 20:10:36.331099', '2026-11-28 20:10:47.205043', '2026-11-28 20:10:47.204949', NULL, 1795896647205, NULL, 1795896641573),
	('upcoming_items', '2026-06-17 16:59:59.949', 19, '2026-11-28 20:10:36.331061', '2026-11-28 20:10:47.204962', '2026-11-28 20:10:47.204949', NULL, 1795896647205, NULL, 1795896641573),
	('offer_profiles', '2026-06-17 16:59:59.949', 4, '2026-11-28 20:10:36.331123', '2026-11-28 20:10:47.20507', '2026-11-28 20:10:47.204949', NULL, 1795896647205, NULL, 1795896641573),
	('products', '2026-06-17 16:59:59.949', 24, '2026-11-28 20:10:36.331172', '2026-11-28 20:10:47.205131', '2026-11-28 20:10:47.204949', NULL, 1795896647205, NULL, 1795896641573),
	('one_time_incentives', '2026-06-17 16:59:59.949', 3, '2026-11-28 20:10:36.331141', '2026-11-28 20:10:47.205091', '2026-11-28 20:10:47.204949', NULL, 1795896647205, NULL, 1795896641573);


--
-- Data for Name: subscription_events; Type: TABLE DATA; Schema: ordergroove; Owner: -
--

INSERT INTO ordergroove.subscription_events VALUES
	('/ordergroove/updates', 'updates', '8cdaeb2f231518cbca98bb61bb331887', 'subscription.change_shipping_address', '2026-06-15 22:14:06', '2026-11-28 20:08:28.229855', 'customer', '000011', NULL, 2, 'subscription', '3e1c26d323ef323ee848f808f54d35bf', '728f532a406361eb612bf337ab03d149', '000011', '00013', '{}', '{"tags": ["a", "b"], "shopify_contract_id": "652601"}', 'null', 3, NULL, 28, 10, 4, 2, 'Weeks', NULL, '', NULL, '3e1c26d323ef323ee848f808f54d35bf.773121.951966212', '#40247', true, NULL, '2026-06-11 00:14:25', '2026-06-10', '6be8a4d74f88cda74393b3a296ed2156', '36fd6863083b4dbacfb0633a6baa3e0d', '62fd10b170a71430a930b2bcdbd6d360', '2026-06-15 22:14:06', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000011"}}}', 'null', 'null', '2026-11-28 20:11:18.808795', '2026-11-28 20:11:22.936838', '2026-11-28 20:11:22.936823', NULL, 1795896682937, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '12abbe2d50500b2631c0f2e26037618f', 'subscription.change_shipping_address', '2026-06-15 22:14:06', '2026-11-28 20:08:28.255254', 'customer', '000011', NULL, 3, 'subscription', '3e1c26d323ef323ee848f808f54d35bf', '93548253719936719cefe2bf4217bea8', '000011', 'SKU-8', '{}', '{}', 'null', 3, NULL, 60, 10, 2, 3, 'Months', NULL, '', NULL, '3e1c26d323ef323ee848f808f54d35bf.773121.951966212', '#65390', true, NULL, '2026-06-11 00:14:25', '2026-06-10', '0cb69ab7f5a0d02e44ee9bd73b53690a', '36fd6863083b4dbacfb0633a6baa3e0d', '62fd10b170a71430a930b2bcdbd6d360', '2026-06-15 22:14:06', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000011"}}}', 'null', 'null', '2026-11-28 20:11:18.809017', '2026-11-28 20:11:22.936969', '2026-11-28 20:11:22.936823', NULL, 1795896682937, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'fb2bb62e6c7e7ec0678d831c42401922', 'subscription.cancel', '2026-06-15 23:56:51', '2026-11-28 20:08:28.456109', 'customer', '000011', NULL, 6, 'subscription', '3e1c26d323ef323ee848f808f54d35bf', '728f532a406361eb612bf337ab03d149', '000011', '00013', '{}', '{"tags": ["a", "b"], "shopify_contract_id": "652601"}', 'null', 3, NULL, 28, 10, 4, 2, 'Weeks', '2026-06-15 23:56:51', '31 | Duplicate', '31', '3e1c26d323ef323ee848f808f54d35bf.773121.951966212', '#40247', false, NULL, '2026-06-11 00:14:25', '2026-06-10', '6be8a4d74f88cda74393b3a296ed2156', '36fd6863083b4dbacfb0633a6baa3e0d', '62fd10b170a71430a930b2bcdbd6d360', '2026-06-15 23:56:51', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000011"}}}', 'null', 'null', '2026-11-28 20:11:18.809098', '2026-11-28 20:11:22.93702', '2026-11-28 20:11:22.936823', NULL, 1795896682937, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '5c910132931009d33c003e0a9fd6a73f', 'subscription.change_quantity', '2026-06-16 00:43:14', '2026-11-28 20:08:28.581179', 'customer', '000001', NULL, 9, 'subscription', '3e1c26d323ef323ee848f808f54d35bf', '13ae7b64ac5edda049ad04eb4b48ba57', '000001', 'SKU-11', '{}', '{}', 'null', 4, NULL, 28, 10, 4, 2, 'Weeks', NULL, '', NULL, '3e1c26d323ef323ee848f808f54d35bf.707751.140147843', '#87389', true, NULL, '2026-03-22 17:45:15', '2026-03-22', '819b8bb44067da30ecd21a066b5ce807', '4504eb312f2842c6484f171a48bd9bbb', '0bc74409bd18b15817bccf0bf766d5c5', '2026-06-16 00:43:14', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000001"}}}', 'null', 'null', '2026-11-28 20:11:18.809163', '2026-11-28 20:11:22.937083', '2026-11-28 20:11:22.936823', NULL, 1795896682937, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'd6bedd56657db69230e27d8f923a29c8', 'subscription.create', '2026-06-16 03:11:41', '2026-11-28 20:08:28.677002', 'customer', '000008', 'PurchasePOST', 11, 'subscription', '3e1c26d323ef323ee848f808f54d35bf', 'd2f37be439a4520cb83f0587e2cfece7', '000008', '00010', '{"{\"product\": \"00001\", \"quantity\": 1, \"public_id\": \"238f728170742f08f400621ef6f430fe\"}","{\"product\": \"00014\", \"quantity\": 1, \"public_id\": \"bbebdbddd96c089e0ee4d575808fa84d\"}"}', '{"gift": false, "source": "checkout"}', 'null', 3, NULL, 14, 10, 14, 1, 'Days', NULL, '', NULL, '3e1c26d323ef323ee848f808f54d35bf.798297.463902939', '#34787', true, NULL, '2026-06-16 03:11:41', '2026-06-15', '819b8bb44067da30ecd21a066b5ce807', '41d2fe5a5d0a6383d87671dea7aa5d90', '087eff2e96cb1cbb1b80cc69011f26db', '2026-06-16 03:11:41', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000008"}}, "source": "PurchasePOST"}', 'null', 'null', '2026-11-28 20:11:18.809229', '2026-11-28 20:11:22.937127', '2026-11-28 20:11:22.936823', NULL, 1795896682937, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'e48a4d91113254d3b9e2ad2c69a78c34', 'subscription.change_payment', '2026-06-16 15:26:37', '2026-11-28 20:08:28.961158', 'customer', '000006', NULL, 20, 'subscription', '3e1c26d323ef323ee848f808f54d35bf', 'bc2cd48cf422eda72715cecb9b7da393', '000006', 'SKU-8', '{}', '{"tags": ["a", "b"], "shopify_contract_id": "484462"}', '{"renewal_behavior": "autorenew", "last_renewal_revenue": 62.25, "prepaid_orders_remaining": 2, "prepaid_orders_per_billing": 3, "prepaid_origin_merchant_order_id": "#55163"}', 3, NULL, 60, 10, 2, 3, 'Months', NULL, '', NULL, '3e1c26d323ef323ee848f808f54d35bf.166784.590823569', '#17317', true, NULL, '2026-05-01 20:23:24', '2026-05-01', '4ffe307a64a75371f4eb68202f3835fa', '0502bd825aae6fb4054dd501b36a95bc', '2a613738d47a09f3625a7a5327401c66', '2026-06-16 15:26:37', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000006"}}}', 'null', 'null', '2026-11-28 20:11:18.809299', '2026-11-28 20:11:22.937178', '2026-11-28 20:11:22.936823', NULL, 1795896682937, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'a305343d3f8859dd739926b23043ec1a', 'subscription.change_quantity', '2026-06-16 22:28:50', '2026-11-28 20:08:29.229258', 'customer', '000009', NULL, 27, 'subscription', '3e1c26d323ef323ee848f808f54d35bf', 'ffccdcdf70f9411d6ce06924552a1be5', '000009', '00009', '{"{\"product\": \"SKU-2\"}","{\"product\": \"SKU-5\"}"}', '{}', 'null', 4, 49.0, 60, 10, 2, 3, 'Months', NULL, '', NULL, '3e1c26d323ef323ee848f808f54d35bf.617366.421701662', '#89324', true, NULL, '2026-05-11 10:57:38', '2026-05-11', '819b8bb44067da30ecd21a066b5ce807', '43aac97826e94c445931e681cfc60ca3', '2ae1c5377bfed9563f0c1c9b885feab2', '2026-06-16 22:28:50', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000009"}}}', 'null', 'null', '2026-11-28 20:11:18.809366', '2026-11-28 20:11:22.937217', '2026-11-28 20:11:22.936823', NULL, 1795896682937, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '958a7c0ed97d24107aed992f982bc05e', 'subscription.change_payment', '2026-06-16 23:09:49', '2026-11-28 20:08:29.265778', 'customer', '000008', NULL, 29, 'subscription', '3e1c26d323ef323ee848f808f54d35bf', 'cfca54fbb3257e5c14a8fb25ce68bb7d', '000008', '00009', '{"{\"product\": \"00001\"}","{\"product\": \"SKU-2\"}"}', '{"gift": false, "source": "checkout"}', 'null', 3, NULL, 21, 10, 3, 2, 'Weeks', NULL, '', NULL, '3e1c26d323ef323ee848f808f54d35bf.798297.463902939', '#33320', true, NULL, '2026-05-10 19:01:19', '2026-05-10', '0cb69ab7f5a0d02e44ee9bd73b53690a', '0ee069e6bccedf96fd6b4d7134ea16cd', '087eff2e96cb1cbb1b80cc69011f26db', '2026-06-16 23:09:49', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000008"}}}', 'null', 'null', '2026-11-28 20:11:18.809429', '2026-11-28 20:11:22.937257', '2026-11-28 20:11:22.936823', NULL, 1795896682937, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '7e49c089a1c93a58ba567a1f9b54021e', 'subscription.change_payment', '2026-06-16 23:09:49', '2026-11-28 20:08:29.30926', 'customer', '000008', NULL, 30, 'subscription', '3e1c26d323ef323ee848f808f54d35bf', 'd2f37be439a4520cb83f0587e2cfece7', '000008', '00010', '{"{\"product\": \"00001\", \"quantity\": 1, \"public_id\": \"238f728170742f08f400621ef6f430fe\"}","{\"product\": \"00014\", \"quantity\": 1, \"public_id\": \"bbebdbddd96c089e0ee4d575808fa84d\"}"}', '{"gift": false, "source": "checkout"}', 'null', 3, NULL, 14, 10, 14, 1, 'Days', NULL, '', NULL, '3e1c26d323ef323ee848f808f54d35bf.798297.463902939', '#34787', true, NULL, '2026-06-16 03:11:41', '2026-06-15', '819b8bb44067da30ecd21a066b5ce807', '0ee069e6bccedf96fd6b4d7134ea16cd', '087eff2e96cb1cbb1b80cc69011f26db', '2026-06-16 23:09:49', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000008"}}}', 'null', 'null', '2026-11-28 20:11:18.809494', '2026-11-28 20:11:22.937302', '2026-11-28 20:11:22.936823', NULL, 1795896682937, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '601441b95868fb24b6c045dd746a13a6', 'subscription.change_shipping_address', '2026-06-17 01:25:21', '2026-11-28 20:08:29.445396', 'customer', '000003', NULL, 34, 'subscription', '3e1c26d323ef323ee848f808f54d35bf', 'b3828a0b352775ee040d0ca14a35a3b9', '000003', 'SKU-6', '{}', '{}', 'null', 3, NULL, 30, 10, 1, 3, 'Months', NULL, '', NULL, '3e1c26d323ef323ee848f808f54d35bf.549565.127857477', '#67462', true, NULL, '2026-04-05 19:13:54', '2026-04-05', '819b8bb44067da30ecd21a066b5ce807', 'c37bf7ac22cba3747cfd858d921eb44c', '15a1c723912e1e079768d7afdbf48604', '2026-06-17 01:25:21', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000003"}}}', 'null', 'null', '2026-11-28 20:11:18.809552', '2026-11-28 20:11:22.93734', '2026-11-28 20:11:22.936823', NULL, 1795896682937, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '6e98ee618a71069fbd4afa4662cad121', 'subscription.create', '2026-06-17 03:58:36', '2026-11-28 20:08:29.500899', 'customer', '000008', 'PurchasePOST', 36, 'subscription', '3e1c26d323ef323ee848f808f54d35bf', '7ae5a3d3b70edb83339d4356e831f9b6', '000008', 'SKU-16', '{}', '{"gift": true, "source": "checkout"}', '{"renewal_behavior": "autorenew", "last_renewal_revenue": 62.25, "prepaid_orders_remaining": 2, "prepaid_orders_per_billing": 3, "prepaid_origin_merchant_order_id": "#85272"}', 2, NULL, 90, 10, 3, 3, 'Months', NULL, '', NULL, '3e1c26d323ef323ee848f808f54d35bf.798297.463902939', '#35826', true, NULL, '2026-06-17 03:58:36', '2026-06-16', 'f462ea71dee6ea94c7f6cc42e69660c3', '0ee069e6bccedf96fd6b4d7134ea16cd', '087eff2e96cb1cbb1b80cc69011f26db', '2026-06-17 03:58:36', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000008"}}, "source": "PurchasePOST"}', 'null', 'null', '2026-11-28 20:11:18.809615', '2026-11-28 20:11:22.937379', '2026-11-28 20:11:22.936823', NULL, 1795896682937, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'd28d9cbb7ced5dc027f2b3fa24871c2b', 'subscription.cancel', '2026-06-17 09:28:39', '2026-11-28 20:08:29.877882', 'customer', '000008', NULL, 46, 'subscription', '3e1c26d323ef323ee848f808f54d35bf', '7ae5a3d3b70edb83339d4356e831f9b6', '000008', 'SKU-16', '{}', '{"gift": true, "source": "checkout"}', '{"renewal_behavior": "autorenew", "last_renewal_revenue": 62.25, "prepaid_orders_remaining": 2, "prepaid_orders_per_billing": 3, "prepaid_origin_merchant_order_id": "#85272"}', 2, NULL, 90, 10, 3, 3, 'Months', '2026-06-17 09:28:39', '15', '15', '3e1c26d323ef323ee848f808f54d35bf.798297.463902939', '#35826', false, NULL, '2026-06-17 03:58:36', '2026-06-16', 'f462ea71dee6ea94c7f6cc42e69660c3', '0ee069e6bccedf96fd6b4d7134ea16cd', '087eff2e96cb1cbb1b80cc69011f26db', '2026-06-17 09:28:39', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000008"}}}', 'null', 'null', '2026-11-28 20:11:18.80968', '2026-11-28 20:11:22.937419', '2026-11-28 20:11:22.936823', NULL, 1795896682937, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '9f9f05e98d5ee73f2f68637969fe6848', 'subscription.create', '2026-06-17 16:54:30', '2026-11-28 20:08:29.976663', 'customer', '000013', 'PurchasePOST', 49, 'subscription', '3e1c26d323ef323ee848f808f54d35bf', '2bb8486fa6e7710f1f6aa59c005d07d0', '000013', 'SKU-8', '{}', '{"gift": true, "source": "checkout"}', 'null', 1, NULL, 60, 10, 2, 3, 'Months', NULL, '', NULL, '3e1c26d323ef323ee848f808f54d35bf.11477.486863173', '#98393', true, NULL, '2026-06-17 16:54:30', '2026-06-17', '819b8bb44067da30ecd21a066b5ce807', '09b8f5f00b6cd326e4ccbb99dabd2800', '10f4c34080f1b91c178ca4d1a0ca0890', '2026-06-17 16:54:30', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000013"}}, "source": "PurchasePOST"}', 'null', 'null', '2026-11-28 20:11:18.809741', '2026-11-28 20:11:22.937453', '2026-11-28 20:11:22.936823', NULL, 1795896682937, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-4', 'subscription.create', '2026-11-28 20:08:38', '2026-11-28 20:08:38.394008', NULL, NULL, 'PurchasePOST', 57, 'subscription', '00000000000000000000000000000000', '7f3b0c9a51d24e6f8a1b2c3d4e5f6071', 'cust-204881', 'SKU-1001', '{}', '{}', 'null', 1, NULL, 30, 5, 1, 3, 'Months', NULL, '', NULL, '00000000000000000000000000000000.118204.1760449000', 'WEB-50017', true, NULL, '2025-09-14 14:00:00', '2025-09-14', 'c0ffee00112233445566778899aabbcc', '33aa1c5e7d9b4f2081c6e4a2b0d8f671', '88be2d4f6a1c4e3095d7b9f1a3c5e782', '2025-10-14 14:00:00', '{"source": "PurchasePOST"}', 'null', 'null', '2026-11-28 20:11:18.809795', '2026-11-28 20:11:22.93749', '2026-11-28 20:11:22.936823', NULL, 1795896682937, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-5', 'subscription.cancel', '2026-11-28 20:08:38', '2026-11-28 20:08:38.436951', 'customer', 'cust-204881', NULL, 58, 'subscription', '00000000000000000000000000000000', '7f3b0c9a51d24e6f8a1b2c3d4e5f6071', 'cust-204881', 'SKU-1001', '{}', '{}', 'null', 1, NULL, 30, 5, 1, 3, 'Months', '2025-10-14 14:00:05', '4|Overstocked', '4', '00000000000000000000000000000000.118204.1760449000', 'WEB-50017', false, NULL, '2025-09-14 14:00:00', '2025-09-14', 'c0ffee00112233445566778899aabbcc', '33aa1c5e7d9b4f2081c6e4a2b0d8f671', '88be2d4f6a1c4e3095d7b9f1a3c5e782', '2025-10-14 14:00:00', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.809853', '2026-11-28 20:11:22.937535', '2026-11-28 20:11:22.936823', NULL, 1795896682938, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-6', 'subscription.reactivate', '2026-11-28 20:08:38', '2026-11-28 20:08:38.497151', 'customer', 'cust-204881', NULL, 59, 'subscription', '00000000000000000000000000000000', '7f3b0c9a51d24e6f8a1b2c3d4e5f6071', 'cust-204881', 'SKU-1001', '{}', '{}', 'null', 1, NULL, 30, 5, 1, 3, 'Months', NULL, '', NULL, '00000000000000000000000000000000.118204.1760449000', 'WEB-50017', true, NULL, '2025-09-14 14:00:00', '2025-09-14', 'c0ffee00112233445566778899aabbcc', '33aa1c5e7d9b4f2081c6e4a2b0d8f671', '88be2d4f6a1c4e3095d7b9f1a3c5e782', '2025-10-14 14:00:00', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.809906', '2026-11-28 20:11:22.937575', '2026-11-28 20:11:22.936823', NULL, 1795896682938, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-7', 'subscription.change_live', '2026-11-28 20:08:38', '2026-11-28 20:08:38.548935', 'customer', 'cust-204881', NULL, 60, 'subscription', '00000000000000000000000000000000', '7f3b0c9a51d24e6f8a1b2c3d4e5f6071', 'cust-204881', 'SKU-1001', '{}', '{}', 'null', 1, NULL, 30, 5, 1, 3, 'Months', NULL, '', NULL, '00000000000000000000000000000000.118204.1760449000', 'WEB-50017', true, NULL, '2025-09-14 14:00:00', '2025-09-14', 'c0ffee00112233445566778899aabbcc', '33aa1c5e7d9b4f2081c6e4a2b0d8f671', '88be2d4f6a1c4e3095d7b9f1a3c5e782', '2025-10-14 14:00:00', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.809959', '2026-11-28 20:11:22.937612', '2026-11-28 20:11:22.936823', NULL, 1795896682938, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-8', 'subscription.sku_swap', '2026-11-28 20:08:38', '2026-11-28 20:08:38.589249', 'customer', 'cust-204881', NULL, 61, 'subscription', '00000000000000000000000000000000', '7f3b0c9a51d24e6f8a1b2c3d4e5f6071', 'cust-204881', 'SKU-1002', '{}', '{}', 'null', 1, NULL, 30, 5, 1, 3, 'Months', NULL, '', NULL, '00000000000000000000000000000000.118204.1760449000', 'WEB-50017', true, NULL, '2025-09-14 14:00:00', '2025-09-14', 'c0ffee00112233445566778899aabbcc', '33aa1c5e7d9b4f2081c6e4a2b0d8f671', '88be2d4f6a1c4e3095d7b9f1a3c5e782', '2025-10-14 14:00:00', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.81001', '2026-11-28 20:11:22.937647', '2026-11-28 20:11:22.936823', NULL, 1795896682938, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-9', 'subscription.change_frequency', '2026-11-28 20:08:38', '2026-11-28 20:08:38.621137', 'customer', 'cust-204881', NULL, 62, 'subscription', '00000000000000000000000000000000', '7f3b0c9a51d24e6f8a1b2c3d4e5f6071', 'cust-204881', 'SKU-1001', '{}', '{}', 'null', 1, NULL, 60, 5, 2, 3, 'Months', NULL, '', NULL, '00000000000000000000000000000000.118204.1760449000', 'WEB-50017', true, NULL, '2025-09-14 14:00:00', '2025-09-14', 'c0ffee00112233445566778899aabbcc', '33aa1c5e7d9b4f2081c6e4a2b0d8f671', '88be2d4f6a1c4e3095d7b9f1a3c5e782', '2025-10-14 14:00:00', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.810061', '2026-11-28 20:11:22.937682', '2026-11-28 20:11:22.936823', NULL, 1795896682938, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-10', 'subscription.change_components', '2026-11-28 20:08:38', '2026-11-28 20:08:38.66105', 'customer', 'cust-204881', NULL, 63, 'subscription', '00000000000000000000000000000000', '7f3b0c9a51d24e6f8a1b2c3d4e5f6071', 'cust-204881', 'SKU-1001', '{"{\"product\": \"SKU-2001\", \"quantity\": 2, \"public_id\": \"5d4c3b2a190847f6e5d4c3b2a1908070\"}"}', '{}', 'null', 1, NULL, 30, 5, 1, 3, 'Months', NULL, '', NULL, '00000000000000000000000000000000.118204.1760449000', 'WEB-50017', true, NULL, '2025-09-14 14:00:00', '2025-09-14', 'c0ffee00112233445566778899aabbcc', '33aa1c5e7d9b4f2081c6e4a2b0d8f671', '88be2d4f6a1c4e3095d7b9f1a3c5e782', '2025-10-14 14:00:00', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.810114', '2026-11-28 20:11:22.937717', '2026-11-28 20:11:22.936823', NULL, 1795896682938, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-11', 'subscription.change_quantity', '2026-11-28 20:08:38', '2026-11-28 20:08:38.699587', 'customer', 'cust-204881', NULL, 64, 'subscription', '00000000000000000000000000000000', '7f3b0c9a51d24e6f8a1b2c3d4e5f6071', 'cust-204881', 'SKU-1001', '{}', '{}', 'null', 3, NULL, 30, 5, 1, 3, 'Months', NULL, '', NULL, '00000000000000000000000000000000.118204.1760449000', 'WEB-50017', true, NULL, '2025-09-14 14:00:00', '2025-09-14', 'c0ffee00112233445566778899aabbcc', '33aa1c5e7d9b4f2081c6e4a2b0d8f671', '88be2d4f6a1c4e3095d7b9f1a3c5e782', '2025-10-14 14:00:00', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.810166', '2026-11-28 20:11:22.937763', '2026-11-28 20:11:22.936823', NULL, 1795896682938, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-12', 'subscription.change_shipping_address', '2026-11-28 20:08:38', '2026-11-28 20:08:38.747385', 'customer', 'cust-204881', NULL, 65, 'subscription', '00000000000000000000000000000000', '7f3b0c9a51d24e6f8a1b2c3d4e5f6071', 'cust-204881', 'SKU-1001', '{}', '{}', 'null', 1, NULL, 30, 5, 1, 3, 'Months', NULL, '', NULL, '00000000000000000000000000000000.118204.1760449000', 'WEB-50017', true, NULL, '2025-09-14 14:00:00', '2025-09-14', 'c0ffee00112233445566778899aabbcc', '33aa1c5e7d9b4f2081c6e4a2b0d8f671', '88be2d4f6a1c4e3095d7b9f1a3c5e783', '2025-10-14 14:00:00', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.810217', '2026-11-28 20:11:22.937798', '2026-11-28 20:11:22.936823', NULL, 1795896682938, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-13', 'subscription.change_payment', '2026-11-28 20:08:38', '2026-11-28 20:08:38.79706', 'customer', 'cust-204881', NULL, 66, 'subscription', '00000000000000000000000000000000', '7f3b0c9a51d24e6f8a1b2c3d4e5f6071', 'cust-204881', 'SKU-1001', '{}', '{}', 'null', 1, NULL, 30, 5, 1, 3, 'Months', NULL, '', NULL, '00000000000000000000000000000000.118204.1760449000', 'WEB-50017', true, NULL, '2025-09-14 14:00:00', '2025-09-14', 'c0ffee00112233445566778899aabbcc', '33aa1c5e7d9b4f2081c6e4a2b0d8f672', '88be2d4f6a1c4e3095d7b9f1a3c5e782', '2025-10-14 14:00:00', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.810267', '2026-11-28 20:11:22.937831', '2026-11-28 20:11:22.936823', NULL, 1795896682938, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-14', 'subscription.refresh_one_click_token', '2026-11-28 20:08:38', '2026-11-28 20:08:38.82481', 'og-system-process', NULL, NULL, 67, 'subscription', '00000000000000000000000000000000', '7f3b0c9a51d24e6f8a1b2c3d4e5f6071', 'cust-204881', 'SKU-1001', '{}', '{}', 'null', 1, NULL, 30, 5, 1, 3, 'Months', NULL, '', NULL, '00000000000000000000000000000000.118204.1760449000', 'WEB-50017', true, NULL, '2025-09-14 14:00:00', '2025-09-14', 'c0ffee00112233445566778899aabbcc', '33aa1c5e7d9b4f2081c6e4a2b0d8f671', '88be2d4f6a1c4e3095d7b9f1a3c5e782', '2025-10-14 14:00:00', '{"actor": {"type": "og-system-process"}}', 'null', 'null', '2026-11-28 20:11:18.810319', '2026-11-28 20:11:22.937865', '2026-11-28 20:11:22.936823', NULL, 1795896682938, NULL, 1795896680911);


--
-- Data for Name: subscriptions; Type: TABLE DATA; Schema: ordergroove; Owner: -
--

INSERT INTO ordergroove.subscriptions VALUES
	('fdcae090ffdb12b9fc49e2b571a8ad0c', '000002', 'SKU-16', '5dc28c987aa55c30bf7287d95966a0a5', 'b9231008a2343c052ad9acc60a56c723', '6be8a4d74f88cda74393b3a296ed2156', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#94403', '3e1c26d323ef323ee848f808f54d35bf.873099.574225326', 'Replenish', 'IU replenishment', 1, NULL, 'USD', 2, 3, 60, 10, '2026-03-29', false, '2026-05-29 15:07:23', '8|Found elsewhere', '8', '{}', NULL, '{}', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "676957"}', NULL, NULL, NULL, NULL, NULL, '2026-03-30 04:14:28', '2026-05-29 15:07:23', 'null', '2026-11-28 20:10:36.310819', '2026-11-28 20:10:47.162854', '2026-11-28 20:10:47.162843', NULL, 1795896647163, NULL, 1795896641573),
	('88966eadc0480e7d19f8de2ee10fb3ee', '000001', 'SKU-7', '4504eb312f2842c6484f171a48bd9bbb', '0bc74409bd18b15817bccf0bf766d5c5', '6be8a4d74f88cda74393b3a296ed2156', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#11139', '3e1c26d323ef323ee848f808f54d35bf.707751.140147843', 'replenishment', 'replenishment', 3, NULL, 'USD', 2, 3, 60, 10, '2026-03-31', true, NULL, NULL, NULL, '{}', NULL, 'null', 'null', '{"gift": false, "source": "checkout"}', NULL, NULL, NULL, NULL, NULL, '2026-03-31 19:22:53', '2026-06-01 21:36:54', 'null', '2026-11-28 20:10:36.310819', '2026-11-28 20:10:47.162989', '2026-11-28 20:10:47.162843', NULL, 1795896647163, NULL, 1795896641573),
	('2b5d2951e1f3dbabfec7da6355c0feb2', '000004', 'SKU-6', '0553093a07099ef8af7c296fa51ce46f', 'b9685b916b506047b6b04d3db6b2edfa', '6be8a4d74f88cda74393b3a296ed2156', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#60716', '3e1c26d323ef323ee848f808f54d35bf.555377.378721137', 'Replenish', 'replenishment', 1, NULL, 'USD', 2, 3, 60, 10, '2026-04-18', true, NULL, NULL, NULL, '{}', NULL, 'null', 'null', '{}', NULL, NULL, NULL, NULL, NULL, '2026-04-18 19:59:57', '2026-04-18 19:59:57', 'null', '2026-11-28 20:10:36.310819', '2026-11-28 20:10:47.163034', '2026-11-28 20:10:47.162843', NULL, 1795896647163, NULL, 1795896641573),
	('12051292ee8d8b4b13212ac0e3934428', '000005', '00010', 'ee99be6b0b72c965ce07123173b93f04', '114bcbd336bbf7d7ad176ebab233ac79', '0cb69ab7f5a0d02e44ee9bd73b53690a', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#32843', '3e1c26d323ef323ee848f808f54d35bf.57972.998945562', NULL, 'IU replenishment', 3, NULL, 'USD', 4, 2, 28, 10, '2026-04-19', true, NULL, NULL, NULL, '{"{\"product\": \"SKU-5\", \"quantity\": 1, \"public_id\": \"d2c2056154abb15fd76d5c3126ff4295\"}","{\"product\": \"SKU-16\", \"quantity\": 1, \"public_id\": \"e124e0a28ece0f2dd14f48dddd74570f\"}"}', NULL, 'null', 'null', 'null', NULL, NULL, NULL, NULL, NULL, '2026-04-19 17:25:16', '2026-04-19 17:25:16', 'null', '2026-11-28 20:10:36.310819', '2026-11-28 20:10:47.163071', '2026-11-28 20:10:47.162843', NULL, 1795896647163, NULL, 1795896641573),
	('41a0df3888ff69f1b8d0f551cd901bd9', '000005', '00013', 'ee99be6b0b72c965ce07123173b93f04', '114bcbd336bbf7d7ad176ebab233ac79', 'f462ea71dee6ea94c7f6cc42e69660c3', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#95180', '3e1c26d323ef323ee848f808f54d35bf.57972.998945562', NULL, 'replenishment', 3, NULL, 'USD', 1, 3, 30, 10, '2026-04-19', true, NULL, NULL, NULL, '{}', NULL, '{"renewal_behavior": "autorenew", "last_renewal_revenue": 62.25, "prepaid_orders_remaining": 2, "prepaid_orders_per_billing": 3, "prepaid_origin_merchant_order_id": "#84618"}', 'null', 'null', NULL, NULL, NULL, NULL, NULL, '2026-04-19 17:25:16', '2026-05-21 01:03:29', 'null', '2026-11-28 20:10:36.310819', '2026-11-28 20:10:47.163121', '2026-11-28 20:10:47.162843', NULL, 1795896647163, NULL, 1795896641573),
	('7dc54582b9b3c8ea28eb119b1c280bce', '000007', '00009', '886348ad01f3930dcf15b63a6ccce48a', '8467ddf6dda426d9ab599d40bf805848', '0cb69ab7f5a0d02e44ee9bd73b53690a', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#52086', '3e1c26d323ef323ee848f808f54d35bf.840535.139793934', NULL, 'IU replenishment', 1, NULL, 'USD', 14, 1, 14, 10, '2026-05-02', true, NULL, NULL, NULL, '{"\"00013\"","\"SKU-2\""}', NULL, 'null', 'null', '{"gift": true, "source": "checkout"}', NULL, NULL, NULL, NULL, NULL, '2026-05-03 02:15:59', '2026-05-03 02:15:59', 'null', '2026-11-28 20:10:36.310819', '2026-11-28 20:10:47.163157', '2026-11-28 20:10:47.162843', NULL, 1795896647163, NULL, 1795896641573),
	('091607340116683303eed6d6ced3a6f1', '000009', '00013', '43aac97826e94c445931e681cfc60ca3', '2ae1c5377bfed9563f0c1c9b885feab2', '0cb69ab7f5a0d02e44ee9bd73b53690a', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#50954', '3e1c26d323ef323ee848f808f54d35bf.617366.421701662', 'Replenish', 'replenishment', 1, NULL, 'USD', 3, 2, 21, 10, '2026-05-11', true, NULL, NULL, NULL, '{}', NULL, '{}', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "34282"}', NULL, NULL, NULL, NULL, NULL, '2026-05-11 10:57:38', '2026-05-11 10:57:38', 'null', '2026-11-28 20:10:36.310819', '2026-11-28 20:10:47.163189', '2026-11-28 20:10:47.162843', NULL, 1795896647163, NULL, 1795896641573),
	('3594169076baab4b7493b264857d40ff', '000006', 'SKU-17', '04b3ee09994b5b9fdddab47033eb86a0', '2a613738d47a09f3625a7a5327401c66', '819b8bb44067da30ecd21a066b5ce807', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#43529', '3e1c26d323ef323ee848f808f54d35bf.166784.590823569', 'Replenish', 'replenishment', 3, NULL, 'USD', 1, 3, 30, 10, '2026-05-16', false, '2026-06-12 17:49:12', '4', '4|', '{}', NULL, 'null', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "887117"}', NULL, NULL, NULL, NULL, NULL, '2026-05-17 02:42:53', '2026-06-12 17:49:12', 'null', '2026-11-28 20:10:36.310819', '2026-11-28 20:10:47.163234', '2026-11-28 20:10:47.162843', NULL, 1795896647163, NULL, 1795896641573),
	('f74f94057d2ee600bb02090044b746b2', '000010', 'SKU-16', '14cb9d7308c52ff4d32899dfc474fe12', '0ccf9d79ae3c11596a4026783539ade5', '6be8a4d74f88cda74393b3a296ed2156', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#40193', '3e1c26d323ef323ee848f808f54d35bf.339746.815444335', NULL, 'IU replenishment', 1, 8.99, 'USD', 3, 3, 90, 10, '2026-05-21', true, NULL, NULL, NULL, '{}', NULL, 'null', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "864423"}', NULL, NULL, NULL, NULL, NULL, '2026-05-22 01:43:58', '2026-05-22 01:43:58', 'null', '2026-11-28 20:10:36.310819', '2026-11-28 20:10:47.163268', '2026-11-28 20:10:47.162843', NULL, 1795896647163, NULL, 1795896641573),
	('aafa89a266ed14436e04ffb439f19112', '000010', '00009', '14cb9d7308c52ff4d32899dfc474fe12', '0ccf9d79ae3c11596a4026783539ade5', '819b8bb44067da30ecd21a066b5ce807', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#99183', '3e1c26d323ef323ee848f808f54d35bf.339746.815444335', 'replenishment', 'replenishment', 2, NULL, 'USD', 4, 2, 28, 10, '2026-05-21', true, NULL, NULL, NULL, '{"\"SKU-16\"","\"00014\""}', NULL, 'null', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "576309"}', NULL, NULL, NULL, NULL, NULL, '2026-05-22 01:43:58', '2026-05-22 01:43:58', 'null', '2026-11-28 20:10:36.310819', '2026-11-28 20:10:47.163337', '2026-11-28 20:10:47.162843', NULL, 1795896647163, NULL, 1795896641573),
	('13ae7b64ac5edda049ad04eb4b48ba57', '000001', 'SKU-11', '4504eb312f2842c6484f171a48bd9bbb', '0bc74409bd18b15817bccf0bf766d5c5', '819b8bb44067da30ecd21a066b5ce807', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#87389', '3e1c26d323ef323ee848f808f54d35bf.707751.140147843', NULL, 'IU replenishment', 4, NULL, 'USD', 4, 2, 28, 10, '2026-03-22', true, NULL, NULL, NULL, '{}', '{"{\"name\": \"Nils\", \"external_id\": \"000001\"}"}', 'null', 'null', 'null', NULL, NULL, NULL, NULL, NULL, '2026-03-22 17:45:15', '2026-06-16 00:43:14', 'null', '2026-11-28 20:10:36.329993', '2026-11-28 20:10:47.163402', '2026-11-28 20:10:47.162843', NULL, 1795896647163, NULL, 1795896641573),
	('b3828a0b352775ee040d0ca14a35a3b9', '000003', 'SKU-6', 'c37bf7ac22cba3747cfd858d921eb44c', '15a1c723912e1e079768d7afdbf48604', '819b8bb44067da30ecd21a066b5ce807', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#67462', '3e1c26d323ef323ee848f808f54d35bf.549565.127857477', 'replenishment', 'replenishment', 3, NULL, 'USD', 1, 3, 30, 10, '2026-04-05', true, NULL, NULL, NULL, '{}', NULL, 'null', 'null', 'null', NULL, NULL, NULL, NULL, NULL, '2026-04-05 19:13:54', '2026-06-17 01:25:21', 'null', '2026-11-28 20:10:36.329993', '2026-11-28 20:10:47.163435', '2026-11-28 20:10:47.162843', NULL, 1795896647163, NULL, 1795896641573),
	('bc2cd48cf422eda72715cecb9b7da393', '000006', 'SKU-8', '0502bd825aae6fb4054dd501b36a95bc', '2a613738d47a09f3625a7a5327401c66', '4ffe307a64a75371f4eb68202f3835fa', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#17317', '3e1c26d323ef323ee848f808f54d35bf.166784.590823569', NULL, 'replenishment', 3, NULL, 'USD', 2, 3, 60, 10, '2026-05-01', true, NULL, NULL, NULL, '{}', NULL, '{"renewal_behavior": "autorenew", "last_renewal_revenue": 62.25, "prepaid_orders_remaining": 2, "prepaid_orders_per_billing": 3, "prepaid_origin_merchant_order_id": "#55163"}', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "484462"}', NULL, NULL, NULL, NULL, NULL, '2026-05-01 20:23:24', '2026-06-16 15:26:37', 'null', '2026-11-28 20:10:36.329993', '2026-11-28 20:10:47.163475', '2026-11-28 20:10:47.162843', NULL, 1795896647163, NULL, 1795896641573),
	('cfca54fbb3257e5c14a8fb25ce68bb7d', '000008', '00009', '0ee069e6bccedf96fd6b4d7134ea16cd', '087eff2e96cb1cbb1b80cc69011f26db', '0cb69ab7f5a0d02e44ee9bd73b53690a', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#33320', '3e1c26d323ef323ee848f808f54d35bf.798297.463902939', 'replenishment', 'replenishment', 3, NULL, 'USD', 3, 2, 21, 10, '2026-05-10', true, NULL, NULL, NULL, '{"\"00001\"","\"SKU-2\""}', NULL, 'null', 'null', '{"gift": false, "source": "checkout"}', NULL, NULL, NULL, NULL, NULL, '2026-05-10 19:01:19', '2026-06-16 23:09:49', 'null', '2026-11-28 20:10:36.329993', '2026-11-28 20:10:47.163513', '2026-11-28 20:10:47.162843', NULL, 1795896647164, NULL, 1795896641573),
	('ffccdcdf70f9411d6ce06924552a1be5', '000009', '00009', '43aac97826e94c445931e681cfc60ca3', '2ae1c5377bfed9563f0c1c9b885feab2', '819b8bb44067da30ecd21a066b5ce807', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#89324', '3e1c26d323ef323ee848f808f54d35bf.617366.421701662', 'replenishment', 'replenishment', 4, 49.0, 'USD', 2, 3, 60, 10, '2026-05-11', true, NULL, NULL, NULL, '{"\"SKU-2\"","\"SKU-5\""}', NULL, 'null', 'null', 'null', NULL, NULL, NULL, NULL, NULL, '2026-05-11 10:57:38', '2026-06-16 22:28:50', 'null', '2026-11-28 20:10:36.329993', '2026-11-28 20:10:47.163556', '2026-11-28 20:10:47.162843', NULL, 1795896647164, NULL, 1795896641573),
	('728f532a406361eb612bf337ab03d149', '000011', '00013', '36fd6863083b4dbacfb0633a6baa3e0d', '62fd10b170a71430a930b2bcdbd6d360', '6be8a4d74f88cda74393b3a296ed2156', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#40247', '3e1c26d323ef323ee848f808f54d35bf.773121.951966212', 'Replenish', 'replenishment', 3, NULL, 'USD', 4, 2, 28, 10, '2026-06-10', false, '2026-06-15 23:56:51', '31 | Duplicate', '31', '{}', NULL, 'null', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "652601"}', NULL, NULL, NULL, NULL, NULL, '2026-06-11 00:14:25', '2026-06-15 23:56:51', 'null', '2026-11-28 20:10:36.329993', '2026-11-28 20:10:47.163621', '2026-11-28 20:10:47.162843', NULL, 1795896647164, NULL, 1795896641573),
	('93548253719936719cefe2bf4217bea8', '000011', 'SKU-8', '36fd6863083b4dbacfb0633a6baa3e0d', '62fd10b170a71430a930b2bcdbd6d360', '0cb69ab7f5a0d02e44ee9bd73b53690a', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#65390', '3e1c26d323ef323ee848f808f54d35bf.773121.951966212', 'replenishment', 'IU replenishment', 3, NULL, 'USD', 2, 3, 60, 10, '2026-06-10', true, NULL, NULL, NULL, '{}', NULL, 'null', 'null', 'null', NULL, NULL, NULL, NULL, NULL, '2026-06-11 00:14:25', '2026-06-15 22:14:06', 'null', '2026-11-28 20:10:36.329993', '2026-11-28 20:10:47.163655', '2026-11-28 20:10:47.162843', NULL, 1795896647164, NULL, 1795896641573),
	('e1edd94a75837486f44bd3f09a15c4d1', '000012', 'SKU-6', '3dfe092f7d6d3b0e01a1f7e88b54647f', '88f51cf3448c10bbf0f1d2122751c0f3', '819b8bb44067da30ecd21a066b5ce807', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#76530', '3e1c26d323ef323ee848f808f54d35bf.730338.47073335', 'replenishment', 'IU replenishment', 1, NULL, 'USD', 3, 2, 21, 10, '2026-06-14', true, NULL, NULL, NULL, '{}', NULL, 'null', 'null', 'null', NULL, NULL, NULL, NULL, NULL, '2026-06-14 23:17:05', '2026-06-14 23:17:05', 'null', '2026-11-28 20:10:36.329993', '2026-11-28 20:10:47.163688', '2026-11-28 20:10:47.162843', NULL, 1795896647164, NULL, 1795896641573),
	('a54ec6bcda87de49b59f2168a62a4219', '000012', '00013', '3dfe092f7d6d3b0e01a1f7e88b54647f', '88f51cf3448c10bbf0f1d2122751c0f3', '0cb69ab7f5a0d02e44ee9bd73b53690a', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#91707', '3e1c26d323ef323ee848f808f54d35bf.730338.47073335', 'replenishment', 'replenishment', 2, NULL, 'USD', 4, 2, 28, 10, '2026-06-14', true, NULL, NULL, NULL, '{}', NULL, 'null', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "427629"}', NULL, NULL, NULL, NULL, NULL, '2026-06-14 23:17:05', '2026-06-14 23:17:05', 'null', '2026-11-28 20:10:36.329993', '2026-11-28 20:10:47.16372', '2026-11-28 20:10:47.162843', NULL, 1795896647164, NULL, 1795896641573),
	('d2f37be439a4520cb83f0587e2cfece7', '000008', '00010', '0ee069e6bccedf96fd6b4d7134ea16cd', '087eff2e96cb1cbb1b80cc69011f26db', '819b8bb44067da30ecd21a066b5ce807', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#34787', '3e1c26d323ef323ee848f808f54d35bf.798297.463902939', NULL, 'replenishment', 3, NULL, 'USD', 14, 1, 14, 10, '2026-06-15', true, NULL, NULL, NULL, '{"{\"product\": \"00001\", \"quantity\": 1, \"public_id\": \"238f728170742f08f400621ef6f430fe\"}","{\"product\": \"00014\", \"quantity\": 1, \"public_id\": \"bbebdbddd96c089e0ee4d575808fa84d\"}"}', NULL, 'null', 'null', '{"gift": false, "source": "checkout"}', NULL, NULL, NULL, NULL, NULL, '2026-06-16 03:11:41', '2026-06-16 23:09:49', 'null', '2026-11-28 20:10:36.329993', '2026-11-28 20:10:47.163751', '2026-11-28 20:10:47.162843', NULL, 1795896647164, NULL, 1795896641573),
	('7ae5a3d3b70edb83339d4356e831f9b6', '000008', 'SKU-16', '0ee069e6bccedf96fd6b4d7134ea16cd', '087eff2e96cb1cbb1b80cc69011f26db', 'f462ea71dee6ea94c7f6cc42e69660c3', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#35826', '3e1c26d323ef323ee848f808f54d35bf.798297.463902939', 'Replenish', 'IU replenishment', 2, NULL, 'USD', 3, 3, 90, 10, '2026-06-16', false, '2026-06-17 09:28:39', '15', '15', '{}', NULL, '{"renewal_behavior": "autorenew", "last_renewal_revenue": 62.25, "prepaid_orders_remaining": 2, "prepaid_orders_per_billing": 3, "prepaid_origin_merchant_order_id": "#85272"}', 'null', '{"gift": true, "source": "checkout"}', NULL, NULL, NULL, NULL, NULL, '2026-06-17 03:58:36', '2026-06-17 09:28:39', 'null', '2026-11-28 20:10:36.329993', '2026-11-28 20:10:47.163785', '2026-11-28 20:10:47.162843', NULL, 1795896647164, NULL, 1795896641573),
	('2bb8486fa6e7710f1f6aa59c005d07d0', '000013', 'SKU-8', '09b8f5f00b6cd326e4ccbb99dabd2800', '10f4c34080f1b91c178ca4d1a0ca0890', '819b8bb44067da30ecd21a066b5ce807', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#98393', '3e1c26d323ef323ee848f808f54d35bf.11477.486863173', 'replenishment', 'IU replenishment', 1, NULL, 'USD', 2, 3, 60, 10, '2026-06-17', true, NULL, NULL, NULL, '{}', NULL, 'null', 'null', '{"gift": true, "source": "checkout"}', NULL, NULL, NULL, NULL, NULL, '2026-06-17 16:54:30', '2026-06-17 16:54:30', 'null', '2026-11-28 20:10:36.329993', '2026-11-28 20:10:47.163828', '2026-11-28 20:10:47.162843', NULL, 1795896647164, NULL, 1795896641573);


--
-- Data for Name: upcoming_items; Type: TABLE DATA; Schema: ordergroove; Owner: -
--

INSERT INTO ordergroove.upcoming_items VALUES
	('a849fbee10cd7763030ed54316e0746c', '5c182c8fde322d04ad75f7b3831b3527', 'bc2cd48cf422eda72715cecb9b7da393', 'SKU-8', '4ffe307a64a75371f4eb68202f3835fa', NULL, 3, 22.5, 0.0, 60.75, false, '{}', NULL, false, NULL, NULL, '2026-06-16 15:26:37', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.541412', '2026-11-28 20:10:43.133507', '2026-11-28 20:10:43.133492', NULL, 1795896643134, 1781715599949, 1795896641573),
	('b06f38b008bb6fd564aba40aa2d15d68', 'cedebb4d8760c0ab415b112f9d616251', 'cfca54fbb3257e5c14a8fb25ce68bb7d', '00009', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 3, 49.0, 0.0, 132.3, false, '{"\"00001\"","\"SKU-2\""}', NULL, false, NULL, NULL, '2026-06-16 23:09:49', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.541412', '2026-11-28 20:10:43.133655', '2026-11-28 20:10:43.133492', NULL, 1795896643134, 1781715599949, 1795896641573),
	('a2cb21343658961ceb8cd8f12c970c14', '02724c5d55ac66ccda81f6c3a3b49c7d', '091607340116683303eed6d6ced3a6f1', '00013', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 1, 54.5, 0.0, 49.05, false, '{}', NULL, false, NULL, NULL, '2026-05-21 06:37:53', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.541412', '2026-11-28 20:10:43.133696', '2026-11-28 20:10:43.133492', NULL, 1795896643134, 1781715599949, 1795896641573),
	('db395699de484b52c0df2d22dedd12f7', '06869070c4f7db4eb1dbbd7973b35641', '41a0df3888ff69f1b8d0f551cd901bd9', '00013', 'f462ea71dee6ea94c7f6cc42e69660c3', NULL, 3, 54.5, 0.0, 147.15, false, '{}', NULL, false, NULL, NULL, '2026-05-21 01:03:29', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.541412', '2026-11-28 20:10:43.13374', '2026-11-28 20:10:43.133492', NULL, 1795896643134, 1781715599949, 1795896641573),
	('d954a02199936f6c414ff15352395f02', 'b9e5c86c1861cf2b663332eec10bb80b', 'b3828a0b352775ee040d0ca14a35a3b9', 'SKU-6', '819b8bb44067da30ecd21a066b5ce807', NULL, 3, 12.99, 0.0, 35.08, false, '{}', NULL, false, NULL, NULL, '2026-06-17 01:25:21', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.541412', '2026-11-28 20:10:43.133776', '2026-11-28 20:10:43.133492', NULL, 1795896643134, 1781715599949, 1795896641573),
	('6bce3ff8ecaedaa468f669565111cbbd', '3554c133927016e108af9a2acbcda411', 'f74f94057d2ee600bb02090044b746b2', 'SKU-16', '6be8a4d74f88cda74393b3a296ed2156', NULL, 1, 8.99, 0.0, 8.1, false, '{}', NULL, false, NULL, NULL, '2026-05-22 01:43:58', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.541412', '2026-11-28 20:10:43.13381', '2026-11-28 20:10:43.133492', NULL, 1795896643134, 1781715599949, 1795896641573),
	('4592b78c80e5d6a8ef226177201223f2', '70c74554b69ec960ae341f1eb53e1e04', 'aafa89a266ed14436e04ffb439f19112', '00009', '819b8bb44067da30ecd21a066b5ce807', NULL, 2, 49.0, 0.0, 88.2, false, '{"\"SKU-16\"","\"00014\""}', NULL, false, NULL, NULL, '2026-05-22 01:43:58', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.541412', '2026-11-28 20:10:43.133846', '2026-11-28 20:10:43.133492', NULL, 1795896643134, 1781715599949, 1795896641573),
	('c0ab0fa31b00ad6dbedc7d2fa0127596', '385f900383480ca5d564541ae090a54c', '88966eadc0480e7d19f8de2ee10fb3ee', 'SKU-7', '6be8a4d74f88cda74393b3a296ed2156', NULL, 3, 11.99, 0.0, 32.38, false, '{}', NULL, false, NULL, NULL, '2026-06-17 07:36:56', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.541412', '2026-11-28 20:10:43.134041', '2026-11-28 20:10:43.133492', NULL, 1795896643134, 1781715599949, 1795896641573),
	('367554c7a95e59daba43b4a34d6c26d8', '5787dcd273dee261ef556b08c3606a28', '93548253719936719cefe2bf4217bea8', 'SKU-8', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 3, 22.5, 0.0, 60.75, false, '{}', NULL, false, NULL, NULL, '2026-06-15 22:14:06', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.541412', '2026-11-28 20:10:43.134102', '2026-11-28 20:10:43.133492', NULL, 1795896643134, 1781715599949, 1795896641573),
	('ee16859668db6dc4da4c7e78f9aef47d', 'c62a2bb9f6fca194b78a19e37c3659fa', '7dc54582b9b3c8ea28eb119b1c280bce', '00009', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 1, 49.0, 0.0, 44.1, false, '{"\"00013\"","\"SKU-2\""}', NULL, false, NULL, NULL, '2026-06-13 08:05:00', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.541412', '2026-11-28 20:10:43.134143', '2026-11-28 20:10:43.133492', NULL, 1795896643134, 1781715599949, 1795896641573),
	('9f7cd7e82a8c7ef0ffa3dd0ee8c3788f', '595ee482990cdd5b871c3b8f923aaef5', '13ae7b64ac5edda049ad04eb4b48ba57', 'SKU-11', '819b8bb44067da30ecd21a066b5ce807', NULL, 4, 9.99, 0.0, 35.97, false, '{}', NULL, false, NULL, NULL, '2026-06-16 00:43:14', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.541412', '2026-11-28 20:10:43.134173', '2026-11-28 20:10:43.133492', NULL, 1795896643134, 1781715599949, 1795896641573),
	('5483491c9e5165121f45065f17501bc3', '01322db11abe01a995e1013488f5d69b', 'e1edd94a75837486f44bd3f09a15c4d1', 'SKU-6', '819b8bb44067da30ecd21a066b5ce807', NULL, 1, 12.99, 0.0, 11.7, false, '{}', NULL, false, NULL, NULL, '2026-06-14 23:17:05', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.541412', '2026-11-28 20:10:43.1342', '2026-11-28 20:10:43.133492', NULL, 1795896643134, 1781715599949, 1795896641573),
	('2220d7f1399663de99c1c6d7f61d7215', '9107050862659068122120e042601693', 'a54ec6bcda87de49b59f2168a62a4219', '00013', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 2, 54.5, 0.0, 98.1, false, '{}', NULL, false, NULL, NULL, '2026-06-16 17:50:10', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.541412', '2026-11-28 20:10:43.134229', '2026-11-28 20:10:43.133492', NULL, 1795896643134, 1781715599949, 1795896641573),
	('422e9124fd8e91e223c36199bc58c8f0', '9cf5c956b991cf7edeae4ecb974d203a', 'd2f37be439a4520cb83f0587e2cfece7', '00010', '819b8bb44067da30ecd21a066b5ce807', NULL, 3, 0.0, 0.0, 0.0, false, '{"{\"product\": \"00001\", \"quantity\": 1, \"public_id\": \"238f728170742f08f400621ef6f430fe\"}","{\"product\": \"00014\", \"quantity\": 1, \"public_id\": \"bbebdbddd96c089e0ee4d575808fa84d\"}"}', NULL, false, NULL, NULL, '2026-06-16 23:09:49', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.541412', '2026-11-28 20:10:43.134256', '2026-11-28 20:10:43.133492', NULL, 1795896643134, 1781715599949, 1795896641573),
	('1d814b02142c1370d0694b82c7f2902c', '740b6b53026af5a2a97b80cd08ddd85d', '12051292ee8d8b4b13212ac0e3934428', '00010', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 3, 0.0, 0.0, 0.0, false, '{"{\"product\": \"SKU-5\", \"quantity\": 1, \"public_id\": \"d2c2056154abb15fd76d5c3126ff4295\"}","{\"product\": \"SKU-16\", \"quantity\": 1, \"public_id\": \"e124e0a28ece0f2dd14f48dddd74570f\"}"}', NULL, false, NULL, NULL, '2026-06-16 05:41:48', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.541412', '2026-11-28 20:10:43.134285', '2026-11-28 20:10:43.133492', NULL, 1795896643134, 1781715599949, 1795896641573),
	('2df898ecb4a79eddfdd9f8fbb215c9a1', 'f8d1dbd71f7124c4f38f2f203256f5c5', 'ffccdcdf70f9411d6ce06924552a1be5', '00009', '819b8bb44067da30ecd21a066b5ce807', NULL, 4, 49.0, 0.0, 176.4, false, '{"\"SKU-2\"","\"SKU-5\""}', NULL, false, NULL, NULL, '2026-06-16 22:28:50', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.541412', '2026-11-28 20:10:43.134313', '2026-11-28 20:10:43.133492', NULL, 1795896643134, 1781715599949, 1795896641573),
	('f876d67f7030b149cc9cc391b10e51e2', '385f900383480ca5d564541ae090a54c', NULL, 'SKU-8', '6be8a4d74f88cda74393b3a296ed2156', NULL, 1, 22.5, 0.0, 20.25, true, '{}', NULL, false, NULL, NULL, '2026-06-17 07:36:56', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.541412', '2026-11-28 20:10:43.134339', '2026-11-28 20:10:43.133492', NULL, 1795896643134, 1781715599949, 1795896641573),
	('d523ffc9e2ec71c572c697a33565fdc8', 'ff0ffd23436358532b3db1d45b100e3a', '2b5d2951e1f3dbabfec7da6355c0feb2', 'SKU-6', '6be8a4d74f88cda74393b3a296ed2156', NULL, 1, 12.99, 0.0, 11.7, false, '{}', NULL, false, NULL, NULL, '2026-06-17 08:05:00', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.541412', '2026-11-28 20:10:43.134368', '2026-11-28 20:10:43.133492', NULL, 1795896643134, 1781715599949, 1795896641573),
	('e93268426a54442ce7412be9a0f94580', '749de728a99ac564fa59b977627d2196', '2bb8486fa6e7710f1f6aa59c005d07d0', 'SKU-8', '819b8bb44067da30ecd21a066b5ce807', NULL, 1, 22.5, 0.0, 20.25, false, '{}', NULL, false, NULL, NULL, '2026-06-17 16:54:30', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.541412', '2026-11-28 20:10:43.134392', '2026-11-28 20:10:43.133492', NULL, 1795896643134, 1781715599949, 1795896641573);


--
-- Data for Name: upcoming_orders; Type: TABLE DATA; Schema: ordergroove; Owner: -
--

INSERT INTO ordergroove.upcoming_orders VALUES
	('75b22d345f17b967f792faa0923b7f74', '000001', '4504eb312f2842c6484f171a48bd9bbb', '0bc74409bd18b15817bccf0bf766d5c5', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-05-17 05:00:00', NULL, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "175176"}', false, false, false, '2026-04-19 08:05:00', '2026-05-01 20:45:35', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.589301', '2026-11-28 20:10:44.001263', '2026-11-28 20:10:44.001242', NULL, 1795896644001, 1781715599949, 1795896641573),
	('5c182c8fde322d04ad75f7b3831b3527', '000006', '0502bd825aae6fb4054dd501b36a95bc', '2a613738d47a09f3625a7a5327401c66', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-30 05:00:00', NULL, 0, 0, 60.75, 0.0, 0.0, 6.75, 60.75, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "352476"}', false, false, false, '2026-05-01 20:23:24', '2026-06-16 15:26:37', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.589301', '2026-11-28 20:10:44.001424', '2026-11-28 20:10:44.001242', NULL, 1795896644001, 1781715599949, 1795896641573),
	('c738634b12af12476692ebd7853be503', '000008', '0ee069e6bccedf96fd6b4d7134ea16cd', '087eff2e96cb1cbb1b80cc69011f26db', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-05-31 05:00:00', NULL, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 'USD', 'null', 'null', false, false, false, '2026-05-10 19:01:19', '2026-06-16 23:09:49', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.589301', '2026-11-28 20:10:44.001481', '2026-11-28 20:10:44.001242', NULL, 1795896644001, 1781715599949, 1795896641573),
	('7074b2ba9e90b9d80eb544ea17156e00', '000009', '43aac97826e94c445931e681cfc60ca3', '2ae1c5377bfed9563f0c1c9b885feab2', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-01 05:00:00', NULL, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 'USD', 'null', '{}', false, false, false, '2026-05-11 10:57:38', '2026-05-21 06:37:53', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.589301', '2026-11-28 20:10:44.00159', '2026-11-28 20:10:44.001242', NULL, 1795896644002, 1781715599949, 1795896641573),
	('466fa048644502487367f36f3500a2a8', '000009', '43aac97826e94c445931e681cfc60ca3', '2ae1c5377bfed9563f0c1c9b885feab2', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-07-10 05:00:00', NULL, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "187682"}', false, false, false, '2026-05-11 10:57:38', '2026-06-09 02:30:41', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.589301', '2026-11-28 20:10:44.001646', '2026-11-28 20:10:44.001242', NULL, 1795896644002, 1781715599949, 1795896641573),
	('06869070c4f7db4eb1dbbd7973b35641', '000005', 'ee99be6b0b72c965ce07123173b93f04', '114bcbd336bbf7d7ad176ebab233ac79', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-18 05:00:00', NULL, 0, 0, 147.15, 0.0, 0.0, 16.35, 147.15, 'USD', 'null', 'null', false, false, false, '2026-05-19 08:05:00', '2026-05-21 01:03:29', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.589301', '2026-11-28 20:10:44.001691', '2026-11-28 20:10:44.001242', NULL, 1795896644002, 1781715599949, 1795896641573),
	('cedebb4d8760c0ab415b112f9d616251', '000008', '0ee069e6bccedf96fd6b4d7134ea16cd', '087eff2e96cb1cbb1b80cc69011f26db', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-21 05:00:00', NULL, 0, 0, 132.3, 0.0, 0.0, 14.7, 132.3, 'USD', 'null', 'null', false, false, false, '2026-05-20 06:18:02', '2026-06-16 23:09:49', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.589301', '2026-11-28 20:10:44.001738', '2026-11-28 20:10:44.001242', NULL, 1795896644002, 1781715599949, 1795896641573),
	('02724c5d55ac66ccda81f6c3a3b49c7d', '000009', '43aac97826e94c445931e681cfc60ca3', '2ae1c5377bfed9563f0c1c9b885feab2', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-22 05:00:00', NULL, 0, 0, 49.05, 0.0, 4.95, 5.45, 54.0, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "262656"}', false, false, false, '2026-05-21 06:37:53', '2026-05-21 06:37:53', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.589301', '2026-11-28 20:10:44.001782', '2026-11-28 20:10:44.001242', NULL, 1795896644002, 1781715599949, 1795896641573),
	('b9e5c86c1861cf2b663332eec10bb80b', '000003', 'c37bf7ac22cba3747cfd858d921eb44c', '15a1c723912e1e079768d7afdbf48604', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-20 05:00:00', NULL, 0, 0, 35.08, 0.0, 4.95, 3.89, 40.03, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "892305"}', false, false, false, '2026-05-21 08:05:00', '2026-06-17 01:25:21', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.589301', '2026-11-28 20:10:44.001834', '2026-11-28 20:10:44.001242', NULL, 1795896644002, 1781715599949, 1795896641573),
	('3554c133927016e108af9a2acbcda411', '000010', '14cb9d7308c52ff4d32899dfc474fe12', '0ccf9d79ae3c11596a4026783539ade5', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-08-19 05:00:00', NULL, 0, 0, 8.1, 0.0, 4.95, 0.89, 13.05, 'USD', 'null', 'null', false, false, false, '2026-05-22 01:43:58', '2026-05-22 01:43:58', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.589301', '2026-11-28 20:10:44.001876', '2026-11-28 20:10:44.001242', NULL, 1795896644002, 1781715599949, 1795896641573),
	('70c74554b69ec960ae341f1eb53e1e04', '000010', '14cb9d7308c52ff4d32899dfc474fe12', '0ccf9d79ae3c11596a4026783539ade5', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-18 05:00:00', NULL, 0, 0, 88.2, 0.0, 0.0, 9.8, 88.2, 'USD', 'null', '{}', false, false, false, '2026-05-22 01:43:58', '2026-05-22 01:43:58', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.589301', '2026-11-28 20:10:44.001922', '2026-11-28 20:10:44.001242', NULL, 1795896644002, 1781715599949, 1795896641573),
	('90501ce3e7d6b0871b067b444de23e8c', '000001', '4504eb312f2842c6484f171a48bd9bbb', '0bc74409bd18b15817bccf0bf766d5c5', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-07-29 05:00:00', NULL, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 'USD', 'null', 'null', false, false, false, '2026-05-30 08:05:00', '2026-06-16 08:22:02', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.589301', '2026-11-28 20:10:44.001966', '2026-11-28 20:10:44.001242', NULL, 1795896644002, 1781715599949, 1795896641573),
	('5787dcd273dee261ef556b08c3606a28', '000011', '36fd6863083b4dbacfb0633a6baa3e0d', '62fd10b170a71430a930b2bcdbd6d360', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-08-09 05:00:00', NULL, 0, 0, 60.75, 0.0, 0.0, 6.75, 60.75, 'USD', 'null', 'null', false, false, false, '2026-06-11 00:14:25', '2026-06-15 22:14:06', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.589301', '2026-11-28 20:10:44.002012', '2026-11-28 20:10:44.001242', NULL, 1795896644002, 1781715599949, 1795896641573),
	('c62a2bb9f6fca194b78a19e37c3659fa', '000007', '886348ad01f3930dcf15b63a6ccce48a', '8467ddf6dda426d9ab599d40bf805848', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-27 05:00:00', NULL, 0, 0, 44.1, 0.0, 4.95, 4.9, 49.05, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "906488"}', false, false, false, '2026-06-13 08:05:00', '2026-06-13 08:05:00', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.589301', '2026-11-28 20:10:44.002085', '2026-11-28 20:10:44.001242', NULL, 1795896644002, 1781715599949, 1795896641573),
	('595ee482990cdd5b871c3b8f923aaef5', '000001', '4504eb312f2842c6484f171a48bd9bbb', '0bc74409bd18b15817bccf0bf766d5c5', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-07-12 05:00:00', NULL, 0, 0, 35.97, 0.0, 4.95, 3.99, 40.92, 'USD', 'null', 'null', false, false, true, '2026-06-14 08:05:00', '2026-06-16 00:43:14', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.589301', '2026-11-28 20:10:44.002131', '2026-11-28 20:10:44.001242', NULL, 1795896644002, 1781715599949, 1795896641573),
	('01322db11abe01a995e1013488f5d69b', '000012', '3dfe092f7d6d3b0e01a1f7e88b54647f', '88f51cf3448c10bbf0f1d2122751c0f3', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-07-05 05:00:00', NULL, 0, 0, 11.7, 0.0, 4.95, 1.29, 16.65, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "312738"}', false, false, false, '2026-06-14 23:17:05', '2026-06-14 23:17:05', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.589301', '2026-11-28 20:10:44.00218', '2026-11-28 20:10:44.001242', NULL, 1795896644002, 1781715599949, 1795896641573),
	('70ca78beefe4c9b817b2964d56af7883', '000012', '3dfe092f7d6d3b0e01a1f7e88b54647f', '88f51cf3448c10bbf0f1d2122751c0f3', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-07-12 05:00:00', NULL, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 'USD', 'null', '{}', false, false, false, '2026-06-14 23:17:05', '2026-06-16 17:50:10', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.589301', '2026-11-28 20:10:44.002223', '2026-11-28 20:10:44.001242', NULL, 1795896644002, 1781715599949, 1795896641573),
	('9cf5c956b991cf7edeae4ecb974d203a', '000008', '0ee069e6bccedf96fd6b4d7134ea16cd', '087eff2e96cb1cbb1b80cc69011f26db', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-29 05:00:00', NULL, 0, 0, 0.0, 0.0, 4.95, 0.0, 4.95, 'USD', 'null', '{"gift": true, "source": "checkout"}', false, false, false, '2026-06-16 03:11:41', '2026-06-16 23:09:49', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.589301', '2026-11-28 20:10:44.002272', '2026-11-28 20:10:44.001242', NULL, 1795896644002, 1781715599949, 1795896641573),
	('740b6b53026af5a2a97b80cd08ddd85d', '000005', 'ee99be6b0b72c965ce07123173b93f04', '114bcbd336bbf7d7ad176ebab233ac79', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-07-14 05:00:00', NULL, 0, 0, 0.0, 0.0, 4.95, 0.0, 4.95, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "972932"}', false, false, false, '2026-06-16 05:41:48', '2026-06-16 05:41:48', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.589301', '2026-11-28 20:10:44.002315', '2026-11-28 20:10:44.001242', NULL, 1795896644002, 1781715599949, 1795896641573),
	('385f900383480ca5d564541ae090a54c', '000001', '4504eb312f2842c6484f171a48bd9bbb', '0bc74409bd18b15817bccf0bf766d5c5', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-09-27 05:00:00', NULL, 0, 0, 52.63, 0.0, 0.0, 5.84, 52.63, 'USD', 'null', 'null', false, false, false, '2026-06-16 08:22:02', '2026-06-17 07:36:56', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.589301', '2026-11-28 20:10:44.002362', '2026-11-28 20:10:44.001242', NULL, 1795896644002, 1781715599949, 1795896641573),
	('9107050862659068122120e042601693', '000012', '3dfe092f7d6d3b0e01a1f7e88b54647f', '88f51cf3448c10bbf0f1d2122751c0f3', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-08-09 05:00:00', NULL, 0, 0, 98.1, 0.0, 0.0, 10.9, 98.1, 'USD', 'null', '{"gift": false, "source": "checkout"}', false, false, false, '2026-06-16 17:50:10', '2026-06-16 17:50:10', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.617328', '2026-11-28 20:10:44.002408', '2026-11-28 20:10:44.001242', NULL, 1795896644002, 1781715599949, 1795896641573),
	('f8d1dbd71f7124c4f38f2f203256f5c5', '000009', '43aac97826e94c445931e681cfc60ca3', '2ae1c5377bfed9563f0c1c9b885feab2', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-08-15 05:00:00', NULL, 0, 0, 176.4, 0.0, 0.0, 19.6, 176.4, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "603881"}', false, false, false, '2026-06-16 17:54:07', '2026-06-16 22:28:50', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.617328', '2026-11-28 20:10:44.002456', '2026-11-28 20:10:44.001242', NULL, 1795896644002, 1781715599949, 1795896641573),
	('ff0ffd23436358532b3db1d45b100e3a', '000004', '0553093a07099ef8af7c296fa51ce46f', 'b9685b916b506047b6b04d3db6b2edfa', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-08-16 05:00:00', NULL, 0, 0, 11.7, 0.0, 4.95, 1.29, 16.65, 'USD', 'null', 'null', false, false, false, '2026-06-17 08:05:00', '2026-06-17 08:05:00', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.617328', '2026-11-28 20:10:44.002501', '2026-11-28 20:10:44.001242', NULL, 1795896644003, 1781715599949, 1795896641573),
	('749de728a99ac564fa59b977627d2196', '000013', '09b8f5f00b6cd326e4ccbb99dabd2800', '10f4c34080f1b91c178ca4d1a0ca0890', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-08-16 05:00:00', NULL, 0, 0, 20.25, 0.0, 4.95, 2.25, 25.2, 'USD', 'null', '{"gift": false, "source": "checkout"}', false, false, false, '2026-06-17 16:54:30', '2026-06-17 16:54:30', 'null', '2026-06-17 16:59:59.949', '2026-11-28 20:10:35.617328', '2026-11-28 20:10:44.002563', '2026-11-28 20:10:44.001242', NULL, 1795896644003, 1781715599949, 1795896641573);


--
-- Data for Name: webhook_subscriber_events; Type: TABLE DATA; Schema: ordergroove; Owner: -
--

INSERT INTO ordergroove.webhook_subscriber_events VALUES
	('/ordergroove/updates', 'updates', 'bbfefd47dc8dc7d682acc60f428419e2', 'subscriber.subscriptions_created', '2026-06-16 03:11:41', '2026-11-28 20:08:28.765', 'customer', '000008', NULL, 14, 'subscriber', '3e1c26d323ef323ee848f808f54d35bf', '000008', '', '{"\"d2f37be439a4520cb83f0587e2cfece7\""}', '3e1c26d323ef323ee848f808f54d35bf.798297.463902939', 'Zoë', 'Brandt', 'customer8@example.com', '+15557039965', 2, 'mobile', true, '2026-05-10 19:01:19', '2026-05-22 01:41:40', '{}', 1, 'en-us', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000008"}}}', 'null', 'null', '2026-11-28 20:11:18.714395', '2026-11-28 20:11:22.884803', '2026-11-28 20:11:22.884788', NULL, 1795896682885, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '25d23be2dee68854e125ddc43e4a4924', 'subscriber.subscriptions_created', '2026-06-17 03:58:36', '2026-11-28 20:08:29.617171', 'customer', '000008', NULL, 39, 'subscriber', '3e1c26d323ef323ee848f808f54d35bf', '000008', '', '{"\"7ae5a3d3b70edb83339d4356e831f9b6\""}', '3e1c26d323ef323ee848f808f54d35bf.798297.463902939', 'Zoë', 'Brandt', 'customer8@example.com', '+15557039965', 2, 'mobile', true, '2026-05-10 19:01:19', '2026-05-22 01:41:40', '{}', 1, 'en-us', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000008"}}}', 'null', 'null', '2026-11-28 20:11:18.714501', '2026-11-28 20:11:22.88492', '2026-11-28 20:11:22.884788', NULL, 1795896682885, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'c68840271a7eb5628e78c898261ff66d', 'subscriber.create', '2026-06-17 16:54:30', '2026-11-28 20:08:30.075623', 'customer', '000013', NULL, 52, 'subscriber', '3e1c26d323ef323ee848f808f54d35bf', '000013', '2bb8486fa6e7710f1f6aa59c005d07d0', '{}', '3e1c26d323ef323ee848f808f54d35bf.11477.486863173', 'Tove', 'Petrov', 'customer13@example.com', '+15557618297', 1, 'landline', true, '2026-06-17 16:54:30', '2026-06-17 16:54:30', '{}', 1, 'en-us', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000013"}}}', 'null', 'null', '2026-11-28 20:11:18.714562', '2026-11-28 20:11:22.88499', '2026-11-28 20:11:22.884788', NULL, 1795896682885, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', '2a9a1146d662eaec84bb19f84c6bab4d', 'subscriber.subscriptions_created', '2026-06-17 16:54:30', '2026-11-28 20:08:30.113801', 'customer', '000013', NULL, 53, 'subscriber', '3e1c26d323ef323ee848f808f54d35bf', '000013', '', '{"\"2bb8486fa6e7710f1f6aa59c005d07d0\""}', '3e1c26d323ef323ee848f808f54d35bf.11477.486863173', 'Tove', 'Petrov', 'customer13@example.com', '+15557618297', 1, 'landline', true, '2026-06-17 16:54:30', '2026-06-17 16:54:30', '{}', 1, 'en-us', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "000013"}}}', 'null', 'null', '2026-11-28 20:11:18.714621', '2026-11-28 20:11:22.885029', '2026-11-28 20:11:22.884788', NULL, 1795896682885, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-1', 'subscriber.create', '2026-11-28 20:08:38', '2026-11-28 20:08:38.234996', 'customer', 'cust-204881', NULL, 54, 'subscriber', '00000000000000000000000000000000', 'cust-204881', '7f3b0c9a51d24e6f8a1b2c3d4e5f6071', '{}', '00000000000000000000000000000000.118204.1760449000', 'Ada', 'Quill', 'ada.quill@example.com', '555-010-0199', 2, 'mobile', true, '2024-01-01 10:00:00', '2025-10-14 14:00:00', '{}', 1, 'en-us', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.714677', '2026-11-28 20:11:22.885067', '2026-11-28 20:11:22.884788', NULL, 1795896682885, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-2', 'subscriber.subscriptions_created', '2026-11-28 20:08:38', '2026-11-28 20:08:38.292569', 'customer', 'cust-204881', NULL, 55, 'subscriber', '00000000000000000000000000000000', 'cust-204881', '', '{"\"7f3b0c9a51d24e6f8a1b2c3d4e5f6071\"","\"7f3b0c9a51d24e6f8a1b2c3d4e5f6072\""}', '00000000000000000000000000000000.118204.1760449000', 'Ada', 'Quill', 'ada.quill@example.com', '555-010-0199', 2, 'mobile', true, '2024-01-01 10:00:00', '2025-10-14 14:00:00', '{}', 1, 'en-us', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.714726', '2026-11-28 20:11:22.885101', '2026-11-28 20:11:22.884788', NULL, 1795896682885, NULL, 1795896680911),
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-3', 'subscriber.cancel', '2026-11-28 20:08:38', '2026-11-28 20:08:38.349272', 'customer', 'cust-204881', NULL, 56, 'subscriber', '00000000000000000000000000000000', 'cust-204881', '7f3b0c9a51d24e6f8a1b2c3d4e5f6071', '{}', '00000000000000000000000000000000.118204.1760449000', 'Ada', 'Quill', 'ada.quill@example.com', '555-010-0199', 2, 'mobile', false, '2024-01-01 10:00:00', '2025-10-14 14:00:00', '{}', 1, 'en-us', '{"actor": {"type": "customer", "customer": {"merchant_user_id": "cust-204881"}}}', 'null', 'null', '2026-11-28 20:11:18.714789', '2026-11-28 20:11:22.885135', '2026-11-28 20:11:22.884788', NULL, 1795896682885, NULL, 1795896680911);


--
-- Data for Name: workflow_events; Type: TABLE DATA; Schema: ordergroove; Owner: -
--

INSERT INTO ordergroove.workflow_events VALUES
	('/ordergroove/updates', 'updates', 'test-f1fa0aaf-45', 'workflow.send_communication', '2026-11-28 20:08:38', '2026-11-28 20:08:40.125918', NULL, NULL, NULL, 98, 'workflow', '00000000000000000000000000000000', '4f0e1d2c3b4a59687786a5b4c3d2e1f0', 'Free gift at order 4', 'e1e2e3e4e5e6e7e8e9eaebecedeeeff0', 'free_gift', 'ada.quill@example.com', '555-010-0199', 'Ada', 'Quill', '{"foo": "bar"}', 'null', 'null', 'null', '2026-11-28 20:11:18.855653', '2026-11-28 20:11:22.977206', '2026-11-28 20:11:22.977192', NULL, 1795896682977, NULL, 1795896680911);


--
-- Name: addresses addresses_pkey; Type: CONSTRAINT; Schema: ordergroove; Owner: -
--

ALTER TABLE ONLY ordergroove.addresses
    ADD CONSTRAINT addresses_pkey PRIMARY KEY (public_id);


--
-- Name: customers customers_pkey; Type: CONSTRAINT; Schema: ordergroove; Owner: -
--

ALTER TABLE ONLY ordergroove.customers
    ADD CONSTRAINT customers_pkey PRIMARY KEY (merchant_user_id);


--
-- Name: deleted_items deleted_items_pkey; Type: CONSTRAINT; Schema: ordergroove; Owner: -
--

ALTER TABLE ONLY ordergroove.deleted_items
    ADD CONSTRAINT deleted_items_pkey PRIMARY KEY (public_id);


--
-- Name: deleted_orders deleted_orders_pkey; Type: CONSTRAINT; Schema: ordergroove; Owner: -
--

ALTER TABLE ONLY ordergroove.deleted_orders
    ADD CONSTRAINT deleted_orders_pkey PRIMARY KEY (public_id);


--
-- Name: entitlement_events entitlement_events_pkey; Type: CONSTRAINT; Schema: ordergroove; Owner: -
--

ALTER TABLE ONLY ordergroove.entitlement_events
    ADD CONSTRAINT entitlement_events_pkey PRIMARY KEY (route, event_id);


--
-- Name: events events_pkey; Type: CONSTRAINT; Schema: ordergroove; Owner: -
--

ALTER TABLE ONLY ordergroove.events
    ADD CONSTRAINT events_pkey PRIMARY KEY (route, event_id);


--
-- Name: item_events item_events_pkey; Type: CONSTRAINT; Schema: ordergroove; Owner: -
--

ALTER TABLE ONLY ordergroove.item_events
    ADD CONSTRAINT item_events_pkey PRIMARY KEY (route, event_id);


--
-- Name: items items_pkey; Type: CONSTRAINT; Schema: ordergroove; Owner: -
--

ALTER TABLE ONLY ordergroove.items
    ADD CONSTRAINT items_pkey PRIMARY KEY (public_id);


--
-- Name: offer_profiles offer_profiles_pkey; Type: CONSTRAINT; Schema: ordergroove; Owner: -
--

ALTER TABLE ONLY ordergroove.offer_profiles
    ADD CONSTRAINT offer_profiles_pkey PRIMARY KEY (public_id);


--
-- Name: one_time_incentives one_time_incentives_pkey; Type: CONSTRAINT; Schema: ordergroove; Owner: -
--

ALTER TABLE ONLY ordergroove.one_time_incentives
    ADD CONSTRAINT one_time_incentives_pkey PRIMARY KEY (public_id);


--
-- Name: order_events order_events_pkey; Type: CONSTRAINT; Schema: ordergroove; Owner: -
--

ALTER TABLE ONLY ordergroove.order_events
    ADD CONSTRAINT order_events_pkey PRIMARY KEY (route, event_id);


--
-- Name: orders orders_pkey; Type: CONSTRAINT; Schema: ordergroove; Owner: -
--

ALTER TABLE ONLY ordergroove.orders
    ADD CONSTRAINT orders_pkey PRIMARY KEY (public_id);


--
-- Name: payments payments_pkey; Type: CONSTRAINT; Schema: ordergroove; Owner: -
--

ALTER TABLE ONLY ordergroove.payments
    ADD CONSTRAINT payments_pkey PRIMARY KEY (public_id);


--
-- Name: products products_pkey; Type: CONSTRAINT; Schema: ordergroove; Owner: -
--

ALTER TABLE ONLY ordergroove.products
    ADD CONSTRAINT products_pkey PRIMARY KEY (external_product_id);


--
-- Name: snapshots snapshots_pkey; Type: CONSTRAINT; Schema: ordergroove; Owner: -
--

ALTER TABLE ONLY ordergroove.snapshots
    ADD CONSTRAINT snapshots_pkey PRIMARY KEY (stream, snapshot_at);


--
-- Name: subscription_events subscription_events_pkey; Type: CONSTRAINT; Schema: ordergroove; Owner: -
--

ALTER TABLE ONLY ordergroove.subscription_events
    ADD CONSTRAINT subscription_events_pkey PRIMARY KEY (route, event_id);


--
-- Name: subscriptions subscriptions_pkey; Type: CONSTRAINT; Schema: ordergroove; Owner: -
--

ALTER TABLE ONLY ordergroove.subscriptions
    ADD CONSTRAINT subscriptions_pkey PRIMARY KEY (public_id);


--
-- Name: upcoming_items upcoming_items_pkey; Type: CONSTRAINT; Schema: ordergroove; Owner: -
--

ALTER TABLE ONLY ordergroove.upcoming_items
    ADD CONSTRAINT upcoming_items_pkey PRIMARY KEY (public_id);


--
-- Name: upcoming_orders upcoming_orders_pkey; Type: CONSTRAINT; Schema: ordergroove; Owner: -
--

ALTER TABLE ONLY ordergroove.upcoming_orders
    ADD CONSTRAINT upcoming_orders_pkey PRIMARY KEY (public_id);


--
-- Name: webhook_subscriber_events webhook_subscriber_events_pkey; Type: CONSTRAINT; Schema: ordergroove; Owner: -
--

ALTER TABLE ONLY ordergroove.webhook_subscriber_events
    ADD CONSTRAINT webhook_subscriber_events_pkey PRIMARY KEY (route, event_id);


--
-- Name: workflow_events workflow_events_pkey; Type: CONSTRAINT; Schema: ordergroove; Owner: -
--

ALTER TABLE ONLY ordergroove.workflow_events
    ADD CONSTRAINT workflow_events_pkey PRIMARY KEY (route, event_id);


--
-- PostgreSQL database dump complete
--


