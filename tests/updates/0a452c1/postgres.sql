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
-- Data for Name: addresses; Type: TABLE DATA; Schema: ordergroove; Owner: -
--

INSERT INTO ordergroove.addresses VALUES
	('b9231008a2343c052ad9acc60a56c723', '000002', NULL, NULL, 'Tove', 'Novák', 'The "Corner" Shop', '517 Lake Drive', NULL, 'Newark', 'NJ', '07102', 'US', NULL, NULL, NULL, true, '2026-03-30 04:14:28', '2026-03-30 04:14:28', 'null', '2026-11-28 19:56:50.527607', '2026-11-28 19:56:55.966314', '2026-11-28 19:56:55.9663', NULL, 1795895815966, NULL, 1795895813762),
	('b9685b916b506047b6b04d3db6b2edfa', '000004', NULL, NULL, 'Pia', 'Castro', NULL, '893 Oak Street', NULL, 'Austin', 'TX', '78701', 'US', '+15552951243', NULL, NULL, true, '2026-04-18 19:59:57', '2026-04-18 19:59:57', 'null', '2026-11-28 19:56:50.527823', '2026-11-28 19:56:55.966434', '2026-11-28 19:56:55.9663', NULL, 1795895815966, NULL, 1795895813762),
	('114bcbd336bbf7d7ad176ebab233ac79', '000005', NULL, NULL, 'Ada', 'Abara', NULL, '724 Oak Street', NULL, 'Portland', 'OR', '97201', 'US', '+15558462670', NULL, NULL, true, '2026-04-19 17:25:16', '2026-04-19 17:25:16', 'null', '2026-11-28 19:56:50.527823', '2026-11-28 19:56:55.966467', '2026-11-28 19:56:55.9663', NULL, 1795895815966, NULL, 1795895813762),
	('2a613738d47a09f3625a7a5327401c66', '000006', NULL, 'Home', 'Carmen', 'Brandt', NULL, '837 Lake Drive', 'Apt 38', 'Newark', 'NJ', '07102', 'US', '+15559651344', NULL, NULL, true, '2026-05-01 20:23:24', '2026-05-01 20:23:24', 'null', '2026-11-28 19:56:50.527823', '2026-11-28 19:56:55.966495', '2026-11-28 19:56:55.9663', NULL, 1795895815966, NULL, 1795895813762),
	('8467ddf6dda426d9ab599d40bf805848', '000007', NULL, NULL, 'Quinn', 'Doyle', NULL, '940 Oak Street', 'Apt 31', 'Portland', 'OR', '97201', 'US', '+15558122226', NULL, NULL, true, '2026-05-03 02:15:59', '2026-05-03 02:15:59', 'null', '2026-11-28 19:56:50.527823', '2026-11-28 19:56:55.966523', '2026-11-28 19:56:55.9663', NULL, 1795895815967, NULL, 1795895813762),
	('087eff2e96cb1cbb1b80cc69011f26db', '000008', NULL, NULL, 'Zoë', 'Brandt', NULL, '680 Lake Drive', NULL, 'Austin', 'TX', '78701', 'US', '+15557039965', NULL, NULL, true, '2026-05-10 19:01:19', '2026-05-10 19:01:19', 'null', '2026-11-28 19:56:50.527823', '2026-11-28 19:56:55.966552', '2026-11-28 19:56:55.9663', NULL, 1795895815967, NULL, 1795895813762),
	('2ae1c5377bfed9563f0c1c9b885feab2', '000009', NULL, NULL, 'Carmen', 'Jansen', NULL, '268 Lake Drive', NULL, 'Newark', 'NJ', '07102', 'US', '+15555738469', NULL, NULL, true, '2026-05-11 10:57:38', '2026-05-11 10:57:38', 'null', '2026-11-28 19:56:50.527823', '2026-11-28 19:56:55.966718', '2026-11-28 19:56:55.9663', NULL, 1795895815967, NULL, 1795895813762),
	('0ccf9d79ae3c11596a4026783539ade5', '000010', NULL, NULL, 'Nils', 'Rossi', NULL, '137 Harbor Lane', NULL, 'Denver', 'CO', '80202', 'US', NULL, NULL, NULL, true, '2026-05-22 01:43:58', '2026-05-22 01:43:58', 'null', '2026-11-28 19:56:50.527823', '2026-11-28 19:56:55.966753', '2026-11-28 19:56:55.9663', NULL, 1795895815967, NULL, 1795895813762),
	('0bc74409bd18b15817bccf0bf766d5c5', '000001', NULL, NULL, 'Nils', 'Quiroga', NULL, '837 Mill Road', 'Floor 9', 'Boston', 'MA', '02108', 'US', NULL, NULL, NULL, true, '2026-03-22 17:45:15', '2026-06-16 10:36:27', 'null', '2026-11-28 19:56:50.528125', '2026-11-28 19:56:55.966791', '2026-11-28 19:56:55.9663', NULL, 1795895815967, NULL, 1795895813762),
	('8e7e4eb00979335f145c2f9de0cd7d88', '000003', NULL, 'Home', 'Zoë', 'Fontaine', NULL, '922 Lake Drive', 'Apt 1', 'Denver', 'CO', '80202', 'US', '+15554948993', NULL, NULL, false, '2026-04-05 19:13:54', '2026-06-17 01:25:21', 'null', '2026-11-28 19:56:50.528125', '2026-11-28 19:56:55.966826', '2026-11-28 19:56:55.9663', NULL, 1795895815967, NULL, 1795895813762),
	('7c21901dc6cddda9d36524940bdd01db', '000011', NULL, NULL, 'Ada', 'Lindqvist', NULL, '582 Harbor Lane', NULL, 'Portland', 'OR', '97201', 'US', '+15559110779', NULL, NULL, false, '2026-06-11 00:14:25', '2026-06-15 22:14:06', 'null', '2026-11-28 19:56:50.528125', '2026-11-28 19:56:55.96685', '2026-11-28 19:56:55.9663', NULL, 1795895815967, NULL, 1795895813762),
	('88f51cf3448c10bbf0f1d2122751c0f3', '000012', NULL, 'Home', 'Tove', 'Singh', NULL, '954 5th Avenue', 'Apt 16', 'Austin', 'TX', '78701', 'US', NULL, NULL, NULL, true, '2026-06-14 23:17:05', '2026-06-14 23:17:05', 'null', '2026-11-28 19:56:50.528125', '2026-11-28 19:56:55.966876', '2026-11-28 19:56:55.9663', NULL, 1795895815967, NULL, 1795895813762),
	('62fd10b170a71430a930b2bcdbd6d360', '000011', NULL, NULL, 'Ada', 'Lindqvist', NULL, '306 Lake Drive', 'Floor 15', 'Chicago', 'IL', '60601', 'US', '+15559110779', NULL, NULL, true, '2026-06-15 22:14:06', '2026-06-16 18:31:57', 'null', '2026-11-28 19:56:50.528125', '2026-11-28 19:56:55.966903', '2026-11-28 19:56:55.9663', NULL, 1795895815967, NULL, 1795895813762),
	('15a1c723912e1e079768d7afdbf48604', '000003', NULL, NULL, 'Zoë', 'Fontaine', NULL, '347 Harbor Lane', NULL, 'Austin', 'TX', '78701', 'US', '+15554948993', NULL, NULL, true, '2026-06-17 01:25:21', '2026-06-17 01:25:21', 'null', '2026-11-28 19:56:50.528125', '2026-11-28 19:56:55.966932', '2026-11-28 19:56:55.9663', NULL, 1795895815967, NULL, 1795895813762),
	('10f4c34080f1b91c178ca4d1a0ca0890', '000013', NULL, NULL, 'Tove', 'Petrov', NULL, '393 5th Avenue', NULL, 'Boston', 'MA', '02108', 'US', '+15557618297', NULL, NULL, true, '2026-06-17 16:54:30', '2026-06-17 16:54:30', 'null', '2026-11-28 19:56:50.528125', '2026-11-28 19:56:55.966955', '2026-11-28 19:56:55.9663', NULL, 1795895815967, NULL, 1795895813762);


--
-- Data for Name: customers; Type: TABLE DATA; Schema: ordergroove; Owner: -
--

INSERT INTO ordergroove.customers VALUES
	('000001', '3e1c26d323ef323ee848f808f54d35bf', '3e1c26d323ef323ee848f808f54d35bf.707751.140147843', '', 'Nils', 'Quiroga', 'customer1@example.com', NULL, 3, true, 1, NULL, 'null', NULL, '2026-03-22 17:45:15', '2026-03-22 17:45:15', 'null', '2026-11-28 19:56:50.555527', '2026-11-28 19:56:56.025494', '2026-11-28 19:56:56.025482', NULL, 1795895816026, NULL, 1795895813762),
	('000002', '3e1c26d323ef323ee848f808f54d35bf', '3e1c26d323ef323ee848f808f54d35bf.873099.574225326', NULL, 'Tove', 'Novák', 'customer2@example.com', NULL, 2, true, 1, NULL, '{"gift": false, "source": "checkout"}', '2026-04-05 05:16:02', '2026-03-30 04:14:28', '2026-04-05 05:16:02', 'null', '2026-11-28 19:56:50.555527', '2026-11-28 19:56:56.025587', '2026-11-28 19:56:56.025482', NULL, 1795895816026, NULL, 1795895813762),
	('000004', '3e1c26d323ef323ee848f808f54d35bf', '3e1c26d323ef323ee848f808f54d35bf.555377.378721137', NULL, 'Pia', 'Castro', 'customer4@example.com', '+15552951243', NULL, true, 1, NULL, 'null', '2026-05-26 04:49:25', '2026-04-18 19:59:57', '2026-05-26 04:49:25', 'null', '2026-11-28 19:56:50.555697', '2026-11-28 19:56:56.025631', '2026-11-28 19:56:56.025482', NULL, 1795895816026, NULL, 1795895813762),
	('000005', '3e1c26d323ef323ee848f808f54d35bf', '3e1c26d323ef323ee848f808f54d35bf.57972.998945562', '', 'Ada', 'Abara', 'customer5@example.com', '+15558462670', 2, true, 1, 'wholesale', 'null', '2026-05-08 05:48:23', '2026-04-19 17:25:16', '2026-05-08 05:48:23', 'null', '2026-11-28 19:56:50.555697', '2026-11-28 19:56:56.02567', '2026-11-28 19:56:56.025482', NULL, 1795895816026, NULL, 1795895813762),
	('000006', '3e1c26d323ef323ee848f808f54d35bf', '3e1c26d323ef323ee848f808f54d35bf.166784.590823569', NULL, 'Carmen', 'Brandt', 'customer6@example.com', '+15559651344', NULL, true, 1, NULL, 'null', '2026-06-01 16:36:25', '2026-05-01 20:23:24', '2026-06-01 16:36:25', 'null', '2026-11-28 19:56:50.555697', '2026-11-28 19:56:56.025697', '2026-11-28 19:56:56.025482', NULL, 1795895816026, NULL, 1795895813762),
	('000007', '3e1c26d323ef323ee848f808f54d35bf', '3e1c26d323ef323ee848f808f54d35bf.840535.139793934', NULL, 'Quinn', 'Doyle', 'customer7@example.com', '+15558122226', 1, true, 1, 'wholesale', 'null', NULL, '2026-05-03 02:15:59', '2026-05-03 02:15:59', 'null', '2026-11-28 19:56:50.555697', '2026-11-28 19:56:56.025721', '2026-11-28 19:56:56.025482', NULL, 1795895816026, NULL, 1795895813762),
	('000009', '3e1c26d323ef323ee848f808f54d35bf', '3e1c26d323ef323ee848f808f54d35bf.617366.421701662', NULL, 'Carmen', 'Jansen', 'customer9@example.com', '+15555738469', NULL, true, 1, NULL, 'null', NULL, '2026-05-11 10:57:38', '2026-05-11 10:57:38', 'null', '2026-11-28 19:56:50.555697', '2026-11-28 19:56:56.025747', '2026-11-28 19:56:56.025482', NULL, 1795895816026, NULL, 1795895813762),
	('000010', '3e1c26d323ef323ee848f808f54d35bf', '3e1c26d323ef323ee848f808f54d35bf.339746.815444335', '', 'Nils', 'Rossi', 'customer10@example.com', NULL, 1, true, 1, NULL, '{}', NULL, '2026-05-22 01:43:58', '2026-05-22 01:43:58', 'null', '2026-11-28 19:56:50.555697', '2026-11-28 19:56:56.02577', '2026-11-28 19:56:56.025482', NULL, 1795895816026, NULL, 1795895813762),
	('000011', '3e1c26d323ef323ee848f808f54d35bf', '3e1c26d323ef323ee848f808f54d35bf.773121.951966212', '', 'Ada', 'Lindqvist', 'customer11@example.com', '+15559110779', 3, true, 1, NULL, 'null', '2026-06-13 03:44:02', '2026-06-11 00:14:25', '2026-06-13 03:44:02', 'null', '2026-11-28 19:56:50.555697', '2026-11-28 19:56:56.025792', '2026-11-28 19:56:56.025482', NULL, 1795895816026, NULL, 1795895813762),
	('000003', '3e1c26d323ef323ee848f808f54d35bf', '3e1c26d323ef323ee848f808f54d35bf.549565.127857477', NULL, 'Zoë', 'Fontaine', 'customer3@example.com', '+15554948993', 1, true, 1, NULL, '{}', '2026-06-15 23:21:43', '2026-04-05 19:13:54', '2026-06-15 23:21:43', 'null', '2026-11-28 19:56:50.556062', '2026-11-28 19:56:56.025825', '2026-11-28 19:56:56.025482', NULL, 1795895816026, NULL, 1795895813762),
	('000008', '3e1c26d323ef323ee848f808f54d35bf', '3e1c26d323ef323ee848f808f54d35bf.798297.463902939', '', 'Zoë', 'Brandt', 'customer8@example.com', '+15557039965', 2, true, 1, NULL, '{}', '2026-06-17 04:14:44', '2026-05-10 19:01:19', '2026-06-17 04:14:44', 'null', '2026-11-28 19:56:50.556062', '2026-11-28 19:56:56.02585', '2026-11-28 19:56:56.025482', NULL, 1795895816026, NULL, 1795895813762),
	('000012', '3e1c26d323ef323ee848f808f54d35bf', '3e1c26d323ef323ee848f808f54d35bf.730338.47073335', '', 'Tove', 'Singh', 'customer12@example.com', NULL, 0, true, 1, NULL, 'null', NULL, '2026-06-14 23:17:05', '2026-06-14 23:17:05', 'null', '2026-11-28 19:56:50.556062', '2026-11-28 19:56:56.025899', '2026-11-28 19:56:56.025482', NULL, 1795895816026, NULL, 1795895813762),
	('000013', '3e1c26d323ef323ee848f808f54d35bf', '3e1c26d323ef323ee848f808f54d35bf.11477.486863173', NULL, 'Tove', 'Petrov', 'customer13@example.com', '+15557618297', 1, true, 1, NULL, 'null', NULL, '2026-06-17 16:54:30', '2026-06-17 16:54:30', 'null', '2026-11-28 19:56:50.556062', '2026-11-28 19:56:56.025925', '2026-11-28 19:56:56.025482', NULL, 1795895816026, NULL, 1795895813762);


--
-- Data for Name: items; Type: TABLE DATA; Schema: ordergroove; Owner: -
--

