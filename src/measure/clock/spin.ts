/** Does a fixed amount of integer work that allocates nothing: only the machine can make it slower. */
export function spin(turns: number): number {
  let state = turns;
  for (let i = 0; i < turns; i++) state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
  return state;
}
