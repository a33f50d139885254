-- The items that there are, as far as is known.
select
    v.existence_learnt_from,
    {items_outputs}
from {items_with_deletions} as v
where v.deletion_learnt_from is null
