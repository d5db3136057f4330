/** The part of a stream that a live terminal uses. */
export interface Stream {
  write(text: string | Uint8Array): boolean;
}

/** Up one line, and erases it. */
const ERASE = '\u001B[1A\u001B[2K';
/** Jest delays the standard output by 100 ms: nothing is drawn until that has passed. */
const SETTLED_MS = 200;

/**
 * One line below everything else in a terminal, which is replaced as things go on.
 *
 * It is drawn as a line of the log, and any other output erases it first, so that it never lies between other lines. Jest
 * draws its own status below.
 */
export class LiveTerminal {
  readonly #stream: Stream;
  readonly #restore: (() => void)[];
  readonly #now: () => number;
  #shown = false;
  #isOwn = false;
  #isLineOpen = false;
  #disturbedAt = -Infinity;

  /**
   * @param stream - gets the line
   * @param others - the other streams of the same terminal
   */
  constructor(stream: Stream, others: readonly Stream[], now: () => number = () => performance.now()) {
    this.#stream = stream;
    this.#now = now;
    this.#restore = [stream, ...others].map((each) => this.#watch(each));
  }

  /** Shows a line in place of the one before. It must fit into one line of the terminal. */
  show(line: string): void {
    if (this.#now() - this.#disturbedAt < SETTLED_MS) return;
    this.#write(`${this.#isLineOpen ? '\n' : ''}${this.#shown ? ERASE : ''}${line}\n`);
    this.#isLineOpen = false;
    this.#shown = true;
  }

  /** Erases the line. */
  clear(): void {
    if (!this.#shown) return;
    this.#shown = false;
    this.#write(ERASE);
  }

  /** Erases the line, and stops watching the streams. */
  close(): void {
    this.clear();
    for (const restore of this.#restore) restore();
  }

  #write(text: string): void {
    this.#isOwn = true;
    try {
      this.#stream.write(text);
    } finally {
      this.#isOwn = false;
    }
  }

  #watch(stream: Stream): () => void {
    const original = stream.write;
    const watched = (...args: Parameters<Stream['write']>): boolean => {
      if (!this.#isOwn) this.#makeRoom(String(args[0]));
      return original.apply(stream, args);
    };
    stream.write = watched;
    return () => {
      // Jest may have restored its own before.
      if (stream.write === watched) stream.write = original;
    };
  }

  #makeRoom(text: string): void {
    this.clear();
    this.#disturbedAt = this.#now();
    if (text !== '') this.#isLineOpen = !text.endsWith('\n');
  }
}
