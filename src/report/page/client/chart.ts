import uPlot from 'uplot';
import type { Axis, Plot } from '../../../describe/plot/plot';
import { xRange, yRange, type Range, ticks, tickLabel } from '../../axis';
import { alignedData } from './alignedData';
import type { PlotPart } from './legend';
import { drawPoints, nearestPoint } from './points';
import { colour } from './theme';

/** One of the two axes of a chart. */
export type AxisName = 'x' | 'y';

/** The parts of a plot that a chart shows, and how. */
export interface ChartOptions {
  /** The parts that are not drawn. */
  readonly hidden: ReadonlySet<PlotPart>;
  /** The axes that a reader switched to linear. */
  readonly linear: ReadonlySet<AxisName>;
  /** Receives the point nearest to the pointer in words; an empty text if none is near. */
  readonly onPoint: (text: string) => void;
}

const HEIGHT = 280;
const TICKS = 8;
const FONT = '12px system-ui, sans-serif';
/** The logarithmic scale of uPlot. */
// Its types declare a constant enumeration, which isolatedModules cannot read.
// oxlint-disable-next-line typescript/no-unsafe-enum-assignment
const LOG = 3 as uPlot.Scale.Distr;

/** A plot drawn by uPlot: its points with their intervals, its curves and its band. */
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
        // Curves are smoother without rounding to whole pixels.
        pxAlign: 0,
        scales: { x: scale(shown.x, this.#ranges.x), y: scale(shown.y, this.#ranges.y) },
        axes: [axis(shown.x, 'x'), axis(shown.y, 'y')],
        series,
        bands,
        cursor: {
          drag: { x: true, y: true, uni: 30 },
          points: { show: false },
          // The default resets the x axis alone, and to a range of its own.
          bind: {
            dblclick: () => () => {
              this.reset();
              return null;
            },
          },
        },
        hooks: {
          draw: [(uplot) => drawPoints(uplot, shown, options.hidden)],
          setCursor: [(uplot) => options.onPoint(nearestPoint(uplot, shown, options.hidden))],
        },
      },
      data,
      element,
    );
  }

  resize(width: number): void {
    if (width > 0 && width !== this.#uplot.width) this.#uplot.setSize({ width, height: HEIGHT });
  }

  /** Draws the parts again that are not hidden. */
  repaint(): void {
    this.#uplot.redraw(true);
  }

  /** Resets the zoom. */
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
