import type { Evidence } from '../../../claims/kinds';
import { plotOf } from '../../../describe/kinds';
import type { Plot } from '../../../describe/plot/plot';
import { about } from '../../../describe/testing/evidence';
import { renderPlot } from './terminalPlot';
import { plainStyle, quadratic } from '../../testing/records';

const drawn = (plot: Plot, columns = 72): string => `\n${renderPlot(plot, { ...plainStyle, columns }).join('\n')}\n`;

const violated = (evidence: Evidence): Plot => plotOf({ outcome: 'violated', evidence })!;

describe('renderPlot', () => {
  test('draws points, their curve, the band, and marks points outside of the band', () => {
    expect(drawn(violated(quadratic()))).toMatchInlineSnapshot(`
     "
            time of a call
            │                                                           ⢀⡠●
       1 ms ┤                                                      ⢀⡠⠔⠒⠉⠁
            │                                                 ⣀⡠⠤⠒⠉⠁
     100 µs ┤                                            ⣀⡠●⠒⠊
            │                                       ⢀⡠⠤⠒⠋
            │                                  ⢀⣀⠤⠒⠉⠁             ░░░░░░░░░
      10 µs ┤                             ⢀⣀●⠒⠉⠁          ░░░░░░░░░░░░░░░░░
            │                        ⢀⣀⠤⠒⠉⠁      ░░░░░░░░░░░░░░░░░░░░░░░░░░
       1 µs ┤                   ⢀⣠⠔⠒⠉⠁   ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
            │              ⣀⡤⠔●⠉⠁░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
     100 ns ┤    ░░░⣀⣀⠤⠔⠒⠉⠉░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
            │  ●⠒⠊⠉⠉░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
            └──┬──────────────×─────────────×──────────────×──────────────×──
           n   8             32            128            512           2,048
            ● unique   ⠒⠒ fitted, n^2.00   ░ allowed, up to n^1.25: n and a
            margin
            × outside of what the claim allows: from n = 32 on
     "
    `);
  });

  const differences: Plot = {
    x: { label: 'n', quantity: 'size', scale: 'log' },
    y: { label: 'nested − flat', quantity: 'duration', scale: 'linear' },
    series: [
      {
        name: 'nested − flat',
        points: [
          { x: 10, y: { estimate: 0, low: -400, high: 400 } },
          { x: 100, y: { estimate: 1_000, low: 500, high: 1_500 } },
        ],
      },
    ],
    curves: [],
    band: undefined,
    outside: [],
  };

  test('draws intervals that are longer than a character, and a tick at zero', () => {
    expect(drawn(differences, 50)).toMatchInlineSnapshot(`
     "
            nested − flat
     1.5 µs ┤                                       │
            │                                       │
            │                                       │
       1 µs ┤                                       ●
            │                                       │
            │                                       │
     500 ns ┤  │                                    │
            │  │
          0 ┤  ●
            │  │
            │  │
            │  │
            └──┬────────────────────────────────────┬──
           n  10                                   100
            ● nested − flat
     "
    `);
  });

  test('distinguishes arms without colours', () => {
    const series = ['a', 'b', 'c'].map((name, i) => ({
      name,
      points: [10, 100].map((x) => ({ x, y: about(x * 10 ** i, 0) })),
    }));
    const lines = drawn({ ...differences, y: { label: 'time', quantity: 'duration', scale: 'log' }, series });
    expect(lines).toContain('● a   ▲ b   ■ c');
    for (const symbol of ['●', '▲', '■']) expect(lines.split(symbol)).toHaveLength(4);
  });

  test.each([40, 50, 72, 200])('fits into %i columns, and never takes more than 72', (columns) => {
    const widths = [violated(quadratic([3, 10, 100_000, 12_345_678])), differences].flatMap((plot) =>
      renderPlot(plot, { ...plainStyle, columns }).map(({ length }) => length),
    );
    expect(Math.max(...widths)).toBeLessThanOrEqual(Math.min(columns, 72));
  });
});