INSERT INTO ordergroove.items VALUES
	('f50beef5a7b41b812023013779da1ab4', '86328554594da8cf67576668ffe81e6a', '13ae7b64ac5edda049ad04eb4b48ba57', 'SKU-11', '819b8bb44067da30ecd21a066b5ce807', NULL, 3, 9.99, 0.0, 26.98, false, '{}', NULL, false, '2026-04-19 08:05:00', NULL, '2026-04-19 08:05:00', 'null', '2026-11-28 19:56:50.582259', '2026-11-28 19:56:56.089685', '2026-11-28 19:56:56.089672', NULL, 1795895816090, NULL, 1795895813762),
	('0c3c197f3488c9238278c5e67f64bc2d', '198b0f9a7ee0948e479d5611fb72ce0a', 'fdcae090ffdb12b9fc49e2b571a8ad0c', 'SKU-16', '6be8a4d74f88cda74393b3a296ed2156', NULL, 1, 8.99, 0.0, 8.1, false, '{}', NULL, false, '2026-05-28 08:05:00', NULL, '2026-05-28 08:05:00', 'null', '2026-11-28 19:56:50.582259', '2026-11-28 19:56:56.089787', '2026-11-28 19:56:56.089672', NULL, 1795895816090, NULL, 1795895813762),
	('04cbe0a45bf0e9910d16d6c7ad59bfb3', '4fdab72a7fe2e43207ddee5eadc46f34', '88966eadc0480e7d19f8de2ee10fb3ee', 'SKU-7', '6be8a4d74f88cda74393b3a296ed2156', NULL, 2, 11.99, 0.0, 21.59, false, '{}', NULL, false, '2026-05-30 08:05:00', NULL, '2026-05-30 08:05:00', 'null', '2026-11-28 19:56:50.582259', '2026-11-28 19:56:56.089821', '2026-11-28 19:56:56.089672', NULL, 1795895816090, NULL, 1795895813762),
	('8dde382100084ddd7a175ad1d0525a35', 'fb01115e707d122dd44e2bd82a64f4d5', 'b3828a0b352775ee040d0ca14a35a3b9', 'SKU-6', '819b8bb44067da30ecd21a066b5ce807', NULL, 3, 12.99, 0.0, 35.08, false, '{}', NULL, false, NULL, NULL, '2026-04-22 03:18:54', 'null', '2026-11-28 19:56:50.582259', '2026-11-28 19:56:56.089986', '2026-11-28 19:56:56.089672', NULL, 1795895816090, NULL, 1795895813762),
	('082f3327e913a9d2aed70d3ed1ea30c4', '4fdab72a7fe2e43207ddee5eadc46f34', NULL, 'SKU-12', '6be8a4d74f88cda74393b3a296ed2156', NULL, 1, 29.99, 0.0, 27.0, true, '{}', NULL, false, '2026-05-30 08:05:00', NULL, '2026-05-30 08:05:00', 'null', '2026-11-28 19:56:50.582259', '2026-11-28 19:56:56.090022', '2026-11-28 19:56:56.089672', NULL, 1795895816090, NULL, 1795895813762),
	('f5754c36e54bae78e31b980fbf3b99cc', '1636213b75de46a38828470ee5d065be', '12051292ee8d8b4b13212ac0e3934428', '00010', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 3, 0.0, 0.0, 0.0, false, '{"{\"product\": \"SKU-5\", \"quantity\": 1, \"public_id\": \"d2c2056154abb15fd76d5c3126ff4295\"}","{\"product\": \"SKU-16\", \"quantity\": 1, \"public_id\": \"e124e0a28ece0f2dd14f48dddd74570f\"}"}', NULL, false, '2026-05-17 08:05:00', NULL, '2026-05-17 08:05:00', 'null', '2026-11-28 19:56:50.582259', '2026-11-28 19:56:56.09005', '2026-11-28 19:56:56.089672', NULL, 1795895816090, NULL, 1795895813762),
	('62f3c0017fdfa83204826dbfacaa471a', 'a2f24a06bafe53466e504de7f86ef0fd', '41a0df3888ff69f1b8d0f551cd901bd9', '00013', 'f462ea71dee6ea94c7f6cc42e69660c3', NULL, 2, 54.5, 0.0, 98.1, false, '{}', NULL, false, '2026-05-19 08:05:00', NULL, '2026-05-19 08:05:00', 'null', '2026-11-28 19:56:50.582259', '2026-11-28 19:56:56.090078', '2026-11-28 19:56:56.089672', NULL, 1795895816090, NULL, 1795895813762),
	('9fbea7e74a99eb93adce14617103c121', 'fb01115e707d122dd44e2bd82a64f4d5', NULL, '00001', '819b8bb44067da30ecd21a066b5ce807', NULL, 1, 20.75, 0.0, 18.68, true, '{}', NULL, false, NULL, NULL, '2026-04-22 03:18:54', 'null', '2026-11-28 19:56:50.582259', '2026-11-28 19:56:56.090103', '2026-11-28 19:56:56.089672', NULL, 1795895816090, NULL, 1795895813762),
	('d0fdb9e4a15fbcbb355f7e24691b5967', '6055b6bd3197e89ea93157c9b5825d06', 'b3828a0b352775ee040d0ca14a35a3b9', 'SKU-6', '819b8bb44067da30ecd21a066b5ce807', NULL, 3, 12.99, 0.0, 35.08, false, '{}', NULL, false, '2026-05-21 08:05:00', NULL, '2026-05-21 08:05:00', 'null', '2026-11-28 19:56:50.582259', '2026-11-28 19:56:56.090126', '2026-11-28 19:56:56.089672', NULL, 1795895816090, NULL, 1795895813762),
	('c7579d811958a062d761d6df5f77fcb4', '358ce3d8e8bb998b7418af46128a87e4', '7dc54582b9b3c8ea28eb119b1c280bce', '00009', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 1, 49.0, 0.0, 44.1, false, '{"\"00013\"","\"SKU-2\""}', NULL, false, '2026-05-16 08:05:00', NULL, '2026-05-16 08:05:00', 'null', '2026-11-28 19:56:50.582259', '2026-11-28 19:56:56.090149', '2026-11-28 19:56:56.089672', NULL, 1795895816090, NULL, 1795895813762),
	('a2cb21343658961ceb8cd8f12c970c14', '02724c5d55ac66ccda81f6c3a3b49c7d', '091607340116683303eed6d6ced3a6f1', '00013', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 1, 54.5, 0.0, 49.05, false, '{}', NULL, false, NULL, NULL, '2026-05-21 06:37:53', 'null', '2026-11-28 19:56:50.582259', '2026-11-28 19:56:56.090173', '2026-11-28 19:56:56.089672', NULL, 1795895816090, NULL, 1795895813762),
	('964bcb4cdcb2d9624a49f55acf7395b5', '6549b6c6287ecf8d7016a56b848ebca5', '7dc54582b9b3c8ea28eb119b1c280bce', '00009', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 1, 49.0, 0.0, 44.1, false, '{"\"00013\"","\"SKU-2\""}', NULL, false, '2026-05-30 08:05:01', NULL, '2026-05-30 08:05:01', 'null', '2026-11-28 19:56:50.582259', '2026-11-28 19:56:56.090195', '2026-11-28 19:56:56.089672', NULL, 1795895816090, NULL, 1795895813762),
	('db395699de484b52c0df2d22dedd12f7', '06869070c4f7db4eb1dbbd7973b35641', '41a0df3888ff69f1b8d0f551cd901bd9', '00013', 'f462ea71dee6ea94c7f6cc42e69660c3', NULL, 3, 54.5, 0.0, 147.15, false, '{}', NULL, false, NULL, NULL, '2026-05-21 01:03:29', 'null', '2026-11-28 19:56:50.582259', '2026-11-28 19:56:56.090217', '2026-11-28 19:56:56.089672', NULL, 1795895816090, NULL, 1795895813762),
	('6bce3ff8ecaedaa468f669565111cbbd', '3554c133927016e108af9a2acbcda411', 'f74f94057d2ee600bb02090044b746b2', 'SKU-16', '6be8a4d74f88cda74393b3a296ed2156', NULL, 1, 8.99, 0.0, 8.1, false, '{}', NULL, false, NULL, NULL, '2026-05-22 01:43:58', 'null', '2026-11-28 19:56:50.582259', '2026-11-28 19:56:56.090241', '2026-11-28 19:56:56.089672', NULL, 1795895816090, NULL, 1795895813762),
	('4592b78c80e5d6a8ef226177201223f2', '70c74554b69ec960ae341f1eb53e1e04', 'aafa89a266ed14436e04ffb439f19112', '00009', '819b8bb44067da30ecd21a066b5ce807', NULL, 2, 49.0, 0.0, 88.2, false, '{"\"SKU-16\"","\"00014\""}', NULL, false, NULL, NULL, '2026-05-22 01:43:58', 'null', '2026-11-28 19:56:50.582259', '2026-11-28 19:56:56.090263', '2026-11-28 19:56:56.089672', NULL, 1795895816090, NULL, 1795895813762),
	('46868d278ea515b000239d21619747aa', '9c4bf5fd0860f69461aee54afbb1ddae', '2b5d2951e1f3dbabfec7da6355c0feb2', 'SKU-6', '6be8a4d74f88cda74393b3a296ed2156', NULL, 1, 12.99, 0.0, 11.7, false, '{}', NULL, false, '2026-06-17 08:05:00', NULL, '2026-06-17 08:05:00', 'null', '2026-11-28 19:56:50.582827', '2026-11-28 19:56:56.090301', '2026-11-28 19:56:56.089672', NULL, 1795895816090, NULL, 1795895813762),
	('ba836190e27cad7b3aecd542edb56c96', 'c21f5103f4c4e840fcbcf3c4b53364ee', '13ae7b64ac5edda049ad04eb4b48ba57', 'SKU-11', '819b8bb44067da30ecd21a066b5ce807', NULL, 3, 9.99, 0.0, 26.98, false, '{}', NULL, false, '2026-06-14 08:05:00', NULL, '2026-06-14 08:05:00', 'null', '2026-11-28 19:56:50.582827', '2026-11-28 19:56:56.09033', '2026-11-28 19:56:56.089672', NULL, 1795895816090, NULL, 1795895813762),
	('a849fbee10cd7763030ed54316e0746c', '5c182c8fde322d04ad75f7b3831b3527', 'bc2cd48cf422eda72715cecb9b7da393', 'SKU-8', '4ffe307a64a75371f4eb68202f3835fa', NULL, 3, 22.5, 0.0, 60.75, false, '{}', NULL, false, NULL, NULL, '2026-06-16 15:26:37', 'null', '2026-11-28 19:56:50.582827', '2026-11-28 19:56:56.090396', '2026-11-28 19:56:56.089672', NULL, 1795895816090, NULL, 1795895813762),
	('b06f38b008bb6fd564aba40aa2d15d68', 'cedebb4d8760c0ab415b112f9d616251', 'cfca54fbb3257e5c14a8fb25ce68bb7d', '00009', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 3, 49.0, 0.0, 132.3, false, '{"\"00001\"","\"SKU-2\""}', NULL, false, NULL, NULL, '2026-06-16 23:09:49', 'null', '2026-11-28 19:56:50.582827', '2026-11-28 19:56:56.090424', '2026-11-28 19:56:56.089672', NULL, 1795895816090, NULL, 1795895813762),
	('f95e6f327c09df567db7d275ee7f1725', 'a5a69a2e7b49b7285e5be4a69ecd8ae9', 'ffccdcdf70f9411d6ce06924552a1be5', '00009', '819b8bb44067da30ecd21a066b5ce807', NULL, 3, 49.0, 0.0, 132.3, false, '{"\"SKU-2\"","\"SKU-5\""}', NULL, false, NULL, NULL, '2026-06-16 17:54:07', 'null', '2026-11-28 19:56:50.582827', '2026-11-28 19:56:56.09045', '2026-11-28 19:56:56.089672', NULL, 1795895816090, NULL, 1795895813762),
	('73fc8af4cc42d1bf9939fed6e91d7149', '25f52f0edea31b9e09d08916340b332d', '12051292ee8d8b4b13212ac0e3934428', '00010', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 3, 0.0, 0.0, 0.0, false, '{"{\"product\": \"SKU-5\", \"quantity\": 1, \"public_id\": \"d2c2056154abb15fd76d5c3126ff4295\"}","{\"product\": \"SKU-16\", \"quantity\": 1, \"public_id\": \"e124e0a28ece0f2dd14f48dddd74570f\"}"}', NULL, false, '2026-06-14 08:05:01', NULL, '2026-06-14 08:05:01', 'null', '2026-11-28 19:56:50.582827', '2026-11-28 19:56:56.090476', '2026-11-28 19:56:56.089672', NULL, 1795895816090, NULL, 1795895813762),
	('d954a02199936f6c414ff15352395f02', 'b9e5c86c1861cf2b663332eec10bb80b', 'b3828a0b352775ee040d0ca14a35a3b9', 'SKU-6', '819b8bb44067da30ecd21a066b5ce807', NULL, 3, 12.99, 0.0, 35.08, false, '{}', NULL, false, NULL, NULL, '2026-06-17 01:25:21', 'null', '2026-11-28 19:56:50.582827', '2026-11-28 19:56:56.090498', '2026-11-28 19:56:56.089672', NULL, 1795895816091, NULL, 1795895813762),
	('c0ab0fa31b00ad6dbedc7d2fa0127596', '385f900383480ca5d564541ae090a54c', '88966eadc0480e7d19f8de2ee10fb3ee', 'SKU-7', '6be8a4d74f88cda74393b3a296ed2156', NULL, 3, 11.99, 0.0, 32.38, false, '{}', NULL, false, NULL, NULL, '2026-06-17 07:36:56', 'null', '2026-11-28 19:56:50.582827', '2026-11-28 19:56:56.090521', '2026-11-28 19:56:56.089672', NULL, 1795895816091, NULL, 1795895813762),
	('ea3fa18d2fbf09778fe21dcd6c2196bc', '415eb542580d10b695c9358583c843c7', '7dc54582b9b3c8ea28eb119b1c280bce', '00009', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 1, 49.0, 0.0, 44.1, false, '{"\"00013\"","\"SKU-2\""}', NULL, false, '2026-06-13 08:05:00', NULL, '2026-06-13 08:05:00', 'null', '2026-11-28 19:56:50.582827', '2026-11-28 19:56:56.090546', '2026-11-28 19:56:56.089672', NULL, 1795895816091, NULL, 1795895813762),
	('367554c7a95e59daba43b4a34d6c26d8', '5787dcd273dee261ef556b08c3606a28', '93548253719936719cefe2bf4217bea8', 'SKU-8', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 3, 22.5, 0.0, 60.75, false, '{}', NULL, false, NULL, NULL, '2026-06-15 22:14:06', 'null', '2026-11-28 19:56:50.582827', '2026-11-28 19:56:56.090589', '2026-11-28 19:56:56.089672', NULL, 1795895816091, NULL, 1795895813762),
	('ee16859668db6dc4da4c7e78f9aef47d', 'c62a2bb9f6fca194b78a19e37c3659fa', '7dc54582b9b3c8ea28eb119b1c280bce', '00009', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 1, 49.0, 0.0, 44.1, false, '{"\"00013\"","\"SKU-2\""}', NULL, false, NULL, NULL, '2026-06-13 08:05:00', 'null', '2026-11-28 19:56:50.582827', '2026-11-28 19:56:56.090613', '2026-11-28 19:56:56.089672', NULL, 1795895816091, NULL, 1795895813762),
	('9f7cd7e82a8c7ef0ffa3dd0ee8c3788f', '595ee482990cdd5b871c3b8f923aaef5', '13ae7b64ac5edda049ad04eb4b48ba57', 'SKU-11', '819b8bb44067da30ecd21a066b5ce807', NULL, 4, 9.99, 0.0, 35.97, false, '{}', NULL, false, NULL, NULL, '2026-06-16 00:43:14', 'null', '2026-11-28 19:56:50.582827', '2026-11-28 19:56:56.090637', '2026-11-28 19:56:56.089672', NULL, 1795895816091, NULL, 1795895813762),
	('cb114d74cdd64baf6d5a8532aa9e6c66', 'dfa20e50706bf9ca770f4d90b72c0dc6', '12051292ee8d8b4b13212ac0e3934428', '00010', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 3, 0.0, 0.0, 0.0, false, '{"{\"product\": \"SKU-5\", \"quantity\": 1, \"public_id\": \"d2c2056154abb15fd76d5c3126ff4295\"}","{\"product\": \"SKU-16\", \"quantity\": 1, \"public_id\": \"e124e0a28ece0f2dd14f48dddd74570f\"}"}', NULL, false, NULL, NULL, '2026-06-16 05:41:48', 'null', '2026-11-28 19:56:50.582827', '2026-11-28 19:56:56.09066', '2026-11-28 19:56:56.089672', NULL, 1795895816091, NULL, 1795895813762),
	('5483491c9e5165121f45065f17501bc3', '01322db11abe01a995e1013488f5d69b', 'e1edd94a75837486f44bd3f09a15c4d1', 'SKU-6', '819b8bb44067da30ecd21a066b5ce807', NULL, 1, 12.99, 0.0, 11.7, false, '{}', NULL, false, NULL, NULL, '2026-06-14 23:17:05', 'null', '2026-11-28 19:56:50.582827', '2026-11-28 19:56:56.090681', '2026-11-28 19:56:56.089672', NULL, 1795895816091, NULL, 1795895813762),
	('2220d7f1399663de99c1c6d7f61d7215', '9107050862659068122120e042601693', 'a54ec6bcda87de49b59f2168a62a4219', '00013', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 2, 54.5, 0.0, 98.1, false, '{}', NULL, false, NULL, NULL, '2026-06-16 17:50:10', 'null', '2026-11-28 19:56:50.582827', '2026-11-28 19:56:56.090712', '2026-11-28 19:56:56.089672', NULL, 1795895816091, NULL, 1795895813762),
	('adcb1b11ae81db7510c3c9a4209fb7ca', '9c4bf5fd0860f69461aee54afbb1ddae', NULL, 'SKU-7', '6be8a4d74f88cda74393b3a296ed2156', NULL, 1, 11.99, 0.0, 10.8, true, '{}', NULL, false, '2026-06-17 08:05:00', NULL, '2026-06-17 08:05:00', 'null', '2026-11-28 19:56:50.582827', '2026-11-28 19:56:56.090735', '2026-11-28 19:56:56.089672', NULL, 1795895816091, NULL, 1795895813762),
	('422e9124fd8e91e223c36199bc58c8f0', '9cf5c956b991cf7edeae4ecb974d203a', 'd2f37be439a4520cb83f0587e2cfece7', '00010', '819b8bb44067da30ecd21a066b5ce807', NULL, 3, 0.0, 0.0, 0.0, false, '{"{\"product\": \"00001\", \"quantity\": 1, \"public_id\": \"238f728170742f08f400621ef6f430fe\"}","{\"product\": \"00014\", \"quantity\": 1, \"public_id\": \"bbebdbddd96c089e0ee4d575808fa84d\"}"}', NULL, false, NULL, NULL, '2026-06-16 23:09:49', 'null', '2026-11-28 19:56:50.582827', '2026-11-28 19:56:56.090818', '2026-11-28 19:56:56.089672', NULL, 1795895816091, NULL, 1795895813762),
	('1d814b02142c1370d0694b82c7f2902c', '740b6b53026af5a2a97b80cd08ddd85d', '12051292ee8d8b4b13212ac0e3934428', '00010', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 3, 0.0, 0.0, 0.0, false, '{"{\"product\": \"SKU-5\", \"quantity\": 1, \"public_id\": \"d2c2056154abb15fd76d5c3126ff4295\"}","{\"product\": \"SKU-16\", \"quantity\": 1, \"public_id\": \"e124e0a28ece0f2dd14f48dddd74570f\"}"}', NULL, false, NULL, NULL, '2026-06-16 05:41:48', 'null', '2026-11-28 19:56:50.582827', '2026-11-28 19:56:56.090848', '2026-11-28 19:56:56.089672', NULL, 1795895816091, NULL, 1795895813762),
	('2df898ecb4a79eddfdd9f8fbb215c9a1', 'f8d1dbd71f7124c4f38f2f203256f5c5', 'ffccdcdf70f9411d6ce06924552a1be5', '00009', '819b8bb44067da30ecd21a066b5ce807', NULL, 4, 49.0, 0.0, 176.4, false, '{"\"SKU-2\"","\"SKU-5\""}', NULL, false, NULL, NULL, '2026-06-16 22:28:50', 'null', '2026-11-28 19:56:50.582827', '2026-11-28 19:56:56.090875', '2026-11-28 19:56:56.089672', NULL, 1795895816091, NULL, 1795895813762),
	('f876d67f7030b149cc9cc391b10e51e2', '385f900383480ca5d564541ae090a54c', NULL, 'SKU-8', '6be8a4d74f88cda74393b3a296ed2156', NULL, 1, 22.5, 0.0, 20.25, true, '{}', NULL, false, NULL, NULL, '2026-06-17 07:36:56', 'null', '2026-11-28 19:56:50.582827', '2026-11-28 19:56:56.0909', '2026-11-28 19:56:56.089672', NULL, 1795895816091, NULL, 1795895813762),
	('d523ffc9e2ec71c572c697a33565fdc8', 'ff0ffd23436358532b3db1d45b100e3a', '2b5d2951e1f3dbabfec7da6355c0feb2', 'SKU-6', '6be8a4d74f88cda74393b3a296ed2156', NULL, 1, 12.99, 0.0, 11.7, false, '{}', NULL, false, NULL, NULL, '2026-06-17 08:05:00', 'null', '2026-11-28 19:56:50.583126', '2026-11-28 19:56:56.090922', '2026-11-28 19:56:56.089672', NULL, 1795895816091, NULL, 1795895813762),
	('e93268426a54442ce7412be9a0f94580', '749de728a99ac564fa59b977627d2196', '2bb8486fa6e7710f1f6aa59c005d07d0', 'SKU-8', '819b8bb44067da30ecd21a066b5ce807', NULL, 1, 22.5, 0.0, 20.25, false, '{}', NULL, false, NULL, NULL, '2026-06-17 16:54:30', 'null', '2026-11-28 19:56:50.583126', '2026-11-28 19:56:56.090947', '2026-11-28 19:56:56.089672', NULL, 1795895816091, NULL, 1795895813762);


