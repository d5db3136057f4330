import uPlot from 'uplot';
import type { Axis, Plot } from '../../../describe/plot/plot';
import { ticks, tickLabel, type Range } from '../../axisTicks';
import { xRange, yRange } from '../../terminal/plot/plotScale';
import { alignedData } from './alignedData';
import { drawPoints, nearestPoint } from './points';
import type { PlotPart } from './plotPart';
import { colour } from './theme';

/** One of the two axes of a chart. */
export type AxisName = 'x' | 'y';

/** What of a plot is shown, and how. */
export interface ChartOptions {
  /** What is taken away. */
  readonly hidden: ReadonlySet<PlotPart>;
  /** The axes that are linear although they could be logarithmic. */
  readonly linear: ReadonlySet<AxisName>;
  /** Told of the point that is nearest to the pointer, in words; of none by an empty text. */
  readonly onPoint: (text: string) => void;
}

const HEIGHT = 280;
const TICKS = 8;
const FONT = '12px system-ui, sans-serif';
/** How uPlot calls a logarithmic scale. */
// Its types declare a constant enumeration, which a file that is compiled by itself cannot read.
// eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment
const LOG = 3 as uPlot.Scale.Distr;

/** A plot drawn by uPlot: its points and their intervals, the curves through them, and what is allowed. */
export class Chart {
  readonly #uplot: uPlot;
  readonly #ranges: { readonly x: Range; readonly y: Range };

  constructor(element: HTMLElement, plot: Plot, options: ChartOptions) {
    const shown = withAxes(plot, options.linear);
    this.#ranges = { x: xRange(shown), y: yRange(shown) };
    const { data, series, bands } = alignedData(shown, this.#ranges.y, options.hidden);
    this.#uplot = new uPlot(
      {
        width: Math.max(1, element.clientWidth),
        height: HEIGHT,
        legend: { show: false },
        // Curves are smooth: their places are no whole pixels.
        pxAlign: 0,
        scales: { x: scale(shown.x, this.#ranges.x), y: scale(shown.y, this.#ranges.y) },
        axes: [axis(shown.x, 'x'), axis(shown.y, 'y')],
        series,
        bands,
        cursor: {
          drag: { x: true, y: true, uni: 30 },
          points: { show: false },
          // By itself it would show what uPlot takes for the whole of the x axis, and leave the other as it is.
          bind: {
            dblclick: () => () => {
              this.reset();
              return null;
            },
          },
        },
        hooks: {
          draw: [
            (uplot) => {
              drawPoints(uplot, shown, options.hidden);
            },
          ],
          setCursor: [
            (uplot) => {
              options.onPoint(nearestPoint(uplot, shown, options.hidden));
            },
          ],
        },
      },
      data,
      element,
    );
  }

  resize(width: number): void {
    if (width > 0 && width !== this.#uplot.width) this.#uplot.setSize({ width, height: HEIGHT });
  }

  /** Draws it again, with what is taken away and what is not. */
  repaint(): void {
    this.#uplot.redraw(true);
  }

  /** Shows all of it again. */
  reset(): void {
    const { x, y } = this.#ranges;
    this.#uplot.batch(() => {
      this.#uplot.setScale('x', { min: x.low, max: x.high });
      this.#uplot.setScale('y', { min: y.low, max: y.high });
    });
  }

  close(): void {
    this.#uplot.destroy();
  }
}

function withAxes(plot: Plot, linear: ReadonlySet<AxisName>): Plot {
  const of = (name: AxisName): Axis => (linear.has(name) ? { ...plot[name], scale: 'linear' } : plot[name]);
  return { ...plot, x: of('x'), y: of('y') };
}

function scale({ scale: kind }: Axis, { low, high }: Range): uPlot.Scale {
  return {
    time: false,
    auto: false,
    ...(kind === 'log' ? { distr: LOG } : {}),
    min: low,
    max: high,
    range: (_, min, max) => [min, max],
  };
}

function axis({ label, quantity, scale: kind }: Axis, name: AxisName): uPlot.Axis {
  const stroke = colour('text');
  const grid = { stroke: colour('grid'), width: 1 };
  return {
    scale: name,
    label,
    labelSize: 20,
    labelGap: 0,
    labelFont: FONT,
    font: FONT,
    stroke,
    grid,
    ticks: grid,
    gap: 4,
    size: name === 'y' ? 64 : 26,
    splits: (_, __, low, high) => ticks({ low, high }, kind, TICKS),
    filter: (_, splits) => splits,
    values: (_, splits) => splits.map((value) => tickLabel(value, quantity)),
  };
}
