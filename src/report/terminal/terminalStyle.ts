import { createColors } from 'picocolors';
import type { ClaimState } from '../text/claimText';

/** Functions that colour or emphasise text; without colours they return it unchanged. */
export type Colours = ReturnType<typeof createColors>;

/** Returns its text in a colour. */
export type Paint = (text: string) => string;

/** The width, colours and characters of an output, and how much it shows. */
export interface TerminalStyle {
  /** The width in columns. */
  readonly columns: number;
  readonly colours: Colours;
  /** Whether characters beyond ASCII can be shown. */
  readonly isUnicode: boolean;
  /** Whether claims that are as stated are shown at length too. */
  readonly isVerbose: boolean;
}

/** The width if the output does not tell its own. */
const DEFAULT_COLUMNS = 100;
/** Tables do not fit into fewer. */
const FEWEST_COLUMNS = 40;

// Made once: to make them takes a tenth of a millisecond, and a claim waits for each line of its figures.
const [COLOURS, NO_COLOURS] = [createColors(true), createColors(false)];

/** Returns the style of an output by what it says of itself and by the environment variables. */
export function terminalStyle(
  { isTTY = false, columns = 0 }: { readonly isTTY?: boolean; readonly columns?: number },
  environment: NodeJS.ProcessEnv,
  isVerbose = false,
): TerminalStyle {
  return {
    // A terminal of unknown width says 0.
    columns: Math.max(FEWEST_COLUMNS, columns > 0 ? columns : DEFAULT_COLUMNS),
    colours: hasColours(isTTY, environment) ? COLOURS : NO_COLOURS,
    isUnicode: hasUnicode(environment),
    isVerbose,
  };
}

/** Returns the colour of a claim in a state. */
export function statePaint(state: ClaimState, { green, yellow, red }: Colours): Paint {
  return { 'as stated': green, undecided: yellow, 'not as stated': red }[state];
}

/** By https://no-color.org and https://force-color.org; other tools take a 0 in FORCE_COLOR for a no, too. */
function hasColours(isTTY: boolean, { NO_COLOR = '', FORCE_COLOR, TERM }: NodeJS.ProcessEnv): boolean {
  if (NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined) return !['0', 'false'].includes(FORCE_COLOR);
  return isTTY && TERM !== 'dumb';
}

/** The first variable that is set decides (POSIX, 8.2). If none is, as in many containers, terminals show UTF-8. */
function hasUnicode({ LC_ALL, LC_CTYPE, LANG }: NodeJS.ProcessEnv): boolean {
  const locale = [LC_ALL, LC_CTYPE, LANG].find((value) => value !== undefined && value !== '');
  return locale === undefined || /utf-?8/i.test(locale);
}
