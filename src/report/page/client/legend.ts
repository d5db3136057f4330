import type { Plot } from '../../../describe/plot/plot';
import { drawMark, drawMarker, seriesColour } from './marker';
import type { PlotPart } from './plotPart';
import { colour } from './theme';

/** Draws what stands for an entry of the legend. */
type Draw = (context: CanvasRenderingContext2D) => void;

/** Pixels of the style sheet that a swatch is wide and high. */
const SWATCH = 16;

/** What the marks of a plot mean, each of which can be taken away. */
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

  /** Draws the swatches, in the colours that hold now. */
  paint(): void {
    for (const { canvas, draw } of this.#swatches) {
      canvas.width = canvas.height = SWATCH * devicePixelRatio;
      const context = canvas.getContext('2d')!;
      context.scale(devicePixelRatio, devicePixelRatio);
      draw(context);
    }
  }

  #add(part: PlotPart, draw: Draw): void {
    const label = document.createElement('label');
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = true;
    box.addEventListener('change', () => {
      if (box.checked) this.#hidden.delete(part);
      else this.#hidden.add(part);
      this.#onChange();
    });
    const canvas = document.createElement('canvas');
    canvas.className = 'swatch';
    canvas.setAttribute('aria-hidden', 'true');
    this.#swatches.push({ canvas, draw });
    const text = document.createElement('bdi');
    text.textContent = part.name;
    label.append(box, canvas, text);
    this.element.append(label);
  }
}
