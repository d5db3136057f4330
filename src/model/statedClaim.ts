import * as v from 'valibot';
import { described, optional, type Stored, whole } from './stored';

export const ClaimId = v.object({
  test: described(v.string(), 'The full name of its test.'),
  ordinal: described(whole, 'Its place among the claims of its test, from 1.'),
});
/** The identity of a claim in its file: a second process, or a run at another commit, finds it by this. */
export type ClaimId = Stored<typeof ClaimId>;

export const StatedClaim = v.object({
  ...ClaimId.entries,
  line: optional(v.number(), 'The line of its file that states it, from 1, if known.'),
  matcher: v.string(),
  isNot: described(v.boolean(), 'Whether the test says `.not`.'),
  claimed: described(v.string(), 'The claim in words, not negated.'),
});
/** A claim as a test states it. */
export type StatedClaim = Stored<typeof StatedClaim>;
