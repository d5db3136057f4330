import type { Plot } from '../../../describe/plot/plot';
import { unpacked, type PackedPlot } from '../figure/packedPlot';
import { Chart, type AxisName } from './chart';
import { csvOf, download, fileName } from './download';
import { Legend, type PlotPart } from './legend';

/** The chart of a plot in its figure, with its legend and controls. */
export class Figure {
  readonly #element: HTMLElement;
  readonly #plot: Plot;
  readonly #hidden = new Set<PlotPart>();
  readonly #linear = new Set<AxisName>();
  #chart: Chart | undefined;
  #legend: Legend | undefined;
  readonly #readout = document.createElement('p');

  constructor(element: HTMLElement, plot: PackedPlot) {
    this.#element = element;
    this.#plot = unpacked(plot);
  }

  /** Draws the chart, unless it is drawn already. */
  draw(): void {
    if (this.#chart !== undefined) return;
    this.#addControls();
    this.#open();
    new ResizeObserver(() => this.#chart?.resize(this.#canvas.clientWidth)).observe(this.#canvas);
  }

  /** Draws the chart anew if it was drawn before: colours or axes have changed. */
  redraw(): void {
    if (this.#chart === undefined) return;
    this.#chart.close();
    this.#legend?.paint();
    this.#open();
  }

  get #canvas(): HTMLElement {
    return this.#element.querySelector<HTMLElement>('.canvas')!;
  }

  get #title(): string {
    return this.#element.querySelector('figcaption')!.textContent;
  }

  /** The name of the claim or experiment that the plot belongs to. */
  get #section(): string {
    return this.#element.closest('section')?.querySelector(':is(h3, h4) .name')?.textContent ?? '';
  }

  #open(): void {
    this.#chart = new Chart(this.#canvas, this.#plot, {
      hidden: this.#hidden,
      linear: this.#linear,
      onPoint: (text) => {
        this.#readout.textContent = text;
      },
    });
  }

  #addControls(): void {
    this.#legend = new Legend(this.#title, this.#plot, this.#hidden, () => this.#chart?.repaint());
    const controls = document.createElement('div');
    controls.className = 'controls';
    const axes = (['x', 'y'] as const).filter((axis) => this.#plot[axis].scale === 'log');
    controls.append(...axes.map((axis) => this.#axisButton(axis)));
    controls.append(
      this.#button('Reset zoom', () => this.#chart?.reset()),
      this.#button('CSV', () => download(fileName([this.#title, this.#section]), csvOf(this.#plot))),
    );
    this.#readout.className = 'readout';
    this.#canvas.after(this.#readout, this.#legend.element, controls);
  }

  #axisButton(axis: AxisName): HTMLButtonElement {
    const toggle = this.#button(`Linear ${axis}`, () => {
      const isLinear = !this.#linear.has(axis);
      if (isLinear) this.#linear.add(axis);
      else this.#linear.delete(axis);
      toggle.setAttribute('aria-pressed', String(isLinear));
      this.redraw();
    });
    toggle.setAttribute('aria-pressed', 'false');
    return toggle;
  }

  /** A button whose label tells screen readers which plot it belongs to. */
  #button(label: string, onClick: () => void): HTMLButtonElement {
    const element = document.createElement('button');
    element.type = 'button';
    element.textContent = label;
    element.setAttribute('aria-label', `${label}: ${this.#title}`);
    element.addEventListener('click', onClick);
    return element;
  }
}