--
-- Data for Name: offer_profiles; Type: TABLE DATA; Schema: ordergroove; Owner: -
--

INSERT INTO ordergroove.offer_profiles VALUES
	('cae64fa6587c2e15e0ed9827a6c38ad2', '3e1c26d323ef323ee848f808f54d35bf', 'Default', 'available', true, 100, '{"\"0cb69ab7f5a0d02e44ee9bd73b53690a\""}', 'null', '{"code": "default-10", "name": "Default", "discounts": [{"name": "10% off", "type": "Discount Percent", "field": 2, "value": "10", "object": 1, "public_id": "2ddbd20899e47610f9e20aa751c7987e", "threshold_field": 3, "threshold_value": "50"}], "public_id": "bbae4d5faf6d39398d4fc201ee9d4b09"}', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.685673', '2026-11-28 19:56:56.16381', '2026-11-28 19:56:56.163796', NULL, 1795895816164, 1781715599962, 1795895813762),
	('93bfbb8b0c6695ffe232a3dab54705e4', '3e1c26d323ef323ee848f808f54d35bf', 'Members', 'available', true, 99, '{"\"6be8a4d74f88cda74393b3a296ed2156\""}', 'null', '{"code": "members-10", "name": "Members", "discounts": [{"name": "10% off", "type": "Discount Percent", "field": 2, "value": "10", "object": 1, "public_id": "1c8fb400d98d0c6c2e37499e30ac8b56", "threshold_field": 3, "threshold_value": "50"}], "public_id": "ba983107f0200a7787e54b499533f249"}', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.685673', '2026-11-28 19:56:56.163925', '2026-11-28 19:56:56.163796', NULL, 1795895816164, 1781715599962, 1795895813762),
	('0fa8f64290f9e229f3427d74f610ae8c', '3e1c26d323ef323ee848f808f54d35bf', 'Spring 2025', 'archived', false, 98, '{"\"422737a355b650d19cc14e74539129de\"","\"4ffe307a64a75371f4eb68202f3835fa\"","\"f462ea71dee6ea94c7f6cc42e69660c3\""}', 'null', '{"code": "spring-2025-10", "name": "Spring 2025", "discounts": [{"name": "10% off", "type": "Discount Percent", "field": 2, "value": "10", "object": 1, "public_id": "2468c08f83ea22e7a69fcff2f4c0c5f7", "threshold_field": 3, "threshold_value": "50"}], "public_id": "aae15479454649d7d3420229478f0226"}', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.685673', '2026-11-28 19:56:56.163969', '2026-11-28 19:56:56.163796', NULL, 1795895816164, 1781715599962, 1795895813762),
	('8825217357a8b8930c9376906e91a2a3', '3e1c26d323ef323ee848f808f54d35bf', 'Upsell', 'available', true, 97, '{"\"819b8bb44067da30ecd21a066b5ce807\""}', '{"code": "upsell-first-20", "name": "Upsell first", "discounts": [{"name": "20% off", "type": "Discount Percent", "field": 2, "value": "20", "object": 1, "public_id": "9524df2865afc9a55faff222903295ed", "threshold_field": 3, "threshold_value": "50"}], "public_id": "987b806393561ca94c1d10fb0673b689"}', '{"code": "upsell-10", "name": "Upsell", "discounts": [{"name": "10% off", "type": "Discount Percent", "field": 2, "value": "10", "object": 1, "public_id": "68d132fae1da5ffc846e893e48c63e18", "threshold_field": 3, "threshold_value": "50"}], "public_id": "ea9d5b1aeca9c6d0a93748e465b38268"}', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.685673', '2026-11-28 19:56:56.164002', '2026-11-28 19:56:56.163796', NULL, 1795895816164, 1781715599962, 1795895813762);


--
-- Data for Name: one_time_incentives; Type: TABLE DATA; Schema: ordergroove; Owner: -
--

INSERT INTO ordergroove.one_time_incentives VALUES
	('381b8d3d0cbac7af82e1de19a14019ec', '000007', '358ce3d8e8bb998b7418af46128a87e4', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'LOYAL15', 'customer care', '{"name": "LOYAL15", "type": "Discount", "field": "total_price", "value": "5.00", "target": "order", "public_id": "fc4f920b19a8ba5c0a87bc9657fc3a47", "discount_type": "Flat Amount"}', NULL, NULL, '2026-05-16 08:05:00', NULL, '2026-05-06 07:55:47', '2026-05-16 08:05:00', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.686403', '2026-11-28 19:56:56.452872', '2026-11-28 19:56:56.452859', NULL, 1795895816453, 1781715599962, 1795895813762),
	('b7490465dfb6a16fc1e2752408fe10d9', '000001', NULL, 'c0ab0fa31b00ad6dbedc7d2fa0127596', '3e1c26d323ef323ee848f808f54d35bf', 'SHIPFREE', 'customer care', '{"name": "SHIPFREE", "type": "Discount", "field": "total_price", "value": "5.00", "target": "item", "public_id": "28c28b77e995292b9bcc93bc799fb564", "discount_type": "Flat Amount"}', NULL, NULL, NULL, NULL, '2026-06-16 13:06:53', '2026-06-16 13:06:53', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.686403', '2026-11-28 19:56:56.452983', '2026-11-28 19:56:56.452859', NULL, 1795895816453, 1781715599962, 1795895813762),
	('a1e0af5a83823aa4ff3e0e1cfaba2650', '000009', '02724c5d55ac66ccda81f6c3a3b49c7d', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'SHIPFREE', 'customer care', '{"name": "SHIPFREE", "type": "Discount", "field": "total_price", "value": "5.00", "target": "shipping_total", "public_id": "f651320e9dbaa5a721641c192947b343", "discount_type": "Flat Amount"}', NULL, NULL, NULL, NULL, '2026-06-17 11:55:12', '2026-06-17 11:55:12', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.686403', '2026-11-28 19:56:56.45302', '2026-11-28 19:56:56.452859', NULL, 1795895816453, 1781715599962, 1795895813762);


--
-- Data for Name: orders; Type: TABLE DATA; Schema: ordergroove; Owner: -
--

INSERT INTO ordergroove.orders VALUES
	('86328554594da8cf67576668ffe81e6a', '000001', '4504eb312f2842c6484f171a48bd9bbb', '0bc74409bd18b15817bccf0bf766d5c5', '3e1c26d323ef323ee848f808f54d35bf', '#10000', 5, '1', '2026-04-19 08:05:00', NULL, 1, 0, 26.98, 0.0, 4.95, 2.99, 31.93, 'USD', 'null', 'null', false, false, true, '2026-03-22 17:45:15', '2026-04-19 08:05:00', 'null', '2026-11-28 19:56:50.68746', '2026-11-28 19:56:56.753099', '2026-11-28 19:56:56.753085', NULL, 1795895816753, NULL, 1795895813762),
	('198b0f9a7ee0948e479d5611fb72ce0a', '000002', '5dc28c987aa55c30bf7287d95966a0a5', 'b9231008a2343c052ad9acc60a56c723', '3e1c26d323ef323ee848f808f54d35bf', '#10005', 5, '1', '2026-05-28 08:05:00', NULL, 1, 0, 8.1, 0.0, 4.95, 0.89, 13.05, 'USD', 'null', '{}', false, false, false, '2026-03-30 04:14:28', '2026-05-28 08:05:00', 'null', '2026-11-28 19:56:50.68746', '2026-11-28 19:56:56.753214', '2026-11-28 19:56:56.753085', NULL, 1795895816753, NULL, 1795895813762),
	('4fdab72a7fe2e43207ddee5eadc46f34', '000001', '4504eb312f2842c6484f171a48bd9bbb', '0bc74409bd18b15817bccf0bf766d5c5', '3e1c26d323ef323ee848f808f54d35bf', '#10006', 5, '1', '2026-05-30 08:05:00', NULL, 1, 0, 48.59, 0.0, 4.95, 5.38, 53.54, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "139891"}', false, false, true, '2026-03-31 19:22:53', '2026-05-30 08:05:00', 'null', '2026-11-28 19:56:50.68746', '2026-11-28 19:56:56.75326', '2026-11-28 19:56:56.753085', NULL, 1795895816753, NULL, 1795895813762),
	('fb01115e707d122dd44e2bd82a64f4d5', '000003', 'c37bf7ac22cba3747cfd858d921eb44c', '8e7e4eb00979335f145c2f9de0cd7d88', '3e1c26d323ef323ee848f808f54d35bf', NULL, 4, '1', '2026-05-05 05:00:00', '2026-04-22 03:18:54', 0, 0, 53.76, 0.0, 0.0, 5.96, 53.76, 'USD', 'null', 'null', false, false, false, '2026-04-05 19:13:54', '2026-04-22 03:18:54', 'null', '2026-11-28 19:56:50.68746', '2026-11-28 19:56:56.753303', '2026-11-28 19:56:56.753085', NULL, 1795895816753, NULL, 1795895813762),
	('90501ce3e7d6b0871b067b444de23e8c', '000001', '4504eb312f2842c6484f171a48bd9bbb', '0bc74409bd18b15817bccf0bf766d5c5', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-07-29 05:00:00', NULL, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 'USD', 'null', 'null', false, false, false, '2026-05-30 08:05:00', '2026-06-16 08:22:02', 'null', '2026-11-28 19:56:50.688181', '2026-11-28 19:56:56.756992', '2026-11-28 19:56:56.753085', NULL, 1795895816757, NULL, 1795895813762),
	('75b22d345f17b967f792faa0923b7f74', '000001', '4504eb312f2842c6484f171a48bd9bbb', '0bc74409bd18b15817bccf0bf766d5c5', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-05-17 05:00:00', NULL, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "175176"}', false, false, false, '2026-04-19 08:05:00', '2026-05-01 20:45:35', 'null', '2026-11-28 19:56:50.68746', '2026-11-28 19:56:56.753335', '2026-11-28 19:56:56.753085', NULL, 1795895816753, NULL, 1795895813762),
	('1636213b75de46a38828470ee5d065be', '000005', 'ee99be6b0b72c965ce07123173b93f04', '114bcbd336bbf7d7ad176ebab233ac79', '3e1c26d323ef323ee848f808f54d35bf', '#10002', 5, '1', '2026-05-17 08:05:00', NULL, 1, 0, 0.0, 0.0, 4.95, 0.0, 4.95, 'USD', 'null', '{"gift": false, "source": "checkout"}', false, false, false, '2026-04-19 17:25:16', '2026-05-17 08:05:00', 'null', '2026-11-28 19:56:50.68746', '2026-11-28 19:56:56.753366', '2026-11-28 19:56:56.753085', NULL, 1795895816753, NULL, 1795895813762),
	('a2f24a06bafe53466e504de7f86ef0fd', '000005', 'ee99be6b0b72c965ce07123173b93f04', '114bcbd336bbf7d7ad176ebab233ac79', '3e1c26d323ef323ee848f808f54d35bf', '#10003', 5, '1', '2026-05-19 08:05:00', NULL, 1, 0, 98.1, 0.0, 0.0, 10.9, 98.1, 'USD', 'null', 'null', false, false, false, '2026-04-19 17:25:16', '2026-05-19 08:05:00', 'null', '2026-11-28 19:56:50.68746', '2026-11-28 19:56:56.753394', '2026-11-28 19:56:56.753085', NULL, 1795895816753, NULL, 1795895813762),
	('6055b6bd3197e89ea93157c9b5825d06', '000003', 'c37bf7ac22cba3747cfd858d921eb44c', '8e7e4eb00979335f145c2f9de0cd7d88', '3e1c26d323ef323ee848f808f54d35bf', '#10004', 5, '1', '2026-05-21 08:05:00', NULL, 1, 0, 35.08, 0.0, 4.95, 3.89, 40.03, 'USD', 'null', 'null', false, false, false, '2026-04-22 03:18:54', '2026-05-21 08:05:00', 'null', '2026-11-28 19:56:50.68746', '2026-11-28 19:56:56.753424', '2026-11-28 19:56:56.753085', NULL, 1795895816753, NULL, 1795895813762),
	('358ce3d8e8bb998b7418af46128a87e4', '000007', '886348ad01f3930dcf15b63a6ccce48a', '8467ddf6dda426d9ab599d40bf805848', '3e1c26d323ef323ee848f808f54d35bf', '#10001', 5, '1', '2026-05-16 08:05:00', NULL, 1, 0, 44.1, 0.0, 4.95, 4.9, 49.05, 'USD', 'null', '{"gift": true, "source": "checkout"}', false, false, false, '2026-05-03 02:15:59', '2026-05-16 08:05:00', 'null', '2026-11-28 19:56:50.68746', '2026-11-28 19:56:56.753451', '2026-11-28 19:56:56.753085', NULL, 1795895816753, NULL, 1795895813762),
	('7074b2ba9e90b9d80eb544ea17156e00', '000009', '43aac97826e94c445931e681cfc60ca3', '2ae1c5377bfed9563f0c1c9b885feab2', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-01 05:00:00', NULL, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 'USD', 'null', '{}', false, false, false, '2026-05-11 10:57:38', '2026-05-21 06:37:53', 'null', '2026-11-28 19:56:50.68746', '2026-11-28 19:56:56.753528', '2026-11-28 19:56:56.753085', NULL, 1795895816754, NULL, 1795895813762),
	('466fa048644502487367f36f3500a2a8', '000009', '43aac97826e94c445931e681cfc60ca3', '2ae1c5377bfed9563f0c1c9b885feab2', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-07-10 05:00:00', NULL, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "187682"}', false, false, false, '2026-05-11 10:57:38', '2026-06-09 02:30:41', 'null', '2026-11-28 19:56:50.68746', '2026-11-28 19:56:56.753568', '2026-11-28 19:56:56.753085', NULL, 1795895816754, NULL, 1795895813762),
	('6549b6c6287ecf8d7016a56b848ebca5', '000007', '886348ad01f3930dcf15b63a6ccce48a', '8467ddf6dda426d9ab599d40bf805848', '3e1c26d323ef323ee848f808f54d35bf', '#10007', 5, '1', '2026-05-30 08:05:01', NULL, 1, 0, 44.1, 0.0, 4.95, 4.9, 49.05, 'USD', 'null', 'null', false, false, false, '2026-05-16 08:05:00', '2026-05-30 08:05:01', 'null', '2026-11-28 19:56:50.68746', '2026-11-28 19:56:56.753604', '2026-11-28 19:56:56.753085', NULL, 1795895816754, NULL, 1795895813762),
	('06869070c4f7db4eb1dbbd7973b35641', '000005', 'ee99be6b0b72c965ce07123173b93f04', '114bcbd336bbf7d7ad176ebab233ac79', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-18 05:00:00', NULL, 0, 0, 147.15, 0.0, 0.0, 16.35, 147.15, 'USD', 'null', 'null', false, false, false, '2026-05-19 08:05:00', '2026-05-21 01:03:29', 'null', '2026-11-28 19:56:50.68746', '2026-11-28 19:56:56.753635', '2026-11-28 19:56:56.753085', NULL, 1795895816754, NULL, 1795895813762),
	('02724c5d55ac66ccda81f6c3a3b49c7d', '000009', '43aac97826e94c445931e681cfc60ca3', '2ae1c5377bfed9563f0c1c9b885feab2', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-22 05:00:00', NULL, 0, 0, 49.05, 0.0, 4.95, 5.45, 54.0, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "262656"}', false, false, false, '2026-05-21 06:37:53', '2026-05-21 06:37:53', 'null', '2026-11-28 19:56:50.68746', '2026-11-28 19:56:56.753663', '2026-11-28 19:56:56.753085', NULL, 1795895816754, NULL, 1795895813762),
	('3554c133927016e108af9a2acbcda411', '000010', '14cb9d7308c52ff4d32899dfc474fe12', '0ccf9d79ae3c11596a4026783539ade5', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-08-19 05:00:00', NULL, 0, 0, 8.1, 0.0, 4.95, 0.89, 13.05, 'USD', 'null', 'null', false, false, false, '2026-05-22 01:43:58', '2026-05-22 01:43:58', 'null', '2026-11-28 19:56:50.68746', '2026-11-28 19:56:56.753693', '2026-11-28 19:56:56.753085', NULL, 1795895816754, NULL, 1795895813762),
	('70c74554b69ec960ae341f1eb53e1e04', '000010', '14cb9d7308c52ff4d32899dfc474fe12', '0ccf9d79ae3c11596a4026783539ade5', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-18 05:00:00', NULL, 0, 0, 88.2, 0.0, 0.0, 9.8, 88.2, 'USD', 'null', '{}', false, false, false, '2026-05-22 01:43:58', '2026-05-22 01:43:58', 'null', '2026-11-28 19:56:50.68746', '2026-11-28 19:56:56.75372', '2026-11-28 19:56:56.753085', NULL, 1795895816754, NULL, 1795895813762),
	('9c4bf5fd0860f69461aee54afbb1ddae', '000004', '0553093a07099ef8af7c296fa51ce46f', 'b9685b916b506047b6b04d3db6b2edfa', '3e1c26d323ef323ee848f808f54d35bf', '#10011', 5, '1', '2026-06-17 08:05:00', NULL, 1, 0, 22.5, 0.0, 4.95, 2.48, 27.45, 'USD', 'null', '{"gift": false, "source": "checkout"}', false, false, false, '2026-04-18 19:59:57', '2026-06-17 08:05:00', 'null', '2026-11-28 19:56:50.688181', '2026-11-28 19:56:56.753764', '2026-11-28 19:56:56.753085', NULL, 1795895816754, NULL, 1795895813762),
	('5c182c8fde322d04ad75f7b3831b3527', '000006', '0502bd825aae6fb4054dd501b36a95bc', '2a613738d47a09f3625a7a5327401c66', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-30 05:00:00', NULL, 0, 0, 60.75, 0.0, 0.0, 6.75, 60.75, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "352476"}', false, false, false, '2026-05-01 20:23:24', '2026-06-16 15:26:37', 'null', '2026-11-28 19:56:50.688181', '2026-11-28 19:56:56.753795', '2026-11-28 19:56:56.753085', NULL, 1795895816754, NULL, 1795895813762),
	('c21f5103f4c4e840fcbcf3c4b53364ee', '000001', '4504eb312f2842c6484f171a48bd9bbb', '0bc74409bd18b15817bccf0bf766d5c5', '3e1c26d323ef323ee848f808f54d35bf', '#10009', 5, '1', '2026-06-14 08:05:00', NULL, 1, 0, 26.98, 0.0, 4.95, 2.99, 31.93, 'USD', 'null', '{}', false, false, true, '2026-05-01 20:45:35', '2026-06-14 08:05:00', 'null', '2026-11-28 19:56:50.688181', '2026-11-28 19:56:56.753826', '2026-11-28 19:56:56.753085', NULL, 1795895816754, NULL, 1795895813762),
	('c738634b12af12476692ebd7853be503', '000008', '0ee069e6bccedf96fd6b4d7134ea16cd', '087eff2e96cb1cbb1b80cc69011f26db', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-05-31 05:00:00', NULL, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 'USD', 'null', 'null', false, false, false, '2026-05-10 19:01:19', '2026-06-16 23:09:49', 'null', '2026-11-28 19:56:50.688181', '2026-11-28 19:56:56.756801', '2026-11-28 19:56:56.753085', NULL, 1795895816757, NULL, 1795895813762),
	('25f52f0edea31b9e09d08916340b332d', '000005', 'ee99be6b0b72c965ce07123173b93f04', '114bcbd336bbf7d7ad176ebab233ac79', '3e1c26d323ef323ee848f808f54d35bf', '#10010', 5, '1', '2026-06-14 08:05:01', NULL, 1, 0, 0.0, 0.0, 4.95, 0.0, 4.95, 'USD', 'null', 'null', false, false, false, '2026-05-17 08:05:00', '2026-06-14 08:05:01', 'null', '2026-11-28 19:56:50.688181', '2026-11-28 19:56:56.756885', '2026-11-28 19:56:56.753085', NULL, 1795895816757, NULL, 1795895813762),
	('cedebb4d8760c0ab415b112f9d616251', '000008', '0ee069e6bccedf96fd6b4d7134ea16cd', '087eff2e96cb1cbb1b80cc69011f26db', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-21 05:00:00', NULL, 0, 0, 132.3, 0.0, 0.0, 14.7, 132.3, 'USD', 'null', 'null', false, false, false, '2026-05-20 06:18:02', '2026-06-16 23:09:49', 'null', '2026-11-28 19:56:50.688181', '2026-11-28 19:56:56.756923', '2026-11-28 19:56:56.753085', NULL, 1795895816757, NULL, 1795895813762),
	('b9e5c86c1861cf2b663332eec10bb80b', '000003', 'c37bf7ac22cba3747cfd858d921eb44c', '15a1c723912e1e079768d7afdbf48604', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-20 05:00:00', NULL, 0, 0, 35.08, 0.0, 4.95, 3.89, 40.03, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "892305"}', false, false, false, '2026-05-21 08:05:00', '2026-06-17 01:25:21', 'null', '2026-11-28 19:56:50.688181', '2026-11-28 19:56:56.756956', '2026-11-28 19:56:56.753085', NULL, 1795895816757, NULL, 1795895813762),
	('415eb542580d10b695c9358583c843c7', '000007', '886348ad01f3930dcf15b63a6ccce48a', '8467ddf6dda426d9ab599d40bf805848', '3e1c26d323ef323ee848f808f54d35bf', '#10008', 5, '1', '2026-06-13 08:05:00', NULL, 1, 0, 44.1, 0.0, 4.95, 4.9, 49.05, 'USD', 'null', 'null', false, false, false, '2026-05-30 08:05:01', '2026-06-13 08:05:00', 'null', '2026-11-28 19:56:50.688181', '2026-11-28 19:56:56.757023', '2026-11-28 19:56:56.753085', NULL, 1795895816757, NULL, 1795895813762),
	('a5a69a2e7b49b7285e5be4a69ecd8ae9', '000009', '43aac97826e94c445931e681cfc60ca3', '2ae1c5377bfed9563f0c1c9b885feab2', '3e1c26d323ef323ee848f808f54d35bf', NULL, 4, '1', '2026-09-08 05:00:00', '2026-06-16 17:54:07', 0, 0, 132.3, 0.0, 0.0, 14.7, 132.3, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "745034"}', false, false, false, '2026-06-09 02:30:41', '2026-06-16 17:54:07', 'null', '2026-11-28 19:56:50.688181', '2026-11-28 19:56:56.757062', '2026-11-28 19:56:56.753085', NULL, 1795895816757, NULL, 1795895813762),
	('5787dcd273dee261ef556b08c3606a28', '000011', '36fd6863083b4dbacfb0633a6baa3e0d', '62fd10b170a71430a930b2bcdbd6d360', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-08-09 05:00:00', NULL, 0, 0, 60.75, 0.0, 0.0, 6.75, 60.75, 'USD', 'null', 'null', false, false, false, '2026-06-11 00:14:25', '2026-06-15 22:14:06', 'null', '2026-11-28 19:56:50.688181', '2026-11-28 19:56:56.757092', '2026-11-28 19:56:56.753085', NULL, 1795895816757, NULL, 1795895813762),
	('c62a2bb9f6fca194b78a19e37c3659fa', '000007', '886348ad01f3930dcf15b63a6ccce48a', '8467ddf6dda426d9ab599d40bf805848', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-27 05:00:00', NULL, 0, 0, 44.1, 0.0, 4.95, 4.9, 49.05, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "906488"}', false, false, false, '2026-06-13 08:05:00', '2026-06-13 08:05:00', 'null', '2026-11-28 19:56:50.688181', '2026-11-28 19:56:56.757122', '2026-11-28 19:56:56.753085', NULL, 1795895816757, NULL, 1795895813762),
	('595ee482990cdd5b871c3b8f923aaef5', '000001', '4504eb312f2842c6484f171a48bd9bbb', '0bc74409bd18b15817bccf0bf766d5c5', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-07-12 05:00:00', NULL, 0, 0, 35.97, 0.0, 4.95, 3.99, 40.92, 'USD', 'null', 'null', false, false, true, '2026-06-14 08:05:00', '2026-06-16 00:43:14', 'null', '2026-11-28 19:56:50.688181', '2026-11-28 19:56:56.757156', '2026-11-28 19:56:56.753085', NULL, 1795895816757, NULL, 1795895813762),
	('dfa20e50706bf9ca770f4d90b72c0dc6', '000005', 'ee99be6b0b72c965ce07123173b93f04', '114bcbd336bbf7d7ad176ebab233ac79', '3e1c26d323ef323ee848f808f54d35bf', NULL, 4, '1', '2026-07-12 05:00:00', '2026-06-16 05:41:48', 0, 0, 0.0, 0.0, 4.95, 0.0, 4.95, 'USD', 'null', '{}', false, false, false, '2026-06-14 08:05:01', '2026-06-16 05:41:48', 'null', '2026-11-28 19:56:50.688181', '2026-11-28 19:56:56.757227', '2026-11-28 19:56:56.753085', NULL, 1795895816757, NULL, 1795895813762),
	('01322db11abe01a995e1013488f5d69b', '000012', '3dfe092f7d6d3b0e01a1f7e88b54647f', '88f51cf3448c10bbf0f1d2122751c0f3', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-07-05 05:00:00', NULL, 0, 0, 11.7, 0.0, 4.95, 1.29, 16.65, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "312738"}', false, false, false, '2026-06-14 23:17:05', '2026-06-14 23:17:05', 'null', '2026-11-28 19:56:50.688181', '2026-11-28 19:56:56.757265', '2026-11-28 19:56:56.753085', NULL, 1795895816757, NULL, 1795895813762),
	('70ca78beefe4c9b817b2964d56af7883', '000012', '3dfe092f7d6d3b0e01a1f7e88b54647f', '88f51cf3448c10bbf0f1d2122751c0f3', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-07-12 05:00:00', NULL, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 'USD', 'null', '{}', false, false, false, '2026-06-14 23:17:05', '2026-06-16 17:50:10', 'null', '2026-11-28 19:56:50.688181', '2026-11-28 19:56:56.757294', '2026-11-28 19:56:56.753085', NULL, 1795895816757, NULL, 1795895813762),
	('9cf5c956b991cf7edeae4ecb974d203a', '000008', '0ee069e6bccedf96fd6b4d7134ea16cd', '087eff2e96cb1cbb1b80cc69011f26db', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-29 05:00:00', NULL, 0, 0, 0.0, 0.0, 4.95, 0.0, 4.95, 'USD', 'null', '{"gift": true, "source": "checkout"}', false, false, false, '2026-06-16 03:11:41', '2026-06-16 23:09:49', 'null', '2026-11-28 19:56:50.688181', '2026-11-28 19:56:56.757322', '2026-11-28 19:56:56.753085', NULL, 1795895816757, NULL, 1795895813762),
	('740b6b53026af5a2a97b80cd08ddd85d', '000005', 'ee99be6b0b72c965ce07123173b93f04', '114bcbd336bbf7d7ad176ebab233ac79', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-07-14 05:00:00', NULL, 0, 0, 0.0, 0.0, 4.95, 0.0, 4.95, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "972932"}', false, false, false, '2026-06-16 05:41:48', '2026-06-16 05:41:48', 'null', '2026-11-28 19:56:50.688181', '2026-11-28 19:56:56.757351', '2026-11-28 19:56:56.753085', NULL, 1795895816757, NULL, 1795895813762),
	('385f900383480ca5d564541ae090a54c', '000001', '4504eb312f2842c6484f171a48bd9bbb', '0bc74409bd18b15817bccf0bf766d5c5', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-09-27 05:00:00', NULL, 0, 0, 52.63, 0.0, 0.0, 5.84, 52.63, 'USD', 'null', 'null', false, false, false, '2026-06-16 08:22:02', '2026-06-17 07:36:56', 'null', '2026-11-28 19:56:50.688181', '2026-11-28 19:56:56.757377', '2026-11-28 19:56:56.753085', NULL, 1795895816757, NULL, 1795895813762),
	('9107050862659068122120e042601693', '000012', '3dfe092f7d6d3b0e01a1f7e88b54647f', '88f51cf3448c10bbf0f1d2122751c0f3', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-08-09 05:00:00', NULL, 0, 0, 98.1, 0.0, 0.0, 10.9, 98.1, 'USD', 'null', '{"gift": false, "source": "checkout"}', false, false, false, '2026-06-16 17:50:10', '2026-06-16 17:50:10', 'null', '2026-11-28 19:56:50.688181', '2026-11-28 19:56:56.757405', '2026-11-28 19:56:56.753085', NULL, 1795895816757, NULL, 1795895813762),
	('f8d1dbd71f7124c4f38f2f203256f5c5', '000009', '43aac97826e94c445931e681cfc60ca3', '2ae1c5377bfed9563f0c1c9b885feab2', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-08-15 05:00:00', NULL, 0, 0, 176.4, 0.0, 0.0, 19.6, 176.4, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "603881"}', false, false, false, '2026-06-16 17:54:07', '2026-06-16 22:28:50', 'null', '2026-11-28 19:56:50.739101', '2026-11-28 19:56:56.757432', '2026-11-28 19:56:56.753085', NULL, 1795895816757, NULL, 1795895813762),
	('ff0ffd23436358532b3db1d45b100e3a', '000004', '0553093a07099ef8af7c296fa51ce46f', 'b9685b916b506047b6b04d3db6b2edfa', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-08-16 05:00:00', NULL, 0, 0, 11.7, 0.0, 4.95, 1.29, 16.65, 'USD', 'null', 'null', false, false, false, '2026-06-17 08:05:00', '2026-06-17 08:05:00', 'null', '2026-11-28 19:56:50.739101', '2026-11-28 19:56:56.757467', '2026-11-28 19:56:56.753085', NULL, 1795895816757, NULL, 1795895813762),
	('749de728a99ac564fa59b977627d2196', '000013', '09b8f5f00b6cd326e4ccbb99dabd2800', '10f4c34080f1b91c178ca4d1a0ca0890', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-08-16 05:00:00', NULL, 0, 0, 20.25, 0.0, 4.95, 2.25, 25.2, 'USD', 'null', '{"gift": false, "source": "checkout"}', false, false, false, '2026-06-17 16:54:30', '2026-06-17 16:54:30', 'null', '2026-11-28 19:56:50.739101', '2026-11-28 19:56:56.757496', '2026-11-28 19:56:56.753085', NULL, 1795895816757, NULL, 1795895813762);


--
-- Data for Name: payments; Type: TABLE DATA; Schema: ordergroove; Owner: -
--

INSERT INTO ordergroove.payments VALUES
	('4504eb312f2842c6484f171a48bd9bbb', '000001', '0bc74409bd18b15817bccf0bf766d5c5', NULL, 'credit card', 1, '2685', '09/2028', 'Nils Quiroga', 'sandbox-token-60352027', true, '2026-03-22 17:45:15', '2026-03-22 17:45:15', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.787429', '2026-11-28 19:56:56.812838', '2026-11-28 19:56:56.812824', NULL, 1795895816813, 1781715599962, 1795895813762),
	('5dc28c987aa55c30bf7287d95966a0a5', '000002', 'b9231008a2343c052ad9acc60a56c723', NULL, 'credit card', 1, '7107', '02/2030', 'Tove Novák', 'sandbox-token-79238130', true, '2026-03-30 04:14:28', '2026-03-30 04:14:28', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.787429', '2026-11-28 19:56:56.812956', '2026-11-28 19:56:56.812824', NULL, 1795895816813, 1781715599962, 1795895813762),
	('c37bf7ac22cba3747cfd858d921eb44c', '000003', '8e7e4eb00979335f145c2f9de0cd7d88', NULL, 'credit card', 4, '8077', '02/2028', 'Zoë Fontaine', 'sandbox-token-72072123', true, '2026-04-05 19:13:54', '2026-04-05 19:13:54', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.787429', '2026-11-28 19:56:56.812994', '2026-11-28 19:56:56.812824', NULL, 1795895816813, 1781715599962, 1795895813762),
	('0553093a07099ef8af7c296fa51ce46f', '000004', 'b9685b916b506047b6b04d3db6b2edfa', NULL, 'credit card', 1, '4844', '11/2027', 'Pia Castro', 'sandbox-token-49295263', true, '2026-04-18 19:59:57', '2026-04-18 19:59:57', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.787429', '2026-11-28 19:56:56.813051', '2026-11-28 19:56:56.812824', NULL, 1795895816813, 1781715599962, 1795895813762),
	('ee99be6b0b72c965ce07123173b93f04', '000005', '114bcbd336bbf7d7ad176ebab233ac79', NULL, 'credit card', 1, '0515', '04/2028', 'Ada Abara', 'sandbox-token-60772228', true, '2026-04-19 17:25:16', '2026-04-19 17:25:16', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.787429', '2026-11-28 19:56:56.81308', '2026-11-28 19:56:56.812824', NULL, 1795895816813, 1781715599962, 1795895813762),
	('04b3ee09994b5b9fdddab47033eb86a0', '000006', '2a613738d47a09f3625a7a5327401c66', NULL, 'credit card', 4, '0243', '2/2029', 'Carmen Brandt', 'sandbox-token-87205812', false, '2026-05-01 20:23:24', '2026-06-16 15:26:37', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.787429', '2026-11-28 19:56:56.813104', '2026-11-28 19:56:56.812824', NULL, 1795895816813, 1781715599962, 1795895813762),
	('886348ad01f3930dcf15b63a6ccce48a', '000007', '8467ddf6dda426d9ab599d40bf805848', NULL, 'credit card', 4, '3948', '04/2030', NULL, 'sandbox-token-22295751', true, '2026-05-03 02:15:59', '2026-05-03 02:15:59', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.787429', '2026-11-28 19:56:56.813127', '2026-11-28 19:56:56.812824', NULL, 1795895816813, 1781715599962, 1795895813762),
	('41d2fe5a5d0a6383d87671dea7aa5d90', '000008', '087eff2e96cb1cbb1b80cc69011f26db', NULL, 'credit card', 6, '9393', '12/2029', 'Zoë Brandt', 'sandbox-token-22669633', false, '2026-05-10 19:01:19', '2026-06-16 23:09:49', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.787429', '2026-11-28 19:56:56.81315', '2026-11-28 19:56:56.812824', NULL, 1795895816813, 1781715599962, 1795895813762),
	('43aac97826e94c445931e681cfc60ca3', '000009', '2ae1c5377bfed9563f0c1c9b885feab2', NULL, 'credit card', 2, '2932', '2/2029', NULL, 'sandbox-token-32113129', true, '2026-05-11 10:57:38', '2026-05-11 10:57:38', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.787429', '2026-11-28 19:56:56.813174', '2026-11-28 19:56:56.812824', NULL, 1795895816813, 1781715599962, 1795895813762),
	('14cb9d7308c52ff4d32899dfc474fe12', '000010', '0ccf9d79ae3c11596a4026783539ade5', NULL, 'credit card', 3, '6060', '04/2027', NULL, 'sandbox-token-86249480', true, '2026-05-22 01:43:58', '2026-05-22 01:43:58', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.787429', '2026-11-28 19:56:56.813196', '2026-11-28 19:56:56.812824', NULL, 1795895816813, 1781715599962, 1795895813762),
	('36fd6863083b4dbacfb0633a6baa3e0d', '000011', '7c21901dc6cddda9d36524940bdd01db', NULL, 'credit card', 5, '9614', '04/2030', 'Ada Lindqvist', 'sandbox-token-21864942', true, '2026-06-11 00:14:25', '2026-06-11 00:14:25', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.787429', '2026-11-28 19:56:56.813218', '2026-11-28 19:56:56.812824', NULL, 1795895816813, 1781715599962, 1795895813762),
	('3dfe092f7d6d3b0e01a1f7e88b54647f', '000012', '88f51cf3448c10bbf0f1d2122751c0f3', NULL, 'paypal', NULL, NULL, NULL, NULL, 'sandbox-token-53042423', true, '2026-06-14 23:17:05', '2026-06-14 23:17:05', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.787429', '2026-11-28 19:56:56.813241', '2026-11-28 19:56:56.812824', NULL, 1795895816813, 1781715599962, 1795895813762),
	('0502bd825aae6fb4054dd501b36a95bc', '000006', '2a613738d47a09f3625a7a5327401c66', NULL, 'credit card', 6, '5507', '10/2029', 'Carmen Brandt', 'sandbox-token-75627242', true, '2026-06-16 15:26:37', '2026-06-16 15:26:37', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.787429', '2026-11-28 19:56:56.813261', '2026-11-28 19:56:56.812824', NULL, 1795895816813, 1781715599962, 1795895813762),
	('0ee069e6bccedf96fd6b4d7134ea16cd', '000008', '087eff2e96cb1cbb1b80cc69011f26db', NULL, 'credit card', 2, '4410', '04/2030', 'Zoë Brandt', 'sandbox-token-40321581', true, '2026-06-16 23:09:49', '2026-06-16 23:09:49', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.787429', '2026-11-28 19:56:56.813285', '2026-11-28 19:56:56.812824', NULL, 1795895816813, 1781715599962, 1795895813762),
	('09b8f5f00b6cd326e4ccbb99dabd2800', '000013', '10f4c34080f1b91c178ca4d1a0ca0890', NULL, 'credit card', 3, '7639', '01/2027', 'Tove Petrov', 'sandbox-token-92479126', true, '2026-06-17 16:54:30', '2026-06-17 16:54:30', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.787429', '2026-11-28 19:56:56.813305', '2026-11-28 19:56:56.812824', NULL, 1795895816813, 1781715599962, 1795895813762);


--
-- Data for Name: products; Type: TABLE DATA; Schema: ordergroove; Owner: -
--

INSERT INTO ordergroove.products VALUES
	('00003', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Espresso Pods', 'SKU-3', 34.0, 'standard', 'https://shop.example.com/3.png', 'https://shop.example.com/3', true, false, true, false, true, 0, NULL, NULL, NULL, '{}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.809054', '2026-11-28 19:56:57.100326', '2026-11-28 19:56:57.100118', NULL, 1795895817100, 1781715599962, 1795895813762),
	('SKU-0', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'House Beans', 'SKU-0', 18.5, 'standard', 'https://shop.example.com/0.png', 'https://shop.example.com/0', true, false, true, false, false, 0, NULL, NULL, NULL, '{"{\"name\": \"tea\", \"group_type\": \"sku_swap\"}","{\"name\": \"coffee\", \"group_type\": \"sku_swap\"}"}', '{}', '{}', '{}', '{"i18n_display": {"fr-fr": {"name": "House Beans"}}}', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.809054', '2026-11-28 19:56:57.100131', '2026-11-28 19:56:57.100118', NULL, 1795895817100, 1781715599962, 1795895813762),
	('00001', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Dark Roast', 'SKU-1', 20.75, 'standard', 'https://shop.example.com/1.png', 'https://shop.example.com/1', true, false, true, false, true, 0, NULL, NULL, NULL, '{"{\"name\": \"coffee-10\", \"group_type\": \"incentive\"}"}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.809054', '2026-11-28 19:56:57.10025', '2026-11-28 19:56:57.100118', NULL, 1795895817100, 1781715599962, 1795895813762),
	('SKU-2', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Decaf, ground', 'SKU-2', 19.25, 'standard', 'https://shop.example.com/2.png', 'https://shop.example.com/2', true, false, true, false, true, 0, NULL, NULL, NULL, '{}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.809054', '2026-11-28 19:56:57.100291', '2026-11-28 19:56:57.100118', NULL, 1795895817100, 1781715599962, 1795895813762),
	('00004', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Paper Filters', 'SKU-4', 6.5, 'standard', 'https://shop.example.com/4.png', 'https://shop.example.com/4', true, false, true, false, false, 0, NULL, NULL, NULL, '{"{\"name\": \"upsell\", \"group_type\": \"eligibility\"}","{\"name\": \"coffee\", \"group_type\": \"sku_swap\"}"}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.809054', '2026-11-28 19:56:57.100427', '2026-11-28 19:56:57.100118', NULL, 1795895817100, 1781715599962, 1795895813762),
	('SKU-5', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Oat Milk 6-pack', 'SKU-5', 23.99, 'standard', 'https://shop.example.com/5.png', 'https://shop.example.com/5', true, false, true, false, true, 0, NULL, NULL, NULL, '{}', '{}', '{}', '{}', '{"i18n_display": {"fr-fr": {"name": "Oat Milk 6-pack"}}}', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.809054', '2026-11-28 19:56:57.100469', '2026-11-28 19:56:57.100118', NULL, 1795895817100, 1781715599962, 1795895813762),
	('SKU-6', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Green Tea', 'SKU-6', 12.99, 'standard', 'https://shop.example.com/6.png', 'https://shop.example.com/6', true, false, true, false, false, 0, NULL, NULL, NULL, '{}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.809054', '2026-11-28 19:56:57.100501', '2026-11-28 19:56:57.100118', NULL, 1795895817101, 1781715599962, 1795895813762),
	('SKU-7', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Black Tea', 'SKU-7', 11.99, 'standard', 'https://shop.example.com/7.png', 'https://shop.example.com/7', true, false, true, false, false, 0, NULL, NULL, NULL, '{"{\"name\": \"upsell\", \"group_type\": \"eligibility\"}","{\"name\": \"coffee-10\", \"group_type\": \"incentive\"}"}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.809054', '2026-11-28 19:56:57.100533', '2026-11-28 19:56:57.100118', NULL, 1795895817101, 1781715599962, 1795895813762),
	('SKU-8', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Roaster''s Choice', 'SKU-8', 22.5, 'rotating', 'https://shop.example.com/8.png', 'https://shop.example.com/8', true, false, true, false, false, 0, NULL, NULL, NULL, '{"{\"name\": \"coffee-10\", \"group_type\": \"incentive\"}","{\"name\": \"subscription\", \"group_type\": \"eligibility\"}"}', '{"{\"public_id\": \"2cc91822b75286068e9f104b72f3441f\", \"configuration\": {\"reveal_moment\": \"ORDER_PLACEMENT\", \"pricing_policy\": \"ROTATING_PRODUCT\"}, \"selection_rule_type\": \"ORDINAL\", \"product_selection_list_elements\": [{\"product\": \"SKU-0\", \"public_id\": \"eae6c723aae340f367e7bfeec69f6472\", \"starting_ordinal\": \"0\"}, {\"product\": \"00001\", \"public_id\": \"d2b24202cc8fbe118e6ec8657381c663\", \"starting_ordinal\": \"1\"}, {\"product\": \"SKU-2\", \"public_id\": \"de636754c70b26d1430931886cdb00f5\", \"starting_ordinal\": \"2\"}]}"}', '{}', '{}', '{"i18n_display": {"fr-fr": {"name": "Roaster''s Choice"}}}', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.809054', '2026-11-28 19:56:57.100572', '2026-11-28 19:56:57.100118', NULL, 1795895817101, 1781715599962, 1795895813762),
	('00009', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Morning Box', 'SKU-9', 49.0, 'static price bundle', 'https://shop.example.com/9.png', 'https://shop.example.com/9', true, false, true, false, false, 0, NULL, NULL, NULL, '{"{\"name\": \"coffee-10\", \"group_type\": \"incentive\"}","{\"name\": \"subscription\", \"group_type\": \"eligibility\"}"}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.809054', '2026-11-28 19:56:57.100602', '2026-11-28 19:56:57.100118', NULL, 1795895817101, 1781715599962, 1795895813762),
	('00010', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Build Your Box', 'SKU-10', 0.0, 'dynamic price bundle', 'https://shop.example.com/10.png', 'https://shop.example.com/10', true, false, true, false, false, 0, NULL, NULL, NULL, '{"{\"name\": \"upsell\", \"group_type\": \"eligibility\"}"}', '{}', '{}', '{}', '{"i18n_display": {"fr-fr": {"name": "Build Your Box"}}}', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.809054', '2026-11-28 19:56:57.100631', '2026-11-28 19:56:57.100118', NULL, 1795895817101, 1781715599962, 1795895813762),
	('SKU-11', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Member Plan', 'SKU-11', 10.28, 'plan', 'https://shop.example.com/11.png', 'https://shop.example.com/11', true, false, true, false, true, 0, 1, 3, NULL, '{}', '{}', '{"{\"created\": \"2025-12-17 11:00:00\", \"product\": \"SKU-11\", \"resource\": \"72775666ffa642399cf342ca060bb525\", \"public_id\": \"2cf91ec92b83619f79f51d641efcf695\", \"time_amount\": 30, \"grace_period\": null, \"last_updated\": \"2025-12-17 11:00:00\"}"}', '{"{\"created\": \"2025-12-17 11:00:00\", \"public_id\": \"8052a212b1f02ab91587a102b6ef7359\", \"last_updated\": \"2025-12-17 11:00:00\", \"duration_in_days\": 14}"}', '{"i18n_display": {"fr-fr": {"name": "Member Plan"}}}', '2025-12-17 17:00:00', '2026-06-17 00:18:56', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.809054', '2026-11-28 19:56:57.100664', '2026-11-28 19:56:57.100118', NULL, 1795895817101, 1781715599962, 1795895813762),
	('SKU-12', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Studio Plan', 'SKU-12', 29.99, 'plan', 'https://shop.example.com/12.png', 'https://shop.example.com/12', true, false, true, false, false, 0, 1, 3, NULL, '{}', '{}', '{"{\"created\": \"2025-12-17 11:00:00\", \"product\": \"SKU-12\", \"resource\": \"bd55fcad1edf1f1eb3b3406c2f2b3f2c\", \"public_id\": \"11e4e1465cfaf3161f86832d9d3a6410\", \"time_amount\": 30, \"grace_period\": null, \"last_updated\": \"2025-12-17 11:00:00\"}"}', '{"{\"created\": \"2025-12-17 11:00:00\", \"public_id\": \"8a7d41e887a30df9d387e848028f2f14\", \"last_updated\": \"2025-12-17 11:00:00\", \"duration_in_days\": 14}"}', '{"i18n_display": {"fr-fr": {"name": "Studio Plan"}}}', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.809054', '2026-11-28 19:56:57.10071', '2026-11-28 19:56:57.100118', NULL, 1795895817101, 1781715599962, 1795895813762),
	('00013', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Dog Food 10 kg', 'SKU-13', 54.5, 'standard', 'https://shop.example.com/13.png', 'https://shop.example.com/13', true, false, true, false, false, 0, NULL, NULL, NULL, '{"{\"name\": \"upsell\", \"group_type\": \"eligibility\"}","{\"name\": \"subscription\", \"group_type\": \"eligibility\"}"}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.809054', '2026-11-28 19:56:57.100749', '2026-11-28 19:56:57.100118', NULL, 1795895817101, 1781715599962, 1795895813762),
	('00014', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Cat Food 5 kg', 'SKU-14', 31.25, 'standard', 'https://shop.example.com/14.png', 'https://shop.example.com/14', true, false, true, false, false, 0, NULL, NULL, NULL, '{"{\"name\": \"coffee\", \"group_type\": \"sku_swap\"}"}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.809054', '2026-11-28 19:56:57.100778', '2026-11-28 19:56:57.100118', NULL, 1795895817101, 1781715599962, 1795895813762),
	('00015', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Crème 90', 'SKU-15', 27.99, 'standard', 'https://shop.example.com/15.png', 'https://shop.example.com/15', true, false, true, false, false, 0, NULL, NULL, NULL, '{}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.809054', '2026-11-28 19:56:57.100811', '2026-11-28 19:56:57.100118', NULL, 1795895817101, 1781715599962, 1795895813762),
	('SKU-16', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Soap Refill', 'SKU-16', 8.99, 'standard', 'https://shop.example.com/16.png', 'https://shop.example.com/16', true, false, true, false, true, 0, NULL, NULL, NULL, '{}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.809054', '2026-11-28 19:56:57.100839', '2026-11-28 19:56:57.100118', NULL, 1795895817101, 1781715599962, 1795895813762),
	('SKU-17', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Razor Heads', 'SKU-17', 16.0, 'standard', 'https://shop.example.com/17.png', 'https://shop.example.com/17', true, false, true, false, false, 0, NULL, NULL, NULL, '{"{\"name\": \"coffee-10\", \"group_type\": \"incentive\"}","{\"name\": \"subscription\", \"group_type\": \"eligibility\"}"}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.809054', '2026-11-28 19:56:57.100867', '2026-11-28 19:56:57.100118', NULL, 1795895817101, 1781715599962, 1795895813762),
	('SKU-18', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Gift Card', 'SKU-18', 50.14, 'standard', 'https://shop.example.com/18.png', 'https://shop.example.com/18', true, false, false, false, false, 0, NULL, NULL, NULL, '{}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2026-06-16 11:39:37', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.809054', '2026-11-28 19:56:57.100895', '2026-11-28 19:56:57.100118', NULL, 1795895817101, 1781715599962, 1795895813762),
	('00019', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Mug', 'SKU-19', 14.0, 'standard', 'https://shop.example.com/19.png', 'https://shop.example.com/19', true, false, false, false, false, 0, NULL, NULL, NULL, '{"{\"name\": \"coffee\", \"group_type\": \"sku_swap\"}","{\"name\": \"upsell\", \"group_type\": \"eligibility\"}"}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.809054', '2026-11-28 19:56:57.100923', '2026-11-28 19:56:57.100118', NULL, 1795895817101, 1781715599962, 1795895813762),
	('00020', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Kettle', 'SKU-20', 79.0, 'standard', 'https://shop.example.com/20.png', 'https://shop.example.com/20', true, false, false, false, false, 0, NULL, NULL, NULL, '{"{\"name\": \"coffee\", \"group_type\": \"sku_swap\"}","{\"name\": \"subscription\", \"group_type\": \"eligibility\"}"}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.810557', '2026-11-28 19:56:57.100951', '2026-11-28 19:56:57.100118', NULL, 1795895817101, 1781715599962, 1795895813762),
	('SKU-21', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Old Blend', 'SKU-21', 15.0, 'standard', 'https://shop.example.com/21.png', 'https://shop.example.com/21', true, true, true, false, true, 0, NULL, NULL, NULL, '{"{\"name\": \"coffee-10\", \"group_type\": \"incentive\"}"}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.810557', '2026-11-28 19:56:57.100987', '2026-11-28 19:56:57.100118', NULL, 1795895817101, 1781715599962, 1795895813762),
	('00022', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Winter Blend', 'SKU-22', 17.0, 'standard', 'https://shop.example.com/22.png', 'https://shop.example.com/22', true, true, true, false, false, 0, NULL, NULL, NULL, '{}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.810557', '2026-11-28 19:56:57.101014', '2026-11-28 19:56:57.100118', NULL, 1795895817101, 1781715599962, 1795895813762),
	('SKU-23', NULL, '3e1c26d323ef323ee848f808f54d35bf', 'Syrup', 'SKU-23', 11.0, 'standard', 'https://shop.example.com/23.png', 'https://shop.example.com/23', true, true, true, false, false, 0, NULL, NULL, NULL, '{}', '{}', '{}', '{}', 'null', '2025-12-17 17:00:00', '2025-12-17 17:00:00', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.810557', '2026-11-28 19:56:57.101043', '2026-11-28 19:56:57.100118', NULL, 1795895817101, 1781715599962, 1795895813762);


--
-- Data for Name: snapshots; Type: TABLE DATA; Schema: ordergroove; Owner: -
--

INSERT INTO ordergroove.snapshots VALUES
	('products', '2026-06-17 16:59:59.962', 24, '2026-11-28 19:56:50.815812', '2026-11-28 19:56:57.408841', '2026-11-28 19:56:57.408673', NULL, 1795895817409, NULL, 1795895813762),
	('offer_profiles', '2026-06-17 16:59:59.962', 4, '2026-11-28 19:56:50.81576', '2026-11-28 19:56:57.408782', '2026-11-28 19:56:57.408673', NULL, 1795895817409, NULL, 1795895813762),
	('one_time_incentives', '2026-06-17 16:59:59.962', 3, '2026-11-28 19:56:50.815779', '2026-11-28 19:56:57.408804', '2026-11-28 19:56:57.408673', NULL, 1795895817409, NULL, 1795895813762),
	('upcoming_orders', '2026-06-17 16:59:59.962', 24, '2026-11-28 19:56:50.815735', '2026-11-28 19:56:57.408756', '2026-11-28 19:56:57.408673', NULL, 1795895817409, NULL, 1795895813762),
	('payments', '2026-06-17 16:59:59.962', 15, '2026-11-28 19:56:50.815796', '2026-11-28 19:56:57.408823', '2026-11-28 19:56:57.408673', NULL, 1795895817409, NULL, 1795895813762),
	('upcoming_items', '2026-06-17 16:59:59.962', 19, '2026-11-28 19:56:50.8157', '2026-11-28 19:56:57.408681', '2026-11-28 19:56:57.408673', NULL, 1795895817409, NULL, 1795895813762);


--
-- Data for Name: subscriptions; Type: TABLE DATA; Schema: ordergroove; Owner: -
--

INSERT INTO ordergroove.subscriptions VALUES
	('fdcae090ffdb12b9fc49e2b571a8ad0c', '000002', 'SKU-16', '5dc28c987aa55c30bf7287d95966a0a5', 'b9231008a2343c052ad9acc60a56c723', '6be8a4d74f88cda74393b3a296ed2156', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#94403', '3e1c26d323ef323ee848f808f54d35bf.873099.574225326', 'Replenish', 'IU replenishment', 1, NULL, 'USD', 2, 3, 60, 10, '2026-03-29', false, '2026-05-29 15:07:23', '8|Found elsewhere', '8', '{}', NULL, '{}', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "676957"}', NULL, NULL, NULL, NULL, NULL, '2026-03-30 04:14:28', '2026-05-29 15:07:23', 'null', '2026-11-28 19:56:50.814156', '2026-11-28 19:56:57.396912', '2026-11-28 19:56:57.3969', NULL, 1795895817397, NULL, 1795895813762),
	('88966eadc0480e7d19f8de2ee10fb3ee', '000001', 'SKU-7', '4504eb312f2842c6484f171a48bd9bbb', '0bc74409bd18b15817bccf0bf766d5c5', '6be8a4d74f88cda74393b3a296ed2156', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#11139', '3e1c26d323ef323ee848f808f54d35bf.707751.140147843', 'replenishment', 'replenishment', 3, NULL, 'USD', 2, 3, 60, 10, '2026-03-31', true, NULL, NULL, NULL, '{}', NULL, 'null', 'null', '{"gift": false, "source": "checkout"}', NULL, NULL, NULL, NULL, NULL, '2026-03-31 19:22:53', '2026-06-01 21:36:54', 'null', '2026-11-28 19:56:50.814156', '2026-11-28 19:56:57.397042', '2026-11-28 19:56:57.3969', NULL, 1795895817397, NULL, 1795895813762),
	('2b5d2951e1f3dbabfec7da6355c0feb2', '000004', 'SKU-6', '0553093a07099ef8af7c296fa51ce46f', 'b9685b916b506047b6b04d3db6b2edfa', '6be8a4d74f88cda74393b3a296ed2156', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#60716', '3e1c26d323ef323ee848f808f54d35bf.555377.378721137', 'Replenish', 'replenishment', 1, NULL, 'USD', 2, 3, 60, 10, '2026-04-18', true, NULL, NULL, NULL, '{}', NULL, 'null', 'null', '{}', NULL, NULL, NULL, NULL, NULL, '2026-04-18 19:59:57', '2026-04-18 19:59:57', 'null', '2026-11-28 19:56:50.814156', '2026-11-28 19:56:57.397084', '2026-11-28 19:56:57.3969', NULL, 1795895817397, NULL, 1795895813762),
	('12051292ee8d8b4b13212ac0e3934428', '000005', '00010', 'ee99be6b0b72c965ce07123173b93f04', '114bcbd336bbf7d7ad176ebab233ac79', '0cb69ab7f5a0d02e44ee9bd73b53690a', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#32843', '3e1c26d323ef323ee848f808f54d35bf.57972.998945562', NULL, 'IU replenishment', 3, NULL, 'USD', 4, 2, 28, 10, '2026-04-19', true, NULL, NULL, NULL, '{"{\"product\": \"SKU-5\", \"quantity\": 1, \"public_id\": \"d2c2056154abb15fd76d5c3126ff4295\"}","{\"product\": \"SKU-16\", \"quantity\": 1, \"public_id\": \"e124e0a28ece0f2dd14f48dddd74570f\"}"}', NULL, 'null', 'null', 'null', NULL, NULL, NULL, NULL, NULL, '2026-04-19 17:25:16', '2026-04-19 17:25:16', 'null', '2026-11-28 19:56:50.814156', '2026-11-28 19:56:57.39713', '2026-11-28 19:56:57.3969', NULL, 1795895817397, NULL, 1795895813762),
	('41a0df3888ff69f1b8d0f551cd901bd9', '000005', '00013', 'ee99be6b0b72c965ce07123173b93f04', '114bcbd336bbf7d7ad176ebab233ac79', 'f462ea71dee6ea94c7f6cc42e69660c3', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#95180', '3e1c26d323ef323ee848f808f54d35bf.57972.998945562', NULL, 'replenishment', 3, NULL, 'USD', 1, 3, 30, 10, '2026-04-19', true, NULL, NULL, NULL, '{}', NULL, '{"renewal_behavior": "autorenew", "last_renewal_revenue": 62.25, "prepaid_orders_remaining": 2, "prepaid_orders_per_billing": 3, "prepaid_origin_merchant_order_id": "#84618"}', 'null', 'null', NULL, NULL, NULL, NULL, NULL, '2026-04-19 17:25:16', '2026-05-21 01:03:29', 'null', '2026-11-28 19:56:50.814156', '2026-11-28 19:56:57.397192', '2026-11-28 19:56:57.3969', NULL, 1795895817397, NULL, 1795895813762),
	('7dc54582b9b3c8ea28eb119b1c280bce', '000007', '00009', '886348ad01f3930dcf15b63a6ccce48a', '8467ddf6dda426d9ab599d40bf805848', '0cb69ab7f5a0d02e44ee9bd73b53690a', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#52086', '3e1c26d323ef323ee848f808f54d35bf.840535.139793934', NULL, 'IU replenishment', 1, NULL, 'USD', 14, 1, 14, 10, '2026-05-02', true, NULL, NULL, NULL, '{"\"00013\"","\"SKU-2\""}', NULL, 'null', 'null', '{"gift": true, "source": "checkout"}', NULL, NULL, NULL, NULL, NULL, '2026-05-03 02:15:59', '2026-05-03 02:15:59', 'null', '2026-11-28 19:56:50.814156', '2026-11-28 19:56:57.397231', '2026-11-28 19:56:57.3969', NULL, 1795895817397, NULL, 1795895813762),
	('091607340116683303eed6d6ced3a6f1', '000009', '00013', '43aac97826e94c445931e681cfc60ca3', '2ae1c5377bfed9563f0c1c9b885feab2', '0cb69ab7f5a0d02e44ee9bd73b53690a', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#50954', '3e1c26d323ef323ee848f808f54d35bf.617366.421701662', 'Replenish', 'replenishment', 1, NULL, 'USD', 3, 2, 21, 10, '2026-05-11', true, NULL, NULL, NULL, '{}', NULL, '{}', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "34282"}', NULL, NULL, NULL, NULL, NULL, '2026-05-11 10:57:38', '2026-05-11 10:57:38', 'null', '2026-11-28 19:56:50.814156', '2026-11-28 19:56:57.397263', '2026-11-28 19:56:57.3969', NULL, 1795895817397, NULL, 1795895813762),
	('3594169076baab4b7493b264857d40ff', '000006', 'SKU-17', '04b3ee09994b5b9fdddab47033eb86a0', '2a613738d47a09f3625a7a5327401c66', '819b8bb44067da30ecd21a066b5ce807', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#43529', '3e1c26d323ef323ee848f808f54d35bf.166784.590823569', 'Replenish', 'replenishment', 3, NULL, 'USD', 1, 3, 30, 10, '2026-05-16', false, '2026-06-12 17:49:12', '4', '4|', '{}', NULL, 'null', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "887117"}', NULL, NULL, NULL, NULL, NULL, '2026-05-17 02:42:53', '2026-06-12 17:49:12', 'null', '2026-11-28 19:56:50.814156', '2026-11-28 19:56:57.397296', '2026-11-28 19:56:57.3969', NULL, 1795895817397, NULL, 1795895813762),
	('f74f94057d2ee600bb02090044b746b2', '000010', 'SKU-16', '14cb9d7308c52ff4d32899dfc474fe12', '0ccf9d79ae3c11596a4026783539ade5', '6be8a4d74f88cda74393b3a296ed2156', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#40193', '3e1c26d323ef323ee848f808f54d35bf.339746.815444335', NULL, 'IU replenishment', 1, 8.99, 'USD', 3, 3, 90, 10, '2026-05-21', true, NULL, NULL, NULL, '{}', NULL, 'null', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "864423"}', NULL, NULL, NULL, NULL, NULL, '2026-05-22 01:43:58', '2026-05-22 01:43:58', 'null', '2026-11-28 19:56:50.814156', '2026-11-28 19:56:57.397349', '2026-11-28 19:56:57.3969', NULL, 1795895817397, NULL, 1795895813762),
	('aafa89a266ed14436e04ffb439f19112', '000010', '00009', '14cb9d7308c52ff4d32899dfc474fe12', '0ccf9d79ae3c11596a4026783539ade5', '819b8bb44067da30ecd21a066b5ce807', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#99183', '3e1c26d323ef323ee848f808f54d35bf.339746.815444335', 'replenishment', 'replenishment', 2, NULL, 'USD', 4, 2, 28, 10, '2026-05-21', true, NULL, NULL, NULL, '{"\"SKU-16\"","\"00014\""}', NULL, 'null', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "576309"}', NULL, NULL, NULL, NULL, NULL, '2026-05-22 01:43:58', '2026-05-22 01:43:58', 'null', '2026-11-28 19:56:50.814156', '2026-11-28 19:56:57.397385', '2026-11-28 19:56:57.3969', NULL, 1795895817397, NULL, 1795895813762),
	('13ae7b64ac5edda049ad04eb4b48ba57', '000001', 'SKU-11', '4504eb312f2842c6484f171a48bd9bbb', '0bc74409bd18b15817bccf0bf766d5c5', '819b8bb44067da30ecd21a066b5ce807', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#87389', '3e1c26d323ef323ee848f808f54d35bf.707751.140147843', NULL, 'IU replenishment', 4, NULL, 'USD', 4, 2, 28, 10, '2026-03-22', true, NULL, NULL, NULL, '{}', '{"{\"name\": \"Nils\", \"external_id\": \"000001\"}"}', 'null', 'null', 'null', NULL, NULL, NULL, NULL, NULL, '2026-03-22 17:45:15', '2026-06-16 00:43:14', 'null', '2026-11-28 19:56:50.814743', '2026-11-28 19:56:57.397444', '2026-11-28 19:56:57.3969', NULL, 1795895817397, NULL, 1795895813762),
	('b3828a0b352775ee040d0ca14a35a3b9', '000003', 'SKU-6', 'c37bf7ac22cba3747cfd858d921eb44c', '15a1c723912e1e079768d7afdbf48604', '819b8bb44067da30ecd21a066b5ce807', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#67462', '3e1c26d323ef323ee848f808f54d35bf.549565.127857477', 'replenishment', 'replenishment', 3, NULL, 'USD', 1, 3, 30, 10, '2026-04-05', true, NULL, NULL, NULL, '{}', NULL, 'null', 'null', 'null', NULL, NULL, NULL, NULL, NULL, '2026-04-05 19:13:54', '2026-06-17 01:25:21', 'null', '2026-11-28 19:56:50.814743', '2026-11-28 19:56:57.397482', '2026-11-28 19:56:57.3969', NULL, 1795895817397, NULL, 1795895813762),
	('bc2cd48cf422eda72715cecb9b7da393', '000006', 'SKU-8', '0502bd825aae6fb4054dd501b36a95bc', '2a613738d47a09f3625a7a5327401c66', '4ffe307a64a75371f4eb68202f3835fa', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#17317', '3e1c26d323ef323ee848f808f54d35bf.166784.590823569', NULL, 'replenishment', 3, NULL, 'USD', 2, 3, 60, 10, '2026-05-01', true, NULL, NULL, NULL, '{}', NULL, '{"renewal_behavior": "autorenew", "last_renewal_revenue": 62.25, "prepaid_orders_remaining": 2, "prepaid_orders_per_billing": 3, "prepaid_origin_merchant_order_id": "#55163"}', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "484462"}', NULL, NULL, NULL, NULL, NULL, '2026-05-01 20:23:24', '2026-06-16 15:26:37', 'null', '2026-11-28 19:56:50.814743', '2026-11-28 19:56:57.397515', '2026-11-28 19:56:57.3969', NULL, 1795895817398, NULL, 1795895813762),
	('cfca54fbb3257e5c14a8fb25ce68bb7d', '000008', '00009', '0ee069e6bccedf96fd6b4d7134ea16cd', '087eff2e96cb1cbb1b80cc69011f26db', '0cb69ab7f5a0d02e44ee9bd73b53690a', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#33320', '3e1c26d323ef323ee848f808f54d35bf.798297.463902939', 'replenishment', 'replenishment', 3, NULL, 'USD', 3, 2, 21, 10, '2026-05-10', true, NULL, NULL, NULL, '{"\"00001\"","\"SKU-2\""}', NULL, 'null', 'null', '{"gift": false, "source": "checkout"}', NULL, NULL, NULL, NULL, NULL, '2026-05-10 19:01:19', '2026-06-16 23:09:49', 'null', '2026-11-28 19:56:50.814743', '2026-11-28 19:56:57.397549', '2026-11-28 19:56:57.3969', NULL, 1795895817398, NULL, 1795895813762),
	('ffccdcdf70f9411d6ce06924552a1be5', '000009', '00009', '43aac97826e94c445931e681cfc60ca3', '2ae1c5377bfed9563f0c1c9b885feab2', '819b8bb44067da30ecd21a066b5ce807', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#89324', '3e1c26d323ef323ee848f808f54d35bf.617366.421701662', 'replenishment', 'replenishment', 4, 49.0, 'USD', 2, 3, 60, 10, '2026-05-11', true, NULL, NULL, NULL, '{"\"SKU-2\"","\"SKU-5\""}', NULL, 'null', 'null', 'null', NULL, NULL, NULL, NULL, NULL, '2026-05-11 10:57:38', '2026-06-16 22:28:50', 'null', '2026-11-28 19:56:50.814743', '2026-11-28 19:56:57.397583', '2026-11-28 19:56:57.3969', NULL, 1795895817398, NULL, 1795895813762),
	('728f532a406361eb612bf337ab03d149', '000011', '00013', '36fd6863083b4dbacfb0633a6baa3e0d', '62fd10b170a71430a930b2bcdbd6d360', '6be8a4d74f88cda74393b3a296ed2156', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#40247', '3e1c26d323ef323ee848f808f54d35bf.773121.951966212', 'Replenish', 'replenishment', 3, NULL, 'USD', 4, 2, 28, 10, '2026-06-10', false, '2026-06-15 23:56:51', '31 | Duplicate', '31', '{}', NULL, 'null', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "652601"}', NULL, NULL, NULL, NULL, NULL, '2026-06-11 00:14:25', '2026-06-15 23:56:51', 'null', '2026-11-28 19:56:50.814743', '2026-11-28 19:56:57.397615', '2026-11-28 19:56:57.3969', NULL, 1795895817398, NULL, 1795895813762),
	('93548253719936719cefe2bf4217bea8', '000011', 'SKU-8', '36fd6863083b4dbacfb0633a6baa3e0d', '62fd10b170a71430a930b2bcdbd6d360', '0cb69ab7f5a0d02e44ee9bd73b53690a', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#65390', '3e1c26d323ef323ee848f808f54d35bf.773121.951966212', 'replenishment', 'IU replenishment', 3, NULL, 'USD', 2, 3, 60, 10, '2026-06-10', true, NULL, NULL, NULL, '{}', NULL, 'null', 'null', 'null', NULL, NULL, NULL, NULL, NULL, '2026-06-11 00:14:25', '2026-06-15 22:14:06', 'null', '2026-11-28 19:56:50.814743', '2026-11-28 19:56:57.397648', '2026-11-28 19:56:57.3969', NULL, 1795895817398, NULL, 1795895813762),
	('e1edd94a75837486f44bd3f09a15c4d1', '000012', 'SKU-6', '3dfe092f7d6d3b0e01a1f7e88b54647f', '88f51cf3448c10bbf0f1d2122751c0f3', '819b8bb44067da30ecd21a066b5ce807', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#76530', '3e1c26d323ef323ee848f808f54d35bf.730338.47073335', 'replenishment', 'IU replenishment', 1, NULL, 'USD', 3, 2, 21, 10, '2026-06-14', true, NULL, NULL, NULL, '{}', NULL, 'null', 'null', 'null', NULL, NULL, NULL, NULL, NULL, '2026-06-14 23:17:05', '2026-06-14 23:17:05', 'null', '2026-11-28 19:56:50.814743', '2026-11-28 19:56:57.397678', '2026-11-28 19:56:57.3969', NULL, 1795895817398, NULL, 1795895813762),
	('a54ec6bcda87de49b59f2168a62a4219', '000012', '00013', '3dfe092f7d6d3b0e01a1f7e88b54647f', '88f51cf3448c10bbf0f1d2122751c0f3', '0cb69ab7f5a0d02e44ee9bd73b53690a', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#91707', '3e1c26d323ef323ee848f808f54d35bf.730338.47073335', 'replenishment', 'replenishment', 2, NULL, 'USD', 4, 2, 28, 10, '2026-06-14', true, NULL, NULL, NULL, '{}', NULL, 'null', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "427629"}', NULL, NULL, NULL, NULL, NULL, '2026-06-14 23:17:05', '2026-06-14 23:17:05', 'null', '2026-11-28 19:56:50.814743', '2026-11-28 19:56:57.397717', '2026-11-28 19:56:57.3969', NULL, 1795895817398, NULL, 1795895813762),
	('d2f37be439a4520cb83f0587e2cfece7', '000008', '00010', '0ee069e6bccedf96fd6b4d7134ea16cd', '087eff2e96cb1cbb1b80cc69011f26db', '819b8bb44067da30ecd21a066b5ce807', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#34787', '3e1c26d323ef323ee848f808f54d35bf.798297.463902939', NULL, 'replenishment', 3, NULL, 'USD', 14, 1, 14, 10, '2026-06-15', true, NULL, NULL, NULL, '{"{\"product\": \"00001\", \"quantity\": 1, \"public_id\": \"238f728170742f08f400621ef6f430fe\"}","{\"product\": \"00014\", \"quantity\": 1, \"public_id\": \"bbebdbddd96c089e0ee4d575808fa84d\"}"}', NULL, 'null', 'null', '{"gift": false, "source": "checkout"}', NULL, NULL, NULL, NULL, NULL, '2026-06-16 03:11:41', '2026-06-16 23:09:49', 'null', '2026-11-28 19:56:50.814743', '2026-11-28 19:56:57.397749', '2026-11-28 19:56:57.3969', NULL, 1795895817398, NULL, 1795895813762),
	('7ae5a3d3b70edb83339d4356e831f9b6', '000008', 'SKU-16', '0ee069e6bccedf96fd6b4d7134ea16cd', '087eff2e96cb1cbb1b80cc69011f26db', 'f462ea71dee6ea94c7f6cc42e69660c3', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#35826', '3e1c26d323ef323ee848f808f54d35bf.798297.463902939', 'Replenish', 'IU replenishment', 2, NULL, 'USD', 3, 3, 90, 10, '2026-06-16', false, '2026-06-17 09:28:39', '15', '15', '{}', NULL, '{"renewal_behavior": "autorenew", "last_renewal_revenue": 62.25, "prepaid_orders_remaining": 2, "prepaid_orders_per_billing": 3, "prepaid_origin_merchant_order_id": "#85272"}', 'null', '{"gift": true, "source": "checkout"}', NULL, NULL, NULL, NULL, NULL, '2026-06-17 03:58:36', '2026-06-17 09:28:39', 'null', '2026-11-28 19:56:50.814743', '2026-11-28 19:56:57.397782', '2026-11-28 19:56:57.3969', NULL, 1795895817398, NULL, 1795895813762),
	('2bb8486fa6e7710f1f6aa59c005d07d0', '000013', 'SKU-8', '09b8f5f00b6cd326e4ccbb99dabd2800', '10f4c34080f1b91c178ca4d1a0ca0890', '819b8bb44067da30ecd21a066b5ce807', '3e1c26d323ef323ee848f808f54d35bf', NULL, '#98393', '3e1c26d323ef323ee848f808f54d35bf.11477.486863173', 'replenishment', 'IU replenishment', 1, NULL, 'USD', 2, 3, 60, 10, '2026-06-17', true, NULL, NULL, NULL, '{}', NULL, 'null', 'null', '{"gift": true, "source": "checkout"}', NULL, NULL, NULL, NULL, NULL, '2026-06-17 16:54:30', '2026-06-17 16:54:30', 'null', '2026-11-28 19:56:50.814743', '2026-11-28 19:56:57.397815', '2026-11-28 19:56:57.3969', NULL, 1795895817398, NULL, 1795895813762);


--
-- Data for Name: upcoming_items; Type: TABLE DATA; Schema: ordergroove; Owner: -
--

INSERT INTO ordergroove.upcoming_items VALUES
	('a849fbee10cd7763030ed54316e0746c', '5c182c8fde322d04ad75f7b3831b3527', 'bc2cd48cf422eda72715cecb9b7da393', 'SKU-8', '4ffe307a64a75371f4eb68202f3835fa', NULL, 3, 22.5, 0.0, 60.75, false, '{}', NULL, false, NULL, NULL, '2026-06-16 15:26:37', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.352061', '2026-11-28 19:56:54.96501', '2026-11-28 19:56:54.964991', NULL, 1795895814965, 1781715599962, 1795895813762),
	('b06f38b008bb6fd564aba40aa2d15d68', 'cedebb4d8760c0ab415b112f9d616251', 'cfca54fbb3257e5c14a8fb25ce68bb7d', '00009', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 3, 49.0, 0.0, 132.3, false, '{"\"00001\"","\"SKU-2\""}', NULL, false, NULL, NULL, '2026-06-16 23:09:49', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.352061', '2026-11-28 19:56:54.965258', '2026-11-28 19:56:54.964991', NULL, 1795895814965, 1781715599962, 1795895813762),
	('a2cb21343658961ceb8cd8f12c970c14', '02724c5d55ac66ccda81f6c3a3b49c7d', '091607340116683303eed6d6ced3a6f1', '00013', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 1, 54.5, 0.0, 49.05, false, '{}', NULL, false, NULL, NULL, '2026-05-21 06:37:53', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.352061', '2026-11-28 19:56:54.965366', '2026-11-28 19:56:54.964991', NULL, 1795895814965, 1781715599962, 1795895813762),
	('db395699de484b52c0df2d22dedd12f7', '06869070c4f7db4eb1dbbd7973b35641', '41a0df3888ff69f1b8d0f551cd901bd9', '00013', 'f462ea71dee6ea94c7f6cc42e69660c3', NULL, 3, 54.5, 0.0, 147.15, false, '{}', NULL, false, NULL, NULL, '2026-05-21 01:03:29', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.352061', '2026-11-28 19:56:54.965434', '2026-11-28 19:56:54.964991', NULL, 1795895814965, 1781715599962, 1795895813762),
	('d954a02199936f6c414ff15352395f02', 'b9e5c86c1861cf2b663332eec10bb80b', 'b3828a0b352775ee040d0ca14a35a3b9', 'SKU-6', '819b8bb44067da30ecd21a066b5ce807', NULL, 3, 12.99, 0.0, 35.08, false, '{}', NULL, false, NULL, NULL, '2026-06-17 01:25:21', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.352061', '2026-11-28 19:56:54.965512', '2026-11-28 19:56:54.964991', NULL, 1795895814966, 1781715599962, 1795895813762),
	('6bce3ff8ecaedaa468f669565111cbbd', '3554c133927016e108af9a2acbcda411', 'f74f94057d2ee600bb02090044b746b2', 'SKU-16', '6be8a4d74f88cda74393b3a296ed2156', NULL, 1, 8.99, 0.0, 8.1, false, '{}', NULL, false, NULL, NULL, '2026-05-22 01:43:58', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.352061', '2026-11-28 19:56:54.965576', '2026-11-28 19:56:54.964991', NULL, 1795895814966, 1781715599962, 1795895813762),
	('4592b78c80e5d6a8ef226177201223f2', '70c74554b69ec960ae341f1eb53e1e04', 'aafa89a266ed14436e04ffb439f19112', '00009', '819b8bb44067da30ecd21a066b5ce807', NULL, 2, 49.0, 0.0, 88.2, false, '{"\"SKU-16\"","\"00014\""}', NULL, false, NULL, NULL, '2026-05-22 01:43:58', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.352061', '2026-11-28 19:56:54.965646', '2026-11-28 19:56:54.964991', NULL, 1795895814966, 1781715599962, 1795895813762),
	('c0ab0fa31b00ad6dbedc7d2fa0127596', '385f900383480ca5d564541ae090a54c', '88966eadc0480e7d19f8de2ee10fb3ee', 'SKU-7', '6be8a4d74f88cda74393b3a296ed2156', NULL, 3, 11.99, 0.0, 32.38, false, '{}', NULL, false, NULL, NULL, '2026-06-17 07:36:56', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.352061', '2026-11-28 19:56:54.96579', '2026-11-28 19:56:54.964991', NULL, 1795895814966, 1781715599962, 1795895813762),
	('367554c7a95e59daba43b4a34d6c26d8', '5787dcd273dee261ef556b08c3606a28', '93548253719936719cefe2bf4217bea8', 'SKU-8', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 3, 22.5, 0.0, 60.75, false, '{}', NULL, false, NULL, NULL, '2026-06-15 22:14:06', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.352061', '2026-11-28 19:56:54.965873', '2026-11-28 19:56:54.964991', NULL, 1795895814966, 1781715599962, 1795895813762),
	('ee16859668db6dc4da4c7e78f9aef47d', 'c62a2bb9f6fca194b78a19e37c3659fa', '7dc54582b9b3c8ea28eb119b1c280bce', '00009', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 1, 49.0, 0.0, 44.1, false, '{"\"00013\"","\"SKU-2\""}', NULL, false, NULL, NULL, '2026-06-13 08:05:00', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.352061', '2026-11-28 19:56:54.965941', '2026-11-28 19:56:54.964991', NULL, 1795895814966, 1781715599962, 1795895813762),
	('9f7cd7e82a8c7ef0ffa3dd0ee8c3788f', '595ee482990cdd5b871c3b8f923aaef5', '13ae7b64ac5edda049ad04eb4b48ba57', 'SKU-11', '819b8bb44067da30ecd21a066b5ce807', NULL, 4, 9.99, 0.0, 35.97, false, '{}', NULL, false, NULL, NULL, '2026-06-16 00:43:14', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.352061', '2026-11-28 19:56:54.965998', '2026-11-28 19:56:54.964991', NULL, 1795895814966, 1781715599962, 1795895813762),
	('5483491c9e5165121f45065f17501bc3', '01322db11abe01a995e1013488f5d69b', 'e1edd94a75837486f44bd3f09a15c4d1', 'SKU-6', '819b8bb44067da30ecd21a066b5ce807', NULL, 1, 12.99, 0.0, 11.7, false, '{}', NULL, false, NULL, NULL, '2026-06-14 23:17:05', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.352061', '2026-11-28 19:56:54.96605', '2026-11-28 19:56:54.964991', NULL, 1795895814966, 1781715599962, 1795895813762),
	('2220d7f1399663de99c1c6d7f61d7215', '9107050862659068122120e042601693', 'a54ec6bcda87de49b59f2168a62a4219', '00013', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 2, 54.5, 0.0, 98.1, false, '{}', NULL, false, NULL, NULL, '2026-06-16 17:50:10', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.352061', '2026-11-28 19:56:54.966101', '2026-11-28 19:56:54.964991', NULL, 1795895814966, 1781715599962, 1795895813762),
	('422e9124fd8e91e223c36199bc58c8f0', '9cf5c956b991cf7edeae4ecb974d203a', 'd2f37be439a4520cb83f0587e2cfece7', '00010', '819b8bb44067da30ecd21a066b5ce807', NULL, 3, 0.0, 0.0, 0.0, false, '{"{\"product\": \"00001\", \"quantity\": 1, \"public_id\": \"238f728170742f08f400621ef6f430fe\"}","{\"product\": \"00014\", \"quantity\": 1, \"public_id\": \"bbebdbddd96c089e0ee4d575808fa84d\"}"}', NULL, false, NULL, NULL, '2026-06-16 23:09:49', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.352061', '2026-11-28 19:56:54.966155', '2026-11-28 19:56:54.964991', NULL, 1795895814966, 1781715599962, 1795895813762),
	('1d814b02142c1370d0694b82c7f2902c', '740b6b53026af5a2a97b80cd08ddd85d', '12051292ee8d8b4b13212ac0e3934428', '00010', '0cb69ab7f5a0d02e44ee9bd73b53690a', NULL, 3, 0.0, 0.0, 0.0, false, '{"{\"product\": \"SKU-5\", \"quantity\": 1, \"public_id\": \"d2c2056154abb15fd76d5c3126ff4295\"}","{\"product\": \"SKU-16\", \"quantity\": 1, \"public_id\": \"e124e0a28ece0f2dd14f48dddd74570f\"}"}', NULL, false, NULL, NULL, '2026-06-16 05:41:48', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.352061', '2026-11-28 19:56:54.966202', '2026-11-28 19:56:54.964991', NULL, 1795895814966, 1781715599962, 1795895813762),
	('2df898ecb4a79eddfdd9f8fbb215c9a1', 'f8d1dbd71f7124c4f38f2f203256f5c5', 'ffccdcdf70f9411d6ce06924552a1be5', '00009', '819b8bb44067da30ecd21a066b5ce807', NULL, 4, 49.0, 0.0, 176.4, false, '{"\"SKU-2\"","\"SKU-5\""}', NULL, false, NULL, NULL, '2026-06-16 22:28:50', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.352061', '2026-11-28 19:56:54.966257', '2026-11-28 19:56:54.964991', NULL, 1795895814966, 1781715599962, 1795895813762),
	('f876d67f7030b149cc9cc391b10e51e2', '385f900383480ca5d564541ae090a54c', NULL, 'SKU-8', '6be8a4d74f88cda74393b3a296ed2156', NULL, 1, 22.5, 0.0, 20.25, true, '{}', NULL, false, NULL, NULL, '2026-06-17 07:36:56', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.352061', '2026-11-28 19:56:54.966309', '2026-11-28 19:56:54.964991', NULL, 1795895814966, 1781715599962, 1795895813762),
	('d523ffc9e2ec71c572c697a33565fdc8', 'ff0ffd23436358532b3db1d45b100e3a', '2b5d2951e1f3dbabfec7da6355c0feb2', 'SKU-6', '6be8a4d74f88cda74393b3a296ed2156', NULL, 1, 12.99, 0.0, 11.7, false, '{}', NULL, false, NULL, NULL, '2026-06-17 08:05:00', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.352061', '2026-11-28 19:56:54.966362', '2026-11-28 19:56:54.964991', NULL, 1795895814966, 1781715599962, 1795895813762),
	('e93268426a54442ce7412be9a0f94580', '749de728a99ac564fa59b977627d2196', '2bb8486fa6e7710f1f6aa59c005d07d0', 'SKU-8', '819b8bb44067da30ecd21a066b5ce807', NULL, 1, 22.5, 0.0, 20.25, false, '{}', NULL, false, NULL, NULL, '2026-06-17 16:54:30', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.352061', '2026-11-28 19:56:54.966413', '2026-11-28 19:56:54.964991', NULL, 1795895814966, 1781715599962, 1795895813762);


--
-- Data for Name: upcoming_orders; Type: TABLE DATA; Schema: ordergroove; Owner: -
--

INSERT INTO ordergroove.upcoming_orders VALUES
	('75b22d345f17b967f792faa0923b7f74', '000001', '4504eb312f2842c6484f171a48bd9bbb', '0bc74409bd18b15817bccf0bf766d5c5', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-05-17 05:00:00', NULL, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "175176"}', false, false, false, '2026-04-19 08:05:00', '2026-05-01 20:45:35', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.461823', '2026-11-28 19:56:55.51677', '2026-11-28 19:56:55.516756', NULL, 1795895815517, 1781715599962, 1795895813762),
	('5c182c8fde322d04ad75f7b3831b3527', '000006', '0502bd825aae6fb4054dd501b36a95bc', '2a613738d47a09f3625a7a5327401c66', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-30 05:00:00', NULL, 0, 0, 60.75, 0.0, 0.0, 6.75, 60.75, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "352476"}', false, false, false, '2026-05-01 20:23:24', '2026-06-16 15:26:37', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.461823', '2026-11-28 19:56:55.516892', '2026-11-28 19:56:55.516756', NULL, 1795895815517, 1781715599962, 1795895813762),
	('c738634b12af12476692ebd7853be503', '000008', '0ee069e6bccedf96fd6b4d7134ea16cd', '087eff2e96cb1cbb1b80cc69011f26db', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-05-31 05:00:00', NULL, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 'USD', 'null', 'null', false, false, false, '2026-05-10 19:01:19', '2026-06-16 23:09:49', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.461823', '2026-11-28 19:56:55.516951', '2026-11-28 19:56:55.516756', NULL, 1795895815517, 1781715599962, 1795895813762),
	('7074b2ba9e90b9d80eb544ea17156e00', '000009', '43aac97826e94c445931e681cfc60ca3', '2ae1c5377bfed9563f0c1c9b885feab2', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-01 05:00:00', NULL, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 'USD', 'null', '{}', false, false, false, '2026-05-11 10:57:38', '2026-05-21 06:37:53', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.461823', '2026-11-28 19:56:55.517162', '2026-11-28 19:56:55.516756', NULL, 1795895815517, 1781715599962, 1795895813762),
	('466fa048644502487367f36f3500a2a8', '000009', '43aac97826e94c445931e681cfc60ca3', '2ae1c5377bfed9563f0c1c9b885feab2', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-07-10 05:00:00', NULL, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "187682"}', false, false, false, '2026-05-11 10:57:38', '2026-06-09 02:30:41', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.461823', '2026-11-28 19:56:55.517211', '2026-11-28 19:56:55.516756', NULL, 1795895815517, 1781715599962, 1795895813762),
	('06869070c4f7db4eb1dbbd7973b35641', '000005', 'ee99be6b0b72c965ce07123173b93f04', '114bcbd336bbf7d7ad176ebab233ac79', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-18 05:00:00', NULL, 0, 0, 147.15, 0.0, 0.0, 16.35, 147.15, 'USD', 'null', 'null', false, false, false, '2026-05-19 08:05:00', '2026-05-21 01:03:29', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.461823', '2026-11-28 19:56:55.517248', '2026-11-28 19:56:55.516756', NULL, 1795895815517, 1781715599962, 1795895813762),
	('cedebb4d8760c0ab415b112f9d616251', '000008', '0ee069e6bccedf96fd6b4d7134ea16cd', '087eff2e96cb1cbb1b80cc69011f26db', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-21 05:00:00', NULL, 0, 0, 132.3, 0.0, 0.0, 14.7, 132.3, 'USD', 'null', 'null', false, false, false, '2026-05-20 06:18:02', '2026-06-16 23:09:49', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.461823', '2026-11-28 19:56:55.517279', '2026-11-28 19:56:55.516756', NULL, 1795895815517, 1781715599962, 1795895813762),
	('02724c5d55ac66ccda81f6c3a3b49c7d', '000009', '43aac97826e94c445931e681cfc60ca3', '2ae1c5377bfed9563f0c1c9b885feab2', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-22 05:00:00', NULL, 0, 0, 49.05, 0.0, 4.95, 5.45, 54.0, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "262656"}', false, false, false, '2026-05-21 06:37:53', '2026-05-21 06:37:53', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.461823', '2026-11-28 19:56:55.517313', '2026-11-28 19:56:55.516756', NULL, 1795895815517, 1781715599962, 1795895813762),
	('b9e5c86c1861cf2b663332eec10bb80b', '000003', 'c37bf7ac22cba3747cfd858d921eb44c', '15a1c723912e1e079768d7afdbf48604', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-20 05:00:00', NULL, 0, 0, 35.08, 0.0, 4.95, 3.89, 40.03, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "892305"}', false, false, false, '2026-05-21 08:05:00', '2026-06-17 01:25:21', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.461823', '2026-11-28 19:56:55.517344', '2026-11-28 19:56:55.516756', NULL, 1795895815517, 1781715599962, 1795895813762),
	('3554c133927016e108af9a2acbcda411', '000010', '14cb9d7308c52ff4d32899dfc474fe12', '0ccf9d79ae3c11596a4026783539ade5', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-08-19 05:00:00', NULL, 0, 0, 8.1, 0.0, 4.95, 0.89, 13.05, 'USD', 'null', 'null', false, false, false, '2026-05-22 01:43:58', '2026-05-22 01:43:58', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.461823', '2026-11-28 19:56:55.51738', '2026-11-28 19:56:55.516756', NULL, 1795895815517, 1781715599962, 1795895813762),
	('70c74554b69ec960ae341f1eb53e1e04', '000010', '14cb9d7308c52ff4d32899dfc474fe12', '0ccf9d79ae3c11596a4026783539ade5', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-18 05:00:00', NULL, 0, 0, 88.2, 0.0, 0.0, 9.8, 88.2, 'USD', 'null', '{}', false, false, false, '2026-05-22 01:43:58', '2026-05-22 01:43:58', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.461823', '2026-11-28 19:56:55.517412', '2026-11-28 19:56:55.516756', NULL, 1795895815517, 1781715599962, 1795895813762),
	('90501ce3e7d6b0871b067b444de23e8c', '000001', '4504eb312f2842c6484f171a48bd9bbb', '0bc74409bd18b15817bccf0bf766d5c5', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-07-29 05:00:00', NULL, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 'USD', 'null', 'null', false, false, false, '2026-05-30 08:05:00', '2026-06-16 08:22:02', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.461823', '2026-11-28 19:56:55.517446', '2026-11-28 19:56:55.516756', NULL, 1795895815517, 1781715599962, 1795895813762),
	('5787dcd273dee261ef556b08c3606a28', '000011', '36fd6863083b4dbacfb0633a6baa3e0d', '62fd10b170a71430a930b2bcdbd6d360', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-08-09 05:00:00', NULL, 0, 0, 60.75, 0.0, 0.0, 6.75, 60.75, 'USD', 'null', 'null', false, false, false, '2026-06-11 00:14:25', '2026-06-15 22:14:06', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.461823', '2026-11-28 19:56:55.517474', '2026-11-28 19:56:55.516756', NULL, 1795895815517, 1781715599962, 1795895813762),
	('c62a2bb9f6fca194b78a19e37c3659fa', '000007', '886348ad01f3930dcf15b63a6ccce48a', '8467ddf6dda426d9ab599d40bf805848', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-27 05:00:00', NULL, 0, 0, 44.1, 0.0, 4.95, 4.9, 49.05, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "906488"}', false, false, false, '2026-06-13 08:05:00', '2026-06-13 08:05:00', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.461823', '2026-11-28 19:56:55.517544', '2026-11-28 19:56:55.516756', NULL, 1795895815518, 1781715599962, 1795895813762),
	('595ee482990cdd5b871c3b8f923aaef5', '000001', '4504eb312f2842c6484f171a48bd9bbb', '0bc74409bd18b15817bccf0bf766d5c5', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-07-12 05:00:00', NULL, 0, 0, 35.97, 0.0, 4.95, 3.99, 40.92, 'USD', 'null', 'null', false, false, true, '2026-06-14 08:05:00', '2026-06-16 00:43:14', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.461823', '2026-11-28 19:56:55.517579', '2026-11-28 19:56:55.516756', NULL, 1795895815518, 1781715599962, 1795895813762),
	('01322db11abe01a995e1013488f5d69b', '000012', '3dfe092f7d6d3b0e01a1f7e88b54647f', '88f51cf3448c10bbf0f1d2122751c0f3', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-07-05 05:00:00', NULL, 0, 0, 11.7, 0.0, 4.95, 1.29, 16.65, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "312738"}', false, false, false, '2026-06-14 23:17:05', '2026-06-14 23:17:05', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.461823', '2026-11-28 19:56:55.517618', '2026-11-28 19:56:55.516756', NULL, 1795895815518, 1781715599962, 1795895813762),
	('70ca78beefe4c9b817b2964d56af7883', '000012', '3dfe092f7d6d3b0e01a1f7e88b54647f', '88f51cf3448c10bbf0f1d2122751c0f3', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-07-12 05:00:00', NULL, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 'USD', 'null', '{}', false, false, false, '2026-06-14 23:17:05', '2026-06-16 17:50:10', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.461823', '2026-11-28 19:56:55.51765', '2026-11-28 19:56:55.516756', NULL, 1795895815518, 1781715599962, 1795895813762),
	('9cf5c956b991cf7edeae4ecb974d203a', '000008', '0ee069e6bccedf96fd6b4d7134ea16cd', '087eff2e96cb1cbb1b80cc69011f26db', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-06-29 05:00:00', NULL, 0, 0, 0.0, 0.0, 4.95, 0.0, 4.95, 'USD', 'null', '{"gift": true, "source": "checkout"}', false, false, false, '2026-06-16 03:11:41', '2026-06-16 23:09:49', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.461823', '2026-11-28 19:56:55.517682', '2026-11-28 19:56:55.516756', NULL, 1795895815518, 1781715599962, 1795895813762),
	('740b6b53026af5a2a97b80cd08ddd85d', '000005', 'ee99be6b0b72c965ce07123173b93f04', '114bcbd336bbf7d7ad176ebab233ac79', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-07-14 05:00:00', NULL, 0, 0, 0.0, 0.0, 4.95, 0.0, 4.95, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "972932"}', false, false, false, '2026-06-16 05:41:48', '2026-06-16 05:41:48', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.461823', '2026-11-28 19:56:55.51771', '2026-11-28 19:56:55.516756', NULL, 1795895815518, 1781715599962, 1795895813762),
	('385f900383480ca5d564541ae090a54c', '000001', '4504eb312f2842c6484f171a48bd9bbb', '0bc74409bd18b15817bccf0bf766d5c5', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-09-27 05:00:00', NULL, 0, 0, 52.63, 0.0, 0.0, 5.84, 52.63, 'USD', 'null', 'null', false, false, false, '2026-06-16 08:22:02', '2026-06-17 07:36:56', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.461823', '2026-11-28 19:56:55.51774', '2026-11-28 19:56:55.516756', NULL, 1795895815518, 1781715599962, 1795895813762),
	('9107050862659068122120e042601693', '000012', '3dfe092f7d6d3b0e01a1f7e88b54647f', '88f51cf3448c10bbf0f1d2122751c0f3', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-08-09 05:00:00', NULL, 0, 0, 98.1, 0.0, 0.0, 10.9, 98.1, 'USD', 'null', '{"gift": false, "source": "checkout"}', false, false, false, '2026-06-16 17:50:10', '2026-06-16 17:50:10', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.463766', '2026-11-28 19:56:55.517767', '2026-11-28 19:56:55.516756', NULL, 1795895815518, 1781715599962, 1795895813762),
	('f8d1dbd71f7124c4f38f2f203256f5c5', '000009', '43aac97826e94c445931e681cfc60ca3', '2ae1c5377bfed9563f0c1c9b885feab2', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-08-15 05:00:00', NULL, 0, 0, 176.4, 0.0, 0.0, 19.6, 176.4, 'USD', 'null', '{"tags": ["a", "b"], "shopify_contract_id": "603881"}', false, false, false, '2026-06-16 17:54:07', '2026-06-16 22:28:50', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.463766', '2026-11-28 19:56:55.517797', '2026-11-28 19:56:55.516756', NULL, 1795895815518, 1781715599962, 1795895813762),
	('ff0ffd23436358532b3db1d45b100e3a', '000004', '0553093a07099ef8af7c296fa51ce46f', 'b9685b916b506047b6b04d3db6b2edfa', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-08-16 05:00:00', NULL, 0, 0, 11.7, 0.0, 4.95, 1.29, 16.65, 'USD', 'null', 'null', false, false, false, '2026-06-17 08:05:00', '2026-06-17 08:05:00', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.463766', '2026-11-28 19:56:55.517827', '2026-11-28 19:56:55.516756', NULL, 1795895815518, 1781715599962, 1795895813762),
	('749de728a99ac564fa59b977627d2196', '000013', '09b8f5f00b6cd326e4ccbb99dabd2800', '10f4c34080f1b91c178ca4d1a0ca0890', '3e1c26d323ef323ee848f808f54d35bf', NULL, 1, '1', '2026-08-16 05:00:00', NULL, 0, 0, 20.25, 0.0, 4.95, 2.25, 25.2, 'USD', 'null', '{"gift": false, "source": "checkout"}', false, false, false, '2026-06-17 16:54:30', '2026-06-17 16:54:30', 'null', '2026-06-17 16:59:59.962', '2026-11-28 19:56:50.463766', '2026-11-28 19:56:55.520528', '2026-11-28 19:56:55.516756', NULL, 1795895815521, 1781715599962, 1795895813762);


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
-- PostgreSQL database dump complete
--


