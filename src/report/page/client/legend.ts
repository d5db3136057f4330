import type { Plot, PlotBand, PlotCurve, PlotSeries } from '../../../describe/plot/plot';
import { drawMark, drawMarker, seriesColour } from './marker';
import { colour } from './theme';

/** A part of a plot that a reader can hide: the object, since an arm and a curve may have the same name. */
export type PlotPart = PlotSeries | PlotCurve | PlotBand;

/** Draws the symbol of an entry of the legend. */
type Draw = (context: CanvasRenderingContext2D) => void;

/** The width and height of a swatch in pixels of the style sheet. */
const SWATCH = 16;

/** The legend of a plot, in which a reader can hide each part. */
export class Legend {
  readonly element = document.createElement('div');
  readonly #swatches: { readonly canvas: HTMLCanvasElement; readonly draw: Draw }[] = [];
  readonly #hidden: Set<PlotPart>;
  readonly #onChange: () => void;

  constructor(title: string, { series, curves, band }: Plot, hidden: Set<PlotPart>, onChange: () => void) {
    this.#hidden = hidden;
    this.#onChange = onChange;
    this.element.className = 'legend';
    this.element.setAttribute('role', 'group');
    this.element.setAttribute('aria-label', `Shown: ${title}`);
    series.forEach((one, i) => {
      this.#add(one, (context) => {
        context.fillStyle = context.strokeStyle = one.isMark ? colour('undecided') : seriesColour(i);
        if (one.isMark) drawMark(context, 8, 8, 5);
        else drawMarker(context, i, 8, 8, 5);
      });
    });
    for (const curve of curves) {
      this.#add(curve, (context) => {
        context.fillStyle = colour('curve');
        context.fillRect(0, 7, 16, 2);
      });
    }
    if (band !== undefined) {
      this.#add(band, (context) => {
        context.fillStyle = colour('band');
        context.fillRect(0, 2, 16, 12);
        context.strokeStyle = colour('holds');
        context.strokeRect(0.5, 2.5, 15, 11);
      });
    }
    this.paint();
  }

  /** Draws the swatches in the current colours. */
  paint(): void {
    for (const { canvas, draw } of this.#swatches) {
      canvas.width = canvas.height = SWATCH * devicePixelRatio;
      const context = canvas.getContext('2d')!;
      context.scale(devicePixelRatio, devicePixelRatio);
      draw(context);
    }
  }

  #add(part: PlotPart, draw: Draw): void {
    const box = Object.assign(document.createElement('input'), { type: 'checkbox', checked: true });
    box.addEventListener('change', () => {
      if (box.checked) this.#hidden.delete(part);
      else this.#hidden.add(part);
      this.#onChange();
    });
    const canvas = Object.assign(document.createElement('canvas'), { className: 'swatch' });
    canvas.setAttribute('aria-hidden', 'true');
    this.#swatches.push({ canvas, draw });
    const name = Object.assign(document.createElement('bdi'), { textContent: part.name });
    const label = document.createElement('label');
    label.append(box, canvas, name);
    this.element.append(label);
  }
}
