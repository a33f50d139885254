-- Every order that was ever loaded, with how its deletion was learnt, or on what its existence rests.
-- Times of Ordergroove are whole seconds: a change in the second of a snapshot may be later than it.
with complete as materialized (
    select c.snapshot_at
    from {complete_snapshots} as c
    where c.stream = 'upcoming_orders'
),

latest as (
    select max(c.snapshot_at) as snapshot_at
    from complete as c
),

-- A removal is terminal, however often and in whatever order it was told.
told as (
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
    from {upcoming_orders} as u
    group by u.public_id
),

facts as (
    select
        o.public_id,
        o.status,
        o._sdc_deleted_at,
        t.public_id is not null as is_told,
        t.deleted_at as told_at,
        t.event_id as told_by,
        s.snapshot_at as seen_at,
        l.snapshot_at as latest_at,
        date_trunc('second', l.snapshot_at) as latest_second,
        greatest(o.created, o.updated) as changed_at,
        {orders_inputs}
    from {orders} as o
    cross join latest as l
    left join told as t on t.public_id = o.public_id and t.n = 1
    left join seen as s on s.public_id = o.public_id
),

judged as (
    select
        f.*,
        case
            when f.is_told then 'webhook'
            when f._sdc_deleted_at is not null then 'full_table'
            when
                -- Only unsent orders can be deleted.
                f.status = 1
                and f.changed_at < f.latest_second
                and (f.seen_at is null or f.seen_at < f.latest_at)
                then 'snapshot'
        end as learnt_from
    from facts as f
)

select
    j.learnt_from as deletion_learnt_from,
    case j.learnt_from
        when 'webhook' then j.told_at
        when 'full_table' then cast(j._sdc_deleted_at as timestamp)
        when 'snapshot' then (
            select min(c.snapshot_at)
            from complete as c
            where
                date_trunc('second', c.snapshot_at) > j.changed_at
                and (j.seen_at is null or c.snapshot_at > j.seen_at)
        )
    end as deletion_learnt_at,
    j.told_by as deletion_event_id,
    greatest(j.changed_at, j.seen_at) as last_seen_at,
    case
        when j.learnt_from is not null then null
        when j.status <> 1 then 'status'
        when j.seen_at >= j.latest_at then 'snapshot'
        when j.changed_at >= j.latest_second then 'change'
        else 'unchecked'
    end as existence_learnt_from,
    {orders_columns}
from judged as j
