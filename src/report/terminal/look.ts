import { createColors } from 'picocolors';

/** Colours and other emphases, each of which returns its text as it is where there are none. */
export type Colours = ReturnType<typeof createColors>;

/** How text is to look where it will be read. */
export interface Look {
  /** How many columns there are. */
  readonly columns: number;
  readonly colours: Colours;
  /** Whether more than ASCII can be shown. */
  readonly isUnicode: boolean;
  /** Whether what went as it should is shown at length too. */
  readonly isVerbose: boolean;
}

/** Where text goes: a terminal, a file or a pipe. */
export interface Destination {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** What is not a terminal is read in windows of about so many columns. */
const COLUMNS = 100;
/** Less is too narrow for any table. */
const FEWEST_COLUMNS = 40;

/** Returns how text should look at a destination, by the variables that say what is wanted and what can be shown. */
export function lookAt(
  { isTTY = false, columns = 0 }: Destination,
  environment: NodeJS.ProcessEnv,
  isVerbose = false,
): Look {
  return {
    // A terminal that does not know says 0.
    columns: Math.max(FEWEST_COLUMNS, columns > 0 ? columns : COLUMNS),
    colours: createColors(hasColours(isTTY, environment)),
    isUnicode: isUnicode(environment),
    isVerbose,
  };
}

/** By https://no-color.org and https://force-color.org; a 0 in the latter is a no, as to the other tools. */
function hasColours(isTTY: boolean, { NO_COLOR = '', FORCE_COLOR, TERM }: NodeJS.ProcessEnv): boolean {
  if (NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined) return !['0', 'false'].includes(FORCE_COLOR);
  return isTTY && TERM !== 'dumb';
}

/** The first that is set decides: POSIX, 8.2. Where nothing is set, as in many containers, terminals show UTF-8. */
function isUnicode({ LC_ALL, LC_CTYPE, LANG }: NodeJS.ProcessEnv): boolean {
  const locale = [LC_ALL, LC_CTYPE, LANG].find((value) => value !== undefined && value !== '');
  return locale === undefined || /utf-?8/i.test(locale);
}
