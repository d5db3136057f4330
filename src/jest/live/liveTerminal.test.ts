import { LiveTerminal, type Stream } from './liveTerminal';
import { Screen } from '../testing/screen';

describe('a live terminal', () => {
  let screen: Screen;
  let output: Stream;
  let now: number;
  let live: LiveTerminal;
  /** Its lines but for empty ones at the end, over which the cursor went. */
  const shown = (): readonly string[] => screen.lines.slice(0, 1 + screen.lines.findLastIndex((line) => line !== ''));
  beforeEach(() => {
    screen = new Screen();
    output = { write: (text) => screen.write(String(text)) };
    now = 1_000;
    live = new LiveTerminal(screen, [output], () => now);
  });

  test('shows one line, the latest', () => {
    live.show('one');
    live.show('two');
    expect(shown()).toEqual(['two']);
    live.clear();
    expect(shown()).toEqual([]);
  });

  test('makes room for the output of others, on either stream', () => {
    live.show('one');
    output.write('PASS a.perf.ts\n');
    expect(shown()).toEqual(['PASS a.perf.ts']);
    now += 1_000;
    live.show('two');
    screen.write('a warning\n');
    expect(shown()).toEqual(['PASS a.perf.ts', 'a warning']);
  });

  test('waits until Jest has written its delayed output', () => {
    output.write('PASS a.perf.ts\n');
    now += 100;
    live.show('too soon');
    expect(shown()).toEqual(['PASS a.perf.ts']);
    now += 101;
    live.show('one');
    expect(shown()).toEqual(['PASS a.perf.ts', 'one']);
  });

  test('keeps an unfinished line of others whole', () => {
    output.write('dots ..');
    now += 1_000;
    live.show('one');
    live.show('two');
    live.clear();
    expect(shown()).toEqual(['dots ..']);
  });

  test('releases the streams when it is closed, unless they were replaced', () => {
    const theirs = jest.fn(() => true);
    live.show('one');
    output.write = theirs;
    live.close();
    expect(shown()).toEqual([]);
    expect(output.write).toBe(theirs);
    screen.write('after');
    now += 1_000;
    expect(shown()).toEqual(['after']);
  });
});
