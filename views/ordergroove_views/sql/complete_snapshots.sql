-- The snapshots of upcoming orders and items that were loaded to the last row. A snapshot is told by its
-- row in `snapshots`, which comes after its rows; those show its time, or that of a later one.
with held as (
    select
        'upcoming_orders' as stream,
        u._snapshot_at,
        count(*) as n
    from {upcoming_orders} as u
    group by u._snapshot_at
    union all
    select
        'upcoming_items' as stream,
        u._snapshot_at,
        count(*) as n
    from {upcoming_items} as u
    group by u._snapshot_at
)

select
    s.stream,
    s.snapshot_at,
    s."rows"
from {snapshots} as s
left join held as h on h.stream = s.stream and h._snapshot_at >= s.snapshot_at
where s.stream in ('upcoming_orders', 'upcoming_items')
group by s.stream, s.snapshot_at, s."rows"
having coalesce(sum(h.n), 0) >= s."rows"
