-- Every item that was ever loaded, with how its deletion was learnt, or on what its existence rests.
-- An item is unsent while its order is. It can move between orders and stays the same item.
with complete as materialized (
    select c.snapshot_at
    from {complete_snapshots} as c
    where c.stream = 'upcoming_items'
),

latest as (
    select max(c.snapshot_at) as snapshot_at
    from complete as c
),

told as (
    select
        d.public_id,
        d.deleted_at,
        d.event_id,
        row_number() over (
            partition by d.public_id order by d.deleted_at asc nulls last, d.event_id asc
        ) as n
    from {deleted_items} as d
),

told_orders as (
    select
        d.public_id,
        d.deleted_at,
        d.event_id,
        row_number() over (
            partition by d.public_id order by d.deleted_at asc nulls last, d.event_id asc
        ) as n
    from {deleted_orders} as d
),

seen as (
    select
        u.public_id,
        max(u._snapshot_at) as snapshot_at
    from {upcoming_items} as u
    group by u.public_id
),

-- Orders that were unsent once, for those that `orders` has never heard of.
once_unsent as (
    select distinct u.public_id
    from {upcoming_orders} as u
),

-- Where an item was by its latest event.
events as (
    select
        e.public_id,
        e."order",
        e.event_created,
        row_number() over (
            partition by e.public_id order by e.event_created desc, e._sequence desc
        ) as n
    from {item_events} as e
    where e.event_type <> 'item.remove' and e.event_created is not null
),

-- The latest change of an order after which all that it then held was read: the run of the latest
-- snapshot began after it. Any change of an order renews the time that all its items show.
read_orders as (
    select
        i."order",
        max(i.order_updated) as order_updated
    from {items} as i
    cross join latest as l
    where i.order_updated < date_trunc('second', l.snapshot_at)
    group by i."order"
),

placed as (
    select
        i.public_id,
        i._sdc_deleted_at,
        greatest(i.order_updated, e.event_created) as changed_at,
        case
            when i.order_updated is null or e.event_created >= i.order_updated
                then coalesce(e."order", i."order")
            else i."order"
        end as order_now,
        {items_inputs}
    from {items} as i
    left join events as e on e.public_id = i.public_id and e.n = 1
),

facts as (
    select
        p.*,
        t.public_id is not null as is_told,
        t.deleted_at as told_at,
        t.event_id as told_by,
        d.public_id is not null as order_is_told,
        d.deleted_at as order_told_at,
        d.event_id as order_told_by,
        o.deletion_learnt_from as order_learnt_from,
        o.deletion_learnt_at as order_learnt_at,
        coalesce(o.status, case when q.public_id is not null then 1 end) as order_status,
        r.order_updated as order_read_at,
        s.snapshot_at as seen_at,
        l.snapshot_at as latest_at,
        date_trunc('second', l.snapshot_at) as latest_second
    from placed as p
    cross join latest as l
    left join told as t on t.public_id = p.public_id and t.n = 1
    left join told_orders as d on d.public_id = p.order_now and d.n = 1
    left join {orders_with_deletions} as o on o.public_id = p.order_now
    left join once_unsent as q on q.public_id = p.order_now
    left join read_orders as r on r."order" = p.order_now
    left join seen as s on s.public_id = p.public_id
),

judged as (
    select
        f.*,
        case
            when f.is_told then 'webhook'
            when f._sdc_deleted_at is not null then 'full_table'
            -- With its order, unless a snapshot has found it elsewhere since.
            when
                f.order_is_told
                and not coalesce(
                    f.seen_at >= f.latest_at and f.order_told_at < f.latest_second, false
                )
                then 'order'
            when f.order_learnt_from is not null and f.latest_at is null then 'order'
            when
                f.order_status = 1
                and f.changed_at < f.latest_second
                and (f.seen_at is null or f.seen_at < f.latest_at)
                then 'snapshot'
            -- Its order was sent, or cancelled, without it: it was not among what was read then.
            when
                f.order_status <> 1
                and f.changed_at < f.order_read_at
                and (f.seen_at is null or f.seen_at < f.latest_at)
                then 'left_behind'
        end as learnt_from
    from facts as f
)

select
    j.learnt_from as deletion_learnt_from,
    case j.learnt_from
        when 'webhook' then j.told_at
        when 'full_table' then cast(j._sdc_deleted_at as timestamp)
        when 'order' then coalesce(j.order_told_at, j.order_learnt_at)
        when 'snapshot' then (
            select min(c.snapshot_at)
            from complete as c
            where
                date_trunc('second', c.snapshot_at) > j.changed_at
                and (j.seen_at is null or c.snapshot_at > j.seen_at)
        )
        when 'left_behind' then j.order_read_at
    end as deletion_learnt_at,
    case j.learnt_from
        when 'webhook' then j.told_by
        when 'order' then j.order_told_by
    end as deletion_event_id,
    greatest(j.changed_at, j.seen_at) as last_seen_at,
    case
        when j.learnt_from is not null then null
        when j.order_status <> 1 then 'status'
        when j.seen_at >= j.latest_at then 'snapshot'
        when j.changed_at >= j.latest_second then 'change'
        else 'unchecked'
    end as existence_learnt_from,
    {items_columns}
from judged as j
