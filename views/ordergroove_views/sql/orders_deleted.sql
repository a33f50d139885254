-- The orders that were deleted, as they were last loaded.
select
    v.deletion_learnt_from,
    v.deletion_learnt_at,
    v.deletion_event_id,
    v.last_seen_at,
    {orders_outputs}
from {orders_with_deletions} as v
where v.deletion_learnt_from is not null
