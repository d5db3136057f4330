/** What times without noise show of a growth: it settles as claimed, it exceeds the claim without end, or neither yet. */
export type Settlement = 'settled' | 'endless' | 'unsettled';
