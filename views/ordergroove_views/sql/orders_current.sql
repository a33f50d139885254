-- The orders that there are, as far as is known.
select
    v.existence_learnt_from,
    {orders_outputs}
from {orders_with_deletions} as v
where v.deletion_learnt_from is null
