import type { CheckedClaim } from '../check/verdict';
import { printLatex } from '../ir/print';
import type { Figure } from '../numeric/figures/figure';
import { figureOfObjective } from '../numeric/figures/ofObjective';
import { figuresOfSides } from '../numeric/figures/ofSides';
import type { DrawnPlotJson, PlotJson, PlotSettings } from '../protocol/plot';
import { plotJson, type FigureNames } from '../report/plot';

/** A figure of a claim, under the names of what it shows. */
export interface ClaimFigure {
  readonly subject: Figure['subject'];
  /** Undefined where it cannot be evaluated so. */
  readonly draw: (settings?: PlotSettings) => DrawnPlotJson | undefined;
}

/** What the panel may draw of a claim: its objective, or the two sides of its headline with the witness on them. */
export function figuresOf({ compared, verdict, taken }: CheckedClaim): readonly ClaimFigure[] {
  const witness = verdict.kind === 'refuted' ? verdict.witness : undefined;
  if (taken?.statement.kind === 'optimum') {
    const { extrema: [extremum], stated: [stated] } = taken.statement;
    if (!extremum) return [];
    const { objective, unknowns, goal, asked } = extremum;
    const point = asked === 'point' && stated && unknowns.length === 1 ? [stated.value] : [];
    const figure = figureOfObjective({ objective, unknowns, maximise: goal === 'maximum', stated: point, domains: taken.domains }, witness);
    return figure ? [named(figure, { objective: printLatex(objective) })] : [];
  }
  return compared ? figuresOfSides(compared.sides, witness).map((figure) => named(figure, compared)) : [];
}

function named({ subject, draw }: Figure, names: FigureNames): ClaimFigure {
  return {
    subject,
    draw: (settings) => {
      const data = draw(settings);
      return data && plotJson(subject, data, names);
    },
  };
}

/** The first figure drawn; the others are, by their nature, only offered. */
export function firstDrawn(figures: readonly ClaimFigure[]): readonly PlotJson[] {
  return figures.flatMap(({ subject, draw }, at): readonly PlotJson[] => {
    const drawn = at === 0 ? draw() : undefined;
    return at > 0 ? [{ shape: 'undrawn', subject }] : drawn ? [drawn] : [];
  });
}
